"""`make mutate` finds what no test notices."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
for name in ("mutants", "mutate"):
    found = importlib.util.spec_from_file_location(name, ROOT / f"tests/{name}.py")
    assert found is not None
    assert found.loader is not None
    sys.modules[name] = importlib.util.module_from_spec(found)
    found.loader.exec_module(sys.modules[name])
mutants, mutate = sys.modules["mutants"], sys.modules["mutate"]

ROOM = """\
def is_large(seats: int) -> bool:
    \"\"\"Whether it has more than 20 seats.\"\"\"
    return seats > 20


def emptied(seats: int) -> int:
    while seats:
        seats -= 1
    return seats
"""
TESTS = """\
from room import emptied, is_large


def test_a_room_is_large_or_not():
    assert is_large(30)
    assert not is_large(10)


def test_a_room_is_emptied():
    assert 0 == emptied(3)
"""
DRIVER = """\
import sys
from pathlib import Path
sys.path.insert(0, {folder!r})
import mutate
mutate.PRELOADED, mutate.PATIENCE = ["hypothesis"], 0.2
mutate.EQUIVALENT = {equivalent!r}
room, stages = Path("room.py").resolve(), ((str(Path("test_room.py").resolve()),),)
mutate.PARTS = {{"rooms": lambda _: mutate.mutants(room, lambda _: stages)}}
sys.exit(mutate.main(["rooms"], 60, 0, 1, ""))
"""
QUICKLY = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
EDGE = ("room.py", "is_large", "return seats > 20", "return seats >= 20")
NUMBER = ("room.py", "is_large", "return seats > 20", "return seats > 21")
GONE = ("room.py", "is_large", "return seats > 19", "return seats >= 19")


def driven(folder: Path, *equivalent: tuple[str, str, str, str], tests: str = TESTS) -> tuple[int, list[str]]:
    """The exit status and the lines of the driver, on a module of a few lines and the tests of it."""
    (folder / "room.py").write_text(ROOM, encoding="utf-8")
    (folder / "test_room.py").write_text(tests, encoding="utf-8")
    script = DRIVER.format(folder=str(ROOT / "tests"), equivalent=dict.fromkeys(equivalent, "a reason"))
    done = subprocess.run(  # noqa: S603  # our own driver
        [sys.executable, "-c", script], cwd=folder, env=QUICKLY, capture_output=True, text=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).splitlines()


def test_what_no_test_notices_is_printed_with_its_place(tmp_path: Path) -> None:
    """
    Of seven changes, two survive, two never end, and no file is touched.
    """
    status, lines = driven(tmp_path)

    assert 1 == status
    assert "rooms: 5 of 7 noticed (71.4%), 2 of them endless; 7 of 7 tried" == lines[-1]
    places = [line.rpartition("/")[2] for line in lines if "room.py" in line]
    assert ["room.py:3: is_large"] * 2 == places
    assert {"  + return seats >= 20", "  + return seats > 21"} == {line for line in lines if line.startswith("  +")}
    assert ROOM == (tmp_path / "room.py").read_text(encoding="utf-8")


def test_what_is_equivalent_does_not_count(tmp_path: Path) -> None:
    """
    A change of the table is not tried; one that the code no longer allows is an error.
    """
    status, lines = driven(tmp_path, EDGE, NUMBER, GONE)

    assert 1 == status
    assert "rooms: 5 of 5 noticed (100.0%), 2 of them endless; 5 of 5 tried" == lines[-2]
    assert f"EQUIVALENT has what is no longer there: {GONE}" == lines[-1]


def test_tests_that_are_red_anyway_are_no_measure(tmp_path: Path) -> None:
    """
    Without a change the tests have to be green.
    """
    status, lines = driven(tmp_path, tests=f"{TESTS}\n\ndef test_red():\n    assert False\n")

    assert 1 == status
    assert any("without any change, pytest ends with 1: " in line for line in lines)


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("a = b and c", {"a = (c)", "a = (b)"}),
        ("a = not b", {"a = b"}),
        ("a = b == 1", {"a = b != 1", "a = b == 2"}),
        ("a = b < c", {"a = b <= c"}),
        ("a = b + c", {"a = b - c"}),
        ("a = b | c", {"a = b", "a = c"}),
        ("a = True", {"a = False"}),
        ("a = 'b'", {"a = 'bX'"}),
        ("a = 'for people'", set()),
        ("a = f'{b} c'", set()),
        ('a = f"/b/{c}"', {'a = f"/b/{c}X"'}),
        ("a = b(c, d=e)", {"a = b(c)"}),
        ("a = [b, c]", {"a = [b, ]", "a = [c, ]"}),
        ("a = {b: c}", {"a = {}"}),
        ("a = b[c:]", {"a = b[:]"}),
        ("a = any(b)", {"a = all(b)"}),
        ("a = b.lower()", {"a = b.upper()"}),
        ("a = lambda: b", {"a = lambda: None"}),
        ("a = [b for b in c if d]", {"a = [b for b in c if True]", "a = [b for b in c if False]"}),
        ("a = b if c else d", {"a = b if True else d", "a = b if False else d"}),
        ("a.b = c", {"pass"}),
        ("a()", {"pass"}),
        ("raise A('b')", {"pass"}),
        ("log.info('a', b)", {"pass"}),
        ("def a() -> 'b':\n    return c", {"def a() -> 'b':\n    return None"}),
        ("try: a = 1\nexcept B: b = c", {"try: a = 2\nexcept B: b = c", "try: a = 1\nexcept (): b = c"}),
        ("match a:\n    case b: c = d", {"match a:\n    case b if False: c = d"}),
        ("for a in b: break", {"for a in b: continue"}),
        ("a: 'b' = c", set()),
        ("if TYPE_CHECKING: a()", set()),
        ("__all__ = ['a']", set()),
        ("A = TypeVar('A')", set()),
        ("a = List['b'](c)", set()),
        ("a = dict.fromkeys(('4', 'default'), b)", {"a = dict.fromkeys(('4', \"defaultX\"), b)"}),
        ("a = cast('b', c)", set()),
        ("a = b(frozen=True)", set()),
    ],
)
def test_each_expression_can_be_written_in_another_way(code: str, changed: set[str]) -> None:
    """
    Code is changed, and neither text for people nor what only type checkers read.
    """
    assert changed == {change.applied(code) for change in mutants.changes(code)}


def test_every_equivalent_change_is_still_there() -> None:
    """
    The table names changes that the code allows, and a reason for each.
    """
    files = [*ROOT.glob("contracts/wireproof/**/*.py"), *ROOT.glob("generated/**/*.py")]
    for row, reason in mutate.EQUIVALENT.items():
        texts = [file.read_text(encoding="utf-8") for file in files if file.match(row[0])]
        assert any(change.row == row[1:] for text in texts for change in mutants.changes(text)), row
        assert reason
