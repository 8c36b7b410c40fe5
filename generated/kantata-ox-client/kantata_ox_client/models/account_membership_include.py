# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class AccountMembershipInclude(OpenStrEnum):
    """Name of an association. Each adds an id field, or one of several ids, to each membership and the objects to a
    map, which for people of any kind is `users`."""

    BACKUP_APPROVER_ASSOCIATIONS = "backup_approver_associations"
    COST_RATES = "cost_rates"
    DEFAULT_ROLE = "default_role"
    EFFECTIVE_WORKWEEK = "effective_workweek"
    FUTURE_BILLABLE_UTILIZATIONS = "future_billable_utilizations"
    MANAGEES = "managees"
    MANAGER = "manager"
    POSSIBLE_MANAGEES = "possible_managees"
    POSSIBLE_MANAGERS = "possible_managers"
    SKILL_MEMBERSHIPS = "skill_memberships"
    USER = "user"
