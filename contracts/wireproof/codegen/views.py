"""What the templates show: generator objects joined with what its parser drops and the catalog keeps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema.untrusted_string import UntrustedString

from wireproof.catalog import Operation, Parameter

__all__ = ["ERROR_CLASSES", "EndpointView", "ErrorBodies", "constant", "decoder", "literal", "type_of", "untrusted"]

ERROR_CLASSES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    422: "UnprocessableEntity",
    429: "TooManyRequests",
    503: "ServiceUnavailable",
}

SIMPLE_DECODERS = {
    "AnyProperty": "anything",
    "BooleanProperty": "boolean",
    "DateProperty": "date",
    "DateTimeProperty": "date_time",
    "FloatProperty": "number",
    "IntProperty": "integer",
    "NoneProperty": "null",
    "StringProperty": "string",
    "UuidProperty": "uuid",
}


def decoder(prop: PropertyProtocol) -> str:
    """The expression for what reads this property from JSON."""
    match prop:
        case ConstProperty():
            value = prop.value.python_code.as_unembedded_code()
            return f"_decoding.Const[{type_of(prop)}]({value})"
        case EnumProperty():
            kind = "integer" if prop.value_type is int else "string"
            return f"_decoding.{kind}_enum({prop.class_info.name})"
        case ListProperty():
            return f"_decoding.array({decoder(prop.inner_property)})"
        case ModelProperty():
            return f"_decoding.model({prop.class_info.name})"
        case UnionProperty():
            return " | ".join(decoder(inner) for inner in prop.inner_properties)
        case _:
            return f"_decoding.{SIMPLE_DECODERS[type(prop).__name__]}"


def constant(prop: PropertyProtocol) -> str | None:
    """The expression for the only value of a required property; None when there are several."""
    if isinstance(prop, ConstProperty) and prop.required:
        return prop.value.python_code.as_unembedded_code()
    return None


def type_of(prop: PropertyProtocol) -> str:
    """The annotation for a value that is there."""
    return prop.get_type_string(no_optional=True).as_unembedded_code()


@dataclass(frozen=True)
class ResponseView:
    """A documented response as a row of the table `_RESPONSES`."""

    status: str
    reader: str
    """The expression for what reads the body."""
    type: str
    description: str

    @property
    def is_success(self) -> bool:
        """`default` is neither; see `EndpointView`."""
        return self.status != "default" and int(self.status[0]) < 4

    @property
    def error_class(self) -> str:
        """The class in `errors` that this response is raised as."""
        if self.status.isdigit():
            known = ERROR_CLASSES.get(int(self.status))
            return known or ("ServerError" if self.status[0] == "5" else "StatusError")
        return "ServerError" if self.status == "5XX" else "StatusError"


@dataclass(frozen=True)
class EndpointView:
    """
    One operation, as its module shows it.

    `default` describes errors; it also describes successes when no other response does.
    """

    endpoint: Endpoint
    operation: Operation

    @property
    def title(self) -> str:
        """The module's first line."""
        summary = self.operation.summary.rstrip(".") or self.operation.operation_id
        return f"{summary}: `{self.operation.method} {self.operation.path}`."

    @property
    def module(self) -> str:
        """The module below `api`."""
        return f"{self.endpoint.tags[0]}.{self.endpoint.name}"

    @property
    def successes(self) -> list[ResponseView]:
        """Responses that are returned."""
        views = self._responses()
        return [view for view in views if view.is_success] or [view for view in views if view.status == "default"]

    @property
    def errors(self) -> list[ResponseView]:
        """Responses that are raised."""
        return [view for view in self._responses() if not view.is_success]

    @property
    def success_type(self) -> str:
        """The annotation for what `sync` returns."""
        return union_type(view.type for view in self.successes)

    @property
    def error_type(self) -> str:
        """The annotation for what the errors carry; without errors, `Never`, which adds nothing to a union."""
        return union_type(view.type for view in self.errors) if self.errors else "Never"

    @property
    def any_type(self) -> str:
        """The annotation for whatever came."""
        return union_type(view.type for view in self._responses())

    @property
    def returns(self) -> str:
        """What `sync` returns, for its docstring."""
        return " ".join(dict.fromkeys(view.description.strip() for view in self.successes)) or "Nothing."

    @property
    def target(self) -> str:
        """The expression for the request target."""
        path = " + ".join(self._path_parts()) or '"/"'
        queries = [
            f"_encoding.query({arguments})" for arguments in self._expansions("query", self.endpoint.query_parameters)
        ]
        return f"_encoding.target({', '.join([path, *queries])})"

    @property
    def headers(self) -> str:
        """The expression for the header fields of this operation."""
        accepted = dict.fromkeys(
            media.content_type for response in self.operation.responses for media in response.media_types
        )
        members = [f'"Accept": {literal(", ".join(accepted))}'] if accepted else []
        for prop in self.endpoint.header_parameters:
            explode = f"explode={self._parameter('header', prop).explode}{required(prop)}"
            name = literal(prop.name.get_untrusted_value())
            members.append(f"**_encoding.header({name}, {prop.python_name}, {decoder(prop)}, {explode})")
        for body in self.endpoint.bodies:
            header = f'"Content-Type": {literal(body.content_type.get_untrusted_value())}'
            members.append(header if body.prop.required else f"**({{}} if isinstance(body, Unset) else {{{header}}})")
        return f"{{{', '.join(members)}}}"

    @property
    def cookies(self) -> str:
        """The expression for the cookies of this operation."""
        cookies = [
            f"*_encoding.cookie({arguments})"
            for arguments in self._expansions("cookie", self.endpoint.cookie_parameters)
        ]
        return f"[{', '.join(cookies)}]"

    @property
    def content(self) -> str:
        """The expression for the body."""
        calls = [
            f"_encoding.json_content(body, {decoder(body.prop)}{required(body.prop)})" for body in self.endpoint.bodies
        ]
        return "".join(calls) or "None"

    def raises(self, detailed: bool) -> Iterator[str]:
        """The lines under `Raises:`."""
        if not detailed:
            for view in self.errors:
                status = "any other error status" if view.status == "default" else view.status
                yield f"errors.{view.error_class}: {status}. {' '.join(view.description.split())}"
            yield "errors.UnexpectedStatus: A status that is not documented."
        yield "errors.InvalidResponse: A documented success whose body is not what the spec says."
        yield "errors.NoAnswer: No answer arrived, or not in time."
        yield "errors.TokenError: The callable for the token has none."
        yield "TypeError, ValueError: An argument makes no sense; nothing is sent."

    def arguments(self) -> Iterator[str]:
        """The lines under `Args:`."""
        by_place = {(parameter.location, parameter.name): parameter for parameter in self.operation.parameters}
        for location, prop in self.endpoint.iter_all_parameters():
            parameter = by_place[location.value, prop.name.get_untrusted_value()]
            words = (
                f"{parameter.description} {untrusted(prop.description)}"
                if parameter.description
                else untrusted(prop.description)
            )
            yield f"{prop.python_name}: {' '.join(words.split())}"
        for body in self.endpoint.bodies:
            yield f"body: {' '.join(untrusted(body.prop.description).split())}"

    def _responses(self) -> list[ResponseView]:
        content_types = {
            response.status: "".join(media.content_type for media in response.media_types)
            for response in self.operation.responses
        }
        descriptions = {response.status: response.description for response in self.operation.responses}
        return [
            ResponseView(
                status=response.status_code.pattern,
                reader=reader(response, content_types[response.status_code.pattern]),
                type=response_type(response),
                description=descriptions[response.status_code.pattern],
            )
            for response in self.endpoint.responses
        ]

    def _path_parts(self) -> Iterator[str]:
        """The literal and the templated parts of the path, as expressions."""
        rest = self.endpoint.path.get_untrusted_value()
        for prop in self.endpoint.path_parameters:
            before, _, rest = rest.partition(f"{{{prop.python_name}}}")
            yield literal(quote(before, safe="/:@!$&'()*+,;=~%"))
            (arguments,) = self._expansions("path", [prop])
            yield f"_encoding.path_segment({arguments})"
        if rest:
            yield literal(quote(rest, safe="/:@!$&'()*+,;=~%"))

    def _expansions(self, location: str, properties: Sequence[PropertyProtocol]) -> list[str]:
        found = []
        for prop in properties:
            parameter = self._parameter(location, prop)
            name = literal(parameter.name)
            style = f'style="{parameter.style}", explode={parameter.explode}'
            style += "" if location == "path" else required(prop)
            found.append(f"{name}, {prop.python_name}, {decoder(prop)}, {style}")
        return found

    def _parameter(self, location: str, prop: PropertyProtocol) -> Parameter:
        name = prop.name.get_untrusted_value()
        (found,) = [p for p in self.operation.parameters if p.location == location and p.name == name]
        return found


def required(prop: PropertyProtocol) -> str:
    """The last argument of what encodes a value that must be there."""
    return ", required=True" if prop.required else ""


def reader(response: Response, content_type: str) -> str:
    """The expression for what reads a documented body."""
    match response.source["return_type"]:
        case "None":
            return "_responses.no_body"
        case "str":
            return f"_responses.text_body({literal(content_type.partition(';')[0].strip().lower())})"
        case _:
            return f"_responses.json_body({decoder(response.prop)})"


def response_type(response: Response) -> str:
    """The annotation for a documented body; text is not taken apart, whatever its schema says."""
    source = response.source["return_type"]
    return source if source in ("None", "str") else type_of(response.prop)


def union_type(types: Iterator[str]) -> str:
    """The annotation for any of these; `None` without any."""
    parts = {part.strip() for annotation in types for part in split_union(annotation)}
    if "Any" in parts:
        return "Any"
    return " | ".join([*sorted(parts - {"None"}), *(["None"] if "None" in parts or not parts else [])])


def split_union(annotation: str) -> list[str]:
    """The members of a union that stand outside any brackets."""
    parts, depth = [""], 0
    for character in annotation:
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def untrusted(text: UntrustedString | None) -> str:
    """The plain text of what the generator marks as untrusted; templates escape it."""
    return text.get_untrusted_value() if text else ""


def literal(text: str) -> str:
    """A Python string literal."""
    return repr(text)


@dataclass(frozen=True)
class ErrorBodies:
    """What `ApiError.parsed` may be: any error body of any operation."""

    views: tuple[EndpointView, ...]

    @property
    def type(self) -> str:
        """The annotation."""
        joined = union_type(view.error_type for view in self.views if view.errors)
        return joined if joined == "Any" else union_type(iter([joined, "None"]))

    @property
    def imports(self) -> list[str]:
        """The import statements that the annotation needs."""
        lines = {
            line.replace("from ...", "from ..")
            for view in self.views
            for response in view.endpoint.responses
            for line in response.prop.get_lazy_imports(prefix="...") | response.prop.get_imports(prefix="...")
            if not line.startswith("from typing")
        }
        return sorted(lines)
