# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What the spec documents for an operation's answers, and how an answer is read by it."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import httpx
from attrs import frozen

from . import errors
from .decoding import Decoder, Mismatch, json_document
from .retries import retry_after
from .types import Response

__all__ = ["Reader", "Responses", "facts", "json_body", "no_body", "text_body"]

S = TypeVar("S")
E = TypeVar("E")
T = TypeVar("T")

Reader = Callable[[httpx.Response], T]


def json_body(decoder: Decoder[T]) -> Reader[T]:
    """Reads a JSON body."""

    def read(response: httpx.Response) -> T:
        media_type = _media_type(response)
        if media_type and not (media_type.endswith(("/json", "+json"))):
            raise Mismatch("JSON", media_type)
        try:
            return decoder(json_document(response.content))
        except RecursionError:
            raise Mismatch(decoder.expected, "a body nested too deeply") from None

    return read


def text_body(documented: str) -> Reader[str]:
    """Reads a text body of one content type."""

    def read(response: httpx.Response) -> str:
        media_type = _media_type(response)
        if media_type not in ("", documented):
            raise Mismatch(documented, media_type)
        try:
            return response.content.decode(response.encoding or "utf-8", errors="replace")
        except (LookupError, ValueError):  # hex, idna: codecs, but not for text
            raise Mismatch("text in a known charset", f"charset={response.encoding}") from None

    return read


def no_body(response: httpx.Response) -> None:
    """Leaves the body alone."""


def _media_type(response: httpx.Response) -> str:
    header: str = response.headers.get("content-type", "")
    return header.partition(";")[0].strip().lower()[:255]  # longer names are none (RFC 6838, section 4.2)


@frozen
class Responses(Generic[S, E]):
    """
    What is documented, by status: an exact one such as `"201"`, a range such as `"4XX"`, or `"default"`.

    The exact status wins over the range, and the range over `default`.
    """

    successes: Mapping[str, Reader[S]]
    errors: Mapping[str, Reader[E]]

    def detailed(self, response: httpx.Response) -> Response[S | E]:
        """
        Whatever came.

        Raises:
            errors.InvalidResponse: A documented success whose body is not what the spec says.
        """
        success = self._success_reader(response)
        return Response(
            status_code=response.status_code,
            content=response.content,
            headers=response.headers,
            parsed=self._error_body(response) if success is None else self._success_body(success, response),
        )

    def success(self, response: httpx.Response) -> S:
        """
        The body of a documented success.

        Raises:
            errors.StatusError: The server answered with an error status.
            errors.UnexpectedStatus: The status is not documented.
            errors.InvalidResponse: A documented success whose body is not what the spec says.
        """
        success = self._success_reader(response)
        if success is not None:
            return self._success_body(success, response)
        status = response.status_code
        documented = status >= 400 and _find(self.errors, status) is not None
        error = errors.status_error(status) if documented else errors.UnexpectedStatus
        parsed: Any = self._error_body(response)
        raise error(parsed=parsed, **facts(response))

    def _success_reader(self, response: httpx.Response) -> Reader[S] | None:
        return _find(self.successes, response.status_code) if response.status_code < 400 else None

    def _success_body(self, read: Reader[S], response: httpx.Response) -> S:
        try:
            return read(response)
        except Mismatch as mismatch:
            raise errors.InvalidResponse(
                parsed=None,
                pointer=mismatch.pointer,
                expected=mismatch.expected,
                received=mismatch.received,
                **facts(response),
            ) from None

    def _error_body(self, response: httpx.Response) -> E | None:
        read = _find(self.errors, response.status_code) if response.status_code >= 400 else None
        try:
            return None if read is None else read(response)
        except Mismatch:
            return None


def _find(documented: Mapping[str, T], status: int) -> T | None:
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in documented:
            return documented[key]
    return None


def facts(response: httpx.Response) -> dict[str, Any]:
    return {
        "status_code": response.status_code,
        "headers": response.headers,
        "content": response.content,
        "method": response.request.method,
        "url": str(response.request.url.copy_with(userinfo=b"")),
        "attempts": response.extensions["attempts"],
        "retry_after": retry_after(response.headers),
    }
