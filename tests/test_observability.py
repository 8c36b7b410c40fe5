"""OpenTelemetry's instrumentation of httpx2 sees every attempt of a call, and no token."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from opentelemetry.instrumentation.httpx import HTTPX2ClientInstrumentor
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanContext, SpanKind

from wireproof.binding import MODES, Binding, Mode, bind
from wireproof.catalog import Operation, Spec
from wireproof.loading import load_folder
from wireproof.pagination import pagination
from wireproof.served import ServedResponse, example_responses
from wireproof.strategies import simplest_request
from wireproof.suite.caller import TOKEN
from wireproof.suite.clock import stopped_clock

ROOT = Path(__file__).parent.parent
FAILURES = {"GET": 503, "POST": 429}
"""For each method, a status after which the request is sent again."""

Instrumented = Callable[[TracerProvider, httpx2.Client | httpx2.AsyncClient], AbstractContextManager[None]]


@dataclass(frozen=True)
class Case:
    """The first operation of a spec with a method."""

    spec: Spec
    operation: Operation

    def __str__(self) -> str:
        return str(self.operation)

    @property
    def responses(self) -> list[ServedResponse]:
        """A failure, and then a success."""
        _, success = next(example_responses(self.operation, self.operation.responses[0]))
        return [ServedResponse(FAILURES[self.operation.method], {}, b""), success]


@dataclass(frozen=True)
class Trace:
    """What is known about one call afterwards."""

    caller: SpanContext
    """The span that the call was made in."""
    spans: list[ReadableSpan]
    """Those that the instrumentation added, in their order."""
    requests: list[httpx.Request]


def cases() -> Iterator[Case]:
    """One GET and one POST of each spec."""
    for spec in load_folder(ROOT / "specs"):
        for method in FAILURES:
            yield Case(spec, next(operation for operation in spec.operations if operation.method == method))


@contextmanager
def every_client(provider: TracerProvider, _: httpx2.Client | httpx2.AsyncClient) -> Iterator[None]:
    """Instrument httpx2 itself."""
    instrumentor = HTTPX2ClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        yield
    finally:
        instrumentor.uninstrument()


@contextmanager
def one_client(provider: TracerProvider, client: httpx2.Client | httpx2.AsyncClient) -> Iterator[None]:
    """Instrument the httpx2 client that a generated client connects through."""
    HTTPX2ClientInstrumentor.instrument_client(client, tracer_provider=provider)
    try:
        yield
    finally:
        HTTPX2ClientInstrumentor.uninstrument_client(client)


def called(binding: Binding, client: Any, operation: Operation) -> Any:
    """What the simplest call comes to, and for a list its first page; an async client's is to be awaited."""
    drawn = binding.arguments(operation, simplest_request(operation))
    result = binding.method(client, operation)(**binding.of_method(client, operation, drawn))
    if pagination(binding.spec, operation) is None:
        return result
    pages = result.pages()
    return next(pages) if isinstance(pages, Iterator) else anext(pages)


@pytest.fixture(autouse=True)
def httpx2_as_it_was() -> Iterator[None]:
    """Holds that nothing stays instrumented."""

    def handlers() -> list[Any]:
        return [httpx2.HTTPTransport.handle_request, httpx2.AsyncHTTPTransport.handle_async_request]

    before = handlers()
    yield
    assert before == handlers()


@pytest.fixture(params=list(cases()), ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    """An operation."""
    found: Case = request.param
    return found


@pytest.fixture(params=[every_client, one_client], ids=["every client", "one client"])
def instrumented(request: pytest.FixtureRequest) -> Instrumented:
    """One of the two ways to instrument httpx2."""
    found: Instrumented = request.param
    return found


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> Mode:
    """Sync or async."""
    found: Mode = request.param
    return found


@pytest.fixture
def trace(
    case: Case,
    instrumented: Instrumented,
    mode: Mode,
    serve: Callable[[Callable[[httpx.Request], ServedResponse]], str],
) -> Trace:
    """What is left of a call that fails and then succeeds."""
    responses, requests = iter(case.responses), []

    def respond(request: httpx.Request) -> ServedResponse:
        requests.append(request)
        return next(responses)

    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    tracer = provider.get_tracer("the caller")
    binding = bind(case.spec, ROOT / "generated")
    client = binding.client(mode, token=TOKEN, base_url=serve(respond))

    async def call() -> SpanContext:
        async with client:
            connects = binding.connection(client, asyncio.get_running_loop())
            with instrumented(provider, connects), tracer.start_as_current_span("the caller") as span:
                await called(binding, client, case.operation)
        return span.get_span_context()

    def call_at_once() -> SpanContext:
        with client:
            connects = binding.connection(client)
            with instrumented(provider, connects), tracer.start_as_current_span("the caller") as span:
                called(binding, client, case.operation)
        return span.get_span_context()

    with stopped_clock():
        caller = asyncio.run(call()) if mode == "async" else call_at_once()
    provider.shutdown()
    spans = [span for span in exporter.get_finished_spans() if span.kind is SpanKind.CLIENT]
    return Trace(caller, spans, requests)


def test_every_attempt_is_a_span_of_its_own(case: Case, trace: Trace) -> None:
    """
    A call that is sent twice leaves two spans, each with its method and the status of its own response.
    """
    expected = [(case.operation.method, served.status) for served in case.responses]

    assert expected == [(span.name, (span.attributes or {})["http.status_code"]) for span in trace.spans]


def test_every_attempt_belongs_to_the_caller(trace: Trace) -> None:
    """
    The parent of each span is the one that the call was made in.
    """
    parents = [span.parent for span in trace.spans]

    assert [(trace.caller.trace_id, trace.caller.span_id)] * 2 == [
        (parent.trace_id, parent.span_id) for parent in parents if parent
    ]


def test_the_server_is_told_which_attempt_it_sees(trace: Trace) -> None:
    """
    Each request carries the `traceparent` of its own span (W3C Trace Context, section 3.2).
    """
    contexts = [span.get_span_context() for span in trace.spans]

    assert [
        f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"
        for context in contexts
        if context
    ] == [request.headers["traceparent"] for request in trace.requests]


def test_no_span_shows_the_token(trace: Trace) -> None:
    """
    The token goes out with each request, and into no span.
    """
    assert [True] * 2 == [TOKEN in request.headers["Authorization"] for request in trace.requests]
    assert [] == [span.to_json() for span in trace.spans if TOKEN in span.to_json()]
