"""`wireproof judge`: recordings that no longer fit are found, others are left alone, and no secret is shown."""

import base64
import gzip
import json
import random
import re
import zlib
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests import recorded
from tests.recorded import FORMATS, Recorded, Writer, aged, good

from wireproof.cli import main
from wireproof.errors import RecordingError
from wireproof.loading import load
from wireproof.recordings import bodies
from wireproof.recordings.formats import Recording, recordings_in
from wireproof.recordings.hosts import Hosts
from wireproof.recordings.judging import Judge, Misfit

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent
KITES = load(ROOT / "tests/golden/kites.yaml")
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS)
def test_aged_recordings_are_found_among_good_ones(
    write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Of 53 recordings the three that no longer fit are told, with file and entry; in every format, and without secrets.
    """
    some = [*good()[:20], aged()[0], *good()[20:30], aged()[1], aged()[2], *good()[30:]]
    write(tmp_path, some)
    monkeypatch.chdir(ROOT)

    status = main(["judge", str(tmp_path)])

    out = capsys.readouterr().out
    titles = [line for line in out.splitlines() if line.startswith(str(tmp_path))]
    assert 1 == status
    assert 3 == len(titles), out
    assert [called(one) for one in aged()] == [title.split(": ")[2].split(" (")[0] for title in titles]
    assert {"WP263", "WP122", "WP251"} == set(re.findall("^WP[0-9]+", out, re.MULTILINE))
    assert "53 recordings" in out
    assert "50 fit, 3 do not" in out
    assert recorded.TOKEN not in out


def called(one: Recorded) -> str:
    return f"{one.request.method} {one.request.url} -> {one.response.status}"


# What was recorded, and how -----------------------------------------------------------------------------------------


def read(tmp_path: Path, response: Any, request: Any = None, name: str = "traffic.ndjson") -> Recording:
    """The recording of one exchange with the API of kites."""
    usual = {"method": "GET", "url": "https://kites.test/kites/7", "headers": {}}
    entry = {"request": {**usual, **(request or {})}, "response": {"status": 200, "headers": JSON, **response}}
    file = tmp_path / name
    text = yaml.dump({"interactions": [entry]}) if name.endswith(".yaml") else json.dumps(entry)
    file.write_text(text, encoding="utf-8")
    [found] = recordings_in(file)
    return found


KITE = b'{"name": "Red"}'


@pytest.mark.parametrize(
    ("response", "name"),
    [
        ({"body": KITE.decode()}, "a.ndjson"),
        ({"json": {"name": "Red"}}, "a.ndjson"),
        ({"body": {"string": KITE}}, "a.yaml"),
        ({"body": {"base64_string": base64.b64encode(KITE).decode()}}, "a.ndjson"),
        ({"content": {"text": base64.b64encode(KITE).decode(), "encoding": "base64"}}, "a.ndjson"),
        ({"content": KITE.decode(), "status_code": 200, "status": None}, "a.yaml"),
        ({"body": {"string": gzip.compress(KITE)}, "headers": {"Content-Encoding": "gzip"}}, "a.yaml"),
        ({"body": {"string": zlib.compress(KITE)}, "headers": {"content-encoding": ["deflate"]}}, "a.yaml"),
        ({"body": {"string": zlib.compress(KITE)[2:-4]}, "headers": {"content-encoding": ["deflate"]}}, "a.yaml"),
        ({"body": KITE, "headers": {"Content-Encoding": ["gzip"]}}, "a.yaml"),  # decoded by the recorder
        ({"body": KITE, "headers": {"Content-Encoding": ["br"]}}, "a.yaml"),
    ],
)
def test_a_body_is_what_it_was_before_it_was_coded(response: dict[str, Any], name: str, tmp_path: Path) -> None:
    """
    As a text, a JSON value, in base64 or compressed: it is the same body.
    """
    found = read(tmp_path, response, name=name)

    assert found.response
    assert json.loads(KITE) == json.loads(found.response.content)
    assert (frozenset(), frozenset()) == (found.unknown, found.cut)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"content": {"size": 900, "mimeType": "application/json"}}, {"response"}),
        ({"body": b"\x8b\x02\x80rest", "headers": {"Content-Encoding": ["br"]}}, {"response"}),
    ],
)
def test_a_body_that_was_not_recorded_is_not_judged(
    response: dict[str, Any], expected: set[str], tmp_path: Path
) -> None:
    """
    It is known to be unknown, and the rest of the exchange is judged.
    """
    found = read(tmp_path, response, name="a.yaml")

    assert expected == found.unknown
    assert [] == [*misfits(tmp_path / "a.yaml")]


@pytest.mark.parametrize(
    "response",
    [
        {"body": '{"name": "R', "headers": {**JSON, "Content-Length": "15"}},
        {"content": {"text": '{"name": "R', "size": 15}},
        {"body": gzip.compress(KITE * 99)[:-20], "headers": {**JSON, "Content-Encoding": "gzip"}},
    ],
    ids=["by its length", "by its size", "by its coding"],
)
def test_a_body_that_was_cut_is_not_judged(response: dict[str, Any], tmp_path: Path) -> None:
    """
    Half of a JSON text is no finding where the recording says that there was more.
    """
    found = read(tmp_path, response, name="a.yaml")

    assert {"response"} == found.cut
    assert [] == [*misfits(tmp_path / "a.yaml")]


def test_what_is_said_of_a_cut_body_is_judged(tmp_path: Path) -> None:
    """
    Its content type is, and JSON that is whole after all.
    """
    headers = {**JSON, "Content-Length": "900"}
    read(tmp_path, {"body": '{"name": 7}', "headers": headers})
    [changed] = misfits(tmp_path / "traffic.ndjson")
    read(tmp_path, {"body": "<p>", "headers": {"Content-Type": "text/html", "Content-Length": "900"}})
    [other] = misfits(tmp_path / "traffic.ndjson")

    assert ["WP263", "WP251"] == [one.findings[0].number for one in (changed, other)]


def test_repeated_header_fields_are_kept(tmp_path: Path) -> None:
    """
    Each line of a header is one, whichever way the format has of writing several; pseudo-headers are none.
    """
    pairs = [
        {"name": "Set-Cookie", "value": "a=1"},
        {"name": "Set-Cookie", "value": "b=2"},
        {"name": ":x", "value": ""},
    ]
    listed = [["Set-Cookie", "a=1"], ["Set-Cookie", "b=2"]]
    expected = (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))

    for headers in (pairs, listed, {"Set-Cookie": ["a=1", "b=2"]}):
        found = read(tmp_path, {"headers": headers})
        assert found.response
        assert expected == found.response.headers


def misfits(file: Path) -> Iterator[Misfit]:
    return Judge(Hosts([KITES])).misfits(file)


def test_credentials_are_not_judged(tmp_path: Path) -> None:
    """
    Recorders leave them out or put something else in their place.
    """
    read(tmp_path, {"status": 204, "headers": {}}, {"method": "DELETE"})

    assert [] == [*misfits(tmp_path / "traffic.ndjson")]


def test_a_request_without_an_operation_is_found(tmp_path: Path) -> None:
    """
    Its host is known and its path is none of the API.
    """
    read(tmp_path, {}, {"url": "https://kites.test/kite"})

    [misfit] = misfits(tmp_path / "traffic.ndjson")

    assert ["WP102"] == [finding.number for finding in misfit.findings]


# Secrets ------------------------------------------------------------------------------------------------------------

SECRET = "hunter2-hunter2"
BASIC = base64.b64encode(f"me:{SECRET}".encode()).decode()


@pytest.mark.parametrize(
    ("request_", "response"),
    [
        ({"headers": {"Authorization": f"Bearer {SECRET}"}}, {"json": {"name": [SECRET]}}),
        ({"headers": {"Authorization": f"Basic {BASIC}"}}, {"json": [SECRET, BASIC]}),
        ({"headers": {"Cookie": f"a=b; sid={SECRET}"}}, {"json": {"name": {"x": SECRET}}}),
        ({"headers": {"X-Api-Key": SECRET}}, {"json": {"name": {"x": SECRET}}}),
        ({}, {"headers": {**JSON, "Set-Cookie": f"sid={SECRET}; Path=/"}, "json": [SECRET]}),
        ({"url": f"https://kites.test/kites/7?access_token={SECRET}"}, {}),
        ({"url": f"https://kites.test/kites/{SECRET}?key={SECRET}"}, {}),
        ({}, {"json": {"access_token": SECRET, "name": 7, "client": {"secret": [SECRET]}}}),
        ({}, {"body": f'{{"name": "x", "refresh_token": "{SECRET}", "name": '}),
        ({}, {"body": f'{{"token": "{SECRET}", "token": "x"}}'}),
        ({"method": "PUT", "url": "https://kites.test/kites/7/photo",
          "headers": {"Content-Type": "multipart/form-data; boundary=x"},
          "body": f'--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n{SECRET}\r\n--x--'},
         {"status": 599, "body": SECRET}),
        ({"method": "POST", "url": "https://kites.test/flights", "body": f"password={SECRET}&stops=a&stops=b",
          "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, {"status": 599, "body": SECRET}),
    ],
)  # fmt: skip
def test_no_secret_is_shown(request_: dict[str, Any], response: dict[str, Any], tmp_path: Path) -> None:
    """
    Credentials are masked wherever they travel and wherever they are repeated.
    """
    read(tmp_path, response, request_)

    [misfit] = misfits(tmp_path / "traffic.ndjson")

    assert SECRET not in str(misfit)
    assert BASIC not in str(misfit)


def test_no_beginning_of_a_secret_is_shown(tmp_path: Path) -> None:
    """
    Where a text is cut inside of one, what is left of it is masked as well.
    """
    for length in range(160, 200):
        read(tmp_path, {"json": ["x" * length, {"password": SECRET}]})

        [misfit] = misfits(tmp_path / "traffic.ndjson")

        assert "hun" not in str(misfit)


def test_only_secrets_are_masked(tmp_path: Path) -> None:
    """
    Short ones hide nothing of what the spec says.
    """
    read(tmp_path, {"json": {"name": 1}}, {"headers": {"Cookie": "a=1"}, "url": "https://kites.test/kites/7?limt=10"})

    [misfit] = misfits(tmp_path / "traffic.ndjson")

    assert 'documented  type: "string"' in str(misfit)
    assert "GET https://kites.test/kites/7?limt=10 -> 200 (kites getKite)" in misfit.title


# Bad input ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.yaml", "openapi: 3.1.0", ": it is no recording; name a file of HAR (`log.entries`)"),
        ("a.har", "[]", ": it is no recording; name a file of HAR"),
        ("a.har", "{", ": at line 1, column 2: it is not YAML"),
        ("a.yaml", "interactions: !!python/object/apply:os.system [x]", ": at line 1, column 15: it is not YAML"),
        ("a.yaml", "interactions: 7", ": `interactions` is no list; it has to be a list"),
        ("a.yaml", "interactions: [7]", ": entry 1: `request.method` is missing; it has to be a text"),
        ("a.ndjson", "{}\n{", ": entry 1: `request.method` is missing"),
        ("a.ndjson", "{", ":1: the line is no JSON (Expecting property name"),
        ("a.ndjson", "[" * 100_000, ":1: the line is no JSON (it is nested too deeply); correct it"),
        ("a.yaml", "interactions: [{request: {method: GET, uri: /a}}]", ": entry 1: `request.uri` is no absolute URL"),
        ("a.yaml", "interactions: [{request: {method: GET, uri: 'http://a'}, response: {status: x}}]",
         ": entry 1: `response.status` is no whole number; it has to be a whole number"),
    ],
)  # fmt: skip
def test_what_is_no_recording_is_told_in_a_sentence(
    name: str, text: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    File, entry and what is wrong there; the exit status is 2, and nothing in a file is executed.
    """
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")

    status = main(["judge", str(file), "--specs", str(ROOT / "tests/golden/kites.yaml")])

    err = capsys.readouterr().err
    assert 2 == status
    assert err.startswith(f"{file}{sentence}")
    assert 1 == err.count("\n")


WRONG: tuple[Any, ...] = (
    *(None, True, -1, 10**30, 1.5, [], {}, [[]], {"a": 1}),
    *("", "\x1b[2J::error", "\ud800", "http://", "%zz", "gzip", "0" * 5000),
)
"""What may stand where something else is expected."""


@pytest.mark.parametrize("write", [recorded.har, recorded.vcr_json, recorded.ndjson])
def test_whatever_stands_in_a_file_is_a_finding_or_a_sentence(write: Writer, tmp_path: Path) -> None:
    """
    Nothing that is changed in a recording ends in a traceback, or prints what a terminal acts upon.
    """
    dice, judge = random.Random(7), Judge(Hosts(recorded.SPECS))  # noqa: S311  # the same each time
    write(tmp_path, good()[:3])
    [file] = tmp_path.iterdir()
    for _ in range(100):
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        *path, last = dice.choice([*places(lines)])
        reduce(getitem, path, lines)[last] = dice.choice(WRONG)
        changed = tmp_path / f"changed{file.suffix}"
        changed.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

        try:
            said = [str(misfit) for misfit in judge.misfits(changed)]
        except RecordingError as error:
            said = [str(error)]

        assert all(text.replace("\n", " ").isprintable() for text in said)


def places(node: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything below."""
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*above, key)
        yield from places(inner, (*above, key))


def test_a_body_that_comes_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A small body that is a large one when it is read is not read to its end.
    """
    monkeypatch.setattr(bodies, "LARGEST", 1000)

    with pytest.raises(RecordingError, match="entry 1: a body comes to more than"):
        read(tmp_path, {"body": gzip.compress(b" " * 9999), "headers": {"Content-Encoding": "gzip"}}, name="a.yaml")


def test_a_host_that_no_spec_names_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    With the first entry that goes there, and exit status 2, unless such hosts are passed over.
    """
    entry = {"request": {"method": "GET", "url": "https://birds.test/a?token=x"}, "response": {"status": 204}}
    file, specs = tmp_path / "a.ndjson", str(ROOT / "tests/golden/kites.yaml")
    file.write_text(f"{json.dumps(entry)}\n{json.dumps(entry)}", encoding="utf-8")

    assert 2 == main(["judge", str(file), "--specs", specs])
    assert capsys.readouterr().err == (
        f"{file}: entry 1: https://birds.test: no spec names this host; "
        "name its spec by --specs or --client, or pass over such hosts\n"
    )
    assert 0 == main(["judge", str(file), "--specs", specs, "--skip-unknown-hosts"])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["nothing.har"], "nothing.har: at the file: it cannot be read (No such file or directory); check the path"),
        (["empty"], "empty: there are no recordings; name a folder with *.har, *.json, *.yaml, *.yml"),
        (["empty", "--client", "no_client"], "no_client: no such package is installed"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(
    call: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """
    What, where and what next; the exit status is 2.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/kites.yaml").write_text((ROOT / "tests/golden/kites.yaml").read_text(), encoding="utf-8")

    assert 2 == main(["judge", *call])
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.parametrize("named", [[], ["--client", "kites_client"]])
def test_an_installed_client_brings_its_spec(
    named: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Where a project has no spec, that in the package of a client is found by the host of a request.
    """
    package, info = tmp_path / "site/kites_client", tmp_path / "site/kites_client-1.0.0.dist-info"
    package.mkdir(parents=True)
    info.mkdir()
    (package / "__init__.py").touch()
    (package / "kites.json").write_text(json.dumps(KITES.document), encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kites-client\nVersion: 1.0.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wireproof.toml").write_text("allow = []", encoding="utf-8")
    read(tmp_path, {"json": {"name": 7}})

    status = main(["judge", "traffic.ndjson", *named])

    assert 1 == status
    assert "spec        kites.json#/components/schemas/Kite/properties/name/type" in capsys.readouterr().out


# The allow-list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("place", "until", "number"), [
    ("response body at /name", "2999-01-01", ""),
    ("response body at /name", "2024-01-01", "WP380"),
    ("response body at /color", "2999-01-01", "WP381"),
])  # fmt: skip
def test_what_is_allowed_is_no_finding(
    place: str,
    until: str,
    number: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """
    An entry of wireproof.toml allows a finding; one that has expired, or that a folder has no use for, is told.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cassettes").mkdir()
    read(tmp_path / "cassettes", {"json": {"name": 7}})
    (tmp_path / "kites.yaml").write_text((ROOT / "tests/golden/kites.yaml").read_text(), encoding="utf-8")
    entry = f'code = "WP263"\noperation = "getKite"\nplace = "{place}"\nuntil = {until}\nwhy = "It is mended soon."\n'
    text = f'[apis.kites]\ndocument = "kites.yaml"\n\n[[allow]]\n{entry}'
    (tmp_path / "wireproof.toml").write_text(text, encoding="utf-8")

    status = main(["judge", "cassettes"])

    out = capsys.readouterr().out
    assert (1 if number else 0) == status
    assert number in out
    assert bool(number) == ("WP263 body-invalid" in out)


# pytest -------------------------------------------------------------------------------------------------------------


def test_a_folder_of_cassettes_is_a_part_of_the_tests(pytester: pytest.Pytester) -> None:
    """
    Each file is a test, which fails with the blocks that `wireproof judge` prints, and without a traceback.
    """
    folder = pytester.mkdir("cassettes")
    read(folder, {"json": {"name": "Red"}}, name="good.yaml")
    read(folder, {"json": {"name": 7}}, name="aged.yaml")
    pytester.makepyfile("def test_one(): pass")
    specs = ROOT / "tests/golden/kites.yaml"

    found = pytester.runpytest_inprocess(
        "-p",
        "no:xdist",
        "--contract-cassettes=cassettes",
        f"--contract-specs={specs}",
    )

    found.assert_outcomes(passed=2, failed=1)
    found.stdout.fnmatch_lines(["*aged.yaml:2: entry 1: GET https://kites.test/kites/7 -> 200 (kites getKite)"])
    found.stdout.fnmatch_lines(["WP263 body-invalid: A body does not match its schema."])
    assert "Traceback" not in found.stdout.str()
