"""
The text of a document: what it says as JSON values, and where in it a part of that stands.

It is untrusted, and opens nothing. What is right is read by a fast parser; what is not, by one that says where.

Source: YAML 1.2.2, section 10.3 (Core Schema), without its timestamps, which YAML 1.1 has; RFC 8259 for JSON.
"""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import unquote

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from wireproof.errors import SpecError, first_line
from wireproof.pointers import unescape

__all__ = ["Source", "marks", "read", "source_of"]

WIDEST = 200
"""Characters of a line that an excerpt shows."""

DEEPEST = 500
"""Levels of nesting that the fast parser is given, which goes down without a limit of its own."""

LARGEST = 64 * 2**20
"""Bytes of a file that is read."""

MOST_VALUES = 2_000_000
"""Values of a document, each counted as often as aliases repeat it."""

MOST_LEVELS = 200
"""Levels of nesting of a document; what walks it takes several frames for each."""

LONGEST_FOR_SLOW = 2**18
"""Characters that the slow parser is given, which takes seconds for so many; of longer texts the fast one speaks."""


@dataclass(frozen=True, eq=False)
class Source:
    """The text of a document, by JSON pointers (URI fragments) into it."""

    lines: tuple[str, ...]
    root: Node

    def span(self, pointer: str) -> tuple[int, int]:
        """The first and last line, from 1, of what a pointer leads to, or of what is around it if that is nowhere."""
        node, first, last = self.root, 1, len(self.lines)
        for token in pointer.split("/")[1:]:
            found = _child(node, unescape(token))
            if found is None:
                break
            start, node = found
            first, last = start.start_mark.line + 1, max(start.start_mark.line, _last_line(node)) + 1
        while last > first and re.match(r"\s*(#|$)", self.lines[last - 1]):
            last -= 1  # blank lines and comments belong to what follows
        return first, last

    def excerpt(self, pointer: str, longest: int) -> str:
        """The lines that a pointer leads to, not indented; cut at `longest` lines, and each at `WIDEST` characters."""
        first, last = self.span(pointer)
        shown = dedent("\n".join(self.lines[first - 1 : min(last, first - 1 + longest)])).splitlines()
        cut = [line if len(line) <= WIDEST else f"{line[:WIDEST]}…" for line in shown]
        return "\n".join(cut if last - first < longest else [*cut, "…"])


def source_of(file: Path) -> Source:
    """The text of a file that `read` takes, as it is on the disk now."""
    text = file.read_text(encoding="utf-8-sig")
    lines = re.split("[\n\x85\u2028\u2029]", text)  # as the reader of YAML counts them
    return Source(tuple(lines), _composed(text))


def _composed(text: str) -> Node:
    """
    The nodes of a text, each with its place.

    Raises:
        ValueError: It cannot be read.
    """
    if _is_deep(text):
        raise ValueError("it is nested too deeply")
    if text.lstrip().startswith("{"):  # JSON has tabs between tokens and halves of characters, and YAML neither
        text = re.sub(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", r"\\u0020", text.replace("\t", " "))
    try:
        root = yaml.compose(text, Loader=_FastLoader)
    except yaml.YAMLError as error:
        raise ValueError(first_line(error)) from None
    if root is None:
        raise ValueError("there is nothing in it")
    return root


# Reading ------------------------------------------------------------------------------------------------------------


def read(file: Path) -> dict[str, Any]:
    """
    What a file of YAML or JSON says, every key a string.

    Raises:
        SpecError: It cannot be read, is neither, or is no mapping.
    """
    kind = "JSON" if file.suffix == ".json" else "YAML"
    try:
        if file.stat().st_size > LARGEST:
            raise SpecError(file, "the file", f"it has more than {LARGEST // 2**20} MB; describe a part of the API")
        text = file.read_text(encoding="utf-8-sig")
        document = _bounded(_of_json(text) if kind == "JSON" else _parsed_yaml(text))
    except OSError as error:
        raise SpecError(file, "the file", f"it cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise SpecError(file, "the file", "it is not UTF-8 text; save it as UTF-8") from None
    except RecursionError:
        raise SpecError(file, "the file", "it is nested too deeply, or an alias contains itself; flatten it") from None
    except _TooMuchError as error:
        raise SpecError(file, "the file", str(error)) from None
    except (YAMLError, yaml.YAMLError, ValueError) as error:
        place, problem = _told(error)
        raise SpecError(file, place, f"it is not {kind} ({problem}); correct the syntax") from None
    if not isinstance(document, dict):
        raise SpecError(file, "#", "it is not an OpenAPI document; the top must be a mapping with the key `openapi`")
    return document


class _TooMuchError(Exception):
    """A document that comes to more than is read; the rest of the sentence."""


def _bounded(document: Any) -> Any:
    """A document without aliases, each key a string, if that is not too much."""
    size, levels = _measured(document, {})
    if levels > MOST_LEVELS:
        raise RecursionError
    if size > MOST_VALUES:
        raise _TooMuchError(f"it comes to more than {MOST_VALUES:,} values; describe a part, or repeat less by aliases")
    return _with_string_keys(document)


def _measured(node: Any, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """The number of values and of levels, each node looked at once."""
    if not isinstance(node, dict | list):
        return 1, 0
    if id(node) not in known:
        inner = [_measured(one, known) for one in (node.values() if isinstance(node, dict) else node)]
        known[id(node)] = 1 + sum(size for size, _ in inner), 1 + max((levels for _, levels in inner), default=0)
    return known[id(node)]


def _told(error: Exception) -> tuple[str, str]:
    """Where a parser stopped, and why."""
    match error:
        case MarkedYAMLError() | yaml.MarkedYAMLError():
            mark = error.problem_mark or error.context_mark
            place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the file"
            return place, first_line(error.problem)
        case json.JSONDecodeError():
            return f"line {error.lineno}, column {error.colno}", first_line(error.msg)
    return "the file", first_line(error)


def _of_json(text: str) -> Any:
    """
    What a text of JSON says.

    Raises:
        ValueError: It is none, has a name twice in one object, or a number that JSON has not.
    """
    try:
        return json.loads(text, object_pairs_hook=_node_members, parse_constant=_no_number)
    except KeyError:
        raise _twice(_composed(text)) from None


def _node_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise KeyError
    return found


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _twice(root: Node) -> Exception:
    """The error that says where a name occurs for the second time."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        seen = set[str]()
        for key, value in node.value if isinstance(node, MappingNode) else ():
            if key.value in seen:
                problem = f"the name {key.value!r} occurs twice"
                return yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
            waiting.append(value)
        waiting += node.value if isinstance(node, SequenceNode) else []
    return ValueError("a name occurs twice")


def _parsed_yaml(text: str) -> Any:
    """What a text of YAML says; an error of the slow parser where it says nothing."""
    if text.lstrip().startswith("{"):
        with suppress(ValueError):  # which may be YAML all the same
            return _of_json(text)
    if _is_deep(text):
        raise RecursionError
    try:
        return yaml.load(text, Loader=_FastLoader)  # noqa: S506  # it is safe
    except (yaml.YAMLError, ValueError):
        if len(text) > LONGEST_FOR_SLOW or "<<" in text:  # it merges without end
            raise
    slow = YAML(typ="safe", pure=True)
    slow.Constructor = _SlowConstructor
    return slow.load(text)


def _is_deep(text: str) -> bool:
    """Whether there are more than `DEEPEST` levels, of which the fast parser tells without going down itself."""
    if not _may_be_deep(text):
        return False
    level = 0
    with suppress(yaml.YAMLError):  # which the reader of the document reports
        for event in yaml.parse(text, Loader=_FastLoader):
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if level > DEEPEST:
                return True
    return False


def _may_be_deep(text: str) -> bool:
    """Whether brackets, or blanks and dashes at the beginning of a line, may come to more than `DEEPEST` levels."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > DEEPEST or re.search(rf"^[ ?:-]{{{DEEPEST}}}", text, re.MULTILINE) is not None


class _SlowConstructor(SafeConstructor):
    """A date is a string, as OpenAPI's data types want it."""


_SlowConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


MOST_MEMBERS = 100_000
"""Members of a mapping with what is merged into it."""


class _FastLoader(yaml.CSafeLoader):
    """libyaml with the scalars of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # none of YAML 1.1

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The members, of which no two have the same name."""
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(names)) < len(names):
            raise yaml.constructor.ConstructorError(None, None, "a name occurs twice", node.start_mark)
        return super().construct_mapping(node, deep)

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Add what is merged, which may be twice as much on each level."""
        super().flatten_mapping(node)
        if len(node.value) > MOST_MEMBERS:
            raise _TooMuchError(f"a mapping merges more than {MOST_MEMBERS:,} members; write out what it has")

    def construct_text(self, node: yaml.ScalarNode) -> str:
        """The scalar as it is written."""
        return str(node.value)

    def construct_integer(self, node: yaml.ScalarNode) -> int:
        """Decimal, octal or hexadecimal."""
        text = node.value.lstrip("+-")
        number = int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
        return -number if node.value.startswith("-") else number


_SCALARS = (  # tag, pattern, first characters
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", [*"-+0123456789"]),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        [*"-+.0123456789"],
    ),
    ("merge", "<<", ["<"]),
)
for _name, _pattern, _first in _SCALARS:
    _FastLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_pattern})\\Z"), _first)
_FastLoader.add_constructor("tag:yaml.org,2002:int", _FastLoader.construct_integer)
_FastLoader.add_constructor("tag:yaml.org,2002:merge", _FastLoader.construct_text)
_FastLoader.add_constructor("tag:yaml.org,2002:timestamp", _FastLoader.construct_text)


SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character."""


def _with_string_keys(node: Any) -> Any:
    """Statuses may be written without quotes; JSON knows string keys only."""
    match node:
        case dict():
            return {_with_string_keys(str(key)): _with_string_keys(value) for key, value in node.items()}
        case list():
            return [_with_string_keys(value) for value in node]
        case str() if SURROGATE.search(node):
            return _whole_characters(node)
        case _:
            return node


def _whole_characters(text: str) -> str:
    """The text with each two halves of a character joined: JSON writes one beyond U+FFFF as two escapes."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise ValueError(f"{text!r} has half a character") from None


# Places -------------------------------------------------------------------------------------------------------------


def marks(file: Path, places: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Line and column of each JSON pointer into a file; 0 where it is none."""
    try:
        top = source_of(file).root
    except (OSError, ValueError):  # it is no longer what it was
        top = None
    return {place: _mark(top, place) if top and place.startswith("#") else (0, 0) for place in places}


def _mark(node: Node, place: str) -> tuple[int, int]:
    """Line and column of what a pointer leads to, or of the innermost that is there on the way."""
    mark = node.start_mark
    for token in place.split("/")[1:]:
        found = _child(node, unescape(token)) or _child(node, unescape(unquote(token)))
        if found is None:
            break
        mark, node = found[0].start_mark, found[1]
    return mark.line + 1, mark.column


def _child(node: Node, token: str) -> tuple[Node, Node] | None:
    """Where a member or an item begins, and its value."""
    if isinstance(node, MappingNode):
        found = [(key, value) for key, value in node.value if isinstance(key, ScalarNode) and key.value == token]
        return found[-1] if found else None
    if isinstance(node, SequenceNode) and token.isdecimal() and int(token) < len(node.value):
        return node.value[int(token)], node.value[int(token)]
    return None


def _last_line(node: Node) -> int:
    """Blocks end where the next thing begins."""
    style = node.style if isinstance(node, ScalarNode) else None
    is_block = not node.flow_style if isinstance(node, CollectionNode) else style in ("|", ">")
    line: int = node.end_mark.line
    return line - 1 if is_block else line
