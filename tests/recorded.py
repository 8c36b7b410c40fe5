"""Exchanges that fit our specs, made of the examples in them, and the formats that others record them in."""

import base64
import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wireproof.catalog import Operation
from wireproof.loading import load_folder
from wireproof.messages import Request, Response
from wireproof.serialization import encode
from wireproof.served import example_responses
from wireproof.strategies import simplest_value

SPECS = load_folder(Path(__file__).parent.parent / "specs")

TOKEN = "s3cr3t-t0ken"
"""The credentials of every request."""


@dataclass(frozen=True)
class Recorded:
    """An exchange as it travelled."""

    request: Request
    response: Response


@cache
def good(count: int = 50) -> tuple[Recorded, ...]:
    """As many exchanges, each of an example of a documented response."""
    found = (one for spec in SPECS for operation in spec.operations for one in _of(operation, spec.server or ""))
    made = tuple(one for one, _ in zip(found, range(count), strict=False))
    assert len(made) == count
    return made


def _of(operation: Operation, server: str) -> Iterator[Recorded]:
    request = _request(operation, server)
    for documented in operation.responses:
        for _, served in example_responses(operation, documented):
            fields = {**served.headers, "Content-Length": str(len(served.content))}
            yield Recorded(request, Response.of(served.status, fields, served.content))


def _request(operation: Operation, server: str) -> Request:
    path, query = operation.path, []
    for parameter in operation.parameters:
        if parameter.required and parameter.location in ("path", "query"):
            pairs = encode(parameter, simplest_value(parameter.schema) or "7")
            path = path.replace(f"{{{parameter.name}}}", pairs[0][1])
            query += [f"{name}={text}" for name, text in pairs] if parameter.location == "query" else []
    fields, content = [("Authorization", f"Bearer {TOKEN}"), ("Accept", "application/json")], b""
    if operation.body:
        media_type = operation.body.media_types[0]
        value = media_type.examples[0].value if media_type.examples else simplest_value(media_type.schema)  # type: ignore[arg-type]
        fields, content = [*fields, ("Content-Type", media_type.content_type)], json.dumps(value).encode()
    return Request.to(operation.method, f"{server}{path}{'?' if query else ''}{'&'.join(query)}", fields, content)


def aged() -> tuple[Recorded, ...]:
    """Three that fitted once: members had other types, a parameter had another name, XML was documented."""
    with_body = [one for one in good() if one.response.status == 200 and one.response.content.startswith(b"{")]
    member, parameter, kind = with_body[:3]
    body = {**json.loads(member.response.content), "id": {"value": 7}, "entries": "none", "count": "none", "results": 7}
    return (
        replace(member, response=replace(member.response, content=json.dumps(body).encode())),
        replace(parameter, request=replace(parameter.request, target=f"{parameter.request.target}?per_pages=10")),
        replace(kind, response=Response.of(200, {"Content-Type": "application/xml"}, b"<group/>")),
    )


# Formats ------------------------------------------------------------------------------------------------------------

Writer = Callable[[Path, Iterable[Recorded]], None]


def har(folder: Path, recorded: Iterable[Recorded]) -> None:
    """One file of a browser or a proxy: bodies are decoded, every other one in base64."""
    entries = [_har_entry(one, is_base64=index % 2 == 1) for index, one in enumerate(recorded)]
    document = {"log": {"version": "1.2", "creator": {"name": "test", "version": "1"}, "entries": entries}}
    (folder / "traffic.har").write_text(json.dumps(document), encoding="utf-8")


def _har_entry(one: Recorded, *, is_base64: bool) -> dict[str, Any]:
    request, response = one.request, one.response
    content: dict[str, Any] = {"size": len(response.content), "mimeType": _kind(response)}
    if is_base64:
        content |= {"text": base64.b64encode(response.content).decode(), "encoding": "base64"}
    elif response.content:
        content |= {"text": response.content.decode()}
    return {
        "startedDateTime": "2024-05-01T12:00:00.000Z",
        "request": {
            "method": request.method,
            "url": request.url,
            "httpVersion": "h2",
            "headers": [{"name": ":authority", "value": "x"}, *_objects(request)],
            "bodySize": len(request.content),
            **({"postData": {"mimeType": _kind(request), "text": request.content.decode()}} if request.content else {}),
        },
        "response": {"status": response.status, "statusText": "", "headers": _objects(response), "content": content},
    }


def _kind(message: Request | Response) -> str:
    return dict(message.headers).get("Content-Type", "")


def _objects(message: Request | Response) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in message.headers]


def vcr(folder: Path, recorded: Iterable[Recorded]) -> None:
    """A cassette of vcrpy for each ten, every third body compressed as it travelled."""
    for number, some in _tens(recorded):
        interactions = [_interaction(one, is_coded=index % 3 == 1) for index, one in enumerate(some)]
        text = yaml.dump({"interactions": interactions, "version": 1})
        (folder / f"cassette_{number}.yaml").write_text(text, encoding="utf-8")


def pytest_recording(folder: Path, recorded: Iterable[Recorded]) -> None:
    """What pytest-recording writes: a folder for each module of tests, with bodies decoded and credentials left out."""
    for number, some in _tens(recorded):
        module = folder / f"test_api_{number}"
        module.mkdir()
        interactions = [_interaction(one, is_coded=False) for one in some]
        for interaction in interactions:
            interaction["request"]["headers"].pop("Authorization")
        (module / "test_call.yaml").write_text(
            yaml.dump({"version": 1, "interactions": interactions}, sort_keys=False), encoding="utf-8"
        )


def vcr_json(folder: Path, recorded: Iterable[Recorded]) -> None:
    """Cassettes of the JSON serializer of vcrpy."""
    for number, some in _tens(recorded):
        interactions = [_interaction(one, is_coded=False) for one in some]
        text = json.dumps({"version": 1, "interactions": interactions})
        (folder / f"cassette_{number}.json").write_text(text, encoding="utf-8")


def _tens(recorded: Iterable[Recorded]) -> Iterator[tuple[int, list[Recorded]]]:
    listed = list(recorded)
    return ((start // 10, listed[start : start + 10]) for start in range(0, len(listed), 10))


def _interaction(one: Recorded, *, is_coded: bool) -> dict[str, Any]:
    request, response = one.request, one.response
    is_coded = is_coded and bool(response.content)
    content: str | bytes = gzip.compress(response.content) if is_coded else response.content.decode()
    fields = {name: [value] for name, value in response.headers if not (is_coded and name == "Content-Length")}
    return {
        "request": {
            "body": request.content.decode() or None,
            "headers": {name: [value] for name, value in request.headers},
            "method": request.method,
            "uri": request.url,
        },
        "response": {
            "body": {"string": content},
            "headers": {**fields, **({"Content-Encoding": ["gzip"]} if is_coded else {})},
            "status": {"code": response.status, "message": "OK"},
        },
    }


def ndjson(folder: Path, recorded: Iterable[Recorded]) -> None:
    """A line for each."""
    lines = [
        json.dumps(
            {
                "request": {
                    "method": one.request.method,
                    "url": one.request.url,
                    "headers": dict(one.request.headers),
                    "body": one.request.content.decode(),
                },
                "response": {
                    "status": one.response.status,
                    "headers": [list(pair) for pair in one.response.headers],
                    "body": one.response.content.decode(),
                },
            }
        )
        for one in recorded
    ]
    (folder / "traffic.ndjson").write_text("\n".join([*lines, ""]), encoding="utf-8")


FORMATS: dict[str, Writer] = {
    "HAR": har,
    "vcrpy": vcr,
    "vcrpy in JSON": vcr_json,
    "pytest-recording": pytest_recording,
    "NDJSON": ndjson,
}
