"""The connections behind a client and its copies: opened once, shared, closed once."""

import asyncio
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx2
import pytest

from wireproof.runtime import pools
from wireproof.runtime.pools import Pool


class Connection:
    """As much of an HTTP client as a pool looks at."""

    is_closed = False


class Connections:
    """Opens them, and counts."""

    def __init__(self):
        self.opened = []

    def __call__(self):
        """One more."""
        self.opened.append(Connection())
        return self.opened[-1]


@pytest.fixture
def connect():
    return Connections()


@pytest.fixture
def loops():
    """Two event loops."""
    pair = [asyncio.new_event_loop(), asyncio.new_event_loop()]
    yield pair
    for loop in pair:
        loop.close()


def test_a_connection_is_opened_when_it_is_needed(connect):
    """
    Making a pool opens nothing, and each later call gets the client that was opened first.
    """
    pool = Pool(connect, None)

    assert [] == connect.opened
    assert pool.get() is pool.get()
    assert 1 == len(connect.opened)


def test_each_event_loop_has_its_own(connect, loops):
    """
    Connections that are awaited are those of the loop; closing the pool names them all, once.
    """
    pool = Pool(connect, None)

    first, second = (pool.get(loop) for loop in loops)

    assert first is not second
    assert first is pool.get(loops[0])
    assert [(loops[0], first), (loops[1], second)] == pool.close()
    assert [] == pool.close()


def test_the_connections_of_a_closed_loop_are_given_up(connect, loops):
    """
    When a loop is closed nobody can close its connections any more, and a new loop does not get them.
    """
    pool = Pool(connect, None)
    pool.get(loops[0])
    kept = pool.get(None)
    loops[0].close()

    fresh = pool.get(loops[1])

    assert [(None, kept), (loops[1], fresh)] == pool.close()


def test_what_is_closed_opens_nothing_more(connect, loops):
    """
    A closed pool stays closed for every loop.
    """
    pool = Pool(connect, None)
    pool.close()

    for loop in (None, loops[0]):
        with pytest.raises(ValueError, match="the client is closed; make another one"):
            pool.get(loop)
    assert [] == connect.opened


def test_a_connection_that_was_closed_elsewhere_is_not_used(connect):
    """
    An HTTP client that somebody else has closed is as good as a closed pool.
    """
    pool = Pool(connect, None)
    pool.get().is_closed = True

    with pytest.raises(ValueError, match="the client is closed"):
        pool.get()


def test_what_the_caller_supplied_is_left_to_the_caller(connect, loops):
    """
    A supplied HTTP client serves every loop, is never closed here, and nothing else is opened.
    """
    supplied = Connection()
    pool = Pool(connect, supplied)

    assert supplied is pool.get() is pool.get(loops[0])
    assert [] == pool.close() == connect.opened
    assert supplied is pool.get()
    supplied.is_closed = True
    with pytest.raises(ValueError, match="the client is closed"):
        pool.get()


@pytest.mark.parametrize("error", [ImportError("no h2"), FileNotFoundError("no file"), httpx2.InvalidURL("no port")])
def test_settings_that_cannot_connect_are_invalid(error):
    """
    What the HTTP library cannot be made of is a ValueError with its reason, and is tried again by the next call.
    """

    def connect():
        raise error

    pool = Pool(connect, None)

    for _ in range(2):
        with pytest.raises(ValueError, match=f"^httpx2 cannot connect with these settings: {error}$") as caught:
            pool.get()
        assert error is caught.value.__cause__


def test_a_forked_process_begins_anew(connect, loops):
    """
    What the parent has opened is neither used nor closed nor let go of in the child, whatever a thread was doing.
    """
    pool = Pool(connect, None)
    of_parent = pool.get(loops[0])
    reference = weakref.ref(of_parent)
    pool._lock.acquire()

    pools._forget()
    del of_parent
    connect.opened.clear()
    own = pool.get(loops[0])

    assert reference() not in (None, own)
    assert [(loops[0], own)] == pool.close()


def test_threads_share_what_is_opened(connect):
    """
    Threads that ask at the same moment get the same HTTP client.
    """
    pool, barrier = Pool(connect, None), Barrier(8)

    def get(_):
        barrier.wait(5)
        return pool.get()

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(get, range(8)))

    assert found == set(connect.opened)
    assert 1 == len(found)
