"""What a run of the contract suite found can be read by CI, by programs and by people, whatever a spec says."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest

from wireproof.errors import ResultsError
from wireproof.findings import Code, Finding
from wireproof.loading import load
from wireproof.matrix import results as shapes
from wireproof.matrix.annotations import annotations
from wireproof.matrix.files import publish
from wireproof.matrix.junit import junit
from wireproof.matrix.page import page
from wireproof.matrix.results import (
    Cell,
    CellTest,
    Failure,
    Place,
    Results,
    as_block,
    as_json,
    blank,
    from_block,
    read_results,
)
from wireproof.matrix.summary import summary

NASTY = (
    "</pre></script><script>alert(1)</script> | `*_[a](b)` %0A::error::\x07\ud800\n\n## head\n@somebody, 5 > 4: &lt;"
)
"""Text that would do something in HTML, XML, Markdown or the log of a CI run."""

SPEC = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
paths:
  /books/{id}:
    get:
      operationId: getBook
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        "200":
          description: The book </script><script>alert(2)</script>
          content:
            application/json: {schema: {type: object}, examples: {book: {value: {}}}}
        "404": {$ref: "#/components/responses/NotFound"}
        default: {$ref: "#/components/responses/NotFound"}
components:
  responses:
    NotFound:
      description: There is none.
"""

FINDING = Finding(
    Code.QUERY_PARAMETER_STYLE_MISMATCH, "query parameter `fields`", "fields=a&fields=b", "fields=a,b", "books.yaml#/x"
)


@pytest.fixture
def results(tmp_path: Path) -> Results:
    """A run in which one cell passed, one failed and one was left empty."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/books.yaml").write_text(SPEC, encoding="utf-8")
    files, (ok, missing, default) = blank([load(tmp_path / "specs/books.yaml")], tmp_path)
    failure = Failure(
        "suite/test_a.py::test_one[x]",
        missing.operation,
        missing.place,
        (from_block(str(FINDING)),),
        "assert",
        "the case",
        "pytest -k",
    )
    return Results(
        commit="0" * 40,
        profile="desk",
        chosen=False,
        shard=None,
        selected=3,
        ran=3,
        specs=files,
        cells=(
            replace(ok, tests=(CellTest("suite/test_a.py::test_all", 20, 20, "passed"),), seconds=1.5),
            replace(missing, tests=(CellTest(failure.test, 3, 2, "failed"),), failures=(failure,)),
            default,
        ),
        failures=(),
    )


def nasty(results: Results) -> Results:
    """The results with hostile text wherever a spec or a server may write some."""
    place = Place(NASTY, 7, NASTY)
    failure = Failure(NASTY, NASTY, place, ({**from_block(str(FINDING)), "received": NASTY},), NASTY, NASTY, NASTY)
    cell = Cell(NASTY, NASTY, NASTY, NASTY, place, NASTY, (CellTest(NASTY, 1, 0, "failed"),), (failure,))
    return replace(results, cells=(cell, *results.cells), failures=(failure, replace(failure, findings=())))


# JSON ---------------------------------------------------------------------------------------------------------------


def test_json_has_the_documented_shape(results: Results) -> None:
    """
    `matrix.json` holds to its schema, and says of each cell what ran, what passed, and where it stands in the spec.
    """
    schema = json.loads(Path(shapes.__file__).with_name("matrix.schema.json").read_text(encoding="utf-8"))
    for each in (results, nasty(results)):
        jsonschema_rs.validator_for(schema).validate(json.loads(as_json(each)))

    found = json.loads(as_json(results))
    assert ["passed", "failed", "empty"] == [cell["state"] for cell in found["cells"]]
    assert [(20, 20, 0), (3, 2, 1), (0, 0, 0)] == [(c["ran"], c["passed"], c["failed"]) for c in found["cells"]]
    assert ["specs/books.yaml"] * 3 == [cell["place"]["file"] for cell in found["cells"]]
    assert [9, 13, 14] == [cell["place"]["line"] for cell in found["cells"]]
    assert "query-parameter-style-mismatch" == found["cells"][1]["failures"][0]["findings"][0]["code"]
    assert set(schema["properties"]) == set(found)


def test_a_cell_says_that_it_rests_on_a_made_example(results: Results, tmp_path: Path) -> None:
    """
    JSON, the summary and the page mark a cell whose spec shows no example, and no other; `made` may be missing.
    """
    made = replace(results, cells=(replace(results.cells[0], made=True), *results.cells[1:]))
    old = json.loads(as_json(results))
    for cell in old["cells"]:
        del cell["made"]
    (tmp_path / "matrix.json").write_text(json.dumps(old), encoding="utf-8")

    assert [True, False, False] == [cell["made"] for cell in json.loads(as_json(made))["cells"]]
    assert "| 20&#42; |" in summary(made)
    assert "20 of 20 cases passed, on a made example" in page(made)
    assert ">20*</a>" in page(made)
    assert all("made example" not in text for text in (summary(results), page(results)))
    assert results == read_results(tmp_path / "matrix.json")


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("content: {application/json: {schema: {type: object}, examples: {book: {value: {}}}}}", False),
        ("content: {application/json: {schema: {type: object}}}", True),
        ("content: {application/json: {example: {}}, text/plain: {schema: {type: string}}}", False),
        ("content: {image/png: {}}", True),
        ("headers: {}", False),
    ],
)
def test_a_made_example_is_one_that_the_spec_does_not_show(tmp_path: Path, content: str, made: bool) -> None:
    """
    Only what a client reads needs an example; a response without a body needs none.
    """
    shown = "          content:\n            application/json: {schema: {type: object}, examples: {book: {value: {}}}}"
    assert shown in SPEC
    (tmp_path / "books.yaml").write_text(SPEC.replace(shown, f"          {content}"), encoding="utf-8")

    _, (ok, *others) = blank([load(tmp_path / "books.yaml")], tmp_path)

    assert made == ok.made
    assert not any(other.made for other in others)


def test_the_digest_of_a_spec_is_that_of_all_its_files(tmp_path: Path) -> None:
    """
    It changes with a file that the document refers to, so that shards of different examples are not joined.
    """
    shown = "examples: {book: {value: {}}}"
    assert shown in SPEC
    beside = SPEC.replace(shown, "examples: {book: {$ref: 'examples/books.yaml#/dune'}}")
    (tmp_path / "books.yaml").write_text(beside, encoding="utf-8")
    (tmp_path / "examples").mkdir()
    digests = set()
    for title in ("Dune", "Emma"):
        (tmp_path / "examples/books.yaml").write_text(f"dune: {{value: {{title: {title}}}}}", encoding="utf-8")
        ((file,), _) = blank([load(tmp_path / "books.yaml")], tmp_path)
        digests.add(file.sha256)

    assert len(digests) == 2


def test_a_component_is_quoted_beside_its_reference(results: Results) -> None:
    """
    A cell shows the response of its operation, and the one that this refers to.
    """
    assert (
        '"404": {$ref: "#/components/responses/NotFound"}\nNotFound:\n  description: There is none.'
        == results.cells[1].excerpt
    )


def test_json_is_read_as_it_was_written(results: Results, tmp_path: Path) -> None:
    """
    What `read` reads is what `as_json` wrote.
    """
    for each in (results, replace(results, shard=shapes.Shard(1, 2, "abc"))):
        (tmp_path / "matrix.json").write_text(as_json(each), encoding="utf-8")

        assert each == read_results(tmp_path / "matrix.json")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "it cannot be read (No such file or directory); check the path"),
        ("{", "it is not JSON; name a matrix.json that a run has written"),
        ("[" * 100_000, "it is not JSON; name a matrix.json that a run has written"),
        ("[]", "it is no matrix of a run, for what it has at #; name a matrix.json"),
        ('{"version": 2}', "its version is 2, and only 1 is read; use its Wireproof"),
    ],
    ids=["missing", "broken", "deep", "another", "newer"],
)
def test_what_is_no_matrix_is_refused(tmp_path: Path, text: str | None, problem: str) -> None:
    """
    A file that no run has written is refused with a sentence.
    """
    file = tmp_path / "matrix.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")

    with pytest.raises(ResultsError) as refused:
        read_results(file)

    assert f"{file}: {problem}" == str(refused.value)


@pytest.mark.parametrize(
    "block",
    [str(FINDING), "contract-broken: A list ends.\n  at          requests sent\n  received    3\n  expected    2"],
)
def test_a_block_is_a_finding(block: str) -> None:
    """
    What a finding shows is read again, and shown the same way.
    """
    assert block == as_block(from_block(block))


@pytest.mark.parametrize("block", ["", "no block at all: is it?", "body-missing: A body.\n  mood        sad"])
def test_what_is_no_block_is_shown(block: str) -> None:
    """
    Other words than those of a finding are kept.
    """
    assert {"code": "contract-broken", "meaning": block} == from_block(block)


# JUnit --------------------------------------------------------------------------------------------------------------


def test_junit_has_a_case_for_each_cell(results: Results) -> None:
    """
    A cell is a test case named after its status, in a class named after its operation; its failure tells the findings.
    """
    root = ET.fromstring(junit(results))  # noqa: S314  # we wrote it

    cases = root.findall("testsuite[@name='books']/testcase")
    assert [("books GET /books/{id}", status) for status in ("200", "404", "default")] == [
        (case.get("classname"), case.get("name")) for case in cases
    ]
    assert [[], ["failure"], ["error"]] == [[one.tag for one in case if one.tag != "system-out"] for case in cases]
    failure = cases[1].find("failure")
    assert failure is not None
    assert f"{FINDING.code}: {FINDING.code.meaning}" == failure.get("message")
    assert f"suite/test_a.py::test_one[x]\nthe case\n{FINDING}\nrun again: pytest -k" == failure.text
    assert {"tests": "3", "failures": "1", "errors": "1", "skipped": "0"}.items() <= root.attrib.items()


def test_an_empty_cell_that_nobody_asked_for_is_skipped(results: Results) -> None:
    """
    Where only some tests were asked for, a cell in which nothing ran is no error.
    """
    root = ET.fromstring(junit(replace(results, chosen=True)))  # noqa: S314  # we wrote it

    assert ("0", "1") == (root.get("errors"), root.get("skipped"))


def test_junit_has_what_failed_elsewhere(results: Results) -> None:
    """
    A test that failed outside of the cells is a case of its own, so that red stays red.
    """
    failure = Failure("suite/test_b.py::test_two", "", None, (), "assert 1 == 2")
    root = ET.fromstring(junit(replace(results, failures=(failure,))))  # noqa: S314  # we wrote it

    (case,) = root.findall("testsuite[@name='outside of the cells']/testcase")
    assert ("the client", "suite/test_b.py::test_two") == (case.get("classname"), case.get("name"))
    assert "assert 1 == 2" == case.findall("failure")[0].get("message")


def test_junit_is_xml_whatever_a_spec_says(results: Results) -> None:
    """
    Markup is text in it, and what XML cannot hold is replaced.
    """
    root = ET.fromstring(junit(nasty(results)))  # noqa: S314  # we wrote it

    assert NASTY.replace("\x07", "\ufffd").replace("\ud800", "\ufffd") in "".join(root.itertext())
    assert {"testsuites", "testsuite", "testcase", "failure", "error", "system-out"} == {one.tag for one in root.iter()}


# Markdown and annotations -------------------------------------------------------------------------------------------


def test_what_was_left_out_is_counted_everywhere(results: Results, tmp_path: Path) -> None:
    """
    In JSON for each spec, and in the line that the summary and the page begin with; in what is read again as well.
    """
    [spec] = results.specs
    (file := tmp_path / "matrix.json").write_text(as_json(replace(results, specs=(replace(spec, left_out=2),))))

    again = read_results(file)

    assert [2] == [one["left_out"] for one in json.loads(file.read_text())["specs"]]
    for report in (str(again), summary(again), page(again)):
        assert "2 operations were left out, unproven" in report
    assert "left out" not in summary(results)


def test_the_summary_says_what_failed(results: Results) -> None:
    """
    The summary has one line on how it went, the findings with their place, what is empty, and a table for each spec.
    """
    assert (GOLDEN / "summary.md").read_text(encoding="utf-8") == summary(results)


GOLDEN = Path(__file__).parent / "golden/reports"


def test_nothing_in_a_summary_is_markup_of_others(results: Results) -> None:
    """
    What could be Markdown or HTML in the words of a spec is shown as it is.
    """
    text = summary(nasty(results))
    own = re.sub(r"<pre>[^<]*</pre>|</?(details|summary)>|<summary>[^<]*</summary>", "", text)

    assert "<" not in own
    assert not re.search(r"^(##(?!# Contracts)|@)|::error|\]\(b", re.sub(r"<pre>[^<]*</pre>", "", text), re.MULTILINE)
    assert "&lt;/pre&gt;&lt;/script&gt;&lt;script&gt;alert(1)" in text


def test_a_summary_does_not_grow_beyond_what_is_taken(results: Results) -> None:
    """
    A thousand failures make a summary that GitHub still takes.
    """
    cells = tuple(replace(results.cells[1], operation=f"GET /{number}") for number in range(1_000))

    text = summary(replace(results, cells=cells * 20))

    assert len(text.encode()) < 2**20
    assert "more failed tests are in the reports." in text


def test_annotations_stand_beside_the_spec(results: Results) -> None:
    """
    A cell that failed or is empty is annotated at the line of its response.
    """
    red, empty = annotations(results)

    assert red.startswith(
        "::error file=specs/books.yaml,line=13,title=books GET /books/{id} 404%3A 2 of 3 cases passed::"
        f"{FINDING.code}: {FINDING.code.meaning}%0A  at "
    )
    assert (
        "::error file=specs/books.yaml,line=14,title=books GET /books/{id} default::no case ran in this cell" == empty
    )


def test_an_annotation_is_one_command(results: Results) -> None:
    """
    Line ends, colons, commas and percent signs of others end no annotation, begin none, and set no property.
    """
    for line in annotations(nasty(results)):
        properties, _, data = line.removeprefix("::error ").partition("::")

        assert line.isascii() or "\n" not in line
        assert not re.search(r"[\r\n]", line)
        assert set(re.findall(r"(?:^|,)([a-z]+)=", properties)) <= {"file", "line", "title"}
        assert not re.search("%(?!0A|0D|25|3A|2C)", properties + data)


# HTML ---------------------------------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """Tags, attributes and text of a page, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text.append(data)


def test_each_cell_opens_its_cases_findings_and_spec(results: Results) -> None:
    """
    Every cell of the table leads to a section with its cases, what failed, and the text of the spec.
    """
    text = page(results)
    found = Elements(text)

    links = [attributes["href"] for tag, attributes in found.tags if tag == "a" and "aria-label" in attributes]
    assert ["#cell-1", "#cell-2", "#cell-3"] == links
    assert set(links) <= {f"#{attributes.get('id')}" for _, attributes in found.tags}
    _, _, section = text.partition('id="cell-2"')
    section, _, _ = section.partition('id="cell-3"')
    shown = "".join(Elements(f"<section {section}").text)
    assert str(FINDING) in shown
    assert "test_a.py::test_one[x]" in shown
    assert "specs/books.yaml, line 13" in shown
    assert "NotFound:\n  description: There is none." in shown


def test_a_page_is_one_file_without_a_script(results: Results) -> None:
    """
    A page loads nothing and runs nothing, whatever a spec says, and says so to the browser.
    """
    for each in (results, nasty(results)):
        text = page(each)
        found = Elements(text)

        assert set() == {tag for tag, _ in found.tags} & {"script", "link", "img", "iframe", "base", "form", "object"}
        assert [] == [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
        addresses = [attributes[name] for _, attributes in found.tags for name in ("href", "src") if name in attributes]
        assert all(address and address.startswith("#") for address in addresses)
        assert "url(" not in text.partition("</style>")[0]
        assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "</script><script>alert(2)</script>" in "".join(Elements(page(results)).text)


# Files --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def outside_of_ci(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Takes away what GitHub sets; what it returns sets one of those."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


def test_every_report_is_written(results: Results, tmp_path: Path, outside_of_ci: Callable[[str, str], None]) -> None:
    """
    A run writes all reports into a folder that need not be there, says nothing outside of CI, and leaves nothing else.
    """
    (tmp_path / "step.md").write_text("before\n", encoding="utf-8")
    out = tmp_path / "new/build"

    assert [] == publish(nasty(results), out)
    assert ["junit.xml", "matrix.html", "matrix.json", "summary.md"] == sorted(file.name for file in out.iterdir())
    outside_of_ci("GITHUB_ACTIONS", "true")
    outside_of_ci("GITHUB_STEP_SUMMARY", str(tmp_path / "step.md"))
    assert annotations(results) == publish(results, out)
    assert f"before\n{summary(results)}" == (tmp_path / "step.md").read_text(encoding="utf-8")


def test_a_shard_writes_what_is_to_be_merged(
    results: Results, tmp_path: Path, outside_of_ci: Callable[[str, str], None]
) -> None:
    """
    A shard has a file with its number in its name, and no summary of its own.
    """
    outside_of_ci("GITHUB_STEP_SUMMARY", str(tmp_path / "step.md"))

    publish(replace(results, shard=shapes.Shard(2, 8, "abc")), tmp_path / "build")

    assert ["matrix-2-of-8.json"] == [file.name for file in (tmp_path / "build").iterdir()]
    assert not (tmp_path / "step.md").exists()


@pytest.mark.usefixtures("outside_of_ci")
def test_a_file_that_cannot_be_written_is_a_sentence(results: Results, tmp_path: Path) -> None:
    """
    Where reports cannot be written, the sentence names the file.
    """
    (tmp_path / "build").touch()

    with pytest.raises(ResultsError, match=r"build/matrix\.json: it cannot be written \("):
        publish(results, tmp_path / "build")
