"""What the spec documents for the responses of an operation, and how one is read by it."""

import httpx2
import pytest

from wireproof.runtime import errors
from wireproof.runtime.decoding import Decoder, Mismatch, array, integer, string
from wireproof.runtime.responses import Reply, Responses, bytes_body, json_body, no_body, text_body

REQUEST = httpx2.Request("POST", "https://user:secret@api.example/v1/cars?a=b")
JSON = {"Content-Type": "application/json"}
RESPONSES = Responses(
    successes={"200": json_body(array(integer)), "204": no_body, "2XX": text_body("text/plain")},
    errors={"404": json_body(string), "4XX": json_body(integer), "500": no_body},
)
FAILING = Responses(successes={}, errors={"default": json_body(string)})
ANY = Responses(successes={"default": json_body(string)}, errors={"default": json_body(string)})


def response(status=200, content=b"", **headers):
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, content=content, headers=fields, request=REQUEST)


def reply(status=200, content=b"", **headers):
    found, secrets = response(status, content, **headers), ("s3cret-token",)
    return Reply(response=found, content=content, method="POST", path="/cars", attempts=2, secrets=secrets)


def refusal(responses, status):
    """The error for a status that is no success."""
    with pytest.raises(errors.ResponseError) as caught:
        responses.success(reply(status))
    return caught.value


def overflowing(_):
    raise RecursionError


@pytest.mark.parametrize("content_type", ["", "application/json", "Application/Problem+JSON ; charset=x", "text/json"])
def test_json_has_many_content_types(content_type):
    """
    A body is read as JSON when its content type is JSON by its name or suffix, or is missing.
    """
    assert "a" == json_body(string)(reply(200, b'"a"', content_type=content_type))


@pytest.mark.parametrize(
    ("read", "content", "content_type", "expected", "received"),
    [
        (json_body(string), b'"a"', "text/html; charset=utf-8", "JSON", "text/html"),
        (json_body(string), b'"a"', "x" * 300, "JSON", "x" * 255),
        (json_body(string), b'"a"', "\x1b[31mevil\x7fforged", "JSON", "[31mevilforged"),
        (text_body("text/plain"), b"a", "\x1b[31mevil", "text/plain", "[31mevil"),
        (text_body("text/plain"), b"a", "text/plain; charset=\x1bhex", "text in a known charset", "charset=hex"),
        (json_body(string), b"", "", "JSON", "an empty body"),
        (json_body(string), b"1", "", "a string", "1"),
        (json_body(Decoder("a tree", overflowing)), b"1", "", "a tree", "a body nested too deeply"),
        (text_body("text/plain"), b"a", "text/html", "text/plain", "text/html"),
        (text_body("text/plain"), b"a", "text/plain; charset=hex", "text in a known charset", "charset=hex"),
        (text_body("text/plain"), b"\xff", "text/plain; charset=idna", "text in a known charset", "charset=idna"),
    ],
)
def test_a_body_of_another_kind_is_a_mismatch(read, content, content_type, expected, received):
    """
    The content type, the document and the value may each be what the spec does not say.
    """
    with pytest.raises(Mismatch) as caught:
        read(reply(200, content, content_type=content_type))

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
    assert expected == text_body("text/plain")(reply(200, content, content_type=content_type))


def test_a_file_is_read_as_it_is():
    """
    Byte for byte, if it is of a content type that is documented.
    """
    assert b"\x00\xff" == bytes_body("image/*")(reply(200, b"\x00\xff", content_type="image/png"))


def test_what_guesses_a_charset_is_not_asked_about_a_body_that_it_does_not_have():
    """
    Where `default_encoding` is a function and nothing is said of the charset, text is UTF-8 as elsewhere.
    """
    unread = httpx2.Response(200, stream=httpx2.ByteStream(b""), default_encoding=lambda _: "latin-1")
    found = Reply(response=unread, content="é".encode(), method="GET", path="/")

    assert "é" == text_body()(found)


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
        (FAILING, 302, b'"a"', None),
        (ANY, 999, b'"a"', "a"),
    ],
)
def test_a_response_is_read_by_its_status(responses, status, content, parsed):
    """
    The exact status wins over the range and the range over the default; what is not documented is not read.
    """
    found = responses.response(reply(status, content, x_a="b"))

    assert f"Response(status_code={status}, parsed={parsed!r})" == repr(found)
    assert (status, content, "b", parsed) == (found.status_code, found.content, found.headers["X-A"], found.parsed)


def test_a_documented_success_is_returned():
    """
    The body of a success is what the method returns.
    """
    assert [1] == RESPONSES.success(reply(200, b"[1]"))
    assert RESPONSES.success(reply(204)) is None


@pytest.mark.parametrize(
    ("responses", "kinds"),
    [
        (ANY, {400: errors.BadRequest, 401: errors.Unauthorized, 403: errors.Forbidden, 404: errors.NotFound}),
        (ANY, {409: errors.Conflict, 422: errors.UnprocessableEntity, 429: errors.TooManyRequests}),
        (ANY, {500: errors.ServerError, 503: errors.ServiceUnavailable, 599: errors.ServerError}),
        (ANY, dict.fromkeys((418, 600, 999), errors.StatusError)),
        (RESPONSES, {418: errors.StatusError, 404: errors.NotFound, 500: errors.ServerError}),
        (RESPONSES, dict.fromkeys((100, 300, 501, 999), errors.UnexpectedStatus)),
    ],
)
def test_any_other_status_is_an_error_of_its_class(responses, kinds):
    """
    A documented error status has its own class, or that of its hundred; another one is unexpected.
    """
    raised = {status: refusal(responses, status) for status in kinds}

    assert kinds == {status: type(error) for status, error in raised.items()}
    assert [*kinds] == [error.status_code for error in raised.values()]


def test_a_redirect_that_was_not_followed_says_why():
    """
    What kept the client from following stands where the server's reason would.
    """
    found = Reply(
        response=response(302), content=b'{"message": "moved"}', method="POST", path="/cars", obstacle="it is too far"
    )

    with pytest.raises(errors.UnexpectedStatus) as caught:
        RESPONSES.success(found)

    assert "it is too far" == caught.value.reason
    assert str(caught.value).endswith("neither as a success nor as an error: it is too far")


def test_an_error_knows_the_response_and_keeps_the_secrets():
    """
    All that is known of the response is on the error; the token and the password of the URL are not.
    """
    content = b'{"message": "s3cret-token is wrong"}'

    with pytest.raises(errors.BadRequest) as caught:
        ANY.success(reply(400, content, x_request_id="a1"))

    error = caught.value
    assert "POST /cars returned 400 Bad Request after 2 attempts: [token] is wrong [request id a1]" == str(error)
    assert ("https://api.example/v1/cars?a=b", content, None) == (error.url, error.content, error.parsed)
    assert "s3cret-token" not in repr(reply())
    assert 1 == Reply(response=response(), content=b"", method="GET", path="/").attempts


def test_a_reply_shows_nothing_that_may_be_secret():
    """
    The body and the URL may have credentials in them as well.
    """
    shown = Reply(
        response=response(),
        content=b"s3cret",
        method="GET",
        path="/",
        home=httpx2.URL("https://api.example/?key=s3cret"),
        secrets=("s3cret",),
        rest="s3cret",
    )

    assert (
        "Reply(method='GET', path='/', response=<Response [200 OK]>, attempts=1, redirected=False, obstacle='')"
        == repr(shown)
    )


@pytest.mark.parametrize("read", [RESPONSES.success, RESPONSES.response])
def test_a_broken_success_is_an_invalid_response(read):
    """
    The error says where the body is wrong, for a method and for `send`.
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


def test_what_was_received_does_not_show_the_credentials():
    """
    Credentials that a server repeats in a member, in a name or as its request id are in no message.
    """
    echo = reply(200, b"", x_request_id="id of s3cret-token")

    with pytest.raises(errors.InvalidResponse) as caught:
        echo.refuse("/s3cret-token", "an integer", '"s3cret-token"')

    assert "s3cret-token" not in str(caught.value)
    assert "at /[token] of the body" in str(caught.value)
    assert str(caught.value).endswith('received "[token]" [request id id of [token]]')
