"""What a user says of one API: which of its operations are wanted, how they are called, and how strict to be."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

__all__ = ["EVERYTHING", "HTTP_LIBRARIES", "ApiSettings", "HttpLibrary"]

HttpLibrary = Literal["httpx2", "httpx"]
HTTP_LIBRARIES: tuple[HttpLibrary, ...] = get_args(HttpLibrary)
"""What a client may connect through."""


@dataclass(frozen=True)
class ApiSettings:
    """Settings of one API; by default all that can be had of a document."""

    operations: tuple[str, ...] = ()
    """Selectors of what is wanted, as `selection` describes them; empty: everything."""
    exclude: tuple[str, ...] = ()
    """Selectors of what is not wanted after all."""
    server: str | None = None
    """The URL of the API, instead of the servers that the document names."""
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The operationIds of operations by method and path: `{"GET /users": "listUsers"}`."""
    http: HttpLibrary = "httpx2"
    """What the client connects through."""
    strict: bool = False
    """Whether anything wrong refuses the document, instead of leaving out the operations that it concerns."""

    @property
    def given(self) -> dict[str, Any]:
        """Those that say something else than the defaults, as JSON values."""
        default = asdict(EVERYTHING)
        found = {**asdict(self), "operations": [*self.operations], "exclude": [*self.exclude]}
        return {name: value for name, value in found.items() if value and value != default[name]}

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "ApiSettings":
        """The settings that were `given`."""
        lists = {name: tuple(given.get(name, ())) for name in ("operations", "exclude")}
        return cls(**{**given, **lists})


EVERYTHING = ApiSettings()
