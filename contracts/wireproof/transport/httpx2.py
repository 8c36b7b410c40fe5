"""Transports of httpx2 that judge what goes through another one."""

import httpx2

from wireproof.messages import Lines
from wireproof.transport.around import Around, AsyncAround
from wireproof.transport.tapping import AsyncTapped, Library, Tapped, exchanged, exchanged_async

__all__ = ["AsyncContractTransport", "ContractTransport"]


class _Stream(Tapped, httpx2.SyncByteStream):
    """A stream that another one goes through."""


class _AsyncStream(AsyncTapped, httpx2.AsyncByteStream):
    """A stream that another one goes through, to await."""


def _without_coding(headers: Lines, content: bytes) -> bytes:
    return httpx2.Response(200, headers=[*headers], content=content).content


class ContractTransport(Around[httpx2.BaseTransport], httpx2.BaseTransport):
    """
    Sends requests through another transport, and judges them and their responses by a spec.

    Args:
        transport: What sends them, `httpx2.HTTPTransport()` say; closed together with this one.
        contract: The spec, or a monitor of it, which says what is judged and what becomes of findings.
    """

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """
        The response of the other transport, unchanged.

        Raises:
            ContractViolation: One of the two is not what the spec says, and the monitor is to raise that.
        """
        return exchanged(self.monitor, _LIBRARY, request, self._transport.handle_request)


class AsyncContractTransport(AsyncAround[httpx2.AsyncBaseTransport], httpx2.AsyncBaseTransport):
    """
    Sends requests through another async transport, and judges them and their responses by a spec.

    Args:
        transport: What sends them, `httpx2.AsyncHTTPTransport()` say; closed together with this one.
        contract: The spec, or a monitor of it, which says what is judged and what becomes of findings.
    """

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """
        The response of the other transport, unchanged.

        Raises:
            ContractViolation: One of the two is not what the spec says, and the monitor is to raise that.
        """
        return await exchanged_async(self.monitor, _ASYNC_LIBRARY, request, self._transport.handle_async_request)


_LIBRARY, _ASYNC_LIBRARY = Library(_Stream, _without_coding), Library(_AsyncStream, _without_coding)
