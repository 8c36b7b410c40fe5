"""Requests and responses of httpx and of httpx2, which have the same classes."""

from typing import TYPE_CHECKING

from wireproof.messages import Request, Response, lines, origin_of

if TYPE_CHECKING:
    import httpx
    import httpx2

__all__ = ["request_of", "response_of"]


def request_of(sent: "httpx.Request | httpx2.Request") -> Request:
    """
    The request as it leaves.

    Raises:
        httpx.RequestNotRead: It streams its content and nobody has read it yet.
    """
    url = sent.url
    origin, target = origin_of(url.scheme, url.netloc.decode("latin-1")), url.raw_path.decode("latin-1")
    return Request(sent.method, origin, target, lines(sent.headers.raw), sent.content)


def response_of(received: "httpx.Response | httpx2.Response") -> Response:
    """
    The response, its content without codings.

    Raises:
        httpx.ResponseNotRead: It streams its content and nobody has read it yet.
    """
    return Response(received.status_code, lines(received.headers.raw), received.content)
