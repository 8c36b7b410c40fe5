"""One operation as a client has it: a function that makes its request, and the methods over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import Body, DocumentedResponse, MediaType, Operation, Parameter, Spec
from wireproof.codegen.exact import literal
from wireproof.codegen.prose import CommonErrors, argument_prose, pages_end, vendor_page
from wireproof.codegen.sides import is_read_only, is_sent
from wireproof.codegen.views import argument_type, constant, decoder, imports_of, type_of, union_type, untrusted
from wireproof.envelope import Envelope, envelope
from wireproof.forms import ANY_FILE, form_member, form_members
from wireproof.media import asked_for, concrete, kind_of, read_types, sent_types
from wireproof.naming import member_names, method_name, parameter_names, resource_name
from wireproof.pagination import Pagination, pagination
from wireproof.schema import Schema, is_json

__all__ = ["Argument", "OperationView", "ResponseView", "declared_members"]

ADDITIONAL = "additional_properties"


@dataclass(frozen=True)
class Argument:
    """One argument of an operation, with what it becomes in the request."""

    name: str
    annotation: str
    required: bool
    prose: str
    pointer: str
    """Where the spec describes it."""
    wire_name: str
    prop: PropertyProtocol | None = None
    parameter: Parameter | None = None
    """None for what becomes the body, or a member of it."""
    sample: str = ""
    """The expression for a value, where there is no property that says how to make one up."""

    @property
    def positional(self) -> bool:
        """Whether it may be given without its name, as the parts of the path."""
        return self.parameter is not None and self.parameter.location == "path"

    @property
    def declared(self) -> str:
        """The argument in a signature."""
        return f"{self.name}: {self.annotation}" if self.required else f"{self.name}: {self.annotation} | Unset = UNSET"


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
        found = [*self._parameter_arguments(), *self._body_arguments()]
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

    def _body_arguments(self) -> Iterator[Argument]:
        body, model = self.operation.body, self.body_model
        if body is None:
            return
        if self._is_upload:
            yield from self._upload_arguments(body)
            return
        if model is None:
            (generated,) = self.endpoint.bodies
            yield Argument(
                name="body",
                annotation=argument_type(generated.prop),
                required=generated.prop.required,
                prose=argument_prose(body.description, self._body_schema),
                pointer=body.pointer,
                wire_name="",
                prop=generated.prop,
            )
            return
        for prop in declared_members(model):
            if constant(prop) is None and not is_read_only(model, prop):
                yield self._member_argument(model, prop)
        if model.additional_properties:
            extra = type_of(model.additional_properties)
            yield Argument(
                name=ADDITIONAL,
                annotation=f"Mapping[str, {extra}]",
                required=False,
                prose="Members of the body that the spec does not name.",
                pointer=body.pointer,
                wire_name="",
            )

    def _upload_arguments(self, body: Body) -> Iterator[Argument]:
        """The body that is a file or a text, and its content type where several are documented."""
        types, prose = sent_types(body), argument_prose(body.description, self._body_schema)
        is_text = {kind_of(one) for one in types} == {"text"}
        annotation, sample = ("str | _Upload", "'text'") if is_text else ("_Upload", "b'content'")
        yield Argument("content", annotation, body.required, prose, body.pointer, "", sample=sample)
        listed = [one.content_type for one in types]
        if len(listed) > 1 or "*" in listed[0]:
            is_open = any("*" in one for one in listed)
            annotation = "str" if is_open else f"Literal[{', '.join(map(literal, listed))}]"
            prose = f"What it is: {', '.join(f'`{one}`' for one in listed)}."
            place, sample = f"{body.pointer}/content", literal(concrete(types[0]))
            yield Argument("content_type", annotation, body.required, prose, place, "", sample=sample)

    @property
    def takes_files(self) -> bool:
        """Whether an argument may be a file."""
        return any("_Upload" in one.annotation for one in self.arguments)

    @property
    def _is_upload(self) -> bool:
        """Whether the body is a file or a text, and so sent as it is."""
        return kind_of(self._body_type) in ("binary", "text")

    @property
    def _is_form(self) -> bool:
        return kind_of(self._body_type) in ("form", "multipart")

    @cached_property
    def _member_names(self) -> dict[str, str]:
        return member_names(self.spec, self.operation, self._arguments_schema.properties)

    def _member_argument(self, model: ModelProperty, prop: PropertyProtocol) -> Argument:
        name = untrusted(prop.name)
        schema = self._arguments_schema.properties[name]
        node = schema.node if isinstance(schema.node, dict) else {}
        return Argument(
            name=self._member_names[name],
            annotation=argument_type(prop),
            required=is_sent(model, prop),
            prose=argument_prose(str(node.get("description", "")), schema),
            pointer=schema.pointer,
            wire_name=name,
            prop=prop,
        )

    @property
    def _body_type(self) -> MediaType:
        """The content type that the body is sent as."""
        media_type, *_ = sent_types(self._body)
        return media_type

    @property
    def _body_schema(self) -> Schema:
        return self._body_type.schema or Schema(True, self._body_type.pointer, self.spec.document)

    @property
    def _arguments_schema(self) -> Schema:
        """The schema whose members are arguments."""
        flatten = self._body.flatten
        return self._body_schema.properties[flatten] if flatten else self._body_schema

    @property
    def _body(self) -> Body:
        assert self.operation.body is not None  # noqa: S101  # asked for by those that have seen one
        return self.operation.body

    @cached_property
    def body_model(self) -> ModelProperty | None:
        """The model whose members are arguments; None when the body is one argument, because it is no such object."""
        body = self.operation.body
        if body is None or self._is_upload or not (body.required or self._is_form):
            return None
        (generated,) = self.endpoint.bodies
        prop = self._known(generated.prop)
        if prop is not None and body.flatten:
            (inner,) = [one for one in declared_members(prop) if untrusted(one.name) == body.flatten]
            prop = self._known(inner)
        return prop if prop is not None and declared_members(prop) else None

    def _known(self, prop: PropertyProtocol) -> ModelProperty | None:
        return self.models[str(prop.class_info.name)] if isinstance(prop, ModelProperty) else None

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
    def body_descriptor(self) -> str | None:
        """The expression for what writes the body; None without one."""
        if self.operation.body is None:
            return None
        (generated,) = self.endpoint.bodies
        needed = [] if self._body.required else ["required=False"]
        if self._is_upload:
            return f"_Binary({', '.join([*self._uploaded, *needed])})"
        if self._is_form:
            return self._form_descriptor(generated.prop, needed)
        read = decoder(generated.prop) if self.body_model is None else self._object_decoder(self.body_model)
        if self._body.flatten:
            read = f"_members(required({literal(self._body.flatten)}, {read}))"
        parts, content_type = [read], asked_for(self._body_type)
        parts += [f"content_type={literal(content_type)}"] if content_type != "application/json" else []
        return f"_Body({', '.join([*parts, *needed])})"

    @property
    def _uploaded(self) -> list[str]:
        types = sent_types(self._body)
        is_text = {kind_of(one) for one in types} == {"text"}
        return [literal(", ".join(one.content_type for one in types)), *(["is_text=True"] if is_text else [])]

    def _form_descriptor(self, prop: PropertyProtocol, needed: list[str]) -> str:
        """The expression for what writes a form, member by member."""
        kind, model = kind_of(self._body_type), self.body_model
        of_member = _field if kind == "form" else _part_writer
        known = form_members(self._body_type)
        listed = []
        if model:
            sent = [one for one in declared_members(model) if not is_read_only(model, one)]
            listed = [of_member(known[untrusted(one.name)], one, required=is_sent(model, one)) for one in sent]
        others = model.additional_properties if model else getattr(prop, "inner_property", None)
        rest = [f"rest={of_member(form_member(self._body_type, ''), others)}"] if others else []
        return f"{'_Form' if kind == 'form' else '_Multipart'}({', '.join([_list_literal(listed), *rest, *needed])})"

    @staticmethod
    def _object_decoder(model: ModelProperty) -> str:
        """The expression for what checks an object whose members are arguments."""
        listed = [
            f"{'required' if is_sent(model, one) else 'optional'}({literal(untrusted(one.name))}, {decoder(one)})"
            for one in declared_members(model)
        ]
        rest = [f"rest={decoder(model.additional_properties)}"] if model.additional_properties else []
        return f"_members({', '.join([*listed, *rest])})"

    @property
    def body_value(self) -> str:
        """The expression for what the body is written from."""
        if self._is_upload:
            return ", ".join(one.name for one in self.arguments if one.parameter is None)
        if self.body_model is None:
            return "body"
        constants = [(untrusted(one.name), constant(one)) for one in declared_members(self.body_model) if constant(one)]
        given = [one for one in self.arguments if one.parameter is None and one.name != ADDITIONAL]
        pairs = [*constants, *((one.wire_name, one.name) for one in given)]
        value = "{" + ", ".join(f"{literal(name)}: {expression}" for name, expression in pairs) + "}"
        if any(one.name == ADDITIONAL for one in self.arguments):
            value = f"_merged({ADDITIONAL}, {value})"
        return f"{{{literal(self._body.flatten)}: {value}}}" if self._body.flatten else value

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


def declared_members(model: ModelProperty) -> Sequence[PropertyProtocol]:
    """The declared members of a model, the required ones first."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def _is_query(argument: Argument) -> bool:
    return argument.parameter is not None and argument.parameter.location == "query"


def _list_literal(expressions: Sequence[str]) -> str:
    return f"[{', '.join(expressions)}]"


def _field(member: Parameter, prop: PropertyProtocol, *, required: bool = False) -> str:
    """The expression for what writes a member of a form."""
    parts = [literal(member.name), decoder(prop)]
    if not member.content_type:
        parts += [f'style="{member.style}"', f"explode={member.explode}"]
    parts += ["is_json=True"] if is_json(member.content_type) else []
    return f"_Field({', '.join([*parts, *(['required=True'] if required else [])])})"


def _part_writer(member: Parameter, prop: PropertyProtocol, *, required: bool = False) -> str:
    """The expression for what writes a member of a form with files."""
    listed = [one.strip() for one in member.content_type.split(",")]
    first = next((one for one in listed if "*" not in one), "text/plain")
    usual, said = (ANY_FILE, member.content_type) if member.is_file else ("text/plain", first)
    parts = [literal(member.name), "is_file=True" if member.is_file else decoder(prop)]
    parts += [f"content_type={literal(said)}"] if said != usual else []
    return f"_Part({', '.join([*parts, *(['required=True'] if required else [])])})"


def _quoted_path(path: str) -> str:
    return quote(path, safe="/:@!$&'()*+,;=~%")


def reader(documented: DocumentedResponse, prop: PropertyProtocol, *, linked: bool) -> str:
    """The expression for what reads a documented body."""
    read = read_types(documented)
    if not read:
        return "no_body"
    kind = kind_of(read[0])
    if kind == "json":
        return f"{'envelope_body' if linked else 'json_body'}({decoder(prop)})"
    names = dict.fromkeys(one.content_type.partition(";")[0].strip().lower() for one in read)
    return f"{'text_body' if kind == 'text' else 'bytes_body'}({', '.join(map(literal, names))})"


def response_type(documented: DocumentedResponse, prop: PropertyProtocol) -> str:
    """The annotation for a documented body; text is not taken apart, whatever its schema says."""
    kinds = [kind_of(one) for one in read_types(documented)[:1]]
    return {"json": type_of(prop), "text": "str"}.get(kinds[0], "bytes") if kinds else "None"
