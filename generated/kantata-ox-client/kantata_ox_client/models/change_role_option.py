# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class ChangeRoleOption(OpenStrEnum):
    """What becomes of the roles in projects with a new role; without a choice it is added."""

    ADD_ANOTHER_ROLE = "add_another_role"
    KEEP_EXISTING_ROLE = "keep_existing_role"
    UPDATE_WITH_NEW_ROLE = "update_with_new_role"
