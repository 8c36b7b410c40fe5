"""
`make mutate`: small changes to `wireproof.runtime`, to the clients and to the judge; a test has to notice each of them.

A change is made while its module is imported, so that no file is touched, in a process forked from one that has
imported what takes long. The tests that concern the module run first, and the first red one ends it; so does a loop
that takes several times as long as the tests do without a change. What no test notices survives, and is printed. Not
changed are text for people (whatever has a blank, and what a `raise` or a log line says), annotations and docstrings.

The parts share the time. What fits into it is a sample, the same for the same seed. The exit status is 1 when fewer
than 95 % of the changes were noticed, without those of `EQUIVALENT`, which make no difference that can be seen.

Why neither of the libraries: mutmut 3.8 moves functions behind trampolines in a copy of the tree, which leaves out
properties, decorated functions, module constants and enums, and those are most of a generated client. cosmic-ray 8.7
writes each change into the file itself and starts an interpreter for it, 2 s where a fork takes 0.3 s, drops no
argument, element or statement, and brings ten packages along, SQLAlchemy and GitPython among them.
"""

import argparse
import ast
import importlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from mutants import Change, changes

ROOT = Path(__file__).parent.parent
KIT = ROOT / "contracts/wireproof"
SUITE = KIT / "suite"
ENOUGH = 0.95
TOGETHER = 12
PATIENCE = 2.0
"""Seconds of processor time that tests may take besides four times as many as without a change."""
PRELOADED = [
    *("anyio.pytest_plugin", "attrs", "httpx2", "hypothesis", "jsonschema_rs", "rich"),
    *("pytest_httpx2", "respx.plugin", "schemathesis.pytest.plugin", "schemathesis.specs.openapi.schemas"),
]
"""What takes long to import. Nothing of the kit, which each process imports with the change in it."""
SETTINGS = ["-qx", "--tb=no", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"]
"""Plain, because pytest would load the kit itself to rewrite what it asserts."""

Stage = tuple[str, ...]
"""What pytest is told to run."""


@dataclass(frozen=True)
class Mutant:
    """A change of one file, and which tests concern it, those first that are likely to notice."""

    file: Path
    change: Change
    stages: tuple[Stage, ...]

    def __str__(self) -> str:
        return f"{os.path.relpath(self.file, ROOT)}:{self.change}"


# What is equivalent -------------------------------------------------------------------------------------------------

FUNCTION = 'hook if hasattr(hook, "__code__") or hasattr(hook, "__func__") else type(hook).__call__'
INSIDE = "inside = next((frames[place:] for place, frame in enumerate(frames) if frame.f_code in "
FROZEN = "@dataclass(frozen=True, eq=False)"
NOBODY_COMPARES = "they are never compared"
IS_EACH, COOKIE = "is_each = len(found)", " and parameter.name.lower() == SET_COOKIE and shape_of(par"
UNUSED = "unused = (str(port) for port in range(65535, 0, -1) if str(port) not in url) # a variable may be the po"
SETS = 'return "".join(set(BARE_RESERVED).difference(separators)) if paramet'
OTHERWISE = ').difference(separators)) if parameter.allow_reserved else ""'
SAFE, PCHAR = 'return quote(parameter.name, safe="")', 'PCHAR = "-._~!$&\'()*+,;=:@"'
QUOTED = 'return quote(text, safe="")'
RESERVED = 'BARE_RESERVED = ":/?@!$\'()*,;="'
LETTERS, SLOWER = "letters are never encoded", "the rest comes to the same, slower"
FOLDED = 'return name.lower() if location == "header" else name'
ASKS = "_, query = run(spec, _query(operation, request)) if request and _asks(operation) else ((), {})"
JOINED = 'MES[parameter.style][1] if parameter.style in FRAMES else "&"'
TOKEN, ONLY_SAID = "Token = Secret | Callable[[], Secret]", "only annotations have it"
FORMS = 'return (quote(text, safe=""), text) if self.place == "query" else (text,)'
CARRIED = 'name = quote(scheme.name, safe="").encode()'
REL = 'if "next" in said.get("rel", "").lower().split() and "anchor" not in said:'
PLAN = "plan = _PLANS.get(cls) or _plan_of(cls)"
FEW = "if len(text) <= PYTHON_DIGITS:"
DIGITS = 'return str(number) if abs(number) < STAND_IN else f"{Decimal(number):f}"'
CLIPPED = "a finding shows 200 characters of it; more are cut off for the time that they would take"
BEGINNING = 'return quoted(content[:400].decode("utf-8", "replace"))'
EQUIVALENT: dict[tuple[str, str, str, str], str] = {
    ("judge/bodies.py", "_beginning", BEGINNING, BEGINNING.replace(":400", ":")): CLIPPED,
    ("judge/bodies.py", "_beginning", BEGINNING, BEGINNING.replace("400", "401")): CLIPPED,
    ("judge/parameters.py", "parameter_values", f"{IS_EACH} > 1{COOKIE}", f"{IS_EACH} >= 1{COOKIE}"): (
        "one line is the same as a list of one line"
    ),
    ("oracle.py", "judge_response", ASKS, ASKS.replace("request and _asks(operation)", "(request)")): SLOWER,
    (
        *("oracle.py", "_path_after_base", 'is_right, _, below = max(tried, default=(False, False, ""))'),
        'is_right, _, below = max(tried, default=(False, True, ""))',
    ): "nobody reads that part of it",
    ("judge/routes.py", "_folded", FOLDED, FOLDED.replace("lower", "upper")): "either is the same for all of them",
    ("judge/routes.py", "Plan", FROZEN, "@dataclass(frozen=True, eq=True)"): NOBODY_COMPARES,
    ("judge/routes.py", "Plan", FROZEN, "@dataclass(frozen=True)"): NOBODY_COMPARES,
    ("judge/routes.py", "Names", FROZEN, "@dataclass(frozen=True, eq=True)"): NOBODY_COMPARES,
    ("judge/routes.py", "Names", FROZEN, "@dataclass(frozen=True)"): NOBODY_COMPARES,
    ("judge/wire.py", "PCHAR", PCHAR, f'{PCHAR[:-1]}X"'): LETTERS,
    ("serialization.py", "BARE_RESERVED", RESERVED, f'{RESERVED[:-1]}X"'): LETTERS,
    ("serialization.py", "_separator", JOINED, JOINED.replace('"&"', '"&X"')): "an ampersand is always encoded",
    ("serialization.py", "_quoted_field", QUOTED, QUOTED.replace('""', '"X"')): LETTERS,
    ("serialization.py", "_wire_name", SAFE, SAFE.replace('""', '"X"')): LETTERS,
    ("serialization.py", "_bare", SETS, SETS.replace('""', '"X"')): LETTERS,
    ("serialization.py", "_bare", OTHERWISE, OTHERWISE.replace('""', '"X"')): LETTERS,
    ("judge/jsontext.py", "json_value", 'if "\\\\u" in text:', "if True:"): SLOWER,
    (
        *("sides.py", "of_other_side", "return _Copying(OTHERS[side], resolve, drawn=False).others(node)"),
        "return _Copying(OTHERS[side], resolve, drawn=True).others(node)",
    ): "it copies nothing",
    ("numbers.py", "integer", FEW, "if False:"): SLOWER,
    ("numbers.py", "integer", FEW, FEW.replace("<=", "<")): SLOWER,
    ("numbers.py", "integer_text", DIGITS, DIGITS.replace("abs(number) < STAND_IN", "False")): SLOWER,
    ("numbers.py", "integer_text", DIGITS, DIGITS.replace("<", "<=")): SLOWER,
    ("numbers.py", "shortened", "case int() if abs(value) >= STAND_IN:", "case int() if abs(value) > STAND_IN:"): (
        "the stand-in of the smallest is itself"
    ),
    ("schema.py", "_has_others", "if key not in _OTHERS:", "if True:"): SLOWER,
    ("schema.py", "components", "if key not in _COMPONENTS:", "if True:"): SLOWER,
    (
        "judge/routes.py",
        "_server_place",
        UNUSED,
        UNUSED.replace("65535", "65536"),
    ): "a URL has a few of the numbers at most",
    ("serialization.py", "percent_decode", 'if "%" not in text:', "if False:"): SLOWER,
    ("serialization.py", "MOST_COMBINATIONS", "MOST_COMBINATIONS = 64", "MOST_COMBINATIONS = 65"): (
        "a limit on time, and no promise"
    ),
    ("runtime/hooks.py", "_code", FUNCTION, FUNCTION.replace("__func__", "__func__X")): (
        "what has a `__func__` with code has the code itself as well"
    ),
    (
        "runtime/hooks.py",
        "is_of_hook",
        INSIDE,
        INSIDE.replace("[place:]", "[:]"),
    ): "nothing reads before a hook is called",
    ("runtime/reasons.py", "LONGEST_REASON", "LONGEST_REASON = 300", "LONGEST_REASON = 301"): (
        "a limit on what a message shows, and no promise"
    ),
    ("runtime/links.py", "next_link", REL, REL.replace('""', '"X"')): "no link is one to `X`",
    (
        "runtime/models.py",
        "Model.from_dict",
        PLAN,
        PLAN.replace("_PLANS.get(cls) or _plan_of(cls)", "(_plan_of(cls))"),
    ): (SLOWER),
    ("runtime/reading.py", "_is_coded", "return False", "return True"): "what has no coding is read as it is",
    (
        *("runtime/unions.py", "branch", "return Branch(model(cls), constants or {}, kind=cls)"),
        "return Branch(model(cls), constants or {})",
    ): "all other branches refuse an object of the class; this only saves asking them",
    ("runtime/schemes.py", "Token", TOKEN, "Token = Secret"): ONLY_SAID,
    ("runtime/schemes.py", "Token", TOKEN, "Token = Callable[[], Secret]"): ONLY_SAID,
    ("runtime/schemes.py", "Scheme.forms", FORMS, FORMS.replace('""', '"X"')): LETTERS,
    ("runtime/tokens.py", "Proof._carry", CARRIED, CARRIED.replace('""', '"X"')): LETTERS,
    (
        *("runtime/decoding.py", "Const.__init__"),
        "super().__init__(describe(only), decode, known={only: only} if isinstance(only, str) else None)",
        "super().__init__(describe(only), decode, known={} if isinstance(only, str) else None)",
    ): "what is known is not looked up elsewhere, which only saves time",
}
"""By the end of the file's path, the function or class, and the lines before and after: why nobody can tell."""


def is_equivalent(mutant: Mutant, known: Iterable[tuple[str, str, str, str]]) -> bool:
    """Whether the table has it."""
    return any(mutant.file.match(row[0]) and row[1:] == mutant.change.row for row in known)


# The parts ----------------------------------------------------------------------------------------------------------


def runtime(folder: Path) -> Iterator[Mutant]:
    """Those of the runtime: its own tests, and the contract suite on the client of a small API."""
    (folder / "specs").mkdir()
    (folder / "specs/small-api.yaml").symlink_to(ROOT / "tests/cases/small-api.yaml")
    generate = ["-m", "wireproof", "generate", "--specs", str(folder / "specs"), "--clients", str(folder / "clients")]
    subprocess.run([sys.executable, *generate], check=True, capture_output=True)  # noqa: S603  # our own generator
    suite = (str(SUITE), "--specs", str(folder / "specs"), "--clients", str(folder / "clients"))
    for file in sorted((KIT / "runtime").glob("*.py")):
        own = ROOT / f"tests/runtime/test_{file.name}"
        stages = ((str(own),) if own.exists() else (), (str(ROOT / "tests/runtime"),), suite)
        yield from mutants(file, lambda _, stages=stages: stages)


def judge(_: Path) -> Iterator[Mutant]:
    """Those of the judge: a module's own tests, those of the oracle, and those of the rest of it."""
    names = ("oracle", "content_types", "numbers", "pointers", "schema", "serialization", "sides")
    tests = {name: str(ROOT / f"tests/test_{name}.py") for name in (*names, "places")}
    for file in [*(KIT / f"{name}.py" for name in names), *sorted((KIT / "judge").glob("*.py"))]:
        first = tests.get(file.stem, tests["oracle"])
        rest = [*(one for one in tests.values() if one != first), str(ROOT / "tests/test_findings.py")]
        yield from mutants(file, lambda _, stages=((first,), (*rest,)): stages)


def clients(folder: Path) -> Iterator[Mutant]:
    """Those of what was generated for each API: the contract suite on the operations that it concerns, and stories."""
    for package in sorted((ROOT / "generated").glob("*/*_client")):
        api = package.name.removesuffix("_client")
        specs = folder / api
        spec = f"{api.replace('_', '-')}.yaml"
        for file in (spec, f"examples/{spec}"):
            (specs / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "specs" / file, specs / file)
        stages = partial(_stages_of_client, specs, api, Concerned(package))
        for file in sorted(package.rglob("*.py")):
            if file.parent.name != "_runtime":
                yield from mutants(file, partial(stages, file))


QUICK = ("test_requests.py", "test_responses.py", "test_models.py", "test_arguments.py", "test_paging.py")


def _stages_of_client(specs: Path, api: str, concerned: "Concerned", file: Path, change: Change) -> tuple[Stage, ...]:
    operations, suite = concerned(file, change), ("--specs", str(specs))
    return (
        (*(str(SUITE / name) for name in QUICK), *suite, "-k", operations[0]),
        (str(SUITE), *suite, "-k", " or ".join(operations[:4])),
        (str(ROOT / f"contracts/{api}"),),
    )


class Concerned:
    """Which operations of a client have to do with a line of it, by what names what."""

    def __init__(self, package: Path) -> None:
        self.uses: dict[str, set[str]] = {}
        self.methods: dict[str, str] = {}
        for file in sorted(package.glob("*/*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            if file.parent.name == "resources":
                self.methods |= _operations_of_methods(tree)
            elif file.parent.name in {"models", "operations"}:
                prefix = file.stem if file.parent.name == "operations" else ""
                defined = {name: node for node in tree.body for name in _defined(node)}
                for name, node in defined.items():
                    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
                    self.uses[_key(prefix, name)] = {_key(prefix, each) if each in defined else each for each in names}
        self.functions = sorted(
            name for name in self.uses if "." in name and name.rpartition(".")[2].islower() and "._" not in name
        )

    def __call__(self, file: Path, change: Change) -> list[str]:
        """Words that select their tests; `-k` does not mind capitals."""
        if file.parent.name == "resources" and change.scope in self.methods:
            found = [self.methods[change.scope]]
        else:
            prefix = file.stem if file.parent.name == "operations" else ""
            found = self._reaching({_key(prefix, change.scope.partition(".")[0])})
        found = found or [name for name in self.functions if name.startswith(change.scope.rpartition(".")[2])]
        return [name.rpartition(".")[2].replace("_", "") for name in found or self.functions[:1]]

    def _reaching(self, names: set[str]) -> list[str]:
        more = {name for name, used in self.uses.items() if used & names} | names
        return self._reaching(more) if more > names else [name for name in self.functions if name in names]


def _key(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return [node.name] if isinstance(node, ast.ClassDef | ast.FunctionDef) else []


def _operations_of_methods(tree: ast.Module) -> dict[str, str]:
    return {
        f"{owner.name}.{method.name}": node.attr
        for owner in tree.body
        if isinstance(owner, ast.ClassDef)
        for method in owner.body
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "operations"
    }


def mutants(file: Path, stages: Callable[[Change], tuple[Stage, ...]]) -> Iterator[Mutant]:
    """All of one file."""
    for change in changes(file.read_text(encoding="utf-8")):
        yield Mutant(file, change, tuple(stage for stage in stages(change) if stage))


PARTS: dict[str, Callable[[Path], Iterator[Mutant]]] = {"runtime": runtime, "clients": clients, "judge": judge}

# Trying them --------------------------------------------------------------------------------------------------------


def tried(mutant: Mutant, until: float) -> str:
    """`killed`, `endless` or `survived`; nothing when there was no time, or the change is no Python."""
    try:
        code = compile(mutant.change.applied(mutant.file.read_text(encoding="utf-8")), mutant.file, "exec")
    except SyntaxError:
        return ""
    for stage in mutant.stages:
        if time.monotonic() > until:
            return ""
        status, _ = in_a_process(stage, PATIENCE + 4 * seconds_of(stage), partial(plant, mutant.file, code))
        if status:
            return "endless" if status < 0 else "killed"
    return "survived"


@cache
def seconds_of(stage: Stage) -> float:
    """How much processor time the tests take without a change; an error if they are not green."""
    status, seconds = in_a_process(stage, 600)
    assert status == 0, f"without any change, pytest ends with {status}: {' '.join(stage)}"
    return seconds


def in_a_process(stage: Stage, seconds: float, prepare: Callable[[], None] = lambda: None) -> tuple[int, float]:
    """
    The exit status of pytest and its processor time, in a process that the kernel ends when it has taken more.

    Who waits instead of working is ended as well, but not where others only keep the processor busy.
    """
    if pid := os.fork():
        _, status, used = os.wait4(pid, 0)
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
    status = 70
    with suppress(BaseException):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(30 + round(10 * seconds))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        prepare()
        _hypothesis_is_brief()
        status = int(pytest.main([*stage, *SETTINGS]))
    os._exit(status)


def plant(file: Path, code: CodeType) -> None:
    """Have a module imported from other code, and its copies in clients as well."""
    end = f"runtime/{file.name}" if file.parent.name == "runtime" else str(file)
    original: Any = SourceFileLoader.get_code

    def get_code(self: Any, name: str) -> CodeType | None:
        return code if self.path.endswith(end) else original(self, name)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]


def _hypothesis_is_brief() -> None:
    """Have Hypothesis draw few cases, the same ones each time, and shrink none."""
    from hypothesis import HealthCheck, Phase, settings  # noqa: PLC0415  # after the fork

    settings.register_profile(
        "mutate",
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[*HealthCheck],
    )
    settings.load_profile("mutate")


def sample(found: list[Mutant], seed: int) -> list[Mutant]:
    """In random order, but some that the same tests concern side by side, so that those run seldom without a change."""
    chance, seen = random.Random(seed), Counter[Stage]()  # noqa: S311  # a sample, no secret
    ranks = {stage: chance.random() for stage in sorted({one.stages[0] for one in found})}
    rounds = {}
    for one in chance.sample(found, len(found)):
        rounds[one] = (seen[one.stages[0]] // TOGETHER, ranks[one.stages[0]])
        seen[one.stages[0]] += 1
    return sorted(rounds, key=rounds.__getitem__)


def run(part: str, found: list[Mutant], seconds: float, jobs: int) -> float:
    """Try what there is time for, and print what survives; the share that was noticed."""
    until = time.monotonic() + seconds
    counts: Counter[str] = Counter()
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for mutant, outcome in zip(found, pool.imap(partial(tried, until=until), found), strict=True):
            counts[outcome] += 1
            if outcome == "survived":
                print(mutant, flush=True)
    done = len(found) - counts[""]
    score = 1 - counts["survived"] / done if done else 0
    endless = f", {counts['endless']} of them endless" if counts["endless"] else ""
    noticed = f"{done - counts['survived']} of {done} noticed ({score:.1%}){endless}"
    print(f"{part}: {noticed}; {done:,} of {len(found):,} tried", flush=True)
    return score


def main(parts: list[str], seconds: float, seed: int, jobs: int, match: str) -> int:
    """Try each part and return the exit status."""
    for name in PRELOADED:
        importlib.import_module(name)
    scores, until = [], time.monotonic() + seconds
    rows = set(EQUIVALENT)
    with TemporaryDirectory() as folder:
        for place, part in enumerate(parts):
            (Path(folder) / part).mkdir()
            every = [*PARTS[part](Path(folder) / part)]
            found = [one for one in every if not is_equivalent(one, EQUIVALENT) and match in str(one)]
            rows -= {row for row in rows if any(is_equivalent(one, [row]) for one in every)}
            scores.append(run(part, sample(found, seed), (until - time.monotonic()) / (len(parts) - place), jobs))
    if rows and not match and len(parts) == len(PARTS):
        print(*(f"EQUIVALENT has what is no longer there: {row}" for row in sorted(rows)), sep="\n")
        return 1
    return int(min(scores) < ENOUGH)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Change the code a little, and see whether a test notices.")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=[*PARTS], help="which ones; all unless given")
    parser.add_argument("--seconds", type=float, default=600, help="when to stop, more or less")
    parser.add_argument("--seed", type=int, default=0, help="another sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes side by side")
    parser.add_argument("--match", default="", help="only those whose place or change has this text")
    sys.exit(main(**vars(parser.parse_args())))
