# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Bodies that are no JSON: forms, forms with files, and files alone.

Source: OpenAPI 3.1, sections 4.8.14 and 4.8.15; RFC 7578.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from .decoding import Decoder, anything
from .encoding import JSON, Content, Query, percent_encoded, text_of, typed, typed_body
from .files import File, file_name, is_upload, source_of
from .types import UNSET, Unset

__all__ = ["Binary", "Field", "Form", "Multipart", "Part"]

_CONTENT_TYPE = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+([;].*)?"


@frozen
class Field:
    """A member of a form."""

    name: str
    decoder: Decoder[Any] = anything
    style: str | None = None
    """None: each value, or each item of a list, is a text by itself."""
    explode: bool = True
    is_json: bool = False
    """Whether that text is JSON."""
    required: bool = False

    def __call__(self, value: Any) -> list[str]:
        """
        Its pairs, percent-encoded; none when it is `UNSET` and may be.

        TypeError for None and another type; ValueError for an empty list, and for what is undocumented or has no text.
        """
        if self.style is not None:
            query = Query(self.name, self.decoder, style=self.style, explode=self.explode, required=self.required)
            return query(value)[1]
        values = _item_values(self.name, value, self.decoder, required=self.required)
        return [f"{percent_encoded(self.name)}={percent_encoded(_member_text(one, self.is_json))}" for one in values]


@frozen
class Form:
    """A request body of type `application/x-www-form-urlencoded`."""

    fields: Sequence[Field]
    rest: Field | None = None
    """How members are written that the spec does not name; None where there are none."""
    required: bool = True
    whole: Decoder[Any] | None = None
    """What the body is where it is one argument, a model of several; None where its members are given."""

    def __call__(self, body: Any) -> Content | None:
        """The body; None when it needs none and has no members."""
        members = body if self.whole is None else self._members_of(body, self.whole)
        pairs = [pair for field, value in _paired(self.fields, self.rest, members) for pair in field(value)]
        if not (pairs or self.required):
            return None
        return Content("application/x-www-form-urlencoded", "&".join(pairs).encode("ascii"))

    def _members_of(self, body: Any, whole: Decoder[Any]) -> Any:
        return body if isinstance(body, Unset) and not self.required else typed_body(body, whole)


@frozen
class Part:
    """A member of a form with files; of a list, each item is a part."""

    name: str
    decoder: Decoder[Any] = anything
    content_type: str = ""
    """What is documented, or several with commas between; empty for plain text, or any file."""
    is_file: bool = False
    required: bool = False

    def __call__(self, value: Any) -> Iterator[tuple[str, Any]]:
        """
        Its parts, each the header fields and the content; none when it is `UNSET` and may be.

        TypeError for None and another type; ValueError for an empty list, and for what is undocumented or has no text.
        """
        if self.is_file or (not self.required and self.decoder is anything and is_upload(value)):
            yield from self._files(value)
            return
        is_json = "json" in self.content_type
        for one in _item_values(self.name, value, self.decoder, required=self.required):
            content_type = f"\r\nContent-Type: {self.content_type}" if self.content_type else ""
            yield f"{_disposition(self.name)}{content_type}", _member_text(one, is_json).encode()

    def _files(self, value: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(value, Unset) and not self.required:
            return
        files = list(value) if isinstance(value, list | tuple) else [value]
        if not files:
            raise ValueError(f"{self.name} must not be empty: it would be left out")
        for index, one in enumerate(files):
            place = f"{self.name}: at /{index}" if isinstance(value, list | tuple) else self.name
            if not is_upload(one):
                raise TypeError(f"{place}, expected bytes, an open file or a path, received {type(one).__name__}")
            content_type = content_type_of(place, one, self.content_type)
            named_ = f'{_disposition(self.name)}; filename="{_quoted_name(file_name(one, self.name))}"'
            yield f"{named_}\r\nContent-Type: {content_type}", one


@frozen
class Multipart:
    """A request body of type `multipart/form-data`."""

    parts: Sequence[Part]
    rest: Part | None = None
    """How members are written that the spec does not name; None where there are none."""
    required: bool = True

    def __call__(self, members: Mapping[str, Any] | Unset) -> Content | None:
        """The body, whose files are read when it is sent; None when it needs none and has no members."""
        found = [one for part, value in _paired(self.parts, self.rest, members) for one in part(value)]
        if not (found or self.required):
            return None
        boundary = os.urandom(16).hex()
        contents: list[Any] = []
        for fields, content in found:
            contents += [f"--{boundary}\r\n{fields}\r\n\r\n".encode(), content, b"\r\n"]
        source = source_of(*contents, f"--{boundary}--\r\n".encode())
        return Content(f"multipart/form-data; boundary={boundary}", source)


@frozen
class Binary:
    """A request body that is a file, of one of the documented content types."""

    documented: str
    """With commas between; some may be ranges."""
    is_text: bool = False
    required: bool = True

    def __call__(self, content: Any, content_type: str | Unset = UNSET) -> Content | None:
        """
        The body; None when there is none.

        TypeError for a needed body that is not there and one of another type; ValueError for an undocumented content
        type.
        """
        if isinstance(content, Unset) and not self.required:
            return None
        if self.is_text and isinstance(content, str):
            content = content.encode()
        if not is_upload(content):
            expected = "a text" if self.is_text else "bytes, an open file or a path"
            raise TypeError(f"content: expected {expected}, received {type(content).__name__}")
        if not isinstance(content_type, Unset):
            content = File(content.content if isinstance(content, File) else content, content_type=content_type)
        return Content(content_type_of("content_type", content, self.documented), source_of(content))


def content_type_of(place: str, value: Any, documented: str) -> str:
    """The content type of a file: the one that it has, or else the first one that is documented and no range."""
    listed = [one.strip() for one in documented.split(",")] if documented else ["*/*"]
    given = value.content_type if isinstance(value, File) else None
    if given is None:
        return next((one for one in listed if "*" not in one), "application/octet-stream")
    if not isinstance(given, str):
        raise TypeError(f"{place}: a content type is a string, not {type(given).__name__}")
    if not re.fullmatch(_CONTENT_TYPE, given) or not (given.isascii() and given.isprintable()):
        raise ValueError(f"{place}: {given!r} is no content type")
    if not any(_is_of(given, one) for one in listed):
        raise ValueError(f"{place}: the content type must be one of {', '.join(listed)}, not {given!r}")
    return given


def _is_of(content_type: str, documented: str) -> bool:
    names = [one.partition(";")[0].strip().lower() for one in (content_type, documented)]
    return names[1] in (names[0], f"{names[0].partition('/')[0]}/*", "*/*")


def _paired(known: Sequence[Any], rest: Any, members: Mapping[str, Any] | Unset) -> Iterator[tuple[Any, Any]]:
    """Each member that is given, with what writes it, and those that are needed and not given."""
    if isinstance(members, Unset):
        members = {}
    if not isinstance(members, Mapping):
        raise TypeError(f"the body: expected a mapping, received {type(members).__name__}")
    by_name = {one.name: one for one in known}
    for name, value in members.items():
        yield by_name.get(name) or evolve(rest, name=name), value
    yield from ((one, UNSET) for one in known if one.required and one.name not in members)


def _item_values(name: str, value: Any, decoder: Decoder[Any], *, required: bool) -> list[Any]:
    """The values that are written one by one, as JSON has them."""
    if isinstance(value, Unset) and not required:
        return []
    if value is None or isinstance(value, Unset):
        raise TypeError(f"{name} needs a value, not {value!r}; one that is optional may be left out")
    found = typed(name, value, decoder)
    if found == []:
        raise ValueError(f"{name} must not be empty: it would be left out")
    return found if isinstance(found, list) else [found]


def _member_text(value: Any, is_json: bool) -> str:
    return JSON.encode(value) if is_json else text_of(value)


def _disposition(name: str) -> str:
    return f'Content-Disposition: form-data; name="{_quoted_name(name)}"'


def _quoted_name(text: str) -> str:
    """A name as browsers write it (RFC 7578, section 2)."""
    return re.sub('["\r\n]', lambda one: f"%{ord(one[0]):02X}", text)
