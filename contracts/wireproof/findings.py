"""
What the judges report: one `Finding` per disagreement between the wire and the spec.

A finding is safe to print, store and send on. Each of its texts is one printable line of at most 200 characters, and
credentials are quoted in one only through `masked`.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

__all__ = ["NOTHING", "Code", "Finding", "inert", "masked", "one_line", "printable", "quoted"]

LONGEST = 200
"""Characters that a text of a finding may have."""

NOTHING = "nothing"
"""What was received where something is missing."""

AUTHENTICATION_SCHEMES = frozenset(
    {"apikey", "basic", "bearer", "digest", "dpop", "jwt", "negotiate", "oauth", "token"}
)
"""Words that may stand before credentials; any other first word could be the credentials themselves."""


class Code(StrEnum):
    """
    The kind of disagreement: a stable word with its meaning and the usual next step.

    A code names what is wrong; the finding's place says whether a request or a response has it.
    """

    meaning: str
    """One sentence for somebody who meets the code for the first time."""
    next_step: str
    """What to do about it, as an instruction."""

    def __new__(cls, code: str, meaning: str, next_step: str) -> Self:
        """The member for a row of the table below."""
        member = str.__new__(cls, code)
        member._value_, member.meaning, member.next_step = code, meaning, next_step
        return member

    SERVER_MISMATCH = (
        "server-mismatch",
        "The request goes to another server, or to another base path, than the spec names.",
        "correct the sender's base URL or `servers` in the spec",
    )
    OPERATION_MISMATCH = (
        "operation-mismatch",
        "The method or the path is not that of the operation.",
        "correct the sender's method or path, or the path template in the spec",
    )
    PATH_PARAMETER_INVALID = (
        "path-parameter-invalid",
        "A path parameter does not match its schema or style.",
        "correct the value that was sent or the parameter's schema",
    )
    QUERY_PARAMETER_MISSING = (
        "query-parameter-missing",
        "A required query parameter is not there.",
        "send the parameter, or drop `required` from the spec",
    )
    QUERY_PARAMETER_INVALID = (
        "query-parameter-invalid",
        "A query parameter does not match its schema or style.",
        "correct the value that was sent or the parameter's schema",
    )
    QUERY_PARAMETER_UNDECLARED = (
        "query-parameter-undeclared",
        "The query holds a name that the operation does not declare.",
        "stop sending it, or add it to the operation's parameters",
    )
    QUERY_PARAMETER_DUPLICATED = (
        "query-parameter-duplicated",
        "A query parameter that may occur once occurs several times.",
        "send it once, or declare an array with `explode: true`",
    )
    QUERY_PARAMETER_STYLE_MISMATCH = (
        "query-parameter-style-mismatch",
        "A list or object in the query is laid out in another way than style and explode say.",
        "serialize it by the declared style and explode, or correct those in the spec",
    )
    PERCENT_ENCODING_INVALID = (
        "percent-encoding-invalid",
        "A part of the request is not percent-encoded as RFC 3986 wants it.",
        "encode every byte of the UTF-8 text that is not an unreserved character as `%` and two hexadecimal digits",
    )
    HEADER_MISSING = (
        "header-missing",
        "A required header is not there.",
        "send the header, or drop `required` from the spec",
    )
    HEADER_INVALID = (
        "header-invalid",
        "A header does not match its schema or style.",
        "correct the value that was sent or the header's schema",
    )
    HEADER_DUPLICATED = (
        "header-duplicated",
        "A header that is not a list occurs several times.",
        "send it once, or declare an array",
    )
    COOKIE_MISSING = (
        "cookie-missing",
        "A required cookie is not there.",
        "send the cookie, or drop `required` from the spec",
    )
    COOKIE_INVALID = (
        "cookie-invalid",
        "A cookie does not match its schema or style.",
        "correct the value that was sent or the parameter's schema",
    )
    COOKIE_UNDECLARED = (
        "cookie-undeclared",
        "A cookie is sent that the operation does not declare.",
        "stop sending it, or add it to the operation's parameters",
    )
    COOKIE_DUPLICATED = (
        "cookie-duplicated",
        "A cookie that may occur once occurs several times.",
        "send it once, or declare an array with `explode: true`",
    )
    SECURITY_MISSING = (
        "security-missing",
        "The operation needs credentials and there are none.",
        "send the credentials, or correct the operation's `security`",
    )
    SECURITY_MISMATCH = (
        "security-mismatch",
        "There are credentials, but not of the form that the security scheme describes.",
        "send the scheme's word and credentials as documented, or correct the security scheme",
    )
    CONTENT_TYPE_MISSING = (
        "content-type-missing",
        "There is a body without a Content-Type.",
        "send the Content-Type of the body",
    )
    CONTENT_TYPE_UNDOCUMENTED = (
        "content-type-undocumented",
        "The Content-Type of a body is none of those that the spec documents.",
        "send a documented content type, or add this one to `content`",
    )
    BODY_MISSING = (
        "body-missing",
        "A body is documented and required, and there is none.",
        "send the body, or say in the spec that it may be absent",
    )
    BODY_UNEXPECTED = (
        "body-unexpected",
        "There is a body where none is documented.",
        "send no body, or document its `content`",
    )
    BODY_NOT_JSON = (
        "body-not-json",
        "A body with a JSON content type is not one unambiguous JSON text.",
        "send UTF-8 encoded JSON without repeated member names, NaN or Infinity",
    )
    BODY_INVALID = (
        "body-invalid",
        "A body does not match its schema.",
        "correct the body that was sent or the schema",
    )
    FORM_STYLE_MISMATCH = (
        "form-style-mismatch",
        "A member of a form is laid out in another way than its `encoding` says.",
        "write it by its style and explode, or once for each item where neither is said; or correct `encoding`",
    )
    PART_INVALID = (
        "part-invalid",
        "A part of a multipart body has no name, no file name, or another content type than is documented.",
        "name the part after its member, a file also by `filename`, and say the content type that `encoding` has",
    )
    SIDE_MISMATCH = (
        "side-mismatch",
        "A request holds a member that is `readOnly`, or a response one that is `writeOnly`.",
        "leave the member out, or drop `readOnly` or `writeOnly` from its schema",
    )
    CHARSET_MISMATCH = (
        "charset-mismatch",
        "The bytes of a body are not text in the charset that its Content-Type names.",
        "encode the body in that charset, or name the one that it is in",
    )
    ASKED_MISSING = (
        "asked-missing",
        "A response lacks what its request asked for.",
        "respond with what was asked for, or correct `x-selects` or `x-includes` of the parameter",
    )
    STATUS_UNDOCUMENTED = (
        "status-undocumented",
        "The response has a status that the operation does not document.",
        "document the status (exactly, as a range or as `default`), or respond with a documented one",
    )


@dataclass(frozen=True)
class Finding:
    """
    One disagreement between the wire and the spec.

    `str()` shows it as a small block: a headline, then a line for each of the other fields.
    """

    code: Code
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

    def __post_init__(self) -> None:
        """Make every text a short printable line."""
        for name in ("place", "received", "documented"):
            object.__setattr__(self, name, one_line(getattr(self, name)))  # the way past `frozen`
        object.__setattr__(self, "next", self.next or self.code.next_step)

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
            [f"{self.code}: {self.code.meaning}", *(f"  {key:<10}  {text}" for key, text in details.items())]
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
