"""The specs say what they said before examples, parameters and links were moved and sources left for the sheets."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from wireproof.document import DATA, NAMES
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load
from wireproof.pointers import resolve

SPECS = Path(__file__).parent.parent / "specs"
BEFORE = {
    "box-groups": "db3f9067a05a4868adee8b791b35c40aef3ad5d5b3a623c2f6cf0e9024e2d5d5",
    "kantata-ox": "771f81bb9615ea77c1d7b0b2c26da691aa3d84a00491019c253d189d05b6a441",
}
"""Digests of the documents at c38d0ad, by the functions below."""
PROVENANCE = {"x-fact-sheet", "x-source", "x-sources"}
STYLES = {"query": "form", "cookie": "form"}


@pytest.mark.parametrize("name", BEFORE)
def test_a_spec_says_the_same(name: str) -> None:
    """
    With references resolved, without provenance and without what only states a default, nothing is another value.
    """
    assert BEFORE[name] == digest(SPECS / f"{name}.yaml")


def digest(file: Path) -> str:
    """The digest of what a document says, but for its description, which spoke of provenance."""
    document = load(file, settings=ApiSettings(strict=True)).document
    components = {section: document["components"][section] for section in ("schemas", "securitySchemes")}
    info = {key: one for key, one in document["info"].items() if key != "description"}
    value = resolved({**document, "info": info, "components": components}, document)
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def resolved(node: Any, document: Mapping[str, Any], *, by_name: bool = False) -> Any:
    """A value with what it refers to in its place."""
    if isinstance(node, list):
        return [resolved(one, document) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node and not by_name:
        node = {**resolve(document, node["$ref"]), **{key: one for key, one in node.items() if key != "$ref"}}
        return resolved(node, document)
    found = {}
    for key, one in node.items():
        is_data = not by_name and key in DATA and not (key in NAMES and isinstance(one, dict))
        names = not by_name and isinstance(one, dict) and (key in NAMES or key in ("components", "schemas"))
        if by_name or key not in PROVENANCE:
            found[key] = one if is_data else resolved(one, document, by_name=names)
    return found if by_name or "schema" not in found else without_defaults(found)


def without_defaults(described: dict[str, Any]) -> dict[str, Any]:
    """A parameter or header without what it would be anyhow."""
    style = STYLES.get(described.get("in", ""), "simple")
    defaults = {"required": False, "style": style}
    return {key: one for key, one in described.items() if key not in defaults or defaults[key] != one}
