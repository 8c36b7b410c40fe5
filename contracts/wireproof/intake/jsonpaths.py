"""
The JSONPaths of overlays, in a module of its own because few documents have one, and the library takes long to import.

Source: RFC 9535.
"""

from typing import Any

from jsonpath import JSONPathEnvironment, JSONPathError

from wireproof.errors import first_line

__all__ = ["path_problem", "selected"]

PATHS = JSONPathEnvironment(strict=True)
"""The five functions of RFC 9535, section 2.4, and no others."""


def selected(path: str, document: Any) -> list[tuple[tuple[str | int, ...], Any]]:
    """
    What a path leads to in a document, by the keys on the way, each once.

    Raises:
        RecursionError: It leads too deep.
    """
    try:
        return [*{match.parts: (match.parts, match.obj) for match in PATHS.compile(path).finditer(document)}.values()]
    except JSONPathError as error:
        raise RecursionError(first_line(error)) from error


def path_problem(path: str) -> str:
    """Why a text is no JSONPath; empty when it is one."""
    try:
        PATHS.compile(path)
    except (JSONPathError, RecursionError) as error:
        return first_line(error)
    return ""
