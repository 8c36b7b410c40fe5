"""What a call returns can be copied and pickled, with all that it refers to."""

import copy
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wireproof.binding import Binding, bind
from wireproof.catalog import Operation, Spec
from wireproof.loading import load_folder
from wireproof.served import ServedResponse, example_responses
from wireproof.strategies import simplest_request

ROOT = Path(__file__).parent.parent
SPECS = load_folder(ROOT / "specs")
KANTATA = next(spec for spec in SPECS if spec.name == "kantata-ox")
WAYS = ["copy", "deep copy", "pickle"]


def parsed(binding: Binding, operation: Operation, served: ServedResponse) -> Any:
    """What a response to an operation is read as."""
    http, kept = binding.http, (served.status, dict(served.headers), served.content)
    transport = http.MockTransport(lambda _: http.Response(kept[0], headers=kept[1], content=kept[2]))
    client = binding.client("sync", token="token-for-tests", max_retries=0, http_options={"transport": transport})
    arguments = binding.arguments(operation, simplest_request(operation))
    return client.send(binding.function(operation)(**arguments)).parsed


def all_parsed(spec: Spec) -> Iterator[Any]:
    """What comes of every named example of a spec."""
    binding = bind(spec, ROOT / "generated")
    for operation in spec.operations:
        for response in operation.responses:
            for _, served in example_responses(operation, response):
                yield parsed(binding, operation, served)


@pytest.fixture(params=[copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))], ids=WAYS)  # noqa: S301  # our own
def duplicate(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    """Makes two of one."""
    made: Callable[[Any], Any] = request.param
    return made


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_what_is_read_can_be_duplicated(spec: Spec, duplicate: Callable[[Any], Any]) -> None:
    """
    A copy of a model is equal to it, shows the same, and is written in the same way.
    """
    models = [model for model in all_parsed(spec) if model is not None]
    copies = [duplicate(model) for model in models]

    assert models == copies
    assert repr(models) == repr(copies)
    assert [model.to_dict() for model in models] == [model.to_dict() for model in copies]
    assert len(models) > len(spec.operations)


def test_what_is_duplicated_has_what_was_included(duplicate: Callable[[Any], Any]) -> None:
    """
    A copy leads to the same objects as its original, and is UNSET where that is.
    """
    memberships = [
        membership
        for body in all_parsed(KANTATA)
        for membership in (getattr(body, "access_group_memberships", None) or {}).values()
        if getattr(body, "users", None)
    ]
    unset = bind(KANTATA, ROOT / "generated").package.UNSET
    copies = [duplicate(membership) for membership in memberships]

    assert memberships
    assert [one.user for one in memberships] == [one.user for one in copies]
    assert [one.access_group_name is unset for one in memberships] == [one.access_group_name is unset for one in copies]
