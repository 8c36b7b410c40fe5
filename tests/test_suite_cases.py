"""What the suite tries once for all that are alike, and what it tries for each."""

from collections import Counter
from pathlib import Path

import pytest

from wireproof.loading import load, load_folder
from wireproof.suite import cases

CASES = Path(__file__).parent / "cases"
SPECS = load_folder(Path(__file__).parent.parent / "specs")


def test_some_are_the_first_of_each_kind() -> None:
    """
    In the order of the spec, and no kind is left out.
    """
    found, every = cases.some(cases.cells)(SPECS), list(cases.cells(SPECS))

    assert list(dict.fromkeys(cell.kind for cell in every)) == [cell.kind for cell in found]
    assert len(found) < len(every) / 4


def test_in_the_profile_deep_some_are_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing stands for anything else there.
    """
    monkeypatch.setattr(cases, "is_deep", lambda: True)

    assert list(map(str, cases.operations(SPECS))) == list(map(str, cases.some(cases.operations)(SPECS)))


def test_one_cell_of_each_kind_is_drawn_richly() -> None:
    """
    All others repeat it.
    """
    assert {1} == set(Counter(cell.kind for cell in cases.cells(SPECS) if not cell.repeats).values())
    assert {cell.kind for cell in cases.cells(SPECS)} == {cell.kind for cell in cases.cells(SPECS) if not cell.repeats}


def test_a_body_that_the_simplest_request_lacks_has_a_content_type() -> None:
    """
    It is changed to what is easily confused all the same, and cannot be sent as nothing in particular.
    """
    spec = load(CASES / "uploads.yaml")

    bodies = [one.request for one in cases.boundaries((spec,)) if one.operation.operation_id == "changeContent"]

    assert {True} == {bool(request.content_type) for request in bodies if request.has_body}


def test_a_redirect_that_is_tried_is_undocumented() -> None:
    """
    Another one than the operation documents by itself; none where `default` alone describes every response.
    """
    spec = load(CASES / "statuses.yaml")

    found = {case.operation.operation_id: case.status for case in cases.undocumented_redirects((spec,))}

    assert {"moveDoor": 303, "closeDoor": 302} == found


def test_a_list_is_left_out_whose_items_cannot_be_drawn() -> None:
    """
    No page of it could be served but an empty one.
    """
    spec = load(CASES / "linked-pages.yaml")

    assert "listEggs" in {operation.operation_id for operation in spec.operations}
    assert "listEggs" not in {case.operation.operation_id for case in cases.paged((spec,))}
