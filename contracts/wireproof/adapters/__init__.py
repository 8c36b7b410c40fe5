"""
What HTTP libraries have -> the neutral request and response that the judges read.

    request_of(httpx.Request("GET", "https://api.example.com/pets"))

None of the libraries is imported here. What a server is handed has no class to know it by: see `wsgi` and `asgi`.
"""

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from wireproof.messages import Request, Response

__all__ = ["request_of", "response_of"]

ADAPTERS: Mapping[str, str] = {
    "httpx": "wireproof.adapters.httpx",
    "httpx2": "wireproof.adapters.httpx",  # which has the same classes
    "requests": "wireproof.adapters.requests",
}
"""The module that knows the classes of a library, by the library's name."""


def request_of(sent: object) -> Request:
    """
    The request that a library sends; a neutral one is returned as it is.

    Raises:
        TypeError: It is none of httpx, httpx2 or requests.
    """
    if isinstance(sent, Request):
        return sent
    found: Request = _adapter(type(sent)).request_of(sent)
    return found


def response_of(received: object) -> Response:
    """
    The response that a library has received; a neutral one is returned as it is.

    Raises:
        TypeError: It is none of httpx, httpx2 or requests.
    """
    if isinstance(received, Response):
        return received
    found: Response = _adapter(type(received)).response_of(received)
    return found


def _adapter(kind: type[object]) -> ModuleType:
    libraries = [parent.__module__.partition(".")[0] for parent in kind.__mro__]
    known = next((ADAPTERS[library] for library in libraries if library in ADAPTERS), None)
    if known is None:
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} is no message of {', '.join(ADAPTERS)}")
    return import_module(known)
