"""What every judge does: it yields each `Finding` and returns what it read."""

from collections.abc import Generator
from dataclasses import replace
from enum import Enum, auto
from typing import Final, TypeVar

from wireproof.catalog import Spec
from wireproof.findings import Finding, Side

__all__ = ["ABSENT", "Judging", "run"]

T = TypeVar("T")

Judging = Generator[Finding, None, T]
"""A judge: it returns `ABSENT` where nothing was sent, or where what was sent cannot be read."""


class _Absent(Enum):
    ABSENT = auto()


ABSENT: Final = _Absent.ABSENT
"""Stands for a value that was not sent or cannot be read; no JSON value is equal to it."""


def run(spec: Spec, judging: Judging[T], side: Side = "request") -> tuple[tuple[Finding, ...], T]:
    """The findings of a judge, each on its side and pointing into the spec's file, and what it read."""
    findings: list[Finding] = []
    while True:
        try:
            finding = next(judging)
        except StopIteration as end:
            return tuple(findings), end.value
        findings.append(replace(finding, spec=f"{spec.file.name}{finding.spec}", side=side))
