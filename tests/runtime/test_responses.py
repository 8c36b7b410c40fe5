"""What the spec documents for the responses of an operation, and how one is read by it."""

import httpx2
import pytest

from wireproof.runtime import errors
from wireproof.runtime.decoding import Decoder, Mismatch, array, integer, string
from wireproof.runtime.responses import Reply, Responses, json_body, no_body, text_body

REQUEST = httpx2.Request("POST", "https://user:secret@api.example/v1/cars?a=b")
JSON = {"Content-Type": "application/json"}
RESPONSES = Responses(
    successes={"200": json_body(array(integer)), "204": no_body, "2XX": text_body("text/plain")},
    errors={"404": json_body(string), "4XX": json_body(integer), "500": no_body},
)
ANY = Responses(successes={"default": json_body(string)}, errors={"default": json_body(string)})


def response(status=200, content=b"", **headers):
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, content=content, headers=fields, request=REQUEST)


def reply(status=200, content=b"", **headers):
    return Reply("POST", "/cars", response(status, content, **headers), attempts=2, secret="s3cret-token")


def overflowing(_):
    raise RecursionError


@pytest.mark.parametrize("content_type", ["", "application/json", "Application/Problem+JSON ; charset=x", "text/json"])
def test_json_has_many_content_types(content_type):
    """
    A body is read as JSON when its content type is JSON by its name or suffix, or is missing.
    """
    assert "a" == json_body(string)(response(200, b'"a"', content_type=content_type))


@pytest.mark.parametrize(
    ("read", "content", "content_type", "expected", "received"),
    [
        (json_body(string), b'"a"', "text/html; charset=utf-8", "JSON", "text/html"),
        (json_body(string), b'"a"', "x" * 300, "JSON", "x" * 255),
        (json_body(string), b"", "", "JSON", "an empty body"),
        (json_body(string), b"1", "", "a string", "1"),
        (json_body(Decoder("a tree", overflowing)), b"1", "", "a tree", "a body nested too deeply"),
        (text_body("text/plain"), b"a", "text/html", "text/plain", "text/html"),
        (text_body("text/plain"), b"a", "text/plain; charset=hex", "text in a known charset", "charset=hex"),
    ],
)
def test_a_body_of_another_kind_is_a_mismatch(read, content, content_type, expected, received):
    """
    The content type, the document and the value may each be what the spec does not say.
    """
    with pytest.raises(Mismatch) as caught:
        read(response(200, content, content_type=content_type))

    assert (expected, received) == (caught.value.expected, caught.value.received)


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        ("é".encode(), "", "é"),
        ("é".encode(), "text/plain", "é"),
        ("é".encode("latin-1"), "Text/Plain; charset=latin-1", "é"),
        ("é".encode("latin-1"), "text/plain", "\N{REPLACEMENT CHARACTER}"),
        ("é".encode(), "text/plain; charset=unheard-of", "é"),
        (b"", "text/plain", ""),
    ],
)
def test_text_is_read_in_its_charset(content, content_type, expected):
    """
    Without a charset that is known, text is UTF-8, and what cannot be read in it is replaced.
    """
    assert expected == text_body("text/plain")(response(200, content, content_type=content_type))


@pytest.mark.parametrize(
    ("responses", "status", "content", "parsed"),
    [
        (RESPONSES, 200, b"[1]", [1]),
        (RESPONSES, 201, b"[1]", "[1]"),
        (RESPONSES, 204, b"", None),
        (RESPONSES, 302, b"[1]", None),
        (RESPONSES, 404, b'"none"', "none"),
        (RESPONSES, 404, b"<html>", None),
        (RESPONSES, 400, b"7", 7),
        (RESPONSES, 500, b"7", None),
        (RESPONSES, 503, b"7", None),
        (ANY, 302, b'"a"', "a"),
        (ANY, 999, b'"a"', "a"),
    ],
)
def test_a_response_is_read_by_its_status(responses, status, content, parsed):
    """
    The exact status wins over the range and the range over the default; what is not documented is not read.
    """
    found = responses.response(reply(status, content, x_a="b"))

    assert (status, content, "b", parsed) == (found.status_code, found.content, found.headers["X-A"], found.parsed)


def test_a_documented_success_is_returned():
    """
    The body of a success is what the method returns.
    """
    assert [1] == RESPONSES.success(reply(200, b"[1]"))
    assert RESPONSES.success(reply(204)) is None


@pytest.mark.parametrize(
    ("responses", "status", "kind"),
    [
        *((ANY, status, kind) for kind, status in ((errors.BadRequest, 400), (errors.Unauthorized, 401))),
        *((ANY, status, kind) for kind, status in ((errors.Forbidden, 403), (errors.NotFound, 404))),
        *((ANY, status, kind) for kind, status in ((errors.Conflict, 409), (errors.UnprocessableEntity, 422))),
        *((ANY, status, kind) for kind, status in ((errors.TooManyRequests, 429), (errors.ServiceUnavailable, 503))),
        *((ANY, status, errors.ServerError) for status in (500, 599)),
        *((ANY, status, errors.StatusError) for status in (418, 600, 999)),
        (RESPONSES, 418, errors.StatusError),
        (RESPONSES, 300, errors.UnexpectedStatus),
        (RESPONSES, 503, errors.UnexpectedStatus),
    ],
)
def test_any_other_status_is_an_error_of_its_class(responses, status, kind):
    """
    A documented error status has its own class, or that of its hundred; another one is unexpected.
    """
    with pytest.raises(errors.ResponseError) as caught:
        responses.success(reply(status))

    assert (kind, status) == (type(caught.value), caught.value.status_code)


def test_an_error_knows_the_response_and_keeps_the_secrets():
    """
    All that is known of the response is on the error; the token and the password of the URL are not.
    """
    content = b'{"message": "s3cret-token is wrong"}'

    with pytest.raises(errors.BadRequest) as caught:
        ANY.success(reply(400, content, x_request_id="a1"))

    error = caught.value
    assert "POST /cars answered 400 Bad Request after 2 attempts: [token] is wrong [request id a1]" == str(error)
    assert ("https://api.example/v1/cars?a=b", content, None) == (error.url, error.content, error.parsed)
    assert "s3cret-token" not in repr(reply())


@pytest.mark.parametrize("read", [RESPONSES.success, RESPONSES.response])
def test_a_broken_success_is_an_invalid_response(read):
    """
    Whoever asks for the body or for the whole response is told where the body is wrong.
    """
    with pytest.raises(errors.InvalidResponse) as caught:
        read(reply(200, b'[1, "2"]', **JSON))

    error = caught.value
    assert ("/1", "an integer", '"2"') == (error.pointer, error.expected, error.received)
    assert ("POST", "/cars", 200, b'[1, "2"]', 2) == (
        *(error.method, error.path, error.status_code),
        *(error.content, error.attempts),
    )
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None
