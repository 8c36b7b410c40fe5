"""Servers of the spec, other ones, and the variables in their addresses."""

import pytest

from wireproof.runtime import settings as settings_module
from wireproof.runtime.servers import Variable, filled, variable_defect
from wireproof.runtime.settings import Settings

KNOWN = {"region": Variable("eu", ("eu", "us")), "tenant": Variable(None)}
UPLOAD = "https://{region}.example/up"


def test_variables_are_filled_in():
    """
    What is not given is the default; a variable without one has to be given.
    """
    assert "https://us.example/eu" == filled("https://{region}.example/eu", KNOWN, {"region": "us"})
    assert "https://eu.example" == filled("https://{region}.example", KNOWN, {})
    with pytest.raises(ValueError, match="server_variables must have 'tenant', which is part of the address https://"):
        filled("https://{tenant}.example", KNOWN, {})


@pytest.mark.parametrize(
    ("known", "given", "defect"),
    [
        (KNOWN, {"region": "us", "tenant": "kites-1"}, ""),
        (KNOWN, {"regoin": "us"}, "may have 'region', 'tenant', but not 'regoin'"),
        (KNOWN, {"region": "mars"}, "must have one of 'eu', 'us' for 'region', not 'mars'"),
        (KNOWN, {"tenant": "a.example/b?"}, "must have letters, digits and ._~- only for 'tenant', not 'a.example/b?'"),
        ({}, {"region": "us"}, "may have no member at all, but not 'region'"),
    ],
)
def test_values_are_held_against_the_spec(known, given, defect):
    """
    A variable that the spec does not have, a value that it does not allow, and one that is no part of an address.
    """
    assert defect == variable_defect(known, given)


@pytest.mark.parametrize("value", [5, ["region"], {"region": 5}])
def test_variables_are_a_mapping_of_strings(value):
    """
    Anything else is a TypeError.
    """
    with pytest.raises(TypeError, match="server_variables must be a mapping of strings"):
        Settings(server_variables=value)


@pytest.mark.parametrize(
    ("servers", "message"),
    [
        (
            {"https://other.example": "http://127.0.0.1"},
            "servers must be by the addresses 'https://{region}.example/up';",
        ),
        ({UPLOAD: "127.0.0.1"}, "servers must be an address that begins with https"),
    ],
)
def test_servers_are_those_of_the_spec(servers, message):
    """
    Each is named as in the spec, and stands for an address.
    """
    with pytest.raises(ValueError, match=message):
        Settings(servers=servers)


@pytest.mark.parametrize(
    ("settings", "server", "expected"),
    [
        ({}, None, "https://api.example/v1"),
        ({}, UPLOAD, "https://eu.example/up"),
        ({"server_variables": {"region": "us"}}, UPLOAD, "https://us.example/up"),
        ({"base_url": "http://127.0.0.1:1"}, None, "http://127.0.0.1:1"),
        ({"base_url": "http://127.0.0.1:1", "servers": {UPLOAD: "http://127.0.0.1:2"}}, UPLOAD, "http://127.0.0.1:2"),
    ],
)
def test_a_request_goes_to_its_own_server(settings, server, expected):
    """
    To that which the spec has for it, or to the one that was said to stand in for it.
    """
    assert expected == Settings(**settings).address(server)


def test_who_calls_another_server_does_not_call_the_vendor():
    """
    When the base URL is another one than the spec's, nobody knows where the operation's own server is.
    """
    with pytest.raises(
        ValueError, match=r"servers must have 'https://\{region\}\.example/up', because base_url is not the spec's"
    ):
        Settings(base_url="http://127.0.0.1:1").address(UPLOAD)


def test_a_base_url_that_cannot_be_known_has_to_be_given(monkeypatch):
    """
    A variable without a default is asked for by name; a base URL does as well, also for whether it is the spec's.
    """
    monkeypatch.setattr(settings_module, "SERVER", "https://{tenant}.example")

    with pytest.raises(ValueError, match=r"must have 'tenant', .*; or set the environment variable SAMPLE_BASE_URL"):
        Settings()
    assert "https://kites.example" == Settings(server_variables={"tenant": "kites"}).base_url
    assert not Settings(base_url="http://127.0.0.1:1").is_at_home


@pytest.mark.parametrize("value", [5, {"tenant": 5}])
def test_variables_are_looked_at_before_the_address_is_made_of_them(value, monkeypatch):
    """
    What is no mapping of strings is a TypeError that says so, also where the address has variables.
    """
    monkeypatch.setattr(settings_module, "SERVER", "https://{tenant}.example")

    with pytest.raises(TypeError, match="server_variables must be a mapping of strings"):
        Settings(server_variables=value)
