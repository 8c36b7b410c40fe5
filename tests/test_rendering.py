"""What the suite prints of a failure is short, printable, and shows no credentials."""

import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import httpx
import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import engine
from respx.models import Call

import wireproof.suite
from wireproof.codegen import generate
from wireproof.findings import inert, printable
from wireproof.oracle import ABSENT
from wireproof.suite import PLUGIN
from wireproof.suite.comparison import assert_same
from wireproof.suite.failures import Difference, Disagreement, agree, shown
from wireproof.suite.profiles import SHRINKING, load_profile
from wireproof.traffic import Traffic

SUITE = Path(wireproof.suite.__file__).parent


@attrs.define
class Kite:
    """A model."""

    name: str


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("it's two\nlines", "it's two lines"),
        ("", '""'),
        (" ", '" "'),
        (b"raw", "raw"),
        (None, "None"),
        (type(None), "None"),
        (ValueError, "ValueError"),
        (ValueError("no\nnumber"), "ValueError: no number"),
        (ABSENT, "nothing"),
        ([1, "x", None], '[1, "x", null]'),
        ({"a": {"b": 1}}, '{"a": {"b": 1}}'),
        ((200, ValueError), "[200, ValueError]"),
        ({"b", "a"}, "[a, b]"),
        (len, "len"),
        (object(), "some object"),
        (Kite("Small Spaces"), "Kite(name='Small Spaces')"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_shown_without_escapes_and_addresses(value: Any, expected: str) -> None:
    """
    JSON is written as JSON, and anything else as it is called.
    """
    assert expected == shown(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::x", "�:error::x"),
        ("a\n \t::add-mask::x\n\n::b::", "a\n \t�:add-mask::x\n\n�:b::"),
        ("a\r::stop-commands::x", "a\r�:stop-commands::x"),
        (":::a::", "�::a::"),
        ("a ##[error]x ###[b]", "a �#[error]x #�#[b]"),
        ("a.py::test[b] ::c:: : :", "a.py::test[b] ::c:: : :"),
        ("# # [a] ##", "# # [a] ##"),
    ],
)
def test_nothing_in_a_failure_is_a_command(text: str, expected: str) -> None:
    """
    No line begins with `::`, behind blanks or not, and nowhere is `##[`; anything else stays.
    """
    assert expected == inert(text)
    assert expected == printable(text) or not text.isprintable()


def test_a_difference_is_a_block() -> None:
    """
    It looks like a finding: what was promised, then where, what came, what was expected, and the place in the spec.
    """
    block = Difference("requests sent", "2\n", "1").block("A POST is sent once.", "books.yaml#/paths/~1books/post")

    assert block == (
        "contract-broken: A POST is sent once.\n"
        "  at          requests sent\n"
        "  received    2�\n"
        "  expected    1\n"
        "  spec        books.yaml#/paths/~1books/post"
    )


@pytest.mark.parametrize(
    ("expected", "received", "differences"),
    [
        ({"a": [1, 2]}, {"a": [1, 3]}, [("body at /a/1", "3", "2")]),
        ({"a/b": 1}, {}, [("body at /a~1b", "nothing", "1")]),
        ([1], [1, None], [("body at /1", "null", "nothing")]),
        (True, 1, [("body", "1", "true")]),
        ([1, 2, 3, 4], [], [(f"body at /{index}", "nothing", str(index + 1)) for index in range(3)]),
    ],
    ids=["inside", "missing", "surplus", "top", "many"],
)
def test_json_differs_at_a_place(expected: Any, received: Any, differences: list[tuple[str, str, str]]) -> None:
    """
    Of two JSON values, the first places are told where they differ, as JSON pointers.
    """
    with pytest.raises(Disagreement) as raised:
        assert_same(expected, received, "body")

    assert tuple(Difference(*one) for one in differences) == raised.value.blocks


def test_what_agrees_raises_nothing() -> None:
    """
    Numbers are compared as numbers and date-times as instants.
    """
    assert_same([1, "2031-04-01T00:00:00Z"], [1.0, "2031-04-01T02:00:00+02:00"], "body")
    agree(1, 1, "requests sent")
    with pytest.raises(Disagreement, match="requests sent: 2 instead of 1"):
        agree(1, 2, "requests sent")


def call(status: int | None = 200, **options: Any) -> Call:
    """One request and its response."""
    fields = {"Authorization": "Bearer s3cret", "X-Kind": "a\x1b[0m", "User-Agent": "x"}
    request = httpx.Request("POST", "https://books.example/v1/books?a=b%20c", headers=fields, **options)
    return Call(request, None if status is None else httpx.Response(status, headers={"X-Id": "7"}, content=b"{}"))


def test_one_request_is_shown_whole() -> None:
    """
    Method, URL, header fields with credentials masked, and the body; of the response, the status.
    """
    assert Traffic([call(content=b'{"a": 1}')]).text("request").splitlines() == [
        "> POST https://books.example/v1/books?a=b%20c",
        "> Authorization: Bearer ***",
        "> X-Kind: a�[0m",
        ">",
        '> {"a": 1}',
        "< 200 OK",
    ]


def test_one_response_is_shown_whole() -> None:
    """
    Status, header fields and body; of the request, its first line.
    """
    assert Traffic([call(418)]).text("response").splitlines() == [
        "> POST https://books.example/v1/books?a=b%20c",
        "< 418 I'm a Teapot",
        "< X-Id: 7",
        "<",
        "< {}",
    ]


def test_of_several_requests_the_first_lines_are_shown() -> None:
    """
    Eight of them, and how many there are more.
    """
    lines = Traffic([call(None), *[call(999)] * 9]).text("request").splitlines()

    first = "> POST https://books.example/v1/books?a=b%20c"
    assert [first, "< no response", *[first, "< 999"] * 7, "and 2 more"] == lines
    assert "nothing was sent" == Traffic().text("request")


def test_a_long_body_is_cut() -> None:
    """
    A thousand characters are shown.
    """
    lines = Traffic([call(content=b"x" * 1_234)]).text("request").splitlines()

    assert [f"> {'x' * 1_000}", "> (and 234 characters more)"] == lines[-3:-1]


def test_a_body_that_is_not_text_is_not_shown() -> None:
    """
    Its length is, and a text with a few bytes that cannot be read stays a text.
    """
    picture, latin = (Traffic([call(content=content)]).text("request") for content in (bytes(range(256)), b"caf\xe9"))

    assert "> (256 bytes that are not text)" in picture.splitlines()
    assert "> caf\N{REPLACEMENT CHARACTER}" in latin.splitlines()


def test_shrinking_ends() -> None:
    """
    Hypothesis looks for a smaller case no longer than this; the name of its limit is not part of its API.
    """
    assert "+ MAX_SHRINKING_SECONDS" in inspect.getsource(engine.ConjectureRunner)
    before, profile = engine.MAX_SHRINKING_SECONDS, settings.get_current_profile_name()
    try:
        engine.MAX_SHRINKING_SECONDS = 300
        load_profile()
        assert SHRINKING == engine.MAX_SHRINKING_SECONDS == 10
    finally:
        engine.MAX_SHRINKING_SECONDS = before
        settings.load_profile(profile)


def test_a_run_prints_nothing_that_is_a_command(tmp_path: Path) -> None:
    """
    Neither of what a client says nor, in a traceback, of what breaks down inside of it.
    """
    specs, clients = tmp_path / "specs", tmp_path / "clients"
    specs.mkdir()
    shutil.copy(Path(__file__).parent / "cases/union-pointer.yaml", specs)
    generate(specs, clients)
    client = clients / "union-pointer-client/union_pointer_client/_runtime/client.py"
    evil = "\n\n  ::add-mask::a\n::error file=x::b\r::c::d ##[error]e"
    source = client.read_text(encoding="utf-8")
    shown = 'return f"{type(self).__name__}({self._settings.shown})"'
    log = f'import logging; logging.getLogger("server").warning({evil!r})'
    bug = f'exec("raise bug" if "Async" in type(self).__name__ else "", {{"bug": RuntimeError({evil!r})}})'
    assert shown in source
    client.write_text(source.replace(shown, f"{log}; {bug}; raise RuntimeError({evil!r})"), encoding="utf-8")

    run = subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
        [
            *(sys.executable, "-m", "pytest", "-p", PLUGIN, SUITE / "test_secrets.py", "-n", "0"),
            *("--specs", specs, "--clients", clients, "-p", "no:cacheprovider", "-k", "its_token"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1, run.stderr
    assert "\nrun again: " in run.stdout
    assert "Captured log" in run.stdout
    assert "  �:add-mask::a" in run.stdout
    lines = re.split(r"[\r\n]", run.stdout)
    assert [] == [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
