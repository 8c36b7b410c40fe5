"""How an HTTP client of a client's own is opened."""

import ssl

import httpx
import httpx2
import pytest

from wireproof.runtime import connections
from wireproof.runtime.connections import new_http_client
from wireproof.runtime.settings import Settings


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """Neither certificates nor proxies come from the environment unless a test puts them there."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return monkeypatch


def options(**settings):
    """What the HTTP library is told."""
    return new_http_client(dict, Settings(**settings))


# Certificates -------------------------------------------------------------------------------------------------------


def test_clients_share_the_usual_certificates():
    """
    The authorities are read once, so that a second client opens in no time; sync and async ones check alike.
    """
    first = options()["verify"]
    second = options(http_options={"max_redirects": 3})["verify"]

    assert first is second
    assert ssl.CERT_REQUIRED == first.verify_mode


@pytest.mark.parametrize(
    "others",
    [{"http2": True}, {"http1": False}, {"trust_env": False}],
    ids=str,
)
def test_clients_that_connect_otherwise_do_not_share(others):
    """
    What a context is made with, and what the HTTP library sets on it for each connection, has to be the same.
    """
    assert options()["verify"] is not options(http_options=others)["verify"]


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_other_authorities_of_the_environment_are_read(environment, name, tmp_path):
    """
    A client that is opened after the environment has changed goes by the new one.
    """
    before = options()["verify"]
    environment.setenv(name, str(tmp_path if name == "SSL_CERT_DIR" else __file__))

    if name == "SSL_CERT_DIR":
        assert before is not options()["verify"]
    else:
        with pytest.raises(ssl.SSLError):  # no certificate is in this file
            options()


@pytest.mark.parametrize(
    "given",
    [{"http_options": {"cert": "client.pem"}}, {"http_options": {"transport": None}}, {"verify": False}],
    ids=str,
)
def test_what_is_not_usual_is_left_to_the_http_library(given):
    """
    A client's own certificate would be loaded into the shared context, and be shown to other servers by other clients.
    """
    assert given.get("verify", True) is options(**given)["verify"]


def test_a_path_is_that_of_a_folder_or_a_file(monkeypatch, tmp_path):
    """
    Certificates of the caller's are read from either.
    """
    monkeypatch.setattr(ssl, "create_default_context", lambda **certificates: certificates)

    assert {"capath": str(tmp_path), "cafile": None} == options(verify=str(tmp_path))["verify"]
    assert {"capath": None, "cafile": __file__} == options(verify=__file__)["verify"]


# Proxies ------------------------------------------------------------------------------------------------------------

WRONG = {
    "HTTP_PROXY": ["::::", "http://u:s3cret:w@h:x", "ftp://u:s3cret@a"],
    "https_proxy": ["http://a:b"],
    "ALL_PROXY": ["s3cret://a"],
    "NO_PROXY": ["fe80::/10,localhost", "[::1]"],
    "no_proxy": ["localhost, a:b"],
}


def test_a_variable_that_is_not_there_is_not_to_blame(environment):
    """
    What the HTTP library refuses for another reason is told in its own words.
    """

    def refusing(**_):
        raise ValueError("something else")

    environment.setattr(connections.http, "Client", refusing)

    with pytest.raises(ValueError, match=r"^something else$"):
        new_http_client(refusing, Settings())


@pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient, httpx2.Client, httpx2.AsyncClient])
@pytest.mark.parametrize(("variable", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_variable_that_cannot_be_read_is_named(environment, kind, variable, value):
    """
    What is wrong in the environment is a ValueError, as it is with any setting, which shows no password.
    """
    library = {"httpx": httpx, "httpx2": httpx2}[kind.__module__]
    environment.setattr(connections, "http", library)
    environment.setattr(connections, "NAME", library.__name__)
    environment.setenv("http_proxy" if variable != "HTTP_PROXY" else "all_proxy", "127.0.0.1:1")
    environment.setenv(variable, value)

    if variable.upper() == "NO_PROXY" and library is httpx2:  # which passes over what it cannot read, as curl does
        assert new_http_client(kind, Settings())
        return
    with pytest.raises(ValueError, match=f"^the environment variable {variable} must be ") as caught:
        new_http_client(kind, Settings())

    assert "s3cret" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("options", "kind"), [({"proxy": "http://a:b"}, httpx2.InvalidURL), ({"proxy": "ftp://a"}, ValueError)], ids=str
)
def test_an_option_that_cannot_be_is_not_blamed_on_the_environment(environment, options, kind):
    """
    When the environment is right, the HTTP library's own error is passed on.
    """
    environment.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    environment.setenv("NO_PROXY", "localhost")

    with pytest.raises(kind, match=r"Invalid port|Unknown scheme"):
        new_http_client(httpx2.Client, Settings(http_options=options))
