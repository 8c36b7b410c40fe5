"""A spec becomes frozen values, or one sentence that says what is wrong with it and where."""

import json
import re
from dataclasses import is_dataclass

import pytest

from wireproof import catalog
from wireproof.catalog import documented_responses
from wireproof.errors import SpecError
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load, load_folder

OVERLAY = """\
{"overlay": "1.0.0", "info": {"title": "A", "version": "1"}, "actions": [{"target": "$", "update": {"x-a": 1}}]}
"""

MINIMAL = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: "https://{region}.books.test/v1/", variables: {region: {default: eu}}}]
paths:
  /books/{id}:
    get:
      operationId: getBook
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
      responses: {"200": {description: The book.}}
"""


@pytest.fixture
def write(tmp_path):
    """Writes a document into a file of its own."""

    def write(text, name="books.yaml"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


@pytest.fixture
def operation(write):
    """The only operation of the minimal document, with some of its text replaced."""

    def operation(old="", new=""):
        assert old in MINIMAL
        (found,) = load(write(MINIMAL.replace(old, new, 1) if old else MINIMAL)).operations
        return found

    return operation


GET = "#/paths/~1books~1{id}/get"
PARAMETERS = "      parameters:\n"
RESPONSE = "{description: The book.}"


# What a document says -----------------------------------------------------------------------------------------------


def test_a_spec_is_named_after_its_file(write):
    """
    Name, title, version and the first server, its variables filled in, are at hand.
    """
    spec = load(write(MINIMAL))

    assert ("books", "Books", "1.0.0", "https://eu.books.test/v1") == (spec.name, spec.title, spec.version, spec.server)


def test_a_file_is_read_once(write):
    """
    Loading a file again gives the same values, so that others can be kept beside them.
    """
    file = write(MINIMAL)

    assert load(file) is load(file)


def test_operations_come_in_the_order_of_the_document(write):
    """
    Each method of each path is an operation; its text is its name in test ids.
    """
    document = MINIMAL + (
        "    delete: {operationId: deleteBook, parameters: [{$ref: '#/paths/~1books~1{id}/get/parameters/0'}],"
        " responses: {'204': {description: Gone.}}}\n"
        "  /shelves:\n"
        "    post: {operationId: addShelf, tags: [Shelves], summary: Add one., responses: {201: {description: A.}}}\n"
    )

    operations = load(write(document)).operations

    assert ["books GET /books/{id}", "books DELETE /books/{id}", "books POST /shelves"] == [
        str(each) for each in operations
    ]
    assert ("addShelf", ("Shelves",), "Add one.") == (
        operations[2].operation_id,
        operations[2].tags,
        operations[2].summary,
    )
    assert "#/paths/~1shelves/post" == operations[2].pointer


@pytest.mark.parametrize(
    ("location", "style", "explode"),
    [("path", "simple", False), ("query", "form", True), ("header", "simple", False), ("cookie", "form", True)],
)
def test_style_and_explode_have_defaults(operation, location, style, explode):
    """
    Style follows from the location, and explode from the style: true for form, else false.
    """
    others = "".join(f"        - {{name: x, in: {place}, schema: true}}\n" for place in ("query", "header", "cookie"))
    found = operation(PARAMETERS, PARAMETERS + others)

    parameter = next(each for each in found.parameters if each.location == location)

    assert (style, explode) == (parameter.style, parameter.explode)


def test_any_other_style_does_not_explode(operation):
    """
    A style that is given changes the default of explode, and explode that is given wins.
    """
    found = operation(
        PARAMETERS,
        PARAMETERS
        + "        - {name: a, in: query, style: pipeDelimited, schema: true}\n"
        + "        - {name: b, in: query, style: deepObject, explode: true, allowReserved: true, schema: true}\n",
    )

    a, b, _ = found.parameters

    assert ("pipeDelimited", False, False) == (a.style, a.explode, a.allow_reserved)
    assert ("deepObject", True, True) == (b.style, b.explode, b.allow_reserved)


def test_an_operation_overrides_the_parameters_of_its_path(operation):
    """
    What a path declares for all its methods, a method may declare anew under the same name and location.
    """
    found = operation(
        "    get:\n",
        "    parameters:\n"
        "      - {name: id, in: path, required: true, schema: {type: string}}\n"
        "      - {name: id, in: query, schema: {type: boolean}}\n"
        "    get:\n",
    )

    types = {(each.name, each.location): set(each.schema.types) for each in found.parameters}

    assert {("id", "path"): {"integer"}, ("id", "query"): {"boolean"}} == types


def test_some_header_parameters_say_nothing(operation):
    """
    Accept, Authorization and Content-Type are described elsewhere, so parameters of that name are left out.
    """
    names = "".join(
        f"        - {{name: {name}, in: header, schema: true}}\n" for name in ("ACCEPT", "Authorization", "X-A")
    )

    found = operation(PARAMETERS, PARAMETERS + names + "        - {name: Content-Type, in: header, schema: true}\n")

    assert ["X-A", "id"] == [parameter.name for parameter in found.parameters]


def test_references_are_followed(write):
    """
    Parameters, bodies, responses, headers and examples may be references; each points to where it stands.
    """
    document = MINIMAL.replace(
        RESPONSE,
        "{description: The book., headers: {X-A: {$ref: '#/components/headers/A'}},"
        " content: {application/json: {examples: {one: {$ref: '#/components/examples/One'}}, example: 2}}}",
    ) + (
        "components:\n"
        "  headers: {A: {$ref: '#/components/headers/B'}, B: {required: true, schema: {type: integer}}}\n"
        "  examples: {One: {value: 1}}\n"
    )

    ((response,),) = (each.responses for each in load(write(document)).operations)

    assert [("X-A", True, "#/components/headers/B")] == [(h.name, h.required, h.pointer) for h in response.headers]
    assert [("one", 1, "#/components/examples/One/value")] == [
        (each.name, each.value, each.pointer) for each in response.media_types[0].examples[:1]
    ]
    assert ("example", 2) == (response.media_types[0].examples[1].name, response.media_types[0].examples[1].value)


def test_bodies_are_read(operation):
    """
    A request body says whether it has to be there, and has content types with a schema or without.
    """
    content = "{application/json: {schema: {type: integer}}, text/*: {}}"

    body = operation(PARAMETERS, f"      requestBody: {{required: true, content: {content}}}\n{PARAMETERS}").body

    assert (True, f"{GET}/requestBody") == (body.required, body.pointer)
    assert [("application/json", {"integer"}), ("text/*", None)] == [
        (each.content_type, each.schema and each.schema.types) for each in body.media_types
    ]


def test_what_is_not_said_has_its_default(write):
    """
    Nothing is required, reserved, exploded or empty unless the document says so; a header without a schema is anything.
    """
    content = "content: {text/plain: {}}"
    body = f"      requestBody: {{{content}}}\n"
    parameter = "        - {name: q, in: query, style: pipeDelimited, schema: true}\n"
    response = f"{{description: A., headers: {{X-A: {{{content}}}}}, {content}}}"
    document = MINIMAL.replace(PARAMETERS, body + PARAMETERS + parameter).replace(RESPONSE, response)
    (found,) = load(write(document)).operations

    query, documented, header = found.parameters[0], found.responses[0], found.responses[0].headers[0]

    assert (False, False, False) == (query.required, query.explode, query.allow_reserved)
    assert (False, False, True) == (header.required, header.explode, header.schema.node)
    assert (False, False) == (found.body.required, documented.may_be_empty)


def test_a_documented_body_may_also_be_absent(operation):
    """
    `x-empty-body` says so.
    """
    (response,) = operation(RESPONSE, "{description: A., x-empty-body: true, content: {text/plain: {}}}").responses

    assert response.may_be_empty


def test_the_content_type_is_no_response_header(operation):
    """
    The media types say it, so a header of that name says nothing, whatever its case.
    """
    (response,) = operation(RESPONSE, "{description: A., headers: {content-TYPE: {schema: true}}}").responses

    assert () == response.headers


def test_an_operation_may_have_no_body(operation):
    """
    Without `requestBody` there is none.
    """
    assert operation().body is None


@pytest.mark.parametrize(
    ("status", "expected"),
    [(404, "404"), (400, "4XX"), (499, "4XX"), (500, "default"), (200, "default"), (999, "default")],
)
def test_a_status_is_looked_up_exactly_then_by_range_then_by_default(operation, status, expected):
    """
    The most precise entry documents a status.
    """
    responses = "".join(f'"{key}": {RESPONSE}, ' for key in ("default", "4XX", "404"))

    found = operation(f'{{"200": {RESPONSE}}}', f"{{{responses}}}")

    assert expected == found.documented(status).status


def test_a_status_may_be_undocumented(operation):
    """
    Without a range and a default, any other status is documented by nothing.
    """
    assert operation().documented(404) is None


def test_security_falls_back_to_the_document(write):
    """
    An operation's own alternatives win, and an empty list means none at all.
    """
    responses = "responses: {'200': {description: A.}}"
    document = MINIMAL + (
        f"  /own: {{get: {{operationId: a, security: [{{key: [], token: []}}, {{}}, {{basic: []}}], {responses}}}}}\n"
        f"  /none: {{get: {{operationId: b, security: [], {responses}}}}}\n"
        "security: [{token: []}]\n"
        "components:\n"
        "  securitySchemes:\n"
        "    key: {type: apiKey, in: header, name: X-Key}\n"
        "    token: {type: openIdConnect, openIdConnectUrl: 'https://id.test'}\n"
        "    basic: {type: http, scheme: Basic}\n"
    )

    operations = load(write(document)).operations
    names = [[[scheme.name for scheme in schemes] for schemes in operation.security] for operation in operations]

    assert [[["token"]], [["key", "token"], [], ["basic"]], []] == names
    assert ("bearer", "basic") == (operations[0].security[0][0].http_scheme, operations[1].security[2][0].http_scheme)
    assert ("X-Key", "header") == (operations[1].security[0][0].key_name, operations[1].security[0][0].key_location)


def test_dates_stay_text(operation):
    """
    YAML's dates are strings in OpenAPI.
    """
    found = operation(RESPONSE, "{description: A., content: {text/plain: {example: 2024-01-31}}}")

    assert "2024-01-31" == found.responses[0].media_types[0].examples[0].value


@pytest.mark.parametrize(
    ("servers", "expected"), [("[]", None), ("[{url: /v1}]", None), ("[{url: 'http://a'}]", "http://a")]
)
def test_only_an_absolute_server_counts(write, servers, expected):
    """
    A server relative to where the document lies has no URL of its own.
    """
    lines = [line for line in MINIMAL.splitlines() if not line.startswith("servers")]

    assert expected == load(write("\n".join([*lines, f"servers: {servers}"]))).server


def test_a_folder_is_read_in_the_order_of_its_names(write):
    """
    Every `*.yaml`, `*.yml` and `*.json` of a folder is a spec, unless it is an overlay; the matrix has a cell for each
    of their documented responses.
    """
    folder = write(MINIMAL, "b.yaml").parent
    write(MINIMAL, "a.yml")
    write(json.dumps(load(folder / "b.yaml").document), "c.json")
    for name in ("a.overlay.yaml", "b.overlay.yml", "c.overlay.json"):
        write(OVERLAY, name)
    for name in ("notes.txt", ".rules.yaml"):
        write("not a spec", name)

    specs = load_folder(folder)

    assert ["a", "b", "c"] == [str(spec) for spec in specs]
    assert [f"{name} GET /books/{{id}} -> 200" for name in "abc"] == [str(each) for each in documented_responses(specs)]


def test_a_path_may_have_escapes(write):
    """
    `%20` in the name of a path belongs to the name; pointers to it lead there.
    """
    spec = load(write(MINIMAL.replace("/books/{id}", "/my%20books/{id}")))

    assert "/my%20books/{id}" == spec.operations[0].path
    assert ["id"] == [parameter.name for parameter in spec.operations[0].parameters]


@pytest.mark.parametrize(("one", "other"), [("books.json", "books.yaml"), ("My.API.yaml", "my_api.yaml")])
def test_two_specs_of_one_name_are_refused(write, one, other):
    """
    Their clients would have one name, so that one of the files has to be called otherwise.
    """
    folder = write(MINIMAL, one).parent
    write(MINIMAL, other)

    with pytest.raises(SpecError, match=rf"{other}: at the file: {one} would have a client of the same name"):
        load_folder(folder)


@pytest.mark.parametrize("folder", [".", "missing"])
def test_a_folder_without_specs_is_refused(tmp_path, folder):
    """
    An empty folder is a mistake, as is one that does not exist.
    """
    with pytest.raises(SpecError, match="name a folder that holds OpenAPI documents"):
        load_folder(tmp_path / folder)


# What is wrong with a document --------------------------------------------------------------------------------------

SCHEMA = "schema: {type: integer}"
LINK = f"{GET}/responses/200/links/again"


def replaced(old, new):
    assert old in MINIMAL
    return MINIMAL.replace(old, new, 1)


def linked(link):
    return replaced(RESPONSE, f"{{description: The book., links: {{again: {{{link}}}}}}}")


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("openapi: [3.1.0\n", "line 2, column 1", "it is not YAML (expected ',' or ']'"),
        ("openapi: 3.1.0\ninfo:\n\ta: b\n", "line 3, column 1", "it is not YAML (found character '\\t'"),
        (MINIMAL + "info: {}\n", "line 11, column 1", "it is not YAML (found duplicate key \"info\""),
        (MINIMAL + "---\n", "line 11, column 1", "it is not YAML (but found another document)"),
        ("a: \0", "the file", "it is not YAML (unacceptable character #x0000"),
        (b"a: \xff", "the file", "it is not UTF-8 text; save it as UTF-8"),
        (MINIMAL + "x-a: &a {b: *a}\n", "the file", "it is nested too deeply, or an alias contains itself"),
        (MINIMAL + f"x-a: {'1' * 5000}\n", "the file", "it is not YAML (Exceeds the limit"),
        ("", "#", "it is not an OpenAPI document; the top must be a mapping with the key `openapi`"),
        ("- a\n", "#", "it is not an OpenAPI document"),
        (replaced("openapi: 3.1.0", "swagger: '2.0'"), "#/swagger", "it is Swagger 2.0; convert it to OpenAPI 3, for"),
        (replaced("openapi: 3.1.0", "asyncapi: 3.0.0"), "#/asyncapi", "it is AsyncAPI, which describes messages"),
        (replaced("openapi: 3.1.0", "overlay: 1.0.0"), "#/overlay", "it is an Overlay, which changes a document"),
        ("$schema: https://json-schema.org/draft/2020-12/schema\n", "#/$schema", "it is a JSON Schema; put it under"),
        (replaced("openapi: 3.1.0\n", ""), "#", "it is no OpenAPI document as long as it does not say its version"),
        ("name: books\n", "#", "it is no OpenAPI document, which has the key `openapi` at its top"),
        (replaced("3.1.0", "3.1"), "#/openapi", "the version is 3.1; OpenAPI 3.0, 3.1 and 3.2 are read"),
        (replaced("3.1.0", "4.0.0"), "#/openapi", "the version is '4.0.0'; OpenAPI 3.0, 3.1 and 3.2 are read"),
        (replaced("title: Books, ", ""), "#/info", 'it is not valid OpenAPI ("title" is a required property)'),
        (replaced("{id}:", "{id}/{no}:"), GET.replace("}/", "}~1{no}/"), "/books/{id}/{no} has `{no}`, which no"),
        (replaced("in: path", "in: path, style: form"), f"{GET}/parameters/0/style", "it is not valid OpenAPI"),
        (replaced("      operationId: getBook\n", ""), GET, "the operation has no `operationId`"),
        (MINIMAL + "  /b: {get: {operationId: getBook, responses: {'200': {description: A.}}}}\n",
            "#/paths/~1b/get/operationId", f"`getBook` is also the operationId at {GET}; rename one of them"),
        (replaced(f", {SCHEMA}", ""), f"{GET}/parameters/0", "parameter `id` has no `schema`"),
        (replaced(SCHEMA, "description: A."), f"{GET}/parameters/0", "parameter `id` has no `schema`"),
        (replaced(PARAMETERS, PARAMETERS + f"        - {{name: no, in: path, required: true, {SCHEMA}}}\n"),
            f"{GET}/parameters/0", "path parameter `no` does not occur in /books/{id}"),
        (replaced("- {name", "- {$ref: '#/info'}\n        - {name"), f"{GET}/parameters/0", "#/info is not"),
        (replaced("type: integer", "$ref: '#/components/schemas/Id'"), f"{GET}/parameters/0/schema/$ref",
            "the reference '#/components/schemas/Id' leads nowhere; correct it or add its target"),
        (replaced("type: integer", f"$ref: '{GET}/parameters/-1/schema'"), f"{GET}/parameters/0/schema/$ref",
            f"the reference '{GET}/parameters/-1/schema' leads nowhere"),
        (replaced("type: integer", "$ref: 'ids.yaml#/Id'"), f"{GET}/parameters/0/schema/$ref",
            "the reference 'ids.yaml#/Id' names a file that is not there; correct the name"),
        (replaced("type: integer", f"$ref: '{GET}/parameters/0/schema'"), f"{GET}/parameters/0/schema/$ref",
            f"the reference '{GET}/parameters/0/schema' leads back to itself"),
        (MINIMAL + "components: {links: {A: {$ref: '#/components/links/B'}, B: {$ref: '#/components/links/A'}}}\n",
            "#/components/links/A/$ref", "the reference '#/components/links/B' leads back to itself"),
        (replaced(RESPONSE, "{description: A., content: {a/b: {examples: {c: {$ref: '#/components/examples/D'}}}}}"),
            f"{GET}/responses/200/content/a~1b/examples/c/$ref", "the reference '#/components/examples/D' leads"),
        (replaced(PARAMETERS, f"      security: [{{}}, {{key: []}}]\n{PARAMETERS}"), f"{GET}/security/1",
            "there is no security scheme `key`; add it under `components`"),
        (MINIMAL + "security: [{key: []}]\n", "#/security/0", "there is no security scheme `key`"),
        (replaced('"200": {description: The book.}', "default: {$ref: '#/components/responses/Book'}"),
            f"{GET}/responses/default/$ref", "the reference '#/components/responses/Book' leads nowhere"),
        (replaced(RESPONSE, "{description: A., content: {a/b: {examples: {default: {$ref: '#/nowhere'}}}}}"),
            f"{GET}/responses/200/content/a~1b/examples/default/$ref", "the reference '#/nowhere' leads nowhere"),
        (replaced(SCHEMA, "schema: {properties: {properties: {properties: {default: {$ref: '#/nowhere'}}}}}"),
            f"{GET}/parameters/0/schema/properties/properties/properties/default/$ref", "the reference '#/nowhere'"),
        (linked("operationId: getShelf"), f"{LINK}/operationId", "there is no operation `getShelf`; link to an"),
        (MINIMAL + "components: {links: {Again: {operationId: getShelf}}}\n", "#/components/links/Again/operationId",
            "there is no operation `getShelf`"),
        (linked(f"operationRef: '{GET}'"), LINK, "the link names its operation by reference"),
        (linked("operationId: getBook, parameters: {no: '1'}"), f"{LINK}/parameters/no", "`getBook` has no parameter"),
        (linked("operationId: getBook, parameters: {path.id: $response.data}"), f"{LINK}/parameters/path.id",
            "'$response.data' is no runtime expression; see OpenAPI 3.1, 4.8.20.4"),
    ],
)  # fmt: skip
def test_a_bad_document_is_refused_in_one_sentence(write, text, place, problem):
    """
    The error names the file, the place in it, and what is wrong there.
    """
    file = write(text)

    with pytest.raises(SpecError) as caught:
        load(file, settings=ApiSettings(strict=True))

    said = str(caught.value)
    assert re.match(rf"{re.escape(str(file))}(:[0-9]+)?: at {re.escape(place)}: {re.escape(problem)}", said), said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(("name", "reason"), [("missing.yaml", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, name, reason):
    """
    The operating system's reason is passed on.
    """
    with pytest.raises(SpecError, match=f"at the file: it cannot be read \\({reason}"):
        load(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        replaced(RESPONSE, "{description: A., content: {a/b: {example: {$ref: 'leads/nowhere'}}}}"),
        replaced(SCHEMA, "schema: {type: object, properties: {$ref: {type: string}}}"),
        replaced(SCHEMA, "schema: {const: {$ref: nowhere}, enum: [{$ref: nowhere}], examples: [{$ref: nowhere}]}"),
        replaced(SCHEMA, "schema: {type: object, properties: {links: {const: {$ref: nowhere}}}}"),
        MINIMAL + "components: {schemas: {links: {const: {$ref: nowhere}}}}\n",
        MINIMAL + "x-notes: {$ref: nowhere}\n",
        MINIMAL + "x-notes: {in: query, parameters: [{in: query}]}\n",
        replaced(RESPONSE, "{description: A., links: {again: {$ref: '#/components/links/Again'}}}")
        + "components: {links: {Again: {operationId: getBook}}}\n",
        linked("operationId: getBook, parameters: {id: '1', path.id: '$response.body#/id'}"),
    ],
)
def test_data_is_not_taken_for_keywords(write, text):
    """
    Examples, constants and names of properties may look like references or parameters.
    """
    assert ("getBook",) == tuple(operation.operation_id for operation in load(write(text)).operations)


def test_what_extends_components_is_no_mapping_of_names(write):
    """
    `x-...` is data there as everywhere, whatever it looks like.
    """
    text = MINIMAL + "components: {x-notes: {one: {$ref: nowhere}, parameters: [{in: query}]}, schemas: {x-a: {}}}\n"

    assert "x-notes" in load(write(text)).document["components"]


@pytest.mark.parametrize("written", [r'"\ud83d\ude00"', r'"\U0001F600"', '"\U0001f600"'], ids=["JSON", "YAML", "bare"])
def test_two_escapes_of_json_are_one_character(write, written):
    """
    A character beyond U+FFFF is the same however a document writes it, as a value and as a name.
    """
    file = write(MINIMAL + f"components: {{schemas: {{A: {{enum: [{written}], properties: {{{written}: {{}}}}}}}}}}\n")

    spec = load(file, settings=ApiSettings(strict=True))

    assert {"enum": ["\U0001f600"], "properties": {"\U0001f600": {}}} == spec.document["components"]["schemas"]["A"]


def test_half_a_character_is_refused(write):
    """
    One of the two escapes alone is no text.
    """
    with pytest.raises(SpecError, match="has half a character"):
        load(write(MINIMAL + r'x-notes: "\ud83d"' + "\n"))


ASKING = """\
        - {name: fields, in: query, schema: {type: array, items: {enum: [a, b], %s}}%s}
      responses:
        "200":
          description: The book.
          content: {application/json: {schema: {type: object, properties: {pages: {properties: {a: {}}}}}}}
"""


def asking(of_items="type: string", of_parameter=""):
    """The minimal document with a parameter that says what a success has once it is sent."""
    return MINIMAL.replace('      responses: {"200": {description: The book.}}\n', ASKING % (of_items, of_parameter))


def test_a_parameter_says_what_a_success_has(write):
    """
    `x-selects` and `x-includes` stand at the parameter, or at the schema of its items.
    """
    by_parameter, by_items = (
        load(write(asking(*one))).operations[0].parameters[1]
        for one in [("type: string", ", x-selects: /pages"), ("x-includes: {a: /pages/a}", "")]
    )

    assert ("/pages", {}, by_parameter.pointer) == (by_parameter.selects, by_parameter.includes, by_parameter.asked_at)
    assert (None, {"a": "/pages/a"}) == (by_items.selects, by_items.includes)
    assert f"{by_items.pointer}/schema/items" == by_items.asked_at


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (asking(of_parameter=", x-selects: /paper"), f"{GET}/parameters/1/x-selects"),
        (asking(of_parameter=", x-selects: pages"), f"{GET}/parameters/1/x-selects"),
        (asking("x-includes: {a: /pages, b: /pages/b}"), f"{GET}/parameters/1/schema/items/x-includes/b"),
        (asking(of_parameter=", x-selects: 5"), f"{GET}/parameters/1/x-selects"),
        (asking(of_parameter=", x-includes: [a]"), f"{GET}/parameters/1/x-includes"),
    ],
)
def test_a_success_has_to_declare_what_it_has(write, text, place):
    """
    A pointer that leads to nothing that a success declares is refused with its place.
    """
    with pytest.raises(SpecError) as refused:
        load(write(text))

    assert place == refused.value.place


def test_json_is_yaml(write):
    """
    A document may be written as JSON.
    """
    spec = load(write(MINIMAL))

    again = load(write(json.dumps(spec.document), "again.yaml"))

    assert spec.document == again.document


@pytest.mark.parametrize("name", [name for name in catalog.__all__ if is_dataclass(getattr(catalog, name))])
def test_every_value_is_frozen_and_told_apart_by_identity(name):
    """
    Nothing of a spec can change once it is read, and each of its values is good as a key.
    """
    kind = getattr(catalog, name)

    assert kind.__dataclass_params__.frozen
    assert (object.__eq__, object.__hash__) == (kind.__eq__, kind.__hash__)


def test_a_value_is_shown_by_its_place(operation):
    """
    A repr is one short line, although a whole document hangs below each value.
    """
    found = operation(RESPONSE, "{description: A., content: {text/plain: {}}}")
    parameter, documented = found.parameters[0], found.responses[0]

    assert "<Operation books GET /books/{id}>" == repr(found)
    assert f"<Parameter {GET}/parameters/0>" == repr(parameter)
    assert f"<Schema {GET}/parameters/0/schema>" == repr(parameter.schema)
    assert "<DocumentedResponse books GET /books/{id} -> 200>" == repr(documented)
    assert f"<MediaType {GET}/responses/200/content/text~1plain>" == repr(documented.media_types[0])


# Where it is in the file --------------------------------------------------------------------------------------------

PLACES = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
        - name: after
          in: query
          schema: {type: integer}

        # the second one
        - {name: before, in: query,
           schema: {type: integer}}
      responses:
        200:
          description: |
            The books,
            one by one.
        "404": {description: No books.}

  # what comes next
  /shelves:
    get: {operationId: listShelves, responses: {"200": {description: The shelves.}}}
"""

BOOKS = "#/paths/~1books/get"


@pytest.mark.parametrize(
    ("pointer", "span"),
    [
        ("#/paths/~1books", (4, 20)),
        (f"{BOOKS}/parameters/0", (8, 10)),
        (f"{BOOKS}/parameters/1", (13, 14)),
        (f"{BOOKS}/parameters/1/schema", (14, 14)),
        (f"{BOOKS}/responses/200", (16, 19)),
        (f"{BOOKS}/responses/404", (20, 20)),
        (f"{BOOKS}/responses/500/content", (15, 20)),
        ("#/paths/~1shelves/get/responses/200", (24, 24)),
        ("#", (1, 24)),
        ("#/components", (1, 24)),
    ],
)
def test_a_pointer_is_a_place_in_the_file(write, pointer, span):
    """
    A pointer leads to the lines from the key to the end of its value, and one to nowhere to what is around it.
    """
    assert span == load(write(PLACES)).source.span(pointer)


def test_an_excerpt_is_the_text_as_it_is_written(write):
    """
    An excerpt begins at the margin, and is cut where it is long or wide.
    """
    source = load(write(PLACES.replace("No books.", "x" * 300))).source

    assert "200:\n  description: |\n    The books,\n    one by one." == source.excerpt(f"{BOOKS}/responses/200", 4)
    assert "200:\n  description: |\n…" == source.excerpt(f"{BOOKS}/responses/200", 2)
    assert 201 == len(source.excerpt(f"{BOOKS}/responses/404", 9))


def test_json_has_places_too(write):
    """
    A document in JSON, which is YAML, is found by its lines.
    """
    text = json.dumps(json.loads('{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}'), indent=1)

    assert (3, 6) == load(write(text)).source.span("#/info")
