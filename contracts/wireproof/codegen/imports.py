"""The import statements of a client: which names they bring, what a model needs, and how a package lists its own."""

import re
import textwrap
from collections.abc import Iterable, Mapping

from wireproof.codegen.modules import RUNTIME as RUNTIME_OF_OPERATIONS

__all__ = ["model_imports", "model_names", "modules_of", "packed"]


def model_names(statements: Iterable[str] | None) -> list[str]:
    """The classes of other models that import statements name."""
    return sorted(line.split()[-1] for line in statements or () if line.startswith("from ..models."))


def packed(names: Mapping[str, str] | Iterable[str]) -> str:
    """The entries of a mapping of names to modules, or of a list of names, as many on a line as fit."""
    shown = [f'"{name}":~".{names[name]}"' if isinstance(names, Mapping) else f'"{name}"' for name in sorted(names)]
    lines = textwrap.wrap(", ".join(shown), 116, break_long_words=False, break_on_hyphens=False)
    return textwrap.indent("\n".join(lines).replace(":~", ": "), "    ")


def modules_of(imports: Iterable[str]) -> dict[str, str]:
    """The module of each name, by its import statement."""
    return {line.split()[-1]: line.split()[1].removeprefix(".") for line in imports}


def model_imports(text: str) -> list[str]:
    """The statements that a model needs of the runtime, by what its text names."""
    found = []
    for module, names in RUNTIME_OF_MODELS.items():
        used = [name for name in names if re.search(rf"(?<![\w.'\"]){name}\b", text)]
        aliased = ", ".join(
            f"{ORIGINAL.get(name, name[1:])} as {name}" if name.startswith("_") else name for name in used
        )
        found += [f"from .._runtime.{module} import {aliased}"] if used else []
    return found


RUNTIME_OF_MODELS = {
    **{module: RUNTIME_OF_OPERATIONS[module] for module in ("decoding", "types", "unions")},
    "envelopes": ("_find", "_find_all"),
    "models": ("_Members", "_Model", "optional", "read_only", "required", "write_only"),
}
"""What a model may take from the runtime."""


ORIGINAL = {"_find": "included", "_find_all": "included_all"}
