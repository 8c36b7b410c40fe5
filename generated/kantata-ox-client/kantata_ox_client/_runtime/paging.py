# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Lists that come in pages: what leads from one page to the next, and when to stop."""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Generic, NoReturn, Protocol, TypeVar

import httpx
from attrs import define, field, frozen

from . import errors
from .decoding import describe
from .responses import facts
from .types import UNSET, Unset

__all__ = [
    "MOST_EMPTY_PAGES",
    "MOST_PAGES",
    "Fact",
    "I",
    "Items",
    "MarkerPages",
    "N",
    "NumberedPages",
    "OffsetPages",
    "P",
    "Pages",
    "Reference",
    "T",
    "Turn",
    "listed",
    "looked_up",
]

MOST_PAGES = 10_000
"""A list with more of them is taken for one without an end."""

MOST_EMPTY_PAGES = 100
"""A list with so many pages in a row that have no item, and yet more to come, is taken for one without an end."""

P = TypeVar("P")
"""What a page is read as."""
I = TypeVar("I")
"""An item."""
N = TypeVar("N")
"""What asks for a page: an offset, a marker or a number."""
T = TypeVar("T")


@frozen
class Turn(Generic[P, N]):
    """A page that came, and what asked for it."""

    page: P
    position: N
    asked: AbstractSet[N]
    """Every position that was asked for so far."""
    response: httpx.Response

    def refuse(self, pointer: str, expected: str, received: str) -> NoReturn:
        """
        Stop here.

        Raises:
            errors.InvalidResponse: Always.
        """
        raise errors.InvalidResponse(
            parsed=None, pointer=pointer, expected=expected, received=received, **facts(self.response)
        )


@frozen
class Fact(Generic[P, T]):
    """What a page may say of itself, and where, as a JSON pointer."""

    pointer: str
    read: Callable[[P], T | None | Unset]

    def of(self, page: P) -> T | None:
        """What this page says; None when it says nothing."""
        value = self.read(page)
        return None if isinstance(value, Unset) else value


_UNSAID: Fact[Any, Any] = Fact("", lambda _: None)

Items = Callable[[Turn[P, Any]], list[I]]
"""Takes the items out of a page."""


class Reference(Protocol):
    """Names an object in a map."""

    @property
    def key(self) -> object: ...

    @property
    def id(self) -> object: ...


def listed(items: Fact[P, list[I]]) -> Items[P, I]:
    """Items in an array."""
    return lambda turn: items.of(turn.page) or []


def looked_up(key: str, objects: Fact[P, Mapping[str, I]], order: Fact[P, Sequence[Reference]]) -> Items[P, I]:
    """Items in a map by their ids, in the order of the references to them, each of which has the key of the map."""

    def items(turn: Turn[P, Any]) -> list[I]:
        found, references = objects.of(turn.page) or {}, order.of(turn.page)
        if found and references is None:
            turn.refuse(order.pointer, "an array", "nothing, the order of the items is missing")
        for index, reference in enumerate(references or []):
            if reference.key != key or reference.id not in found:
                promised = f"{describe(reference.id)} of {describe(reference.key)}"
                turn.refuse(f"{order.pointer}/{index}", f"a reference to an object in {objects.pointer}", promised)
        return [found[str(reference.id)] for reference in references or []]

    return items


@frozen(kw_only=True)
class Pages(ABC, Generic[P, I, N]):
    """A list, and what its pages say."""

    read: Callable[[httpx.Response], P]
    items: Items[P, I]
    echo: Fact[P, N] = _UNSAID
    """The position that was asked for, once more."""

    @property
    @abstractmethod
    def first(self) -> N:
        """What asks for the first page."""

    @abstractmethod
    def after(self, turn: Turn[P, N], count: int) -> N | None:
        """What asks for the page after one with so many items; None when that was the last."""

    def iterate(self, send: Callable[[N], httpx.Response]) -> Generator[I, None, None]:
        """
        Every item; a page is asked for when its first item is.

        Raises:
            errors.InvalidResponse: A page is not what the spec says, comes again, or has none after it that ends the list.
        """
        walk = _Walk(self)
        for position in walk:
            yield from walk.turn(position, send(position))

    async def aiterate(self, send: Callable[[N], Awaitable[httpx.Response]]) -> AsyncGenerator[I, None]:
        """As `iterate`."""
        walk = _Walk(self)
        for position in walk:
            for item in walk.turn(position, await send(position)):
                yield item


@frozen(kw_only=True)
class OffsetPages(Pages[P, I, int]):
    """
    Pages that begin at an offset.

    The next one begins at the end of this one by the limit that this one names, however few items it has. The list ends
    at its total, which may be more than there are; without limit or total, it ends with a page without items.
    """

    limit: Fact[P, int] = _UNSAID
    total: Fact[P, int] = _UNSAID

    @property
    def first(self) -> int:
        """The first item."""
        return 0

    def after(self, turn: Turn[P, int], count: int) -> int | None:
        """The end of this page, unless it is that of the list."""
        limit, total = self.limit.of(turn.page), self.total.of(turn.page)
        step = count if limit is None else limit
        if limit is not None and count > limit > 0:
            turn.refuse(self.limit.pointer, f"{count} or more, for there are as many items", describe(limit))
        if not count and (limit is None or total is None):
            return None
        if total is not None and turn.position + step >= total:
            return None
        if step <= 0:
            turn.refuse(self.limit.pointer, "1 or more, because there is more to come", describe(step))
        return turn.position + step


@frozen(kw_only=True)
class MarkerPages(Pages[P, I, str | Unset]):
    """
    Pages each of which has a marker for the next one; on the last page it is empty, null or not there.

    A server that knows no markers sends its first page and a total of more.
    """

    next: Fact[P, str]
    total: Fact[P, int] = _UNSAID

    @property
    def first(self) -> Unset:
        """No marker."""
        return UNSET

    def after(self, turn: Turn[P, str | Unset], count: int) -> str | None:
        """The marker, unless it leads back."""
        marker = self.next.of(turn.page)
        if marker and marker in turn.asked:
            turn.refuse(self.next.pointer, "a marker that was not there before", describe(marker))
        total = self.total.of(turn.page)
        if not marker and isinstance(turn.position, Unset) and total is not None and total > count:
            turn.refuse(self.next.pointer, f"a marker, because there are {total} items", "none")
        return marker or None


@frozen(kw_only=True)
class NumberedPages(Pages[P, I, int]):
    """Pages with numbers from 1 up to how many there are; where no page says it, the list ends with one without items."""

    pages: Fact[P, int] = _UNSAID

    @property
    def first(self) -> int:
        """Page 1."""
        return 1

    def after(self, turn: Turn[P, int], count: int) -> int | None:
        """The next number, unless this was the last."""
        pages = self.pages.of(turn.page)
        is_last = not count if pages is None else turn.position >= pages
        return None if is_last else turn.position + 1


@define
class _Walk(Generic[P, I, N]):
    """The way from the first page to the last."""

    pages: Pages[P, I, N]
    following: N | None = field(init=False)
    asked: set[N] = field(factory=set, init=False)
    before: list[I] = field(factory=list, init=False)
    """The items of the page before."""
    contents: set[int] = field(factory=set, init=False)
    """A hash of every page with items that came so far."""
    empty: int = field(default=0, init=False)
    """How many pages in a row had none."""

    def __iter__(self) -> Iterator[N]:
        """What asks for each page, for as long as `turn` finds a further one."""
        self.following = self.pages.first
        while self.following is not None:
            self.asked.add(self.following)
            yield self.following

    def turn(self, position: N, response: httpx.Response) -> list[I]:
        """The items of the page that was asked for."""
        turn = Turn(self.pages.read(response), position, self.asked, response)
        items = self.pages.items(turn)
        self._refuse_what_repeats(turn, items)
        self.following = self.pages.after(turn, len(items))
        self._refuse_what_does_not_end(turn, items)
        self.before = items
        return items

    def _refuse_what_repeats(self, turn: Turn[P, N], items: list[I]) -> None:
        echoed = self.pages.echo.of(turn.page)
        if items and echoed not in (None, turn.position):
            turn.refuse(self.pages.echo.pointer, f"{turn.position}, as was asked for", describe(echoed))
        content = hash(turn.response.content)
        if items and (items == self.before or content in self.contents):
            turn.refuse("", "other items than on the pages before", "the same")
        if items:
            self.contents.add(content)

    def _refuse_what_does_not_end(self, turn: Turn[P, N], items: list[I]) -> None:
        self.empty = 0 if items else self.empty + 1
        if len(self.asked) > MOST_PAGES:
            turn.refuse("", f"the end of the list after {MOST_PAGES} pages at most", "one more")
        if self.empty >= MOST_EMPTY_PAGES and self.following is not None:
            turn.refuse("", f"an item on one of {MOST_EMPTY_PAGES} pages in a row", "none, and there is more to come")
