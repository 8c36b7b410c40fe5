"""Results as JUnit XML, which every CI reads: a test suite for each spec and a test case for each cell of it."""

import re
from itertools import groupby
from xml.etree import ElementTree as ET

from wireproof.matrix.results import Cell, Failure, Place, Results

__all__ = ["junit"]

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def junit(results: Results) -> str:
    """
    The XML document.

    A cell that is empty is an error, or skipped where only some tests were asked for. Tests that fail outside of the
    cells have a suite of their own, which is only there when there are some.
    """
    root = ET.Element("testsuites", name="contracts")
    for api, cells in groupby(results.cells, key=lambda cell: cell.api):
        suite = ET.SubElement(root, "testsuite", name=_legal(api))
        for cell in cells:
            _add_cell(suite, cell, is_missed=cell in results.empty)
    if results.failures:
        suite = ET.SubElement(root, "testsuite", name="outside of the cells")
        for failure in results.failures:
            case = _case(suite, failure.operation or "the client", failure.test, failure.place)
            _add_failures(case, (failure,))
    for suite in [*root, root]:
        _count(suite)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_cell(suite: ET.Element, cell: Cell, *, is_missed: bool) -> None:
    case = _case(suite, f"{cell.api} {cell.operation}", cell.status, cell.place)
    case.set("time", f"{cell.seconds:.3f}")
    if cell.is_red:
        _add_failures(case, cell.failures)
    elif is_missed:
        ET.SubElement(case, "error", type="empty", message="no case ran in this cell")
    elif not cell.ran:
        ET.SubElement(case, "skipped", message="not among the tests that were asked for")
    ET.SubElement(case, "system-out").text = f"{cell.passed:,} of {cell.ran:,} cases passed"


def _case(suite: ET.Element, classname: str, name: str, place: Place | None) -> ET.Element:
    case = ET.SubElement(suite, "testcase", classname=_legal(classname), name=_legal(name))
    if place:
        case.set("file", _legal(place.file))
        case.set("line", str(place.line))
    return case


def _add_failures(case: ET.Element, failures: tuple[Failure, ...]) -> None:
    """One element, since many readers show no more than that."""
    message = failures[0].headline if failures else "not every case passed"
    text = "\n\n".join("\n".join(failure.lines) for failure in failures)
    ET.SubElement(case, "failure", type="contract", message=_legal(message)).text = _legal(text)


def _count(suite: ET.Element) -> None:
    """What readers want to know in advance."""
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for name, element in {"failures": "failure", "errors": "error", "skipped": "skipped"}.items():
        suite.set(name, str(len(list(suite.iter(element)))))
    suite.set("time", f"{sum(float(case.get('time', 0)) for case in suite.iter('testcase')):.3f}")


def _legal(text: str) -> str:
    return ILLEGAL.sub("\ufffd", text)
