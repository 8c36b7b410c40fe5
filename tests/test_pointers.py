"""JSON pointers are written and followed as RFC 6901 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireproof.pointers import escape, resolve, unescape


@given(token=st.text(alphabet="~/01a"))
def test_a_token_of_a_pointer_survives_escaping(token):
    """
    An escaped token holds no slash and is unescaped to itself.
    """
    assert "/" not in escape(token)
    assert token == unescape(escape(token))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("#", {"a/b": [1, {"~": 2}]}), ("#/a~1b/0", 1), ("#/a~1b/1/~0", 2), ("#/a%2Fb/0", None), ("#/a~1b/1/%7E0", 2)],
)
def test_a_reference_is_resolved(reference, expected):
    """
    Tokens are unescaped after the fragment is percent-decoded (RFC 6901, section 6).
    """
    document = {"a/b": [1, {"~": 2}]}

    if expected is None:
        with pytest.raises(LookupError):
            resolve(document, reference)
    else:
        assert expected == resolve(document, reference)


@pytest.mark.parametrize(
    ("document", "reference"),
    [
        ({"a": {"b": 1}}, "#/a%2Fb"),
        ({"a": [0, 1]}, "#/a/%31"),
        ({"%61": [2], "a": {"b": 1}}, "#/%61/b"),
        ({"%61": 2, "a": {"b": 1}}, "#/%61/b"),
    ],
    ids=["no such member", "no index", "an index that is a name", "a number"],
)
def test_a_pointer_is_decoded_where_it_leads_nowhere_as_it_is(document, reference):
    """
    Whatever it was that it did not lead to.
    """
    assert 1 == resolve(document, reference)


@pytest.mark.parametrize("reference", ["#/b", "#/a/2", "#/a/-1", "#/a/x", "#/a/0_1", "#/a/0/c"])
def test_a_reference_that_leads_nowhere_is_refused(reference):
    """
    An absent member, an index that is none and a step into a number all lead nowhere.
    """
    with pytest.raises((LookupError, TypeError, ValueError)):
        resolve({"a": [1, 2]}, reference)
