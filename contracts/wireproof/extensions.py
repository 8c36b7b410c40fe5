"""
What a document may say beyond OpenAPI, as a table: each extension, where it stands, and which values it takes.

The reference and the JSON Schema below `docs/reference/` are written from it, and documents are held against it.
Whether a value fits the operation around it is checked where it is read: `pagination`, `envelope`, `sources`, ...
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

import jsonschema_rs

__all__ = [
    "EVERY_KIND",
    "EXTENSIONS",
    "PAGE_FACTS",
    "PAGE_MEMBERS_NEEDED",
    "PAGE_PARAMETER_TYPES",
    "Extension",
    "PageStyle",
]

EVERY_KIND = "*"
"""Stands for every object of a description."""

OWNERS = {EVERY_KIND: "object", "body": "request body"}
"""How kinds are called where their own name does not say it."""


@dataclass(frozen=True)
class Extension:
    """One extension."""

    name: str
    on: tuple[str, ...]
    """The kinds of objects that it stands on, as `intake.grammar` names them."""
    meaning: str
    """What it says, in sentences."""
    example: str
    """A line or two of YAML."""
    schema: Mapping[str, Any]
    """The values that it takes; each member is described."""
    refusal: str = ""
    """What is said of any other value; empty where what reads it says more."""

    @cached_property
    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """What tells whether a value is one of those."""
        return jsonschema_rs.Draft202012Validator(dict(self.schema))

    @property
    def owners(self) -> tuple[str, ...]:
        """What it stands on, in the words of OpenAPI."""
        return tuple(OWNERS.get(kind, kind) for kind in self.on)

    def stands_on(self, kind: str) -> bool:
        """Whether it says something of objects of a kind."""
        return EVERY_KIND in self.on or kind in self.on


# Values -------------------------------------------------------------------------------------------------------------

POINTER = {"type": "string", "pattern": "^(/.*)?$"}
"""A JSON pointer; the empty one is the whole body."""
MEMBER = {"type": "string", "pattern": "^/"}
"""A JSON pointer to something inside."""
WORD = {"type": "string", "minLength": 1}
NO_POINTER = "is no JSON pointer; write one, which begins with a slash"
NO_WORD = "is no name; write a text"
NO_FLAG = "says neither yes nor no; write `true` or `false`"


def _noted(schema: Mapping[str, Any], description: str) -> dict[str, Any]:
    return {**schema, "description": description}


def _closed_object(needed: tuple[str, ...], properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": [*needed], "additionalProperties": False}


# Pages --------------------------------------------------------------------------------------------------------------

PageStyle = Literal["offset", "marker", "after", "page", "link", "link-header"]
"""
What asks for a page: how many items come before it, a marker that the page before had, the id of its last item, the
number of the page, from 1, or its address, which the page before had in its body or in the header field `Link`.
"""

PAGE_PARAMETER_TYPES: Mapping[PageStyle, str] = {
    "offset": "integer",
    "marker": "string",
    "after": "string",
    "page": "integer",
}

PAGE_FACTS: Mapping[PageStyle, Mapping[str, str]] = {
    "offset": {"limit": "integer", "total": "integer", "echo": "integer"},
    "marker": {"next": "string", "total": "integer"},
    "after": {"more": "boolean"},
    "page": {"pages": "integer", "echo": "integer"},
    "link": {"next": "string"},
    "link-header": {},
}
"""What a page may say of itself, with its type."""

PAGE_MEMBERS_NEEDED: Mapping[PageStyle, tuple[str, ...]] = {
    "offset": ("parameter", "items"),
    "marker": ("parameter", "items", "next"),
    "after": ("parameter", "items", "id"),
    "page": ("parameter", "items"),
    "link": ("items", "next"),
    "link-header": ("items",),
}

_PAGE_STYLES: Mapping[PageStyle, str] = {
    "offset": "Asks with how many items come before the page; ends where that plus `limit` reaches `total`.",
    "marker": "Asks with what the page before had at `next`; ends when there is no `next`, or an empty one.",
    "after": "Asks with the `id` of the last item of the page before; ends where `more` is false, or without items.",
    "page": "Asks with the number of the page, from 1; ends at page number `pages`.",
    "link": "Asks for the address that the page before had at `next`; ends when there is no `next`, or an empty one.",
    "link-header": 'Asks for the address in the header field `Link` with `rel="next"` (RFC 8288); ends without one.',
}

_PAGE_MEMBERS: Mapping[str, dict[str, Any]] = {
    "parameter": _noted(WORD, "The query parameter that asks for a page."),
    "items": _noted(POINTER, "Where the items are: an array, or a map by id; `''` is the whole body."),
    "order": _noted(
        POINTER,
        "Needed with a map: where the references are, each with `key` and `id`, that say which objects of the map "
        "are items, in order.",
    ),
    "id": _noted(POINTER, "Where an item has what asks for the page after it, as a pointer from the item."),
    "limit": _noted(POINTER, "Where a page says how many items it may have."),
    "total": _noted(
        POINTER,
        "Where a page says how many items there are; with `marker`, one that the first page does not reach gives away "
        "a server that knows no markers.",
    ),
    "next": _noted(POINTER, "Where a page says what leads to the next one."),
    "more": _noted(POINTER, "Where a page says whether there are more."),
    "pages": _noted(POINTER, "Where a page says how many there are."),
    "echo": _noted(POINTER, "Where a page repeats the offset or number that it was asked for."),
    "send": _noted(
        {"type": "object"},
        "Query parameters that go along with every request, and their values; links have the rest themselves.",
    ),
    "omit": _noted({"type": "array", "items": WORD}, "Query parameters that do not go together with paging."),
}


def _page_style(style: PageStyle) -> dict[str, Any]:
    """The values of `x-pagination` that are of a style."""
    known = {*PAGE_MEMBERS_NEEDED[style], *PAGE_FACTS[style], "order", "send", "omit"}
    members = {name: schema for name, schema in _PAGE_MEMBERS.items() if name in known}
    told = {"const": style, "description": _PAGE_STYLES[style]}
    return _closed_object(("style", *PAGE_MEMBERS_NEEDED[style]), {"style": told, **members})


# The table ----------------------------------------------------------------------------------------------------------

_ENVELOPE = _closed_object(
    ("items", "order"),
    {
        "items": _noted(POINTER, "Where the map of objects by id is."),
        "order": _noted(POINTER, "Where the references to them are, each with `key`, the name of the map, and `id`."),
        "holds": {
            "enum": ["one", "many"],
            "description": "Whether the method returns the only object, which it does unless said, or a list of them.",
        },
    },
)
_INCLUDED = _closed_object(
    ("by", "in"),
    {
        "by": _noted(WORD, "The member that has the id, or an array of ids."),
        "in": _noted(MEMBER, "The map in the envelope that has the objects."),
        "ask": _noted({"type": "string"}, "What makes the server send them; it is said where one is missing."),
    },
)
_SOURCE = _closed_object(
    ("title", "kind"),
    {
        "title": _noted(WORD, "What document it is."),
        "url": _noted({"type": "string", "pattern": "^https://"}, "Where it is; not needed with `inference`."),
        "kind": {
            "enum": ["seed", "vendor", "inference"],
            "description": "The page that the spec began with, the vendor's documents, or our own deduction.",
        },
    },
)

_TABLE = (
    Extension(
        name="x-fact-sheet",
        on=("document",),
        meaning="The file with what is known about the API, below the folder of the document. A document that names "
        "one is ours: strict, and asked for more.",
        example="x-fact-sheet: sources/shelves.md",
        schema={"type": "string", "pattern": "^[A-Za-z0-9_./ -]{1,200}$"},
    ),
    Extension(
        name="x-source",
        on=(EVERY_KIND,),
        meaning="The facts that it rests on besides those that are called as it is, by their ids. In an overlay, the "
        "facts or sources behind an action.",
        example="x-source: [scope.for_groups, format.json]",
        schema={"type": "array", "items": WORD},
    ),
    Extension(
        name="x-sources",
        on=("overlay",),
        meaning="The sources behind an overlay, by the keys that the `x-source` of its actions names.",
        example="x-sources:\n  R1: {title: Reference of shelves, url: 'https://books.example/shelves', kind: vendor}",
        schema={"type": "object", "additionalProperties": _SOURCE},
    ),
    Extension(
        name="x-pagination",
        on=("operation",),
        meaning="How the list comes in pages: the method returns the items of all of them. Pointers lead into the body "
        "of the success. `false` says that there are no pages where some would be recognised.",
        example="x-pagination: {style: offset, parameter: offset, items: /entries, total: /total_count}",
        schema={"anyOf": [{"const": False}, *map(_page_style, get_args(PageStyle))]},
    ),
    Extension(
        name="x-envelope",
        on=("operation",),
        meaning="The objects of the success are in a map by id, and references say which. The method returns the only "
        "one, or all, without the envelope.",
        example="x-envelope: {items: /users, order: /results}",
        schema=_ENVELOPE,
    ),
    Extension(
        name="x-included",
        on=("schema",),
        meaning="Attributes of an object in an envelope whose values are other objects of that envelope.",
        example="x-included: {manager: {by: manager_id, in: /users, ask: include=manager}}",
        schema={"type": "object", "additionalProperties": _INCLUDED},
    ),
    Extension(
        name="x-flatten",
        on=("body",),
        meaning="The body only wraps the object there, whose members are the arguments of the method.",
        example="x-flatten: /parcel",
        schema=MEMBER,
        refusal=NO_POINTER,
    ),
    Extension(
        name="x-method",
        on=("operation",),
        meaning="The name of the method, instead of the words of the operationId that are not in the tag.",
        example="x-method: dispatch",
        schema=WORD,
        refusal=NO_WORD,
    ),
    Extension(
        name="x-argument",
        on=("parameter", "schema"),
        meaning="The name of the argument for a parameter, or for a member of a body, where two would have the same.",
        example="x-argument: grams",
        schema=WORD,
        refusal=NO_WORD,
    ),
    Extension(
        name="x-selects",
        on=("parameter", "schema"),
        meaning="The values of the query parameter name members: each object at the pointer has those that its schema "
        "declares, in a success. It leads to an object, an array or a map; `''` is the body itself.",
        example="x-selects: /entries",
        schema=POINTER,
        refusal=NO_POINTER,
    ),
    Extension(
        name="x-includes",
        on=("parameter", "schema"),
        meaning="With one of these values of the query parameter, a success has something at the pointer.",
        example="x-includes: {manager: /users}",
        schema={"type": "object", "additionalProperties": POINTER},
        refusal="is no mapping of values to JSON pointers; write one, as `{manager: /users}` is",
    ),
    Extension(
        name="x-empty-body",
        on=("response",),
        meaning="Whether the error may also come without the body that is documented.",
        example="x-empty-body: true",
        schema={"type": "boolean"},
        refusal=NO_FLAG,
    ),
    Extension(
        name="x-error-reason",
        on=("document",),
        meaning="Where an error body says why: the first that is there ends `str(error)`, the others stand in brackets "
        "behind it. Without it, the usual names are tried.",
        example="x-error-reason: [/message, /code]",
        schema={"type": "array", "items": MEMBER},
        refusal="is no list of JSON pointers into the body of an error; write one, as `[/message]` is",
    ),
    Extension(
        name="x-placeholder",
        on=("server variable",),
        meaning="Whether the default only shows what a value looks like, so that a value is a required argument of "
        "the client. Left out, it is so for `999`, `your-...`, `<...>`, `example` and the like.",
        example="x-placeholder: true",
        schema={"type": "boolean"},
        refusal=NO_FLAG,
    ),
)

EXTENSIONS: Mapping[str, Extension] = {extension.name: extension for extension in _TABLE}
"""The table, by name."""
