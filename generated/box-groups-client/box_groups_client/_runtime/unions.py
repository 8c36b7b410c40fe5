# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Values that are one of several things: a discriminator decides which, else the enums and constants that tell them apart.

A branch whose constants all fit comes first, and so does its mismatch. Then come the branches without any: they are
the open type that keeps what is new. Only where no branch fits is an undocumented value let through, and only where a
single branch would then take the value; a discriminator lets none through.

Source: OpenAPI 3.1, section 4.8.25 (Discriminator Object).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import field, frozen

from .decoding import Decoder, Mismatch, Readable, Undocumented, Written, describe, model

__all__ = ["Branch", "Constants", "branch", "one_of", "one_value_of"]

Constants: TypeAlias = Mapping[str, "Sequence[Any] | Constants"]
"""The values that members may have; of a member that is an object, those of the members inside."""


@frozen(eq=False)
class Branch:
    """One of the things that a value may be."""

    decoder: Decoder[Any]
    constants: Constants = field(factory=dict)
    """The values of the members of an object that tell it from other branches."""
    values: Sequence[Any] = ()
    """The values of an enum."""
    kind: type | None = None
    """The class of the object."""

    def fits(self, value: object) -> bool:
        """Whether the constants do; one that is not there is no other."""
        if self.values:
            return _is_listed(value, self.values)
        return bool(self.constants) and isinstance(value, dict) and not any(_others(self.constants, value))

    @property
    def is_open(self) -> bool:
        """Whether nothing tells it apart."""
        return not (self.constants or self.values)


def branch(cls: type[Readable], constants: Constants | None = None) -> Branch:
    """An object that is a model, with the values of those members that tell it from others."""
    return Branch(model(cls), constants or {}, kind=cls)


def one_value_of(decoder: Decoder[Any], *values: Any) -> Branch:
    """A value of an enum."""
    return Branch(decoder, values=values)


def one_of(*branches: Branch | Decoder[Any], by: str | None = None) -> Decoder[Any]:
    """Accepts what one of the branches does; `by` is the member that decides, if there is one (`propertyName`)."""
    listed = [one if isinstance(one, Branch) else Branch(one) for one in branches]

    def accepted(value: object, look: Callable[[Branch], Callable[[Any], Any]]) -> Any:
        fitting, opened, rest = _sorted(listed, value, by)
        taken, found = _tried([*fitting, *opened], value, look, most=1)
        if taken or fitting or not rest:
            pass
        elif not (isinstance(value, dict) and any(one.constants for one in rest)):
            taken, more = _tried(rest, value, look, most=1)
            found += more
        else:
            taken = [] if by else _tried(rest, value, look, most=2)[0]
            if len(taken) != 1:  # the open type may be meant, with something else wrong in it
                raise _telling(found) if any(one.path for one in found) else _unknown(rest, value)
        if taken:
            return taken[0]
        raise _telling(found[: len(fitting)] or found)

    return Decoder(
        " or ".join(dict.fromkeys(one.decoder.expected for one in listed)),
        lambda value: accepted(value, lambda one: one.decoder.decode),
        lambda value: accepted(value, lambda one: one.decoder.admit),
    )


def _sorted(branches: list[Branch], value: object, by: str | None) -> tuple[list[Branch], list[Branch], list[Branch]]:
    """The branches that fit, those that nothing tells apart, and the rest; what is an object of a class is settled."""
    if isinstance(value, Written):
        own = [one for one in branches if one.kind and issubclass(value.kind, one.kind)]
        return own, [] if own else branches, []
    fitting = [one for one in branches if one.fits(value)]
    opened = [one for one in branches if one.is_open]
    if fitting and isinstance(value, dict) and by in value:
        opened = []
    return fitting, opened, [one for one in branches if one not in fitting and not one.is_open]


def _tried(
    branches: list[Branch], value: object, look: Callable[[Branch], Callable[[Any], Any]], most: int
) -> tuple[list[Any], list[Mismatch]]:
    """What the branches make of a value, up to so many, and the mismatches of the others."""
    taken: list[Any] = []
    found: list[Mismatch] = []
    for one in branches:
        try:
            taken.append(look(one)(value))
        except Mismatch as mismatch:
            found.append(mismatch)
        if len(taken) == most:
            break
    return taken, found


def _unknown(branches: list[Branch], value: dict[str, Any]) -> Mismatch:
    """An object of a kind that none of the branches is."""
    path, received = next(other for branch in branches for other in _others(branch.constants, value))
    known = [describe(one) for branch in branches for one in _told(branch.constants, path)]
    mismatch = Undocumented(" or ".join(dict.fromkeys(known)), describe(received))
    mismatch.path = path
    return mismatch


def _others(constants: Constants, value: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Where a member is there, and is none of these; with what it is."""
    for name in (one for one in constants if one in value):
        told, found = constants[name], value[name]
        if not isinstance(told, Mapping):
            if not _is_listed(found, told):
                yield (name,), found
        elif isinstance(found, dict):
            yield from (((name, *path), other) for path, other in _others(told, found))


def _told(constants: Constants, path: tuple[str, ...]) -> Sequence[Any]:
    """The values at a path; none where nothing is told, or more."""
    told = constants.get(path[0], ())
    if isinstance(told, Mapping):
        return _told(told, path[1:]) if path[1:] else ()
    return () if path[1:] else told


def _is_listed(value: object, values: Sequence[Any]) -> bool:
    """Whether a value is one of these; 1 is not true."""
    return any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in values)


def _telling(found: list[Mismatch]) -> Mismatch:
    """The mismatch that says most: the deepest, with all that is expected there."""
    most = max(found, key=lambda one: (isinstance(one, Undocumented), one.extent()))
    expected = dict.fromkeys(one.expected for one in found if one.path == most.path)
    if not isinstance(most, Undocumented):
        most.expected = " or ".join(expected)
    return most
