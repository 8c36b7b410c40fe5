# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.envelope_meta import EnvelopeMeta
    from ..models.result_reference import ResultReference


@_attrs_define
class Envelope:
    """The shape that all answers of this API share. Read `results` for what was found, then look each id up in the map
    that its key names. A map may hold included objects of the same kind besides."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole answer, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "count": self.count,
                "meta": self.meta,
                "results": self.results,
            },
            self.additional_properties,
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        from ..models.envelope_meta import EnvelopeMeta
        from ..models.result_reference import ResultReference

        members = dict(src_dict)
        return cls(
            count=_decoding.optional(members, "count", _decoding.integer),
            meta=_decoding.optional(members, "meta", _decoding.model(EnvelopeMeta)),
            results=_decoding.optional(members, "results", _decoding.array(_decoding.model(ResultReference))),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
