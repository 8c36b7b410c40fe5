"""The connection to an API: its settings, its copies, what it sends and when it closes."""

import asyncio
import copy
import gc
import pickle
import ssl
import threading

import httpx2
import pytest

from wireproof.runtime import settings as settings_module
from wireproof.runtime.client import AsyncClient, SyncClient
from wireproof.runtime.decoding import anything
from wireproof.runtime.encoding import Content
from wireproof.runtime.errors import InvalidResponse, NoResponse, TokenError
from wireproof.runtime.requests import Request
from wireproof.runtime.responses import Responses, json_body
from wireproof.suite.clock import stopped_clock

RESPONSES = Responses(successes={"200": json_body(anything)}, errors={"401": json_body(anything)})
TOKEN = "s3cret-token"
GET = Request(method="GET", path="/cars", query=[("a", ["a=%20"])], responses=RESPONSES)
POST = Request(method="POST", path="/cars", responses=RESPONSES)
DEFAULTS = {
    "base_url": "https://api.example/v1",
    "timeout": httpx2.Timeout(30, connect=5),
    "total_timeout": 180,
    "max_retries": 2,
    "max_retry_after": 60,
    "max_response_size": 100_000_000,
    "headers": {},
    "cookies": {},
    "verify": True,
    "follow_redirects": False,
    "retry_non_idempotent": False,
}
OTHERS = {
    "base_url": "http://127.0.0.1:8080",
    "timeout": 7,
    "total_timeout": None,
    "max_retries": 0,
    "max_retry_after": 1,
    "max_response_size": None,
    "headers": {"x-a": "b"},
    "cookies": {"c": "d"},
    "verify": False,
    "follow_redirects": True,
    "retry_non_idempotent": True,
}


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """No setting comes from the environment unless a test puts it there."""
    for name in ("SAMPLE_TOKEN", "SAMPLE_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture(params=["sync", "async"])
def kit(request):
    return Kit(request.param)


@pytest.fixture
def sync():
    """For what is the same in both modes."""
    return Kit("sync")


class Kit:
    """Clients of one mode, whose server repeats the last of these responses and remembers the requests."""

    def __init__(self, mode, *responses):
        self.is_sync = mode == "sync"
        self.client_class = SyncClient if self.is_sync else AsyncClient
        self.http_class = httpx2.Client if self.is_sync else httpx2.AsyncClient
        self.other_http_class = httpx2.AsyncClient if self.is_sync else httpx2.Client
        self.responses = list(responses)
        self.requests = []
        self.tokens = []

    def respond(self, request):
        """The next response."""
        self.requests.append(request)
        self.tokens.append(request.headers.get("authorization"))
        status, headers = self.responses.pop(0) if len(self.responses) > 1 else (self.responses or [(200, {})])[0]
        return httpx2.Response(status, json={"message": "said"}, headers=headers)

    def supplied(self, **options):
        """An HTTP client of the caller's."""
        return self.http_class(transport=httpx2.MockTransport(self.respond), **options)

    def client(self, token=TOKEN, **settings):
        """A client that connects to the server."""
        if "http_client" not in settings:
            settings["http_options"] = {
                "transport": httpx2.MockTransport(self.respond),
                **settings.get("http_options", {}),
            }
        return self.client_class(token, **settings)

    def run(self, found):
        """What is awaited in one mode and there at once in the other."""
        return found if self.is_sync else asyncio.run(found)

    def send(self, client, request=GET):
        """The response."""
        return self.run(client.send(request))

    def enter(self, client):
        """Begin a `with` block."""
        return self.run(client.__enter__() if self.is_sync else client.__aenter__())

    def block(self, client, *steps):
        """A `with` block of these steps, what they return, and the HTTP client that it had open."""
        if self.is_sync:
            with client as entered:
                return entered, [step() for step in steps], client._pool.get()

        async def ablock():
            async with client as entered:
                return entered, [await step() for step in steps], client._pool.get(asyncio.get_running_loop())

        return asyncio.run(ablock())


# Settings -----------------------------------------------------------------------------------------------------------


def test_settings_can_be_read(kit):
    """
    Every setting is an attribute, the default as well as what was given; a time for all steps is a `Timeout`.
    """
    client, other = kit.client_class(), kit.client_class("s3cret", **OTHERS, http_options={"http2": False})

    assert DEFAULTS == {name: getattr(client, name) for name in DEFAULTS}
    assert {**OTHERS, "timeout": httpx2.Timeout(7)} == {name: getattr(other, name) for name in OTHERS}
    assert ({}, {"http2": False}) == (client.http_options, other.http_options)


def test_what_is_read_is_a_copy(sync):
    """
    To change what a client shows does not change the client.
    """
    client = sync.client_class()

    for shown in (client.headers, client.cookies, client.http_options):
        shown["a"] = "b"

    assert ({}, {}, {}) == (client.headers, client.cookies, client.http_options)


def test_a_client_is_shown_without_its_secrets(kit):
    """
    The repr has the settings and `dir` the public names; the token is in neither.
    """
    client = kit.client()

    assert repr(client).startswith(
        f"{kit.client_class.__name__}(token=..., base_url='https://api.example/v1', timeout="
    )
    assert {*DEFAULTS, "http_options", "send", "stream", "close", "with_options"} == set(dir(client))


@pytest.mark.parametrize(
    ("variables", "given", "authorization", "url"),
    [
        ({}, {"token": "given"}, "Bearer given", "https://api.example/v1/cars"),
        ({"SAMPLE_TOKEN": "kept"}, {}, "Bearer kept", "https://api.example/v1/cars"),
        ({"SAMPLE_TOKEN": "kept"}, {"token": "given"}, "Bearer given", "https://api.example/v1/cars"),
        ({"SAMPLE_TOKEN": "kept", "SAMPLE_BASE_URL": "http://a/b/"}, {}, "Bearer kept", "http://a/b/cars"),
        ({"SAMPLE_BASE_URL": "http://a"}, {"token": "a", "base_url": "http://b"}, "Bearer a", "http://b/cars"),
        ({"SAMPLE_TOKEN": "kept", "SAMPLE_BASE_URL": ""}, {}, "Bearer kept", "https://api.example/v1/cars"),
    ],
)
def test_the_environment_has_what_was_not_given(sync, environment, variables, given, authorization, url):
    """
    Token and base URL come from the arguments, else from the environment, else from the spec.
    """
    for name, value in variables.items():
        environment.setenv(name, value)

    sync.send(sync.client_class(**given, http_client=sync.supplied()))

    [request] = sync.requests
    assert (authorization, url) == (request.headers["authorization"], str(request.url.copy_with(query=None)))


@pytest.mark.parametrize(
    ("variables", "settings", "kind", "message"),
    [
        (
            {},
            {"token": None},
            TypeError,
            "token must not be None; omit it to use the environment variable SAMPLE_TOKEN",
        ),
        ({"SAMPLE_TOKEN": "a\n"}, {}, ValueError, "token must not have a newline at its end"),
        ({"SAMPLE_BASE_URL": "api.example"}, {}, ValueError, "base_url must be an address"),
        ({}, {"max_retries": -1}, ValueError, "max_retries must be 0 or more"),
        ({}, {"http_client": None}, TypeError, "http_client must be an instance of httpx2.*Client, not of NoneType"),
    ],
)
def test_an_invalid_setting_is_refused_at_once(sync, environment, variables, settings, kind, message):
    """
    Neither a new client nor a copy is made of what cannot be; what the environment has is checked, too.
    """
    for name, value in variables.items():
        environment.setenv(name, value)

    with pytest.raises(kind, match=message):
        sync.client_class(**settings)
    if settings:
        environment.delenv("SAMPLE_TOKEN", raising=False)
        with pytest.raises(kind, match=message):
            sync.client().with_options(**settings)


def test_each_kind_of_client_has_its_own_http_client(kit):
    """
    An HTTP client of the other kind is refused, and so is an async token where nothing is awaited.
    """
    with pytest.raises(
        TypeError, match=f"instance of httpx2.{kit.http_class.__name__}, not of {kit.other_http_class.__name__}$"
    ):
        kit.client(http_client=kit.other_http_class(transport=httpx2.MockTransport(kit.respond)))

    async def token():
        return "a"

    if kit.is_sync:
        with pytest.raises(TypeError, match="use AsyncClient"):
            kit.client(token)
    else:
        kit.send(kit.client(token))
        assert ["Bearer a"] == kit.tokens


def test_without_a_server_in_the_spec_a_base_url_is_needed(sync, environment):
    """
    The error names the argument and the environment variable; either will do.
    """
    environment.setattr(settings_module, "SERVER", None)

    with pytest.raises(
        ValueError, match="base_url is needed: give it, or set the environment variable SAMPLE_BASE_URL"
    ):
        sync.client_class("a")

    assert "http://a" == sync.client_class("a", base_url="http://a").base_url
    environment.setenv("SAMPLE_BASE_URL", "http://b")
    assert "http://b" == sync.client_class("a").base_url


# Requests -----------------------------------------------------------------------------------------------------------


def test_a_request_is_sent_as_it_is_described(kit):
    """
    Method, address, body and header fields are those of the request, after those of the client.
    """
    request = Request(
        method="POST",
        path="/a%2Fb",
        query=[("q", ["q=%20", "q=+"])],
        headers=[{"X-A": "request"}],
        body=Content("application/json", b"{}"),
        responses=RESPONSES,
    )

    kit.send(kit.client(headers={"x-a": "client", "X-B": "client", "user-agent": "mine"}), request)

    [sent] = kit.requests
    assert ("POST", "https://api.example/v1/a%2Fb?q=%20&q=+", b"{}") == (sent.method, str(sent.url), sent.content)
    names = ("x-a", "x-b", "user-agent", "accept", "content-type", "content-length")
    assert ["request", "client", "mine", "application/json", "application/json", "2"] == [
        sent.headers[name] for name in names
    ]


@pytest.mark.parametrize("reference", ["/v2/cars?page=2", "//elsewhere.example/cars", "/"])
def test_a_reference_takes_the_place_of_path_and_query(kit, reference):
    """
    It begins at the root of the client's own server, whatever it looks like, and credentials go along.
    """
    request = Request(method="GET", path="/cars", query=[("a", ["a=b"])], reference=reference, responses=RESPONSES)

    kit.send(kit.client(token=TOKEN), request)

    [sent] = kit.requests
    assert ("https", "api.example", reference) == (sent.url.scheme, sent.url.host, sent.url.raw_path.decode())
    assert f"Bearer {TOKEN}" == sent.headers["authorization"]


def test_a_client_says_what_it_is(sync):
    """
    Unless the caller sets another one, the header field User-Agent names the package and its version.
    """
    sync.send(sync.client())

    assert "sample-client/1.0.0" == sync.requests[0].headers["user-agent"]


def test_cookies_come_from_everywhere(kit):
    """
    Those of a jar are first, then those of the client, then those of the request, in one header field.
    """
    request = Request(method="GET", path="/", cookies=[("c", ["c=3", "c=4"])], responses=RESPONSES)
    client = kit.client(http_client=kit.supplied(cookies={"a": "1"}), cookies={"b": "2"})

    kit.send(client, request)
    kit.send(kit.client())

    assert [["a=1; b=2; c=3; c=4"], []] == [sent.headers.get_list("cookie") for sent in kit.requests]


def test_a_cookie_has_one_value(sync):
    """
    A request's own cookie counts more than that of the client, which counts more than what a jar has for any path.
    """
    jar = httpx2.Cookies()
    for path, value in (("/", "far"), ("/v1/", "near")):
        for name in ("a", "b", "c", "ab"):
            jar.set(name, value, domain="api.example", path=path)
    request = Request(method="GET", path="/", cookies=[("c", ["c=request"])], responses=RESPONSES)
    client = sync.client(cookies={"b": "client", "c": "client"}, http_options={"cookies": jar})

    sync.send(client, request)

    assert "a=near; ab=near; b=client; c=request" == sync.requests[0].headers["cookie"]


@pytest.mark.parametrize(("options", "kept"), [({}, None), ({"cookies": {}}, "a=b")], ids=["unless", "asked for"])
def test_cookies_of_a_server_are_not_kept(sync, options, kept):
    """
    What a server sets is forgotten, unless the HTTP client was given cookies.
    """
    sync.responses = [(200, {"Set-Cookie": "a=b"})]
    client = sync.client(http_options=options)

    for _ in range(2):
        sync.send(client.with_options(token="another"))

    assert [None, kept] == [sent.headers.get("cookie") for sent in sync.requests]


def test_a_supplied_http_client_changes_no_request(kit):
    """
    Its base URL, query and credentials are not those of the API; its own header fields stay.
    """
    supplied = kit.supplied(base_url="http://other", params={"b": "c"}, auth=("user", "secret"), headers={"X-C": "d"})

    kit.send(kit.client(http_client=supplied))

    [sent] = kit.requests
    assert "https://api.example/v1/cars?a=%20" == str(sent.url)
    assert (f"Bearer {TOKEN}", "d") == (sent.headers["authorization"], sent.headers["x-c"])


@pytest.mark.parametrize(
    "path", ["/\x00", pytest.param("/" + "a" * 70_000, id="a long path"), pytest.param("/\ud800", id="a surrogate")]
)
def test_what_makes_no_address_is_a_value_error(sync, path):
    """
    Nothing is sent, and the error is one about arguments.
    """
    with pytest.raises(ValueError, match=r"the arguments make no valid URL|surrogates not allowed"):
        sync.send(sync.client(), Request(method="GET", path=path, responses=RESPONSES))

    assert [] == sync.requests


@pytest.mark.parametrize(("status", "parsed"), [(200, {"message": "said"}), (401, {"message": "said"}), (404, None)])
def test_send_returns_the_response_for_any_status(sync, status, parsed):
    """
    No status is an error here.
    """
    sync.responses = [(status, {"X-A": "b"})]

    response = sync.send(sync.client())

    assert (status, parsed, "b") == (response.status_code, response.parsed, response.headers["x-a"])


def test_send_raises_for_a_broken_success(kit):
    """
    The error has the path below the base URL and the number of attempts.
    """
    kit.responses = [(503, {}), (200, {"Content-Type": "text/html"})]

    with stopped_clock(), pytest.raises(InvalidResponse) as caught:
        kit.send(kit.client())

    assert ("GET", "/cars", 2) == (caught.value.method, caught.value.path, caught.value.attempts)


# Tokens -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("responses", "tokens"),
    [
        ([(200, {})], ["1"]),
        ([(401, {}), (200, {})], ["1", "2"]),
        ([(401, {})], ["1", "2"]),
        ([(403, {})], ["1"]),
        ([(307, {"Location": "/v1/other"}), (401, {})], ["1", "1"]),
    ],
)
def test_a_refused_token_is_asked_for_once_more(kit, responses, tokens):
    """
    After a 401 a callable is asked again, but only once, and not when a redirect may have led the token elsewhere.
    """
    kit.responses, counted = [*responses], iter("123")

    response = kit.send(kit.client(lambda: next(counted), follow_redirects=True))

    assert [f"Bearer {token}" for token in tokens] == kit.tokens
    assert responses[-1][0] == response.status_code


def test_a_plain_token_is_refused_for_good(kit):
    """
    A token that cannot change is not sent twice.
    """
    kit.responses = [(401, {})]

    assert 401 == kit.send(kit.client()).status_code
    assert 1 == len(kit.requests)


def test_a_request_that_needs_no_token_has_none(kit):
    """
    Where the spec asks for no token, none is sent, and none has to be there; elsewhere it has.
    """
    request = Request(method="GET", path="/", responses=RESPONSES, security=())

    for client in (kit.client(), kit.client_class(http_client=kit.supplied())):
        kit.send(client, request)
    with pytest.raises(TokenError, match="SAMPLE_TOKEN"):
        kit.send(client)

    assert [None, None] == kit.tokens


# Copies -------------------------------------------------------------------------------------------------------------


def test_a_copy_has_other_settings(kit):
    """
    What is given changes, the rest and the original stay.
    """
    client = kit.client(max_retries=1, total_timeout=9)

    copy = client.with_options(**{**OTHERS, "total_timeout": None})

    assert type(client) is type(copy)
    assert {**OTHERS, "timeout": httpx2.Timeout(7)} == {name: getattr(copy, name) for name in OTHERS}
    assert (1, 9) == (client.max_retries, client.total_timeout)
    assert {**DEFAULTS, "max_retries": 1} == {
        name: getattr(client.with_options(total_timeout=180), name) for name in DEFAULTS
    }


@pytest.mark.parametrize(
    ("settings", "changes", "expected"),
    [
        ({}, {"server_variables": {"region": "us"}}, "https://us.example"),
        ({"server_variables": {"region": "us"}}, {"max_retries": 0}, "https://us.example"),
        ({"base_url": "http://a"}, {"server_variables": {"region": "us"}}, "http://a"),
        ({}, {"base_url": "http://a", "server_variables": {"region": "us"}}, "http://a"),
    ],
    ids=["at home", "as it was", "elsewhere", "to elsewhere"],
)
def test_variables_of_a_copy_are_those_of_its_address(sync, monkeypatch, settings, changes, expected):
    """
    Unless the base URL is not the spec's, which has no variables.
    """
    monkeypatch.setattr(settings_module, "SERVER", "https://{region}.example")

    assert expected == sync.client(**settings).with_options(**changes).base_url


def test_header_fields_and_cookies_of_a_copy_join_those_that_are_there(sync):
    """
    Of two values the later one counts; header fields are the same in any letter case, cookies are not.
    """
    client = sync.client(headers={"X-A": "1", "X-B": "1"}, cookies={"a": "1", "b": "1"})

    copy = client.with_options(headers={"x-a": "2"}, cookies={"A": "2", "b": "2"}).with_options(headers={"X-C": "3"})

    assert {"x-a": "2", "x-b": "1", "x-c": "3"} == {name.lower(): value for name, value in copy.headers.items()}
    assert {"a": "1", "b": "2", "A": "2"} == copy.cookies
    assert ({"X-A": "1", "X-B": "1"}, {"a": "1", "b": "1"}) == (client.headers, client.cookies)


def test_a_copy_sends_what_it_was_told(kit):
    """
    Token and base URL are those of the copy.
    """
    kit.send(kit.client().with_options(token="other", base_url="http://a"))

    assert (["Bearer other"], "a") == (kit.tokens, kit.requests[0].url.host)


def test_a_copy_shares_the_connections(kit):
    """
    A copy of a copy connects through the original, which alone closes the connections.
    """
    client = kit.client()
    copy = client.with_options(max_retries=0).with_options(max_retries=1)

    kit.block(copy, lambda: copy.send(GET))

    assert 200 == kit.send(copy).status_code
    kit.run(client.close())
    for closed in (client, copy):
        with pytest.raises(ValueError, match="the client is closed"):
            kit.send(closed)


def test_a_copy_closes_what_nobody_else_will(kit):
    """
    When the original is gone, the copy's end is that of the connections.
    """
    client = kit.client()
    copy = client.with_options()
    del client
    gc.collect()

    _, _, connection = kit.block(copy, lambda: copy.send(GET))

    assert connection.is_closed
    with pytest.raises(ValueError, match="the client is closed"):
        kit.send(copy)


@pytest.mark.parametrize("name", ["verify", "http_options", "http_client"])
def test_a_copy_that_connects_otherwise_has_connections_of_its_own(kit, name):
    """
    What the connections are made with cannot be shared, and each of the two closes its own.
    """
    supplied = kit.supplied()
    options = {"verify": False, "http_options": {"transport": supplied._transport}, "http_client": supplied}
    client = kit.client()
    copy = client.with_options(**{name: options[name]})

    kit.run(client.close())

    assert 200 == kit.send(copy).status_code
    kit.run(copy.close())
    if name == "http_client":
        assert not supplied.is_closed
    else:
        with pytest.raises(ValueError, match="the client is closed"):
            kit.send(copy)


# The end ------------------------------------------------------------------------------------------------------------


def test_the_end_of_a_block_closes_the_connections(kit):
    """
    Inside the block the connections are used again, and afterwards the client is closed for good.
    """
    client = kit.client()

    entered, responses, connection = kit.block(client, lambda: client.send(GET), lambda: client.send(GET))

    assert client is entered
    assert [200, 200] == [response.status_code for response in responses]
    assert connection.is_closed
    for use in (lambda: kit.send(client), lambda: kit.enter(client)):
        with pytest.raises(ValueError, match="the client is closed; make another one"):
            use()


def test_closing_twice_does_no_harm(kit):
    """
    A client may be closed again, and without ever having been used.
    """
    client = kit.client()

    assert [None, None] == [kit.run(client.close()) for _ in range(2)]


def test_a_supplied_http_client_stays_open(kit):
    """
    The caller closes what the caller supplied; the client then says so.
    """
    supplied = kit.supplied()
    client = kit.client(http_client=supplied)

    kit.block(client, lambda: client.send(GET))

    assert not supplied.is_closed
    kit.run(supplied.close() if kit.is_sync else supplied.aclose())
    with pytest.raises(ValueError, match="the client is closed"):
        kit.send(client)


def test_connections_of_another_event_loop_are_closed_there():
    """
    Connections that are awaited are closed by their own loop where it runs, and left where it does not run any more.
    """
    kit = Kit("async")
    client = kit.client()
    running, stopped = asyncio.new_event_loop(), asyncio.new_event_loop()
    left = stopped.run_until_complete(opened(client))
    thread = threading.Thread(target=running.run_forever)
    thread.start()
    try:
        there = asyncio.run_coroutine_threadsafe(opened(client), running).result(5)

        asyncio.run(client.close())

        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), running).result(5)
        assert (True, False) == (there.is_closed, left.is_closed)
    finally:
        running.call_soon_threadsafe(running.stop)
        thread.join(5)
        running.close()
        stopped.close()


async def opened(client):
    """The HTTP client of the running loop."""
    async with client.with_options():
        return client._pool.get(asyncio.get_running_loop())


# Copies of another kind --------------------------------------------------------------------------------------------


def test_a_plain_copy_is_one_without_other_options(kit):
    """
    `copy.copy` shares the connections, which it does not close.
    """
    client = kit.client()

    copied = copy.copy(client)
    _, _, shared = kit.block(copied)

    assert repr(client) == repr(copied)
    assert client._pool is copied._pool
    assert not shared.is_closed


@pytest.mark.parametrize("duplicate", [copy.deepcopy, pickle.dumps, lambda client: copy.deepcopy([client])])
def test_connections_cannot_be_duplicated(kit, duplicate):
    """
    A sentence says what to do instead.
    """
    with pytest.raises(
        TypeError, match=r"Client has connections, which cannot be pickled or copied; use with_options\(\)"
    ):
        duplicate(kit.client())


# Transports ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["transport", "mounts", "http_client"])
def test_a_transport_of_the_callers_is_not_believed(kit, given):
    """
    A client takes an error for what it says only when the HTTP library's own transport raises it.
    """

    def lost(request):
        kit.respond(request)
        raise httpx2.ConnectError("disconnected")

    async def alost(request):
        lost(request)

    transport = httpx2.MockTransport(lost if kit.is_sync else alost)
    options = {"mounts": {"all://": transport}} if given == "mounts" else {"transport": transport}
    settings = {"http_client": kit.http_class(**options)} if given == "http_client" else {"http_options": options}
    client = kit.client_class(TOKEN, **settings)

    with stopped_clock(), pytest.raises(NoResponse) as error:
        kit.send(client.with_options(total_timeout=None), POST)

    assert error.value.may_have_arrived
    assert 1 == len(kit.requests)


# Certificates -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verify", [True, False, "folder", "file", "context"])
def test_certificates_are_checked_in_the_way_that_was_asked_for(sync, verify, tmp_path, monkeypatch):
    """
    The HTTP library gets a truth value, a context, or a context with the certificates of the folder or file.
    """
    (tmp_path / "ca.pem").touch()
    folder, file, context = str(tmp_path), str(tmp_path / "ca.pem"), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    given = {"folder": folder, "file": file, "context": context}.get(verify, verify)
    expected = {folder: {"capath": folder, "cafile": None}, file: {"capath": None, "cafile": file}}.get(given, given)
    monkeypatch.setattr(ssl, "create_default_context", lambda **certificates: certificates)
    made = []

    class Recorded(sync.http_class):
        """Says what it is made with."""

        def __init__(self, **options):
            made.append(options.pop("verify"))
            super().__init__(**options)

    class Client(sync.client_class):
        """Connects through it."""

        _http_class = Recorded

    sync.send(Client("a", verify=given, http_options={"transport": httpx2.MockTransport(sync.respond)}))

    assert [expected] == made


def test_a_file_without_certificates_is_an_invalid_setting(sync, tmp_path):
    """
    The file is read when it is first needed; the error names the HTTP library and has its reason.
    """
    (tmp_path / "ca.pem").write_text("no certificate")
    client = sync.client(verify=str(tmp_path / "ca.pem"))

    with pytest.raises(ValueError, match=r"^httpx2 cannot connect with these settings: ") as caught:
        sync.send(client)

    assert isinstance(caught.value.__cause__, ssl.SSLError)
