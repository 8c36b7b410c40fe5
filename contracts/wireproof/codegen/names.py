"""The names of a spec that no client, request or distribution can have, and what a distribution is called instead."""

import re
from collections.abc import Iterator

from packaging.version import InvalidVersion, Version

from wireproof.catalog import Spec
from wireproof.document import SLOT, nodes
from wireproof.naming import MEMBERS, alias_of, class_name, class_names, python_names
from wireproof.pointers import escape
from wireproof.schema import Schema

__all__ = [
    "client_name",
    "distribution_version",
    "of_classes",
    "of_fields",
    "of_file",
    "of_members",
    "of_parameters",
    "of_paths",
]

Problems = Iterator[tuple[str, str]]


FILE_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")


def of_file(spec: Spec) -> Problems:
    """A document that a distribution cannot be named after."""
    if not FILE_NAME.fullmatch(spec.name):
        yield (
            "the file",
            f"no client can be called {spec.name!r}; use small letters and digits, and hyphens between words",
        )


def of_parameters(spec: Spec) -> Problems:
    """Two parameters in one place that Python would call the same; where nobody minds, one has another name."""
    for operation in spec.operations if spec.is_strict else ():
        called: dict[tuple[str, ...], str] = {}
        for parameter in operation.parameters:
            other = called.setdefault((parameter.location, *python_names(parameter.name)), parameter.name)
            if other != parameter.name:
                both = f"the {parameter.location} parameters `{other}` and `{parameter.name}`"
                yield parameter.pointer, f"{both} would have one name in Python; leave one out"


OF_THE_LIBRARY = {"connection", "content-length", "cookie", "host", "transfer-encoding"}
"""Header fields that the HTTP library writes, from the URL, the body and its connection."""

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a field or a cookie may be called (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1)."""


def of_fields(spec: Spec) -> Problems:
    """Header and cookie parameters that no request can have, or that only the HTTP library may write."""
    for operation in spec.operations:
        for parameter in operation.parameters:
            name = parameter.name
            if parameter.location in ("header", "cookie") and not TOKEN.fullmatch(name):
                problem = f"no {parameter.location} can be called {name!r} (RFC 9110, section 5.6.2); correct the name"
                yield f"{parameter.pointer}/name", problem
            elif parameter.location == "header" and name.lower() in OF_THE_LIBRARY:
                problem = f"the header `{name}` is written by the HTTP library; leave the parameter out"
                yield f"{parameter.pointer}/name", problem


def of_paths(spec: Spec) -> Problems:
    """Paths that hold what ends a path in a URL."""
    for path in spec.document["paths"]:
        if re.search(r"[?#]", SLOT.sub("", path)):
            problem = "a path ends before `?` and `#`; describe a query by parameters, and leave a fragment out"
            yield f"#/paths/{escape(path)}", problem


def of_members(spec: Spec) -> Problems:
    """Two members of an object that Python would call the same, and those that every model has."""
    for place, node in nodes(spec.document) if spec.is_strict else ():
        if "properties" not in node and "allOf" not in node:
            continue
        members = Schema(node, place, spec.document).members
        called: dict[tuple[str, str], str] = {}
        for name, member in members.items():
            other = called.setdefault(python_names(name), name)
            if other != name:
                yield member.pointer, f"the members `{other}` and `{name}` would have one name in Python; leave one out"
            if python_names(name)[0] in MEMBERS:
                yield member.pointer, f"a member cannot be called `{name}` in a client, as every model has that already"


def of_classes(spec: Spec) -> Problems:
    """Schemas that would have the class of another one, or of every client."""
    for name, kind in class_names(spec).items() if spec.is_strict else ():
        if kind != class_name(name) and alias_of(spec.document["components"]["schemas"][name]) is None:
            place = f"#/components/schemas/{escape(name)}"
            yield place, f"the schema becomes the class `{class_name(name)}`, and so does another one; rename it"


def distribution_version(version: str) -> str:
    """The version of a client: that of its spec, or the numbers in that where it is none for Python (PEP 440)."""
    try:
        Version(version)
    except InvalidVersion:
        return ".".join(str(int(number)) for number in re.findall("[0-9]+", version)) or "0"
    return version


def client_name(spec: Spec) -> str:
    """The name of a client's distribution and folder."""
    return f"{spec.name}-client"
