# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserStatus(OpenStrEnum):
    """What the user may still do."""

    ACTIVE = "active"
    CANNOT_DELETE_EDIT = "cannot_delete_edit"
    CANNOT_DELETE_EDIT_UPLOAD = "cannot_delete_edit_upload"
    INACTIVE = "inactive"
