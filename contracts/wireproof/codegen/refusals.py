"""What the generator refuses, by the places in a document that it is about, or by the operations that it fails for."""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.schema import OpenAPI
from pydantic import ValidationError

from wireproof.catalog import Spec
from wireproof.errors import SpecError, WireproofError
from wireproof.intake.reach import operations_of
from wireproof.intake.selection import cut
from wireproof.intake.skipping import Problem
from wireproof.naming import class_name, function_name, method_name, python_names, resource_name
from wireproof.pointers import escape, resolve

__all__ = ["UNREADABLE", "failing_alone", "in_files", "placed", "sentence", "structural", "tripped"]

UNREADABLE = "the generator cannot generate a client for this"

OF_AN_OPERATION = re.compile(r"parsing (?P<method>[A-Z]+) (?P<path>/.*) within ")
OF_A_COMPONENT = re.compile(r"/components/(?P<kind>\w+)/(?P<name>[^\s:`]+)")


def sentence(error: GeneratorError) -> str:
    """One line; where the generator prints an object instead of the text in it, nothing."""
    text = re.sub(r"<\S*UntrustedString object at \S+>", "", f"{error.header} {error.detail or ''}")
    return " ".join(text.split()).rstrip(".")


def placed(spec: Spec, errors: Iterable[GeneratorError]) -> list[Problem]:
    """The errors with their places; `#` where there is none that the document has."""
    return [(_place_of_error(spec.document, error), f"{sentence(error)}; {UNREADABLE}") for error in errors]


def _place_of_error(document: Mapping[str, Any], error: GeneratorError) -> str:
    text = f"{error.header} {error.detail or ''}"
    if found := OF_AN_OPERATION.search(text):
        return f"#/paths/{escape(found['path'])}/{found['method'].lower()}"
    for found in OF_A_COMPONENT.finditer(text):
        if found["name"] in document.get("components", {}).get(found["kind"], {}):
            return f"#/components/{found['kind']}/{escape(found['name'])}"
    return "#"


def structural(document: Mapping[str, Any], prepared: Mapping[str, Any]) -> list[Problem]:
    """What the generator's own model of a document refuses, each at the innermost place that the document has."""
    try:
        OpenAPI.model_validate(prepared)
    except ValidationError as error:
        told = {_innermost(document, one["loc"]): " ".join(one["msg"].split()) for one in error.errors()}
        return [(place, f"{message}; {UNREADABLE}") for place, message in told.items()]
    return []


def _innermost(document: Mapping[str, Any], location: Iterable[str | int]) -> str:
    """A location, which also has the names of the generator's classes in it, as a place."""
    place = "#"
    for token in location:
        try:
            resolve(document, f"{place}/{escape(str(token))}")
        except (LookupError, TypeError, ValueError):
            continue
        place = f"{place}/{escape(str(token))}"
    return place


def failing_alone(spec: Spec, attempt: Callable[[Spec], object]) -> Iterator[Problem]:
    """The operations that an attempt fails for when there is no other, with what it says; none of a strict spec."""
    for place in operations_of(spec.document) if not spec.is_strict else ():
        try:
            attempt(replace(spec, document=cut(spec.document, [place])))
        except SpecError as error:
            yield place, error.problem
        except WireproofError as error:
            yield place, " ".join(str(error).split()).removeprefix(f"{spec.file}: ")
        except Exception as error:  # noqa: BLE001  # whatever the generator trips over
            yield place, tripped(error)


def tripped(error: Exception) -> str:
    """What is said of an error that nobody has foreseen, with the line of the template that it came from."""
    return f"the generator failed ({type(error).__name__}: {' '.join(str(error).split())}{_in_template(error)})"


def _in_template(error: Exception) -> str:
    """The innermost line of a template; empty where it came from none."""
    frames = [(Path(one.filename).name, one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        frames.append((str(error.name), error.lineno))
    lines = [f"; template {name}:{line}" for name, line in frames if name.endswith(".jinja")]
    return lines[-1] if lines else ""


# Files that are no Python ---------------------------------------------------------------------------------------------

IN_A_FILE = re.compile(
    r"(?P<folder>models|operations|resources)/(?P<module>\w+)\.py:(?P<line>\d+):\d+: (?P<said>[^\n]*)"
)


def in_files(spec: Spec, folder: Path, error: GeneratorError) -> Iterator[Problem]:
    """What ruff cannot read in the files of a client, at the schemas and operations that these were made of."""
    for found in IN_A_FILE.finditer(error.detail or ""):
        place = _of_model(spec, found["module"])
        if found["folder"] != "models":
            (file,) = folder.glob(f"*/{found['folder']}/{found['module']}.py")
            place = _of_function(spec, file, int(found["line"]))
        if place:
            yield place, f"what is made of it is no Python ({found['said'].strip()}); {UNREADABLE}"


def _of_model(spec: Spec, module: str) -> str | None:
    """The schema, or the operation, with the longest name that the name of a module begins with."""
    schemas = spec.document.get("components", {}).get("schemas", {})
    known = {python_names(class_name(name))[0]: f"#/components/schemas/{escape(name)}" for name in schemas}
    known |= {function_name(operation): operation.pointer for operation in spec.operations}
    fitting = [name for name in known if f"{module}_".startswith(f"{name}_")]
    return known[max(fitting, key=len)] if fitting else None


def _of_function(spec: Spec, file: Path, line: int) -> str | None:
    """The operation whose function or method a line of a module belongs to."""
    above = "\n".join(file.read_text(encoding="utf-8").splitlines()[:line])
    defined = re.findall(r"^ *(?:async )?def (\w+)", above, re.MULTILINE)
    for operation in spec.operations:
        names = (function_name(operation), method_name(spec, operation))
        if resource_name(operation) == file.stem and defined and defined[-1] in names:
            return operation.pointer
    return None
