"""What transports that judge have in common: each sends through another one, and is opened and closed with it."""

from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from wireproof.catalog import Spec
from wireproof.transport.monitor import Monitor

__all__ = ["Around", "AsyncAround"]


class _Transport(Protocol):
    def close(self) -> None: ...
    def __enter__(self) -> object: ...
    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None: ...


class _AsyncTransport(Protocol):
    async def aclose(self) -> None: ...
    async def __aenter__(self) -> object: ...
    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None: ...


T = TypeVar("T", bound=_Transport)
A = TypeVar("A", bound=_AsyncTransport)


def _monitor(contract: Spec | Monitor) -> Monitor:
    return contract if isinstance(contract, Monitor) else Monitor(contract)


class Around(Generic[T]):
    """A transport around another one."""

    def __init__(self, transport: T, contract: Spec | Monitor) -> None:
        self.monitor = _monitor(contract)
        """What judges; its `counts` say how it went."""
        self._transport = transport

    def close(self) -> None:
        """Close the other transport."""
        self._transport.close()

    def __enter__(self) -> Self:
        self._transport.__enter__()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self._transport.__exit__(exc_type, exc_value, traceback)


class AsyncAround(Generic[A]):
    """An async transport around another one."""

    def __init__(self, transport: A, contract: Spec | Monitor) -> None:
        self.monitor = _monitor(contract)
        """What judges; its `counts` say how it went."""
        self._transport = transport

    async def aclose(self) -> None:
        """Close the other transport."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._transport.__aexit__(exc_type, exc_value, traceback)
