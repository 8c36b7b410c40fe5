"""A documented response as a client reads it."""

from dataclasses import dataclass

from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import DocumentedResponse
from wireproof.codegen.exact import literal
from wireproof.codegen.views import decoder, type_of
from wireproof.content_types import essence_of
from wireproof.media import kind_of, read_types

__all__ = ["ResponseView", "reader", "response_type"]


@dataclass(frozen=True)
class ResponseView:
    """A documented response as a row of a table."""

    status: str
    reader: str
    """The expression for what reads the body."""
    type: str
    description: str

    @property
    def is_success(self) -> bool:
        """`default` is neither; see `OperationView`."""
        return self.status != "default" and int(self.status[0]) < 4


def reader(documented: DocumentedResponse, prop: PropertyProtocol, *, linked: bool) -> str:
    """The expression for what reads a documented body."""
    read = read_types(documented)
    if not read:
        return "no_body"
    kind = kind_of(read[0])
    if kind == "json":
        return f"{'envelope_body' if linked else 'json_body'}({decoder(prop)})"
    names = dict.fromkeys(essence_of(one.content_type) for one in read)
    return f"{'text_body' if kind == 'text' else 'bytes_body'}({', '.join(map(literal, names))})"


def response_type(documented: DocumentedResponse, prop: PropertyProtocol) -> str:
    """The annotation for a documented body; text is not taken apart, whatever its schema says."""
    kinds = [kind_of(one) for one in read_types(documented)[:1]]
    return {"json": type_of(prop), "text": "str"}.get(kinds[0], "bytes") if kinds else "None"
