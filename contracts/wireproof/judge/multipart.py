"""
Judges multipart bodies: where each part begins and ends, what it is called, and what is in it.

Sources: OpenAPI 3.1.1, section 4.8.14.5; RFC 2046, section 5.1; RFC 7578, section 4.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from wireproof.catalog import MediaType, Parameter
from wireproof.content_types import essence_of, is_json
from wireproof.findings import NOTHING, Code, Finding
from wireproof.forms import as_text, form_member, is_open
from wireproof.judge.jsontext import json_value
from wireproof.judge.judging import ABSENT, Judging
from wireproof.judge.violations import violations
from wireproof.numbers import shortened
from wireproof.pointers import escape
from wireproof.schema import Schema
from wireproof.serialization import shape_of, typed

__all__ = ["multipart_value"]

PARAMETER = re.compile(r';[ \t]*([!-~]+?)[ \t]*=[ \t]*(?:"([^"]*)"|([^";\s]+))')
"""A parameter of a header field; a quote inside of one is `%22` (RFC 7578, section 2)."""


@dataclass(frozen=True)
class Part:
    """One part, none of it decoded but its header fields."""

    fields: Mapping[str, str]
    """By their names in lower case."""
    content: bytes

    @property
    def name(self) -> str | None:
        """The member that it is of."""
        return self._named.get("name")

    @property
    def is_file(self) -> bool:
        """Whether it says the name of a file."""
        return not {"filename", "filename*"}.isdisjoint(self._named)

    @property
    def content_type(self) -> str:
        """Without parameters; plain text unless it says so (RFC 7578, section 4.4)."""
        return essence_of(self.fields.get("content-type", "text/plain"))

    @property
    def _named(self) -> dict[str, str]:
        disposition = self.fields.get("content-disposition", "")
        return _field_parameters(disposition) if disposition.lower().startswith("form-data") else {}


def multipart_value(media_type: MediaType, content_type: str, content: bytes, place: str) -> Judging[Any]:
    """The members of a multipart body; a file is bytes."""
    try:
        parts = _split_parts(content, _field_parameters(content_type).get("boundary", ""))
    except ValueError as error:
        yield Finding(Code.BODY_INVALID, place, content_type, f"multipart/form-data ({error})", media_type.pointer)
        return ABSENT
    members: dict[str, Any] = {}
    for name, of_member in (yield from _by_name(media_type, parts, place)).items():
        spot, parameter = f"{place} at /{escape(name)}", form_member(media_type, name)
        values = []
        for index, part in enumerate(of_member):
            values.append((yield from _part_value(media_type, parameter, part, index, spot)))
        is_list = shape_of(parameter.schema) == "array"
        may_be_several = is_list or (len(values) > 1 and is_open(media_type, parameter))
        if len(values) > 1 and not may_be_several:
            yield Finding(Code.FORM_STYLE_MISMATCH, spot, f"{len(values)} parts", "one part", parameter.pointer)
        is_whole = len(values) == 1 and isinstance(values[0], list)  # as 3.1.0 may be read, too
        members[name] = ABSENT if ABSENT in values else values if may_be_several and not is_whole else values[0]
    if ABSENT in members.values():
        return ABSENT
    if media_type.schema is not None:
        yield from violations(Code.BODY_INVALID, place, media_type.schema, shortened(as_text(members)))
    return members


def _by_name(media_type: MediaType, parts: list[Part], place: str) -> Judging[dict[str, list[Part]]]:
    found: dict[str, list[Part]] = {}
    for part in parts:
        if part.name is None:
            received = part.fields.get("content-disposition", NOTHING)
            documented = '`Content-Disposition: form-data; name="..."` (RFC 7578, section 4.2)'
            yield Finding(Code.PART_INVALID, f"part of the {place}", received, documented, media_type.pointer)
        else:
            found.setdefault(part.name, []).append(part)
    return found


def _part_value(media_type: MediaType, parameter: Parameter, part: Part, index: int, place: str) -> Judging[Any]:
    """What a part says: bytes, a JSON value, or what its text is by the schema."""
    is_unspecified = is_open(media_type, parameter)
    if parameter.is_file and not part.is_file:
        documented = "`filename` in Content-Disposition (RFC 7578, section 4.2)"
        yield Finding(Code.PART_INVALID, place, part.fields["content-disposition"], documented, parameter.pointer)
    if not is_unspecified and not _is_among(part.content_type, parameter.content_type):
        yield Finding(Code.PART_INVALID, place, part.content_type, parameter.content_type, parameter.pointer)
    if parameter.is_file or (is_unspecified and part.is_file):
        return part.content
    is_list, schema = shape_of(parameter.schema) == "array", parameter.schema
    schemas: list[Schema] = schema.declared_item(index) if is_list else [schema]
    try:
        text = part.content.decode("utf-8")
        return json_value(text) if is_json(part.content_type) else typed(text, schemas)[0]
    except (RecursionError, ValueError) as error:
        yield Finding(Code.BODY_INVALID, place, repr(part.content[:200]), str(error), parameter.pointer)
        return ABSENT


def _is_among(content_type: str, documented: str) -> bool:
    patterns = (essence_of(one) for one in documented.split(","))
    return any(fnmatchcase(content_type, pattern) for pattern in patterns)


def _split_parts(content: bytes, boundary: str) -> list[Part]:
    """
    The parts between the boundaries.

    Raises:
        ValueError: There is no boundary, or the body does not end with one.
    """
    if not boundary:
        raise ValueError("its Content-Type has no boundary")
    _, *pieces = (b"\r\n" + content).split(b"\r\n--" + boundary.encode("latin-1"))
    if not pieces or not pieces[-1].startswith(b"--"):
        raise ValueError("it does not end with its boundary and `--`")
    return [_parsed_part(piece) for piece in pieces[:-1]]


def _parsed_part(piece: bytes) -> Part:
    padding, line_end, block = piece.partition(b"\r\n")
    if padding.strip(b" \t") or not line_end:
        raise ValueError("a boundary is not alone on its line")
    head, empty_line, content = (b"\r\n" + block).partition(b"\r\n\r\n")
    if not empty_line:
        raise ValueError("a part has no empty line before its content")
    lines = [line.partition(":") for line in head.decode("utf-8", "replace").split("\r\n") if line]
    return Part({name.strip().lower(): text.strip() for name, _, text in lines}, content)


def _field_parameters(field: str) -> dict[str, str]:
    """The parameters of a header field, by their names in lower case."""
    found = {name.lower(): quoted or token for name, quoted, token in PARAMETER.findall(field)}
    return {name: re.sub("%(22|0D|0A)", lambda one: chr(int(one[1], 16)), text) for name, text in found.items()}
