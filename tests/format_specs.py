"""
Write the specs and their examples the same way everywhere: what fits on a line stands on one (`make format-specs`).

Comments stay with what follows them, one blank line stays where there are some, and aliases stay aliases. Text that
does not fit is folded. Nothing else is changed: keys keep their order, and the values that a parser reads are the same.
"""

import argparse
import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("specs/*.yaml"), *ROOT.glob("specs/examples/*.yaml")])
WIDTH = 120
STEP = "  "

BEHIND = "a comment stands behind something; move it to the line above"

ALWAYS_OPEN = {"components", "info", "parameters", "paths", "properties", "responses"}
"""Keys whose members stand on lines of their own, however few they are."""
OPEN_IF_SEVERAL = {"examples", "headers", "links"}
"""Keys whose members do so where there are several."""
OPEN_PLACES = re.compile(r"paths/[^/]+(/[^/]+)?|components/[^/]+")


@dataclass
class Node:
    """A value of a document, with what has to be kept of how it is written."""

    anchor: str | None = None
    comments: list[str] = field(default_factory=list)
    """The lines of comments above it."""
    is_apart: bool = False
    """Whether a blank line is above these."""

    @property
    def parts(self) -> list["Node"]:
        """What is in it."""
        return []

    @property
    def is_open(self) -> bool:
        """Whether something in it needs lines of its own: comments, or a text of several lines."""
        return any(one.is_open for one in self.parts)


@dataclass
class Text(Node):
    """A scalar."""

    value: str = ""
    is_string: bool = True
    """Whether it surely is one; what may be a number or the like stays as it is written."""

    @property
    def is_open(self) -> bool:
        """Whether it has several lines."""
        return "\n" in self.value


@dataclass
class Alias(Node):
    """A repetition of what has this anchor."""

    name: str = ""


@dataclass
class Items(Node):
    """A sequence."""

    items: list[Node] = field(default_factory=list)

    @property
    def parts(self) -> list[Node]:
        """Its items."""
        return self.items

    @property
    def is_open(self) -> bool:
        """Whether an item needs lines of its own."""
        return any(one.comments or one.is_open for one in self.items)


@dataclass
class Members(Node):
    """A mapping; comments are those of its keys."""

    pairs: list[tuple[Text, Node]] = field(default_factory=list)

    @property
    def parts(self) -> list[Node]:
        """Its values."""
        return [value for _, value in self.pairs]

    @property
    def is_open(self) -> bool:
        """Whether a member needs lines of its own."""
        return any(key.comments or value.is_open for key, value in self.pairs)


# Reading ------------------------------------------------------------------------------------------------------------


def parsed(text: str) -> tuple[Node, list[str]]:
    """The top of a document, and the comments below it."""
    events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    reading = _Reading(text, iter(events[2:]))
    return reading.value(), reading.above(len(reading.lines))[0]


class _Reading:
    """One run over the events of a text."""

    def __init__(self, text: str, events: Iterator[yaml.Event]) -> None:
        self.lines, self.events, self.line = text.split("\n"), events, 0

    def value(self) -> Node:
        return self._of(next(self.events))

    def _of(self, event: yaml.Event) -> Node:
        behind = self.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.column else ""
        if re.match(r"[\],:}\s]*(?<=\s)#", behind):
            raise ValueError(f"line {event.end_mark.line + 1}: {BEHIND}")
        # What is above a block is above its first part.
        is_block = isinstance(event, yaml.CollectionStartEvent) and not event.flow_style
        comments, is_apart = ([], False) if is_block else self.above(event.start_mark.line)
        match event:
            case yaml.AliasEvent():
                return Alias(None, comments, is_apart, event.anchor)
            case yaml.ScalarEvent():
                self.line = event.end_mark.line + (event.style not in ("|", ">"))
                is_string = not event.implicit[0] or not AMBIGUOUS.fullmatch(event.value)
                return Text(event.anchor, comments, is_apart, event.value, is_string)
            case yaml.SequenceStartEvent():
                items = []
                while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                    items.append(self._of(inner))
                return Items(event.anchor, comments, is_apart, items)
        members = Members(event.anchor, comments, is_apart)
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key = self._of(inner)
            members.pairs.append((key, self.value()))  # type: ignore[arg-type]
        return members

    def above(self, line: int) -> tuple[list[str], bool]:
        """The comments between what was read last and a line, and whether a blank line is above them."""
        between = [one.strip() for one in self.lines[self.line : line]]
        self.line = max(self.line, line)
        comments = [one for one in between if one.startswith("#")]
        return comments, "" in between


# Writing ------------------------------------------------------------------------------------------------------------


def formatted(text: str) -> str:
    """
    The text of a document as it is to be written.

    Raises:
        ValueError: A comment stands where it cannot stay.
    """
    top, below = parsed(text)
    return "\n".join([*_block(top, "", ""), *below]) + "\n"


def _block(node: Node, indent: str, place: str) -> list[str]:
    """The lines of a value that begins on a line of its own."""
    lines: list[str] = []
    match node:
        case Members():
            for key, value in node.pairs:
                name = _scalar(key, in_flow=False)
                lines += [*_above(key, indent), *_member(name, value, indent, f"{place}/{name}".lstrip("/"))]
        case Items():
            for item in node.items:
                lines += [*_above(item, indent), *_item(item, indent, place)]
    return lines


def _above(node: Node, indent: str) -> list[str]:
    return [*([""] if node.is_apart else []), *(f"{indent}{comment}" for comment in node.comments)]


def _member(name: str, value: Node, indent: str, place: str) -> list[str]:
    head = f"{indent}{name}:{f' &{value.anchor}' if value.anchor else ''}"
    line = f"{head} {_flow(value, anchored=True)}"
    if len(line) <= WIDTH and _may_be_flow(name, value, place):
        return [line]
    match value:
        case Text():
            return _long_text(head, value, indent)
        case Items() if not value.is_open and not any(item.parts for item in value.items):
            return _filled(head, value, indent)
        case Items() | Members():
            return [head, *_block(value, indent + STEP, place)]
    return [line]


def _item(item: Node, indent: str, place: str) -> list[str]:
    line = f"{indent}- {_flow(item)}"
    if (len(line) <= WIDTH and not item.is_open) or isinstance(item, Alias):
        return [line]
    if isinstance(item, Text):
        return _long_text(f"{indent}-", item, indent)
    lines = _block(item, indent + STEP, f"{place}/-")
    first = next(index for index, one in enumerate(lines) if one.strip() and not one.lstrip().startswith("#"))
    anchor = f"&{item.anchor} " if item.anchor else ""
    above = [line.replace(STEP, "", 1) for line in lines[:first]]
    return [*above, f"{indent}- {anchor}{lines[first].lstrip()}", *lines[first + 1 :]]


def _may_be_flow(name: str, value: Node, place: str) -> bool:
    """Whether a member stands on one line, if it fits."""
    if value.is_open or not value.parts:
        return not value.is_open
    is_named = name in ALWAYS_OPEN or (name in OPEN_IF_SEVERAL and len(value.parts) > 1)
    is_keyword = is_named and any(isinstance(one, Members) for one in value.parts)  # and no member of an example
    return not is_keyword and not OPEN_PLACES.fullmatch(place)


def _flow(node: Node, *, anchored: bool = False, in_flow: bool = False) -> str:
    """A value on one line."""
    anchor = f"&{node.anchor} " if node.anchor and not anchored else ""
    match node:
        case Alias():
            return f"*{node.name}"
        case Text():
            return anchor + _scalar(node, in_flow=in_flow)
        case Items():
            return f"{anchor}[{', '.join(_flow(item, in_flow=True) for item in node.items)}]"
        case Members():
            return f"{anchor}{{{', '.join(_pair(key, value) for key, value in node.pairs)}}}"
    raise TypeError(node)


def _pair(key: Node, value: Node) -> str:
    return f"{_flow(key, in_flow=True)}: {_flow(value, in_flow=True)}"


def _filled(head: str, value: Items, indent: str) -> list[str]:
    """Short items, as many on a line as fit."""
    words = [_flow(item, in_flow=True) for item in value.items]
    one_by_one = [f"{word}," for word in words[:-1]] + [f"{words[-1]}]"]
    lines, line = [], f"{head} ["
    for word in one_by_one:
        glue = "" if line.endswith("[") or not line.strip() else " "
        if len(line) + len(glue) + len(word) > WIDTH:
            lines.append(line)
            line, glue = indent + STEP, ""
        line += glue + word
    return [*lines, line]


def _long_text(head: str, value: Text, indent: str) -> list[str]:
    """A text that does not fit beside its key."""
    inner = indent + STEP
    if "\n" in value.value and not re.search(r"^\s|[ \t](\n|$)|\n\n$", value.value):
        mark = "|" if value.value.endswith("\n") else "|-"
        return [f"{head} {mark}", *((inner + line).rstrip() for line in value.value.rstrip("\n").split("\n"))]
    if not value.is_string or " " not in value.value or value.value != " ".join(value.value.split()):
        return [f"{head} {_scalar(value, in_flow=False)}"]
    folded = textwrap.wrap(value.value, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)
    return [f"{head} >-", *(inner + line for line in folded)]


# Scalars ------------------------------------------------------------------------------------------------------------


def _scalar(node: Text, *, in_flow: bool) -> str:
    """A scalar on one line: plain where that is read as the same, else in quotes."""
    value = node.value
    if not node.is_string or _is_plain(value, in_flow=in_flow):
        return value
    if re.search(r"[\x00-\x1f\x7f-\x9f\\]", value) or ("'" in value and '"' not in value):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    return "'" + value.replace("'", "''") + "'"


AMBIGUOUS = re.compile(
    r"[-+]?[\d_]*\.?\d*(e[-+]?\d+)?|0[box][\da-f_]+|[-+]?\d+(:\d+)+(\.\d*)?|\d{4}-\d.*|[-+]?\.(inf|nan)"
    r"|~|=|<<|y|n|yes|no|on|off|true|false|null",
    re.IGNORECASE,
)
"""What some version of YAML takes for something else than text, if there is no space in it."""


def _is_plain(value: str, *, in_flow: bool) -> bool:
    if not value or value != value.strip() or re.search(r"[\x00-\x1f]|: |:$| #", value):
        return False
    if re.match(r"[-?:](\s|$)|[,\[\]{}#&*!|>'\"%@`]", value) or (in_flow and re.search(r"[,\[\]{}]", value)):
        return False
    return " " in value or not AMBIGUOUS.fullmatch(value)


# The command --------------------------------------------------------------------------------------------------------


def main() -> int:
    """Format the specs, or say which are not formatted."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    arguments.add_argument("--check", action="store_true", help="write nothing; fail for files that are not formatted")
    arguments.add_argument("files", nargs="*", type=Path, default=FILES)
    given = arguments.parse_args()
    stale = [
        (file, new) for file in given.files if (new := formatted(text := file.read_text(encoding="utf-8"))) != text
    ]
    if not stale:
        print(f"{len(given.files)} files, all of them formatted")
    for file, new in stale:
        if not given.check:
            file.write_text(new, encoding="utf-8")
        print(f"{file}: {'it is not formatted; run `make format-specs`' if given.check else 'formatted'}")
    return int(given.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
