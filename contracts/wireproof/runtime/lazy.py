# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Names of a package that are imported when they are first used (PEP 562)."""

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["lazy"]


def lazy(
    package: str, modules: Mapping[str, str], public: Sequence[str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """
    The `__getattr__` and `__dir__` of a package.

    Args:
        package: Its name.
        modules: The module that has each name, relative to the package; empty where the name is a module itself.
        public: What `dir` shows.
    """

    def find(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = importlib.import_module(modules[name] or f".{name}", package)
        found = getattr(module, name) if modules[name] else module
        setattr(sys.modules[package], name, found)  # so that it is not looked for again
        return found

    return find, lambda: sorted(public)
