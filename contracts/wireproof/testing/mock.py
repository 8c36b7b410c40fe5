"""What a test says of an API: how its operations respond. Each client has typed classes of these, in `testing`."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Generic, Protocol, TypeVar

from wireproof.catalog import DocumentedResponse
from wireproof.findings import Finding
from wireproof.media import kind_of
from wireproof.oracle import ABSENT
from wireproof.testing.errors import AT_THE_CALL, MockError
from wireproof.testing.exchanges import Exchange
from wireproof.testing.mocks import Api
from wireproof.testing.replies import Reply, completed, default_status, made, making, raising, responding

__all__ = ["Mock", "Route", "Routes"]

O = TypeVar("O", bound=str)  # noqa: E741  # an operation
S = TypeVar("S")
E = TypeVar("E")


class _WithStatus(Protocol):
    """An error of a client that stands for a status."""

    status_code: int


class Mock(Generic[O]):
    """A mocked API, its operations by operationId."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._api.spec.name!r})"

    @property
    def calls(self) -> Sequence[Exchange[O]]:
        """Every call so far, in order."""
        return self._api.calls  # type: ignore[return-value]  # which are of operations of this spec

    def reply(
        self,
        operation: O,
        *statuses: int,
        example: str | None = None,
        json: Any = ABSENT,
        content: bytes | str | None = None,
        headers: Mapping[str, str | None] | None = None,
        raises: BaseException | type[BaseException] | None = None,
        by: Callable[[Exchange[O]], Reply] | None = None,
        repeat: bool = False,
    ) -> None:
        """
        Have an operation respond, one reply for each status, and one for each call; those of later calls of this method
        come behind. Without a status it is the first success.

        Args:
            operation: The operationId.
            statuses: Its statuses, call by call.
            example: The name of the spec's example that is the body; the first one unless it is given.
            json: The body, as a JSON value.
            content: The body, where it is no JSON.
            headers: Header fields in place of those that the spec shows; None leaves one out.
            raises: An exception that the HTTP library raises instead.
            by: Makes the reply of what was asked.
            repeat: Respond to every further call so.

        Raises:
            MockError: There is no such operation, status or example, or the reply is not what the spec documents.
        """
        __tracebackhide__ = True
        with AT_THE_CALL:
            known = self._api.operation(operation)
            if raises is not None:
                self._api.add(known, raising(raises), "an exception", repeat=repeat)
            elif by is not None:
                self._api.add(known, making(known, by), "a callable", repeat=repeat)
            else:
                wanted = statuses or [default_status(known)]
                replies = [Reply(one, example, json, content, headers or {}) for one in wanted]
                self._api.serve(known, replies, repeat=repeat)


class Routes:
    """The operations of a resource."""

    def __init__(self, mock: Mock[Any]) -> None:
        self._mock = mock

    def _route(self, operation: str) -> "Route[Any, Any]":
        return Route(self._mock, operation, type(self).__module__.rpartition(".")[0])


class Route(Generic[S, E]):
    """One operation, responding with the models of its client."""

    def __init__(self, mock: Mock[Any], operation: str, package: str) -> None:
        self._mock = mock
        self._api = mock._api
        self._operation = self._api.operation(operation)
        self._package = package

    def __repr__(self) -> str:
        return f"Route({self._operation.operation_id!r})"

    @property
    def calls(self) -> Sequence[Exchange[str]]:
        """Every call of the operation so far, in order."""
        return [call for call in self._api.calls if call.operation == self._operation.operation_id]

    def replies(self, *bodies: S, headers: Mapping[str, str | None] | None = None, repeat: bool = False) -> None:
        """
        Respond with successes, one for each call; without any, with the spec's example. A body is what the method
        returns, or a page of a list; what it leaves out is filled from the first example that it goes with.

        Raises:
            MockError: A body is not what the spec documents.
        """
        __tracebackhide__ = True
        with AT_THE_CALL:
            for body in bodies:
                self._serve(self._successes, body, headers or {}, repeat=repeat)
        if not bodies:
            self._mock.reply(self._operation.operation_id, headers=headers, repeat=repeat)

    def fails(
        self,
        error: type[_WithStatus],
        body: E | None = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str | None] | None = None,
        repeat: bool = False,
    ) -> None:
        """
        Respond with the status that an error of the client stands for, or with another one of its kind.

        Raises:
            MockError: The spec does not document the status, or the body is not what it documents.
        """
        __tracebackhide__ = True
        wanted = error.status_code if status is None else status
        if body is None:
            self._mock.reply(self._operation.operation_id, wanted, headers=headers, repeat=repeat)
            return
        with AT_THE_CALL:
            self._serve([(wanted, self._operation.documented(wanted))], body, headers or {}, repeat=repeat)

    def raises(self, error: BaseException | type[BaseException], *, repeat: bool = False) -> None:
        """Have the HTTP library raise an exception instead of a response."""
        self._mock.reply(self._operation.operation_id, raises=error, repeat=repeat)

    @property
    def _successes(self) -> list[tuple[int, DocumentedResponse | None]]:
        exact = [(int(one.status), one) for one in self._operation.responses if one.status.isdigit()]
        return [one for one in exact if 200 <= one[0] < 300] or [(200, self._operation.documented(200))]

    def _serve(
        self,
        statuses: Sequence[tuple[int, DocumentedResponse | None]],
        body: Any,
        headers: Mapping[str, str | None],
        *,
        repeat: bool,
    ) -> None:
        """The first that the judge has nothing against, of each status with each example around the body."""
        found: list[Finding] = []
        for status, documented in statuses:
            for reply in self._possible(status, documented, body, headers):
                response = made(self._operation, reply)
                found = self._api.wrong(self._operation, response)
                if not found:
                    self._api.add(self._operation, responding(response), str(status), repeat=repeat)
                    return
        raise MockError.of(found)

    def _possible(
        self, status: int, documented: DocumentedResponse | None, body: Any, headers: Mapping[str, str | None]
    ) -> list[Reply]:
        kinds = {kind_of(one) for one in documented.media_types} if documented else set()
        if isinstance(body, bytes | str) and "json" not in kinds:
            return [Reply(status, content=body, headers=headers)]
        if body is None and not kinds:
            return [Reply(status, headers=headers)]
        value = import_module(f"{self._package}._runtime.models").json_value(body)
        return [
            Reply(status, json=one, headers=headers)
            for one in completed(self._api.spec, self._operation, documented, value)
        ]
