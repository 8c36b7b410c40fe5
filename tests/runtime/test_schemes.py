"""Security schemes: what can be sent, and what is wrong with what cannot."""

import asyncio

import pytest

from wireproof.runtime.api import SCHEMES
from wireproof.runtime.schemes import AsyncTokenSource, TokenSource


@pytest.mark.parametrize(
    ("scheme", "secret", "defect"),
    [
        ("bearer", "abc", ""),
        ("bearer", 5, "must be of type str, not int"),
        ("bearer", ("a", "b"), "must be of type str, not tuple"),
        ("bearer", "", "must not be empty"),
        ("bearer", "abc\n", "must not have a newline at its end"),
        ("bearer", "abc\r", "must not have a newline at its end"),
        ("bearer", "\nabc", "must not have a newline at its start"),
        ("bearer", "a\r\nb", "must not have a newline inside"),
        ("bearer", " abc", "must not have a blank at its start"),
        ("bearer", "abc\t", "must not have a blank at its end"),
        ("bearer", "a b", "must not have a blank inside"),
        ("bearer", "abcé", "must not have a character that is not printable ASCII at its end"),
        ("bearer", "a\x00b", "must not have a character that is not printable ASCII inside"),
        ("bearer", "Bearer abc", 'must not begin with "Bearer", which the client puts before it'),
        ("bearer", "BEARER abc", 'must not begin with "Bearer", which the client puts before it'),
        ("key", "Bearer abc", ""),
        ("key", "a;b", ""),
        ("key", "a\n", "must not have a newline at its end"),
        ("key", "a" * 8_000, ""),
        ("key", "a" * 8_001, "must not be longer than 8,000 characters, which no address has room for"),
        ("session", "a b", ""),
        ("session", "a;b", "must not have a semicolon inside, which begins another cookie"),
        ("basic", ("ann", "a:b"), ""),
        ("basic", "ann:a:b", ""),
        ("basic", ("", ""), ""),
        ("basic", "ann", "must be a pair of user and password, or both with a colon between them"),
        ("basic", ("ann",), "must be a pair of user and password, or both with a colon between them"),
        ("basic", ("ann", 5), "must be a pair of user and password, or both with a colon between them"),
        ("basic", 5, "must be a pair of user and password, or both with a colon between them"),
        ("basic", ("a:b", "c"), "must not have a colon in the user"),
        ("basic", ("ann", "b\n"), "must not have a newline, or another control character, inside"),
    ],
)
def test_what_cannot_be_sent_is_said_without_showing_it(scheme, secret, defect):
    """
    The sentence says what is wrong and where, never what was given.
    """
    assert defect == SCHEMES[scheme].defect(secret)


def test_a_token_source_is_known_by_its_shape():
    """
    The protocols have no behaviour of their own.
    """
    assert (None, None) == (TokenSource.__call__(None), TokenSource.refuse(None, "a"))
    assert [None, None] == [
        asyncio.run(AsyncTokenSource.__call__(None)),
        asyncio.run(AsyncTokenSource.refuse(None, "a")),
    ]
