"""The process that does work for tests, one piece after another."""

import os
import signal
import threading
import time
from functools import partial

import pytest
from tests.nursery import nursery


def test_a_result_that_nobody_waits_for_is_not_that_of_the_next_work() -> None:
    """
    After a test that is interrupted while it waits, as by its timeout, the next one gets its own result.
    """

    def interrupt(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        with nursery() as ask:
            assert 1 == ask(partial(abs, -1))
            threading.Timer(0.2, partial(os.kill, os.getpid(), signal.SIGUSR1)).start()
            with pytest.raises(TimeoutError):
                ask(partial(time.sleep, 1))
            assert 2 == ask(partial(abs, -2))
    finally:
        signal.signal(signal.SIGUSR1, before)
