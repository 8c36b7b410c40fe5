"""What a code of the table means, for somebody who has met it: `wireproof explain`, and the page of the reference."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from wireproof.errors import ProjectError
from wireproof.findings import AnyCode, Code
from wireproof.mockcodes import MockCode

__all__ = ["BEGIN", "CODES", "code_named", "explanation", "listing", "page"]

CODES: tuple[AnyCode, ...] = (*Code, *MockCode)
"""The codes of every table."""
NUMBERS: Mapping[str, AnyCode] = {number: code for code in CODES for number in code.numbers}
"""The codes by their numbers, those of requests first."""
WORDS: Mapping[str, AnyCode] = {str(code): code for code in CODES}


def code_named(name: str) -> tuple[AnyCode, tuple[str, ...]]:
    """
    The code that is meant by a number (`WP163`) or a word (`body-invalid`), and the numbers that are meant.

    Raises:
        ProjectError: There is none; the sentence has the nearest.
    """
    if name.upper() in NUMBERS:
        return NUMBERS[name.upper()], (name.upper(),)
    if name.lower() in WORDS:
        return WORDS[name.lower()], WORDS[name.lower()].numbers
    raise ProjectError(f"there is no code `{name}`; {_nearest(name)}")


def _nearest(name: str) -> str:
    known = NUMBERS if name.upper().startswith("WP") else WORDS
    close = get_close_matches(name, [*known], n=3) or get_close_matches(name.upper(), [*known], n=3)
    return f"did you mean {', '.join(f'`{one}`' for one in close)}" if close else "see `wireproof explain` for all"


def explanation(name: str) -> str:
    """
    What a code means, why it matters, an example of each number, and how to mend it.

    Raises:
        ProjectError: There is no such code; the sentence has the nearest.
    """
    code, numbers = code_named(name)
    lines = [f"{', '.join(numbers)} {code}", f"  what     {code.meaning}", f"  why      {code.why}"]
    for number in numbers:
        said, example = code.examples[number]
        lines += [f"  example  {said}:" if len(numbers) == 1 else f"  {number}    {said}:", ""]
        lines += [f"             {line}".rstrip() for line in example.rstrip("\n").split("\n")]
        lines.append("")
    return "\n".join([*lines, f"  mend     {code.next_step}"])


def listing() -> str:
    """Every number with its word and what that means, in the order of numbers."""
    return "\n".join(f"{number}  {code:<32}{code.meaning}" for number, code in sorted(NUMBERS.items()))


# The page -----------------------------------------------------------------------------------------------------------

BEGIN = """\
What the judge says of an exchange or a document: each finding has a code, a word and a number, which stay as they are.
`WP1..` is in a request, `WP2..` in a response, `WP3..` in a document and `WP4..` in a test that mocks an API;
`wireproof explain WP163` prints the same. The examples are of an API of kites, and each of them is a test.
"""

SERIES = {"WP1": "in requests", "WP2": "in responses", "WP3": "in documents", "WP4": "in tests"}
"""Where findings of each series of numbers are."""


def page() -> Iterator[str]:
    """The page of the reference, line by line: a table of all codes, and a section for each."""
    yield "# Findings\n"
    yield BEGIN
    yield f"| {' | '.join(SERIES.values())} | code | what it means |"
    yield f"|{' --- |' * (len(SERIES) + 2)}"
    for code in CODES:
        cells = (", ".join(number for number in code.numbers if number.startswith(series)) for series in SERIES)
        yield f"| {' | '.join(cells)} | [`{code}`](#{code}) | {code.meaning} |"
    for code in CODES:
        yield from _section(code)


def _section(code: AnyCode) -> Iterator[str]:
    yield f"\n## {code}\n"
    yield f"{code.meaning} {code.why}\n"
    for number, (said, example) in code.examples.items():
        yield f"{number}, because {said}:\n"
        yield f"```{_language(number, code)}\n{example.rstrip()}\n```\n"
    yield f"To mend it, {code.next_step}."


def _language(number: str, code: AnyCode) -> str:
    if number.startswith(("WP1", "WP2")):
        return "http"
    if number.startswith("WP3"):
        return "toml" if code.name.startswith("ALLOWANCE") else "yaml"
    return "text"
