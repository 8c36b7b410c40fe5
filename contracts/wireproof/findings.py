"""
What the judges report: one `Finding` per disagreement between the wire and the spec.

A finding is safe to print, store and send on. Each of its texts is one printable line of at most 200 characters, and
credentials are quoted in one only through `masked`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal, Self

__all__ = ["NOTHING", "AnyCode", "Code", "Finding", "Side", "inert", "masked", "one_line", "printable", "quoted"]

LONGEST = 200
"""Characters that a text of a finding may have."""

NOTHING = "nothing"
"""What was received where something is missing."""

AUTHENTICATION_SCHEMES = frozenset(
    {"apikey", "basic", "bearer", "digest", "dpop", "jwt", "negotiate", "oauth", "token"}
)
"""Words that may stand before credentials; any other first word could be the credentials themselves."""


Side = Literal["request", "response"]
"""Which of the two messages of an exchange has what is wrong."""

_GET = "paths: {/kites: {get: {"
_DONE = "responses: {'204': {description: Done.}}"


class AnyCode(StrEnum):
    """A kind of disagreement: a stable word with its meaning, and a stable number for each side that can have it."""

    meaning: str
    """One sentence for somebody who meets the code for the first time."""
    next_step: str
    """What to do about it, as an instruction."""
    why: str
    """What comes of it, in a sentence."""
    examples: Mapping[str, tuple[str, str]]
    """By number: what the spec says, and something that is not so: a request, a response or a piece of a document."""

    def __new__(
        cls,
        code: str,
        meaning: str,
        next_step: str,
        why: str = "",
        examples: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    ) -> Self:
        """The member for a row of a table."""
        member = str.__new__(cls, code)
        member._value_, member.meaning, member.next_step = code, meaning, next_step
        member.why, member.examples = why, MappingProxyType(dict(examples))
        return member

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number of each side, that of requests first."""
        return tuple(self.examples)

    def number(self, side: Side) -> str:
        """The number on a side, the only one where the other side cannot have it; empty where there is none."""
        return self.numbers[-1 if side == "response" else 0] if self.numbers else ""


class Code(AnyCode):
    """
    What is found on the wire and in documents.

    `WP1..` is in a request, `WP2..` in a response and `WP3..` in a document. Words and numbers are never given to
    something else. The examples are of an API of kites; a test judges each of them.
    """

    SERVER_MISMATCH = (
        "server-mismatch",
        "The request goes to another server, or to another base path, than the spec names.",
        "correct the sender's base URL or `servers` in the spec",
        "Another program receives the request, and the credentials in it.",
        {"WP101": ("the server is https://kites.test", "GET https://birds.test/kites")},
    )
    OPERATION_MISMATCH = (
        "operation-mismatch",
        "The method or the path is not that of the operation.",
        "correct the sender's method or path, or the path template in the spec",
        "The server returns 404 or 405, or does something else than was meant.",
        {"WP102": ("there is no PUT of /kites", "PUT /kites")},
    )
    PATH_PARAMETER_INVALID = (
        "path-parameter-invalid",
        "A path parameter does not match its schema or style.",
        "correct the value that was sent or the parameter's schema",
        "The server finds nothing at such an address, or something else.",
        {"WP110": ("`id` is an integer", "GET /kites/seven")},
    )
    PERCENT_ENCODING_INVALID = (
        "percent-encoding-invalid",
        "A part of the message is not percent-encoded as RFC 3986 wants it.",
        "encode every byte of the UTF-8 text that is not an unreserved character as `%` and two hexadecimal digits",
        "One server refuses it and another guesses, each in its own way.",
        {
            "WP111": ("`%z` is no escape", "GET /kites?site=100%z"),
            "WP211": (
                "`%z` is no escape",
                "POST /flights -> 200\nContent-Type: application/x-www-form-urlencoded\n\nfrom=100%z",
            ),
        },
    )
    QUERY_PARAMETER_MISSING = (
        "query-parameter-missing",
        "A required query parameter is not there.",
        "send the parameter, or drop `required` from the spec",
        "The server returns 400, or takes a default that nobody documented.",
        {"WP120": ("`at` is required", "GET /winds\nX-Site: 1\nCookie: seen=1")},
    )
    QUERY_PARAMETER_INVALID = (
        "query-parameter-invalid",
        "A query parameter does not match its schema or style.",
        "correct the value that was sent or the parameter's schema",
        "The server returns 400, or ignores the value and returns something else than was asked.",
        {"WP121": ("`limit` is an integer", "GET /kites?limit=ten")},
    )
    QUERY_PARAMETER_UNDECLARED = (
        "query-parameter-undeclared",
        "The query holds a name that the operation does not declare.",
        "stop sending it, or add it to the operation's parameters",
        "Most servers ignore it without a word, so that a misspelt filter filters nothing.",
        {"WP122": ("the parameter is called `limit`", "GET /kites?limt=10")},
    )
    QUERY_PARAMETER_DUPLICATED = (
        "query-parameter-duplicated",
        "A query parameter that may occur once occurs several times.",
        "send it once, or declare an array with `explode: true`",
        "Servers take the first, the last or both of them, and a gateway may take another than they do.",
        {"WP123": ("`limit` is a single integer", "GET /kites?limit=1&limit=2")},
    )
    QUERY_PARAMETER_STYLE_MISMATCH = (
        "query-parameter-style-mismatch",
        "A list or object in the query is laid out in another way than style and explode say.",
        "serialize it by the declared style and explode, or correct those in the spec",
        "The server reads one value where several were meant, or none.",
        {"WP124": ("`colors` has `explode: false`", "GET /kites?colors=red&colors=blue")},
    )
    HEADER_MISSING = (
        "header-missing",
        "A required header is not there.",
        "send the header, or drop `required` from the spec",
        "Its readers rely on it being there.",
        {
            "WP130": ("`X-Site` is required", "GET /winds?at=noon\nCookie: seen=1"),
            "WP230": ("`X-Total` is required", "GET /kites -> 200\nContent-Type: application/json\n\n[]"),
        },
    )
    HEADER_INVALID = (
        "header-invalid",
        "A header does not match its schema or style.",
        "correct the value that was sent or the header's schema",
        "A reader that goes by the spec fails or guesses.",
        {
            "WP131": ("`X-Site` is an integer", "GET /winds?at=noon\nX-Site: north\nCookie: seen=1"),
            "WP231": (
                "`X-Total` is an integer",
                "GET /kites -> 200\nContent-Type: application/json\nX-Total: many\n\n[]",
            ),
        },
    )
    HEADER_DUPLICATED = (
        "header-duplicated",
        "A header that is not a list occurs several times.",
        "send it once, or declare an array",
        "Libraries join the lines, or take one of them.",
        {
            "WP132": ("`X-Site` is a single integer", "GET /winds?at=noon\nX-Site: 1\nX-Site: 2\nCookie: seen=1"),
            "WP232": (
                "`X-Total` is a single integer",
                "GET /kites -> 200\nContent-Type: application/json\nX-Total: 1\nX-Total: 2\n\n[]",
            ),
        },
    )
    COOKIE_MISSING = (
        "cookie-missing",
        "A required cookie is not there.",
        "send the cookie, or drop `required` from the spec",
        "The server responds as if nobody had been there before.",
        {"WP135": ("`seen` is required", "GET /winds?at=noon\nX-Site: 1")},
    )
    COOKIE_INVALID = (
        "cookie-invalid",
        "A cookie does not match its schema or style.",
        "correct the value that was sent or the parameter's schema",
        "The server ignores it, or returns 400.",
        {"WP136": ("`seen` is an integer", "GET /winds?at=noon\nX-Site: 1\nCookie: seen=often")},
    )
    COOKIE_UNDECLARED = (
        "cookie-undeclared",
        "A cookie is sent that the operation does not declare.",
        "stop sending it, or add it to the operation's parameters",
        "It tells the server something that nobody meant to say, or is misspelt.",
        {"WP137": ("there is no cookie `theme`", "GET /winds?at=noon\nX-Site: 1\nCookie: seen=1; theme=dark")},
    )
    COOKIE_DUPLICATED = (
        "cookie-duplicated",
        "A cookie that may occur once occurs several times.",
        "send it once, or declare an array with `explode: true`",
        "Which one a server takes is its own affair (RFC 6265, section 4.2.2).",
        {"WP138": ("`seen` is a single integer", "GET /winds?at=noon\nX-Site: 1\nCookie: seen=1; seen=2")},
    )
    SECURITY_MISSING = (
        "security-missing",
        "The operation needs credentials and there are none.",
        "send the credentials, or correct the operation's `security`",
        "The server returns 401.",
        {"WP140": ("the operation takes a bearer token", "DELETE /kites/7")},
    )
    SECURITY_MISMATCH = (
        "security-mismatch",
        "There are credentials, but not of the form that the security scheme describes.",
        "send the scheme's word and credentials as documented, or correct the security scheme",
        "The server returns 401, although the token may be right.",
        {"WP141": ("the word `Bearer` stands before a token", "DELETE /kites/7\nAuthorization: Token abc")},
    )
    CONTENT_TYPE_MISSING = (
        "content-type-missing",
        "There is a body without a Content-Type.",
        "send the Content-Type of the body",
        "The receiver has to guess what it is (RFC 9110, section 8.3).",
        {
            "WP150": ("the body is `application/json`", 'POST /kites\n\n{"name": "Red"}'),
            "WP250": ("the body is `application/json`", 'GET /kites/7 -> 200\n\n{"name": "Red"}'),
        },
    )
    CONTENT_TYPE_UNDOCUMENTED = (
        "content-type-undocumented",
        "The Content-Type of a body is none of those that the spec documents.",
        "send a documented content type, or add this one to `content`",
        "The server returns 415; a client of the spec cannot read such a response.",
        {
            "WP151": ("the body is `application/json`", "POST /kites\nContent-Type: text/plain\n\nRed"),
            "WP251": ("the body is `application/json`", "GET /kites/7 -> 200\nContent-Type: text/html\n\n<p>Red</p>"),
        },
    )
    CHARSET_MISMATCH = (
        "charset-mismatch",
        "The bytes of a body are not text in the charset that its Content-Type names.",
        "encode the body in that charset, or name the one that it is in",
        "Letters beyond ASCII arrive as others.",
        {
            "WP152": ("`é` is no ASCII", "POST /notes\nContent-Type: text/plain; charset=us-ascii\n\ncafé"),
            "WP252": ("`é` is no ASCII", "GET /notes -> 200\nContent-Type: text/plain; charset=us-ascii\n\ncafé"),
        },
    )
    BODY_MISSING = (
        "body-missing",
        "A body is documented and required, and there is none.",
        "send the body, or say in the spec that it may be absent",
        "Its readers rely on its members.",
        {
            "WP160": ("the body is required", "POST /kites"),
            "WP260": ("a success has a kite", "GET /kites/7 -> 200\nContent-Type: application/json"),
        },
    )
    BODY_UNEXPECTED = (
        "body-unexpected",
        "There is a body where none is documented.",
        "send no body, or document its `content`",
        "It is thrown away unread; a body behind 204 is read as the beginning of the next response.",
        {
            "WP161": ("the operation has no body", 'GET /kites\nContent-Type: application/json\n\n{"limit": 10}'),
            "WP261": ("204 has no body", "DELETE /kites/7 -> 204\nContent-Type: application/json\n\n{}"),
        },
    )
    BODY_NOT_JSON = (
        "body-not-json",
        "A body with a JSON content type is not one unambiguous JSON text.",
        "send UTF-8 encoded JSON without repeated member names, NaN or Infinity",
        "Some readers refuse it, and others each read something else (RFC 8259, section 4).",
        {
            "WP162": (
                "`name` stands there twice",
                'POST /kites\nContent-Type: application/json\n\n{"name": "Red", "name": "Blue"}',
            ),
            "WP262": ("NaN is no JSON", 'GET /kites/7 -> 200\nContent-Type: application/json\n\n{"id": NaN}'),
        },
    )
    BODY_INVALID = (
        "body-invalid",
        "A body does not match its schema.",
        "correct the body that was sent or the schema",
        "The server returns 400 or 422; a client of the spec cannot read such a response.",
        {
            "WP163": ("`name` is a string", 'POST /kites\nContent-Type: application/json\n\n{"name": 7}'),
            "WP263": ("`name` is required", 'GET /kites/7 -> 200\nContent-Type: application/json\n\n{"nmae": "Red"}'),
        },
    )
    FORM_STYLE_MISMATCH = (
        "form-style-mismatch",
        "A member of a form is laid out in another way than its `encoding` says.",
        "write it by its style and explode, or once for each item where neither is said; or correct `encoding`",
        "The receiver sees one value where several were meant, or none.",
        {
            "WP164": (
                "`stops` has `explode: false`",
                "POST /flights\nContent-Type: application/x-www-form-urlencoded\n\nfrom=a&stops=b&stops=c",
            ),
            "WP264": (
                "`stops` has `explode: false`",
                "POST /flights -> 200\nContent-Type: application/x-www-form-urlencoded\n\nfrom=a&stops=b&stops=c",
            ),
        },
    )
    PART_INVALID = (
        "part-invalid",
        "A part of a multipart body has no name, no file name, or another content type than is documented.",
        "name the part after its member, a file also by `filename`, and say the content type that `encoding` has",
        "The receiver takes a file for a text, or passes the part over.",
        {
            "WP165": (
                "a file has a `filename`",
                "PUT /kites/7/photo\nContent-Type: multipart/form-data; boundary=x\n\n"
                '--x\nContent-Disposition: form-data; name="photo"\n'
                "Content-Type: application/octet-stream\n\nGIF89a\n--x--\n",
            ),
            "WP265": (
                "a file has a `filename`",
                "PUT /kites/7/photo -> 200\nContent-Type: multipart/form-data; boundary=x\n\n"
                '--x\nContent-Disposition: form-data; name="photo"\n'
                "Content-Type: application/octet-stream\n\nGIF89a\n--x--\n",
            ),
        },
    )
    SIDE_MISMATCH = (
        "side-mismatch",
        "A request holds a member that is `readOnly`, or a response one that is `writeOnly`.",
        "leave the member out, or drop `readOnly` or `writeOnly` from its schema",
        "A server ignores or refuses the one; the other may be a secret that it must not give away.",
        {
            "WP166": ("`id` is read-only", 'POST /kites\nContent-Type: application/json\n\n{"id": 7, "name": "Red"}'),
            "WP266": (
                "`pin` is write-only",
                'GET /kites/7 -> 200\nContent-Type: application/json\n\n{"name": "Red", "pin": "1234"}',
            ),
        },
    )
    STATUS_UNDOCUMENTED = (
        "status-undocumented",
        "The response has a status that the operation does not document.",
        "document the status (exactly, as a range or as `default`), or respond with a documented one",
        "Nobody who reads the spec is prepared for it.",
        {"WP201": ("200 and 404 are documented", "GET /kites/7 -> 418")},
    )
    ASKED_MISSING = (
        "asked-missing",
        "A response lacks what its request asked for.",
        "respond with what was asked for, or correct `x-selects` or `x-includes` of the parameter",
        "The caller asked because it is needed, and finds nothing there.",
        {
            "WP270": (
                "`fields` asks for `color`",
                'GET /kites/7?fields=color -> 200\nContent-Type: application/json\n\n{"name": "Red"}',
            )
        },
    )
    DOCUMENT_UNREADABLE = (
        "document-unreadable",
        "A document, or a file that it refers to, cannot be read as YAML or JSON, or comes to more than is read.",
        "correct the syntax at the line that is named",
        "Nothing can be said of an API whose description nobody can read.",
        {"WP301": ("a bracket is not closed", "tags: [kites")},
    )
    NOT_OPENAPI = (
        "not-openapi",
        "A document is no OpenAPI document of a version that is read.",
        "name an OpenAPI document of version 3.0, 3.1 or 3.2",
        "Other formats describe other things in other words.",
        {"WP302": ("2.0 is Swagger", 'openapi: "2.0"')},
    )
    STRUCTURE_INVALID = (
        "structure-invalid",
        "Something in a document is not what OpenAPI 3.1 or JSON Schema has in its place.",
        "correct it as the sentence says",
        "What readers make of it differs from one to the next.",
        {"WP303": ("the title is a string", "info: {title: 7}")},
    )
    REFERENCE_BROKEN = (
        "reference-broken",
        "A reference leads nowhere, back to itself, or to where nothing is read.",
        "correct the reference, or put its target below `components` or beside the document",
        "What it stands for is unknown.",
        {"WP304": ("there is no parameter `Page`", _GET + "parameters: [{$ref: '#/components/parameters/Page'}]}}}")},
    )
    ADDRESS_UNSUPPORTED = (
        "address-unsupported",
        "A schema is found by `$id`, `$anchor` or `$dynamicRef`, or is of another dialect than JSON Schema 2020-12.",
        "refer to components by `$ref: '#/components/...'`, and leave the dialect out",
        "Schemas are found by JSON pointers, and read by one dialect.",
        {"WP305": ("`$anchor` is not read", "components: {schemas: {Kite: {$anchor: kite}}}")},
    )
    PARAMETER_UNUSABLE = (
        "parameter-unusable",
        "A parameter has no schema, is none, or is not in the path that it belongs to.",
        "describe it with `schema`, and have its name in braces in the path",
        "Nobody knows how to write its value, or where.",
        {
            "WP306": (
                "the path has no `{id}`",
                _GET + "parameters: [{name: id, in: path, required: true, schema: {}}]}}}",
            )
        },
    )
    OPERATION_ID_CLASH = (
        "operation-id-clash",
        "An operationId is missing, or two operations have the same.",
        "write an operationId of its own",
        "Methods, functions and tests are named after it.",
        {"WP307": ("GET has that name already", f"paths: {{/kites: {{put: {{operationId: getKites, {_DONE}}}}}}}")},
    )
    PATH_PARAMETER_UNDESCRIBED = (
        "path-parameter-undescribed",
        "A path has a name in braces that no parameter describes.",
        "add a parameter with `in: path`",
        "Nobody knows what to put there.",
        {
            "WP308": (
                "nothing describes `{id}`",
                "paths: {'/kites/{id}': {get: {operationId: getKite, " + _DONE + "}}}",
            )
        },
    )
    DECLARED_TWICE = (
        "declared-twice",
        "A parameter or a tag is described twice in one list.",
        "remove one of the two",
        "Which of the two counts is anybody's guess.",
        {"WP309": ("the tag is described twice", "tags: [{name: Kites}, {name: Kites}]")},
    )
    SECURITY_SCHEME_UNKNOWN = (
        "security-scheme-unknown",
        "A security requirement names a scheme that the document does not have.",
        "add the scheme under `components/securitySchemes`, or correct the name",
        "Nobody knows which credentials are meant.",
        {"WP310": ("there is no scheme `key`", "security: [{key: []}]")},
    )
    LINK_BROKEN = (
        "link-broken",
        "A link leads to an operation or a parameter that the document does not have.",
        "name an operationId and parameters of this document",
        "What follows the link goes nowhere.",
        {
            "WP311": (
                "there is no operation `getKite`",
                _GET + "responses: {'200': {description: Done., links: {kite: {operationId: getKite}}}}}}}",
            )
        },
    )
    VALUE_IMPOSSIBLE = (
        "value-impossible",
        "A value of `enum` or `const` is refused by the schema that lists it.",
        "correct the value, or what is around it",
        "No message can ever have it.",
        {"WP320": ("2 is no string", "components: {schemas: {Color: {type: string, enum: [red, 2]}}}")},
    )
    LIMITS_CONTRADICTORY = (
        "limits-contradictory",
        "A schema's minimum is more than its maximum.",
        "correct one of the two",
        "No value fits.",
        {"WP321": ("nothing is both", "components: {schemas: {Size: {type: integer, minimum: 9, maximum: 3}}}")},
    )
    DISCRIMINATOR_USELESS = (
        "discriminator-useless",
        "A discriminator names a member or a schema that its branches do not have.",
        "name the member that tells the branches apart, and schemas of this document",
        "It tells no branch from another.",
        {
            "WP322": (
                "no branch has a member `kind`",
                "components: {schemas: {Toy: {oneOf: [{type: object}], discriminator: {propertyName: kind}}}}",
            )
        },
    )
    EXTENSION_INVALID = (
        "extension-invalid",
        "An `x-` member that is read here has a value that it cannot have.",
        "write it as CONTRIBUTING.md says",
        "What was meant by it does not happen.",
        {"WP323": ("it is true or false", "components: {schemas: {Kite: {x-placeholder: maybe}}}")},
    )
    EXAMPLE_INVALID = (
        "example-invalid",
        "An example or a default does not fit the schema beside it.",
        "correct the example or the schema",
        "Readers copy examples; mocks return them.",
        {"WP324": ("it is no integer", "components: {schemas: {Size: {type: integer, default: big}}}")},
    )
    SOURCE_UNTRACED = (
        "source-untraced",
        "What a spec or an overlay says, or a fact of its fact sheet, is not traced from one to the other.",
        "add the row to the fact sheet, name it in `x-source`, or list it with the reason why it is left out",
        "Nobody can tell whether the API has it, or somebody made it up.",
        {"WP330": ("the fact sheet has no such row", _GET + "x-source: [the wind]}}}")},
    )
    FACT_SHEET_INVALID = (
        "fact-sheet-invalid",
        "A fact sheet is missing, or has a row that cannot be used.",
        "correct the row that is named",
        "What a spec rests on cannot be looked up.",
        {"WP331": ("there is no such file", "x-fact-sheet: weather.md")},
    )
    EXAMPLE_UNDECLARED = (
        "example-undeclared",
        "An example has a member that its schema does not know.",
        "correct the name, or describe the member",
        "It is misspelt, or the schema lacks it.",
        {
            "WP340": (
                "the member is called `name`",
                "components: {schemas: {Kite: {type: object, properties: {name: {type: string}}, "
                "examples: [{nmae: Red}]}}}",
            )
        },
    )
    EXAMPLE_MISSING = (
        "example-missing",
        "A documented response with content has no named example.",
        "show one under `examples`",
        "Mocks and tests return examples.",
        {
            "WP341": (
                "there is no `examples`",
                _GET + "responses: {'200': {description: Done., content: {application/json: {schema: {}}}}}}}}",
            )
        },
    )
    NULLABLE_OUTDATED = (
        "nullable-outdated",
        "A schema says `nullable`, which OpenAPI 3.1 does not know.",
        "add `null` to the types",
        "Readers of 3.1 ignore it, and refuse null.",
        {"WP342": ("it is a word of 3.0", "components: {schemas: {Name: {type: string, nullable: true}}}")},
    )
    FORMAT_UNKNOWN = (
        "format-unknown",
        "A `format` is none that OpenAPI or JSON Schema lists, or says nothing of its type.",
        "take one that is listed, of the right type",
        "Nobody checks it.",
        {"WP343": ("it is called `date-time`", "components: {schemas: {At: {type: string, format: datetime}}}")},
    )
    REQUIRED_UNDESCRIBED = (
        "required-undescribed",
        "A member is required and not described.",
        "describe the member in `properties`, or correct the name",
        "Nobody knows what it is, or its name is misspelt.",
        {"WP344": ("nothing describes `name`", "components: {schemas: {Kite: {type: object, required: [name]}}}")},
    )
    NEVER_SENT = (
        "never-sent",
        "A member is both `readOnly` and `writeOnly`.",
        "leave one of the two out",
        "No message can have it.",
        {"WP345": ("it is both", "components: {schemas: {Id: {type: string, readOnly: true, writeOnly: true}}}")},
    )
    COMMAS_UNDECLARED = (
        "commas-undeclared",
        "A parameter is described as comma-separated and declared otherwise.",
        "declare an array with `style: form` and `explode: false`",
        "Clients write what is declared, and the server reads what is described.",
        {
            "WP346": (
                "it is declared as a string",
                _GET + "parameters: [{name: ids, in: query, description: Split by commas., schema: {type: string}}]}}}",
            )
        },
    )
    OPERATION_ID_STYLE = (
        "operation-id-style",
        "An operationId is no verb and noun in camelCase.",
        "write one as `listUsers` is",
        "Functions are named after it.",
        {"WP347": ("it has an underscore", _GET + "operationId: list_kites}}}")},
    )
    TAG_STYLE = (
        "tag-style",
        "An operation does not have one declared tag, or a tag is no described resource in plural.",
        "give each operation one tag, and describe it at the top",
        "Resources of clients are named after tags.",
        {"WP348": ("the tag is not declared", _GET + "tags: [Birds]}}}")},
    )
    SECURITY_UNSAID = (
        "security-unsaid",
        "An operation does not say which credentials it takes.",
        "add `security`, as `[]` for none",
        "Nobody can tell what is forgotten from what is public.",
        {
            "WP349": (
                "the operation has no `security`",
                f"paths: {{/winds: {{get: {{operationId: getWinds, tags: [Kites], {_DONE}}}}}}}",
            )
        },
    )
    PAGES_UNSAID = (
        "pages-unsaid",
        "A list does not say how to get from one page to the next.",
        "add `x-pagination`",
        "Callers see the first page and take it for all.",
        {"WP350": ("`x-pagination` is missing", _GET + "operationId: listKites}}}")},
    )
    OVERLAY_INVALID = (
        "overlay-invalid",
        "An overlay cannot be read, or an action of it does not apply to its document.",
        "correct the action, or remove it",
        "The document has changed since, and is no longer corrected.",
        {
            "WP360": (
                "there is no /birds",
                "overlay: 1.1.0\ninfo: {title: Corrections, version: '1'}\n"
                "actions: [{target: \"$.paths['/birds']\", update: {summary: Birds}}]",
            )
        },
    )
    CLIENT_IMPOSSIBLE = (
        "client-impossible",
        "Something is described that no client can be generated for.",
        "describe it as the sentence says, or leave it out",
        "Its operations are left out of the client, or all of it where the document is strict.",
        {
            "WP370": (
                "`deepObject` is for objects",
                _GET + "parameters: [{name: by, in: query, style: deepObject, schema: {type: string}}]}}}",
            )
        },
    )
    NAME_UNUSABLE = (
        "name-unusable",
        "A name, or a version, cannot be one in Python or in HTTP, or two things would have the same.",
        "correct the name, or name the method with `x-method`",
        "Methods, arguments, classes and the distribution are named after it.",
        {"WP371": ("a distribution has no such version (PEP 440)", "info: {version: spring}")},
    )
    SERVER_UNUSABLE = (
        "server-unusable",
        "A server has no absolute URL of HTTP, or a variable of it has no value.",
        "write an absolute URL, and a default for each variable",
        "A client cannot know where the API is.",
        {"WP372": ("it is relative", "servers: [{url: /v1}]")},
    )
    SECURITY_UNUSABLE = (
        "security-unusable",
        "No alternative of a security requirement is one that a client can meet by itself.",
        "add one of a key, a bearer token, basic authentication or OAuth 2, or leave the operation out",
        "Its calls would be refused.",
        {
            "WP373": (
                "a certificate is no credential of a request",
                "components: {securitySchemes: {own: {type: mutualTLS}}}\nsecurity: [{own: []}]\n"
                "paths: {/kites: {get: {security: [{own: []}]}}}",
            )
        },
    )
    NOT_DRAWABLE = (
        "not-drawable",
        "No request or response that fits its schemas can be made up for an operation.",
        "write a `pattern` that Python knows too, or an example",
        "It is in the client, and is not proven.",
        {
            "WP374": (
                "no text has nine characters and is `a`",
                _GET + "parameters: [{name: at, in: query, required: true, "
                "schema: {type: string, pattern: '^a$', minLength: 9}}]}}}",
            )
        },
    )
    ALLOWANCE_EXPIRED = (
        "allowance-expired",
        "An entry of the allow-list has expired; what it allowed is a finding again.",
        "mend what it allowed and remove the entry, or give it a later date and a reason",
        "Somebody meant to have mended it by then.",
        {
            "WP380": (
                "the day is over",
                '[[allow]]\ncode = "WP263"\noperation = "getKite"\nplace = "response body at /name"\n'
                'until = 2024-01-31\nwhy = "The server is mended in January."',
            )
        },
    )
    ALLOWANCE_UNUSED = (
        "allowance-unused",
        "An entry of the allow-list matches nothing, although its operation was met.",
        "remove the entry, or correct it",
        "What it allowed is mended, or the entry is misspelt; it would hide the next mistake.",
        {
            "WP381": (
                "nothing is wrong there",
                '[[allow]]\ncode = "WP263"\noperation = "getKite"\nplace = "response body at /colour"\n'
                'until = 2099-01-31\nwhy = "The server is mended some day."',
            )
        },
    )


@dataclass(frozen=True)
class Finding:
    """
    One disagreement between the wire and the spec.

    `str()` shows it as a small block: a headline, then a line for each of the other fields.
    """

    code: AnyCode
    place: str
    """Where on the wire: ``query parameter `limit` ``, `response body at /user/id` (a JSON pointer)."""
    received: str
    """What was there, or `nothing`."""
    documented: str
    """What the spec asks for."""
    spec: str
    """Where it does so: `<file name>#<JSON pointer>`."""
    next: str = ""
    """What to do about it; unless it is given, what the code advises."""
    side: Side = "request"

    def __post_init__(self) -> None:
        """Make every text a short printable line."""
        for name in ("place", "received", "documented"):
            object.__setattr__(self, name, one_line(getattr(self, name)))  # the way past `frozen`
        object.__setattr__(self, "next", self.next or self.code.next_step)

    @property
    def number(self) -> str:
        """The stable number of the code on this side: `WP163`."""
        return self.code.number(self.side)

    def __str__(self) -> str:
        """The block, its second to last lines indented."""
        details = {
            "at": self.place,
            "received": self.received,
            "documented": self.documented,
            "spec": self.spec,
            "next": self.next,
        }
        return "\n".join(
            [
                f"{self.number} {self.code}: {self.code.meaning}",
                *(f"  {key:<10}  {text}" for key, text in details.items()),
            ]
        )


def quoted(value: Any) -> str:
    """A JSON value as JSON text; what JSON cannot write is named by its Python type."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except (RecursionError, TypeError, ValueError):
        return f"a {type(value).__name__} that cannot be shown"


def masked(authorization: str) -> str:
    """
    The value of an Authorization header without its credentials: `Bearer ***`.

    The word before the credentials is shown only when it is a known scheme, and anything after it never is.
    """
    word, _, credentials = authorization.partition(" ")
    known = word if word.lower() in AUTHENTICATION_SCHEMES else ""
    return " ".join(filter(None, [known, "***" if credentials or not known else ""]))


def one_line(text: str) -> str:
    """A text as a printable line of at most 200 characters."""
    return printable(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def printable(text: str) -> str:
    """A text with everything replaced that a terminal, or what reads the log of a CI, would act upon."""
    return inert("".join(character if character.isprintable() else "�" for character in text))


COMMAND = re.compile(r"(?<![^\r\n])(\s*):(?=:)|#(?=#\[)")
"""How a command begins: `::` as the first of a line, behind blanks or not, and `##[` anywhere."""


def inert(text: str) -> str:
    """A text without anything that a CI would act upon: GitHub runs commands that it finds in the output of a step."""
    return COMMAND.sub(lambda found: f"{found[1] or ''}�", text)
