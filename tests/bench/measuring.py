"""Time, side by side: what is compared runs alternately, so that a busy machine slows all of it."""

import resource
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, NamedTuple

Action = Callable[[], object]
Clock = Callable[[], float]


class Times(NamedTuple):
    """How long one call took, in seconds, in each round."""

    cpu: list[float]
    wall: list[float]

    def against(self, other: "Times") -> float:
        """How many times the CPU of the other: the median over the rounds, in each of which both ran."""
        return median(mine / theirs for mine, theirs in zip(self.cpu, other.cpu, strict=True))

    def less(self, other: "Times") -> "Times":
        """What is left without what the other took on the median, for what cannot be measured without it."""
        return Times([cpu - median(other.cpu) for cpu in self.cpu], [wall - median(other.wall) for wall in self.wall])

    def summary(self) -> dict[str, Any]:
        """Medians, and the middle half of the rounds as a share of them, in microseconds."""
        return {
            name: {"median": median(taken) * 1e6, "spread": _spread(taken)} for name, taken in self._asdict().items()
        }


@dataclass(frozen=True)
class Measured:
    """The times of a measurement by contestant; the first one is ours, and every ratio is to another one."""

    what: str
    times: Mapping[str, Times]

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """For each contestant its times, and how many times its CPU the first one takes."""
        first = next(iter(self.times.values()))
        for name, taken in self.times.items():
            yield name, {**taken.summary(), "ratio": first.against(taken)}


def _spread(taken: list[float]) -> float:
    """The distance between the quartiles, as a share of the median."""
    low, middle, high = quantiles(taken, n=4) if len(taken) > 1 else taken * 3
    return (high - low) / middle if middle else 0.0


def children() -> float:
    """The CPU of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def alternating(
    actions: Mapping[str, Action], rounds: int, *, repeats: int = 1, calls: int = 1, clock: Clock = time.process_time
) -> dict[str, Times]:
    """
    The times of one call in each round, after a round that is not counted.

    In a round, each action is repeated so many times, and makes so many calls each time. A single
    round only shows that everything works: nothing goes before it, and nothing is repeated.
    """
    times = {name: Times([], []) for name in actions}
    is_tried = rounds == 1
    repeats = 1 if is_tried else repeats
    for counted in range(int(is_tried), rounds + 1):
        for name, action in actions.items():
            cpu, wall = clock(), time.perf_counter()
            for _ in range(repeats):
                action()
            cpu, wall = clock() - cpu, time.perf_counter() - wall
            if counted:
                times[name].cpu.append(cpu / repeats / calls)
                times[name].wall.append(wall / repeats / calls)
    return times
