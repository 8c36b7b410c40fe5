"""Reading the text of a document: quickly where it is right, and with the place where it is not."""

import math
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from wireproof.errors import SpecError
from wireproof.text import read

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*sorted((ROOT / "specs").glob("*.yaml")), *sorted((ROOT / "tests").rglob("*.yaml"))]


def said(tmp_path, text):
    file = tmp_path / "spec.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(text, None) for text in ("~", "null", "NULL", "")],
        *[("true", True), ("False", False), ("yes", "yes"), ("on", "on"), ("n", "n")],
        *[("010", 10), ("+12", 12), ("-0", 0), ("0o17", 15), ("0x1F", 31), ("12:30", "12:30"), ("0b1", "0b1")],
        *[("1.5", 1.5), (".5", 0.5), ("-1e3", -1000.0), ("1.", 1.0), ("-.inf", -math.inf)],
        *[("2016-12-31", "2016-12-31"), ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"), ("<<", "<<")],
        *[("'010'", "010"), ('"a\\u00e4"', "a\u00e4"), ('"\\ud83d\\ude00"', "\U0001f600"), ('"\\/"', "/")],
    ],
    ids=str,
)
def test_a_scalar_is_that_of_yaml_1_2(tmp_path, text, value):
    """
    There is no `yes` and no octal 010, a date is a text, and two halves of a character are one.
    """
    found = said(tmp_path, f"a: {text}\n")["a"]

    assert (type(value), value) == (type(found), found)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_both_parsers_say_the_same(file):
    """
    What the fast parser makes of a document is what a YAML 1.2 parser makes of it, value by value.
    """
    slow = YAML(typ="safe", pure=True)
    slow.Constructor.add_constructor("tag:yaml.org,2002:timestamp", slow.Constructor.construct_yaml_str)

    assert repr(_with_string_keys(slow.load(file.read_text(encoding="utf-8")))) == repr(read(file))


def _with_string_keys(value):
    match value:
        case dict():
            return {str(name): _with_string_keys(one) for name, one in value.items()}
        case list():
            return [_with_string_keys(one) for one in value]
    return value


def test_what_is_merged_gives_way(tmp_path):
    """
    Members of a mapping win over those that are merged into it.
    """
    assert {"a": 1, "b": 3} == said(tmp_path, "base: &base {a: 1, b: 2}\nhere: {<<: *base, b: 3}\n")["here"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", "line 3, column 1"),
        ("a: [1\n", "line 2, column 1"),
        ("a: 1\n---\nb: 2\n", "it is not YAML"),
        ("- a\n", "the top must be a mapping"),
        ("a: &a [*a]\n", "an alias contains itself"),
        ("a: !!python/name:os.system x\n", "it is not YAML"),
    ],
    ids=["a name twice", "no end", "two documents", "a list", "an alias of itself", "a tag of Python"],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, problem):
    """
    The sentence has line and column where there is one.
    """
    with pytest.raises(SpecError, match=problem):
        said(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000 + "]" * 100_000, "- " * 100_000 + "x", "? " * 100_000, "a: " + "{a: " * 50_000],
    ids=["flow", "block", "keys", "mappings"],
)
def test_no_depth_breaks_the_reader(tmp_path, text):
    """
    A document that is nested a hundred thousand times is refused; the parser in C would end the process.
    """
    with pytest.raises(SpecError):
        said(tmp_path, text)
