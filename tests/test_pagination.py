"""What a spec says of pages is read as it stands there, and refused where it does not fit its operation."""

from pathlib import Path

import pytest

from wireproof.catalog import Operation, Spec
from wireproof.errors import SpecError
from wireproof.loading import load
from wireproof.pagination import Pagination, pagination

LISTS = """\
openapi: 3.1.0
info: {title: Lists, version: 1.0.0}
paths:
  /offset:
    get:
      operationId: listByOffset
      x-pagination: {style: offset, parameter: offset, items: /words, limit: /limit, total: /about/total, echo: /offset}
      parameters:
        - {name: offset, in: query, schema: {type: integer}}
        - {name: size, in: query, schema: {type: integer}}
      responses:
        "200":
          description: Words.
          content:
            application/json:
              schema:
                type: object
                properties:
                  words: {type: array, items: {type: string}}
                  limit: {type: [integer, 'null']}
                  offset: {type: integer}
                  about: {type: object, properties: {total: {type: integer}, day: {type: string, format: date}}}
                  perhaps: {type: [object, 'null'], properties: {total: {type: integer}}}
        default: {description: An error.}
  /marker:
    get:
      operationId: listByMarker
      x-pagination: {style: marker, parameter: after, items: /words, next: /next, send: {by: marker}, omit: [offset]}
      parameters:
        - {name: after, in: query, required: false, schema: {type: string}}
        - {name: by, in: query, schema: {enum: [marker, offset]}}
        - {name: offset, in: query, required: false, schema: {type: integer}}
        - {name: X-After, in: header, schema: {type: string}}
      responses:
        "200":
          description: Words.
          content:
            application/json:
              schema: {type: object, properties: {words: {type: array}, next: {type: [string, 'null']}}}
  /after:
    get:
      operationId: listByItem
      x-pagination: {style: after, parameter: since, items: /words, id: /about/id, more: /more}
      parameters:
        - {name: since, in: query, schema: {type: string}}
      responses:
        "200":
          description: Words.
          content:
            application/json:
              schema:
                type: object
                properties:
                  more: {type: boolean}
                  words:
                    type: array
                    items:
                      type: object
                      properties: {about: {type: object, properties: {id: {type: string}, rank: {type: integer}}}}
  /link:
    get:
      operationId: listByLink
      x-pagination: {style: link, items: /words, next: /links/next}
      responses:
        "200":
          description: Words.
          content:
            application/json:
              schema:
                type: object
                properties:
                  words: {type: array}
                  links: {type: object, properties: {next: {type: [string, 'null'], format: uri}, no: {type: integer}}}
  /link-header:
    get:
      operationId: listByLinkHeader
      x-pagination: {style: link-header, items: ''}
      responses:
        "200":
          description: Words.
          headers: {link: {schema: {type: string}}}
          content: {application/json: {schema: {type: array}}}
  /page:
    get:
      operationId: listByPage
      x-pagination: {style: page, parameter: page, items: /a~1b, order: /order, pages: /pages}
      parameters:
        - {name: page, in: query, schema: {type: integer}}
      responses:
        "200":
          description: Things.
          content:
            application/json:
              schema:
                type: object
                properties:
                  a/b: {type: object, additionalProperties: {type: object}}
                  open: {type: object}
                  pages: {type: integer}
                  rank: {type: integer, enum: [1, 2]}
                  order: {type: array, items: {type: object, properties: {key: {type: string}, id: {type: string}}}}
                  ids: {type: array, items: {type: string}}
                  half: {type: array, items: {type: object, properties: {key: {type: string}}}}
  /bare:
    get:
      operationId: listBare
      x-pagination: {style: page, parameter: page, items: ''}
      parameters:
        - {name: page, in: query, schema: {type: integer}}
      responses:
        "200": {description: Words., content: {application/json: {schema: {type: array, items: {type: string}}}}}
  /whole:
    get:
      operationId: listWhole
      responses: {"200": {description: Words.}}
"""


def lists(tmp_path: Path, text: str = LISTS) -> tuple[Spec, dict[str, Operation]]:
    """The document, and its operations by their ids."""
    file = tmp_path / "lists.yaml"
    file.write_text(text, encoding="utf-8")
    spec = load(file)
    return spec, {operation.operation_id: operation for operation in spec.operations}


def read(tmp_path: Path, name: str) -> Pagination:
    """What one operation says of its pages."""
    spec, operations = lists(tmp_path)
    found = pagination(spec, operations[name])
    assert found is not None
    return found


def test_pages_by_offset_are_read(tmp_path: Path) -> None:
    """
    A list by offset has the parameter, where its items are, and where a page says its limit, the total and its offset.
    """
    found = read(tmp_path, "listByOffset")

    assert ("offset", "offset", "/words", None) == (found.style, found.parameter, found.items, found.order)
    assert {"limit": "/limit", "total": "/about/total", "echo": "/offset"} == found.facts
    assert {"offset"} == found.driven
    assert "200" == found.success.status


def test_pages_by_marker_are_read(tmp_path: Path) -> None:
    """
    A list by marker also says what goes along with the marker, and what never does.
    """
    found = read(tmp_path, "listByMarker")

    assert ("marker", "after", {"next": "/next"}) == (found.style, found.parameter, found.facts)
    assert ({"by": "marker"}, ("offset",)) == (found.send, found.omit)
    assert {"after", "by", "offset"} == found.driven


def test_pages_after_an_item_are_read(tmp_path: Path) -> None:
    """
    A list whose items ask for what follows them says where an item has its id, as a pointer from the item.
    """
    found = read(tmp_path, "listByItem")

    assert ("after", "since", "/about/id", {"more": "/more"}) == (found.style, found.parameter, found.id, found.facts)
    assert {"since"} == found.driven


def test_pages_by_number_are_read(tmp_path: Path) -> None:
    """
    Items in a map have references that order them; a page that says nothing of itself has no facts.
    """
    found, bare = read(tmp_path, "listByPage"), read(tmp_path, "listBare")

    assert ("page", "/a~1b", "/order", {"pages": "/pages"}) == (found.style, found.items, found.order, found.facts)
    assert ("", None, {}) == (bare.items, bare.order, bare.facts)


def test_pages_with_addresses_are_read(tmp_path: Path) -> None:
    """
    A list whose pages have links takes no parameter from the caller; the link is in the body or in a header field.
    """
    body, field = read(tmp_path, "listByLink"), read(tmp_path, "listByLinkHeader")

    assert ("link", None, {"next": "/links/next"}) == (body.style, body.parameter, body.facts)
    assert ("link-header", None, {}) == (field.style, field.parameter, field.facts)
    assert frozenset() == body.driven | field.driven


def test_a_list_may_come_in_one_piece(tmp_path: Path) -> None:
    """
    An operation that says nothing of pages has none.
    """
    spec, operations = lists(tmp_path)

    assert pagination(spec, operations["listWhole"]) is None


REFUSED = {
    "no mapping": ("x-pagination: {style: page, parameter: page, items: ''}", "x-pagination: pages", "mapping"),
    "no style": ("{style: offset, ", "{", "one of offset, marker, after, page, link, link-header"),
    "unknown style": ("style: offset", "style: cursor", "one of offset, marker, after, page, link, link-header"),
    "no id": ("id: /about/id, ", "", "needs `id`"),
    "id of no item": ("id: /about/id", "id: /id", "leads to nothing that the schema of an item declares"),
    "id that is a number": ("id: /about/id", "id: /about/rank", "lead to a plain string"),
    "more that is a list": ("more: /more", "more: /words", "lead to a plain boolean"),
    "unknown member": ("limit: /limit", "size: /limit", "knows no `size`"),
    "member of another style": ("limit: /limit", "pages: /limit", "knows no `pages`"),
    "no parameter": ("parameter: offset, ", "", "needs `parameter`"),
    "no items": ("items: /words, limit", "limit", "needs `items`"),
    "no next marker": ("next: /next, ", "", "needs `next`"),
    "no next link": (", next: /links/next", "", "needs `next`"),
    "parameter for links": ("style: link, ", "style: link, parameter: page, ", "knows no `parameter`"),
    "link that is a number": ("/links/next", "/links/no", "lead to a plain string"),
    "no link field": ("headers: {link:", "headers: {links:", "it has no response header `Link`"),
    "number for a pointer": ("limit: /limit", "limit: 100", "must be text"),
    "list for a mapping": ("send: {by: marker}", "send: [by]", "must be a mapping"),
    "text for a list": ("omit: [offset]", "omit: offset", "must be a list"),
    "two successes": (
        '        "200": {desc',
        '        "206": {description: Some.}\n        "200": {desc',
        "has one success",
    ),
    "no success": ('"200": {description: Words., c', '"400": {description: Words., c', "has one success"),
    "text": ("application/json: {schema: {type: array", "text/plain: {schema: {type: array", "comes as JSON"),
    "unknown parameter": ("parameter: offset", "parameter: start", "no query parameter `start`"),
    "header": ("parameter: after", "parameter: X-After", "no query parameter `X-After`"),
    "unknown parameter along": ("send: {by: ", "send: {per: ", "no query parameter `per`"),
    "unknown parameter left out": ("omit: [offset]", "omit: [start]", "no query parameter `start`"),
    "number left out": ("omit: [offset]", "omit: [[1]]", "no query parameter `[1]`"),
    "parameter twice": ("omit: [offset]", "omit: [after]", "named twice"),
    "required left out": ("offset, in: query, required: false", "offset, in: query, required: true", "is required"),
    "required marker": ("after, in: query, required: false", "after, in: query, required: true", "is required"),
    "offset that is text": (
        "offset, in: query, schema: {type: integer",
        "offset, in: query, schema: {type: string",
        "a plain integer",
    ),
    "marker that is a day": (
        "false, schema: {type: string",
        "false, schema: {format: date, type: string",
        "a plain string",
    ),
    "refused value": ("send: {by: marker}", "send: {by: page}", "takes no such value"),
    "pointer to nothing": ("total: /about/total", "total: /about/count", "leads to nothing"),
    "pointer without a slash": ("limit: /limit", "limit: limit", "leads to nothing"),
    "pointer into an array": ("total: /about/total", "total: /words/0", "leads to nothing"),
    "pointer through null": ("total: /about/total", "total: /perhaps/total", "leads to nothing"),
    "total that is a day": ("total: /about/total", "total: /about/day", "lead to a plain integer"),
    "pages of an enum": ("pages: /pages}", "pages: /rank}", "lead to a plain integer"),
    "items that are none": ("items: /words, limit", "items: /limit, limit", "lead to an array"),
    "map without an order": ("order: /order, ", "", "lead to an array, because there is no `order`"),
    "array with an order": ("items: /a~1b", "items: /ids", "an object, because there is an `order`"),
    "object that is no map": ("items: /a~1b", "items: /open", "lead to a map"),
    "order of nothing": ("order: /order", "order: /first", "leads to nothing"),
    "order that is a number": ("order: /order", "order: /pages", "an array of objects"),
    "order of ids": ("order: /order", "order: /ids", "an array of objects"),
    "references without an id": ("order: /order", "order: /half", "need a plain string `id`"),
}
"""What is replaced in the lists, by what, and what the refusal says."""


@pytest.mark.parametrize(("old", "new", "problem"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """
    Whatever an operation does not have, or has as something else, is refused in one sentence, with file and place.
    """
    assert old in LISTS
    spec, operations = lists(tmp_path, LISTS.replace(old, new, 1))

    with pytest.raises(SpecError) as refused:
        _ = [pagination(spec, operation) for operation in operations.values()]

    assert str(refused.value).startswith(f"{spec.file}: at #/paths/~1")
    assert problem in refused.value.problem
    assert "\n" not in str(refused.value)
