"""Transports of httpx2 that judge what goes through another one."""

from types import TracebackType
from typing import Self

import httpx2

from wireproof.catalog import Spec
from wireproof.messages import Lines
from wireproof.transport.monitor import Monitor
from wireproof.transport.tapping import AsyncTapped, Library, Tapped, exchanged, exchanged_async

__all__ = ["AsyncContractTransport", "ContractTransport"]


class _Stream(Tapped, httpx2.SyncByteStream):
    """A stream that another one goes through."""


class _AsyncStream(AsyncTapped, httpx2.AsyncByteStream):
    """A stream that another one goes through, to await."""


def _without_coding(headers: Lines, content: bytes) -> bytes:
    return httpx2.Response(200, headers=[*headers], content=content).content


class ContractTransport(httpx2.BaseTransport):
    """
    Sends requests through another transport, and judges them and their responses by a spec.

    Args:
        transport: What sends them, `httpx2.HTTPTransport()` say; closed together with this one.
        contract: The spec, or a monitor of it, which says what is judged and what becomes of findings.
    """

    def __init__(self, transport: httpx2.BaseTransport, contract: Spec | Monitor) -> None:
        self.monitor = contract if isinstance(contract, Monitor) else Monitor(contract)
        """What judges; its `counts` say how it went."""
        self._transport = transport

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """
        The response of the other transport, unchanged.

        Raises:
            ContractViolation: One of the two is not what the spec says, and the monitor is to raise that.
        """
        return exchanged(self.monitor, _LIBRARY, request, self._transport.handle_request)

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


class AsyncContractTransport(httpx2.AsyncBaseTransport):
    """
    Sends requests through another async transport, and judges them and their responses by a spec.

    Args:
        transport: What sends them, `httpx2.AsyncHTTPTransport()` say; closed together with this one.
        contract: The spec, or a monitor of it, which says what is judged and what becomes of findings.
    """

    def __init__(self, transport: httpx2.AsyncBaseTransport, contract: Spec | Monitor) -> None:
        self.monitor = contract if isinstance(contract, Monitor) else Monitor(contract)
        """What judges; its `counts` say how it went."""
        self._transport = transport

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """
        The response of the other transport, unchanged.

        Raises:
            ContractViolation: One of the two is not what the spec says, and the monitor is to raise that.
        """
        return await exchanged_async(self.monitor, _ASYNC_LIBRARY, request, self._transport.handle_async_request)

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


_LIBRARY, _ASYNC_LIBRARY = Library(_Stream, _without_coding), Library(_AsyncStream, _without_coding)
