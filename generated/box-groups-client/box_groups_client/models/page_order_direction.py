# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class PageOrderDirection(OpenStrEnum):
    """Ascending or descending."""

    ASC = "ASC"
    DESC = "DESC"
