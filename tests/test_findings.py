"""Findings are short, printable, free of credentials and say what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireproof.findings import Code, Finding, masked, quoted


def finding(**fields):
    return Finding(
        **{
            "code": Code.BODY_INVALID,
            "place": "request body at /user/id",
            "received": "1",
            "documented": 'type: "string"',
            "spec": "billing.yaml#/components/schemas/User/properties/id/type",
            **fields,
        }
    )


def test_a_finding_is_shown_as_a_block():
    """
    The headline says what is wrong; where, what came, what was asked for and what to do stand below it.
    """
    shown = str(finding())

    assert shown == (
        "WP163 body-invalid: A body does not match its schema.\n"
        "  at          request body at /user/id\n"
        "  received    1\n"
        '  documented  type: "string"\n'
        "  spec        billing.yaml#/components/schemas/User/properties/id/type\n"
        "  next        correct the body that was sent or the schema"
    )


def test_the_next_step_can_be_more_precise_than_the_code():
    """
    A next step that is given replaces the one that the code advises.
    """
    assert "ask the sender" == finding(next="ask the sender").next


@pytest.mark.parametrize("field", ["place", "received", "documented"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" * 200, "a" * 200),
        ("a" * 201, "a" * 199 + "…"),
        ("two\nlines\x1b[0m\x00", "two�lines�[0m�"),
        ("café", "café"),
    ],
)
def test_every_text_is_one_short_printable_line(field, text, expected):
    """
    More than 200 characters are cut, and what a terminal would act upon is replaced.
    """
    assert expected == getattr(finding(**{field: text}), field)


@given(text=st.text())
def test_a_block_always_has_six_lines(text):
    """
    No received text can add a line to a finding.
    """
    shown = str(finding(place=text, received=text, documented=text))

    assert 6 == len(shown.splitlines())


@pytest.mark.parametrize("code", Code)
def test_every_code_says_what_it_means_and_what_to_do(code):
    """
    A meaning is a sentence; a next step is an instruction that ends a line.
    """
    assert code.meaning[0].isupper()
    assert code.meaning.endswith(".")
    assert code.next_step[0].islower()
    assert not code.next_step.endswith(".")


def test_a_code_is_its_word():
    """
    Codes compare, format and serialize as the stable words that reports are keyed by.
    """
    assert "body-not-json" == Code.BODY_NOT_JSON
    assert [code.name.lower().replace("_", "-") for code in Code] == [f"{code}" for code in Code]


@pytest.mark.parametrize(
    ("authorization", "expected"),
    [
        ("Bearer s3cret", "Bearer ***"),
        ("bearer s3cret more", "bearer ***"),
        ("Token s3cret", "Token ***"),
        ("Bearer", "Bearer"),
        ("Bearer ", "Bearer"),
        ("s3cret", "***"),
        ("s3cret Bearer", "***"),
        (" Bearer s3cret", "***"),
        ("", "***"),
    ],
)
def test_credentials_are_masked(authorization, expected):
    """
    Only a known scheme's word is shown, since any other word may be the credentials.
    """
    assert expected == masked(authorization)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": [1, None, True, "é"]}, '{"a": [1, null, true, "é"]}'),
        ("line\nbreak", '"line\\nbreak"'),
        (b"raw", "a bytes that cannot be shown"),
    ],
)
def test_values_are_quoted_as_json(value, expected):
    """
    A quoted value reads as it would in a body.
    """
    assert expected == quoted(value)


def test_a_value_nested_too_deeply_is_named_only():
    """
    Quoting never fails, however deep a value is.
    """
    value = []
    for _ in range(100_000):
        value = [value]

    assert "a list that cannot be shown" == quoted(value)
