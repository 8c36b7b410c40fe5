# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class AccountMembershipOrder(OpenStrEnum):
    """By one field, upwards or downwards. Default: "created_at:desc"."""

    BILL_RATE_ASC = "bill_rate:asc"
    BILL_RATE_DESC = "bill_rate:desc"
    COST_RATE_ASC = "cost_rate:asc"
    COST_RATE_DESC = "cost_rate:desc"
    CREATED_AT_ASC = "created_at:asc"
    CREATED_AT_DESC = "created_at:desc"
    FULL_NAME_ASC = "full_name:asc"
    FULL_NAME_DESC = "full_name:desc"
    PERMISSION_ASC = "permission:asc"
    PERMISSION_DESC = "permission:desc"
    ROLE_ASC = "role:asc"
    ROLE_DESC = "role:desc"
    UPDATED_AT_ASC = "updated_at:asc"
    UPDATED_AT_DESC = "updated_at:desc"
