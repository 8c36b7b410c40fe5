"""
The reference: pages on extensions, commands and findings, and a JSON Schema of the extensions, written from the code.

`python -m wireproof.reference docs/reference` writes them.
"""

import inspect
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from wireproof import explaining
from wireproof.cli.commands import app
from wireproof.extensions import EXTENSIONS, Extension
from wireproof.intake.grammar import ANY, GRAMMAR

__all__ = ["pages", "write"]

NOTE = "<!-- Written by `make docs` from {source}; do not edit. -->\n"


def pages() -> dict[str, str]:
    """The text of each file of the reference, by its name."""
    return {
        "commands.md": _page_text("contracts/wireproof/cli/commands.py", _commands()),
        "extensions.md": _page_text("contracts/wireproof/extensions.py", _extensions()),
        "extensions.schema.json": json.dumps(_document_schema(), indent=2, ensure_ascii=False) + "\n",
        "findings.md": _page_text("contracts/wireproof/findings.py", explaining.page()),
    }


def write(folder: Path) -> None:
    """Write the reference into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def _page_text(source: str, lines: Iterable[str]) -> str:
    return NOTE.format(source=f"`{source}`") + "\n" + "\n".join(lines) + "\n"


def _markdown_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    header = [*header]
    for cells in (header, ["---"] * len(header), *rows):
        yield "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


# Commands -----------------------------------------------------------------------------------------------------------


def _commands() -> Iterator[str]:
    yield "# The command `wireproof`\n"
    yield from _command_text(typer.main.get_command(app), "wireproof")


def _command_text(command: Any, name: str) -> Iterator[str]:
    """What a command, or each command of a group, takes."""
    if hasattr(command, "commands"):
        yield f"{inspect.cleandoc(command.help)} {command.epilog or ''}".rstrip() + "\n"
        for inner, one in command.commands.items():
            yield from _command_text(one, f"{name} {inner}")
        return
    taken = [one for one in command.params if one.name != "help"]
    arguments = "".join(f" {one.metavar}" for one in taken if one.param_type_name == "argument")
    yield f"## {name}\n"
    yield f"```text\n{name}{arguments} [OPTIONS]\n```\n"
    yield f"{inspect.cleandoc(command.help)}\n"
    yield from _markdown_table(["takes", "what it is"], ([f"`{_spelled(one)}`", _option_text(one)] for one in taken))
    yield f"\n{command.epilog.replace('Example: ', 'Example: `')}`\n"


def _spelled(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    return f"{', '.join(parameter.opts)}{f' {parameter.metavar}' if parameter.metavar else ''}"


def _option_text(parameter: Any) -> str:
    is_said = parameter.default is None or parameter.default is False
    needed = ["Needed."] if parameter.required and parameter.param_type_name == "option" else []
    default = [] if is_said else [f"Default: `{parameter.default}`."]
    return " ".join([f"{parameter.help.rstrip('.')}.", *needed, *default])


# Extensions ---------------------------------------------------------------------------------------------------------


EXTENSIONS_BEGIN = """\
What a document may say beyond OpenAPI. Each value is held against what is around it when the document is read.

An editor completes and checks them by [extensions.schema.json](extensions.schema.json). With the YAML language server,
one line at the top of a spec is enough:

```yaml
# yaml-language-server: $schema=../docs/reference/extensions.schema.json
```
"""


def _extensions() -> Iterator[str]:
    yield "# Extensions\n"
    yield EXTENSIONS_BEGIN
    yield from _markdown_table(
        ["extension", "stands on", "example"],
        ([f"[`{one.name}`](#{one.name})", _owners(one), _in_a_cell(one.example)] for one in EXTENSIONS.values()),
    )
    for extension in EXTENSIONS.values():
        yield from _extension_text(extension)


def _owners(extension: Extension) -> str:
    return " or ".join(extension.owners)


def _in_a_cell(example: str) -> str:
    return f"`{example}`" if "\n" not in example else ""


def _extension_text(extension: Extension) -> Iterator[str]:
    yield f"\n## {extension.name}\n"
    yield f"Stands on: {_owners(extension)}. {extension.meaning}\n"
    yield f"```yaml\n{extension.example}\n```"
    shapes = [*_object_shapes(extension.schema)]
    if shapes:
        yield ""
        yield from _markdown_table(["member", "is", "needed"], _member_rows(shapes))
    styles = [told for shape in shapes for told in shape["properties"].values() if "const" in told]
    if styles:
        yield ""
        yield from _markdown_table(["style", "is"], ([f"`{one['const']}`", one["description"]] for one in styles))


def _object_shapes(schema: Any) -> Iterator[Mapping[str, Any]]:
    """The objects with members of their own that a value is, or has in it."""
    if isinstance(schema, Mapping):
        if "properties" in schema:
            yield schema
        for inner in (*schema.get("anyOf", ()), schema.get("additionalProperties")):
            yield from _object_shapes(inner)


def _member_rows(shapes: list[Mapping[str, Any]]) -> Iterator[list[str]]:
    """A row for each member of any shape."""
    known = {name: schema for shape in shapes for name, schema in shape["properties"].items()}
    for name, schema in known.items():
        needed = [shape for shape in shapes if name in shape["required"]]
        when = ", ".join(f"with `{shape['properties']['style']['const']}`" for shape in needed if len(shapes) > 1)
        is_always = len(needed) == len(shapes)
        told = "One of the styles below." if "const" in schema else schema["description"]
        yield [f"`{name}`", told, "yes" if is_always else when or "no"]


# The schema ---------------------------------------------------------------------------------------------------------


def _document_schema() -> dict[str, Any]:
    """A JSON Schema of documents that says which extensions stand where, and nothing of the rest."""
    kinds = sorted({kind.strip("[]{}") for members in GRAMMAR.values() for kind in members.values()} | GRAMMAR.keys())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by `make docs` from contracts/wireproof/extensions.py; do not edit.",
        "title": "Extensions of OpenAPI that Wireproof reads",
        "$ref": "#/$defs/document",
        "$defs": {
            **{_definition_name(kind): _object_schema(kind) for kind in kinds},
            **{one.name: {"description": one.meaning, **one.schema} for one in EXTENSIONS.values()},
        },
    }


def _definition_name(kind: str) -> str:
    return kind.replace(" ", "-")


def _object_schema(kind: str) -> dict[str, Any]:
    """What an object of a kind may have; a known extension that does not belong to it is refused."""
    members = GRAMMAR.get(kind, {})
    described = {name: _value_schema(inner) for name, inner in members.items() if name != ANY}
    named = {"patternProperties": {"^(?!x-)": _value_schema(members[ANY])}} if ANY in members else {}
    extensions = {
        one.name: {"$ref": f"#/$defs/{one.name}"} if one.stands_on(kind) else False for one in EXTENSIONS.values()
    }
    return {"properties": {**described, **extensions}, **named}


def _value_schema(kind: str) -> dict[str, Any]:
    """What a member with objects of a kind is: one, a list, or a mapping by names."""
    inner = {"$ref": f"#/$defs/{_definition_name(kind.strip('[]{}'))}"}
    return {"[": {"items": inner}, "{": {"additionalProperties": inner}}.get(kind[0], inner)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
