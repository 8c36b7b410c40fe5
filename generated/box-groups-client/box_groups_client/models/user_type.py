# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserType(OpenStrEnum):
    """`managed` are the users of the enterprise, those of apps included; `external` are outsiders, who need their
    exact login in `filter_term`; `all` are both, outsiders again by the exact login only."""

    ALL = "all"
    EXTERNAL = "external"
    MANAGED = "managed"
