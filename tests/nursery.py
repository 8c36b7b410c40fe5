"""A process that is warm for a clean client, and that forks for every run on a client with a defect."""

import multiprocessing
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing.connection import Connection
from typing import Any

from tests.processes import PRELOADED

__all__ = ["Work", "forget", "forked", "nursery"]

Work = Callable[[], Any]
Ask = Callable[[Work], Any]


@contextmanager
def nursery() -> Iterator[Ask]:
    """
    A process that does what it is asked for, and returns the result; what it has imported and cached stays.

    Work and result are pickled, so work is a `partial` of a function of a module. What fails there fails here.
    """
    forkserver = multiprocessing.get_context("forkserver")
    forkserver.set_forkserver_preload(PRELOADED)
    ours, theirs = forkserver.Pipe()
    process = forkserver.Process(target=_nurse, args=(theirs,), daemon=True)
    process.start()
    theirs.close()

    numbers = count()

    def ask(work: Work) -> Any:
        number = next(numbers)
        ours.send((number, work))
        while (done := ours.recv())[0] != number:
            pass  # the result of work that nobody waits for any more
        return _result(done[1])

    try:
        yield ask
    finally:
        ours.close()  # which ends the process
        process.join()


def _nurse(asked: Connection) -> None:
    try:
        while True:
            number, work = asked.recv()
            asked.send((number, _attempt(work)))
    except EOFError:
        return


def forked(work: Work) -> Any:
    """What comes of work in a process forked from this one, which has to be without other threads."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_attempt(work), pipe)
        os._exit(0)  # nothing of the process around it is to be ended
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(process, 0)
    return _result(pickle.loads(said) if said else (False, "the process ended without a word"))  # noqa: S301  # our own


def _attempt(work: Work) -> tuple[bool, Any]:
    """Whether it went well, and what came of it, or the traceback."""
    try:
        return True, work()
    except BaseException:  # noqa: BLE001  # whatever it is, it is raised where the result is waited for
        return False, traceback.format_exc()


def _result(attempt: tuple[bool, Any]) -> Any:
    is_there, result = attempt
    if not is_there:
        raise AssertionError(result)
    return result


def forget(package: str) -> None:
    """Have a package imported again, from elsewhere."""
    for name in [name for name in sys.modules if f"{name}.".startswith(f"{package}.")]:
        del sys.modules[name]
