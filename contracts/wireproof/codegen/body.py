"""The body of a request: the arguments that it is made of, and the expressions that write it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import Body, MediaType, Operation, Parameter, Spec
from wireproof.codegen.argument import Argument
from wireproof.codegen.exact import literal
from wireproof.codegen.maps import MapProperty
from wireproof.codegen.prose import argument_prose
from wireproof.codegen.sides import is_read_only, is_sent
from wireproof.codegen.views import argument_type, constant, declared_members, decoder, type_of, untrusted
from wireproof.content_types import is_json
from wireproof.forms import ANY_FILE, form_member, form_members
from wireproof.media import asked_for, concrete, kind_of, sent_types
from wireproof.naming import member_names
from wireproof.schema import Schema

__all__ = ["BodyView"]

ADDITIONAL = "additional_properties"


@dataclass(frozen=True)
class BodyView:
    """The body of one operation, as templates show it."""

    spec: Spec
    operation: Operation
    body: Body
    prop: PropertyProtocol
    """What the generator makes of it."""
    models: dict[str, ModelProperty]
    """The models by their names; where one refers to another, the generator may keep an unfinished copy."""

    # Arguments ------------------------------------------------------------------------------------------------------

    @cached_property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments that it is made of, what is required first."""
        return tuple(sorted(self._arguments(), key=lambda one: not one.required))

    def _arguments(self) -> Iterator[Argument]:
        if self._is_upload:
            yield from self._upload_arguments()
        elif self.model is None:
            yield Argument(
                name="body",
                annotation=argument_type(self.prop),
                required=self.prop.required,
                prose=argument_prose(self.body.description, self._schema),
                pointer=self.body.pointer,
                wire_name="",
                prop=self.prop,
            )
        else:
            yield from self._member_arguments(self.model)

    def _member_arguments(self, model: ModelProperty) -> Iterator[Argument]:
        """The members of the object that it is."""
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
                pointer=self.body.pointer,
                wire_name="",
            )

    def _upload_arguments(self) -> Iterator[Argument]:
        """The body that is a file or a text, and its content type where several are documented."""
        body = self.body
        types, prose = sent_types(body), argument_prose(body.description, self._schema)
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

    @cached_property
    def _member_names(self) -> dict[str, str]:
        return member_names(self.spec, self.operation, self._arguments_schema.properties)

    # What it is -----------------------------------------------------------------------------------------------------

    @cached_property
    def model(self) -> ModelProperty | None:
        """The model whose members are arguments; None when the body is one argument, because it is no such object."""
        if self._is_upload or not (self.body.required or self._is_form):
            return None
        prop = self._known(self.prop)
        if prop is not None and self.body.flatten:
            (inner,) = [one for one in declared_members(prop) if untrusted(one.name) == self.body.flatten]
            prop = self._known(inner)
        return prop if prop is not None and declared_members(prop) else None

    def _known(self, prop: PropertyProtocol) -> ModelProperty | None:
        return self.models[str(prop.class_info.name)] if isinstance(prop, ModelProperty) else None

    @property
    def _is_upload(self) -> bool:
        """Whether the body is a file or a text, and so sent as it is."""
        return kind_of(self._media_type) in ("binary", "text")

    @property
    def _is_form(self) -> bool:
        return kind_of(self._media_type) in ("form", "multipart")

    @property
    def _media_type(self) -> MediaType:
        """The content type that the body is sent as."""
        media_type, *_ = sent_types(self.body)
        return media_type

    @property
    def _schema(self) -> Schema:
        return self._media_type.schema or Schema(True, self._media_type.pointer, self.spec.document)

    @property
    def _arguments_schema(self) -> Schema:
        """The schema whose members are arguments."""
        flatten = self.body.flatten
        return self._schema.properties[flatten] if flatten else self._schema

    # Expressions ----------------------------------------------------------------------------------------------------

    @property
    def descriptor(self) -> str:
        """The expression for what writes it."""
        needed = [] if self.body.required else ["required=False"]
        if self._is_upload:
            return f"_Binary({', '.join([*self._uploaded, *needed])})"
        if self._is_form:
            return self._form_descriptor(needed)
        read = decoder(self.prop) if self.model is None else self._object_decoder(self.model)
        if self.body.flatten:
            read = f"_members(required({literal(self.body.flatten)}, {read}))"
        parts, content_type = [read], asked_for(self._media_type)
        parts += [f"content_type={literal(content_type)}"] if content_type != "application/json" else []
        return f"_Body({', '.join([*parts, *needed])})"

    @property
    def _uploaded(self) -> list[str]:
        types = sent_types(self.body)
        is_text = {kind_of(one) for one in types} == {"text"}
        return [literal(", ".join(one.content_type for one in types)), *(["is_text=True"] if is_text else [])]

    def _form_descriptor(self, needed: list[str]) -> str:
        """The expression for what writes a form, member by member."""
        kind, model = kind_of(self._media_type), self.model
        if kind == "form" and model is None and not isinstance(self.prop, MapProperty):
            return self._whole_form(needed)
        of_member = _typed_field if kind == "form" else _part_writer
        known = form_members(self._media_type)
        listed = []
        if model:
            sent = [one for one in declared_members(model) if not is_read_only(model, one)]
            listed = [of_member(known[untrusted(one.name)], one, required=is_sent(model, one)) for one in sent]
        others = model.additional_properties if model else getattr(self.prop, "inner_property", None)
        rest = [f"rest={of_member(form_member(self._media_type, ''), others)}"] if others else []
        return f"{'_Form' if kind == 'form' else '_Multipart'}({', '.join([_list_literal(listed), *rest, *needed])})"

    def _whole_form(self, needed: list[str]) -> str:
        """The expression for what writes a form that is one argument, which is checked as a whole."""
        listed = [_field(one, "anything") for one in form_members(self._media_type).values()]
        parts = [_list_literal(listed), f"rest={_field(form_member(self._media_type, ''), 'anything')}"]
        return f"_Form({', '.join([*parts, *needed, f'whole={decoder(self.prop)}'])})"

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
    def value(self) -> str:
        """The expression for what it is written from."""
        if self._is_upload:
            return ", ".join(one.name for one in self.arguments)
        if self.model is None:
            return "body"
        constants = [(untrusted(one.name), constant(one)) for one in declared_members(self.model) if constant(one)]
        given = [one for one in self.arguments if one.name != ADDITIONAL]
        pairs = [*constants, *((one.wire_name, one.name) for one in given)]
        value = "{" + ", ".join(f"{literal(name)}: {expression}" for name, expression in pairs) + "}"
        if any(one.name == ADDITIONAL for one in self.arguments):
            value = f"_merged({ADDITIONAL}, {value})"
        return f"{{{literal(self.body.flatten)}: {value}}}" if self.body.flatten else value


def _list_literal(expressions: Sequence[str]) -> str:
    return f"[{', '.join(expressions)}]"


def _typed_field(member: Parameter, prop: PropertyProtocol, *, required: bool = False) -> str:
    """The expression for what writes a member of a form."""
    return _field(member, decoder(prop), required=required)


def _field(member: Parameter, read: str, *, required: bool = False) -> str:
    """The same with the expression for what the member is."""
    parts = [literal(member.name), read]
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
