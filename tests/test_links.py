"""The links of the specs lead from an answer to what can be done with it, for a reader and for schemathesis."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.core.transport import Response
from schemathesis.generation.stateful.state_machine import APIStateMachine, StepInput, StepOutput

from wireproof.answers import named_answers
from wireproof.catalog import Operation, Spec, load_folder
from wireproof.schema import resolve

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
        for name, node in resolve(spec.document, response.pointer).get("links", {}).items():
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
def test_schemathesis_walks_every_link(source: Source) -> None:
    """
    From an example of the answer, a stateful test follows each link with the value that the link names.
    """
    walked = walk(source)

    assert {link.name: set(link.parameters) for link in source.links} == {
        name: set(values) for name, values in walked.items()
    }
    assert [] == list(disagreements(source, walked))


def disagreements(source: Source, walked: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Values that are not those in the answer, for links that take them from there."""
    _, answer = next(named_answers(source.operation, source.operation.responses[0]))
    for link in source.links:
        for name, expression in link.parameters.items():
            value = walked[link.name][name]
            if expression.startswith("$response.body#") and value != resolve(answer.body, expression.partition("#")[2]):
                yield f"{link.name}: {name} is {value!r}"


def walk(source: Source) -> dict[str, dict[str, Any]]:
    """The links that a stateful test of an operation and its targets follows, each with the values that it sets."""
    document = copy.deepcopy(dict(source.spec.document))  # schemathesis changes what it is given
    names = [source.operation.operation_id, *(link.target for link in source.links)]
    schema = schemathesis.openapi.from_dict(document).include(operation_id=list(dict.fromkeys(names)))
    machine: type[APIStateMachine] = schema.as_state_machine()
    operations = {f"{one.method} {one.path}": one for one in source.spec.operations}
    walked: dict[str, dict[str, Any]] = {}

    class Walk(machine):  # type: ignore[misc, valid-type]  # made at run time
        def step(self, given: StepInput) -> StepOutput:
            arrow = f"{source.operation.method} {source.operation.path} -> ["
            if given.transition and given.transition.id.startswith(arrow) and given.applied_parameters:
                name = given.transition.id.partition("] ")[2].partition(" -> ")[0]
                values = {**given.case.path_parameters, **given.case.query}
                walked.setdefault(name, {}).update({named: values[named] for _, named in given.applied_parameters})
            found: StepOutput = super().step(given)
            return found

        def call(self, case: schemathesis.Case, **_: object) -> Response:
            operation = operations[case.operation.label]
            _, answer = next(named_answers(operation, operation.responses[0]))
            request = requests.Request(case.method, f"{source.spec.server}{case.formatted_path}").prepare()
            headers = {name: [value] for name, value in answer.headers.items()}
            return Response(answer.status, headers, answer.content, request, elapsed=0.0, verify=True)

        def validate_response(self, *_: object, **__: object) -> None:
            """Answers are our own examples."""

    Walk.run(settings=WALK)
    return {name: values for name, values in walked.items() if name in {link.name for link in source.links}}


WALK = settings(
    max_examples=20,
    stateful_step_count=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
