"""
`make valid-exchanges`: thousands of exchanges that are right, each of which the oracle has to leave alone.

Schemathesis draws the requests, by its own reading of the document, and `requests` writes them to the wire; nothing of
the kit has a hand in that. Credentials are added as the operation wants them. Each request gets a response
that the operation documents: JSON and text are drawn from its schemas, header values from theirs.

The specs are those of the repository, the one made up for tests, and public ones where there is a folder of them, whose
operations are given names where they have none.

What is known to be written in another way than the standards say is left out; `NOT_RIGHT` lists it with the reason. The
exit status is 1 after a finding, which is a false alarm or belongs into that table, and when time was over too early.
"""

import argparse
import base64
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.errors import InvalidSchema

from wireproof.catalog import DocumentedResponse, Header, MediaType, Operation, Parameter, SecurityScheme, Spec
from wireproof.content_types import FORM, is_json
from wireproof.document import METHODS
from wireproof.findings import Finding
from wireproof.forms import form_members
from wireproof.intake import open_document
from wireproof.loading import load
from wireproof.oracle import judge_request, judge_response
from wireproof.serialization import is_spread, shape_of
from wireproof.strategies import values

ROOT = Path(__file__).parent.parent
OURS = (*sorted((ROOT / "specs").glob("*.yaml")), ROOT / "tests/golden/kitchen-sink.yaml")
PUBLIC = ("museum.yaml", "scalar-galaxy.yaml", "openmeteo-forecast.yaml", "adyen-bp.json", "twilio-verify.yaml")

# Documents ----------------------------------------------------------------------------------------------------------


def public_spec(file: Path) -> Spec:
    """A document as it is published, with a name for each operation."""
    read = open_document(file)
    document = read.document
    for number, (path, method) in enumerate(
        (p, m) for p, item in document["paths"].items() for m in METHODS if m in item
    ):
        document["paths"][path][method].setdefault("operationId", f"operation{number}")
    server = next((one["url"] for one in document.get("servers", ()) if one["url"].startswith("http")), None)
    return Spec(file.stem, file, document["info"]["title"], document["info"]["version"], server, document, read.origins)


def specs(folder: Path | None) -> list[Spec]:
    """Every document there is to try."""
    public = [folder / name for name in PUBLIC if folder and (folder / name).is_file()]
    return [*map(load, OURS), *map(public_spec, public)]


# Requests -----------------------------------------------------------------------------------------------------------


class ExactUrl(httpx.URL):
    """A URL whose target is sent as it is, without the corrections that httpx makes."""

    target = b""

    @property
    def raw_path(self) -> bytes:
        """The target in place of the one that httpx would write."""
        return self.target


def on_the_wire(prepared: requests.PreparedRequest) -> httpx.Request:
    """What `requests` sends, byte for byte."""
    body = prepared.body or b""
    request = httpx.Request(
        str(prepared.method), str(prepared.url), content=body if isinstance(body, bytes) else body.encode()
    )
    request.url = ExactUrl(str(prepared.url))
    request.url.target = prepared.path_url.encode("latin-1")
    request.headers = httpx.Headers([
        (name.encode() if isinstance(name, str) else name, value.encode("latin-1") if isinstance(value, str) else value)
        for name, value in prepared.headers.items()
    ])  # fmt: skip
    return request


def authorized(prepared: requests.PreparedRequest, operation: Operation) -> requests.PreparedRequest:
    """The request with the credentials of the operation's first alternative."""
    for scheme in operation.security[0] if operation.security else ():
        _authorize(prepared, scheme)
    return prepared


def _authorize(prepared: requests.PreparedRequest, scheme: SecurityScheme) -> None:
    if scheme.type == "apiKey" and scheme.key_location == "query":
        prepared.prepare_url(prepared.url, {scheme.key_name: "made-up"})
    elif scheme.type == "apiKey" and scheme.key_location == "cookie":
        cookies = filter(None, [prepared.headers.get("Cookie"), f"{scheme.key_name}=made-up"])
        prepared.headers["Cookie"] = "; ".join(cookies)
    elif scheme.type == "apiKey":
        prepared.headers[scheme.key_name] = "made-up"
    elif scheme.http_scheme == "basic":
        prepared.headers["Authorization"] = f"Basic {base64.b64encode(b'made:up').decode()}"
    else:
        prepared.headers["Authorization"] = f"{scheme.http_scheme.capitalize()} made-up"


@cache
def _schemathesis(spec: Spec) -> Any:
    return schemathesis.openapi.from_dict(dict(spec.document))


def drawn_requests(spec: Spec, operation: Operation) -> st.SearchStrategy[Any]:
    """Cases of an operation as Schemathesis draws them."""
    node = _schemathesis(spec)[operation.path][operation.method]
    return node.as_strategy(generation_mode=GenerationMode.POSITIVE)


def _is_joined_object(parameter: Parameter, _: Any) -> bool:
    is_joined = parameter.style in ("form", "spaceDelimited", "pipeDelimited") and not is_spread(parameter)
    return is_joined and shape_of(parameter.schema) == "object"


def _is_empty_list(parameter: Parameter, value: Any) -> bool:
    return shape_of(parameter.schema) == "array" and value in ("", [], [""])


NOT_RIGHT: Mapping[str, Callable[[Parameter, Any], bool]] = {
    "an object in one pair: commas encoded, or values left out (OpenAPI 3.1.0, 4.8.12.4)": _is_joined_object,
    "an empty list as `name=`: it is no pair at all (RFC 6570, section 3.2.1)": _is_empty_list,
}
"""What Schemathesis does with a value in the query, and where it says otherwise."""


def written(operation: Operation, case: Any) -> httpx.Request | None:
    """The request that comes of a case, without what is not right in its query; None where the rest is not right."""
    for parameter in operation.parameters:
        if parameter.location != "query" or parameter.name not in case.query:
            continue
        if any(is_wrong(parameter, case.query[parameter.name]) for is_wrong in NOT_RIGHT.values()):
            if parameter.required:
                return None
            del case.query[parameter.name]
    if _needs_an_empty_list(operation, case):
        return None
    _without_keys(operation, case)
    server = operation.servers[0] if operation.servers else None
    base_url = server.filled if server and server.is_absolute else f"https://any.test{server.filled if server else ''}"
    arguments = case.as_transport_kwargs(base_url=base_url)
    arguments = {name: value for name, value in arguments.items() if name in REQUEST_ARGUMENTS}
    return on_the_wire(authorized(requests.Request(**arguments).prepare(), operation))


def _needs_an_empty_list(operation: Operation, case: Any) -> bool:
    """Whether a form has to have a member that is no pair at all."""
    forms = [one for one in (operation.body.media_types if operation.body else ()) if one.content_type == FORM]
    needed = [name for one in forms for name, member in form_members(one).items() if member.required]
    return isinstance(case.body, dict) and any(case.body.get(name) == [] for name in needed)


def _without_keys(operation: Operation, case: Any) -> None:
    """API keys are drawn like any text, be it empty; here they are added afterwards."""
    places = {"query": case.query, "header": case.headers, "cookie": case.cookies}
    for scheme in (scheme for alternative in operation.security for scheme in alternative):
        drawn = places.get(scheme.key_location) or {}
        for name in [name for name in drawn if name.lower() == scheme.key_name.lower()]:
            del drawn[name]


REQUEST_ARGUMENTS = {"method", "url", "headers", "files", "data", "params", "cookies", "json"}

# Responses ----------------------------------------------------------------------------------------------------------

WITHOUT_BODY = (204, 205, 304)
FIELD_VALUE = re.compile("[!-~]([ -~]*[!-~])?")


@st.composite
def drawn_responses(draw: st.DrawFn, operation: Operation) -> httpx.Response:
    """Responses that an operation documents."""
    documented = draw(st.sampled_from(operation.responses))
    status = draw(st.sampled_from(_statuses(operation, documented)))
    headers = [line for header in documented.headers for line in draw(_header_lines(header))]
    content, is_empty = b"", operation.method == "HEAD" or status in WITHOUT_BODY
    if documented.media_types and not is_empty:
        media_type = draw(st.sampled_from(documented.media_types))
        content = draw(_contents(media_type))
        headers.append(("Content-Type", media_type.content_type.replace("*", "x")))
    response = httpx.Response(status, headers=headers)
    response._content = content  # as the constructor would do, but without adding headers
    return response


@cache
def _statuses(operation: Operation, documented: DocumentedResponse) -> list[int]:
    return [status for status in range(200, 600) if operation.documented(status) is documented] or [
        int(documented.status)
    ]


@cache
def _contents(media_type: MediaType) -> st.SearchStrategy[bytes]:
    if is_json(media_type.content_type):
        bodies = values(media_type.schema) if media_type.schema else st.none()
        return st.tuples(bodies, st.booleans()).map(lambda drawn: json.dumps(drawn[0], ensure_ascii=drawn[1]).encode())
    if media_type.content_type.startswith("text/") and media_type.schema and media_type.schema.types == {"string"}:
        return values(media_type.schema).map(str.encode)
    return st.binary(min_size=1, max_size=20)


@cache
def _header_lines(header: Header) -> st.SearchStrategy[list[tuple[str, str]]]:
    sent = values(header.schema).map(lambda value: _field(header, value)).filter(FIELD_VALUE.fullmatch)
    lines = sent.map(lambda text: [(header.name, text)])
    return lines if header.required else st.just([]) | lines


def _field(header: Header, value: Any) -> str:
    """A header value as its style writes it; nothing where that cannot be read back."""
    if is_json(header.content_type):
        return json.dumps(value)
    if isinstance(value, list):
        texts = [one if isinstance(one, str) else json.dumps(one) for one in value]
        return "" if any("," in one or one != one.strip() for one in texts) else ", ".join(texts)
    return value if isinstance(value, str) else "" if isinstance(value, dict) else json.dumps(value)


# Judging ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FalseAlarm:
    """What the oracle found in an exchange that is right, and the message it is about."""

    operation: str
    message: str
    finding: Finding

    def __str__(self) -> str:
        return f"{self.operation}: {self.message}\n{self.finding}"


@dataclass
class Tally:
    """What has been judged."""

    exchanges: int = 0
    unreadable: int = 0
    """Operations that Schemathesis draws no request for."""


def false_alarms(spec: Spec, operation: Operation, count: int, seed: int, tally: Tally) -> Iterator[FalseAlarm]:
    """What the oracle has against some exchanges of an operation."""
    found: list[FalseAlarm] = []

    @seeded(seed)
    @settings(
        max_examples=count, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(case=drawn_requests(spec, operation), response=drawn_responses(operation))
    def judge(case: Any, response: httpx.Response) -> None:
        request = written(operation, case)
        if request is None:
            return
        tally.exchanges += 1
        sent = (
            f"{request.method} {request.url.raw_path.decode('latin-1')} {request.headers.raw} {request.content[:400]!r}"
        )
        received = f"{response.status_code} {response.headers.raw} {response.content[:400]!r}"
        found.extend(FalseAlarm(str(operation), sent, one) for one in judge_request(spec, operation, request).findings)
        found.extend(FalseAlarm(str(operation), received, one) for one in judge_response(spec, operation, response))

    try:
        judge()
    except (InvalidSchema, Unsatisfiable):
        tally.unreadable += 1
    yield from found


def main() -> int:
    """Judge them, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--exchanges", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--public", type=Path, help="a folder with some of " + ", ".join(PUBLIC))
    arguments = parser.parse_args()
    tried, tally, alarms = specs(arguments.public), Tally(), list[FalseAlarm]()
    operations = [(spec, operation) for spec in tried for operation in spec.operations]
    started, rounds = time.monotonic(), 0
    while tally.exchanges < arguments.exchanges and time.monotonic() - started < arguments.seconds:
        before = tally.exchanges
        each = min(100, 1 + (arguments.exchanges - before) // len(operations))
        for spec, operation in operations:
            if time.monotonic() - started < arguments.seconds and tally.exchanges < arguments.exchanges:
                alarms += false_alarms(spec, operation, each, arguments.seed + rounds, tally)
        rounds += 1
        if tally.exchanges == before:
            break
    for alarm in {(one.operation, one.finding.code, one.finding.place): one for one in alarms}.values():
        print(f"{alarm}\n")
    names = ", ".join(spec.name for spec in tried)
    if tally.unreadable:
        print(f"Schemathesis cannot read {tally.unreadable} times what it should draw a request for")
    print(f"{tally.exchanges} exchanges of {len(operations)} operations ({names}): {len(alarms)} findings")
    return 1 if alarms or tally.exchanges < arguments.exchanges else 0


if __name__ == "__main__":
    sys.exit(main())
