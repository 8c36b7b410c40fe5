"""Requests and responses of requests."""

from typing import TYPE_CHECKING

from wireproof.messages import Request, Response, lines

if TYPE_CHECKING:
    import requests

__all__ = ["request_of", "response_of"]


def request_of(sent: "requests.PreparedRequest") -> Request:
    """
    The request as it leaves.

    Raises:
        TypeError: It streams its content, which can be read once only.
    """
    body = sent.body or b""
    if not isinstance(body, bytes | str):
        raise TypeError(f"the content is a {type(body).__name__}, which can be read once only")
    content = body.encode() if isinstance(body, str) else bytes(body)
    return Request.to(sent.method or "", sent.url or "", sent.headers.items(), content)


def response_of(received: "requests.Response") -> Response:
    """The response, its content without codings; one that streams is read."""
    raw = getattr(received.raw, "headers", None) or received.headers  # those of urllib3 are still line by line
    return Response(received.status_code, lines(raw.items()), received.content)
