"""
What the tests are parametrised over: frozen cases whose `str()` is the test id, and functions that select them.

A test says what it is repeated for: `@each(case=operations)`, or with `some(operations)` for a few that stand for all.
"""

import json
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

import pytest

from wireproof.binding import MODES, Mode
from wireproof.catalog import DocumentedResponse, Operation, Parameter, Spec
from wireproof.codegen.credentials import alternatives, schemes
from wireproof.drawn import DrawnRequest
from wireproof.envelope import Envelope, envelope
from wireproof.forms import form_members
from wireproof.media import json_schema, kind_of, read_types, sent_types
from wireproof.oracle import ABSENT
from wireproof.pagination import Pagination, pagination
from wireproof.pointers import unescape
from wireproof.runtime.schemes import Scheme
from wireproof.schema import Schema, Shown
from wireproof.served import (
    DefectKind,
    ServedResponse,
    branch_responses,
    defects,
    example_responses,
    has_enum,
    invalid_examples,
    statuses,
)
from wireproof.strategies import edge_requests, first_values, simplest_request
from wireproof.suite.credentials import NOWHERE, TOKEN, in_form, settings_of
from wireproof.suite.ids import slug
from wireproof.suite.profiles import is_deep

__all__ = [
    "IDEMPOTENT",
    "Boundary",
    "Cell",
    "DefectCell",
    "DefectExample",
    "EnumCell",
    "EnvelopeCase",
    "Example",
    "OperationCase",
    "PagedCase",
    "ParameterCase",
    "ProtectedCase",
    "UndocumentedStatus",
    "operations",
    "paged",
    "put",
]


@dataclass(frozen=True, repr=False)
class OperationCase(Shown):
    """One operation."""

    spec: Spec
    operation: Operation

    @property
    def details(self) -> tuple[str, ...]:
        """What tells the case from others of the operation, beginning with the status where there is one."""
        return ()

    def __str__(self) -> str:
        return "-".join(map(slug, [self.operation.operation_id, *self.details]))

    @property
    def simplest(self) -> DrawnRequest:
        """The simplest request of the operation."""
        return simplest_request(self.operation)

    @property
    def kind(self) -> Hashable:
        """What a client tells operations apart by when it sends and receives."""
        pages, found = pagination(self.spec, self.operation), envelope(self.spec, self.operation)
        returns = "pages" if pages else found.holds if found else bool(self.success.content)
        is_idempotent = self.operation.method in IDEMPOTENT
        sent = kind_of(sent_types(self.operation.body)[0]) if self.operation.body else None
        return self.spec.name, is_idempotent, sent, bool(self.operation.security), returns

    @property
    def success(self) -> ServedResponse:
        """The response when all is well: the first example of the first success, or of what there is."""
        listed = self.operation.responses
        documented = next((one for one in listed if one.status[0] == "2"), listed[0])
        _, served = next(example_responses(self.operation, documented))
        possible = [status for status in statuses(self.operation, documented) if status < 400]
        return replace(served, status=possible[0]) if possible else served

    @property
    def server(self) -> str:
        """Where the operation is."""
        return self.operation.servers[0].filled if self.operation.has_own_servers else self.spec.server or NOWHERE

    def at(self, address: str) -> dict[str, Any]:
        """The settings by which the operation is at another address."""
        own = {"servers": {self.operation.servers[0].url: address}} if self.operation.has_own_servers else {}
        return {"base_url": address, **own}


@dataclass(frozen=True, repr=False)
class ProtectedCase(OperationCase):
    """One operation that needs credentials, and the scheme of those that tests change."""

    scheme_name: str
    scheme: Scheme

    @property
    def kind(self) -> Hashable:
        """That of the operation, and the scheme."""
        return super().kind, self.scheme_name

    @property
    def secret(self) -> str:
        """Credentials of the scheme."""
        return in_form(self.scheme, TOKEN)

    @property
    def secrets(self) -> Iterator[str]:
        """New credentials each time, which end in a number."""
        return (f"{self.secret}-{number}" for number in count(1))

    def settings(self, secret: Any) -> dict[str, Any]:
        """The settings by which these are the credentials, or what is asked for them."""
        return settings_of(self.spec, {self.scheme_name: secret})


@dataclass(frozen=True, repr=False)
class ParameterCase(OperationCase):
    """One parameter of an operation."""

    parameter: Parameter

    @property
    def details(self) -> tuple[str, ...]:
        """The parameter."""
        return (self.parameter.name,)


@dataclass(frozen=True, repr=False)
class PagedCase(OperationCase):
    """One operation that is a list in pages."""

    pagination: Pagination

    @property
    def simplest(self) -> DrawnRequest:
        """The simplest request, without what goes through the pages."""
        return self.without_pages(super().simplest)

    @property
    def item_schema(self) -> Schema:
        """What an item has to satisfy."""
        (schema,) = [media_type.schema for media_type in read_types(self.pagination.success) if media_type.schema]
        for token in self.pagination.items.split("/")[1:]:
            schema = schema.properties[unescape(token)]
        return schema.items if self.pagination.order is None else schema.additional

    @property
    def shown_item(self) -> Any:
        """The first item that the examples show, or the simplest one; `ABSENT` where none can be drawn."""
        for _, found in example_responses(self.operation, self.pagination.success):
            body = found.body
            for token in self.pagination.items.split("/")[1:]:
                body = body.get(unescape(token), [])
            if body:
                return next(iter(body.values() if isinstance(body, dict) else body))
        return next(iter(first_values(self.item_schema, 1)), ABSENT)

    def item(self, number: int) -> Any:
        """An item with a number that tells it from others, in its id if it has one; `ABSENT` where nothing can."""
        schema, shown, place = self.item_schema, self.shown_item, self.pagination.id
        if place is None or shown is ABSENT:
            return next(_numbered(schema, shown, number), ABSENT)
        return next(filter(schema.validator.is_valid, (put(shown, place, form) for form in _forms(number))), ABSENT)

    def without_pages(self, request: DrawnRequest) -> DrawnRequest:
        """A request without the parameters that go through the pages."""
        kept = {name: value for name, value in request.query.items() if name not in self.pagination.driven}
        return replace(request, query=kept)


@dataclass(frozen=True, repr=False)
class EnvelopeCase(OperationCase):
    """One operation whose success is an envelope around what its method returns."""

    envelope: Envelope


@dataclass(frozen=True, repr=False)
class Boundary(OperationCase):
    """The simplest request of an operation with one value changed."""

    name: str
    request: DrawnRequest

    @property
    def details(self) -> tuple[str, ...]:
        """With the name."""
        return (*super().details, self.name)


@dataclass(frozen=True, repr=False)
class Cell(OperationCase):
    """One documented response."""

    documented: DocumentedResponse
    repeats: bool = field(default=False, kw_only=True)
    """Whether another cell has the same schema, read in the same way."""

    @property
    def details(self) -> tuple[str, ...]:
        """The status as it is documented."""
        return (self.documented.status,)

    @property
    def kind(self) -> Hashable:
        """The schema of the body, what returns it, and the header fields that come with it."""
        is_returned = self.documented.status[0] in "123"
        reader = super().kind if is_returned else self.spec.name
        media = [(one.content_type, one.schema and json.dumps(one.schema.node)) for one in self.documented.media_types]
        return reader, is_returned, tuple(media), tuple(sorted(header.name for header in self.documented.headers))

    def returns(self, status: int) -> bool:
        """Whether a status is returned and not raised; `default` is a success only where nothing else is."""
        named = [response.status for response in self.operation.responses if response.status[0] in "123"]
        return status < 400 and self.documented.status in (named or ["default"])


@dataclass(frozen=True, repr=False)
class Example(Cell):
    """One named example of a documented response."""

    name: str
    served: ServedResponse

    @property
    def details(self) -> tuple[str, ...]:
        """With the name."""
        return (*super().details, self.name)


@dataclass(frozen=True, repr=False)
class DefectCell(Cell):
    """One way in which responses to a call can differ from the documented one."""

    defect: DefectKind

    @property
    def kind(self) -> Hashable:
        """That of the cell, and the defect."""
        return super().kind, self.defect

    @property
    def details(self) -> tuple[str, ...]:
        """With the defect."""
        return (*super().details, self.defect)


@dataclass(frozen=True, repr=False)
class DefectExample(Example):
    """A response with a defect that is the same every time."""

    @property
    def kind(self) -> Hashable:
        """That of the cell, and the defect."""
        return super().kind, self.name


@dataclass(frozen=True, repr=False)
class EnumCell(Cell):
    """A documented response with an enum somewhere in its body."""


@dataclass(frozen=True, repr=False)
class UndocumentedStatus(OperationCase):
    """A status that an operation documents neither by itself nor by its range."""

    status: int

    @property
    def kind(self) -> Hashable:
        """That of the operation, the status, and whether `default` covers it."""
        return super().kind, self.status, self.operation.documented(self.status) is not None

    @property
    def details(self) -> tuple[str, ...]:
        """The status."""
        return (str(self.status),)


IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
"""Methods of which several requests do no more than one (RFC 9110, section 9.2.2)."""

UNDOCUMENTED_STATUSES = (102, 199, 226, 299, 399, 418, 499, 511, 520, 599, 600, 999)
"""Some with a name in the registry, most without (RFC 9110, section 15)."""


Specs = tuple[Spec, ...]
Case = TypeVar("Case", bound=OperationCase)

each = pytest.mark.each
"""Repeats a test for every value of its arguments that functions such as those below select from the specs."""


def some(select: Callable[[Specs], Iterable[Case]]) -> Callable[[Specs], Collection[Case]]:
    """The first of each kind, for what a client does alike for all of them; all in the profile `deep`."""

    def selected(specs: Specs) -> Collection[Case]:
        found = list(select(specs))
        firsts: dict[Hashable, Case] = {}
        for case in found:
            firsts.setdefault(case.kind, case)
        return found if is_deep() else [*firsts.values()]

    return selected


def specs(found: Specs) -> Specs:
    """Every spec."""
    return found


def modes(_: Specs) -> tuple[Mode, ...]:
    """Sync and async."""
    return MODES


def operations(specs: Specs) -> Iterator[OperationCase]:
    """Every operation."""
    for spec in specs:
        for operation in spec.operations:
            case = OperationCase(spec, operation)
            _ = case.simplest, case.success  # found now, because Hypothesis cannot look for it while it runs a test
            yield case


def paged(specs: Specs) -> Iterator[PagedCase]:
    """Every list in pages whose items can be told apart."""
    for case in operations(specs):
        found = pagination(case.spec, case.operation)
        if found:
            paged_case = PagedCase(case.spec, case.operation, found)
            if paged_case.item(1) is not ABSENT:  # the item is found now, as above
                yield paged_case


def put(body: Any, pointer: str, value: Any) -> Any:
    """A copy with a value at a place, or without the member there when the value is `ABSENT`."""
    _, *tokens = pointer.split("/")
    if not tokens:
        return value
    name, rest = unescape(tokens[0]), "".join(f"/{token}" for token in tokens[1:])
    others = {member: inner for member, inner in body.items() if member != name}
    return others if value is ABSENT and not rest else {**others, name: put(body.get(name, {}), rest, value)}


def _forms(number: int) -> tuple[Any, ...]:
    return (number, str(number), str(UUID(int=number)), f"2031-04-01T00:00:{number % 60:02}Z")


def _numbered(schema: Schema, value: Any, number: int) -> Iterator[Any]:
    """The value with a number, in one form or another, in each member that takes it, outer ones first; or instead."""
    forms = _forms(number)
    members = [(name, inner) for name, inner in schema.properties.items() if isinstance(value, dict)]
    candidates = [{**value, name: form} for name, inner in members for form in filter(inner.validator.is_valid, forms)]
    yield from filter(schema.validator.is_valid, candidates if members else forms)
    for name, inner in members:
        if isinstance(value.get(name), dict):
            deeper = ({**value, name: found} for found in _numbered(inner, value[name], number))
            yield from filter(schema.validator.is_valid, deeper)


def enveloped(specs: Specs) -> Iterator[EnvelopeCase]:
    """Every operation with an envelope."""
    for case in operations(specs):
        found = envelope(case.spec, case.operation)
        if found:
            yield EnvelopeCase(case.spec, case.operation, found)


def read_operations(specs: Specs) -> Iterator[OperationCase]:
    """The first operation of each spec whose success has a body; how a response is read is the same for all."""
    for spec in specs:
        yield from [case for case in operations((spec,)) if case.success.content][:1]


def unsafe_operations(specs: Specs) -> Iterator[OperationCase]:
    """Every operation that may do more when it is sent twice."""
    return (case for case in operations(specs) if case.operation.method not in IDEMPOTENT)


def idempotent_operations(specs: Specs) -> Iterator[OperationCase]:
    """Every operation that does no more when it is sent twice."""
    return (case for case in operations(specs) if case.operation.method in IDEMPOTENT)


def operations_with_a_body(specs: Specs) -> Iterator[OperationCase]:
    """Every operation that takes a body."""
    return (case for case in operations(specs) if case.operation.body)


def operations_with_files(specs: Specs) -> Iterator[OperationCase]:
    """Every operation whose body is a file or may have one in it."""
    for case in operations_with_a_body(specs):
        media_type = sent_types(case.operation.body)[0] if case.operation.body else None
        kind = kind_of(media_type) if media_type else "json"
        has_files = media_type and any(one.is_file for one in form_members(media_type).values())
        if kind in ("binary", "text") or (kind == "multipart" and has_files):
            yield case


def protected_operations(specs: Specs) -> Iterator[ProtectedCase]:
    """Every operation that takes credentials; those of the scheme that it takes first are what a test is about."""
    for case in operations(specs):
        (first, *_), *_ = [*filter(None, alternatives(case.operation)), ("",)]
        if first:
            yield ProtectedCase(case.spec, case.operation, first, schemes(case.spec)[first])


def closed_operations(specs: Specs) -> Iterator[ProtectedCase]:
    """Every operation that cannot be called without credentials."""
    return (case for case in protected_operations(specs) if () not in alternatives(case.operation))


def open_operations(specs: Specs) -> Iterator[OperationCase]:
    """Every operation that takes no credentials."""
    return (case for case in operations(specs) if not any(alternatives(case.operation)))


def boundaries(specs: Specs) -> Iterator[Boundary]:
    """Every boundary of every operation."""
    for case in operations(specs):
        for name, request in edge_requests(case.operation):
            yield Boundary(case.spec, case.operation, name, request)


def parameters(specs: Specs) -> Iterator[ParameterCase]:
    """Every parameter of every operation."""
    for case in operations(specs):
        for parameter in case.operation.parameters:
            yield ParameterCase(case.spec, case.operation, parameter)


def required_parameters(specs: Specs) -> Iterator[ParameterCase]:
    """Every parameter that must be there."""
    return (case for case in parameters(specs) if case.parameter.required)


def text_path_parameters(specs: Specs) -> Iterator[ParameterCase]:
    """Every path parameter that may be any string."""
    return (
        case for case in parameters(specs) if case.parameter.location == "path" and _is_free_text(case.parameter.schema)
    )


def list_parameters(specs: Specs) -> Iterator[ParameterCase]:
    """Every parameter outside of the path that is a list, and has no content type in which one can be empty."""
    listed = (case for case in parameters(specs) if case.parameter.schema.types - {"null"} == {"array"})
    return (case for case in listed if case.parameter.location != "path" and not case.parameter.content_type)


def number_parameters(specs: Specs) -> Iterator[ParameterCase]:
    """Every parameter that is a number."""
    return (case for case in parameters(specs) if "integer" in case.parameter.schema.types)


def _is_free_text(schema: Schema) -> bool:
    """Whether any string will do; dates and UUIDs are strings, too, but have types of their own in Python."""
    node = schema.target.node
    return schema.types == {"string"} and isinstance(node, dict) and not {"format", "enum", "const"} & set(node)


def cells(specs: Specs) -> Iterator[Cell]:
    """Every documented response."""
    seen: set[Hashable] = set()
    for case in operations(specs):
        for documented in case.operation.responses:
            cell = Cell(case.spec, case.operation, documented)
            yield replace(cell, repeats=cell.kind in seen)
            seen.add(cell.kind)


def examples(specs: Specs) -> Iterator[Example]:
    """Every named example of every documented response."""
    for cell in cells(specs):
        for name, served in example_responses(cell.operation, cell.documented):
            yield Example(cell.spec, cell.operation, cell.documented, name, served, repeats=cell.repeats)


def defect_cells(specs: Specs) -> Iterator[DefectCell]:
    """Every way in which responses can differ from each documented one."""
    for cell in cells(specs):
        for defect in defects(cell.documented):
            yield DefectCell(cell.spec, cell.operation, cell.documented, defect, repeats=cell.repeats)


def defect_examples(specs: Specs) -> Iterator[DefectExample]:
    """Every documented response with each defect that looks the same every time."""
    for cell in cells(specs):
        for defect, served in invalid_examples(cell.operation, cell.documented).items():
            yield DefectExample(cell.spec, cell.operation, cell.documented, defect, served)


def enum_cells(specs: Specs) -> Iterator[EnumCell]:
    """Every documented response with an enum somewhere in its body."""
    for cell in cells(specs):
        if has_enum(cell.operation, cell.documented):
            yield EnumCell(cell.spec, cell.operation, cell.documented, repeats=cell.repeats)


def union_cells(specs: Specs) -> Iterator[Cell]:
    """The first documented response with each body that has a union of objects somewhere."""
    seen: set[Schema] = set()
    for cell in cells(specs):
        schema = json_schema(cell.documented)
        found = {schema.target} if schema else set()
        if found - seen and branch_responses(cell.operation, cell.documented):
            yield cell
        seen |= found


def file_cells(specs: Specs) -> Iterator[Cell]:
    """Every documented success that is neither JSON nor text."""
    for cell in cells(specs):
        if cell.returns(statuses(cell.operation, cell.documented)[0]):
            yield from [cell for media_type in read_types(cell.documented)[:1] if kind_of(media_type) == "binary"]


def first_header_parameters(specs: Specs) -> Iterator[ParameterCase]:
    """The first header parameter of each spec that may be any string; how its text is looked at is the same for all."""
    for spec in specs:
        listed = [one for one in parameters((spec,)) if one.parameter.location == "header"]
        yield from [one for one in listed if _is_free_text(one.parameter.schema)][:1]


def undocumented_statuses(specs: Specs) -> Iterator[UndocumentedStatus]:
    """Every undocumented status of every operation."""
    for case in operations(specs):
        for status in UNDOCUMENTED_STATUSES:
            if _is_undocumented(case.operation, status):
                yield UndocumentedStatus(case.spec, case.operation, status)


def _is_undocumented(operation: Operation, status: int) -> bool:
    documented = operation.documented(status)
    return documented is None or (documented.status == "default" and not _is_success(operation, status))


def _is_success(operation: Operation, status: int) -> bool:
    """Whether `default` describes a status below 400, as it does where nothing else is a success."""
    return status < 400 and not any(response.status[0] in "123" for response in operation.responses)


def undocumented_redirects(specs: Specs) -> Iterator[UndocumentedStatus]:
    """The first undocumented redirect that would change the method to GET, of every operation that takes a body."""
    for case in operations_with_a_body(specs):
        if case.operation.method not in ("GET", "HEAD"):
            changing = (302, 303, 301) if case.operation.method == "POST" else (302, 303)
            found = [status for status in changing if _is_undocumented(case.operation, status)]
            yield from (UndocumentedStatus(case.spec, case.operation, status) for status in found[:1])


def undocumented_successes(specs: Specs) -> Iterator[UndocumentedStatus]:
    """Every undocumented status that is no error."""
    return (one for one in undocumented_statuses(specs) if one.status < 400)
