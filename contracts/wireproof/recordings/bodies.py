"""
A recorded body without its content codings; some recorders keep the bytes of the wire and others what they say.

Sources: RFC 1951, 1952; RFC 9110, section 8.4.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from wireproof.recordings.nodes import UnfitError

__all__ = ["UNKNOWN", "Body", "plain"]

LARGEST = 64 * 2**20
"""Bytes that a body may come to."""

GZIP_MARK, ZLIB_MARK = b"\x1f\x8b", b"\x78"
"""How content in these codings begins."""


@dataclass(frozen=True)
class Body:
    """What was recorded of a body."""

    content: bytes = b""
    is_known: bool = True
    """Whether it was recorded at all, in a coding that can be read."""
    is_cut: bool = False
    """Whether there was more of it."""


UNKNOWN = Body(is_known=False)


def plain(fields: Iterable[tuple[str, str]], content: bytes, size: int | None = None) -> Body:
    """
    What content says, and whether there was more of it: by its coding, or by the size that somebody says it has.

    Content that does not begin as its Content-Encoding says has been decoded already, by the recorder.

    Raises:
        UnfitError: It comes to more than is read.
    """
    named = ",".join(value for name, value in fields if name.lower() == "content-encoding")
    codings = [one.strip().lower() for one in named.split(",") if one.strip().lower() not in ("", "identity")]
    if not codings:
        return Body(content, is_cut=size is not None and len(content) < size)
    is_cut = False
    for coding in reversed(codings):
        window = _window(coding, content)
        if window is None:
            return Body(content, is_cut=is_cut) if _is_text(content) else UNKNOWN
        content, is_whole = _inflated(content, window)
        is_cut = is_cut or not is_whole
    return Body(content, is_cut=is_cut)


def _window(coding: str, content: bytes) -> int | None:
    """The window of zlib for a coding, if the content begins as content in that coding."""
    if coding in ("gzip", "x-gzip") and content.startswith(GZIP_MARK):
        return zlib.MAX_WBITS | 16
    if coding == "deflate" and not _is_text(content):
        return zlib.MAX_WBITS if content.startswith(ZLIB_MARK) else -zlib.MAX_WBITS
    return None


def _inflated(content: bytes, window: int) -> tuple[bytes, bool]:
    """As much of the content as there is, and whether that is all."""
    reader = zlib.decompressobj(window)
    try:
        found = reader.decompress(content, LARGEST)
    except zlib.error:
        return b"", False
    if reader.unconsumed_tail:
        raise UnfitError(f"a body comes to more than {LARGEST // 2**20} MB; leave it out")
    return found, reader.eof


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
