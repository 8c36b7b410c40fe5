"""The links of the specs lead from a response to what can be done with it, for a reader and for schemathesis."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests
import schemathesis
from schemathesis.core.transport import Response
from schemathesis.generation.stateful.state_machine import StepOutput
from schemathesis.specs.openapi.stateful import collect_transitions
from schemathesis.specs.openapi.stateful.links import OpenApiLink

from wireproof.catalog import Operation, Spec
from wireproof.document import dereference
from wireproof.drawn import DrawnRequest
from wireproof.loading import load_folder
from wireproof.pointers import escape, resolve
from wireproof.served import ServedResponse, example_responses
from wireproof.strategies import simplest_request

SPECS = load_folder(Path(__file__).parent.parent / "specs")


class Link(NamedTuple):
    """A link of an operation's success."""

    name: str
    status: str
    target: str
    """The operationId that it leads to."""
    parameters: dict[str, str]


class Source(NamedTuple):
    """An operation with links."""

    spec: Spec
    operation: Operation
    links: list[Link]

    def __str__(self) -> str:
        return str(self.operation)


def sources() -> Iterator[Source]:
    """Every operation with links."""
    for spec in SPECS:
        for operation in spec.operations:
            if links := list(links_of(spec, operation)):
                yield Source(spec, operation, links)


def links_of(spec: Spec, operation: Operation) -> Iterator[Link]:
    """The links of an operation, in the order of the document."""
    for response in operation.responses:
        for name in resolve(spec.document, response.pointer).get("links", {}):
            _, node = dereference(spec.document, f"{response.pointer}/links/{escape(name)}")
            yield Link(name, response.status, node["operationId"], node["parameters"])


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_every_resource_can_be_reached(spec: Spec) -> None:
    """
    Whatever creates or lists has links, and whatever takes an id in its path is at the end of one.
    """
    linked = {source.operation.operation_id: source.links for source in sources() if source.spec is spec}
    begin = {one.operation_id for one in spec.operations if one.operation_id.startswith(("create", "list"))}
    end = {
        one.operation_id for one in spec.operations if any(parameter.location == "path" for parameter in one.parameters)
    }

    assert set() == begin - linked.keys()
    assert set() == end - {link.target for links in linked.values() for link in links}


@pytest.mark.parametrize("source", list(sources()), ids=str)
def test_schemathesis_reads_every_link(source: Source) -> None:
    """
    From a request and its example response, schemathesis takes for every link the operation and the values it names.
    """
    request = simplest_request(source.operation)
    _, served = next(example_responses(source.operation, source.operation.responses[0]))

    assert {link.name: named(link, request, served) for link in source.links} == read(source, request, served)


Target = tuple[str, dict[str, Any]]
"""Where a link leads, as an operationId, and the parameters that it sets there."""


def named(link: Link, request: DrawnRequest, served: ServedResponse) -> Target:
    """What a link names, by its runtime expressions (OpenAPI 3.1.0, 4.8.20.3)."""
    return link.target, {name: value(expression, request, served) for name, expression in link.parameters.items()}


def value(expression: str, request: DrawnRequest, served: ServedResponse) -> Any:
    """What a runtime expression names in a request and its response."""
    place, _, pointer = expression.partition("#")
    if place == "$response.body":
        return resolve(served.body, pointer)
    return resolve(request.body, pointer) if pointer else request.path[place.rpartition(".")[2]]


def read(source: Source, request: DrawnRequest, served: ServedResponse) -> dict[str, Target]:
    """What schemathesis reads in the links of an operation, by their names; it walks them with these values."""
    document = copy.deepcopy(dict(source.spec.document))  # schemathesis changes what it is given
    schema = schemathesis.openapi.from_dict(document)
    links = collect_transitions([found.ok() for found in schema.get_all_operations()])
    operation = schema[source.operation.path][source.operation.method]
    body = {"body": request.body} if request.has_body else {}
    case = operation.Case(path_parameters=dict(request.path), **body)
    output = StepOutput(response=received(served), case=case)
    return {link.name: target(link, output) for link in links.operations[operation.label].outgoing}


def target(link: OpenApiLink, output: StepOutput) -> Target:
    """Where a link leads from a step, as schemathesis reads it."""
    values = [one for container in link.extract(output).parameters.values() for one in container.items()]
    return link.target.definition.raw["operationId"], {name: found.value.ok() for name, found in values}


def received(served: ServedResponse) -> Response:
    """A response as schemathesis has it; which request it belongs to makes no difference."""
    headers = {name: [value] for name, value in served.headers.items()}
    request = requests.Request("GET", "http://127.0.0.1").prepare()
    return Response(served.status, headers, served.content, request, elapsed=0.0, verify=True)
