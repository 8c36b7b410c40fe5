# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""How an HTTP client of a client's own is opened: what it trusts, and what it keeps."""

import os
import ssl
from functools import lru_cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TypeVar

from .httplib import http
from .settings import Settings

__all__ = ["opened"]

HttpClient = TypeVar("HttpClient", bound=http.Client | http.AsyncClient)


def opened(kind: type[HttpClient], settings: Settings) -> HttpClient:
    """A new HTTP client, which keeps no cookie of a server: the next request may be somebody else's."""
    options = {"cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])), **settings.http_options}
    return kind(verify=_verification(settings), **options)


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
