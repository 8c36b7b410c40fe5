# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Envelopes: responses that hold what was asked for in a map by id, with references to it and what was included."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from attrs import fields, frozen

from .decoding import Decoder, describe
from .errors import NotIncluded
from .responses import Reader, Reply, json_body
from .types import Unset

__all__ = ["Envelope", "Fact", "Reference", "envelope_body", "included", "included_all", "looked_up"]

P = TypeVar("P")
"""What the body of a response is read as."""
T = TypeVar("T")


@frozen
class Fact(Generic[P, T]):
    """Something that a body may say, and where, as a JSON pointer."""

    pointer: str
    read: Callable[[P], T | Unset | None]

    def of(self, body: P) -> T | None:
        """What this body says; None when it says nothing."""
        value = self.read(body)
        return None if isinstance(value, Unset) else value


class Reference(Protocol):
    """Names an object in a map."""

    @property
    def key(self) -> object:
        """The name of the map."""

    @property
    def id(self) -> object:
        """The key of the object in it."""


Items = Callable[[Reply, P], list[T]]
"""Takes the items out of a body."""


def looked_up(key: str, objects: Fact[P, Mapping[str, T]], order: Fact[P, Sequence[Reference]]) -> Items[P, T]:
    """Items in a map by their ids, in the order of the references to them, each of which has the key of the map."""

    def items(reply: Reply, body: P) -> list[T]:
        found, references = objects.of(body) or {}, order.of(body)
        if references is None and found:
            reply.refuse(order.pointer, "an array", "nothing, the order of the items is missing")
        for index, reference in enumerate(references or ()):
            if reference.key != key or reference.id not in found:
                promised = f"{describe(reference.id)} of {describe(reference.key)}"
                reply.refuse(f"{order.pointer}/{index}", f"a reference to an object in {objects.pointer}", promised)
        return [found[str(reference.id)] for reference in references or ()]

    return items


@frozen(kw_only=True)
class Envelope(Generic[P, T]):
    """How the objects that a response is about are taken out of it."""

    items: Items[P, T]
    pointer: str
    """Where the references to them are, as a JSON pointer."""

    def all(self, reply: Reply, body: P) -> list[T]:
        """The objects, in the order of the references; InvalidResponse when one leads nowhere."""
        return self.items(reply, body)

    def one(self, reply: Reply, body: P) -> T:
        """The only object; InvalidResponse when there is none or more than one, or the reference leads nowhere."""
        found = self.items(reply, body)
        if len(found) != 1:
            reply.refuse(self.pointer, "exactly one reference", f"{len(found)}")
        return found[0]


def envelope_body(decoder: Decoder[P]) -> Reader[P]:
    """Reads a JSON body whose objects may refer to one another."""
    read = json_body(decoder)

    def linked(reply: Reply) -> P:
        body = read(reply)
        for objects in _maps(body):
            for one in objects.values():
                if hasattr(type(one), "_included"):
                    one._envelope = body
        return body

    return linked


def _maps(body: Any) -> Iterable[dict[str, Any]]:
    values = (getattr(body, one.name) for one in fields(type(body)))
    return [value for value in values if isinstance(value, dict)]


def included(owner: Any, attribute: str, kind: type[T]) -> T:
    """
    The object that an id refers to, out of a map of the same response; `owner._included` says by which.

    NotIncluded when there is no id, or the response does not have the object.
    """
    by, _, _ = owner._included[attribute]
    return _included_object(owner, attribute, getattr(owner, by), kind)


def included_all(owner: Any, attribute: str, kind: type[T]) -> list[T]:
    """
    The objects that a list of ids refers to, in the order of the ids, out of a map of the same response.

    NotIncluded when there are no ids, or the response does not have one of the objects.
    """
    by, _, _ = owner._included[attribute]
    ids = getattr(owner, by)
    return [_included_object(owner, attribute, id_, kind) for id_ in (ids if isinstance(ids, list) else [None])]


def _included_object(owner: Any, attribute: str, id_: object, kind: type[T]) -> T:
    by, objects, ask = owner._included[attribute]
    place = f"{type(owner).__name__}.{attribute}"
    if id_ is None or isinstance(id_, Unset):
        raise NotIncluded(f"{place}: there is no {by}, so that it refers to nothing")
    found = (getattr(owner._envelope, objects, None) or {}).get(str(id_))
    if not isinstance(found, kind):
        hint = f"; ask for it with {ask}" if ask else ""
        raise NotIncluded(f"{place}: {describe(id_)} is not among the {objects} of the response{hint}")
    return found
