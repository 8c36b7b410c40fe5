"""What a code means is printed by its number or its word, and stands in the reference."""

import re
from pathlib import Path

import pytest

from wireproof.cli import main
from wireproof.explaining import CODES, page
from wireproof.findings import Code


def test_a_number_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """
    What it means, why it matters, an example and how to mend it.
    """
    status = main(["explain", "wp263"])

    assert 0 == status
    assert capsys.readouterr().out == (
        "WP263 body-invalid\n"
        "  what     A body does not match its schema.\n"
        "  why      The server returns 400 or 422; a client of the spec cannot read such a response.\n"
        "  example  `name` is required:\n"
        "\n"
        "             GET /kites/7 -> 200\n"
        "             Content-Type: application/json\n"
        "\n"
        '             {"nmae": "Red"}\n'
        "\n"
        "  mend     correct the body that was sent or the schema\n"
    )


def test_a_word_is_explained_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A readable name has the examples of all its numbers.
    """
    main(["explain", "Body-Invalid"])

    assert ["WP163", "WP263", "WP163", "WP263"] == re.findall("WP[0-9]+", capsys.readouterr().out)


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Without a code there is a line for each number.
    """
    assert 0 == main(["explain"])
    assert sorted(number for code in CODES for number in code.numbers) == [
        line.partition(" ")[0] for line in capsys.readouterr().out.splitlines()
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("WP199", "there is no code `WP199`; did you mean `WP"),
        ("body-invalied", "there is no code `body-invalied`; did you mean `body-invalid`"),
        ("E501", "there is no code `E501`; see `wireproof explain` for all"),
    ],
)
def test_what_is_no_code_is_told_in_a_sentence(name: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The nearest codes are named; the exit status is 2.
    """
    assert 2 == main(["explain", name])
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.parametrize("code", Code)
def test_numbers_are_of_their_series(code: Code) -> None:
    """
    A number belongs to one code, and says by its first digit where that is: at most one for each side.
    """
    assert code.numbers
    assert all(re.fullmatch("WP[123][0-9]{2}", number) for number in code.numbers)
    assert len(code.numbers) == len({number[:3] for number in code.numbers})
    assert not {number for other in Code if other is not code for number in other.numbers} & {*code.numbers}
    assert code.why.endswith(".")


def test_the_page_has_every_code() -> None:
    """
    Each has a row and a section with all of its examples.
    """
    text = "\n".join(page())

    assert [*CODES] == re.findall("^## (.+)$", text, re.MULTILINE)
    assert sum(len(code.numbers) for code in CODES) == text.count(", because ")


def test_the_reference_has_this_page() -> None:
    """
    What is in `docs/reference/findings.md` is what the table says.
    """
    written = (Path(__file__).parent.parent / "docs/reference/findings.md").read_text(encoding="utf-8")

    assert "\n".join([*page(), ""]) == written.partition("\n\n")[2], "write `explaining.page()` there"
