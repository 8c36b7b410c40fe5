"""The reference says what the code says."""

from pathlib import Path

import pytest

from wireproof.reference import pages

FOLDER = Path(__file__).parent.parent / "docs/reference"


@pytest.mark.parametrize(("name", "text"), pages().items())
def test_the_reference_is_up_to_date(name: str, text: str) -> None:
    """
    Each page is what `make docs` writes.
    """
    assert text == (FOLDER / name).read_text(encoding="utf-8"), "run `make docs`"


def test_nothing_else_is_there() -> None:
    """
    No page of before stays behind.
    """
    assert set(pages()) == {file.name for file in FOLDER.iterdir()}
