# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserOptionalField(OpenStrEnum):
    """Name of a field that users have only when it is asked for."""

    ABBREVIATED_TIMEZONE = "abbreviated_timezone"
    BIO = "bio"
    CITY = "city"
    CLASSIFICATION = "classification"
    COUNTRY = "country"
    LAST_SITE_ACTIVITY = "last_site_activity"
    STATE = "state"
    WEBSITE = "website"
