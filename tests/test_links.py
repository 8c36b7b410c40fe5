"""The links of the specs lead from an answer to what can be done with it, for a reader and for schemathesis."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

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
    walked, wrong = walk(source)

    assert {link.name: set(link.parameters) for link in source.links} == walked
    assert [] == wrong


def walk(source: Source) -> tuple[dict[str, set[str]], list[str]]:
    """The links that a stateful test of an operation follows, each with what it sets; and what it sets wrongly."""
    document = copy.deepcopy(dict(source.spec.document))  # schemathesis changes what it is given
    names = [source.operation.operation_id, *(link.target for link in source.links)]
    schema = schemathesis.openapi.from_dict(document).include(operation_id=list(dict.fromkeys(names)))
    machine: type[APIStateMachine] = schema.as_state_machine()
    operations = {f"{one.method} {one.path}": one for one in source.spec.operations}
    links = {link.name: link for link in source.links}
    sent: dict[str, schemathesis.Case] = {}
    walked: dict[str, set[str]] = {}
    wrong: list[str] = []

    class Walk(machine):  # type: ignore[misc, valid-type]  # made at run time
        def step(self, given: StepInput) -> StepOutput:
            link = links.get(_link_name(given, f"{source.operation.method} {source.operation.path}"))
            if link and given.transition:
                values = {**given.case.path_parameters, **given.case.query}
                for name in [name for _, name in given.applied_parameters if name]:
                    walked.setdefault(link.name, set()).add(name)
                    expected = named_value(link.parameters[name], sent[given.transition.parent_id])
                    if unquote(str(values[name])) != str(expected):  # schemathesis encodes what goes into a path
                        wrong.append(f"{link.name}: {name} is {values[name]!r}, not {expected!r}")
            found: StepOutput = super().step(given)
            return found

        def call(self, case: schemathesis.Case, **_: object) -> Response:
            sent[case.id] = case
            operation = operations[case.operation.label]
            _, answer = next(named_answers(operation, operation.responses[0]))
            request = requests.Request(case.method, f"{source.spec.server}{case.formatted_path}").prepare()
            headers = {name: [value] for name, value in answer.headers.items()}
            return Response(answer.status, headers, answer.content, request, elapsed=0.0, verify=True)

        def validate_response(self, *_: object, **__: object) -> None:
            """Answers are our own examples."""

    def named_value(expression: str, case: schemathesis.Case) -> Any:
        """What a runtime expression names, in a request and the example that answers it."""
        place, _, pointer = expression.partition("#")
        if place == "$response.body":
            return resolve(next(named_answers(source.operation, source.operation.responses[0]))[1].body, pointer)
        return resolve(case.body, pointer) if pointer else case.path_parameters[place.removeprefix("$request.path.")]

    for _ in range(ROUNDS):
        Walk.run(settings=WALK)
        if walked == {link.name: set(link.parameters) for link in source.links}:
            break
    return walked, wrong


def _link_name(given: StepInput, label: str) -> str:
    """The name of the link from an operation that a step follows; empty when it follows none."""
    transition = given.transition.id if given.transition else ""
    return transition.partition("] ")[2].partition(" -> ")[0] if transition.startswith(f"{label} -> [") else ""


ROUNDS = 20
"""Which links a walk follows is left to chance, so it goes on until all have been followed, or never will be."""
WALK = settings(
    max_examples=10,
    stateful_step_count=10,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
