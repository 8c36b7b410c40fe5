"""
Recordings of several formats, told apart by what stands in them.

    HAR 1.2          {"log": {"entries": [{"request": ..., "response": ...}]}}
    vcrpy            interactions: [{request: ..., response: ...}], in YAML or JSON; pytest-recording writes the same
    NDJSON           an object with `request` and `response` in each line, as in HAR or as in vcrpy

Nothing in a file is opened or executed, and tags of YAML that name classes of Python are refused.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from wireproof.errors import RecordingError, SpecError, first_line
from wireproof.findings import Code, Side, one_line
from wireproof.messages import Request, Response
from wireproof.recordings.bodies import UNKNOWN, Body, plain
from wireproof.recordings.nodes import Node, UnfitError
from wireproof.text import LARGEST, marks, read

__all__ = ["SUFFIXES", "Recording", "files_at", "line_of", "recordings_in"]

LINES = (".ndjson", ".jsonl")
SUFFIXES = (".har", ".json", ".yaml", ".yml", *LINES)
"""What files of recordings are called."""

MOST = 100_000
"""Entries of a file that are read."""

FORMATS = "HAR (`log.entries`), a cassette of vcrpy (`interactions`) or NDJSON"


@dataclass(frozen=True)
class Recording:
    """One exchange that was recorded."""

    file: Path
    entry: int
    """Which one of the file, from 1."""
    place: str
    """Where in the file, as a JSON pointer; in NDJSON it is the line."""
    request: Request
    response: Response | None
    unknown: frozenset[Side]
    """The sides whose body was not recorded, or cannot be read."""
    cut: frozenset[Side]
    """The sides whose body was longer than what was recorded."""


def files_at(path: Path) -> tuple[Path, ...]:
    """
    The recordings that a path names: the file, or those of a folder and its folders, by their names.

    Raises:
        RecordingError: There is nothing.
    """
    if not path.is_dir():
        return (path,)
    found = tuple(file for file in sorted(path.rglob("*")) if file.suffix in SUFFIXES and file.is_file())
    if not found:
        raise RecordingError(f"{path}: there are no recordings; name a folder with *{', *'.join(SUFFIXES)}")
    return found


def recordings_in(file: Path) -> Iterator[Recording]:
    """
    Every exchange of a file, in its order.

    Raises:
        RecordingError: It cannot be read, or is no recording; the sentence has the entry where that is one's fault.
    """
    for number, (place, node) in enumerate(_entries(file), 1):
        if number > MOST:
            raise RecordingError(f"{file}: it has more than {MOST:,} entries; split it")
        try:
            yield _recording(file, number, place, node)
        except UnfitError as error:
            raise RecordingError(f"{file}: entry {number}: {one_line(str(error))}") from None


def line_of(recording: Recording) -> int:
    """The line where a recording begins; 0 where that is not known."""
    if recording.file.suffix in LINES:
        return recording.entry
    return marks(recording.file, [recording.place])[recording.place][0]


# Files --------------------------------------------------------------------------------------------------------------


def _entries(file: Path) -> Iterator[tuple[str, Node]]:
    """Each entry, with where it stands."""
    if file.suffix in LINES:
        yield from _of_lines(file)
        return
    document = Node(_mapping_of(file))
    for names in (("log", "entries"), ("interactions",)):
        listed = document.at(*names)
        if listed:
            try:
                yield from ((f"#/{'/'.join(names)}/{index}", one) for index, one in enumerate(listed))
            except UnfitError as error:
                raise RecordingError(f"{file}: {error}") from None
            return
    raise RecordingError(f"{file}: it is no recording; name a file of {FORMATS}")


def _mapping_of(file: Path) -> dict[str, Any]:
    try:
        return read(file)
    except SpecError as error:
        if error.code is Code.NOT_OPENAPI:
            raise RecordingError(f"{file}: it is no recording; name a file of {FORMATS}") from None
        raise RecordingError(f"{file}: at {error.place}: {error.problem}") from None


def _of_lines(file: Path) -> Iterator[tuple[str, Node]]:
    try:
        if file.stat().st_size > LARGEST:
            raise RecordingError(f"{file}: it has more than {LARGEST // 2**20} MB; split it")
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise RecordingError(f"{file}: it cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise RecordingError(f"{file}: it is not UTF-8 text; save it as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield str(number), Node(json.loads(line))
            except (ValueError, RecursionError) as error:
                problem = first_line(error) if isinstance(error, ValueError) else "it is nested too deeply"
                raise RecordingError(f"{file}:{number}: the line is no JSON ({problem}); correct it") from None


# Entries ------------------------------------------------------------------------------------------------------------


def _recording(file: Path, number: int, place: str, node: Node) -> Recording:
    request, sent = _recorded_request(Node(node.value).at("request"))
    response, received = _recorded_response(Node(node.value).at("response"), request.method)
    bodies: dict[Side, Body] = {"request": sent, "response": received}
    unknown = frozenset(side for side, body in bodies.items() if not body.is_known)
    cut = frozenset(side for side, body in bodies.items() if body.is_cut)
    return Recording(file, number, place, request, response, unknown, cut)


def _recorded_request(node: Node) -> tuple[Request, Body]:
    url, method, fields = node.first("uri", "url"), node.at("method").text, node.at("headers").fields
    body = _posted(node) if node.at("postData") else _body(node.first("body", "json"), fields)
    if not node.first("postData", "body", "json") and (_size(node.at("bodySize")) or 0) > 0:
        body = UNKNOWN
    request = Request.to(method, url.text, fields, body.content)
    if not request.origin or request.origin.endswith("://"):
        raise UnfitError(f"`{url.place}` is no absolute URL; write scheme and host")  # itself it may hold secrets
    return request, body


def _posted(node: Node) -> Body:
    """The body of a request of HAR: its text, or the members of a form."""
    posted = node.at("postData")
    if posted.at("text"):
        return _body(posted, ())
    if not posted.at("params"):
        return Body()
    if "x-www-form-urlencoded" not in posted.at("mimeType").text:
        return UNKNOWN
    pairs = [(one.at("name").text, one.at("value").text if one.at("value") else "") for one in posted.at("params")]
    return Body(urlencode(pairs).encode())


def _recorded_response(node: Node, method: str) -> tuple[Response | None, Body]:
    if not node:
        return None, Body()
    status = (node.at("status", "code") or node.first("status_code", "status")).number
    if status == 0:  # a browser that got no response
        return None, Body()
    fields, recorded = node.at("headers").fields, node.first("body", "json", "content")
    body = _body(recorded, fields)
    if not recorded.first("text", "string", "base64_string") and (_size(recorded.at("size")) or 0) > 0:
        body = UNKNOWN
    return Response.of(status, fields, b"" if method == "HEAD" and not body.content else body.content), body


def _body(node: Node, fields: list[tuple[str, str]] | tuple[()]) -> Body:
    """A body: nothing, a text, bytes, a JSON value under `json`, or an object that has it as `text` or `string`."""
    if not node:
        return Body()
    if node.place.endswith(".json"):
        return Body(json.dumps(node.value, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    if isinstance(node.value, str | bytes):
        return plain(fields, node.content, _length(fields))
    if node.at("base64_string"):
        return plain(fields, node.at("base64_string").from_base64, _length(fields))
    written = node.first("text", "string")
    if not written:
        return Body()
    encoding = node.at("encoding").value
    if encoding == "base64":
        return plain(fields, written.from_base64, _size(node.at("size")))
    return plain(fields, written.content, _size(node.at("size")) or _length(fields))


def _length(fields: list[tuple[str, str]] | tuple[()]) -> int | None:
    """What Content-Length says; of content in a coding it is the size on the wire."""
    named = [value.strip() for name, value in fields if name.lower() == "content-length"]
    return int(named[0]) if named and named[0].isascii() and named[0].isdecimal() and len(named[0]) < 16 else None


def _size(node: Node) -> int | None:
    return node.value if isinstance(node.value, int) and not isinstance(node.value, bool) else None
