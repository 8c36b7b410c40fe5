"""One operation as a client has it: a function that makes its request, and the methods over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import Operation, Spec
from wireproof.codegen.argument import Argument
from wireproof.codegen.body import BodyView
from wireproof.codegen.exact import literal
from wireproof.codegen.prose import CommonErrors, argument_prose, pages_end, vendor_page
from wireproof.codegen.response import ResponseView, reader, response_type
from wireproof.codegen.views import argument_type, decoder, imports_of, union_type, untrusted
from wireproof.content_types import is_json
from wireproof.envelope import Envelope, envelope
from wireproof.media import asked_for, read_types
from wireproof.naming import method_name, parameter_names, resource_name
from wireproof.pagination import Pagination, pagination

__all__ = ["OperationView"]


@dataclass(frozen=True)
class OperationView:
    """
    One operation, as templates show it.

    `default` describes errors; it also describes successes when no other response does.
    """

    spec: Spec
    endpoint: Endpoint
    operation: Operation
    models: dict[str, ModelProperty]
    """The models by their names; where one refers to another, the generator may keep an unfinished copy."""
    common: CommonErrors

    # Names ----------------------------------------------------------------------------------------------------------

    @property
    def function(self) -> str:
        """The function that makes the request."""
        return str(self.endpoint.name)

    @property
    def method(self) -> str:
        """The method of the resource."""
        return method_name(self.spec, self.operation)

    @property
    def resource(self) -> str:
        """The resource that has the method."""
        return resource_name(self.operation)

    # Arguments ------------------------------------------------------------------------------------------------------

    @cached_property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments of the function: parts of the path, then what is required, then the rest."""
        found = [*self._parameter_arguments(), *(self.body.arguments if self.body else ())]
        return tuple(sorted(found, key=lambda one: (not one.positional, not one.required)))

    @cached_property
    def method_arguments(self) -> tuple[Argument, ...]:
        """Those of the method: without the parameters that the way through pages decides itself."""
        paged = self.pagination
        decided = {*paged.send, *paged.omit} if paged else set()
        return tuple(one for one in self.arguments if not (_is_query(one) and one.wire_name in decided))

    def _parameter_arguments(self) -> Iterator[Argument]:
        by_place = {(one.location, one.name): one for one in self.operation.parameters}
        names = parameter_names(self.spec, self.operation)
        for location, prop in self.endpoint.iter_all_parameters():
            parameter = by_place[location.value, untrusted(prop.name)]
            yield Argument(
                name=names[parameter.location, parameter.name],
                annotation=argument_type(prop),
                required=prop.required,
                prose=argument_prose(parameter.description, parameter.schema),
                pointer=parameter.pointer,
                wire_name=parameter.name,
                prop=prop,
                parameter=parameter,
            )

    @cached_property
    def body(self) -> BodyView | None:
        """The body of the request, if it has one."""
        if self.operation.body is None:
            return None
        (generated,) = self.endpoint.bodies
        return BodyView(self.spec, self.operation, self.operation.body, generated.prop, self.models)

    @property
    def takes_files(self) -> bool:
        """Whether an argument may be a file."""
        return any("_Upload" in one.annotation for one in self.arguments)

    # The request ----------------------------------------------------------------------------------------------------

    def descriptor(self, argument: Argument) -> str:
        """The expression for the place of a parameter in the request."""
        parameter, prop = argument.parameter, argument.prop
        assert parameter is not None and prop is not None  # noqa: PT018, S101  # only parameters have one
        parts, is_text = [literal(parameter.name), decoder(prop)], is_json(parameter.content_type)
        if parameter.location == "header":
            parts += ["explode=True"] if parameter.explode else []
        elif not is_text:
            usual = {"path": ("simple", False), "query": ("form", True), "cookie": ("form", True)}
            style, explode = usual[parameter.location]
            parts += [f'style="{parameter.style}"'] if parameter.style != style else []
            parts += [f"explode={parameter.explode}"] if parameter.explode != explode else []
        parts += ["required=True"] if prop.required and parameter.location != "path" else []
        return f"_{'Json' if is_text else ''}{parameter.location.capitalize()}({', '.join(parts)})"

    def path(self, places: dict[str, str]) -> str:
        """The expression for the path; `places` has the name of each argument's descriptor."""
        rest, parts, dynamic = self.endpoint.path.get_untrusted_value(), "", False
        for prop in self.endpoint.path_parameters:
            (argument,) = [one for one in self.arguments if one.prop is prop]
            before, _, rest = rest.partition(f"{{{prop.python_name}}}")
            parts += f"{_quoted_path(before)}{{{places[argument.name]}({argument.name})}}"
            dynamic = True
        return f'{"f" if dynamic else ""}"{parts}{_quoted_path(rest)}"'

    def located(self, location: str) -> list[Argument]:
        """The arguments that travel in one place, in the order of the spec."""
        order = [one.name for one in self.operation.parameters if one.location == location]
        found = [one for one in self.arguments if one.parameter and one.parameter.location == location]
        return sorted(found, key=lambda one: order.index(one.wire_name))

    @property
    def accept(self) -> str:
        """The content types that the request asks for."""
        listed = [asked_for(media) for one in self.operation.responses for media in read_types(one)]
        return ", ".join(dict.fromkeys(listed))

    # The response ---------------------------------------------------------------------------------------------------

    @cached_property
    def pagination(self) -> Pagination | None:
        """How the list comes in pages, if it does."""
        return pagination(self.spec, self.operation)

    @cached_property
    def envelope(self) -> Envelope | None:
        """The envelope around what was asked for, if it has one."""
        return envelope(self.spec, self.operation)

    @property
    def successes(self) -> list[ResponseView]:
        """Responses that are returned."""
        return [view for view in self._responses if view.is_success] or [
            view for view in self._responses if view.status == "default"
        ]

    @property
    def errors(self) -> list[ResponseView]:
        """Responses that are raised."""
        return [view for view in self._responses if not view.is_success]

    @property
    def success_type(self) -> str:
        """The annotation for the body of a success."""
        return union_type(view.type for view in self.successes)

    @cached_property
    def is_file(self) -> bool:
        """Whether a success may be bytes."""
        return any(view.type == "bytes" for view in self.successes)

    @property
    def error_type(self) -> str:
        """The annotation for what the errors carry; without errors, `Never`, which adds nothing to a union."""
        return union_type(view.type for view in self.errors) if self.errors else "Never"

    @property
    def is_linked(self) -> bool:
        """Whether objects in the body of the success refer to one another."""
        return self.envelope is not None or (self.pagination is not None and self.pagination.order is not None)

    @cached_property
    def _responses(self) -> list[ResponseView]:
        documented = {response.status: response for response in self.operation.responses}
        return [
            ResponseView(
                status=(status := response.status_code.pattern),
                reader=reader(documented[status], response.prop, linked=self.is_linked and status[0] in "23"),
                type=response_type(documented[status], response.prop),
                description=documented[status].description,
            )
            for response in self.endpoint.responses
        ]

    # Prose ----------------------------------------------------------------------------------------------------------

    @property
    def summary(self) -> str:
        """The first line of the docstrings."""
        text = " ".join(self.operation.summary.split()).rstrip(".") or self.operation.operation_id
        return f"{text}: `{self.operation.method} {self.operation.path}`."

    @property
    def told(self) -> str:
        """What follows it: the description, how far its pages go, and the vendor's page."""
        page, end = vendor_page(self.spec, self.operation), pages_end(self.operation, self.pagination)
        return " ".join(filter(None, [self.operation.description.strip(), end, f"See {page}" if page else ""]))

    @property
    def raises(self) -> list[str]:
        """The errors whose description differs from that of other operations."""
        return list(self.common.own(self.operation))

    # Imports --------------------------------------------------------------------------------------------------------

    @property
    def properties(self) -> list[PropertyProtocol]:
        """Everything that a type or decoder of the operation names."""
        found = [one.prop for one in self.arguments if one.prop is not None]
        return [*found, *(response.prop for response in self.endpoint.responses)]

    @property
    def imports(self) -> list[str]:
        """The statements that import the models."""
        return imports_of(self.properties, "..")


def _is_query(argument: Argument) -> bool:
    return argument.parameter is not None and argument.parameter.location == "query"


def _quoted_path(path: str) -> str:
    return quote(path, safe="/:@!$&'()*+,;=~%")
