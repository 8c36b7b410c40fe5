"""Why the server refused a request, in its own words."""

import json

import httpx2
import pytest

from wireproof.runtime import reasons
from wireproof.runtime.reasons import LONGEST_REASON, after, reason

CHALLENGE = httpx2.Headers({"WWW-Authenticate": 'Bearer error="invalid_token"'})


def said(document):
    """What is made of a body, where the header fields say something as well."""
    return reason(json.dumps(document).encode(), CHALLENGE)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"message": "taken"}, "taken"),
        ({"message": "taken", "field": "name"}, "taken (name)"),
        ({"field": "name"}, "name"),
        ({"message": " ", "field": 0}, "0"),
        ({"message": 1.5}, "1.5"),
        ({"message": True, "field": {"message": "a"}}, "invalid_token"),
        ({"message": ["a"]}, "invalid_token"),
        ({"detail": "not where the spec says"}, "invalid_token"),
        (["message"], "invalid_token"),
        ("message", "invalid_token"),
        (None, "invalid_token"),
    ],
)
def test_the_reason_stands_where_the_spec_says(document, expected):
    """
    The first text or number is the reason, further ones stand in brackets, and without any the challenge counts.
    """
    assert expected == said(document)


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/a~1b", "slash"),
        ("/m~0n", "tilde"),
        ("/~01", "tilde and one"),
        ("/list/1/text", "second"),
        ("/list/2/text", "invalid_token"),
        ("/list/-1", "invalid_token"),
        ("/list/x", "invalid_token"),
        ("/a~1b/0", "invalid_token"),
        ("/numbers/0", "zero"),
        ("/", "empty"),
    ],
)
def test_a_pointer_leads_to_the_reason(pointer, expected, monkeypatch):
    """
    Pointers are unescaped (RFC 6901), count the items of arrays, and may lead nowhere.
    """
    monkeypatch.setattr(reasons, "ERROR_REASON", (pointer,))
    document = {"a/b": "slash", "m~n": "tilde", "~1": "tilde and one", "list": [{}, {"text": "second"}], "": "empty"}
    document["numbers"] = {"0": "zero"}

    assert expected == said(document)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"title": "Bad", "detail": "It is bad"}, "It is bad"),
        ({"error": "invalid_grant", "error_description": "Expired"}, "Expired"),
        ({"error": {"message": "inside"}}, "inside"),
        ({"errors": [{"detail": "listed"}]}, "listed"),
        ({"errors": [{"detail": "listed", "message": "before it"}]}, "before it"),
        ({"errors": ["plain"], "error": "code"}, "plain"),
        ({"errors": ["plain"], "title": "Bad"}, "Bad"),
        ({"error": "code"}, "code"),
        ({"errors": []}, "invalid_token"),
    ],
)
def test_without_a_word_in_the_spec_the_usual_places_are_looked_at(document, expected, monkeypatch):
    """
    Where the spec does not say where the reason stands, the first usual place that has one is taken, and no more.
    """
    monkeypatch.setattr(reasons, "ERROR_REASON", ())

    assert expected == said(document)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Bad gateway</html>",
        b'{"message": "\xff"}',
        pytest.param(b"[" * 200_000, id="an endless nest"),
        pytest.param(b'{"message": %b}' % (b"9" * 5000), id="an integer of 5000 digits"),
        pytest.param(b'{"message": "a"}'.ljust(1_000_001), id="a body of more than a megabyte"),
    ],
)
def test_a_body_that_cannot_be_read_says_nothing(content):
    """
    What is no JSON, or too long to be an explanation, is passed over for the challenge, and that may be missing, too.
    """
    assert "invalid_token" == reason(content, CHALLENGE)
    assert "" == reason(content, httpx2.Headers())


def test_a_body_of_a_megabyte_is_still_read():
    """
    An explanation may be that long, and no longer.
    """
    assert "a" == reason(b'{"message": "a"}'.ljust(1_000_000), CHALLENGE)


@pytest.mark.parametrize(
    ("text", "secret", "expected"),
    [
        ("token s3cret is bad, s3cret", "s3cret", "token [token] is bad, [token]"),
        ("a short one", "short", "a short one"),
        ("nothing", "", "nothing"),
        ("x" * (LONGEST_REASON - 3) + "s3cret", "s3cret", "x" * (LONGEST_REASON - 3) + "..."),
        ("two\nlines \x1b[31mred", "", "two lines [31mred"),
        ("x" * LONGEST_REASON, "", "x" * LONGEST_REASON),
        ("x" * (LONGEST_REASON + 1), "", "x" * (LONGEST_REASON - 3) + "..."),
    ],
)
def test_a_reason_is_fit_for_a_message(text, secret, expected):
    """
    It stands on one line, is not long, and never repeats the token, not even a part of it at its end.
    """
    challenge = text.replace("\n", " ").replace("\x1b", "")

    assert expected == reason(json.dumps({"message": text}).encode(), {}, (secret,))
    assert expected == reason(b"", {"www-authenticate": f'Bearer error_description="{challenge}"'}, (secret,))


def test_attempts_are_counted_from_the_second_on():
    """
    A message says how many attempts there were if there were several.
    """
    assert ["", "", " after 2 attempts"] == [after(count) for count in range(3)]
