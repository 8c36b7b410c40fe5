"""Test ids that no shell needs quoted: ASCII letters and digits, and of punctuation `.`, `_`, `=`, `+` and `-`."""

import hashlib
import re

__all__ = ["slug"]

UNSAFE = re.compile(r"[^A-Za-z0-9._=+-]+")
AROUND = re.compile(r"""["'\[\]{}()]| +(?==)|(?<==) +""")
"""Quotes and brackets, and the blanks around `=`."""
LONGEST = 60
"""Characters that a slug may have before it is cut."""


def slug(text: str) -> str:
    """
    A text as a part of a test id; what differs in letters and digits still differs.

    Quotes and brackets are left out, and other punctuation becomes `-`. Where letters of other alphabets or the end of
    a long text are left out, six hexadecimal digits that depend on nothing but the text stand in for them.
    """
    ascii_only = UNSAFE.sub("-", AROUND.sub("", text)).strip("-")
    if ascii_only and len(ascii_only) <= LONGEST and text.isascii():
        return ascii_only
    digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:6]
    return "-".join(filter(None, [ascii_only[: LONGEST - 7].strip("-"), digest]))
