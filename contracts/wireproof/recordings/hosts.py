"""Which spec a recorded request is of: the one whose server it went to."""

from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path

from wireproof.catalog import Operation, Spec
from wireproof.errors import ClientError, ProjectError
from wireproof.intake.project import documents_at, parsed
from wireproof.judge.routes import is_here, origins_of
from wireproof.loading import load_folder
from wireproof.messages import Request
from wireproof.oracle import find_operation
from wireproof.packaged import load as packaged

__all__ = ["Hosts", "hosts_of", "installed_specs"]


class Hosts:
    """Specs by the servers that they name; one that names none is of any host that has one of its paths."""

    def __init__(self, specs: Iterable[Spec]) -> None:
        self.specs = tuple(specs)
        self._known: dict[str, tuple[Spec, ...]] = {}

    def find(self, request: Request) -> tuple[Spec | None, Operation | None]:
        """The spec and the operation of a request; no operation where that spec has none, and no spec where none is."""
        named = self._named(request.origin)
        for spec in named or self.specs:
            operation = find_operation(spec, request)
            if operation and (named or not origins_of(spec)):
                return spec, operation
        return (named[0] if named else None), None

    def _named(self, origin: str) -> tuple[Spec, ...]:
        if origin not in self._known:
            self._known[origin] = tuple(spec for spec in self.specs if origins_of(spec) and is_here(spec, None, origin))
        return self._known[origin]


def hosts_of(place: Path | None, clients: Iterable[str]) -> Hosts:
    """
    The specs of a document, a folder or a configuration, and of clients, named or else all that are installed.

    Of an API that both have it is the former.

    Raises:
        ClientError: A client that is named is not installed, or has no spec.
        ProjectError: There is no spec at all, or the configuration cannot be used.
        SpecError: A document cannot be used.
    """
    own, named = _own(place) if place else (), tuple(clients)
    brought = map(packaged, named) if named else installed_specs()
    known = {spec.name for spec in own}
    found = [*own, *(spec for spec in brought if spec.name not in known)]
    if not found:
        raise ProjectError("there is no spec to judge by; name one by --specs or --client, or install a client")
    return Hosts(found)


def _own(place: Path) -> tuple[Spec, ...]:
    """The specs of a project; none of one that has only an allow-list."""
    is_without = place.suffix == ".toml" and parsed(place).keys().isdisjoint(("apis", "specs"))
    return () if is_without and not (place.parent / "specs").is_dir() else load_folder(documents_at(place))


def installed_specs() -> Iterator[Spec]:
    """The specs of the clients that are installed."""
    names = {one.name for one in distributions() if one.name and one.name.endswith("-client")}
    for name in sorted(names):
        try:
            yield packaged(name.replace("-", "_"))
        except ClientError:  # somebody else's client
            continue
