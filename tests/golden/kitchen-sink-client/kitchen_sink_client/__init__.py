# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Kitchen Sink 1.0.0: a typed client, sync and async."""

from typing import TYPE_CHECKING

from ._runtime.api import VERSION as __version__
from ._runtime.lazy import lazy as _lazy
from ._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import errors, models, operations
    from ._runtime.pages import AsyncPages, Pages
    from ._runtime.requests import Request
    from ._runtime.responses import Response
    from ._runtime.schemes import AsyncTokenSource, TokenSource
    from .client import AsyncClient, Client

__all__ = [
    "UNSET",
    "AsyncClient",
    "AsyncPages",
    "AsyncTokenSource",
    "Client",
    "Pages",
    "Request",
    "Response",
    "TokenSource",
    "Unset",
    "__version__",
    "errors",
    "models",
    "operations",
]

__getattr__, __dir__ = _lazy(
    __name__,
    {
        **dict.fromkeys(("AsyncClient", "Client"), ".client"),
        **dict.fromkeys(("AsyncPages", "Pages"), "._runtime.pages"),
        **dict.fromkeys(("AsyncTokenSource", "TokenSource"), "._runtime.schemes"),
        "Request": "._runtime.requests",
        "Response": "._runtime.responses",
        **dict.fromkeys(("errors", "models", "operations"), ""),
    },
    __all__,
)
