"""
How a list comes in pages where its document does not say so: recognised by what parameters and responses are called.

A rule needs parameters that ask for pages and members of the response that go with them, all of the right type. What
could be read in two ways is not recognised: several arrays of which none is called as items are, pages that may be
counted from 0, a `next` that is no address.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wireproof.catalog import Operation, Parameter
from wireproof.pointers import escape
from wireproof.schema import Schema

__all__ = ["Recognised", "recognised"]


@dataclass(frozen=True)
class Recognised:
    """An `x-pagination` that nobody wrote."""

    node: Mapping[str, Any]
    evidence: str
    """What it was recognised by."""


@dataclass(frozen=True)
class Rule:
    """What a style of pages is recognised by; all names in lower case, without what separates words."""

    style: str
    asks: tuple[str, ...]
    """The parameter that asks for a page; none where pages have addresses."""
    beside: tuple[str, ...]
    """A parameter that has to be there as well; none where that does not matter."""
    facts: Mapping[str, tuple[str, ...]]
    """What pages say of themselves, by the members of `x-pagination`."""
    needs: tuple[frozenset[str], ...]
    """What of that they have to say: all of one of these."""
    named: tuple[str, ...] = ()
    """Members, one of which has to be there as well; none where that does not matter."""


SIZES = ("limit", "perpage", "pagesize", "size", "take", "top", "count")
ASKING = ("page", "cursor", "offset", "after", "before", *SIZES)
MORE = ("hasmore", "more", "hasnext", "hasnextpage")
ADDRESSES = ("nexturl", "nextpageurl", "nextlink", "nexthref")
"""What holds an address by its name."""
TOTALS = ("total", "totalcount", "totalresults", "totalitems")


def _by_cursor(parameter: str, *members: str) -> Rule:
    return Rule("marker", (parameter,), (), {"next": members}, (frozenset({"next"}),))


RULES = (
    Rule(
        "offset",
        ("offset", "skip"),
        SIZES,
        {"limit": ("limit",), "total": TOTALS, "echo": ("offset",)},
        (frozenset({"total"}), frozenset({"limit", "echo"})),
    ),
    Rule(
        "page",
        ("page", "pagenumber"),
        SIZES,
        {"pages": ("totalpages", "pagecount", "lastpage"), "echo": ("page", "currentpage", "pagenumber")},
        (frozenset({"pages"}),),
    ),
    _by_cursor("cursor", "nextcursor"),
    _by_cursor("pagetoken", "nextpagetoken"),
    _by_cursor("nexttoken", "nexttoken"),
    _by_cursor("marker", "nextmarker"),
    _by_cursor("continuationtoken", "nextcontinuationtoken", "continuationtoken"),
    Rule("after", ("startingafter", "afterid"), SIZES, {"more": MORE}, (frozenset({"more"}),)),
    Rule("after", ("after",), SIZES, {"more": MORE}, (frozenset({"more"}),), ("lastid",)),
    Rule("link", (), ASKING, {"next": ("next", *ADDRESSES)}, (frozenset({"next"}),)),
    Rule("link-header", (), ASKING, {}, (frozenset(),)),
)
"""The first one that fits counts."""

ITEMS = ("data", "entries", "items", "records", "results", "values")
ASIDE = ("errors", "warnings")
"""Arrays that hold no items."""
WRAPPERS = ("meta", "metadata", "pagination", "paging", "pageinfo", "links", "responsemetadata")
"""Objects in which a page may say something of itself."""
FROM_ONE = re.compile(r"1-based|one-based|(starts?|starting|begins?|beginning) (at|with|from) (1|one)\b", re.IGNORECASE)
TYPES = {**dict.fromkeys(("limit", "total", "pages", "echo"), "integer"), "more": "boolean"}


def recognised(operation: Operation, body: Schema) -> Iterator[Recognised]:
    """The ways in which an operation with such a success may come in pages, the best one first."""
    items = _items_place(body)
    if operation.method != "GET" or items is None:
        return
    query = {_plain(one.name): one for one in operation.parameters if one.location == "query"}
    said = dict(_page_facts(body))
    for rule in RULES:
        if found := _matched(rule, query, said):
            parameters, facts = found
            asked = {"parameter": parameters[0]} if rule.asks else {}
            asked |= {"id": "/id"} if rule.style == "after" else {}
            named = [*(f"`{name}`" for name in parameters), *(f"`{pointer}`" for pointer in facts.values())]
            named += ["the header field `Link`"] if rule.style == "link-header" else []
            yield Recognised({"style": rule.style, **asked, "items": items, **facts}, ", ".join(named))


def _matched(
    rule: Rule, query: Mapping[str, Parameter], said: Mapping[str, tuple[str, Schema]]
) -> tuple[list[str], dict[str, str]] | None:
    """The parameters by which a rule fits, and where pages say what; None where it does not."""
    parameters = [_first(names, query) for names in (rule.asks, rule.beside) if names]
    facts = {name: said[key] for name, keys in rule.facts.items() if (key := _first(keys, said))}
    facts = {name: where for name, where in facts.items() if _fits(rule, name, where[1])}
    is_named = not rule.named or _first(rule.named, said) is not None
    if not all(parameters) or not is_named or not any(needed <= facts.keys() for needed in rule.needs):
        return None
    found = [query[str(name)] for name in parameters]
    if rule.style == "page" and not _counts_from_one(found[0]):
        return None
    return [one.name for one in found], {name: pointer for name, (pointer, _) in facts.items()}


def _fits(rule: Rule, name: str, schema: Schema) -> bool:
    """Whether a member is what a page says; an address is known by its name, its format or an example."""
    if name in TYPES:
        return schema.types - {"null"} == {TYPES[name]}
    return schema.types - {"null"} == {"string"} and (rule.style != "link" or _is_address(schema))


def _is_address(schema: Schema) -> bool:
    if _plain(schema.pointer.rpartition("/")[2]) in ("href", *ADDRESSES):
        return True
    node = schema.target.node if isinstance(schema.target.node, Mapping) else {}
    shown = [node.get("example"), *(node.get("examples") or ())]
    is_shown = any(isinstance(one, str) and re.match(r"https?://|/", one) for one in shown)
    return node.get("format") in ("uri", "url", "uri-reference") or is_shown


def _counts_from_one(parameter: Parameter) -> bool:
    node = parameter.schema.target.node if isinstance(parameter.schema.target.node, Mapping) else {}
    return 1 in (node.get("minimum"), node.get("default")) or FROM_ONE.search(parameter.description) is not None


def _items_place(body: Schema) -> str | None:
    """Where the items are: the body itself, its only array, or the one that is called as items are."""
    if body.types == {"array"}:
        return ""
    if not _is_object(body):
        return None
    arrays = [name for name, one in body.members.items() if "array" in one.types and len(one.types - {"null"}) == 1]
    arrays = [name for name in arrays if _plain(name) not in ASIDE]
    named = [name for name in arrays if _plain(name) in ITEMS] if len(arrays) > 1 else arrays
    return f"/{escape(named[0])}" if len(named) == 1 else None


def _page_facts(body: Schema, place: str = "") -> Iterator[tuple[str, tuple[str, Schema]]]:
    """What a page says of itself, by plain names, with the places; what is at its top counts more."""
    if not _is_object(body):
        return
    for name, one in body.members.items():
        if _plain(name) in WRAPPERS and not place:
            yield from _page_facts(one, f"/{escape(name)}")
    for name, one in body.members.items():
        pointer = f"{place}/{escape(name)}"
        is_link = _plain(name) == "next" and _is_object(one) and "href" in one.members
        yield _plain(name), (f"{pointer}/href", one.members["href"]) if is_link else (pointer, one)


def _is_object(schema: Schema) -> bool:
    return schema.types == {"object"} and not schema.target.branches


def _first(names: tuple[str, ...], known: Mapping[str, Any]) -> str | None:
    return next((name for name in names if name in known), None)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
