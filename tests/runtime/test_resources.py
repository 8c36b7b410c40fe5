"""The operations of a tag as methods of a client."""

import asyncio
import inspect

import httpx2
import pytest

from wireproof.runtime.client import AsyncClient, SyncClient
from wireproof.runtime.decoding import anything, array, integer
from wireproof.runtime.encoding import Query
from wireproof.runtime.envelopes import Envelope, Fact
from wireproof.runtime.errors import InvalidResponse, NotFound
from wireproof.runtime.pages import AsyncPages, Pages
from wireproof.runtime.paging import NumberedPages, listed
from wireproof.runtime.requests import EnvelopeRequest, PagedRequest, Request
from wireproof.runtime.resources import AsyncResource, Resource
from wireproof.runtime.responses import Responses, json_body
from wireproof.runtime.types import UNSET

PAGE = Query("page", integer)
RESPONSES = Responses(successes={"200": json_body(array(integer))}, errors={"404": json_body(anything)})
ASKED = {"method": "GET", "responses": RESPONSES}
BODY = Request(**ASKED, path="/3")
ENVELOPE = Envelope(items=lambda _, body: body, pointer="/results")
PAGING = NumberedPages(parameter=PAGE, items=listed(Fact("", lambda body: body)), pages=Fact("", lambda _: 2))


def enveloped(path):
    return EnvelopeRequest(**ASKED, path=path, envelope=ENVELOPE)


def paged(path):
    return PagedRequest(**ASKED, path=path, query=[PAGE(UNSET)], paging=PAGING, position=UNSET)


def get_car(id_, *, fields=UNSET):
    """The request for a body."""
    return Request(**ASKED, path=f"/{id_}", query=[Query("fields", array(integer))(fields)])


def get_cars(id_):
    """The request for an envelope."""
    return enveloped(f"/{id_}")


def list_cars(path):
    """The request for a page."""
    return paged(path)


class Cars(Resource):
    """Methods of the four kinds."""

    kind = "car"

    def get(self, id_, *, fields=UNSET):
        """The body."""
        return self._call(get_car, locals())

    def one(self, id_):
        """The only object."""
        return self._one(get_cars, locals())

    def all(self, id_):
        """The objects."""
        return self._all(get_cars, locals())

    def list(self):
        """The items."""
        return self._pages(list_cars, locals(), path="/")

    def _hidden(self):
        """Not for callers."""

    @staticmethod
    def static():
        """No operation."""

    @property
    def count(self):
        """No operation, either."""
        return int(None)


class AsyncCars(AsyncResource):
    """A resource whose methods are awaited."""

    async def get(self, id_, *, fields=UNSET):
        """The body."""
        return await self._call(get_car, locals())

    async def one(self, id_):
        """The only object."""
        return await self._one(get_cars, locals())

    async def all(self, id_):
        """The objects."""
        return await self._all(get_cars, locals())

    def list(self):
        """The items."""
        return self._pages(list_cars, locals(), path="/")


def respond(request):
    """A list as long as the path or the number of the page says."""
    length = int(request.url.params.get("page") or request.url.path.rpartition("/")[2])
    return httpx2.Response(200 if length else 404, json=[*range(length)])


class Story:
    """A resource of a client whose server responds so, in either mode."""

    def __init__(self, mode):
        self.is_sync = mode == "sync"
        client, resource = (SyncClient, Cars) if self.is_sync else (AsyncClient, AsyncCars)
        self.cars = resource(client("s3cret", http_options={"transport": httpx2.MockTransport(respond)}))

    def call(self, name, *args, **kwargs):
        """What the method returns."""
        found = getattr(self.cars, name)(*args, **kwargs)
        return found if self.is_sync else asyncio.run(self.awaited(found))

    @staticmethod
    async def awaited(found):
        """What is awaited, or all items of a list."""
        return await found if inspect.isawaitable(found) else [item async for item in found]


@pytest.fixture(params=["sync", "async"])
def story(request):
    return Story(request.param)


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [("get", [3], [0, 1, 2]), ("one", [1], 0), ("all", [3], [0, 1, 2]), ("list", [], [0, 0, 1])],
)
def test_a_method_returns_what_was_asked_for(story, name, args, expected):
    """
    A method returns the body of the success, the only object in it, all of them, or the items of all pages.
    """
    found = story.call(name, *args)

    assert expected == (list(found) if isinstance(found, Pages) else found)


@pytest.mark.parametrize(
    ("name", "length", "kind"),
    [("get", 0, NotFound), ("one", 0, NotFound), ("all", 0, NotFound), ("one", 2, InvalidResponse)],
)
def test_a_method_raises_what_went_wrong(story, name, length, kind):
    """
    An error status and more than one object are errors of the method.
    """
    with pytest.raises(kind):
        story.call(name, length)


def test_a_list_is_not_asked_for_by_its_method(story):
    """
    The method for a list returns at once, in both kinds of client.
    """
    assert isinstance(story.cars.list(), Pages if story.is_sync else AsyncPages)


@pytest.mark.parametrize(
    ("name", "args", "kwargs", "message"),
    [
        ("get", [1], {"field": [1]}, r"unexpected keyword argument 'field'.*; its arguments are id_, fields$"),
        ("get", [], {}, "missing 1 required positional argument: 'id_'; its arguments are id_, fields$"),
        ("get", [1, [1]], {}, "takes 2 positional arguments but 3 were given; its arguments are id_, fields$"),
        ("list", [], {"limit": 1}, "unexpected keyword argument 'limit'; its arguments are none$"),
    ],
)
def test_an_unknown_argument_is_refused_with_the_known_ones(story, name, args, kwargs, message):
    """
    A call with unknown arguments raises a TypeError that lists the known ones.
    """
    with pytest.raises(TypeError, match=message) as caught:
        story.call(name, *args, **kwargs)

    assert caught.value.__cause__ is None


def test_an_argument_of_another_type_is_told_as_it_is(story):
    """
    A TypeError from inside of a method says what the argument should be, and nothing about the others.
    """
    with pytest.raises(TypeError, match=r"^parameter fields: expected an array, received 1$"):
        story.call("get", 1, fields=1)


def test_a_method_looks_like_itself():
    """
    Name, signature and documentation are those of the method, and what is no operation is left alone.
    """
    assert ("get", "The body.") == (Cars.get.__name__, inspect.getdoc(Cars.get))
    assert ["self", "id_", "fields"] == list(inspect.signature(Cars.get).parameters)
    assert [True, True] == [hasattr(method, "__wrapped__") for method in (Cars.get, AsyncCars.get)]
    assert [False, False] == [hasattr(method, "__wrapped__") for method in (Cars._hidden, Cars.static)]
    assert ("car", property) == (Cars.kind, type(vars(Cars)["count"]))


def test_a_request_does_not_show_how_its_envelope_is_opened():
    """
    The repr of a request is what is asked for.
    """
    request = EnvelopeRequest(**ASKED, path="/cars", envelope=ENVELOPE)

    assert "EnvelopeRequest(method='GET', path='/cars', query=())" == repr(request)
