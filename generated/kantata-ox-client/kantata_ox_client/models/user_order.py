# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserOrder(OpenStrEnum):
    """By name, upwards or downwards. The service takes the default for what it does not know. Default:
    "alphabetical:asc"."""

    ALPHABETICAL_ASC = "alphabetical:asc"
    ALPHABETICAL_DESC = "alphabetical:desc"
