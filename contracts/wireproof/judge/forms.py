"""
Judges forms: how each member is written, and what all of them are together.

Sources: OpenAPI 3.1.1, sections 4.8.14.4 and 4.8.15; WHATWG URL, section 5 (`application/x-www-form-urlencoded`).
"""

from typing import Any

from wireproof.catalog import MediaType
from wireproof.findings import Code, Finding
from wireproof.forms import form_member, form_members, is_open
from wireproof.judge.judging import ABSENT, Judging
from wireproof.judge.parameters import ENCODED, decoded, read_value
from wireproof.judge.violations import violations
from wireproof.numbers import shortened
from wireproof.pointers import escape
from wireproof.serialization import Pairs, is_spread

__all__ = ["form_value"]


def form_value(media_type: MediaType, content: bytes, place: str) -> Judging[Any]:
    """The members of a form, read from its pairs."""
    owned = yield from _owned(media_type, content, place)
    members: dict[str, Any] = {}
    for name, pairs in owned.items():
        parameter = form_member(media_type, name)
        parts = [[pair] for pair in pairs] if is_open(media_type, parameter) else [pairs]
        values, problems = zip(*(read_value(parameter, part) for part in parts), strict=True)
        value, problem = (values[0] if len(parts) == 1 else [*values]), next(filter(None, problems), None)
        if problem is None:
            members[name] = value
        else:
            received = "&".join(f"{raw}={text}" for raw, text in pairs)
            yield Finding(problem[0], f"{place} at /{escape(name)}", received, problem[1], parameter.pointer)
    if media_type.schema is not None and len(members) == len(owned):
        yield from violations(Code.BODY_INVALID, place, media_type.schema, shortened(members))
    return members if len(members) == len(owned) else ABSENT


def _owned(media_type: MediaType, content: bytes, place: str) -> Judging[dict[str, Pairs]]:
    """The pairs of each member; a space may be written as `+`."""
    owned: dict[str, Pairs] = {}
    for piece in filter(None, content.decode("latin-1").replace("+", "%20").split("&")):
        raw, _, text = piece.partition("=")
        name = decoded(raw)
        if name is None or not piece.isascii():
            yield Finding(Code.PERCENT_ENCODING_INVALID, place, piece, ENCODED, media_type.pointer)
            continue
        owner = _owner(media_type, name)
        stem = form_members(media_type).get(name.partition("[")[0])
        if owner == name and stem and "[" in name:
            documented = f"`{stem.name}=` before each value"
            yield Finding(Code.FORM_STYLE_MISMATCH, f"{place} at /{escape(stem.name)}", piece, documented, stem.pointer)
            continue
        owned.setdefault(owner, []).append((raw, text))
    return owned


def _owner(media_type: MediaType, name: str) -> str:
    """The member that a pair of this name belongs to."""
    for member in form_members(media_type).values():
        is_inside = member.style == "deepObject" and name.startswith(f"{member.name}[")
        if is_inside or (is_spread(member) and name in member.schema.properties):
            return member.name
    return name
