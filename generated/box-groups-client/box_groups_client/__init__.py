# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Box Groups 1.1.0: a typed client, sync and async."""

from . import errors
from .client import AuthenticatedClient, Client
from .types import UNSET, Response, Unset

__all__ = ["UNSET", "AuthenticatedClient", "Client", "Response", "Unset", "errors"]
