"""What can go wrong once a request is on its way, as the caller catches and keeps it."""

import copy
import json
import pickle

import httpx2
import pytest
from attrs import define, field

from wireproof.runtime import errors
from wireproof.runtime.decoding import model, string
from wireproof.runtime.models import Members, Model, required
from wireproof.runtime.types import UNSET


@define
class Failure(Model):
    """The body of an error."""

    message: str
    additional_properties: dict = field(factory=dict)

    @classmethod
    def _members(cls):
        return Members(required("message", string))


STATUSES = {
    errors.BadRequest: 400,
    errors.Unauthorized: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.UnprocessableEntity: 422,
    errors.TooManyRequests: 429,
    errors.ServerError: 500,
    errors.ServiceUnavailable: 503,
    errors.InvalidResponse: 200,
    errors.StatusError: 0,
}
REQUEST = httpx2.Request("POST", "https://api.example/cars")
SENT = {"method": "POST", "path": "/cars", "url": str(REQUEST.url)}


def test_an_error_is_made_of_nothing():
    """
    For a test of the caller's, a class is enough: it has its status, no body, no reason and one attempt.
    """
    made = [kind() for kind in STATUSES]

    assert [*STATUSES.values()] == [error.status_code for error in made]
    assert [(None, b"", "", 1, {})] * len(made) == [
        (error.parsed, error.content, error.reason, error.attempts, dict(error.headers)) for error in made
    ]
    assert {(None, "")} == {(error.retry_after, error.request_id) for error in made}


@pytest.mark.parametrize(
    ("body", "parsed", "content"),
    [
        ({"message": "taken"}, Failure("taken"), {"message": "taken"}),
        (Failure("taken"), Failure("taken"), {"message": "taken"}),
        ({"massage": "taken"}, None, {"massage": "taken"}),
        ({}, None, {}),
        (["taken"], ["taken"], ["taken"]),
    ],
)
def test_an_error_is_made_of_a_body(body, parsed, content, monkeypatch):
    """
    A dict is read as the spec describes it, None when it does not; the content and the reason come from it.
    """
    monkeypatch.setattr(errors, "read_error", model(Failure).decode)

    error = errors.Conflict(body)

    assert parsed == error.parsed
    assert content == json.loads(error.content)
    assert ("taken" if isinstance(content, dict) and "message" in content else "") == error.reason


def test_what_is_given_wins_over_what_the_body_says():
    """
    Status, content and reason may be others than those of the class and the body.
    """
    error = errors.Conflict({"message": "taken"}, **SENT, status_code=410, content=b"raw", reason="gone")

    assert (410, b"raw", "gone", SENT["url"]) == (error.status_code, error.content, error.reason, error.url)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.Conflict(), "409 Conflict"),
        (errors.Conflict({"message": "taken", "field": "name"}), "409 Conflict: taken (name)"),
        (errors.Conflict({"message": "taken"}, reason=""), "409 Conflict"),
        (errors.Conflict(status_code=418), "418 I'm a Teapot"),
        (errors.ServerError(status_code=599), "599"),
        (errors.Conflict(**SENT), "POST /cars returned 409 Conflict"),
        (errors.Conflict(**SENT, attempts=3), "POST /cars returned 409 Conflict after 3 attempts"),
        (errors.Conflict(headers={"X-Request-Id": "a1"}), "409 Conflict [request id a1]"),
        (
            errors.ServerError(**SENT, attempts=2, reason="down", headers={"x-request-id": "a1"}),
            "POST /cars returned 500 Internal Server Error after 2 attempts: down [request id a1]",
        ),
        (
            errors.UnexpectedStatus(**SENT, status_code=302, reason="moved"),
            "POST /cars returned 302 Found, which the spec documents neither as a success nor as an error: moved",
        ),
        (
            errors.InvalidResponse(pointer="/a", expected="a string", received="1", **SENT, status_code=201),
            "POST /cars returned 201 Created, but at /a of the body: expected a string, received 1",
        ),
        (
            errors.InvalidResponse(expected="JSON", received="text/html", headers={"x-request-id": "a1"}),
            "200 OK, but at the top of the body: expected JSON, received text/html [request id a1]",
        ),
        (
            errors.InvalidResponse({"message": "a"}, pointer="/\x1b\n" + "x" * 400, expected="b", received="c"),
            f"200 OK, but at / {'x' * 395}... of the body: expected b, received c",
        ),
        (errors.NoResponse(), "no response arrived"),
        (errors.ResponseTimeout("too late", request=REQUEST), "too late"),
        (errors.TokenError("give one"), "there is no token: give one"),
        (errors.NotIncluded("Car.owner"), "Car.owner"),
    ],
)
def test_an_error_says_what_happened(error, expected):
    """
    The message is one line: the request, the status, the attempts, what is wrong, the reason and the request's id.
    """
    assert expected == str(error)


def test_an_error_is_shown_with_its_class():
    """
    What a debugger shows is the class and the message.
    """
    assert "Conflict('409 Conflict: taken')" == repr(errors.Conflict({"message": "taken"}))


def attributes(error):
    """What an error has; requests are compared by what they ask for."""
    request = vars(error).get("_request")
    return {**vars(error), "_request": request and (request.method, request.url)}


def test_header_fields_of_an_error_have_no_letter_case():
    """
    Header fields are looked up in any letter case, given as a dict or as those of the response.
    """
    given = httpx2.Headers({"Retry-After": "7"})

    assert given is errors.TooManyRequests(headers=given).headers
    assert "7" == errors.TooManyRequests(headers={"RETRY-AFTER": "7"}).headers["retry-after"]
    assert 7.0 == errors.TooManyRequests(headers=given).retry_after


@pytest.mark.parametrize(
    "error",
    [
        errors.Conflict({"message": "taken"}, **SENT, headers={"X-Request-Id": "a1"}, attempts=2),
        errors.NotFound(Failure("none"), status_code=410, content=b"{ }", reason="gone"),
        errors.StatusError(),
        errors.UnexpectedStatus([1], status_code=302),
        errors.InvalidResponse(pointer="/a", expected="b", received="c", content=b"[]"),
        errors.NoResponse("lost", request=REQUEST, attempts=3, may_have_arrived=False),
        errors.ResponseTimeout("too late"),
        errors.TokenError("give one"),
        errors.NotIncluded("Car.owner"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_copying_and_pickling(error):
    """
    A copy, or what another process receives, is of the same class, says the same and has every attribute.
    """
    copies = [copy.deepcopy(error), pickle.loads(pickle.dumps(error))]  # noqa: S301  # pickled here

    for found in copies:
        assert (type(error), str(error), repr(error)) == (type(found), str(found), repr(found))
        assert attributes(error) == attributes(found)


@pytest.mark.parametrize(
    ("kind", "parents"),
    [
        (errors.Conflict, (errors.StatusError, errors.ResponseError, errors.ApiError)),
        (errors.ServiceUnavailable, (errors.ServerError, errors.StatusError)),
        (errors.UnexpectedStatus, (errors.ResponseError,)),
        (errors.InvalidResponse, (errors.ResponseError,)),
        (errors.NoResponse, (errors.ApiError, httpx2.RequestError)),
        (errors.ResponseTimeout, (errors.NoResponse, httpx2.TimeoutException)),
        (errors.TokenError, (errors.ApiError,)),
        (errors.NotIncluded, (LookupError,)),
    ],
)
def test_an_error_is_caught_as_what_it_is(kind, parents):
    """
    Each class stands where the table in the module says, also among those of the HTTP library.
    """
    assert all(issubclass(kind, parent) for parent in parents)
    assert issubclass(kind, errors.StatusError) == (kind in STATUSES and kind is not errors.InvalidResponse)


def test_a_lost_response_may_have_arrived_unless_it_is_known_not_to():
    """
    Without a word about it, the caller has to look before sending again; the request is the HTTP library's.
    """
    error = errors.NoResponse(request=REQUEST)

    assert (True, 1, REQUEST) == (error.may_have_arrived, error.attempts, error.request)
    with pytest.raises(RuntimeError):
        errors.NoResponse().request  # noqa: B018  # asked for, and not there


def test_what_an_error_is_not_made_of_is_refused():
    """
    A body that cannot be written as JSON is a mistake of the test that constructs the error.
    """
    with pytest.raises(TypeError, match="set cannot be written as JSON"):
        errors.Conflict({"message": {UNSET}})
