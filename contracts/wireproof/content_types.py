"""
The names of content types, as `Content-Type` and the keys of `content` have them.

Source: RFC 9110, section 8.3.1.
"""

__all__ = ["FORM", "MULTIPART", "essence_of", "is_json"]

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


def essence_of(content_type: str) -> str:
    """Type and subtype in lower case, without parameters such as `charset`."""
    return content_type.partition(";")[0].strip(" \t").lower()


def is_json(content_type: str) -> bool:
    """Whether a content type is JSON: `application/json` or a `+json` suffix (RFC 6839, section 3.1)."""
    name = essence_of(content_type)
    return name == "application/json" or name.endswith("+json")
