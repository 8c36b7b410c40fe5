"""Lists whose document says nothing of pages, and what they are recognised by."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from wireproof.codegen import generate
from wireproof.loading import load
from wireproof.pagination import Pagination, pagination

TEXT, NUMBER, LIST = {"type": "string"}, {"type": "integer"}, {"type": "array", "items": {"type": "string"}}
ADDRESS = {"type": ["string", "null"], "format": "uri"}
LINK = {"Link": {"schema": TEXT}}
FIRST = {"type": "integer", "default": 1}
FLAG, NAMED = {"type": "boolean"}, {"type": "array", "items": {"type": "object", "properties": {"id": TEXT}}}


def document(query: dict[str, Any], body: dict[str, Any], headers: Any = None, **operation: Any) -> dict[str, Any]:
    """A document with one list, whose pages are an array or an object with these members."""
    schema = body if "type" in body and isinstance(body["type"], str) else {"type": "object", "properties": body}
    parameters = [{"name": name, "in": "query", "schema": one} for name, one in query.items()]
    success = {"description": "Words.", "content": {"application/json": {"schema": schema}}}
    words = {"operationId": "listWords", "parameters": parameters, "responses": {"200": success}, **operation}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Words", "version": "1.0.0"},
        "servers": [{"url": "https://words.test"}],
        "paths": {"/words": {"get": {**words, "responses": {"200": {**success, "headers": headers or {}}}}}},
    }


def found(folder: Path, whole: dict[str, Any]) -> Pagination | None:
    """How the list comes in pages."""
    file = folder / "words.yaml"
    file.write_text(yaml.safe_dump(whole))
    spec = load(file)
    return pagination(spec, spec.operations[0])


OFFSETS = {"offset": NUMBER, "limit": NUMBER}, {"items": LIST, "total": NUMBER, "limit": NUMBER, "offset": NUMBER}
META = {"type": "object", "properties": {"last_page": NUMBER}}
PAGES = {"page": FIRST, "per_page": NUMBER}, {"data": LIST, "meta": META}


@pytest.mark.parametrize(
    ("query", "body", "headers", "expected"),
    [
        (*OFFSETS, None, ("offset", "offset", "/items", {"limit": "/limit", "total": "/total", "echo": "/offset"})),
        ({"skip": NUMBER, "top": NUMBER}, {"value": LIST, "totalCount": NUMBER}, None,
         ("offset", "skip", "/value", {"total": "/totalCount"})),
        (*PAGES, None, ("page", "page", "/data", {"pages": "/meta/last_page"})),
        ({"pageNumber": {"type": "integer", "minimum": 1}, "pageSize": NUMBER},
         {"words": LIST, "errors": LIST, "totalPages": NUMBER, "pageNumber": NUMBER}, None,
         ("page", "pageNumber", "/words", {"pages": "/totalPages", "echo": "/pageNumber"})),
        ({"cursor": TEXT}, {"words": LIST, "next_cursor": TEXT}, None,
         ("marker", "cursor", "/words", {"next": "/next_cursor"})),
        ({"pageToken": TEXT}, {"words": LIST, "tags": LIST, "items": LIST, "nextPageToken": TEXT}, None,
         ("marker", "pageToken", "/items", {"next": "/nextPageToken"})),
        ({"cursor": TEXT}, {"a": LIST, "paging": {"type": "object", "properties": {"nextCursor": TEXT}}}, None,
         ("marker", "cursor", "/a", {"next": "/paging/nextCursor"})),
        ({"starting_after": TEXT, "limit": NUMBER}, {"data": NAMED, "has_more": FLAG}, None,
         ("after", "starting_after", "/data", {"more": "/has_more"})),
        ({"after": TEXT, "limit": NUMBER}, {"data": NAMED, "first_id": TEXT, "last_id": TEXT, "has_more": FLAG}, None,
         ("after", "after", "/data", {"more": "/has_more"})),
        ({"page": NUMBER}, {"results": LIST, "next": ADDRESS, "previous": ADDRESS}, None,
         ("link", None, "/results", {"next": "/next"})),
        ({"limit": NUMBER}, {"results": LIST, "next": {**TEXT, "examples": ["https://words.test/words?page=2"]}}, None,
         ("link", None, "/results", {"next": "/next"})),
        ({"limit": NUMBER}, {"words": LIST, "next_page_url": TEXT}, None,
         ("link", None, "/words", {"next": "/next_page_url"})),
        ({"limit": NUMBER}, {"words": LIST, "_links": {"type": "object", "properties": {
            "next": {"type": "object", "properties": {"href": TEXT}}}}}, None,
         ("link", None, "/words", {"next": "/_links/next/href"})),
        ({"page": NUMBER, "per_page": NUMBER}, LIST, LINK, ("link-header", None, "", {})),
    ],
)  # fmt: skip
def test_pages_are_recognised(tmp_path, query, body, headers, expected):
    """
    Parameters and members that go together say the style, where the items are and what pages say of themselves.
    """
    pages = found(tmp_path, document(query, body, headers))

    assert pages
    assert expected == (pages.style, pages.parameter, pages.items, pages.facts)
    assert pages.evidence


@pytest.mark.parametrize(
    ("query", "body", "headers"),
    [
        ({}, {"words": LIST}, None),
        ({"offset": NUMBER, "limit": NUMBER}, {"words": LIST}, None),
        ({"offset": NUMBER}, {"words": LIST, "total": NUMBER}, None),
        ({"offset": TEXT, "limit": NUMBER}, {"words": LIST, "total": NUMBER}, None),
        ({"offset": NUMBER, "limit": NUMBER}, {"words": LIST, "total": TEXT}, None),
        ({"offset": NUMBER, "limit": NUMBER}, {"words": LIST, "count": NUMBER}, None),
        ({"offset": NUMBER, "limit": NUMBER}, {"words": LIST, "others": LIST, "total": NUMBER}, None),
        ({"offset": NUMBER, "limit": NUMBER}, {"word": TEXT, "total": NUMBER}, None),
        ({"page": NUMBER, "per_page": NUMBER}, PAGES[1], None),
        ({"page": {"type": "integer", "default": 0}, "per_page": NUMBER}, PAGES[1], None),
        (PAGES[0], {"data": LIST, "page": NUMBER}, None),
        (PAGES[0], LIST, None),
        ({"cursor": TEXT}, {"words": LIST, "next": TEXT}, None),
        ({"cursor": NUMBER}, {"words": LIST, "next_cursor": TEXT}, None),
        ({"page_token": TEXT}, {"words": LIST, "next_cursor": TEXT}, None),
        ({"starting_after": TEXT, "limit": NUMBER}, {"data": LIST, "has_more": FLAG}, None),
        ({"starting_after": TEXT, "limit": NUMBER}, {"data": NAMED, "has_more": TEXT}, None),
        ({"after": TEXT, "limit": NUMBER}, {"data": NAMED, "has_more": FLAG}, None),
        ({"page": NUMBER}, {"results": LIST, "next": TEXT}, None),
        ({"limit": NUMBER}, {"results": LIST, "href": ADDRESS}, None),
        ({}, {"results": LIST, "next": ADDRESS}, None),
        ({}, LIST, LINK),
        ({"page": NUMBER}, {"one": LIST, "other": LIST}, LINK),
        ({"page": NUMBER}, LIST, {"X-Total": {"schema": NUMBER}}),
    ],
)  # fmt: skip
def test_what_may_be_read_in_two_ways_is_no_list_in_pages(tmp_path, query, body, headers):
    """
    Names without the right type, or one side without the other, leave a list as it is.
    """
    assert found(tmp_path, document(query, body, headers)) is None


@pytest.mark.parametrize("change", [{"x-pagination": False}, {"x-envelope": {"items": "/items", "order": "/ids"}}])
def test_a_document_can_say_that_there_are_no_pages(tmp_path, change):
    """
    With `x-pagination: false` or an envelope, an operation is what it would be otherwise, whatever it looks like.
    """
    assert found(tmp_path, document(*OFFSETS, None, **change)) is None


def test_our_own_documents_say_it_themselves(tmp_path):
    """
    Nothing is guessed where a document says where its facts come from.
    """
    file = tmp_path / "words.yaml"
    file.write_text(yaml.safe_dump(document(*OFFSETS)))
    spec = load(file)
    ours = replace(spec, document={**spec.document, "x-fact-sheet": "words.md"})

    assert pagination(ours, ours.operations[0]) is None


def test_only_a_get_is_a_list(tmp_path):
    """
    What changes something is not sent again for a further page, unless the document says so.
    """
    whole = document(*OFFSETS)
    whole["paths"]["/words"] = {"post": whole["paths"]["/words"]["get"]}

    assert found(tmp_path, whole) is None


def test_a_client_says_what_was_recognised(tmp_path):
    """
    Its README names the method, the style and the evidence; an overlay disables it.
    """
    overlay = "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions: [{target: $.paths.*.get, update: %s}]\n"
    readme = tmp_path / "out/words-client/README.md"
    found(tmp_path, document(*OFFSETS))
    generate(tmp_path, tmp_path / "out")
    recognised = readme.read_text()
    (tmp_path / "words.overlay.yaml").write_text(overlay % "{x-pagination: false}")
    generate(tmp_path, tmp_path / "out")

    line = "| `default.list_words` | offset | `offset`, `limit`, `/limit`, `/total`, `/offset` |"
    assert line in recognised.splitlines()
    assert "recognised" not in readme.read_text()
