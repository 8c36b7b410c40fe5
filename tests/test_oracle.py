"""The judge of raw HTTP, tested with the spec in golden/oracle.yaml."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireproof.catalog import Parameter
from wireproof.findings import Code
from wireproof.judge.parameters import fields_of
from wireproof.judge.routes import is_here, origins_of
from wireproof.judge.violations import violations
from wireproof.loading import load
from wireproof.messages import Request, Response, lines, parted
from wireproof.numbers import shortened
from wireproof.oracle import ABSENT, DecodedRequest, find_operation, judge_request, judge_response
from wireproof.pointers import resolve
from wireproof.schema import Schema

SPEC = load(Path(__file__).parent / "golden" / "oracle.yaml")
OPERATIONS = {operation.operation_id: operation for operation in SPEC.operations}
SERVER = "https://api.library.test"

TOKEN = ("Authorization", "Bearer s3cret")
JSON = ("Content-Type", "application/json")
STAFF = [("X-Key", "s3cret"), TOKEN]
LISTS = [
    *("Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Accept-Ranges", "Allow", "Cache-Control"),
    *("Connection", "Content-Encoding", "Content-Language", "Expect", "Forwarded", "If-Match", "If-None-Match"),
    *("Link", "Pragma", "Prefer", "Preference-Applied", "Proxy-Authenticate", "TE", "Trailer", "Transfer-Encoding"),
    *("Upgrade", "Vary", "Via", "Warning", "WWW-Authenticate", "X-Forwarded-For"),
]
SESSION = [("X-Session", "a"), ("Cookie", "reader=me")]


def sent(method, target, headers=(), content=b"", origin=SERVER):
    """A request with exactly these bytes; `target` comes after the server's base path unless it starts with `!`."""
    exact = target[1:] if target.startswith("!") else f"/v2{target}"
    return Request(method, parted(origin)[0], exact, lines(headers), content)


def shown(findings):
    return [f"{finding.code}: {finding.place}" for finding in findings]


def titles(rows):
    return {"argvalues": rows, "ids": [f"{row.operation_id}: {row.title}" for row in rows]}


# Requests -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sent:
    """A request to one operation, the findings it deserves as `code: place`, and what it says."""

    title: str
    operation_id: str
    method: str
    target: str
    headers: list = field(default_factory=list)
    content: bytes = b""
    findings: tuple = ()
    decoded: dict | None = field(default_factory=dict)

    def judge(self):
        """The reading of the request."""
        request = sent(self.method, self.target, self.headers, self.content)
        return judge_request(SPEC, OPERATIONS[self.operation_id], request)


def query(title, text, decoded, *findings):
    """A request to `listBooks`, whose query can be of every style; `shelf=3` is required."""
    values = {"query": {"shelf": 3, **decoded}}
    return Sent(title, "listBooks", "GET", f"/books?shelf=3&{text}", [TOKEN], findings=findings, decoded=values)


def shelf(title, text, decoded, *findings):
    """A request to `listBooks` with no other query than this."""
    return Sent(title, "listBooks", "GET", f"/books{text}", [TOKEN], findings=findings, decoded={"query": decoded})


def fields(title, headers, decoded, *findings):
    """A request to `listBooks` with these headers."""
    values = {"query": {"shelf": 3}, **decoded}
    return Sent(title, "listBooks", "GET", "/books?shelf=3", headers, findings=findings, decoded=values)


def authorized(title, authorization, *findings):
    """A request to `listBooks` with this Authorization."""
    return fields(title, [("Authorization", authorization)], {}, *findings)


def path(title, operation_id, target, value, *findings, headers=()):
    """A GET of an operation whose path has one parameter; None: it is not the operation's path."""
    name = {"getBook": "bookId", "getReport": "report name", "search": "terms"}[operation_id]
    values = None if value is None else {"path": {} if value is ABSENT else {name: value}}
    return Sent(title, operation_id, "GET", target, [*headers], findings=findings, decoded=values)


def body(title, content, decoded, *findings, headers=(TOKEN, JSON)):
    """A request to `addBook`, which needs a body."""
    return Sent(title, "addBook", "POST", "/books", [*headers], content, findings, {"body": decoded})


def upload(title, content_type, content, decoded, *findings):
    """A request to `importBooks`, which takes several content types and nothing as well."""
    headers = [("Content-Type", content_type)]
    return Sent(title, "importBooks", "PUT", "/books", headers, content, findings, {"body": decoded})


def note(title, content_type, content, *findings, decoded=None):
    """A request to `putNote`, which takes texts."""
    read = content if decoded is None else decoded
    return Sent(title, "putNote", "PUT", "/notes", [("Content-Type", content_type)], content, findings, {"body": read})


def noted(title, target, headers, decoded, *findings):
    """A request to `putNote` without a body; neither credentials nor parameters are required."""
    return Sent(title, "putNote", "PUT", f"/notes{target}", headers, findings=findings, decoded=decoded)


def reader(title, sent, *findings):
    """A request to `addReader`, some of whose members belong to one side only."""
    content = json.dumps(sent).encode()
    return Sent(title, "addReader", "POST", "/readers", [JSON], content, findings, {"body": sent})


def card(title, content, decoded, *findings):
    """A request to `addCard`, which takes a form."""
    headers = [("Content-Type", "application/x-www-form-urlencoded")]
    return Sent(title, "addCard", "POST", "/cards", headers, content.encode(), findings, {"body": decoded})


def cover(title, parts, decoded, *findings, boundary="b-1", end=b"\r\n--b-1--\r\n"):
    """A request to `addCover`, which takes a form with files; each part is its header fields and what follows them."""
    content = b"".join(b"--b-1\r\n%s\r\n\r\n%s\r\n" % (fields, text) for fields, text in parts)[:-2] + end
    headers = [("Content-Type", f'multipart/form-data; boundary="{boundary}"')]
    return Sent(title, "addCover", "PUT", "/cards", headers, content, findings, {"body": decoded})


def part(name, text, *, file="", of=""):
    """A part, its file name and its content type."""
    fields = f'Content-Disposition: form-data; name="{name}"'
    fields += f'; filename="{file}"' if file else ""
    return (fields + (f"\r\nContent-Type: {of}" if of else "")).encode(), text


PNG = part("image", b"\x89PNG\r\n", file="a.png", of="image/png")
PLACED = {"image": b"\x89PNG\r\n"}
MISNAMED = "part-invalid: part of the request body"

FORMS = [
    card("a form", "name=Ann&age=7", {"name": "Ann", "age": 7}),
    card("spaces in both ways, and a plus", "name=A+b%20c%2Bd", {"name": "A b c+d"}),
    card("a list item by item", "name=A&tags=x&tags=y%2Cz", {"name": "A", "tags": ["x", "y,z"]}),
    card("a list by its style", "name=A&sizes=1,2.5", {"name": "A", "sizes": [1, 2.5]}),
    card("an object by its style", "name=A&place%5Bshelf%5D=3&place[room]=B",
        {"name": "A", "place": {"shelf": 3, "room": "B"}}),
    card("an object as JSON", "name=A&home=%7B%22shelf%22%3A3%7D", {"name": "A", "home": {"shelf": 3}}),
    card("a form without members", "", {}, "body-invalid: request body at /name"),
    card("a member is missing", "age=7", {"age": 7}, "body-invalid: request body at /name"),
    card("a member of the wrong type", "name=A&age=x", {"name": "A", "age": "x"}, "body-invalid: request body at /age"),
    card("a member that nobody declared", "name=A&colour=red", {"name": "A", "colour": "red"},
        "body-invalid: request body at /colour"),
    card("a member twice", "name=A&name=B", ABSENT, "form-style-mismatch: request body at /name"),
    card("a list that is joined", "name=A&tags=x,y", ABSENT, "form-style-mismatch: request body at /tags"),
    card("a list that is not joined", "name=A&sizes=1&sizes=2", ABSENT, "form-style-mismatch: request body at /sizes"),
    card("a list with brackets", "name=A&tags[]=x", {"name": "A"}, "form-style-mismatch: request body at /tags"),
    card("an object as JSON that has a style", "name=A&place=%7B%7D", ABSENT,
        "form-style-mismatch: request body at /place"),
    card("an object that is no JSON", "name=A&home=3,B", ABSENT, "body-invalid: request body at /home"),
    card("an object with brackets that is JSON", "name=A&home[shelf]=3", {"name": "A"},
        "form-style-mismatch: request body at /home"),
    card("a member of an object that is JSON", "name=A&shelf=3", {"name": "A", "shelf": "3"},
        "body-invalid: request body at /shelf"),
    card("encoded twice", "name=A&home=%257B%257D", ABSENT, "body-invalid: request body at /home"),
    card("a broken escape", "name=%zz", ABSENT, "percent-encoding-invalid: request body at /name"),
    card("a broken name", "%zz=a&name=A", {"name": "A"}, "percent-encoding-invalid: request body"),
    card("bytes without an escape", "name=\u00e4", {}, "percent-encoding-invalid: request body",
        "body-invalid: request body at /name"),
    cover("a file", [PNG], PLACED),
    cover("members of each kind", [PNG, part("title", "\u00e4".encode()), part("year", b"7"),
        part("place", b'{"shelf": 3}', of="application/json")],
        {**PLACED, "title": "\u00e4", "year": 7, "place": {"shelf": 3}}),
    cover("several files", [PNG, *[part("pages", text, file="p", of="application/pdf") for text in (b"1", b"2")]],
        {**PLACED, "pages": [b"1", b"2"]}),
    cover("a file that looks like the end of a part", [part("image", b"\r\n--b-\r\n", file="a", of="image/jpeg")],
        {"image": b"\r\n--b-\r\n"}),
    cover("a file that is too large", [part("image", b"0123456789", file="a", of="image/png")],
        {"image": b"0123456789"}, "body-invalid: request body at /image"),
    cover("a file is missing", [part("title", b"a")], {"title": "a"}, "body-invalid: request body at /image"),
    cover("a file without a name", [part("image", b"1", of="image/png")], {"image": b"1"},
        "part-invalid: request body at /image"),
    cover("a file of another type", [part("image", b"1", file="a", of="image/gif")], {"image": b"1"},
        "part-invalid: request body at /image"),
    cover("JSON that does not say so", [PNG, part("place", b"{}")], {**PLACED, "place": "{}"},
        "part-invalid: request body at /place", "body-invalid: request body at /place"),
    cover("JSON that is none", [PNG, part("place", b"{", of="application/json")], ABSENT,
        "body-invalid: request body at /place"),
    cover("a text that is not UTF-8", [PNG, part("title", b"\xff")], ABSENT, "body-invalid: request body at /title"),
    cover("a member twice in parts", [PNG, part("year", b"1"), part("year", b"2")], {**PLACED, "year": 1},
        "form-style-mismatch: request body at /year"),
    cover("a part that nobody declared", [PNG, part("colour", b"red")], {**PLACED, "colour": "red"},
        "body-invalid: request body at /colour"),
    cover("a part without a name", [PNG, (b"Content-Disposition: form-data", b"1")], PLACED, MISNAMED),
    cover("a part of another kind", [PNG, (b'Content-Disposition: attachment; name="a"', b"1")], PLACED, MISNAMED),
    cover("no boundary", [PNG], ABSENT, "body-invalid: request body", boundary=""),
    cover("another boundary", [PNG], ABSENT, "body-invalid: request body", boundary="b-2"),
    cover("no end", [PNG], ABSENT, "body-invalid: request body", end=b"\r\n"),
    cover("a boundary that goes on", [PNG], ABSENT, "body-invalid: request body", end=b"\r\n--b-1x\r\n\r\n\r\n--b-1--"),
    cover("a part without an end of its header", [PNG], ABSENT, "body-invalid: request body",
        end=b"\r\n--b-1\r\nA: b\r\n--b-1--"),
]  # fmt: skip

QUERIES = [
    query("joined", "fields=id,title", {"fields": ["id", "title"]}),
    query("separate, with an encoded comma", "tags=a&tags=b%2Cc", {"tags": ["a", "b,c"]}),
    query("piped", "years=1999%7C2001", {"years": [1999, 2001]}),
    query("pipes may be bare", "years=1999|2001", {"years": [1999, 2001]}),
    query("brackets may be bare", "filter[author]=Eco&filter%5Byear%5D=1", {"filter": {"author": "Eco", "year": 1}}),
    query("members of an exploded object", "limit=5&offset=0", {"page": {"limit": 5, "offset": 0}}),
    query("reserved characters where allowed", "note=a,b/c?d", {"note": ["a,b/c?d"]}),
    query("empty pieces mean nothing", "&&", {}),
    shelf("a required parameter is absent", "", {}, "query-parameter-missing: query parameter `shelf`"),
    shelf("the wrong type", "?shelf=x", {"shelf": "x"}, "query-parameter-invalid: query parameter `shelf`"),
    shelf("out of range", "?shelf=0", {"shelf": 0}, "query-parameter-invalid: query parameter `shelf`"),
    shelf("a name in another case", "?Shelf=3", {}, "query-parameter-undeclared: query parameter `Shelf`",
        "query-parameter-missing: query parameter `shelf`"),
    shelf("sent twice", "?shelf=3&shelf=4", {}, "query-parameter-duplicated: query parameter `shelf`"),
    shelf("spelled in two ways", "?shelf=3&%73helf=3", {}, "query-parameter-invalid: query parameter `shelf`"),
    shelf("a broken escape", "?shelf=%zz", {}, "percent-encoding-invalid: query parameter `shelf`"),
    query("two bad items", "fields=id,isbn,pages", {"fields": ["id", "isbn", "pages"]},
        "query-parameter-invalid: query parameter `fields` at /1",
        "query-parameter-invalid: query parameter `fields` at /2"),
    query("an encoded comma is part of an item", "fields=id%2Ctitle", {"fields": ["id,title"]},
        "query-parameter-invalid: query parameter `fields` at /0"),
    query("an undeclared member", "filter[isbn]=1", {"filter": {"isbn": "1"}},
        "query-parameter-invalid: query parameter `filter` at /isbn"),
    query("a member of a deep object by its own name", "author=Eco", {},
        "query-parameter-undeclared: query parameter `author`"),
    query("two undeclared names", "colour=red&size=1", {}, "query-parameter-undeclared: query parameter `colour`",
        "query-parameter-undeclared: query parameter `size`"),
    query("some items joined", "tags=a,b&tags=c", {}, "query-parameter-style-mismatch: query parameter `tags`"),
    query("a list named with two brackets", "tags[a][b]=c", {},
        "query-parameter-style-mismatch: query parameter `tags[a][b]`"),
    query("an exploded object both ways", "limit=1&page=limit,5", {},
        "query-parameter-style-mismatch: query parameter `page`"),
    query("half a bracket", "filter[year=1", {}, "query-parameter-invalid: query parameter `filter`"),
    query("an undeclared name", "colour=red", {}, "query-parameter-undeclared: query parameter `colour`"),
    query("a member sent twice", "limit=1&limit=2", {}, "query-parameter-duplicated: query parameter `page`"),
    query("joined but sent separately", "fields=id&fields=title", {},
        "query-parameter-style-mismatch: query parameter `fields`"),
    query("separate but sent joined", "tags=a,b", {}, "query-parameter-style-mismatch: query parameter `tags`"),
    query("piped but sent with commas", "years=1,2", {}, "query-parameter-style-mismatch: query parameter `years`"),
    query("a list named with brackets", "tags[]=a", {}, "query-parameter-style-mismatch: query parameter `tags[]`"),
    query("deep but sent flat", "filter=author,Eco", {}, "query-parameter-style-mismatch: query parameter `filter`"),
    query("exploded but sent joined", "page=limit,5", {}, "query-parameter-style-mismatch: query parameter `page`"),
    query("bytes that are not UTF-8", "tags=%ff", {}, "percent-encoding-invalid: query parameter `tags`"),
    query("a bare space", "tags=a b", {}, "percent-encoding-invalid: query parameter `tags`"),
    query("a bare letter beyond ASCII", "tags=\xe9", {}, "percent-encoding-invalid: query parameter `tags`"),
    query("a bare pipe elsewhere", "tags=a|b", {}, "percent-encoding-invalid: query parameter `tags`"),
    query("a broken escape in a name", "ta%gs=a", {}, "percent-encoding-invalid: query parameter `ta%gs`"),
    noted("a name without its value", "?title", [], {}, "query-parameter-invalid: query parameter `title`"),
    noted("an empty value", "?title=", [], {"query": {"title": ""}}),
    noted("a cookie without a name", "", [("Cookie", "reader")], {}, "cookie-invalid: cookie `reader`"),
    noted("a name alone in the query beside a cookie of that name", "?reader", [("Cookie", "reader=X")],
        {"cookies": {"reader": "X"}}, "query-parameter-undeclared: query parameter `reader`"),
    noted("a name alone where that is allowed", "?lost", [], {}),
    noted("a name alone beside another", "?lost&title=a", [], {"query": {"title": "a"}}),
    noted("a value where a name alone is allowed", "?lost=true", [], {"query": {"lost": True}}),
    noted("an empty value where a name alone is allowed", "?lost=", [], {}),
    noted("an untyped text", "?code=abc", [], {"query": {"code": "abc"}}),
    noted("an untyped text of digits", "?code=12345", [], {"query": {"code": "12345"}},
        "query-parameter-invalid: query parameter `code`"),
    noted("an integer of 5,000 digits", f"?size={'9' * 5000}", [], {"query": {"size": 10**5000 - 1}}),
    Sent("an open object does not take names alone", "listKeys", "GET", "/keys?api_key=s3cret&x",
        findings=["query-parameter-invalid: query parameter `any`"]),
    Sent("an open object takes what nobody declares", "listKeys", "GET", "/keys?api_key=s3cret&x=1&API_KEY=3&y=2",
        decoded={"query": {"any": {"x": 1, "y": 2}, "API_KEY": 3}}),
    Sent("a character that no name can hold", "listKeys", "GET", "/keys?api_key=s3cret&{x}=1",
        findings=["percent-encoding-invalid: query parameter `any`"]),
    Sent("an open object has a schema", "listKeys", "GET", "/keys?api_key=s3cret&any=x",
        findings=["query-parameter-invalid: query parameter `any` at /any"], decoded={"query": {"any": {"any": "x"}}}),
]  # fmt: skip

FIELDS = [
    fields("a list in one field", [TOKEN, ("X-Copies", "1, 2")], {"headers": {"X-Copies": [1, 2]}}),
    fields("a list in two fields", [TOKEN, ("x-copies", "1"), ("X-Copies", "2,3")],
        {"headers": {"X-Copies": [1, 2, 3]}}),
    fields("an undeclared header", [TOKEN, ("X-New", "1")], {}),
    fields("a header of the wrong type", [TOKEN, ("X-Desk", "front")], {"headers": {"X-Desk": "front"}},
        "header-invalid: header `X-Desk`"),
    fields("a header sent twice", [TOKEN, ("X-Desk", "1"), ("x-desk", "1")], {}, "header-duplicated: header `X-Desk`"),
    fields("cookies", [TOKEN, ("Cookie", "theme=dark; visits=7")], {"cookies": {"theme": "dark", "visits": 7}}),
    noted("a cookie between blanks", "", [("Cookie", "a=1;\t reader=X\t")], {"cookies": {"reader": "X"}},
        "cookie-undeclared: cookie `a`"),
    fields("a cookie of the wrong type", [TOKEN, ("Cookie", "theme=blue")], {"cookies": {"theme": "blue"}},
        "cookie-invalid: cookie `theme`"),
    fields("quotes are part of a cookie", [TOKEN, ("Cookie", 'visits="7"')], {"cookies": {"visits": '"7"'}},
        "cookie-invalid: cookie `visits`"),
    fields("a cookie sent twice", [TOKEN, ("Cookie", "visits=1"), ("Cookie", "visits=2")], {},
        "cookie-duplicated: cookie `visits`"),
    fields("a cookie with a broken escape", [TOKEN, ("Cookie", "theme=%z")], {},
        "percent-encoding-invalid: cookie `theme`"),
    fields("an undeclared cookie", [TOKEN, ("Cookie", "sid=s3cret")], {}, "cookie-undeclared: cookie `sid`"),
    path("required ones are absent", "search", "/search/.a", ["a"],
        "header-missing: header `X-Session`", "cookie-missing: cookie `reader`"),
]  # fmt: skip

ELSEWHERE = "operation-mismatch: method and path"

PATHS = [
    path("a number", "getBook", "/books/12", 12),
    path("an escaped slash", "getReport", "/reports/a%2Fb.csv", "a/b", headers=STAFF),
    path("the wrong type", "getBook", "/books/x", "x", "path-parameter-invalid: path parameter `bookId`"),
    path("a broken escape", "getReport", "/reports/%.csv", ABSENT,
        "percent-encoding-invalid: path parameter `report name`", headers=STAFF),
    path("a character that no path can hold", "getReport", "/reports/{a}.csv", ABSENT,
        "percent-encoding-invalid: path parameter `report name`", headers=STAFF),
    Sent("a label", "search", "GET", "/search/.a.b%20c", SESSION,
        decoded={"path": {"terms": ["a", "b c"]}, "headers": {"X-Session": "a"}, "cookies": {"reader": "me"}}),
    Sent("a label without its dot", "search", "GET", "/search/a", SESSION,
        findings=["path-parameter-invalid: path parameter `terms`"],
        decoded={"headers": {"X-Session": "a"}, "cookies": {"reader": "me"}}),
    path("an id that addresses a sibling", "getBook", "/books/latest", None, ELSEWHERE),
    path("one that does so in escapes", "getBook", "/books/l%61test", None, ELSEWHERE),
    path("one that does so in several escapes", "getBook", "/books/l%61%74est", None, ELSEWHERE),
    Sent("a sibling with an escaped slash", "getReportPage", "GET", "/reports/a%2Fb.csv", findings=[ELSEWHERE],
        decoded=None),
    path("one that only begins alike", "getBook", "/books/latest2", "latest2",
        "path-parameter-invalid: path parameter `bookId`"),
    Sent("a sibling of another method", "deleteBook", "DELETE", "/books/latest", [TOKEN],
        findings=["path-parameter-invalid: path parameter `bookId`"], decoded={"path": {"bookId": "latest"}}),
    Sent("a sibling that is partly literal", "getReportPage", "GET", "/reports/a.csv", findings=[ELSEWHERE],
        decoded=None),
    Sent("no sibling", "getReportPage", "GET", "/reports/a.pdf", decoded={"path": {"report": "a.pdf"}}),
    *(
        Sent(f"a segment that is {segment}", "getReportPage", "GET", f"/reports/{segment}",
            findings=["path-parameter-invalid: path segment `{report}`"], decoded={"path": {"report": text}})
        for segment, text in [(".", "."), ("..", ".."), ("%2E", "."), (".%2e", ".."), ("%2e%2e", "..")]
    ),
    Sent("an escaped dot behind a letter", "getReportPage", "GET", "/reports/%61%2E",
        decoded={"path": {"report": "a."}}),
    Sent("three dots", "getReportPage", "GET", "/reports/...", decoded={"path": {"report": "..."}}),
    path("another path", "getBook", "/book/12", None, ELSEWHERE),
    path("an empty argument", "getBook", "/books/", None, ELSEWHERE),
    path("another ending", "getReport", "/reports/a.pdf", None, ELSEWHERE),
    path("no base path", "getBook", "!/books/12", None, "server-mismatch: server"),
    path("a base path that only begins alike", "getBook", "!/v20/books/12", None, "server-mismatch: server"),
    Sent("another method", "getBook", "DELETE", "/books/12", findings=[ELSEWHERE], decoded=None),
]  # fmt: skip

MISMATCH = "security-mismatch: header `Authorization`"
KEY_MISMATCH = "security-mismatch: query parameter `api_key`"
BASIC = "Basic bWU6czNjcmV0"

SECURITY = [
    authorized("a scheme's word in another case", "bEARER s3cret"),
    authorized("blanks around and between", " Bearer   s3cret "),
    authorized("a token of one letter", "Bearer X"),
    authorized("another scheme", "Token s3cret", MISMATCH),
    authorized("a bare token", "s3cret", MISMATCH),
    authorized("a scheme without credentials", "Bearer ", MISMATCH),
    authorized("credentials of two words", "Bearer s3cret s3cret", MISMATCH),
    fields("credentials sent twice", [TOKEN, TOKEN], {}, MISMATCH),
    fields("no credentials", [], {}, "security-missing: header `Authorization`"),
    path("both schemes of one alternative", "getReport", "/reports/a.csv", "a", headers=STAFF),
    path("the other alternative", "getReport", "/reports/a.csv", "a", headers=[("Authorization", BASIC)]),
    path("one scheme of two", "getReport", "/reports/a.csv", "a", "security-missing: header `Authorization`",
        headers=[("x-key", "s3cret")]),
    path("an empty key without the other", "getReport", "/reports/a.csv", "a",
        "security-mismatch: header `X-Key`", "security-missing: header `Authorization`", headers=[("X-Key", "")]),
    path("an empty key", "getReport", "/reports/a.csv", "a", "security-mismatch: header `X-Key`",
        headers=[("X-Key", ""), TOKEN]),
    Sent("none of two alternatives", "deleteBook", "DELETE", "/books/1",
        findings=["security-missing: query parameter `api_key`"], decoded={"path": {"bookId": 1}}),
    Sent("one of two alternatives, badly", "deleteBook", "DELETE", "/books/1", [("Authorization", "Token s3cret")],
        findings=[MISMATCH], decoded={"path": {"bookId": 1}}),
    path("credentials that nobody asked for", "getBook", "/books/1", 1, headers=[TOKEN]),
    Sent("a key in the query is absent", "listKeys", "GET", "/keys",
        findings=["security-missing: query parameter `api_key`"]),
    Sent("two keys in the query", "listKeys", "GET", "/keys?api_key=s3cret&api_key=s3cret",
        findings=["security-mismatch: query parameter `api_key`"]),
    Sent("a key in a cookie beside a certificate", "deleteKeys", "DELETE", "/keys",
        [("Cookie", "key=s3cret"), ("Authorization", 'Digest username="a", nonce="b"')]),
    *(
        path(f"{title} is no password", "getReport", "/reports/a.csv", "a", MISMATCH,
            headers=[("Authorization", f"Basic {credentials}")])
        for title, credentials in [
            ("one without a colon", "czNjcmV0"),
            ("one without padding", "bWU6czNjcmV0cw"),
            ("no base64", "me:s3cret"),
            ("one with a line break", "bWU6czNjcmV0Cg=="),
            ("two words", "bWU6 czNjcmV0"),
        ]
    ),
    path("an empty user and password", "getReport", "/reports/a.csv", "a", headers=[("Authorization", "basic Og==")]),
    path("a colon in a password", "getReport", "/reports/a.csv", "a",
        headers=[("Authorization", "Basic bWU6czNjcmV0OnM=")]),
    path("both alternatives", "getReport", "/reports/a.csv", "a",
        headers=[("X-Key", "s3cret"), ("Authorization", BASIC)]),
    path("a key sent twice", "getReport", "/reports/a.csv", "a", "security-mismatch: header `X-Key`",
        headers=[("X-Key", "s3cret"), ("x-key", "s3cret"), TOKEN]),
    Sent("the first of two alternatives", "deleteBook", "DELETE", "/books/1?api_key=s3cret",
        decoded={"path": {"bookId": 1}}),
    Sent("the second of two alternatives", "deleteBook", "DELETE", "/books/1", [TOKEN],
        decoded={"path": {"bookId": 1}}),
    Sent("an empty key in the query", "listKeys", "GET", "/keys?api_key=", findings=[KEY_MISMATCH]),
    Sent("a key without its value", "listKeys", "GET", "/keys?api_key", findings=[KEY_MISMATCH]),
    Sent("a key with a broken escape", "listKeys", "GET", "/keys?api_key=s3cret%", findings=[KEY_MISMATCH]),
    Sent("a key in an encoded name", "listKeys", "GET", "/keys?api%5Fkey=s3cret"),
    Sent("an empty key in a cookie", "deleteKeys", "DELETE", "/keys",
        [("Cookie", "key="), ("Authorization", "Digest a=b")], findings=["security-mismatch: cookie `key`"]),
    noted("no credentials where they are optional", "", [], {}),
    noted("optional credentials", "", [("Authorization", BASIC)], {}),
    noted("optional keys", "?api_key=s3cret", [("Cookie", "key=s3cret")], {}),
    noted("one of two optional keys", "?api_key=s3cret", [], {}),
    noted("optional credentials of no form", "", [("Authorization", "Basic s3cret")], {}, MISMATCH),
    noted("an optional key that is empty", "?api_key=", [("Cookie", "key=s3cret")], {}, KEY_MISMATCH),
    noted("one alternative beside another of no form", "?api_key=", [("Authorization", BASIC)], {}),
    Sent("a key in a cookie is absent", "deleteKeys", "DELETE", "/keys", [("Authorization", "Digest a=b")],
        findings=["security-missing: cookie `key`"]),
]  # fmt: skip

NO_JSON = "body-not-json: request body"

BODIES = [
    body("a body", b'{"title": "a", "year": null}', {"title": "a", "year": None}),
    body("parameters of the content type", b'{"title": "a"}', {"title": "a"},
        headers=[TOKEN, ("Content-Type", "Application/JSON ; charset=utf-8")]),
    body("a number that is an integer", b'{"title": "a", "year": 1980.0}', {"title": "a", "year": 1980}),
    body("no body", b"", ABSENT, "body-missing: request body"),
    body("no content type", b"{}", ABSENT, "content-type-missing: request body", headers=[TOKEN]),
    body("another content type", b"title=a", ABSENT, "content-type-undocumented: request body",
        headers=[TOKEN, ("Content-Type", "application/x-www-form-urlencoded")]),
    body("two content types", b"{}", ABSENT, "content-type-undocumented: request body", headers=[TOKEN, JSON, JSON]),
    body("no JSON", b"{title: a}", ABSENT, NO_JSON),
    body("two JSON texts", b'{"title": "a"} {}', ABSENT, NO_JSON),
    body("a member twice", b'{"title": "a", "title": "b"}', ABSENT, NO_JSON),
    body("NaN", b'{"title": "a", "year": NaN}', ABSENT, NO_JSON),
    body("a number that no double holds", b'{"title": "a", "year": 1e999}', ABSENT, NO_JSON),
    body("half a character", rb'{"title": "\ud800"}', ABSENT, NO_JSON),
    body("both halves of a character", rb'{"title": "\ud83d\ude00"}', {"title": "\U0001f600"}),
    body("bytes that are not UTF-8", b'{"title": "\xff"}', ABSENT, NO_JSON),
    body("a byte order mark", b'\xef\xbb\xbf{"title": "a"}', ABSENT, NO_JSON),
    body("nested too deeply to parse", b"[" * 100_000, ABSENT, NO_JSON),
    body("the wrong type", b"[]", [], "body-invalid: request body"),
    body("one finding per violation", b'{"year": "x", "isbn": 1, "added": "today", "parts": [{"title": 2}]}',
        {"year": "x", "isbn": 1, "added": "today", "parts": [{"title": 2}]},
        "body-invalid: request body at /title", "body-invalid: request body at /year",
        "body-invalid: request body at /added", "body-invalid: request body at /parts/0/title",
        "body-invalid: request body at /isbn"),
    body("a member that is missing deep inside", b'{"title": "a", "parts": [{"title": "b"}, {}]}',
        {"title": "a", "parts": [{"title": "b"}, {}]}, "body-invalid: request body at /parts/1/title"),
    body("a member that is too many deep inside", b'{"title": "a", "parts": [{"title": "b", "x": 1}]}',
        {"title": "a", "parts": [{"title": "b", "x": 1}]}, "body-invalid: request body at /parts/0/x"),
    body("tokens of a pointer are escaped", b'{"title": "a", "b/c~d": 1}', {"title": "a", "b/c~d": 1},
        "body-invalid: request body at /b~1c~0d"),
    Sent("an optional body is absent", "importBooks", "PUT", "/books"),
    upload("the exact type wins over a range", "application/json", b"[]", [], "body-invalid: request body"),
    upload("a range", "application/vnd.x+json", b"[1]", [1]),
    note("a text", "text/plain", b"na\xc3\xafve"),
    note("a text that is too long", "text/plain", b"a note", "body-invalid: request body"),
    note("a text in its charset", "text/plain; charset=iso-8859-1", b"na\xefve"),
    note("a text in UTF-16", "text/plain; charset=utf-16", "naïve".encode("utf-16")),
    note("a text in UTF-16 without its mark", 'text/plain; charset="utf-16be"', "naïve".encode("utf-16-be")),
    note("ASCII in UTF-16 without its mark", "text/plain; charset=utf-16be", "note".encode("utf-16-be")),
    note("UTF-16 without ASCII", "text/plain; charset=utf-16be", "\u8a9e".encode("utf-16-be")),
    note("a text in UTF-16 that is too long", "text/plain; charset=utf-16", "a note".encode("utf-16"),
        "body-invalid: request body"),
    *(
        note(f"UTF-8 as {wide}", f"text/plain; charset={wide}", b"note", "charset-mismatch: request body")
        for wide in ("UTF-16", "utf16", "utf-16be", "utf-32")
    ),
    note("a text in a charset that is UTF-8 as well", "text/plain; charset=latin1", b"\xc3\xaf"),
    note("a charset without a name", 'text/plain; charset=""', b"note"),
    note("bytes of another charset", 'text/plain;Charset="UTF-8"', b"na\xefve", "charset-mismatch: request body"),
    note("a charset that nobody knows", "text/plain; charset=none", b"note", "charset-mismatch: request body"),
    note("a charset that is no text", "text/plain; charset=hex", b"aa", "charset-mismatch: request body"),
    note("bytes of nobody knows which charset", "text/plain", b"na\xefve is long"),
    note("a number", "text/x-count", b"7"),
    note("a number that is too large", "text/x-count", b"17", "body-invalid: request body"),
    note("a text for a number", "text/x-count", b"seven", "body-invalid: request body"),
    note("a text where only numbers are described", "text/x-untyped", b"seven", "body-invalid: request body"),
    note("a list in a text is not read", "text/x-list", b"seven"),
    note("an object in a text is not read", "text/x-map", b"seven"),
    note("JSON in UTF-8 that says so", "application/json; charset=utf-8", b'"na\xc3\xafve"', decoded="naïve"),
    note("JSON in UTF-8 that calls itself UTF-16", "application/json; charset=utf-16", b'"note"',
        "charset-mismatch: request body", decoded="note"),
    note("JSON that is the same in either charset", "application/json; charset=latin1", b'"note"', decoded="note"),
    note("JSON that is not the same", "application/json; charset=latin1", b'"na\xc3\xafve"',
        "charset-mismatch: request body", decoded="naïve"),
    note("JSON in UTF-16", "application/json; charset=utf-16", '"note"'.encode("utf-16"), NO_JSON, decoded=ABSENT),
    reader("of this side only", {"name": "A", "pin": "1"}),
    reader("a member of the other side", {"name": "A", "pin": "1", "id": 1}, "side-mismatch: request body at /id"),
    reader("others deep inside", {"name": "A", "pin": "1", "friends": [{"name": "B", "pin": "2", "id": True}]},
        "body-invalid: request body at /friends/0/id", "side-mismatch: request body at /friends/0/id"),
    reader("the largest numbers", {"name": "A", "pin": "1", "age": 2**31 - 1, "visits": 99999999999}),
    reader("beyond 32 bits", {"name": "A", "pin": "1", "age": 2**31}, "body-invalid: request body at /age"),
    reader("below 32 bits", {"name": "A", "pin": "1", "age": -(2**31) - 1}, "body-invalid: request body at /age"),
    reader("beyond its own maximum", {"name": "A", "pin": "1", "visits": 10**11},
        "body-invalid: request body at /visits"),
    reader("below 64 bits", {"name": "A", "pin": "1", "visits": -(2**63) - 1}, "body-invalid: request body at /visits"),
    reader("bytes", {"name": "A", "pin": "1", "photo": "AAEC/w=="}),
    reader("no bytes", {"name": "A", "pin": "1", "photo": "AAEC_w=="}, "body-invalid: request body at /photo"),
    reader("half of the bytes", {"name": "A", "pin": "1", "photo": "AAEC/w"}, "body-invalid: request body at /photo"),
    upload("what is not JSON is not read", "text/csv", b"a\xff", b"a\xff"),
    Sent("a body where none is documented", "getBook", "GET", "/books/1", [JSON], b"{}",
        ["body-unexpected: request body"], {"path": {"bookId": 1}}),
]  # fmt: skip

REQUESTS = [*QUERIES, *FIELDS, *PATHS, *SECURITY, *BODIES, *FORMS]


def decoded(path=(), query=(), headers=(), cookies=(), body=ABSENT):
    return DecodedRequest(dict(path), dict(query), dict(headers), dict(cookies), body)


@pytest.mark.parametrize("row", **titles(REQUESTS))
def test_a_request_is_judged_and_decoded(row):
    """
    Each disagreement is one finding at its place, and everything that can be read is decoded by the declared types.
    """
    reading = row.judge()

    assert sorted(row.findings) == sorted(shown(reading.findings))
    assert (None if row.decoded is None else decoded(**row.decoded)) == reading.decoded


# Responses ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Received:
    """A response of one operation and the findings it deserves as `code: place`."""

    title: str
    operation_id: str
    status: int
    headers: list = field(default_factory=list)
    content: bytes = b""
    findings: tuple = ()
    query: str | None = None
    """The query of the request that it responds to, where that matters."""

    def judge(self):
        """The findings about the response."""
        operation, response = OPERATIONS[self.operation_id], Response.of(self.status, self.headers, self.content)
        request = None if self.query is None else sent(operation.method, f"{operation.path}{self.query}")
        return judge_response(SPEC, operation, response, request)


TOTAL = ("X-Total", "1")
PROBLEM = ("Content-Type", "application/problem+json")
HTML = ("Content-Type", "text/html")
CSV = ("Content-Type", "text/csv")
TEXT = ("Content-Type", "text/plain")
UTF_16 = ("Content-Type", "text/plain; charset=utf-16")
LIMITS = ("X-Limits", '{"left": 1}')

RESPONSES = [
    Received("a documented response", "listBooks", 200, [TOTAL, JSON], b'[{"title": "a"}]'),
    Received("a list in two fields", "listBooks", 200, [TOTAL, ("x-shelves", "1"), ("X-Shelves", "2"), JSON], b"[]"),
    Received("any status of a range", "listBooks", 418, [PROBLEM], b'"anything"'),
    Received("an exact status before a range", "listBooks", 500),
    Received("a default", "addBook", 599),
    Received("a body that may be absent", "addBook", 201),
    Received("no body", "addBook", 204),
    Received("a content type without a schema", "getReport", 200, [CSV], b"\xff"),
    Received("an empty text is a text", "getReport", 200, [CSV], b""),
    Received("HEAD has no body", "checkBook", 200, [JSON]),
    Received("unchanged has no body", "getBook", 304),
    Received("no content has no body", "deleteBook", 204),
    Received("a reset has no body", "putNote", 205),
    Received("a reset with a body", "putNote", 205, [TEXT], b"!", ["body-unexpected: response body"]),
    Received("a text", "putNote", 200, [LIMITS, TEXT], b"note"),
    Received("a text that is too long", "putNote", 200, [LIMITS, TEXT], b"a note", ["body-invalid: response body"]),
    Received("UTF-8 that calls itself UTF-16", "putNote", 200, [LIMITS, UTF_16], b"note",
        ["charset-mismatch: response body"]),
    Received("an empty text in UTF-16", "putNote", 200, [LIMITS, UTF_16]),
    Received("headers described by content", "putNote", 200, [LIMITS, ("X-Hint", "a, b"), TEXT]),
    Received("one of another schema", "putNote", 200, [("X-Limits", '{"left": "1"}'), ("X-Hint", "a hint"), TEXT], b"",
        ["header-invalid: response header `X-Limits` at /left", "header-invalid: response header `X-Hint`"]),
    Received("one that is no JSON", "putNote", 200, [("X-Limits", "left=1"), TEXT], b"",
        ["header-invalid: response header `X-Limits`"]),
    Received("one that is sent twice", "putNote", 200, [LIMITS, LIMITS, TEXT], b"",
        ["header-duplicated: response header `X-Limits`"]),
    Received("one that is absent", "putNote", 200, [TEXT], b"", ["header-missing: response header `X-Limits`"]),
    Received("two cookies", "putNote", 200, [LIMITS, ("Set-Cookie", "a=1"), ("set-cookie", "b=2; Path=/"), TEXT]),
    Received("a cookie that is none", "putNote", 200, [LIMITS, ("Set-Cookie", "a"), ("Set-Cookie", "b=2"), TEXT], b"",
        ["header-invalid: response header `Set-Cookie`"]),
    Received("a list of cookies", "addToken", 204,
        [("Set-Cookie", "a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT"), ("Set-Cookie", "b=2")]),
    Received("a list of too few", "addToken", 204, [("Set-Cookie", "a=1, b=2")], b"",
        ["header-invalid: response header `Set-Cookie`"]),
    Received("a list by definition", "putNote", 200, [LIMITS, ("Vary", "Accept"), ("Vary", "Origin"), TEXT]),
    Received("one that is too long as a whole", "putNote", 200,
        [LIMITS, ("Vary", "Accept-Encoding"), ("Vary", "Origin"), TEXT], b"",
        ["header-invalid: response header `Vary`"]),
    Received("a member of this side", "addReader", 200, [JSON], b'{"id": 1, "name": "A"}'),
    Received("a member of the other side", "addReader", 200, [JSON], b'{"id": 1, "name": "A", "pin": "1"}',
        ["side-mismatch: response body at /pin"]),
    Received("both halves of a character", "getBook", 200, [JSON], rb'{"title": "\ud83d\ude00"}'),
    Received("an integer of 5,000 digits", "getBook", 200, [JSON], b'{"title": "a", "year": %s}' % (b"9" * 5000)),
    Received("a negative one, and escapes", "getBook", 200, [JSON],
        rb'{"title": "\u0041", "year": -%s}' % (b"9" * 5000)),
    Received("one of 5,000 digits where a text belongs", "getBook", 200, [JSON], b'{"title": %s}' % (b"9" * 5000),
        ["body-invalid: response body at /title"]),
    Received("an undocumented status", "listBooks", 302, findings=["status-undocumented: status"]),
    Received("a status that is none", "getBook", 999, findings=["status-undocumented: status"]),
    Received("a required header is absent", "listBooks", 200, [JSON], b"[]",
        ["header-missing: response header `X-Total`"]),
    Received("headers of the wrong type", "listBooks", 200, [("X-Total", "many"), ("X-Shelves", "1,b"), JSON], b"[]",
        ["header-invalid: response header `X-Total`", "header-invalid: response header `X-Shelves` at /1"]),
    Received("a header sent twice", "listBooks", 200, [TOTAL, TOTAL, JSON], b"[]",
        ["header-duplicated: response header `X-Total`"]),
    Received("a body is absent", "listBooks", 200, [TOTAL, JSON], b"", ["body-missing: response body"]),
    Received("a body where none is documented", "addBook", 204, [JSON], b"{}", ["body-unexpected: response body"]),
    Received("HEAD with a body", "checkBook", 200, [JSON], b'{"title": "a"}', ["body-unexpected: response body"]),
    Received("unchanged with a body", "getBook", 304, [JSON], b"{}", ["body-unexpected: response body"]),
    Received("a page of HTML", "getBook", 200, [HTML], b"<p>", ["content-type-undocumented: response body"]),
    Received("no content type", "getBook", 200, [], b"{}", ["content-type-missing: response body"]),
    Received("broken JSON", "getBook", 200, [JSON], b"{", ["body-not-json: response body"]),
    Received("the wrong type", "getBook", 200, [JSON], b'{"title": 1}', ["body-invalid: response body at /title"]),
]  # fmt: skip


@pytest.mark.parametrize("row", **titles(RESPONSES))
def test_a_response_is_judged(row):
    """
    A response is compared with what its status documents: headers, content type and body.
    """
    findings = row.judge()

    assert sorted(row.findings) == sorted(shown(findings))


@pytest.mark.parametrize(
    ("operation_id", "status", "documented", "further"),
    [
        ("checkBook", 200, "nothing, since a response to HEAD has no body", "send no body"),
        ("getBook", 304, "nothing, since a response with 304 has no body", "send no body"),
    ],
)
def test_a_body_that_no_document_can_have_is_said_to_be_none_of_http(operation_id, status, documented, further):
    """
    Nobody is told to document the content of a response to HEAD, nor of 204, 205 and 304.
    """
    (finding,) = Received("", operation_id, status, [JSON], b'{"title": "a"}').judge()

    assert (documented, further) == (finding.documented, finding.next)


def loans(title, query, body, *missing, status=200):
    """A response to `listLoans`, whose query asks for members and maps."""
    content = json.dumps(body).encode()
    findings = [f"asked-missing: response body at {place}" for place in missing]
    return Received(title, "listLoans", status, [JSON], content, findings, query)


ASKED = [
    loans("nothing is asked for", "", {"loans": [{}]}),
    loans("members that are there", "?fields=id,due", {"loans": [{"id": 1, "due": None}, {"id": 2, "due": "today"}]}),
    loans("a member that one object lacks", "?fields=id,due", {"loans": [{"id": 1, "due": None}, {"id": 2}]},
        "/loans/1/due"),
    loans("a member that none can have", "?fields=colour", {"loans": [{"id": 1}]}),
    loans("no objects", "?fields=id", {"loans": []}),
    loans("nothing where the objects would be", "?fields=id", {}),
    loans("a member of the objects of a map", "?field=age", {"readers": {"a/b": {"id": 1, "name": "A"}}},
        "/readers/a~1b/age"),
    loans("a member of the body itself", "?part=books", {"loans": []}, "/books"),
    loans("a member of the body itself that is there", "?part=books", {"books": {}}),
    loans("maps that are there", "?include=reader&include=book", {"readers": {}, "books": {}}),
    loans("a map that is not", "?include=reader&include=book", {"loans": [], "books": {}}, "/readers"),
    loans("what nothing is said about", "?include=branch", {}),
    loans("an error has nothing of it", "?include=reader&fields=id", {"loans": [{}]}, status=404),
]  # fmt: skip


@pytest.mark.parametrize("row", **titles(ASKED))
def test_a_response_is_judged_by_what_was_asked_for(row):
    """
    Members that a request names and maps that it includes are in the success, as far as the spec says so.
    """
    findings = row.judge()

    assert sorted(row.findings) == sorted(shown(findings))


def test_what_is_no_object_has_nothing_of_what_was_asked_for():
    """
    A body of another type is that finding, whatever its text is.
    """
    whole = loans("", "?include=reader&fields=id", "loans and readers").judge()
    inside = loans("", "?field=age&fields=id", {"loans": ["a loan"], "readers": "a reader"}).judge()

    assert {"body-invalid: response body"} < {*shown(whole)}
    assert {"body-invalid: response body at /loans/0", "body-invalid: response body at /readers"} == {*shown(inside)}


def test_a_parameter_beside_another_may_ask_for_something(parse):
    """
    And the schema of the success is that of the first content type that is JSON and has one.
    """
    parameters = [
        {"name": "sort", "in": "query", "schema": {"type": "string"}},
        {"name": "fields", "in": "query", "schema": {"type": "string"}, "x-selects": ""},
    ]
    thing = {"type": "object", "properties": {"id": {}}}
    content = {"text/csv": {"schema": {}}, "application/x+json": {}, "application/json": {"schema": thing}}
    operation = {"parameters": parameters, "responses": {"200": {"description": "A thing.", "content": content}}}
    spec = parse({"/thing": {"get": {"operationId": "getThing", **operation}}})

    findings = judge_response(
        spec, spec.operations[0], Response.of(200, [JSON], b"{}"), sent("GET", "!/thing?sort=a&fields=id")
    )

    assert ["asked-missing: response body at /id"] == shown(findings)


def test_what_was_asked_for_is_quoted():
    """
    The finding shows what asked for it, and points to where the spec says what comes of that.
    """
    (selected,) = loans("", "?fields=due", {"loans": [{}]}).judge()
    (included,) = loans("", "?include=book", {}).judge()

    assert ("nothing", "`fields=due` asks for it") == (selected.received, selected.documented)
    assert "oracle.yaml#/paths/~1loans/get/parameters/0" == selected.spec
    assert "oracle.yaml#/components/schemas/Include" == included.spec


# What holds for all of them -----------------------------------------------------------------------------------------


def all_findings():
    return [
        *(finding for row in REQUESTS for finding in row.judge().findings),
        *(finding for row in [*RESPONSES, *ASKED] for finding in row.judge()),
    ]


def test_every_code_is_provoked():
    """
    No code is only on paper: the rows above provoke each of them.
    """
    on_the_wire = {code for code in Code if code.numbers[0].startswith(("WP1", "WP2"))}

    assert set() == on_the_wire ^ {finding.code for finding in all_findings()}


def test_every_finding_points_into_the_spec():
    """
    The file's name and a JSON pointer that leads somewhere stand in every finding.
    """
    for finding in all_findings():
        name, _, pointer = finding.spec.partition("#")

        assert "oracle.yaml" == name
        assert resolve(SPEC.document, f"#{pointer}") is not None


def test_a_finding_says_of_which_side_it_is():
    """
    Of the request or of the response.
    """
    assert {"request"} == {finding.side for row in REQUESTS for finding in row.judge().findings}
    assert {"response"} == {finding.side for row in [*RESPONSES, *ASKED] for finding in row.judge()}


def test_no_finding_holds_credentials():
    """
    Tokens and keys are masked, and values that nobody declared, which may be some, are not quoted.
    """
    blocks = [str(finding) for finding in all_findings()]

    assert [] == [block for block in blocks if "s3cret" in block or "czNjcmV0" in block]


@pytest.mark.parametrize(
    ("row", "received", "documented", "pointer"),
    [
        (shelf("", "?shelf=0", {}), "0", "minimum: 1", "#/paths/~1books/get/parameters/0/schema/minimum"),
        (path("", "getBook", "/books/1?x=1", 1), "x=***", "nothing", "#/paths/~1books~1{bookId}/get"),
        (fields("", [TOKEN, TOKEN], {}), "Bearer ***, Bearer ***", "Bearer <credentials>",
            "#/components/securitySchemes/token"),
        (upload("", "text/plain", b"a", ABSENT), "text/plain", "application/json, application/*, text/csv",
            "#/paths/~1books/put/requestBody"),
        (body("", b"{}", ABSENT, headers=[TOKEN, JSON, ("Content-Type", "a/b")]), "application/json, a/b",
            "application/json", "#/paths/~1books/post/requestBody"),
        (reader("", {"pin": "1"}), "nothing", 'required: ["name", "pin"]', "#/components/schemas/Reader/required"),
        (reader("", {"name": "A", "pin": "1", "id": "x"}), '"x"', 'type: "integer"',
            "#/components/schemas/Reader/properties/id/type"),
        (reader("", {"name": "A", "pin": "1", "visits": 10**11}), "100000000000", "maximum: 99999999999",
            "#/components/schemas/Reader/properties/visits/maximum"),
        (query("", "x=1", {}), "x=***", "shelf, fields, tags, years, filter, page, note", "#/paths/~1books/get"),
        (shelf("", "?shelf=1&shelf=2", {}), "shelf=1&shelf=2", "one value", "#/paths/~1books/get/parameters/0"),
        (query("", "tags=a,b", {}), "tags=a,b", "style: form, explode: true", "#/paths/~1books/get/parameters/2"),
        (card("", "name=A&tags[]=x", {}), "tags[]=x", "`tags=` before each value",
            "#/components/schemas/Card/properties/tags"),
        (cover("", [PNG], {}, boundary=""), 'multipart/form-data; boundary=""',
            "multipart/form-data (its Content-Type has no boundary)",
            "#/paths/~1cards/put/requestBody/content/multipart~1form-data"),
        (query("", "filter[a=1", {}), "filter[a=1",
            "style: deepObject, explode: true (`filter[a` is not `filter[member]`)",
            "#/paths/~1books/get/parameters/4"),
        (fields("", [], {}), "nothing", "Bearer <credentials>", "#/components/securitySchemes/token"),
        (authorized("", "Token s3cret"), "Token ***", "Bearer <credentials>", "#/components/securitySchemes/token"),
        (fields("", [TOKEN, ("X-Desk", "1"), ("X-Desk", "2")], {}), "1, 2", "one value",
            "#/paths/~1books/get/parameters/8"),
        (path("", "search", "/search/a", 1, headers=SESSION), "a",
            "style: label, explode: true (style label starts with `.`)", "#/paths/~1search~1{terms}/get/parameters/0"),
        (path("", "getReport", "/reports/a.csv", 1, headers=[("X-Key", ""), TOKEN]), "an empty key", "one key",
            "#/components/securitySchemes/key"),
        (Sent("", "listKeys", "GET", "/keys?api_key=s3cret&api_key="), "***, an empty key", "one key",
            "#/components/securitySchemes/queryKey"),
        (path("", "getBook", "/book/1?x=1", 1), "GET /book/1", "GET /books/{bookId}", "#/paths/~1books~1{bookId}/get"),
        (path("", "getBook", "!/x?x=1", 1), f"{SERVER}/x",
            f"{SERVER}/v2, https://mirror.library.test/v2/mirror, https://mirror.library.test/v2", "#/servers/0"),
        (path("", "getBook", "/books/latest", 1), "GET /books/latest", "GET /books/{bookId}, not /books/latest",
            "#/paths/~1books~1latest/get"),
        (reader("", {"name": "A", "pin": "1", "id": 1}), "1", "readOnly: true",
            "#/components/schemas/Reader/properties/id"),
        (reader("", {"name": "A", "pin": "1", "age": 2**31}), "2147483648", 'format: "int32"',
            "#/components/schemas/Reader/properties/age/format"),
        (noted("", "?title", [], {}), "title", "`title=` before the value (RFC 6570, 3.2.8)",
            "#/paths/~1notes/put/parameters/1"),
        (body("", b"{}", {}), "nothing", 'required: ["title"]', "#/components/schemas/Book/required"),
        (body("", b'{"title": 1}', {}), "1", 'type: "string"', "#/components/schemas/Book/properties/title/type"),
        (body("", b'{"title": "", "x": [1]}', {}), "[1]", "additionalProperties: false",
            "#/components/schemas/Book/additionalProperties"),
        (body("", b"[1,", {}), '"[1,"', "JSON (Expecting value: line 1 column 4 (char 3))",
            "#/paths/~1books/post/requestBody/content/application~1json"),
        (Received("", "listBooks", 302), "302", "200, 4XX, 500", "#/paths/~1books/get/responses"),
    ],
)  # fmt: skip
def test_a_finding_quotes_both_sides(row, received, documented, pointer):
    """
    What came and what the spec says are shown, with the pointer of the keyword that says it.
    """
    judged = row.judge()
    finding = (judged if isinstance(judged, tuple) else judged.findings)[0]

    assert (received, documented, f"oracle.yaml{pointer}") == (finding.received, finding.documented, finding.spec)


def test_an_integer_that_the_validator_cannot_take_is_quoted():
    """
    Of 5,000 digits the first ones are shown, and not the `null` that a validator makes of them.
    """
    (finding,) = Received("", "getBook", 200, [JSON], b'{"title": %s}' % (b"9" * 5000)).judge()

    assert finding.received.isprintable()
    assert finding.received.startswith(str(shortened(10**5000 - 1))[:50])


# Servers and routes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "target", "server", "is_right"),
    [
        ("https://api.library.test", "!/v2/books/1", None, True),
        ("https://mirror.library.test", "!/v2/mirror/books/1", None, True),
        ("https://mirror.library.test", "!/v2/books/1", None, True),
        ("https://api.library.test", "!/v2/mirror/books/1", None, False),
        ("https://api.library.test:443", "!/v2/books/1", None, True),
        ("https://API.library.test", "!/v2/books/1", None, True),
        ("http://api.library.test", "!/v2/books/1", None, False),
        ("https://api.library.test:8443", "!/v2/books/1", None, False),
        ("http://localhost:8000", "!/books/1", "http://localhost:8000", True),
        ("http://localhost:8000", "!/mock/v2/books/1", "http://localhost:8000/mock/v2/", True),
        ("http://localhost:8000", "!/v2/books/1", "http://localhost:8000", False),
    ],
)
def test_a_request_has_to_go_to_the_server(origin, target, server, is_right):
    """
    Scheme, host, port and base path are those of the spec's server, or of the one that stands in for it.
    """
    reading = judge_request(SPEC, OPERATIONS["getBook"], sent("GET", target, origin=origin), server=server)

    assert is_right == (not reading.findings)


@pytest.mark.parametrize(
    ("origin", "target", "is_right"),
    [
        ("https://login.library.test", "!/tokens", True),
        ("https://eu.library.test", "!/v1/tokens", True),
        ("https://us.library.test", "!/beta/tokens", True),
        ("https://de.library.test", "!/v1/tokens", False),
        ("https://anywhere.test", "!/login/tokens", True),
        ("https://anywhere.test", "!/tokens", False),
        ("https://api.library.test", "!/v2/tokens", False),
    ],
)
def test_an_operation_may_have_servers_of_its_own(origin, target, is_right):
    """
    Any of those that it lists is right, with any value of a variable; of a relative one only the path is known.
    """
    reading = judge_request(SPEC, OPERATIONS["addToken"], sent("POST", target, origin=origin))

    assert is_right == ("server-mismatch: server" not in shown(reading.findings))
    assert is_right == (reading.decoded is not None and not reading.findings)


HERE, STAND_IN = "https://a.test", "http://localhost:8000"


@pytest.mark.parametrize(
    ("servers", "server", "here"),
    [
        ([], None, [HERE, "https://b.test", STAND_IN]),
        (["/v1"], None, [HERE, "https://b.test", STAND_IN]),
        (["https://a.test/v1"], None, [HERE]),
        (["https://a.test", "https://b.test/v1"], None, [HERE, "https://b.test"]),
        (["/v1", "https://a.test"], None, [HERE]),
        (["https://{name}.test"], None, [HERE, "https://b.test"]),
        (["https://a.test"], STAND_IN, [STAND_IN]),
        ([], STAND_IN, [STAND_IN]),
    ],
    ids=["none", "relative", "one", "two", "relative beside one", "a variable", "in its stead", "in the stead of none"],
)
def test_a_spec_says_where_it_is(parse, servers, server, here):
    """
    By the servers that it names with a host; where it names none it may be anywhere.
    """
    variables = {"variables": {"name": {"default": "a"}}}
    named = [{"url": url, **(variables if "{" in url else {})} for url in servers]
    spec = parse({"/thing": {"get": silent("getThing")}}, servers=named)

    origins = [HERE, "https://b.test", STAND_IN]

    assert here == [origin for origin in origins if is_here(spec, server, origin)]
    assert bool(origins_of(spec, server)) == (here != origins)


def test_the_rest_is_judged_on_a_wrong_host():
    """
    A wrong host does not hide what else is wrong.
    """
    reading = judge_request(SPEC, OPERATIONS["getBook"], sent("GET", "/books/x", origin="https://elsewhere.test"))

    assert ["server-mismatch", "path-parameter-invalid"] == [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("method", "target", "expected"),
    [
        ("GET", "/books", "listBooks"),
        ("POST", "/books?x=1", "addBook"),
        ("GET", "/books/7", "getBook"),
        ("GET", "/books/latest", "getLatestBook"),
        ("HEAD", "/books/latest", "checkBook"),
        ("GET", "/reports/a.csv", "getReport"),
        ("GET", "/reports/a.pdf", "getReportPage"),
        ("PATCH", "/books/7", None),
        ("GET", "/books/", None),
        ("GET", "/books/7/pages", None),
        ("GET", "!/books", None),
        ("OPTIONS", "!*", None),
    ],
)
def test_an_operation_is_found_by_method_and_path(method, target, expected):
    """
    A literal segment wins over a templated one, and the server's base path has to be there.
    """
    found = find_operation(SPEC, sent(method, target))

    assert expected == (found and found.operation_id)


def test_an_operation_is_found_on_any_host():
    """
    Only the base path of the server counts when an operation is looked for.
    """
    request = sent("GET", "!/mock/books", origin="http://localhost:1")

    assert OPERATIONS["listBooks"] is find_operation(SPEC, request, "http://localhost/mock")


# Never raises -------------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["Authorization", "Content-Type", "Cookie", "X-Copies", "X-Desk", "X-Key", "X-Total"])
LINES = st.lists(st.tuples(NAMES.map(str.encode), st.binary(max_size=30)), max_size=4)
PIECES = st.sampled_from([
    "/", "?", "&", "=", "%", "%2", "%ff", "%C3%A9", "[", "]", ",", ".", ";", "\xe9", "\x00",
    "shelf", "fields", "filter", "page", "v2", "books", "search", "reports", ".csv", "keys", "1",
])  # fmt: skip
TARGETS = st.lists(PIECES, max_size=20).map("".join) | st.binary(max_size=40).map(lambda text: text.decode("latin-1"))
JSON_TEXTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["title", "parts"]), inner),
).map(lambda value: json.dumps(value).encode())
CONTENTS = st.binary() | JSON_TEXTS
TYPES = st.sampled_from([b"application/json", b"application/x+json", b"text/csv", b"*/*", b"["])


@given(
    operation=st.sampled_from(SPEC.operations),
    base=st.sampled_from(["/v2/books?", "/v2/books/", "/v2/reports/", "/v2/search/", "/v2/keys?", ""]),
    target=TARGETS,
    headers=LINES,
    content_type=TYPES,
    content=CONTENTS,
)
def test_no_request_breaks_the_judge(operation, base, target, headers, content_type, content):
    """
    Any bytes at all are judged, and every finding about them can be printed.
    """
    request = sent(operation.method, f"!{base}{target}", [*headers, (b"Content-Type", content_type)], content)

    reading = judge_request(SPEC, operation, request)

    assert [] == [finding for finding in reading.findings if len(str(finding).splitlines()) != 6]
    assert find_operation(SPEC, request) in (None, *SPEC.operations)


@given(
    operation=st.sampled_from(SPEC.operations),
    status=st.sampled_from([200, 201, 204, 304, 404, 500]) | st.integers(100, 999),
    headers=LINES,
    content_type=TYPES,
    content=CONTENTS,
)
def test_no_response_breaks_the_judge(operation, status, headers, content_type, content):
    """
    Any status, headers and bytes are judged, and every finding about them can be printed.
    """
    response = Response.of(status, [*headers, (b"Content-Type", content_type)], content)

    findings = judge_response(SPEC, operation, response)

    assert [] == [finding for finding in findings if len(str(finding).splitlines()) != 6]


@pytest.mark.parametrize("depth", [100, 300, 900, 5_000])
def test_deep_nesting_is_a_finding_at_most(depth):
    """
    However deep a body is nested, it is judged: valid, not JSON for this reader, or not what the schema says.
    """
    content = b'{"title": "a", "parts": [' * depth + b"]}" * depth

    findings = judge_response(SPEC, OPERATIONS["getBook"], Response.of(200, [JSON], content))

    assert {finding.code for finding in findings} <= {Code.BODY_NOT_JSON, Code.BODY_INVALID}


def silent(name, *slots):
    """An operation whose responses have no content."""
    schema = {"type": "string"}
    parameters = [{"name": slot, "in": "path", "required": True, "schema": schema} for slot in slots]
    return {"operationId": name, "parameters": parameters, "responses": {"204": {"description": "Nothing."}}}


@pytest.fixture
def parse(tmp_path):
    """A spec without servers, unless there are some."""

    def parse(paths, servers=(), **schemas):
        file = tmp_path / "thing.yaml"
        head = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "components": {"schemas": schemas}}
        head |= {"servers": [*servers]} if servers else {}
        file.write_text(json.dumps({**head, "paths": paths}))
        return load(file)

    return parse


@pytest.fixture
def returning(parse):
    """A spec whose only operation returns JSON of one schema."""

    def returning(schema, content_type="application/json", **schemas):
        responses = {"200": {"description": "A thing.", "content": {content_type: {"schema": schema}}}}
        return parse({"/thing": {"get": {"operationId": "getThing", "responses": responses}}}, **schemas)

    return returning


@pytest.fixture
def posted(parse):
    """What a request to the only operation of a spec says, whose form has one schema."""

    def posted(schema, content_type, content, encoding=None):
        body = {"content": {content_type.partition(";")[0]: {"schema": schema, "encoding": encoding or {}}}}
        spec = parse({"/things": {"post": {**silent("addThing"), "requestBody": body}}})
        request = sent("POST", "!/things", [("Content-Type", content_type)], content)
        reading = judge_request(spec, spec.operations[0], request)
        return shown(reading.findings), reading.decoded.body

    return posted


def test_an_open_form_takes_what_nobody_declares(posted):
    """
    Once or several times.
    """
    schema = {"type": "object", "properties": {"name": {"type": "string"}}}

    assert ([], {"name": "A", "x": ["a", "b"], "y": "c"}) == posted(
        schema, "application/x-www-form-urlencoded", b"name=A&x=a&y=c&x=b"
    )


def test_members_of_an_exploded_object_in_a_form_have_names_of_their_own(posted):
    """
    Those that it declares are its own, and no others.
    """
    place = {"type": "object", "properties": {"shelf": {"type": "integer"}}, "additionalProperties": False}
    schema = {"type": "object", "properties": {"place": place}}
    encoding = {"place": {"style": "form", "explode": True}}

    assert ([], {"place": {"shelf": 3}, "x": "a"}) == posted(
        schema, "application/x-www-form-urlencoded", b"shelf=3&x=a", encoding
    )


def test_a_name_of_a_part_may_have_quotes_and_line_ends(posted):
    """
    Which are the only characters that are encoded in it.
    """
    part = b'--b\r\nContent-Disposition: form-data; name="a%22b%0D%0A%41"\r\n\r\nc\r\n--b--'

    assert ([], {'a"b\r\n%41': "c"}) == posted({"type": "object"}, "multipart/form-data; boundary=b", part)


def test_json_in_a_form_has_commas_of_its_own(posted):
    """
    They are none that join the items of a list.
    """
    schema = {"type": "object", "properties": {"places": {"type": "array", "items": {"type": "object"}}}}

    assert ([], {"places": [{"a": 1, "b": 2}]}) == posted(
        schema, "application/x-www-form-urlencoded", b'places={"a":1,"b":2}'
    )


def test_each_part_of_a_list_is_read_as_its_items_are(posted):
    """
    A single one is a list as well.
    """
    items = {"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}
    schema = {"type": "object", "properties": {"sizes": {"type": "array", **items}}}
    parts = [b'--b\r\nContent-Disposition: form-data; name="sizes"\r\n\r\n%d\r\n' % size for size in (1, 2, 3)]

    for several, expected in ((parts[:1], ["1"]), (parts, ["1", 2, 3])):
        content = b"".join([*several, b"--b--"])
        assert ([], {"sizes": expected}) == posted(schema, "multipart/form-data; boundary=b", content)


def test_a_list_with_a_part_that_cannot_be_read_is_not_read(posted):
    """
    The other parts of it do not make a list.
    """
    schema = {"type": "object", "properties": {"sizes": {"type": "array", "items": {"type": "integer"}}}}
    parts = [b'--b\r\nContent-Disposition: form-data; name="sizes"\r\n\r\n%s\r\n' % size for size in (b"1", b"\xff")]

    assert (["body-invalid: request body at /sizes"], ABSENT) == posted(
        schema, "multipart/form-data; boundary=b", b"".join([*parts, b"--b--"])
    )


def test_any_server_will_do_when_none_is_named(returning):
    """
    Without `servers` the host is not judged, and paths begin at the root.
    """
    spec = returning({})

    readings = [judge_request(spec, spec.operations[0], sent("GET", target)) for target in ("!/thing", "!/v2/thing")]

    assert [[], ["operation-mismatch: method and path"]] == [shown(reading.findings) for reading in readings]


def test_siblings_need_no_server(parse):
    """
    An id that addresses another operation is noticed without `servers` as well.
    """
    paths = {
        "/thing/{id}": {"get": silent("getThing", "id")},
        "/thing/last": {"get": silent("getLastThing")},
    }
    spec = parse(paths)

    readings = [judge_request(spec, spec.operations[0], sent("GET", f"!/thing/{name}")) for name in ("first", "last")]

    assert [[], ["operation-mismatch: method and path"]] == [shown(reading.findings) for reading in readings]


A, B, OLD = ({"url": f"https://{name}.test"} for name in ("a", "b", "old"))


@pytest.mark.parametrize(
    ("ours", "theirs", "is_mismatch"),
    [([A, OLD], [A, B], True), ([A], [B], False), ([], [B], False), ([A], [], False), ([], [], True)],
)
def test_siblings_share_a_server(parse, ours, theirs, is_mismatch):
    """
    An id may be what another operation's path says where that one is only on other servers.
    """
    paths = {
        "/thing/{id}": {"get": silent("getThing", "id"), "servers": ours},
        "/thing/last": {"get": silent("getLastThing"), "servers": theirs},
    }
    spec = parse(paths)

    reading = judge_request(spec, spec.operations[0], sent("GET", "!/thing/last", origin="https://a.test"))

    assert is_mismatch == bool(reading.findings)


@pytest.mark.parametrize(
    ("templates", "path", "expected"),
    [
        (["/{id}", "/v{id}"], "/v1", "/v{id}"),
        (["/{id}", "/{id}.csv"], "/a.csv", "/{id}.csv"),
        (["/{id}", "/me(@all)"], "/me(@all)", "/me(@all)"),
    ],
)
def test_the_template_that_says_more_wins(parse, templates, path, expected):
    """
    A segment that is literal at its beginning or its end comes before one that is not, whatever characters it has.
    """
    spec = parse({one: {"get": silent(f"get{one}", *["id"] * ("{" in one))} for one in templates})

    assert expected == find_operation(spec, sent("GET", f"!{path}")).path


@pytest.mark.parametrize("target", ["!/docs/v2/thing", "!/v2/thing"])
def test_a_relative_server_is_below_the_document(parse, target):
    """
    Nobody knows where the document came from, so that anything may stand before the path of such a server.
    """
    spec = parse({"/thing": {"get": silent("getThing"), "servers": [{"url": "../v2"}]}})

    assert () == judge_request(spec, spec.operations[0], sent("GET", target)).findings


def test_a_server_of_an_operation_has_a_stand_in_of_its_own():
    """
    What stands in for the servers of the spec does not for those of an operation, which have one by their URL.
    """
    operation, stand_in = OPERATIONS["addToken"], "http://localhost:8000"
    request, moved = sent("POST", "!/tokens", origin="https://login.library.test"), sent("POST", "!/tokens",
        origin=stand_in)  # fmt: skip

    def findings(request, **servers):
        return shown(judge_request(SPEC, operation, request, server="http://localhost", servers=servers).findings)

    login = {"https://login.library.test": stand_in}
    assert [[], []] == [findings(request), findings(moved, **login)]
    assert ["server-mismatch: server"] == findings(request, **login)


@pytest.mark.parametrize("server", [None, "http://localhost"])
def test_a_wrong_server_is_told_with_its_place_in_the_spec(server):
    """
    Also where another one stands in for it.
    """
    request = sent("GET", "!/x", origin="http://localhost")

    (finding,) = judge_request(SPEC, OPERATIONS["getBook"], request, server=server).findings[:1]

    assert "oracle.yaml" == finding.spec.partition("#")[0]


@pytest.mark.parametrize("ranges", [("text/*", "text/a"), ("text/a", "text/*")], ids=" ".join)
def test_an_exact_content_type_comes_before_a_range_of_the_same_length(ranges, parse):
    """
    Whichever of them stands first in the spec.
    """
    content = {name: {"schema": {"maxLength": 1 if "*" in name else 9}} for name in ranges}
    responses = {"200": {"description": "A thing.", "content": content}}
    spec = parse({"/thing": {"get": {"operationId": "getThing", "responses": responses}}})

    assert () == judge_response(spec, spec.operations[0], Response.of(200, [("Content-Type", "text/a")], b"a note"))


def test_each_keyword_is_a_finding(returning):
    """
    A value that violates two at one place has two findings.
    """
    spec = returning({"type": "string", "minLength": 3, "pattern": "^a"})

    findings = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b'"b"'))

    assert {"minLength: 3", 'pattern: "^a"'} == {finding.documented for finding in findings}


def test_what_is_no_text_is_not_read(returning):
    """
    The schema of bytes says nothing of the text that they may be.
    """
    spec = returning({"type": "string", "maxLength": 1}, "application/pdf")

    assert () == judge_response(
        spec, spec.operations[0], Response.of(200, [("Content-Type", "application/pdf")], b"%PDF")
    )


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_union_is_quoted_as_the_document_has_it(returning, keyword):
    """
    Without what its discriminator adds to the branches.
    """
    branches = [{"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog")]
    pet = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    spec = returning({keyword: branches, "discriminator": {"propertyName": "kind"}}, Cat=pet, Dog=pet)

    (finding,) = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b'{"kind": "Cow"}'))

    assert f"{keyword}: {json.dumps(branches)}" == finding.documented


def test_a_branch_may_be_referred_to_by_its_place(returning):
    """
    What a discriminator adds to it stands nowhere in the document.
    """
    pet = {"type": "object", "properties": {"kind": {}, "age": {"type": "integer", "format": "int32"}}}
    pets = {"oneOf": [{"$ref": "#/components/schemas/Pet"}], "discriminator": {"propertyName": "kind"}}
    spec = returning({"$ref": "#/components/schemas/Pets/oneOf/0"}, Pet=pet, Pets=pets)

    findings = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b'{"kind": "Cow", "age": 2147483648}'))

    assert {'enum: ["Pet"]', 'format: "int32"'} == {finding.documented for finding in findings}


@pytest.mark.parametrize(("schema", "documented"), [(False, "not: {}"), ({"allOf": [False]}, "0: false")])
def test_a_schema_may_refuse_everything(returning, schema, documented):
    """
    `false` is a schema, as a whole and as a branch.
    """
    spec = returning(schema)

    (finding,) = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b"1"))

    assert documented == finding.documented


def test_a_union_may_be_of_the_other_side_as_a_whole(returning):
    """
    Where only a branch with members of the other side fits, the union is what they are told of.
    """
    branches = [{"type": "object", "properties": {"pin": {"type": "string", "writeOnly": True}}}, {"type": "null"}]
    spec = returning({"anyOf": branches})

    (finding,) = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b'{"pin": "1"}'))

    assert "side-mismatch: response body" == f"{finding.code}: {finding.place}"
    assert finding.documented.startswith("anyOf: ")


def test_what_neither_side_may_have_is_found_once(returning):
    """
    A member that is ruled out altogether is not told of as one of the other side, too.
    """
    pin = {"type": "string", "writeOnly": True}
    spec = returning({"type": "object", "properties": {"gone": False, "pin": pin}})

    findings = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b'{"gone": 1, "pin": "1"}'))

    assert ["body-invalid: response body at /gone", "side-mismatch: response body at /pin"] == shown(findings)


def test_a_value_that_the_validator_cannot_take_is_a_finding(returning):
    """
    A validator that gives up on a body says so in a finding instead of an error.
    """
    spec = returning({"const": [[1]]})

    (finding,) = judge_response(spec, spec.operations[0], Response.of(200, [JSON], b"[" * 400 + b"]" * 400))

    assert "body-invalid: response body" == f"{finding.code}: {finding.place}"
    assert "a value that can be validated (Recursion limit reached)" == finding.documented


def test_a_keyword_that_cannot_be_traced_is_told_in_the_validators_words():
    """
    Where a validator's path leads nowhere, the finding points to the whole schema.
    """
    node = {"$dynamicRef": "https://a.test/b", "$defs": {"b": {"$id": "https://a.test/b", "minLength": 3}}}

    (finding,) = violations(Code.BODY_INVALID, "body", Schema(node, "#/a", {}), "ab")

    assert ('"ab" is shorter than 3 characters', "#/a") == (finding.documented, finding.spec)


@pytest.mark.parametrize("name", LISTS)
def test_several_lines_of_a_list_are_one_value(name):
    """
    Headers that are lists by their own definition may be spread over lines, whatever their schema; others may not.
    """
    assert {name: [(name, "a, b")]} == fields_of([header(name)], {name.lower(): ["a", "b"]})

    other = f"{name}-other"
    assert {other: [(other, "a"), (other, "b")]} == fields_of([header(other)], {other.lower(): ["a", "b"]})


def header(name):
    """A header whose schema is a string."""
    return Parameter(name=name, location="header", description="", required=False, style="simple", explode=False,
        allow_reserved=False, schema=Schema({"type": "string"}, "#", {}), pointer="#")  # fmt: skip


def test_absent_is_no_json_value():
    """
    A body that is `null` is told apart from no body.
    """
    null = sent("PUT", "/books", [("Content-Type", "application/x+json")], b"null")
    nothing = sent("PUT", "/books")

    bodies = [judge_request(SPEC, OPERATIONS["importBooks"], request).decoded.body for request in (null, nothing)]

    assert [None, ABSENT] == bodies
