"""
How a list is paged through, as the `x-pagination` of its operation says it:

    {style: offset, parameter: offset, items: /entries, limit: /limit, total: /total_count, echo: /offset}
    {style: marker, parameter: marker, items: /entries, next: /next_marker, send: {usemarker: true}}
    {style: after, parameter: starting_after, items: /data, id: /id, more: /has_more}
    {style: page, parameter: page, items: /users, order: /results, pages: /meta/page_count, echo: /meta/page_number}
    {style: link, items: /data, next: /links/next}
    {style: link-header, items: ''}

`parameter` is the query parameter that asks for a page. What begins with a slash is a JSON pointer into the body of the
success: `items` to an array, or to a map by id, and then `order` to an array of references, each with the `key` of the
map and an `id` in it. With `marker`, a `total` that the first page does not reach gives away a server that knows no
markers. With `after`, the `id` of the last item asks for the next page; that is a pointer from the item. A link is the
whole address of the next page: with `link` it stands at `next`, with `link-header` in the
response's header field `Link` (RFC 8288). `send` has query parameters that go along with every request, or with the
first one where links have the rest; `omit` those that never do. `x-pagination: false` says that there are no pages.

Where a document that is not strict says nothing, it is looked at by the rules of `recognition`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, get_args

from wireproof.catalog import DocumentedResponse, Operation, Parameter, Spec
from wireproof.errors import SpecError
from wireproof.extensions import PAGE_FACTS, PAGE_MEMBERS_NEEDED, PAGE_PARAMETER_TYPES, PageStyle
from wireproof.findings import Code
from wireproof.media import kind_of, read_types
from wireproof.pointers import escape, resolve, unescape
from wireproof.recognition import recognised
from wireproof.schema import Schema

__all__ = ["Pagination", "order_problems", "pagination", "problems"]

OPTIONAL = ("order", "send", "omit")
MEMBER_TYPES = {"send": (dict, "a mapping"), "omit": (list, "a list")}
"""What is not text."""


@dataclass(frozen=True, eq=False)
class Pagination:
    """How one operation is paged through."""

    style: PageStyle
    parameter: str | None
    """The query parameter that asks for a page; None where pages have addresses."""
    items: str
    """Where the items are, as a JSON pointer into the body of the success."""
    success: DocumentedResponse
    order: str | None = None
    """Where the references are that order the items of a map; None when the items are an array."""
    id: str | None = None
    """Where an item has what asks for the page after it, as a JSON pointer from the item; None unless that does."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Where a page says the other things that its style knows."""
    send: Mapping[str, Any] = field(default_factory=dict)
    """What goes along with every request."""
    omit: tuple[str, ...] = ()
    """What never does."""
    evidence: str = ""
    """What it was recognised by; empty where the document says it."""

    @property
    def driven(self) -> frozenset[str]:
        """The query parameters that are no longer the caller's."""
        return frozenset({*filter(None, [self.parameter]), *self.send, *self.omit})


def pagination(spec: Spec, operation: Operation) -> Pagination | None:
    """
    How an operation is paged through; None when it is not.

    Raises:
        SpecError: Its `x-pagination` does not fit the operation.
    """
    for place, problem in problems(spec, operation):
        raise SpecError(spec.file, place, problem, code=Code.EXTENSION_INVALID)
    draft = _draft(spec, operation) or _recognised(spec, operation)
    if draft is None:
        return None
    node = draft.node
    return Pagination(
        style=draft.style,
        parameter=node.get("parameter"),
        items=node["items"],
        success=draft.successes[0],
        order=node.get("order"),
        id=node.get("id"),
        facts={name: node[name] for name in PAGE_FACTS[draft.style] if name in node},
        send=node.get("send", {}),
        omit=tuple(node.get("omit", ())),
        evidence=draft.evidence,
    )


# Checks: each yields (place, problem) -------------------------------------------------------------------------------

Problems = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class _Draft:
    """An `x-pagination` that nobody has looked at yet."""

    operation: Operation
    node: Mapping[str, Any]
    place: str
    evidence: str = ""

    @property
    def style(self) -> PageStyle:
        style: PageStyle = self.node["style"]
        return style

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """The query parameters of the operation."""
        return {parameter.name: parameter for parameter in self.operation.parameters if parameter.location == "query"}

    @cached_property
    def successes(self) -> list[DocumentedResponse]:
        return [response for response in self.operation.responses if response.status[0] in "23"]

    @cached_property
    def body(self) -> Schema:
        """What the body of the success has to satisfy."""
        (media_type,) = read_types(self.successes[0])
        return media_type.schema or Schema(True, media_type.pointer, {})

    def at(self, member: str) -> Schema | None:
        """What is declared where a member points to; None when nothing is."""
        return _below(self.item if member == "id" else self.body, self.node[member])

    @property
    def item(self) -> Schema:
        """What an item has to satisfy."""
        items = self.at("items") or self.body
        return items.additional if "order" in self.node else items.items


def _below(schema: Schema, pointer: str) -> Schema | None:
    head, *tokens = pointer.split("/")
    for token in tokens:
        if schema.types != {"object"} or unescape(token) not in schema.properties:
            return None
        schema = schema.properties[unescape(token)]
    return None if head else schema


def _draft(spec: Spec, operation: Operation) -> _Draft | None:
    node = resolve(spec.document, operation.pointer).get("x-pagination")
    return None if node in (None, False) else _Draft(operation, node, f"{operation.pointer}/x-pagination")


@lru_cache(maxsize=4096)
def _recognised(spec: Spec, operation: Operation) -> _Draft | None:
    """What nobody wrote, where it fits the operation in every respect; None where the document says something."""
    place = f"{operation.pointer}/x-pagination"
    bare = _Draft(operation, {}, place)
    is_said = {"x-pagination", "x-envelope"} & resolve(spec.document, operation.pointer).keys()
    if spec.is_strict or is_said or [*_check_success(bare)] or len(bare.successes[0].media_types) > 1:
        return None
    drafts = (_Draft(operation, one.node, place, one.evidence) for one in recognised(operation, bare.body))
    return next((draft for draft in drafts if not [*_problems(draft)]), None)


def problems(spec: Spec, operation: Operation) -> Problems:
    """What is wrong with the `x-pagination` of an operation; each check relies on those before it."""
    draft = _draft(spec, operation)
    return _problems(draft) if draft else iter(())


def _problems(draft: _Draft) -> Problems:
    for check in CHECKS:
        found = list(check(draft))
        yield from found
        if found:
            return


def _check_members(draft: _Draft) -> Problems:
    if not isinstance(draft.node, Mapping):
        yield draft.place, "it must be a mapping with the key `style`, or `false` where there are no pages"
        return
    if draft.node.get("style") not in get_args(PageStyle):
        yield draft.place, f"the `style` must be one of {', '.join(get_args(PageStyle))}"
        return
    known = dict.fromkeys(("style", *PAGE_MEMBERS_NEEDED[draft.style], *PAGE_FACTS[draft.style], *OPTIONAL))
    for name in draft.node.keys() - known.keys():
        yield f"{draft.place}/{escape(name)}", f"`{draft.style}` knows no `{name}`, only {', '.join(known)}"
    for name in PAGE_MEMBERS_NEEDED[draft.style]:
        if name not in draft.node:
            yield draft.place, f"`{draft.style}` needs `{name}`; add it"
    for name, value in draft.node.items():
        kind, expected = MEMBER_TYPES.get(name, (str, "text"))
        if not isinstance(value, kind):
            yield f"{draft.place}/{escape(name)}", f"it must be {expected}"


def _check_success(draft: _Draft) -> Problems:
    place = f"{draft.operation.pointer}/responses"
    if len(draft.successes) != 1:
        yield place, f"a list in pages has one success, and here are {len(draft.successes)}; document exactly one"
    elif [True for media in read_types(draft.successes[0]) if media.schema and kind_of(media) == "json"] != [True]:
        yield draft.successes[0].pointer, "a list in pages comes as JSON; document a body of that type, with a schema"


def _check_link_field(draft: _Draft) -> Problems:
    success = draft.successes[0]
    if draft.style == "link-header" and "link" not in {header.name.lower() for header in success.headers}:
        yield success.pointer, "it has no response header `Link`, which leads to the next page; document it"


def _check_parameters(draft: _Draft) -> Problems:
    omitted = [str(name) for name in draft.node.get("omit", ())]
    asking = [draft.node["parameter"]] if "parameter" in draft.node else []
    named = [*asking, *draft.node.get("send", ()), *omitted]
    for name in named:
        if name not in draft.parameters:
            yield draft.place, f"the operation has no query parameter `{name}`"
        elif named.count(name) > 1:
            yield draft.place, f"parameter `{name}` is named twice"
    for name in [*omitted, *(asking if draft.style == "marker" else [])]:
        if name in draft.parameters and draft.parameters[name].required:
            yield draft.place, f"parameter `{name}` is required, and the first page is asked for without it"


def _check_parameter_types(draft: _Draft) -> Problems:
    kind = PAGE_PARAMETER_TYPES.get(draft.style)
    if kind and not _is_plain_schema(draft.parameters[draft.node["parameter"]].schema, kind):
        yield f"{draft.place}/parameter", f"`{draft.style}` asks with a plain {kind}, which the parameter is not"
    for name, value in draft.node.get("send", {}).items():
        for error in draft.parameters[name].schema.validator.iter_errors(value):
            yield f"{draft.place}/send/{escape(name)}", f"parameter `{name}` takes no such value ({error.message})"


def _check_pointers(draft: _Draft) -> Problems:
    for name in ("items", "order", "id", *PAGE_FACTS[draft.style]):
        if name in draft.node and draft.at(name) is None:
            owner = "an item" if name == "id" else "the success"
            where = f"{draft.node[name]!r} leads to nothing that the schema of {owner} declares"
            yield f"{draft.place}/{name}", f"{where}; write a JSON pointer to a member"


def _check_pointer_types(draft: _Draft) -> Problems:
    for name, kind in {**PAGE_FACTS[draft.style], "id": "string"}.items():
        schema = draft.at(name) if name in draft.node else None
        if schema and not _is_plain_schema(schema, kind):
            yield f"{draft.place}/{name}", f"it has to lead to a plain {kind}, which {schema.pointer} is not"
    items, kind = draft.at("items"), "object" if "order" in draft.node else "array"
    if items and items.types - {"null"} != {kind}:
        hint = "an object, because there is an `order`" if kind == "object" else "an array, because there is no `order`"
        yield f"{draft.place}/items", f"it has to lead to {hint}"
    elif items and kind == "object" and (items.properties or items.additional.node in (True, False)):
        yield f"{draft.place}/items", "it has to lead to a map: an object with a schema in `additionalProperties` alone"


def _check_order(draft: _Draft) -> Problems:
    order = draft.at("order") if "order" in draft.node else None
    if order:
        yield from order_problems(order, f"{draft.place}/order")


def order_problems(order: Schema, place: str) -> Problems:
    """What is wrong with the references that a pointer leads to."""
    if order.types - {"null"} != {"array"} or order.items.types != {"object"}:
        yield place, "it has to lead to an array of objects"
        return
    for name in ("key", "id"):
        if name not in order.items.properties or not _is_plain_schema(order.items.properties[name], "string"):
            yield place, f"the objects there need a plain string `{name}`"


def _is_plain_schema(schema: Schema, kind: str) -> bool:
    """Whether a value is a number or text without a type of its own in Python; it may also be null."""
    node = schema.target.node
    special = {"date", "date-time", "uuid"}
    is_special = isinstance(node, Mapping) and ("const" in node or node.get("format") in special)
    return schema.types - {"null"} == {kind} and not (schema.has_enum or is_special)


CHECKS = (
    _check_members,
    _check_success,
    _check_link_field,
    _check_parameters,
    _check_parameter_types,
    _check_pointers,
    _check_pointer_types,
    _check_order,
)
