"""What a client knows of security and servers, from small specs; each file is named after what is in it."""

import importlib
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from types import ModuleType
from urllib.parse import quote, quote_plus

import httpx
import pytest

from wireproof.catalog import Spec
from wireproof.codegen import generate
from wireproof.codegen.credentials import alternatives, problems, schemes
from wireproof.intake.documents import documents_in
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load
from wireproof.oracle import judge_request

CASES = Path(__file__).parent / "cases/security"
SECRET = "secret-for-tests-only"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], ModuleType]]:
    """The client of each case, by its name."""
    out = tmp_path_factory.mktemp("clients")
    generate(CASES, out)
    sys.path[:0] = [str(folder) for folder in out.iterdir()]
    yield lambda case: importlib.import_module(f"{case.replace('-', '_')}_client")
    sys.path[:] = [path for path in sys.path if not path.startswith(str(out))]


def sent(client: type, case: str, function: str, **settings: object) -> tuple[list[httpx.Request], tuple[object, ...]]:
    """What a client with these settings sends for an operation, and what the oracle finds."""
    seen: list[httpx.Request] = []
    module = importlib.import_module(f"{client.__module__.partition('.')[0]}.operations")
    http = importlib.import_module(f"{client.__module__.partition('.')[0]}._runtime.httplib").http

    def respond(request: object) -> object:
        url = f"{http.URL(request.url)}"  # type: ignore[attr-defined]  # whose own text hides credentials
        seen.append(httpx.Request(request.method, url, headers=request.headers.multi_items()))  # type: ignore[attr-defined]
        return http.Response(204)

    with client(http_options={"transport": http.MockTransport(respond)}, **settings) as connected:
        connected._exchange(getattr(module, function)())
    spec = load(CASES / f"{case}.yaml")
    (operation,) = [one for one in spec.operations if one.operation_id.lower() == function.replace("_", "")]
    findings = [finding for one in seen for finding in judge_request(spec, operation, one).findings]
    return seen, tuple(findings)


# Security -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "function", "settings"),
    [
        ("api-key-in-query", "get_thing", {"token": SECRET}),
        ("key-in-a-header", "get_a", {"token": SECRET}),
        ("two-schemes", "get_a", {"token": SECRET}),
        ("two-schemes", "get_b", {"credentials": {"bearer": SECRET}}),
        ("optional-security", "get_thing", {}),
        ("optional-security", "get_thing", {"token": SECRET}),
        ("optional-or-two-schemes", "get_thing", {}),
        ("optional-or-two-schemes", "get_both", {"token": SECRET, "credentials": {"key": SECRET}}),
        ("first-alternative-unsupported", "get_a", {"token": SECRET}),
        ("first-alternative-unsupported", "get_a", {"credentials": {"key": SECRET}}),
    ],
)
def test_each_operation_is_sent_with_its_own_credentials(
    packages: Callable[[str], ModuleType], case: str, function: str, settings: dict[str, object]
) -> None:
    """
    The oracle has nothing against it, and the credentials travel exactly where the client has some.
    """
    (request,), findings = sent(packages(case).Client, case, function, **settings)

    assert () == findings
    assert bool(settings) == (SECRET in f"{request.url} {request.headers.raw!r}")


def test_what_is_missing_is_named(packages: Callable[[str], ModuleType]) -> None:
    """
    Nothing is sent, and the error has each scheme with its environment variable, which will do.
    """
    package = packages("optional-or-two-schemes")

    with pytest.raises(package.errors.TokenError, match=r"OR_TWO_SCHEMES_TOKEN\) and .*'key'.*OR_TWO_SCHEMES_KEY\)"):
        sent(package.Client, "optional-or-two-schemes", "get_both", token=SECRET)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OPTIONAL_OR_TWO_SCHEMES_KEY", SECRET)
        requests, findings = sent(package.Client, "optional-or-two-schemes", "get_both", token=SECRET)
    assert (1, ()) == (len(requests), findings)


@pytest.fixture(scope="module", params=["httpx2", "httpx"])
def keyed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of an API with a key in the query, for each HTTP library."""
    folder = tmp_path_factory.mktemp("keyed")
    (folder / "specs").mkdir()
    shutil.copy(CASES / "api-key-in-query.yaml", folder / f"specs/keyed-by-{request.param}.yaml")
    [client] = generate(documents_in(folder / "specs", ApiSettings(http=request.param)), folder / "clients")
    sys.path.insert(0, str(client))
    yield importlib.import_module(f"keyed_by_{request.param}_client")
    sys.path.remove(str(client))


@pytest.mark.parametrize("key", [SECRET, "short", "sharp#?&=+ %2F/x"])
@pytest.mark.parametrize("outcome", ["418", "bug", "refused", "redirect", "redirect to itself", "success"])
def test_a_key_in_the_query_is_seen_by_the_server_only(
    keyed: ModuleType, key: str, outcome: str, caplog: pytest.LogCaptureFixture
) -> None:
    """
    No error, log line or local variable of the client or of the HTTP library's client shows it.
    """
    http = importlib.import_module(f"{keyed.__name__}._runtime.httplib").http
    keys: list[str | None] = []

    def respond(request: object) -> object:
        keys.append(request.url.params.get("api_key"))  # type: ignore[attr-defined]
        to = {"redirect": f"/v2?{http.QueryParams({'api_key': key})}", "redirect to itself": ""}.get(outcome, "")
        match outcome:
            case "refused":
                raise http.ConnectError(f"no way to {request.url}")  # type: ignore[attr-defined]
            case "bug":
                return 1 / 0
            case "redirect" | "redirect to itself" if len(keys) == 1:
                return http.Response(307, headers={"Location": to})
        return http.Response(200 if outcome == "success" else 418, json={})

    options = {"http_options": {"transport": http.MockTransport(respond)}, "max_retries": 1, "follow_redirects": True}
    error: BaseException | None = None
    with caplog.at_level(logging.DEBUG), keyed.Client(key, **options) as client:
        try:
            client.things.get()
        except (keyed.errors.ApiError, ZeroDivisionError) as raised:
            error = raised

    assert {key} == {*keys}
    assert (error is None) == (outcome == "success")
    told = [caplog.text, *(repr(vars(error)) if error else "",), *traceback_of(error)]
    forms = {key, quote(key, safe=""), quote_plus(key), str(http.QueryParams({"k": key}))[2:]}
    assert [] == [text for text in told for form in forms if form in text]
    assert "[token]" in caplog.text or outcome in ("bug", "refused")


def traceback_of(error: BaseException | None) -> list[str]:
    """What an error says, and the local variables of all frames that it came through but those of this test."""
    if error is None:
        return []
    frames = [frame for frame, _ in walk_tb(error.__traceback__) if frame.f_code.co_filename != __file__]
    behind = [*traceback_of(error.__cause__), *traceback_of(error.__context__)]
    return [str(error), repr(error), *(repr(value) for frame in frames for value in frame.f_locals.values()), *behind]


SCHEMES = """\
    bearer: {type: http, scheme: bearer}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test/token, scopes: {}}}}
    basic: {type: http, scheme: basic}
    appKey: {type: apiKey, in: header, name: X-Key}
    app-key: {type: apiKey, in: query, name: key}
    certificate: {type: mutualTLS}
"""


def spec_with(tmp_path: Path, security: str) -> Spec:
    """A spec of one operation with this security."""
    text = (CASES / "two-schemes.yaml").read_text(encoding="utf-8")
    head, _, _ = text.partition("paths:")
    operation = (
        f"get: {{operationId: getA, tags: [a], security: {security}, responses: {{'204': {{description: ok}}}}}}"
    )
    file = tmp_path / "schemes.yaml"
    file.write_text(
        f"{head}paths:\n  /a:\n    {operation}\ncomponents:\n  securitySchemes:\n{SCHEMES}", encoding="utf-8"
    )
    return load(file)


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        ("[{bearer: []}]", (("bearer",),)),
        ("[{bearer: []}, {oauth: []}]", (("bearer",),)),
        ("[{}, {bearer: []}]", (("bearer",), ())),
        ("[{certificate: []}, {basic: []}]", (("basic",),)),
        ("[{certificate: [], bearer: []}, {basic: []}]", (("basic",),)),
        ("[{bearer: [], basic: []}, {appKey: []}]", (("appKey",),)),
        ("[{bearer: [], appKey: []}, {basic: []}]", (("bearer", "appKey"), ("basic",))),
        ("[]", ()),
    ],
)
def test_the_alternatives_are_those_that_a_client_can_satisfy(
    tmp_path: Path, security: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    """
    What travels alike is one, what cannot be sent is left out as long as something remains, and nothing comes last.
    """
    spec = spec_with(tmp_path, security)

    assert expected == alternatives(spec.operations[0])
    assert [] == list(problems(spec))


def test_each_scheme_has_an_environment_variable(tmp_path: Path) -> None:
    """
    The primary one has `..._TOKEN`; two that would have the same one are refused.
    """
    spec = spec_with(tmp_path, "[{bearer: []}, {appKey: []}, {app-key: []}]")

    assert {"bearer": "SCHEMES_TOKEN", "appKey": "SCHEMES_APP_KEY", "app-key": "SCHEMES_APP_KEY"} == {
        name: scheme.variable for name, scheme in schemes(spec).items()
    }
    ((place, problem),) = problems(spec)
    assert "#/components/securitySchemes" == place
    assert "`app-key` and `appKey` would have the environment variable SCHEMES_APP_KEY" in problem


# Servers ------------------------------------------------------------------------------------------------------------

UPLOAD, PATH = "https://upload.example.test/up", "https://path.example.test"


@pytest.mark.parametrize(
    ("function", "settings", "url"),
    [
        ("get_a", {}, f"{UPLOAD}/a"),
        ("get_b", {}, f"{PATH}/b"),
        ("get_b", {"server_variables": {"region": "us"}}, f"{PATH}/b"),
    ],
)
def test_an_operation_is_sent_to_its_own_server(
    packages: Callable[[str], ModuleType], function: str, settings: dict[str, object], url: str
) -> None:
    """
    It is that of the operation or of its path; the oracle knows it, and takes no other one.
    """
    (request,), findings = sent(packages("servers").Client, "servers", function, token=SECRET, **settings)

    assert (url, ()) == (str(request.url), findings)
    spec = load(CASES / "servers.yaml")
    (operation,) = [one for one in spec.operations if one.operation_id.lower() == function.replace("_", "")]
    request.url = httpx.URL(f"https://eu.example.test/v2{operation.path}")
    assert "server-mismatch" in [one.code for one in judge_request(spec, operation, request).findings]


def test_other_servers_have_to_be_set_as_well(packages: Callable[[str], ModuleType]) -> None:
    """
    With a base URL of one's own nothing goes to the vendor's other servers; `servers` says where these are.
    """
    client, base_url = packages("servers").Client, "http://127.0.0.1:8000"

    with pytest.raises(ValueError, match=r"servers must have 'https://upload\.example\.test/up'"):
        sent(client, "servers", "get_a", token=SECRET, base_url=base_url)
    (request,), _ = sent(client, "servers", "get_a", token=SECRET, base_url=base_url, servers={UPLOAD: base_url})
    assert f"{base_url}/a" == str(request.url)
    spec = load(CASES / "servers.yaml")
    reading = judge_request(spec, spec.operations[0], request, server=base_url, servers={UPLOAD: base_url})
    assert () == reading.findings


def test_a_client_has_the_variables_of_its_servers(packages: Callable[[str], ModuleType]) -> None:
    """
    Each has its default, or the value that was given, which a copy may change unless it has another base URL.
    """
    client = packages("servers").Client(SECRET)
    american = client.with_options(server_variables={"region": "us"})

    assert "https://eu.example.test/v2" == client.base_url
    assert ("https://us.example.test/v2", True) == (
        american.base_url,
        "server_variables={'region': 'us'}" in repr(american),
    )
    assert "https://us.example.test/v3" == american.with_options(server_variables={"v": "v3"}).base_url
    elsewhere = client.with_options(base_url="http://127.0.0.1:1")
    assert "http://127.0.0.1:1" == elsewhere.with_options(server_variables={"region": "us"}).base_url
    with pytest.raises(ValueError, match="must have one of 'eu', 'us' for 'region', not 'mars'"):
        client.with_options(server_variables={"region": "mars"})


def test_settings_that_an_api_has_no_use_for_are_refused(packages: Callable[[str], ModuleType]) -> None:
    """
    They are those of a spec with several schemes, with variables, or with servers of operations.
    """
    for name in ("credentials", "server_variables", "servers"):
        with pytest.raises(TypeError, match=f"unknown setting '{name}'"):
            packages("key-in-a-header").Client(SECRET, **{name: {}})
