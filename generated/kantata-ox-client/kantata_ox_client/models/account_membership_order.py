# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from ..types import OpenStrEnum


class AccountMembershipOrder(OpenStrEnum):
    """By one field, upwards or downwards. Default: "created_at:desc"."""

    BILL_RATEASC = "bill_rate:asc"
    BILL_RATEDESC = "bill_rate:desc"
    COST_RATEASC = "cost_rate:asc"
    COST_RATEDESC = "cost_rate:desc"
    CREATED_ATASC = "created_at:asc"
    CREATED_ATDESC = "created_at:desc"
    FULL_NAMEASC = "full_name:asc"
    FULL_NAMEDESC = "full_name:desc"
    PERMISSIONASC = "permission:asc"
    PERMISSIONDESC = "permission:desc"
    ROLEASC = "role:asc"
    ROLEDESC = "role:desc"
    UPDATED_ATASC = "updated_at:asc"
    UPDATED_ATDESC = "updated_at:desc"
