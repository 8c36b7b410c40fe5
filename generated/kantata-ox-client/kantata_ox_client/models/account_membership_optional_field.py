# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class AccountMembershipOptionalField(OpenStrEnum):
    """Name of a field that account memberships have only when it is asked for."""

    CAN_LOG_IN = "can_log_in"
    NON_PARTICIPANT = "non_participant"
