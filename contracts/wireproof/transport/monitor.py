"""
Judges exchanges beside the traffic: samples them, judges them in the background, counts and logs what it finds.

Nothing that goes wrong here reaches the traffic, but for the findings themselves where that is asked for.
"""

import atexit
import logging
import random
import re
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from types import MappingProxyType

from wireproof.catalog import Spec
from wireproof.findings import Code, Finding
from wireproof.judge.routes import is_here
from wireproof.messages import Request, Response
from wireproof.oracle import find_operation, judge_request, judge_response
from wireproof.transport.background import Background
from wireproof.transport.repeats import Repeats

__all__ = ["ContractViolation", "Counts", "Monitor", "Seen"]

LOGGER = logging.getLogger("wireproof.transport")

AT_EXIT = 2.0
"""Seconds that the end of a process waits for what is still to be judged."""


class ContractViolation(Exception):  # noqa: N818  # it is no error of the transport
    """Traffic is not what the spec says; `str()` has a block for each finding."""

    def __init__(self, what: str, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join([f"{what} is not what the spec says", *map(str, findings)]))
        self.findings = findings


@dataclass(frozen=True)
class Counts:
    """What a monitor has seen."""

    seen: int = 0
    """Exchanges that went through."""
    judged: int = 0
    """Messages, requests and responses, that were judged."""
    not_sampled: int = 0
    """Left alone by chance, as `rate` asks for."""
    dropped: int = 0
    """Not judged, because too many were waiting for it."""
    elsewhere: int = 0
    """Messages that were not judged, because they were of a server that the spec does not name."""
    unread: int = 0
    """Messages that were not judged: too large, in a coding that is not known, or not read to their end."""
    crashes: int = 0
    """Times that the judge itself failed."""
    findings: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How often each code was found."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of an exchange is to be judged."""

    request: Request
    is_request_judged: bool
    """Not where it was before, or cannot be."""
    response: Response | None


class Monitor:
    """
    What judges traffic by a spec, for one transport or several.

    Args:
        spec: What the traffic is judged by.
        raises: Have a finding raise `ContractViolation` where the call is made, instead of logging it: before a request
            is sent, unless it streams, and once a response is read.
        rate: The share of exchanges that is judged: 0.01 is one of a hundred.
        server: The URL that stands in for the servers of the spec. Exchanges with others are not judged.
        largest: Bytes up to which a body is judged; as many of one that streams are kept until it is.
        waiting: Exchanges that wait to be judged at most. Further ones are dropped, and counted.
        every: Seconds for which the same finding is not logged again.
        clock: Where those seconds are read.
        chance: What `rate` is held against, between 0 and 1.

    Raises:
        ValueError: The rate is no share.
    """

    def __init__(
        self,
        spec: Spec,
        *,
        raises: bool = False,
        rate: float = 1.0,
        server: str | None = None,
        largest: int = 1_000_000,
        waiting: int = 1_000,
        every: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        if not 0 <= rate <= 1:
            raise ValueError(f"rate is {rate}; give the share of exchanges that is judged, between 0 and 1")
        self.spec, self.raises, self.rate, self.server, self.largest = spec, raises, rate, server, largest
        self._chance, self._repeats, self._background = chance, Repeats(every, clock), Background(waiting)
        self._is_here = lru_cache(maxsize=1_000)(partial(is_here, spec, server))
        self._counts, self._found, self._lock = Counter[str](), Counter[str](), threading.Lock()
        atexit.register(_settle, weakref.ref(self))

    @property
    def counts(self) -> Counts:
        """What was seen so far, without what still waits to be judged; see `settle`."""
        with self._lock:
            return Counts(**self._counts, findings=MappingProxyType(dict(self._found)))

    def settle(self, timeout: float = 5.0) -> bool:
        """Wait until all that was seen is judged; False when that takes more seconds than this."""
        return self._background.settle(timeout)

    # What transports ask of it --------------------------------------------------------------------------------------

    def samples(self) -> bool:
        """Whether the next exchange is to be judged."""
        self._count("seen")
        is_sampled = self.rate >= 1 or self._chance() < self.rate
        if not is_sampled:
            self._count("not_sampled")
        return is_sampled

    def check(self, read: Callable[[], Seen]) -> None:
        """
        Judge now what `read` makes of the wire.

        Raises:
            ContractViolation: It is not what the spec says, and findings are raised.
        """
        try:
            what, findings = self._judged(read())
            for finding in () if self.raises else findings:
                self._log(what, finding)
        except Exception:  # noqa: BLE001  # whatever it is, the traffic goes on
            self.crashed()
            return
        if findings and self.raises:
            raise ContractViolation(what, findings)

    def take(self, read: Callable[[], Seen], size: int) -> None:
        """
        Judge what `read` makes of the wire: in the background, or now where findings are raised.

        So many bytes are kept in memory for it.

        Raises:
            ContractViolation: It is not what the spec says, and findings are raised.
        """
        if self.raises:
            self.check(read)
            return
        try:
            is_taken = self._background.take(partial(self.check, read), size)
        except Exception:  # noqa: BLE001  # a thread may not be had, say
            self.crashed()
            return
        if not is_taken:
            self._count("dropped")

    def unread(self) -> None:
        """Count a message that could not be judged."""
        self._count("unread")

    def crashed(self) -> None:
        """Count and log the exception that is being handled: the judge failed, and nothing else did."""
        self._count("crashes")
        if self._repeats.held_back("crash") is not None:
            LOGGER.exception("the judge failed; the traffic is not affected, and this exchange is not judged")

    # Judging --------------------------------------------------------------------------------------------------------

    def _judged(self, seen: Seen) -> tuple[str, tuple[Finding, ...]]:
        """What was judged, in words for a log, and what was found."""
        spec, request, response = self.spec, seen.request, seen.response
        messages = seen.is_request_judged + (response is not None)
        if not self._is_here(request.origin):
            self._count("elsewhere", messages)
            if self._repeats.held_back(request.origin) is not None:
                LOGGER.info("%s is no server of %s, so that this is not judged", request.origin, spec.name)
            return "", ()
        operation = find_operation(spec, request, self.server)
        what = f"{operation.method} {operation.path}" if operation else f"{request.method} (no operation)"
        what += f" -> {response.status}" if response else ""
        found: list[Finding] = []
        if operation is None:
            received = f"{request.method} {request.target.partition('?')[0]}"
            place = f"{spec.file.name}#/paths"
            found = [Finding(Code.OPERATION_MISMATCH, "method and path", received, "an operation of the API", place)]
        elif seen.is_request_judged:
            found += judge_request(spec, operation, request, server=self.server).findings
        if operation and response:
            found += judge_response(spec, operation, response, request)
        self._count("judged", messages)
        with self._lock:
            self._found.update(str(finding.code) for finding in found)
        return what, tuple(found)

    def _log(self, what: str, finding: Finding) -> None:
        thing = (what.partition(" -> ")[0], finding.code, finding.spec, re.sub("[0-9]+", "*", finding.place))
        held_back = self._repeats.held_back(thing)
        if held_back is not None:
            again = f"\n  (and {held_back} times since this was last logged)" if held_back else ""
            LOGGER.warning("%s\n%s%s", what, finding, again)

    def _count(self, name: str, times: int = 1) -> None:
        with self._lock:
            self._counts[name] += times


def _settle(monitor: "weakref.ref[Monitor]") -> None:
    """Judge what waits when the process ends, if that does not take long."""
    if found := monitor():
        found.settle(AT_EXIT)
