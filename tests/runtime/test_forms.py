"""Bodies that are no JSON: what their members are written as, and what is refused before anything is sent."""

import io

import pytest

from wireproof.runtime.decoding import anything, array, boolean, integer, mapping, string
from wireproof.runtime.files import File
from wireproof.runtime.forms import Binary, Field, Form, Multipart, Part
from wireproof.runtime.types import UNSET

FORM = Form(
    [
        Field("name", string, required=True),
        Field("tags", array(string)),
        Field("sizes", array(integer), style="form", explode=False),
        Field("place", mapping(integer), style="deepObject"),
        Field("home", mapping(integer), is_json=True),
        Field("loud", boolean),
    ],
    rest=Field("", anything),
)
PARTS = Multipart(
    [
        Part("title", string, required=True),
        Part("image", is_file=True, content_type="image/png, image/*", required=True),
        Part("pages", is_file=True),
        Part("home", mapping(integer), content_type="application/json"),
        Part("tags", array(string)),
    ],
    rest=Part("", anything),
)


def parts(content):
    """The parts of a body: of each, its header fields and its content."""
    boundary = content.content_type.partition("boundary=")[2].encode()
    pieces = b"".join(content.content).split(b"--" + boundary)
    assert (pieces[0], pieces[-1]) == (b"", b"--\r\n")
    return [piece[2:-2].partition(b"\r\n\r\n")[::2] for piece in pieces[1:-1]]


@pytest.mark.parametrize(
    ("members", "text"),
    [
        ({}, ""),
        ({"tags": ["a", "b,c d&"]}, "&tags=a&tags=b%2Cc%20d%26"),
        ({"sizes": [1, 2]}, "&sizes=1,2"),
        ({"place": {"x": 1, "y": 2}}, "&place%5Bx%5D=1&place%5By%5D=2"),
        ({"home": {"x": 1}}, "&home=%7B%22x%22%3A1%7D"),
        ({"home": {}, "loud": False}, "&home=%7B%7D&loud=false"),
        ({"more \u00e4": 1.5, "tags": UNSET}, "&more%20%C3%A4=1.5"),
    ],
)
def test_a_form_has_a_pair_for_each_value(members, text):
    """
    By style where there is one, as JSON where that is said, and else a text for each value or item.
    """
    found = FORM({"name": "Ann", **members})

    assert ("application/x-www-form-urlencoded", f"name=Ann{text}") == (found.content_type, found.content.decode())


@pytest.mark.parametrize(
    ("members", "error", "message"),
    [
        ({}, TypeError, "name needs a value"),
        ({"name": UNSET}, TypeError, "name needs a value"),
        ({"name": None}, TypeError, "name needs a value"),
        ({"name": 1}, TypeError, "name: expected a string"),
        ({"name": "A", "tags": ["a", 1]}, TypeError, "tags: at /1, expected a string"),
        ({"name": "A", "tags": []}, ValueError, "tags must not be empty"),
        ({"name": "A", "sizes": []}, ValueError, "sizes must not be empty"),
        ({"name": "A", "more": {"a": 1}}, ValueError, "cannot hold an array or object"),
        ([], TypeError, "the body: expected a mapping"),
    ],
)
def test_what_has_no_form_is_refused(members, error, message):
    """
    The error names the member.
    """
    with pytest.raises(error, match=message):
        FORM(members)


@pytest.mark.parametrize(
    "body",
    [Form([Field("a", string)], required=False), Multipart([Part("a", string)], required=False)],
    ids=["form", "multipart"],
)
def test_a_form_without_members_is_no_body_where_none_is_needed(body):
    """
    Where one is needed, it is there.
    """
    assert [None, None] == [body({"a": UNSET}), body(UNSET)]
    assert Form([])({}).content == b""
    assert [] == parts(Multipart([])({}))


WHOLE = mapping(string | integer)


def test_a_form_may_be_one_argument_that_is_checked_as_a_whole():
    """
    Then a member is written as its encoding says, whatever it is; a body that may be left out is none.
    """
    form = Form([Field("home", is_json=True)], rest=Field("", anything), whole=WHOLE)

    assert b"home=%22x%22&size=1" == form({"home": "x", "size": 1, "gone": UNSET}).content
    for body, message in ((UNSET, "the body"), ({"size": 1.5}, "the body: at /size, expected"), ([], "the body: exp")):
        with pytest.raises(TypeError, match=message):
            form(body)
    optional = Form([], rest=Field("", anything), required=False, whole=WHOLE)
    assert optional(UNSET) is None
    with pytest.raises(TypeError, match="the body: at /size, expected"):
        optional({"size": 1.5})


@pytest.mark.parametrize("kind", [list, tuple])
def test_several_files_are_parts_of_their_own(kind):
    """
    Whatever kind of sequence they are given in.
    """
    form = Multipart([Part("pages", is_file=True)])

    assert [b"1", b"2"] == [content for _, content in parts(form({"pages": kind([b"1", b"2"])}))]


def test_each_value_is_a_part():
    """
    A file has a name and a content type, a text neither, and the items of a list are parts of their own.
    """
    found = PARTS(
        {
            "title": "\u00e4",
            "image": b"\x89PNG",
            "pages": [File(io.BytesIO(b"1"), 'a "b".pdf', "application/pdf"), memoryview(b"2")],
            "home": {"x": 1},
            "tags": ["a", "b"],
            "note": File(b"n"),
            "count": 7,
        }
    )

    assert [
        (b'Content-Disposition: form-data; name="title"', b"\xc3\xa4"),
        (b'Content-Disposition: form-data; name="image"; filename="image"\r\nContent-Type: image/png', b"\x89PNG"),
        (
            b'Content-Disposition: form-data; name="pages"; filename="a %22b%22.pdf"\r\nContent-Type: application/pdf',
            b"1",
        ),
        (
            b'Content-Disposition: form-data; name="pages"; filename="pages"\r\nContent-Type: application/octet-stream',
            b"2",
        ),
        (b'Content-Disposition: form-data; name="home"\r\nContent-Type: application/json', b'{"x":1}'),
        (b'Content-Disposition: form-data; name="tags"', b"a"),
        (b'Content-Disposition: form-data; name="tags"', b"b"),
        (
            b'Content-Disposition: form-data; name="note"; filename="note"\r\nContent-Type: application/octet-stream',
            b"n",
        ),
        (b'Content-Disposition: form-data; name="count"', b"7"),
    ] == parts(found)


def test_a_name_ends_neither_its_quotes_nor_its_line():
    """
    What would is percent-encoded, as browsers do it.
    """
    [(fields, _)] = parts(Multipart([], rest=Part("", is_file=True))({'a"\r\nX: b': File(b"", name='"\n')}))

    assert b'Content-Disposition: form-data; name="a%22%0D%0AX: b"; filename="%22%0A"' == fields.split(b"\r\n")[0]


@pytest.mark.parametrize(
    ("members", "error", "message"),
    [
        ({"title": "a"}, TypeError, "image: expected|image, expected"),
        ({"title": "a", "image": "text"}, TypeError, "image, expected bytes"),
        ({"title": "a", "image": io.StringIO("text")}, TypeError, "image, expected bytes"),
        ({"title": "a", "image": File(b"", content_type="text/html")}, ValueError, "image: the content type must be"),
        ({"title": "a", "image": File(b"", content_type="image/x\r\nA: b")}, ValueError, "is no content type"),
        ({"title": "a", "image": File(b"", content_type=7)}, TypeError, "a content type is a string"),
        ({"title": "a", "image": b"", "pages": []}, ValueError, "pages must not be empty"),
        ({"title": "a", "image": b"", "pages": [b"", None]}, TypeError, "pages: at /1, expected bytes"),
        ({"image": b""}, TypeError, "title needs a value"),
    ],
)
def test_what_is_no_part_is_refused(members, error, message):
    """
    Before anything is read or sent.
    """
    with pytest.raises(error, match=message):
        PARTS(members)


def test_a_file_is_a_body_of_its_own():
    """
    Its content type is the documented one, or one of several that the caller says.
    """
    one, several = Binary("application/octet-stream"), Binary("image/*, application/xml", required=False)

    assert ("application/octet-stream", b"a") == (one(b"a").content_type, b"".join(one(b"a").content))
    assert "application/xml" == several(b"").content_type
    assert "image/gif" == several(b"", "image/gif").content_type == several(File(b"", None, "image/gif")).content_type
    assert several(UNSET) is None
    assert [b"\xc3\xa4"] == [*Binary("text/plain", is_text=True)("\u00e4").content]
    for wrong, error in (("a", TypeError), (UNSET, TypeError), (None, TypeError)):
        with pytest.raises(error, match="content: expected bytes"):
            one(wrong)
    with pytest.raises(ValueError, match="content type must be one of"):
        several(b"", "text/plain")
