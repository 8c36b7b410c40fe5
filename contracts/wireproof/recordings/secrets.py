"""
What of an exchange is secret: credentials wherever they travel, so that no output shows them.

Secret are the header fields that carry credentials, all cookies, and what is called as the security schemes of a spec
call their keys, or as tokens and passwords are usually called, in the query and in bodies of JSON and forms.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from wireproof.catalog import Spec
from wireproof.findings import Finding, printable
from wireproof.messages import Request, Response

__all__ = ["Secrets"]

USUAL = re.compile(
    r"auth|.*authorization|.*authentication|.*token|.*secret.*|.*passw(or)?d|passphrase|.*api[-_]?key|.*access[-_]?key"
    r"|.*session([-_]?id)?|.*signature|.*credentials?|.*cookie|assertion|client[-_]assertion|code[-_]verifier",
    re.IGNORECASE,
)
"""What secrets are usually called."""

OF_QUERIES = frozenset({"code", "key", "sig"})
"""What they are called in queries and forms only."""

HIDDEN = "***"

SHORTEST = 4
"""Characters of a secret that is looked for in what the spec says as well, and inside of words."""


@dataclass(frozen=True, eq=False)
class Secrets:
    """The secrets of an exchange, and what is called one in its API."""

    request: Request
    response: Response | None
    spec: Spec | None = None

    def masked(self, finding: Finding) -> Finding:
        """A finding that shows none of them, not even the beginning of one at which a text was cut."""
        place, documented = self.hidden(finding.place, SHORTEST), self.hidden(finding.documented, SHORTEST)
        return replace(finding, place=place, received=self.hidden(finding.received), documented=documented)

    def hidden(self, text: str, shortest: int = 1) -> str:
        """A text without them, or without those of some length."""
        found = self._pattern.sub(lambda one: HIDDEN if len(one[0]) >= shortest else one[0], text)
        return self._without_beginning(found) if found.endswith("…") else found

    def _without_beginning(self, text: str) -> str:
        shown = text.removesuffix("…")
        cuts = (
            length
            for value in self._forms
            for length in range(min(len(value), len(shown)), 1, -1)
            if shown.endswith(value[:length])
        )
        return f"{shown[: len(shown) - longest]}{HIDDEN}…" if (longest := max(cuts, default=0)) else text

    @property
    def url(self) -> str:
        """Where the request went."""
        path, mark, query = self.request.target.partition("?")
        pairs = [self._pair(pair) for pair in query.split("&")]
        return f"{self.request.origin}{self.hidden(path)}{mark}{'&'.join(pairs)}"

    def _pair(self, pair: str) -> str:
        name, sign, value = pair.partition("=")
        return f"{name}{sign}{HIDDEN if value and self._is_secret_pair(unquote_plus(name)) else self.hidden(value)}"

    def _is_secret_pair(self, name: str) -> bool:
        return name.lower() in OF_QUERIES or self._is_secret(name)

    def _is_secret(self, name: str) -> bool:
        return name.lower() in self._named or USUAL.fullmatch(name) is not None

    @cached_property
    def _named(self) -> frozenset[str]:
        """What the security schemes of the spec call their keys."""
        schemes = self.spec.document.get("components", {}).get("securitySchemes", {}) if self.spec else {}
        return frozenset(
            str(scheme["name"]).lower()
            for scheme in schemes.values()
            if isinstance(scheme, dict) and scheme.get("type") == "apiKey" and "name" in scheme
        )

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        """The values as they may be printed, the longest first."""
        written = (
            json.dumps(value, ensure_ascii=is_ascii)[1:-1] for value in self._values for is_ascii in (True, False)
        )
        forms = {printable(form) for form in (*self._values, *written)}
        return tuple(sorted(forms, key=len, reverse=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any of them; short ones only as words of their own."""
        words = (re.escape(one) if len(one) >= SHORTEST else rf"(?<!\w){re.escape(one)}(?!\w)" for one in self._forms)
        return re.compile("|".join(words) or r"(?!)")

    @cached_property
    def _values(self) -> tuple[str, ...]:
        found = set(self._of_query())
        for message in (self.request, self.response):
            if message is not None:
                found |= {*self._of_fields(message.headers), *self._of_body(message)}
        return tuple(one for one in found if one)

    def _of_query(self) -> Iterator[str]:
        for pair in self.request.target.partition("?")[2].split("&"):
            name, _, value = pair.partition("=")
            if self._is_secret_pair(unquote_plus(name)):
                yield from (value, unquote_plus(value))

    def _of_fields(self, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
        for name, value in fields:
            if name.lower() in ("cookie", "set-cookie"):
                pairs = value.split(";") if name.lower() == "cookie" else [value.partition(";")[0]]
                yield from (pair.partition("=")[2].strip(' "') for pair in pairs)
            elif name.lower().endswith("authorization"):
                yield from _credentials(value)
            elif self._is_secret(name):
                yield value.strip()

    def _of_body(self, message: Request | Response) -> Iterator[str]:
        kind = next((value.lower() for name, value in message.headers if name.lower() == "content-type"), "")
        text = message.content.decode("utf-8", "replace")
        if "x-www-form-urlencoded" in kind:
            yield from (value for name, value in parse_qsl(text) if self._is_secret_pair(name))
            return
        written = (*MEMBER.finditer(text), *(PART.finditer(text) if "multipart" in kind else ()))
        yield from (found[2] for found in written if self._is_secret(found[1]))
        with suppress(ValueError, RecursionError):
            yield from self._of_json(json.loads(text))

    def _of_json(self, value: Any) -> Iterator[str]:
        """The texts and numbers below members that are called secrets."""
        waiting = [(value, False)]
        while waiting:
            one, is_secret = waiting.pop()
            if isinstance(one, dict):
                waiting += [(inner, is_secret or self._is_secret(name)) for name, inner in one.items()]
            elif isinstance(one, list):
                waiting += [(inner, is_secret) for inner in one]
            elif is_secret and isinstance(one, str | int | float) and not isinstance(one, bool):
                yield str(one)


MEMBER = re.compile(r'"([^"\\]{1,100})"\s*:\s*"((?:[^"\\]|\\.)+)')
"""A member of JSON, also of one that cannot be read as a whole or has a name twice."""

PART = re.compile(r'name="([^"\r\n]{1,100})"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]+)')
"""A part of a form, as far as the end of its first line."""


def _credentials(value: str) -> Iterator[str]:
    """What stands behind the word of a scheme, or all of it; of basic credentials, user and password too."""
    word, _, rest = value.strip().partition(" ")
    yield rest.strip() or word
    try:
        user, _, password = b64decode(rest, validate=True).decode("utf-8").partition(":")
    except ValueError:
        return
    if word.lower() == "basic":
        yield from (user, password)
