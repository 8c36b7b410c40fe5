# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding

if TYPE_CHECKING:
    from ..models.included_object import IncludedObject


@_attrs_define(eq=False)
class IncludedMap(MutableMapping[str, "IncludedObject"]):
    """Included objects of another kind, by id; empty when there was nothing to add."""

    additional_properties: dict[str, IncludedObject] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {},
            self.additional_properties,
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        from ..models.included_object import IncludedObject

        members = dict(src_dict)
        return cls(
            additional_properties=_decoding.rest(members, _decoding.model(IncludedObject)),
        )

    def __getitem__(self, key: str) -> IncludedObject:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: IncludedObject) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
