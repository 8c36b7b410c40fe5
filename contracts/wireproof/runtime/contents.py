# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Parameters that are described by `content`: JSON as the text of a parameter.

Source: OpenAPI 3.1, section 4.8.12.2.
"""

import json
from typing import Any

from .decoding import Decoder
from .encoding import Header, Path, Query, QueryPart, percent_encoded, typed
from .types import Unset

__all__ = ["JsonCookie", "JsonHeader", "JsonPath", "JsonQuery"]


class JsonPath(Path):
    """A path parameter that is JSON."""

    def __call__(self, value: Any) -> str:
        """The segment of the path, percent-encoded; TypeError and ValueError as for other values."""
        return percent_encoded(_json(self.name, value, self.decoder))


class JsonQuery(Query):
    """A query parameter that is JSON."""

    def __call__(self, value: Any) -> QueryPart:
        """Its pair; none when it is `UNSET` and may be. TypeError and ValueError as for other values."""
        if isinstance(value, Unset) and not self.required:
            return self.name, []
        return self.name, [f"{percent_encoded(self.name)}={percent_encoded(_json(self.name, value, self.decoder))}"]


class JsonCookie(JsonQuery):
    """A cookie parameter; as a query parameter."""


class JsonHeader(Header):
    """A header parameter that is JSON, with nothing in it but ASCII."""

    def __call__(self, value: Any) -> dict[str, str]:
        """The header field; none when it is `UNSET` and may be. TypeError and ValueError as for other values."""
        if isinstance(value, Unset) and not self.required:
            return {}
        return {self.name: _json(self.name, value, self.decoder)}


def _json(name: str, value: Any, decoder: Decoder[Any]) -> str:
    """A value as JSON, if the spec describes such a value."""
    if value is None or isinstance(value, Unset):
        raise TypeError(f"parameter {name} needs a value, not {value!r}; one that is optional may be left out")
    return json.dumps(typed(f"parameter {name}", value, decoder), separators=(",", ":"))
