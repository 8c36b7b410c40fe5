# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class AccountPermission(OpenStrEnum):
    """What a user may do on an account; `administrator` puts the user in the Account Administrators group."""

    ADMINISTRATOR = "administrator"
    COLLABORATOR = "collaborator"
    EXTERNAL_COLLABORATOR = "external_collaborator"
    PROJECT_CREATOR = "project_creator"
    PROJECT_LEAD = "project_lead"
    PUNCH_CLOCK = "punch_clock"
    REPORTS_VIEWER = "reports_viewer"
    REPORTS_VIEWER_WITH_COST = "reports_viewer_with_cost"
