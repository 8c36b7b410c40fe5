# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Box Groups 1.1.0: a typed client, sync and async."""

from . import errors
from ._runtime.types import UNSET, Response, Unset
from .client import AuthenticatedClient, Client

__all__ = ["UNSET", "AuthenticatedClient", "Client", "Response", "Unset", "errors"]
