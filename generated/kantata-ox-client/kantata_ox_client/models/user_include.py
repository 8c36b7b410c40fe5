# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserInclude(OpenStrEnum):
    """Name of an association. Each adds a map of its own to the response and an id field, or one of several ids, to
    each user; managers join the users in their map."""

    ACCOUNT_MEMBERSHIP = "account_membership"
    CUSTOM_FIELD_VALUES = "custom_field_values"
    EXTERNAL_REFERENCES = "external_references"
    MANAGER = "manager"
    ROLE = "role"
    SKILLS = "skills"
    SKILL_MEMBERSHIPS = "skill_memberships"
    WORK_SAMPLES = "work_samples"
