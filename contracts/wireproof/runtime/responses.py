# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What the spec documents for an operation's responses, and how a response is read by it."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NoReturn, TypeVar

from attrs import field, frozen

from . import errors
from .addresses import without_secrets
from .decoding import Decoder, Mismatch, json_document
from .headers import loggable, request_id
from .httplib import http
from .reasons import reason, withheld

__all__ = [
    "Reader",
    "Reply",
    "Response",
    "Responses",
    "bytes_body",
    "is_json",
    "json_body",
    "media_type_of",
    "no_body",
    "text_body",
]

S_co = TypeVar("S_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Response(Generic[T_co]):
    """A response, for any status."""

    status_code: int
    """The status, 100 to 999; not every number has a name in `http.HTTPStatus`."""
    content: bytes = field(repr=False)
    """The body as it was received, after decompression."""
    headers: http.Headers = field(repr=False)
    """The header fields; names are looked up in any letter case."""
    parsed: T_co | None
    """The body, decoded as the spec describes it for this status; None if it describes none or something else."""


@frozen(kw_only=True)
class Reply:
    """A response and the request that it belongs to."""

    method: str
    path: str
    """The path of the request below the base URL."""
    response: http.Response
    """The HTTP library's response, without its content."""
    content: bytes = field(repr=False)
    """The body, after decompression."""
    attempts: int = 1
    """How often the request was sent."""
    home: http.URL | None = field(default=None, repr=False)
    """The URL of the request before any redirect; None for the URL of the response."""
    redirected: bool = False
    """Whether a redirect was followed."""
    obstacle: str = ""
    """Why a redirect was not followed, although `follow_redirects` is set."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """The credentials of the request, which no message shows."""
    rest: Any = field(default=None, repr=False)
    """The rest of a streamed body, as an iterator or an async one; None where all of it is in `content`."""

    @property
    def status_code(self) -> int:
        """The status, 100 to 999."""
        return self.response.status_code

    @property
    def headers(self) -> http.Headers:
        """The header fields."""
        return self.response.headers

    @property
    def encoding(self) -> str:
        """What the body is encoded in if it is text."""
        return str(self.response.encoding)  # which is never None, whatever its annotation says

    @property
    def facts(self) -> dict[str, Any]:
        """The arguments of the error for this response."""
        return {
            "status_code": self.status_code,
            "headers": self.headers,
            "content": self.content,
            "method": self.method,
            "path": self.path,
            "url": without_secrets(self.response.url, self.secrets),
            "attempts": self.attempts,
            "request_id": withheld(request_id(self.headers), self.secrets),
        }

    def refuse(self, pointer: str, expected: str, received: str) -> NoReturn:
        """Raise InvalidResponse: the body of a success does not match the spec."""
        place, found = withheld(pointer, self.secrets), withheld(received, self.secrets)
        raise errors.InvalidResponse(pointer=place, expected=expected, received=found, **self.facts)


Reader = Callable[[Reply], T]


def json_body(decoder: Decoder[T]) -> Reader[T]:
    """Reads a JSON body."""

    def read(reply: Reply) -> T:
        media_type = media_type_of(reply.headers)
        if media_type and not is_json(media_type):
            raise Mismatch("JSON", loggable(media_type, 255))
        try:
            return decoder.decode(json_document(reply.content))
        except RecursionError:
            raise Mismatch(decoder.expected, "a body nested too deeply") from None

    return read


def text_body(*documented: str) -> Reader[str]:
    """Reads a text body of one of these content types."""

    def read(reply: Reply) -> str:
        _check_type(reply, documented)
        try:
            return reply.content.decode(reply.encoding, errors="replace")
        except (LookupError, ValueError):  # hex, idna: codecs, but not for text
            raise Mismatch("text in a known charset", f"charset={loggable(reply.encoding, 100)}") from None

    return read


def bytes_body(*documented: str) -> Reader[bytes]:
    """Reads a body of one of these content types, or ranges such as `image/*`, as it is."""

    def read(reply: Reply) -> bytes:
        _check_type(reply, documented)
        return reply.content

    return read


def no_body(_: Reply) -> None:
    """Leaves the body alone."""


def _check_type(reply: Reply, documented: tuple[str, ...]) -> None:
    """Mismatch for a content type that is documented neither by itself nor by a range; none at all is fine."""
    media_type = media_type_of(reply.headers)
    ranges = ("", media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    if media_type and not set(ranges).intersection(documented):
        raise Mismatch(" or ".join(documented), loggable(media_type, 255))


def is_json(media_type: str) -> bool:
    """Whether a content type is JSON, as far as its name says."""
    return media_type.endswith(("/json", "+json"))


def media_type_of(headers: Mapping[str, str]) -> str:
    """The content type without its parameters, in lower case; empty without one."""
    header = headers.get("content-type", "")
    return header.partition(";")[0].strip().lower()[:255]  # longer names are none (RFC 6838, section 4.2)


@frozen(kw_only=True)
class Responses(Generic[S_co, E_co]):
    """
    What is documented, by status: an exact one such as `"201"`, a range such as `"4XX"`, or `"default"`.

    The exact status wins over the range, and the range over `default`.
    """

    successes: Mapping[str, Reader[S_co]]
    errors: Mapping[str, Reader[E_co]]
    accept: str = "application/json"
    """The content types that are documented, as the request asks for them."""

    def response(self, reply: Reply) -> Response[S_co | E_co]:
        """The response, for any status; InvalidResponse for a documented success whose body does not match the spec."""
        read = self._success_reader(reply)
        return Response(
            status_code=reply.status_code,
            content=reply.content,
            headers=reply.headers,
            parsed=self._error_body(reply) if read is None else _success_body(read, reply),
        )

    def success(self, reply: Reply) -> S_co:
        """The body of a documented success; any other response raises its error of `errors`."""
        read = self._success_reader(reply)
        if read is not None:
            return _success_body(read, reply)
        status = reply.status_code
        documented = status >= 400 and _find(self.errors, status) is not None
        error = _status_error(status) if documented else errors.UnexpectedStatus
        why = reply.obstacle or reason(reply.content, reply.headers, reply.secrets)
        parsed: Any = self._error_body(reply)
        raise error(parsed, reason=why, **reply.facts)

    def _success_reader(self, reply: Reply) -> Reader[S_co] | None:
        status = reply.status_code
        return _find(self.successes, status) if status < 400 else None

    def _error_body(self, reply: Reply) -> E_co | None:
        status = reply.status_code
        read = _find(self.errors, status) if status >= 400 else None
        try:
            return None if read is None else read(reply)
        except Mismatch:
            return None


def _success_body(read: Reader[T], reply: Reply) -> T:
    try:
        return read(reply)
    except Mismatch as mismatch:
        found = mismatch
    return reply.refuse(found.pointer, found.expected, found.received)


def _find(documented: Mapping[str, T], status: int) -> T | None:
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in documented:
            return documented[key]
    return None


_BY_STATUS: dict[int, type[errors.StatusError]] = {
    kind.status_code: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.StatusError)
}


def _status_error(status_code: int) -> type[errors.StatusError]:
    """The class for an error status."""
    return _BY_STATUS.get(status_code, errors.ServerError if 500 <= status_code <= 599 else errors.StatusError)
