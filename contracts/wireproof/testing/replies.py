"""What a mocked server says: a documented response by the spec's example, or as far as a test says it otherwise."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from wireproof.branches import branch_of
from wireproof.catalog import DocumentedResponse, Example, MediaType, Operation, Spec
from wireproof.envelope import Envelope, envelope
from wireproof.examples import undeclared
from wireproof.findings import Code, Finding, Side, quoted
from wireproof.media import concrete, json_schema, kind_of, read_types
from wireproof.messages import Request, Response
from wireproof.mockcodes import MockCode
from wireproof.oracle import ABSENT, judge_response
from wireproof.pointers import unescape
from wireproof.schema import Schema
from wireproof.showing import of_the_server, shown_bodies, shown_field
from wireproof.testing.errors import MockError
from wireproof.testing.exchanges import Exchange

__all__ = [
    "Outcome",
    "Reply",
    "Responder",
    "completed",
    "default_status",
    "judged",
    "made",
    "making",
    "raising",
    "responding",
    "undeclared_members",
]


Responder = Callable[[Exchange[Any]], Response]
"""What makes a response of a call, or raises."""


@dataclass(frozen=True)
class Reply:
    """
    A response to serve. Without `json` and `content` its body is the spec's example, the first one or that of a name;
    header fields that the spec shows are there unless `headers` says otherwise.
    """

    status: int
    example: str | None = None
    json: Any = ABSENT
    content: bytes | str | None = None
    """A body that is no JSON; or one that is not what its content type says."""
    headers: Mapping[str, str | None] = field(default_factory=dict)
    """Fields in place of those that the spec shows; None leaves one out."""


@dataclass(frozen=True)
class Outcome:
    """What an operation does when it is called next: it responds, or raises."""

    respond: Responder
    label: str
    """What it is called in a finding."""
    repeats: bool = False
    """Whether it is what every further call gets."""


def responding(response: Response) -> Responder:
    """The response that is the same whatever was asked."""
    return lambda _: response


def raising(error: BaseException | type[BaseException]) -> Responder:
    """The response that never arrives."""

    def respond(_: Exchange[Any]) -> Response:
        raise error

    return respond


def making(operation: Operation, reply: Callable[[Exchange[Any]], Reply]) -> Responder:
    """The response that depends on what was asked."""
    return lambda exchange: made(operation, reply(exchange))


def default_status(operation: Operation) -> int:
    """The first success that an operation documents; 200 where it has no status of its own."""
    exact = [int(one.status) for one in operation.responses if one.status.isdigit()]
    return next((status for status in exact if 200 <= status < 300), exact[0] if exact else 200)


def made(operation: Operation, reply: Reply) -> Response:
    """
    The response that a reply describes.

    Raises:
        MockError: It names an example that is not there, or relies on one where there is none.
    """
    documented = operation.documented(reply.status)
    media_types = documented.media_types if documented else ()
    shown = _shown_fields(documented) if documented else {}
    if reply.json is not ABSENT:
        content = _written(operation, reply).encode()
        typed = {"Content-Type": _json_type(media_types)}
    elif reply.content is not None:
        content = reply.content.encode() if isinstance(reply.content, str) else reply.content
        typed = {"Content-Type": concrete(media_types[0])} if media_types else {}
    elif (
        documented is None
        or not media_types
        or (documented.may_be_empty and not any(map(_shown_examples, media_types)))
    ):
        content, typed = b"", {}
    else:
        media_type, example = _example(operation, documented, reply.example)
        content, typed = _example_bytes(media_type, example.value), {"Content-Type": concrete(media_type)}
    return Response.of(reply.status, _overriding(shown, typed, reply.headers), content)


def _written(operation: Operation, reply: Reply) -> str:
    try:
        return json.dumps(reply.json)
    except (TypeError, ValueError) as error:
        raise MockError(
            f"{operation.operation_id} {reply.status}: json= cannot be written ({error}); give plain JSON values"
        ) from None


def _overriding(*fields: Mapping[str, str | None]) -> Iterable[tuple[str, str]]:
    """Header fields, those of the last mapping in place of any of the same name before; None is none."""
    by_name = {name.lower(): (name, value) for one in fields for name, value in one.items()}
    return [(name, value) for name, value in by_name.values() if value is not None]


def _shown_fields(documented: DocumentedResponse) -> dict[str, str]:
    shown = ((header.name, shown_field(header)) for header in of_the_server(documented))
    return {name: text for name, text in shown if text is not None}


def _json_type(media_types: Iterable[MediaType]) -> str:
    found = (concrete(one) for one in media_types if kind_of(one) == "json")
    return next(found, "application/json")


def _example_bytes(media_type: MediaType, value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if kind_of(media_type) == "json" or not isinstance(value, str):
        return json.dumps(value).encode()
    return value.encode()


def _shown_examples(media_type: MediaType) -> tuple[Example, ...]:
    """The named examples, and one that the schema shows as a whole."""
    shown = shown_bodies(media_type)
    node = media_type.schema.target.node if media_type.schema else {}
    if shown or not isinstance(node, Mapping):
        return shown
    listed = [*([node["example"]] if "example" in node else []), *node.get("examples", ())]
    return tuple(Example("example", value, media_type.pointer) for value in listed[:1])


def _example(operation: Operation, documented: DocumentedResponse, name: str | None) -> tuple[MediaType, Example]:
    """The example of a name, or the first one of what clients read."""
    preferred = [*read_types(documented), *documented.media_types]
    found = [(media_type, example) for media_type in preferred for example in _shown_examples(media_type)]
    reply = f"{operation.operation_id} {documented.status}"
    if not found:
        raise MockError(f"{reply}: the spec shows no example; say what is served with json= or content=")
    for media_type, example in found:
        if name in (None, example.name):
            return media_type, example
    names = list(dict.fromkeys(example.name for _, example in found))
    close = get_close_matches(str(name), names, n=1)
    hint = f"write {close[0]!r}" if close else f"it has {', '.join(map(repr, names))}"
    raise MockError(f"{reply}: the spec has no example {name!r}; {hint}")


# Judging ------------------------------------------------------------------------------------------------------------


def judged(spec: Spec, operation: Operation, response: Response, request: Request | None = None) -> tuple[Finding, ...]:
    """What is wrong with a response by the spec, and the members of its body that nobody declares."""
    documented = operation.documented(response.status)
    schema = json_schema(documented) if documented else None
    return (
        *judge_response(spec, operation, response, request),
        *_success_by_default(spec, operation, response.status),
        *undeclared_members(spec, schema, response.content, "response"),
    )


def _success_by_default(spec: Spec, operation: Operation, status: int) -> Iterator[Finding]:
    """`default` describes errors where other responses are successes; clients do not take one for a success."""
    documented = operation.documented(status)
    listed = [one.status for one in operation.responses if one.status[0] in "123"]
    if documented and documented.status == "default" and status < 400 and listed:
        where = f"{spec.file.name}{operation.pointer}/responses"
        yield Finding(Code.STATUS_UNDOCUMENTED, "status", str(status), ", ".join(listed), where, side="response")


def undeclared_members(spec: Spec, schema: Schema | None, content: bytes, side: Side) -> Iterator[Finding]:
    """The members of a JSON body that its schema does not declare."""
    try:
        value = json.loads(content) if schema is not None and content else None
    except ValueError:  # which the oracle has found
        return
    if schema is None or value is None:
        return
    try:
        found = list(undeclared(schema, value))
    except (RecursionError, ValueError):  # as above
        return
    for pointer, name, close in found:
        documented = f"no `{name}`, but `{close}`" if close else f"no `{name}`"
        received = quoted(_at(value, pointer))
        where = f"{spec.file.name}{schema.target.pointer}"
        advice = f"write `{close}`" if close else MockCode.MEMBER_UNDECLARED.next_step
        place = f"{side} body at {pointer}"
        yield Finding(MockCode.MEMBER_UNDECLARED, place, received, documented, where, advice, side)


def _at(value: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        value = value[int(token)] if isinstance(value, list) else value[unescape(token)]
    return value


# What a test leaves out ---------------------------------------------------------------------------------------------


def completed(spec: Spec, operation: Operation, documented: DocumentedResponse | None, body: Any) -> Iterator[Any]:
    """
    A body with what it leaves out filled from each example of the spec, and the body as it is.

    Where an envelope is around what a method returns, the body is that, and the envelope is the example's.
    """
    around = envelope(spec, operation)
    if around is None or documented is not around.success:
        schema = json_schema(documented) if documented else None
        if schema is not None:
            yield from (_filled(schema, body, example) for example in _example_values(documented))
        yield body
        return
    objects = body if around.holds == "many" else [body]
    for example in _example_values(documented):
        yield _enveloped(around, objects, deepcopy(example))


def _example_values(documented: DocumentedResponse | None) -> Iterator[Any]:
    for media_type in read_types(documented) if documented else ():
        yield from (example.value for example in _shown_examples(media_type))


def _filled(schema: Schema, body: Any, example: Any) -> Any:
    """Members that the schema declares are taken from the example; in a map there are none such."""
    schema = branch_of(schema, example) or schema
    if not (isinstance(body, dict) and isinstance(example, dict)):
        return body
    return {
        **{name: member for name, member in example.items() if name in schema.properties},
        **{
            name: _filled(schema.properties[name], member, example[name])
            if name in schema.properties and name in example
            else member
            for name, member in body.items()
        },
    }


def _enveloped(around: Envelope, objects: Sequence[Any], example: Any) -> Any:
    """The example with other objects in it."""
    shown: Any = next(iter(_at(example, around.items).values()), {})
    filled = [_filled(around.item, one, shown) for one in objects]
    by_id = {str(one.get("id")): one for one in filled}
    _put(example, around.items, by_id)
    _put(example, around.order, [{"key": around.key, "id": name} for name in by_id])
    return example


def _put(body: Any, pointer: str, value: Any) -> None:
    owner, _, name = pointer.rpartition("/")
    _at(body, owner)[unescape(name)] = value
