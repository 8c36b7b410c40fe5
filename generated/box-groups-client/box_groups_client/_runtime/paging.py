# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Paginated lists: how to get from one page to the next, and when to stop."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from .decoding import describe
from .encoding import Query
from .envelopes import Fact
from .links import following, next_link
from .responses import Reply
from .types import UNSET, Unset

__all__ = [
    "FollowingPages",
    "LinkPages",
    "MarkerPages",
    "NumberedPages",
    "OffsetPages",
    "Page",
    "Paging",
    "Walk",
    "listed",
]

MOST_PAGES = 10_000
"""The most pages of a list; one with more is treated as endless."""

MOST_EMPTY_PAGES = 100
"""The most pages without an item in a row; a list with more is treated as endless."""

P = TypeVar("P")
"""What the body of a page is read as."""
T = TypeVar("T")
"""An item."""
N = TypeVar("N")
"""The position of a page: an offset, a marker or a number."""


@frozen
class Page(Generic[P, N]):
    """A page and its position."""

    body: P
    position: N
    asked: AbstractSet[N]
    """Every position that was requested so far."""
    reply: Reply


_UNSAID: Fact[Any, Any] = Fact("", lambda _: None)


def listed(items: Fact[P, list[T]]) -> Callable[[Reply, P], list[T]]:
    """Items in an array."""
    return lambda _, body: items.of(body) or []


@frozen(kw_only=True)
class Paging(ABC, Generic[P, T, N]):
    """The pagination of a list, and the metadata of its pages."""

    parameter: Query | None = None
    """Asks for a page; None where pages have addresses."""
    items: Callable[[Reply, P], list[T]]
    """Takes the items out of a page."""
    echo: Fact[P, N] = _UNSAID
    """The position that was asked for, once more."""

    @property
    @abstractmethod
    def first(self) -> N:
        """The position of the first page."""

    @abstractmethod
    def after(self, page: Page[P, N], items: Sequence[T]) -> N | None:
        """The position of the page after one with these items; None after the last page."""


@frozen(kw_only=True)
class OffsetPages(Paging[P, T, int]):
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

    def after(self, page: Page[P, int], items: Sequence[T]) -> int | None:
        """The end of this page, unless it is that of the list."""
        limit, total, count = self.limit.of(page.body), self.total.of(page.body), len(items)
        step = count if limit is None else limit
        if limit is not None and count > limit > 0:
            page.reply.refuse(self.limit.pointer, f"{count} or more, for there are as many items", describe(limit))
        if not count and (limit is None or total is None):
            return None
        if total is not None and page.position + step >= total:
            return None
        if step <= 0:
            page.reply.refuse(self.limit.pointer, "1 or more, because there is more to come", describe(step))
        return page.position + step


@frozen(kw_only=True)
class MarkerPages(Paging[P, T, str | Unset]):
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

    def after(self, page: Page[P, str | Unset], items: Sequence[T]) -> str | None:
        """The marker, unless it leads back."""
        marker = self.next.of(page.body)
        if marker and marker in page.asked:
            page.reply.refuse(self.next.pointer, "a marker that was not there before", describe(marker))
        total = self.total.of(page.body)
        if not marker and isinstance(page.position, Unset) and total is not None and total > len(items):
            page.reply.refuse(self.next.pointer, f"a marker, because there are {total} items", "none")
        return marker or None


@frozen(kw_only=True)
class FollowingPages(Paging[P, T, str | Unset]):
    """
    Pages each of which begins after an item, the last one of the page before.

    The list ends with a page that says that there are no more; where none says it, with one without items.
    """

    id: Fact[T, str]
    """What asks for the page after an item."""
    more: Fact[P, bool] = _UNSAID

    @property
    def first(self) -> Unset:
        """After no item."""
        return UNSET

    def after(self, page: Page[P, str | Unset], items: Sequence[T]) -> str | None:
        """The id of the last item, unless it leads back."""
        more = self.more.of(page.body)
        if more and not items:
            page.reply.refuse(self.more.pointer, "false, because there is no item to go on from", describe(more))
        if more is False or not items:
            return None
        last = self.id.of(items[-1])
        if not last or last in page.asked:
            told = describe(last) if last else "none"
            page.reply.refuse("", f"a last item whose {self.id.pointer} was not there before", told)
        return last


@frozen(kw_only=True)
class LinkPages(Paging[P, T, str | Unset]):
    """
    Pages that link to the next one, in the body or in the header field `Link`.

    The next request goes to the same server or is not sent, whatever the link says.
    """

    next: Fact[P, str] | None = None
    """The link in the body; None where it is in the header field."""

    @property
    def first(self) -> Unset:
        """No address but that of the operation."""
        return UNSET

    def after(self, page: Page[P, str | Unset], items: Sequence[T]) -> str | None:  # noqa: ARG002  # the link decides
        """The path and query of the next page, unless it leads back or elsewhere."""
        place = self.next.pointer if self.next else ""
        reference = self.next.of(page.body) if self.next else self._linked(page.reply)
        if not reference:
            return None
        found = following(page.reply, reference)
        if found is None:
            page.reply.refuse(place, "a link to the next page on the server that was asked", "a link to elsewhere")
        if found in page.asked:
            page.reply.refuse(place, "a link that was not there before", describe(found))
        return found

    @staticmethod
    def _linked(reply: Reply) -> str | None:
        try:
            return next_link(", ".join(reply.headers.get_list("link")))
        except ValueError as error:
            reply.refuse("", "a header field Link as RFC 8288 has it", str(error))


@frozen(kw_only=True)
class NumberedPages(Paging[P, T, int]):
    """Pages with numbers from 1 up to how many there are; where none says it, the list ends with one without items."""

    pages: Fact[P, int] = _UNSAID

    @property
    def first(self) -> int:
        """Page 1."""
        return 1

    def after(self, page: Page[P, int], items: Sequence[T]) -> int | None:
        """The next number, unless this was the last."""
        pages = self.pages.of(page.body)
        is_last = not items if pages is None else page.position >= pages
        return None if is_last else page.position + 1


@define
class Walk(Generic[P, T, N]):
    """The way from one page to the last."""

    paging: Paging[P, T, N]
    start: N | Unset
    """The position to begin with; `UNSET` for the first page."""
    following: N | None = field(default=None, init=False)
    asked: set[N] = field(factory=set, init=False)
    before: Sequence[T] = field(factory=list, init=False)
    """The items of the page before."""
    contents: set[int] = field(factory=set, init=False)
    """A hash of every page with items that came so far."""
    empty: int = field(default=0, init=False)
    """How many pages in a row had none."""

    def __iter__(self) -> Iterator[N]:
        """The position of each page, as long as `step` finds a further one."""
        self.following = self.paging.first if isinstance(self.start, Unset) else self.start
        while self.following is not None:
            self.asked.add(self.following)
            yield self.following

    def step(self, position: N, reply: Reply, body: P) -> list[T]:
        """The items of the requested page; InvalidResponse if pages repeat or the list does not end."""
        page = Page(body, position, self.asked, reply)
        items = self.paging.items(reply, body)
        self._refuse_what_repeats(page, items)
        self.following = self.paging.after(page, items)
        self._refuse_what_does_not_end(page, items)
        self.before = items
        return items

    def _refuse_what_repeats(self, page: Page[P, N], items: list[T]) -> None:
        echoed = self.paging.echo.of(page.body)
        if items and echoed not in (None, page.position):
            page.reply.refuse(self.paging.echo.pointer, f"{page.position}, as was asked for", describe(echoed))
        content = hash(page.reply.content)
        if items and (items == self.before or content in self.contents):
            page.reply.refuse("", "other items than on the pages before", "the same")
        if items:
            self.contents.add(content)

    def _refuse_what_does_not_end(self, page: Page[P, N], items: list[T]) -> None:
        self.empty = 0 if items else self.empty + 1
        if len(self.asked) > MOST_PAGES:
            page.reply.refuse("", f"the end of the list after {MOST_PAGES} pages at most", "one more")
        if self.empty >= MOST_EMPTY_PAGES and self.following is not None:
            expected = f"an item on one of {MOST_EMPTY_PAGES} pages in a row"
            page.reply.refuse("", expected, "none, and there is more to come")
