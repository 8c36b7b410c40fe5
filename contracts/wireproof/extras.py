"""
What is not installed with `wireproof` alone, and the sentence that says so.

| extra      | for                                                                    |
|------------|------------------------------------------------------------------------|
| (none)     | judging: specs, messages and their adapters, transports                |
| `cli`      | the command `wireproof`, and what it does with the judge               |
| `pytest`   | fixtures for one's own tests                                           |
| `generate` | clients: `wireproof generate`, `check`, `list`, `trace`; documents are  |
|            | held against the JSON Schema of OpenAPI only where this is installed   |
| `prove`    | the contract suite, `wireproof prove`; all of the above                |
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

__all__ = ["Extra", "ExtraError", "extra_of", "lacking"]

Extra: TypeAlias = Literal["cli", "generate", "prove", "pytest"]

MODULES: Mapping[str, Extra] = {
    **dict.fromkeys(("rich", "typer"), "cli"),
    **dict.fromkeys(("attrs", "markdown_it", "openapi_python_client", "packaging", "ruff"), "generate"),
    **dict.fromkeys(("hypothesis", "schemathesis", "xdist"), "prove"),
    **dict.fromkeys(("httpx", "httpx2", "pytest", "pytest_httpx2", "respx"), "pytest"),
}
"""Which extra brings a module."""


class ExtraError(ImportError):
    """Something needs what only an extra brings; it is no document's fault, and so no `WireproofError`."""

    def __init__(self, what: str, extra: Extra) -> None:
        super().__init__(f"{what} needs wireproof[{extra}]: pip install 'wireproof[{extra}]'")
        self.extra = extra


def extra_of(error: ImportError) -> Extra | None:
    """The extra that brings what could not be imported; None where it is none of ours."""
    if isinstance(error, ExtraError):
        return error.extra
    name = (error.name or "").partition(".")[0]
    return MODULES.get(name.replace("-", "_"))  # `importlib.metadata` tells of distributions


def lacking(what: str, error: ImportError) -> ImportError:
    """What to raise in the place of an import error: the sentence that names the extra, where there is one."""
    extra = extra_of(error)
    return ExtraError(what, extra) if extra else error
