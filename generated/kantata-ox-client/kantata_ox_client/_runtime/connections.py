# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""How an HTTP client of a client's own is opened: what it trusts, and what it keeps."""

import os
import ssl
from collections.abc import Callable
from functools import lru_cache, partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TypeVar

from .httplib import NAME, http
from .settings import Settings

__all__ = ["new_http_client"]

HttpClient = TypeVar("HttpClient", bound=http.Client | http.AsyncClient)


def new_http_client(kind: type[HttpClient], settings: Settings) -> HttpClient:
    """
    A new HTTP client, which keeps no cookie of a server: the next request may be somebody else's.

    Raises:
        ValueError: The environment names a proxy, or hosts without one, that cannot be read.
        ImportError, OSError, InvalidURL: The HTTP library has no part that it needs, or no use for an option.
    """
    options = {"cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])), **settings.http_options}
    try:
        return kind(verify=_verification(settings), **options)
    except (http.InvalidURL, ValueError):
        if wrong := _wrong_variable():
            raise ValueError(f"the environment variable {wrong}") from None  # the cause may show a password
        raise


def _wrong_variable() -> str | None:
    """What is wrong with what the environment says of proxies."""
    for scheme in ("http", "https", "all"):
        variable, address = _proxy_variable(f"{scheme}_proxy")
        if address and _is_refused(http.Proxy, address if "://" in address else f"http://{address}"):
            return f"{variable} must be the address of a proxy"
    variable, hosts = _proxy_variable("no_proxy")
    refused = hosts and _is_refused(partial(http.Client, verify=False))
    return f"{variable} must be a list of hosts that {NAME} can read" if refused else None


def _proxy_variable(name: str) -> tuple[str, str]:
    """A variable of the environment as it is written there, and its value; the lower case comes first."""
    found = next((written for written in (name, name.upper()) if os.environ.get(written)), name)
    return found, os.environ.get(found, "")


def _is_refused(make: Callable[..., object], *arguments: str) -> bool:
    try:
        make(*arguments)
    except (http.InvalidURL, ValueError):
        return True
    return False


def _verification(settings: Settings) -> bool | ssl.SSLContext:
    """How certificates are checked, as the HTTP library wants to be told; a path is that of a CA file or folder."""
    verify, options = settings.verify, settings.http_options
    if isinstance(verify, str):
        is_folder = os.path.isdir(verify)
        return ssl.create_default_context(capath=verify if is_folder else None, cafile=None if is_folder else verify)
    if verify is not True or {"cert", "transport"} & options.keys():  # a certificate of the caller's is for nobody else
        return verify
    protocols, places = (options.get("http1"), options.get("http2")), ("SSL_CERT_FILE", "SSL_CERT_DIR")
    return _default_context(bool(options.get("trust_env", True)), protocols, *map(os.environ.get, places))


@lru_cache(maxsize=8)
def _default_context(trust_env: bool, *_: object) -> ssl.SSLContext:
    """The HTTP library's usual checks. To read all authorities takes long, so that clients which agree share them."""
    return http.create_ssl_context(trust_env=trust_env)
