"""What there is to read of a test that failed: the case, the wire, each block, and the command that runs it again."""

import ast
import inspect
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

import pytest

from wireproof.catalog import Spec
from wireproof.findings import NOTHING, Finding
from wireproof.oracle import ABSENT
from wireproof.suite.caller import TOKEN
from wireproof.suite.cases import Cell, OperationCase
from wireproof.suite.failures import Difference, Disagreement, shown
from wireproof.suite.traffic import TRAFFIC, Side

__all__ = ["COMPARISON", "Comparison", "Failure", "case_of", "cell_of", "failure_of"]

SUITE = Path(__file__).parent


@dataclass
class Comparison:
    """The sides of the comparison that last made an `assert` fail, as pytest tells of them."""

    left: Any = ABSENT
    right: Any = ABSENT

    @property
    def is_known(self) -> bool:
        """Whether there was one; pytest tells of none where it does not rewrite `assert`."""
        return self.right is not ABSENT


COMPARISON = Comparison()


@dataclass(frozen=True)
class Failure:
    """One test that failed."""

    case: str
    """What was tried, in one line."""
    traffic: str
    blocks: tuple[str, ...]
    """What is wrong; none where the suite or the client broke down instead, so that a traceback says more."""
    rerun: str
    """The command that runs just this test."""
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        traffic = "\n".join(f"  {line}" for line in self.traffic.splitlines())
        return "\n\n".join([self.case, traffic, *self.blocks, f"run again: {self.rerun}", *self.notes])

    @property
    def properties(self) -> list[tuple[str, Any]]:
        """The failure as properties of a test report, for the other reports."""
        return [("case", self.case), ("findings", [*self.blocks]), ("rerun", self.rerun)]


def failure_of(item: pytest.Function, error: BaseException) -> Failure:
    """What there is to say of a test that ended with an error."""
    case = case_of(item)
    side: Side = "response" if isinstance(case, Cell) else "request"
    promise = " ".join((inspect.getdoc(item.function) or item.name).partition("\n\n")[0].split())
    blocks = [_block(one, promise, _spec_place(item, case)) for one in _differences(item, error)]
    return Failure(
        case=_hidden(_title(item, case)),
        traffic=_hidden(TRAFFIC.text(side)),
        blocks=tuple(map(_hidden, blocks)),
        rerun=_rerun(item),
        notes=tuple(note.strip() for note in getattr(error, "__notes__", ()) if "@reproduce_failure" in note),
    )


def _hidden(text: str) -> str:
    """Without the token that the suite calls with, wherever it stands."""
    return text.replace(TOKEN, "***")


# The case -----------------------------------------------------------------------------------------------------------


def case_of(item: pytest.Item) -> OperationCase | None:
    """The case that a test is about; None where it is about a whole spec."""
    values = getattr(item, "funcargs", {}).values()
    return next((value for value in values if isinstance(value, OperationCase)), None)


def cell_of(case: OperationCase | None) -> list[str]:
    """The `operationId` and the documented status of a case; empty where it has none."""
    if case is None:
        return ["", ""]
    return [case.operation.operation_id, case.documented.status if isinstance(case, Cell) else ""]


def _title(item: pytest.Function, case: OperationCase | None) -> str:
    words = item.originalname.removeprefix("test_").replace("_", " ")
    way = TRAFFIC.way or str(item.funcargs.get("mode", ""))
    others = [f"{name} {shown(value)}" for name, value in _others(item)]
    return f"{_subject(item, case)}: {', '.join(filter(None, [words, *others, way]))}"


def _subject(item: pytest.Function, case: OperationCase | None) -> str:
    if case is None:
        return next((spec.name for spec in item.funcargs.values() if isinstance(spec, Spec)), "the whole run")
    operation = case.operation
    name = f"{case.spec.name} {operation.method} {operation.path} ({operation.operation_id})"
    return " ".join([name, *case.details])


def _others(item: pytest.Function) -> Iterator[tuple[str, Any]]:
    """What a test is repeated for besides cases and modes."""
    for name, value in item.callspec.params.items() if hasattr(item, "callspec") else ():
        if name != "mode" and not isinstance(value, OperationCase | Spec):
            yield name, value


def _spec_place(item: pytest.Function, case: OperationCase | None) -> str:
    """Where in a spec the case comes from."""
    if case is None:
        return next((f"{spec.file.name}#" for spec in item.funcargs.values() if isinstance(spec, Spec)), "")
    return f"{case.spec.file.name}{(case.documented if isinstance(case, Cell) else case.operation).pointer}"


# What is wrong ------------------------------------------------------------------------------------------------------


def _block(one: Finding | Difference, promise: str, spec: str) -> str:
    return str(one) if isinstance(one, Finding) else one.block(promise, spec)


def _differences(item: pytest.Function, error: BaseException) -> tuple[Finding | Difference, ...]:
    """What a test found wrong; nothing when something broke down that is neither an assertion of its nor the client."""
    if isinstance(error, Disagreement):
        return error.blocks
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    (file, line), clients = frames[-1], item.config.option.clients.absolute()
    if clients in file.parents:
        return (Difference(f"line {line} of {file.relative_to(clients)}", shown(error), f"{NOTHING} raised"),)
    of_suite = [(file, line) for file, line in frames if SUITE in file.parents]
    is_own = bool(of_suite) and (frames[-1] == of_suite[-1] or _is_of_pytest(file))
    if is_own and isinstance(error, AttributeError) and isinstance(error.obj, BaseException):
        return (Difference("what the call raises", shown(error.obj), f"an error that has `{error.name}`"),)
    if is_own and isinstance(error, AssertionError | pytest.fail.Exception):
        return tuple(_asserted(*of_suite[-1], error))
    return ()


def _is_of_pytest(file: Path) -> bool:
    """Whether it is where `pytest.raises` and `pytest.fail` are."""
    return file.parent.name == "_pytest"


def _asserted(file: Path, line: int, error: BaseException) -> Iterator[Difference]:
    """What a plain assertion, or `pytest.raises`, expected and received."""
    match _statement(file, line):
        case ast.Assert(test=ast.Compare(left=left, ops=[operator], comparators=[right])) if COMPARISON.is_known:
            yield from _compared(left, operator, right)
        case ast.Assert(test=condition, msg=message):
            said = message.value if isinstance(message, ast.Constant) else False
            yield Difference(ast.unparse(condition), shown(said), "True")
        case ast.With(items=[ast.withitem(context_expr=ast.Call(args=[kinds], keywords=others))]):
            received = NOTHING if "DID NOT RAISE" in str(error) else shown(str(error))
            matching = "".join(f" that says {ast.unparse(one.value)}" for one in others if one.arg == "match")
            yield Difference("what is raised", received, ast.unparse(kinds) + matching)
        case _:
            yield Difference(f"line {line} of {file.name}", shown(str(error)), "no error")


@cache
def _statement(file: Path, line: int) -> ast.stmt | None:
    """The innermost statement of a file that has a line."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    found = [one for one in nodes if isinstance(one, ast.stmt) and one.lineno <= line <= (one.end_lineno or 0)]
    return max(found, key=lambda one: one.lineno, default=None)


IN_WORDS: dict[type[ast.cmpop], str] = {
    ast.In: "{} in it",
    ast.NotIn: "no {} in it",
    ast.IsNot: "another than {}",
    ast.NotEq: "another than {}",
}
"""What is expected of the right side of a comparison, by its operator; a test has there what it received."""


def _compared(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> Iterator[Difference]:
    expected, received = COMPARISON.left, COMPARISON.right
    if isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
        whole = ast.unparse(ast.Compare(left, [operator], [right]))
        yield Difference(ast.unparse(left), f"{shown(expected)} and {shown(received)}", whole)
    elif isinstance(operator, ast.Eq):
        yield from _unequal(expected, received, right)
    else:
        if isinstance(right, ast.Constant):  # `assert x is None` is read more easily than the other way round
            expected, received, right = received, expected, left
        words = IN_WORDS.get(type(operator), "{}")
        yield Difference(_words(right), shown(received), words.format(shown(expected)))


def _unequal(expected: Any, received: Any, right: ast.expr) -> Iterator[Difference]:
    """Where two values differ, the second of which is that of an expression; of tuples and maps only what differs."""
    if expected == received:
        return
    if isinstance(right, ast.Tuple) and isinstance(expected, tuple) and len(expected) == len(right.elts):
        for one, other, expression in zip(expected, received, right.elts, strict=True):
            yield from _unequal(one, other, expression)
    elif isinstance(expected, Mapping) and isinstance(received, Mapping):
        for key in dict.fromkeys([*expected, *received]):
            one, other = expected.get(key, ABSENT), received.get(key, ABSENT)
            if one != other:
                yield Difference(f"{_words(right)}: {key}", shown(other), shown(one))
    else:
        yield Difference(_words(right), shown(received), shown(expected))


MEANT = {
    "len(exchange.requests)": "requests sent",
    "list(exchange.requests)": "requests sent",
    "str(exchange.error)": "what the error says",
    "str(error)": "what the error says",
    "type(exchange.raised)": "what the call raises",
    "type(exchange.raised).__name__": "what the call raises",
}
"""What expressions that many tests have are called."""


def _words(expression: ast.expr) -> str:
    source = ast.unparse(expression)
    return MEANT.get(source, source)


# Running it again ---------------------------------------------------------------------------------------------------


def _rerun(item: pytest.Function) -> str:
    """The command for a shell in the folder that this run was started in."""
    config, folder = item.config, Path(item.config.invocation_params.dir)
    profile = os.environ.get("WIREPROOF_PROFILE")
    test = f"{_from(folder, item.path)}::{item.nodeid.partition('::')[2]}"
    command = [_python(folder), "-m", "pytest", test]
    if config.option.inifilename:
        command += ["-c", _from(folder, Path(config.option.inifilename))]
    if config.option.rootdir:
        command += ["--rootdir", config.option.rootdir]
    for name, usual in (("specs", "specs"), ("clients", "generated")):
        chosen = getattr(config.option, name)
        if chosen != config.rootpath / usual:
            command += [f"--{name}", _from(folder, chosen)]
    return shlex.join([*([f"WIREPROOF_PROFILE={profile}"] if profile else []), *command])


def _python(folder: Path) -> str:
    """What runs the tests, as short as it can be called."""
    if shutil.which("python") == sys.executable:
        return "python"
    return _from(folder, Path(sys.executable))


def _from(folder: Path, path: Path) -> str:
    """A path as it is written in a folder."""
    whole = Path(os.path.abspath(folder / path))
    return os.path.relpath(whole, folder) if whole.is_relative_to(folder) else str(path)
