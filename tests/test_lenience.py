"""What vendors write that says no harm of a call: such a document loses none of its operations."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from wireproof.codegen import generate
from wireproof.codegen.restrictions import CHECKS
from wireproof.errors import SpecError
from wireproof.intake.settings import EVERYTHING, ApiSettings
from wireproof.loading import load

PAGE = (
    "responses: {200: {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}}"
)
DONE = "responses: {200: {description: Done.}}"
PATH_OF_ANOTHER = """
paths:
  /kites/{id}/winds:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {DONE}
  /kites/{id}:
    parameters: [{$ref: '#/paths/~1kites~1%7Bid%7D~1winds/parameters/0'}]
    get: {operationId: getKite, DONE}
""".replace("DONE", DONE)


def written(folder: Path, text: str, version: str = "3.0.3") -> Path:
    """A document with some of its members."""
    document = {"openapi": version, "info": {"title": "Kites", "version": "1"}, **yaml.safe_load(text)}
    file = folder / "specs/kites.yaml"
    file.parent.mkdir()
    file.write_text(yaml.safe_dump(document), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        pytest.param(
            f"paths: {{/kites: {{get: {{{PAGE}}}}}}}\ncomponents: {{schemas: {{Page: {{type: object, properties: "
            "{links: {$ref: '#/components/schemas/Links'}}}, Links: {type: object}}}",
            EVERYTHING,
            id="a member called links",
        ),
        pytest.param(f"paths: {{x-root: /api, /kites: {{get: {{{DONE}}}}}}}", EVERYTHING, id="an extension of paths"),
        pytest.param(
            f"paths: {{/kites: {{get: {{security: [{{key: []}}], {DONE}}}}}}}\ncomponents: {{securitySchemes: {{key: "
            "{type: oauth2, flows: {x-by: us, clientCredentials: {tokenUrl: https://kites.test/token, scopes: {}}}}}}",
            EVERYTHING,
            id="an extension of flows",
        ),
        pytest.param(PATH_OF_ANOTHER, ApiSettings(("getKite",)), id="a parameter of a path that is not selected"),
        pytest.param(
            f"paths: {{'/kites/{{id}}': {{get: {{parameters: [{{name: id, in: path, required: true, "
            f"allowReserved: true, schema: {{type: string}}}}], {DONE}}}}}}}",
            EVERYTHING,
            id="allowReserved of a path parameter",
        ),
    ],
)
def test_no_operation_is_left_out(tmp_path: Path, text: str, settings: ApiSettings) -> None:
    """
    A client has all that is selected.
    """
    file = written(tmp_path, text)

    spec = load(file, CHECKS, settings)

    assert ((), 1) == (spec.skipped, len(spec.operations))
    assert generate(file.parent, tmp_path / "clients")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            f"paths: {{/kites: {{get: {{{PAGE}}}}}}}\n"
            "components: {schemas: {Page: {type: string, enum: [red, null, blue, 1]}}}",
            ["#/components/schemas/Page/enum/1", "#/components/schemas/Page/enum/3"],
        ),
        (
            "paths: {/kites: {get: {operationId: listKites, responses: {200: {description: Done., links: "
            "{next: {operationId: listKites, parameters: {page: 2}}}}}}}}",
            ["#/paths/~1kites/get/responses/200/links/next/parameters/page"],
        ),
    ],
    ids=["values of an enum that no value can be", "a link with a parameter that is not there"],
)
def test_what_is_wrong_and_decides_nothing_is_passed_over(tmp_path: Path, text: str, places: list[str]) -> None:
    """
    It is not used, and told with its place; what is right beside it stays.
    """
    spec = load(written(tmp_path, text), CHECKS)

    assert ((), sorted(places)) == (spec.skipped, sorted(place for place, _ in spec.unused))
    assert ["red", "blue"] == _schemas(spec.document).get("Page", {"enum": ["red", "blue"]})["enum"]


def _schemas(document: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
    return found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"paths: {{kites: {{get: {{{DONE}}}}}}}", "a path begins with a slash; write `/kites`"),
        (
            f"paths: {{'/kites?by={{by}}': {{get: {{parameters: [{{name: by, in: query, schema: {{}}}}], {DONE}}}}}}}",
            "a path ends before `?` and `#`; describe a query by parameters, and leave a fragment out",
        ),
        (
            f"paths: {{/kites: {{get: {{sumary: All., {DONE}}}}}}}",
            "OpenAPI has no `sumary` here; correct the name or remove it",
        ),
    ],
)
def test_a_refusal_says_what_to_change(tmp_path: Path, text: str, problem: str) -> None:
    """
    One sentence, and not that of something else that is missing because of it.
    """
    with pytest.raises(SpecError) as refused:
        load(written(tmp_path, text), CHECKS)

    assert [problem] == [one.problem for one in refused.value.singles]
