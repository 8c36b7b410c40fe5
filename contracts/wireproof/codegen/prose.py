"""What docstrings say: descriptions of a spec in Python's words, with units, limits and defaults, each once."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client.strings import safe_for_docstring

from wireproof.catalog import DocumentedResponse, Operation, Spec
from wireproof.pagination import Pagination
from wireproof.pointers import resolve
from wireproof.schema import Schema

__all__ = [
    "ERROR_CLASSES",
    "CommonErrors",
    "argument_prose",
    "error_class",
    "in_docstring",
    "limits",
    "pages_end",
    "vendor_page",
    "wrapped",
]

ERROR_CLASSES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    422: "UnprocessableEntity",
    429: "TooManyRequests",
    503: "ServiceUnavailable",
}


def wrapped(text: str, width: int, hang: int = 0) -> str:
    """A text for a docstring, in lines of a width; a blank line parts paragraphs, the entries of a list begin lines."""
    lines: list[str] = []
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        lines += [""] * bool(number)
        for part in re.split(r"\n(?=\s*[*-]\s)", paragraph):
            lines += textwrap.wrap(
                " ".join(part.split()),
                width,
                initial_indent=" " * (hang if lines else 0),
                subsequent_indent=" " * (hang + 2 * part.lstrip().startswith(("* ", "- "))),
                break_long_words=False,
                break_on_hyphens=False,
            )
    return "\n".join(lines)


def in_docstring(text: Any) -> str:
    """A text between the quotes of a docstring; one that ends with a quote of its own does not end it."""
    safe = safe_for_docstring(text).strip()
    before = safe[:-1]
    is_open = safe.endswith('"') and (len(before) - len(before.rstrip("\\"))) % 2 == 0
    return f'{before}\\"' if is_open else safe


def sentence(text: str) -> str:
    """A text that ends with a full stop."""
    line = re.sub(r"[ \t]+", " ", text.strip())
    return line if not line or line[-1] in ".!?:" else f"{line}."


def argument_prose(description: str, schema: Schema) -> str:
    """What an argument is: its own description, its schema's only where it has none, limits and the default."""
    node = schema.target.node
    described = description or (str(node.get("description", "")) if isinstance(node, Mapping) else "")
    text = _in_python(sentence(described))
    return " ".join(filter(None, [text, *_unsaid(limits(schema), text), *_default(schema)]))


PYTHON = {"`null`": "`None`", "`true`": "`True`", "`false`": "`False`"}
"""JSON's words, and Python's."""


def _in_python(text: str) -> str:
    for json_word, python_word in PYTHON.items():
        text = text.replace(json_word, python_word)
    return text


def _unsaid(found: list[str], text: str) -> Iterator[str]:
    """The limits whose numbers the description does not name."""
    for limit in found:
        if not all(re.search(rf"\b{number}\b", text) for number in re.findall(r"\d+", limit)):
            yield limit


def limits(schema: Schema) -> list[str]:
    """What a value may be at least and at most, in sentences."""
    found, node = [], _keywords(schema)
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        found.append(f"From {low} to {high}.")
    elif low is not None or high is not None:
        found.append(f"At least {low}." if high is None else f"At most {high}.")
    if node.get("maxLength") is not None:
        found.append(f"At most {node['maxLength']} characters.")
    if node.get("maxItems") is not None:
        found.append(f"At most {node['maxItems']} items.")
    return found


def _default(schema: Schema) -> list[str]:
    node = _keywords(schema)
    return [f"Default: {_in_backticks(node['default'])}."] if "default" in node else []


def _in_backticks(value: Any) -> str:
    return f"`{value}`" if value is None or isinstance(value, bool) else str(value)


def _keywords(schema: Schema) -> dict[str, Any]:
    """The keywords of a schema and of what it refers to; its own win."""
    node, target = schema.node, schema.target.node
    found: dict[str, Any] = {}
    for one in (target, node):
        found |= one if isinstance(one, Mapping) else {}
    return found


def pages_end(operation: Operation, pages: Pagination | None) -> str:
    """How far the pages of a list go, where its offset or page number has a limit; empty where there is none."""
    asked = [one for one in operation.parameters if pages and (one.location, one.name) == ("query", pages.parameter)]
    highest = _keywords(asked[0].schema).get("maximum") if asked else None
    if highest is None:
        return ""
    return f"The server accepts no `{asked[0].name}` above {highest}, so that a list which goes on ends in its error."


def vendor_page(spec: Spec, operation: Operation) -> str | None:
    """The address of the vendor's page about an operation: its `externalDocs`, else that of its first source."""
    node = resolve(spec.document, operation.pointer)
    if "externalDocs" in node:
        return str(node["externalDocs"]["url"])
    fact = spec.sheet.facts.get(operation.operation_id) if spec.sheet else None
    if spec.sheet is None or fact is None:
        return None
    return next((url for key in fact.keys if (url := spec.sheet.sources[key].url)), None)


def error_class(status: str) -> str:
    """The class in `errors` that a documented response is raised as."""
    if status.isdigit():
        return ERROR_CLASSES.get(int(status)) or ("ServerError" if status[0] == "5" else "StatusError")
    return "ServerError" if status == "5XX" else "StatusError"


class CommonErrors:
    """The errors whose description is the same for most operations, so that no operation needs to repeat it."""

    def __init__(self, spec: Spec) -> None:
        responses = [one for operation in spec.operations for one in operation.responses if _is_error(operation, one)]
        documenting = Counter(one.status for one in responses)
        said = Counter((one.status, sentence(one.description)) for one in responses)
        self.lines: dict[str, str] = {}
        """The description of each status that is described alike everywhere."""
        for (status, text), times in said.items():
            if times > 1 and 2 * times > documenting[status]:
                self.lines[status] = text

    def own(self, operation: Operation) -> Iterator[str]:
        """The lines under `Raises:` of one operation: errors whose description differs."""
        for response in operation.responses:
            text = sentence(response.description)
            if _is_error(operation, response) and self.lines.get(response.status) != text:
                yield f"{_label(response.status)}: {' '.join(text.split())}"

    @property
    def shared(self) -> list[str]:
        """The lines that hold for every operation."""
        return [
            f"{_label(status)}: {' '.join(text.split())}" for status, text in sorted(self.lines.items(), key=_order)
        ]


def _order(line: tuple[str, str]) -> tuple[bool, str]:
    return line[0] == "default", line[0]


def _label(status: str) -> str:
    name = f"errors.{error_class(status)}"
    return name if status.isdigit() and int(status) in ERROR_CLASSES else f"{name} ({_range(status)})"


def _range(status: str) -> str:
    return "any other error status" if status == "default" else status


def _is_error(operation: Operation, response: DocumentedResponse) -> bool:
    if response.status == "default":
        return any(one.status[0] in "123" for one in operation.responses)
    return response.status[0] not in "123"
