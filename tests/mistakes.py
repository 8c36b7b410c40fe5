"""
Mistakes on the wire, each planted in an exchange that is right by golden/mistakes.yaml.

`tests/test_mistakes.py` holds our judge to finding every one of them; `make compare` asks others as well.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wireproof.messages import Request, Response

__all__ = ["FILE", "MENDED", "MISTAKES", "RIGHT", "Mistake", "Right"]

FILE = Path(__file__).parent / "golden/mistakes.yaml"

KITE = b'{"name": "Rex", "maker": "Ann"}'
JSON = {"Content-Type": "application/json"}
KEY = {"Authorization": "Bearer made-up"}
LIST = "/kites?limit=20"


@dataclass(frozen=True)
class Right:
    """An exchange that is right: a request, and the response to it."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    status: int = 204
    response_headers: Mapping[str, str] = field(default_factory=dict)
    received: bytes = b""

    @property
    def request(self) -> Request:
        """As it travels."""
        return Request.to(self.method, f"https://kites.test/v1{self.target}", self.headers, self.content)

    @property
    def response(self) -> Response:
        """As it travels."""
        return Response.of(self.status, self.response_headers, self.received)


RIGHT: Mapping[str, Right] = {
    "listKites": Right(
        "GET",
        LIST,
        {**KEY, "X-Tenant": "t1", "Cookie": "theme=dark"},
        status=200,
        response_headers={**JSON, "X-Total": "1"},
        received=b"[" + KITE + b"]",
    ),
    "addKite": Right("POST", "/kites", {**KEY, **JSON}, KITE, status=201, response_headers=JSON, received=KITE),
    "getKite": Right("GET", "/kites/7", KEY, status=200, response_headers=JSON, received=KITE),
    "removeKite": Right("DELETE", "/kites/7", KEY),
    "listPhotos": Right("GET", "/kites/7/photos", KEY),
}
"""By operationId."""

MENDED: Mapping[str, Mapping[str, object]] = {
    "exploded": {"target": f"{LIST}&colors=red,blue"},
    "not exploded": {"target": f"{LIST}&ids=1&ids=2"},
    "deepObject flattened": {"target": f"{LIST}&wind%5Bmin%5D=1&wind%5Bmax%5D=9"},
    "wrong delimiter": {"target": f"{LIST}&sizes=1%7C2"},
    "over maximum": {"target": "/kites?limit=100"},
    "under minimum": {"target": "/kites?limit=10"},
    "too long": {"target": f"{LIST}&name=ABCDEFGHIJKL"},
    "off pattern": {"target": f"{LIST}&name=A"},
    "encoded twice": {"target": f"{LIST}&name=Rex%20I"},
    "charset": {"headers": {**KEY, "Content-Type": "application/json; charset=utf-8"}},
    "null where none may be": {"content": b'{"name": "Rex", "maker": "Ann", "tail": 1}'},
}
"""By the title of a mistake in what the exchange of its operation lacks: what is changed there, without the mistake."""


@dataclass(frozen=True)
class Mistake:
    """One mistake: what is changed in an exchange that is right, and what our judge says of it."""

    title: str
    operation_id: str
    changed: Mapping[str, object]
    found: str
    """`code: place`."""

    def __str__(self) -> str:
        return self.title

    @property
    def right(self) -> Right:
        """The exchange without the mistake."""
        return replace(RIGHT[self.operation_id], **MENDED.get(self.title, {}))  # type: ignore[arg-type]  # as below

    @property
    def exchange(self) -> Right:
        """The exchange with the mistake in it."""
        return replace(RIGHT[self.operation_id], **self.changed)  # type: ignore[arg-type]  # by the names of fields

    @property
    def is_of_response(self) -> bool:
        """Whether the server has made it."""
        return bool({"status", "received", "response_headers"} & {*self.changed})


def query(title: str, text: str, found: str) -> Mistake:
    """A mistake in the query of a list."""
    return Mistake(title, "listKites", {"target": f"/kites?{text}"}, found)


def sent(title: str, content: bytes, found: str, **headers: str) -> Mistake:
    """A mistake in the body of a new kite."""
    fields = {**KEY, **JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Mistake(title, "addKite", {"content": content, "headers": fields}, found)


def without(operation_id: str, header: str) -> dict[str, object]:
    """An exchange whose request lacks a header."""
    return {"headers": {name: text for name, text in RIGHT[operation_id].headers.items() if name != header}}


def encoded(**members: object) -> bytes:
    """A kite with these members as well."""
    return json.dumps({**json.loads(KITE), **members}).encode()


STYLE, INVALID = "query-parameter-style-mismatch: query parameter", "query-parameter-invalid: query parameter"
MISMATCH, BODY = "operation-mismatch: method and path", "body-invalid: request body"

MISTAKES = (
    query("exploded", "limit=20&colors=red&colors=blue", f"{STYLE} `colors`"),
    query("not exploded", "limit=20&ids=1,2", f"{STYLE} `ids`"),
    query("deepObject flattened", "limit=20&min=1&max=9", "query-parameter-undeclared: query parameter `min`"),
    query("wrong delimiter", "limit=20&sizes=1,2", f"{STYLE} `sizes`"),
    query("over maximum", "limit=105", f"{INVALID} `limit`"),
    query("under minimum", "limit=5", f"{INVALID} `limit`"),
    query("not a multiple", "limit=21", f"{INVALID} `limit`"),
    query("too long", "limit=20&name=ABCDEFGHIJKLM", f"{INVALID} `name`"),
    query("off pattern", "limit=20&name=A1", f"{INVALID} `name`"),
    query("wrong type", "limit=many", f"{INVALID} `limit`"),
    sent("body member missing", b'{"name": "Rex"}', f"{BODY} at /maker"),
    query("query parameter missing", "name=Rex", "query-parameter-missing: query parameter `limit`"),
    Mistake("header missing", "listKites", without("listKites", "X-Tenant"), "header-missing: header `X-Tenant`"),
    Mistake("cookie missing", "listKites", without("listKites", "Cookie"), "cookie-missing: cookie `theme`"),
    Mistake("path parameter missing", "getKite", {"target": "/kites/"}, MISMATCH),
    query("query parameter undeclared", "limit=20&page=2", "query-parameter-undeclared: query parameter `page`"),
    query("single parameter repeated", "limit=20&limit=25", "query-parameter-duplicated: query parameter `limit`"),
    sent("member of a closed object undeclared", encoded(color="red"), f"{BODY} at /color"),
    Mistake("credentials missing", "getKite", without("getKite", "Authorization"),
        "security-missing: header `Authorization`"),
    Mistake("credentials malformed", "getKite", {"headers": {"Authorization": "made-up"}},
        "security-mismatch: header `Authorization`"),
    sent("content type", KITE, "content-type-undocumented: request body", Content_Type="text/plain"),
    sent("charset", KITE, "charset-mismatch: request body", Content_Type="application/json; charset=utf-16"),
    query("encoded twice", "limit=20&name=Rex%2520I", f"{INVALID} `name`"),
    Mistake("reserved character unencoded", "listKites", {"target": f"{LIST}&name=Rex[I"},
        "percent-encoding-invalid: query parameter `name`"),
    Mistake("wrong method", "addKite", {"method": "PUT"}, MISMATCH),
    Mistake("unknown path", "getKite", {"target": "/kits/7"}, MISMATCH),
    Mistake("trailing slash", "getKite", {"target": "/kites/7/"}, MISMATCH),
    Mistake("empty segment", "listPhotos", {"target": "/kites//photos"}, MISMATCH),
    Mistake("body where none is", "removeKite", {"headers": {**KEY, **JSON}, "content": b"{}"},
        "body-unexpected: request body"),
    sent("body missing", b"", "body-missing: request body"),
    sent("JSON key twice", b'{"name": "Rex", "maker": "Ann", "maker": "Ben"}', "body-not-json: request body"),
    sent("null where none may be", encoded(tail=None), f"{BODY} at /tail"),
    Mistake("status undocumented", "getKite", {"status": 202}, "status-undocumented: status"),
    Mistake("response header missing", "listKites", {"response_headers": JSON},
        "header-missing: response header `X-Total`"),
    Mistake("response content type", "getKite", {"response_headers": {"Content-Type": "text/html"}},
        "content-type-undocumented: response body"),
    Mistake("response schema", "getKite", {"received": b'{"name": "Rex"}'}, "body-invalid: response body at /maker"),
    Mistake("body on 204", "removeKite", {"received": KITE, "response_headers": JSON},
        "body-unexpected: response body"),
)  # fmt: skip
"""32 of the client, and 5 of the server."""
