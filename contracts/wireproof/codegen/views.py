"""Generator objects as Python expressions: what reads a value, what its type is, what a name becomes."""

from collections.abc import Iterable, Sequence

from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.untrusted_string import UntrustedString

from wireproof.codegen.exact import literal
from wireproof.codegen.maps import MapProperty
from wireproof.codegen.prefixes import PrefixedProperty
from wireproof.codegen.unions import OneOfProperty
from wireproof.runtime.unions import Constants

__all__ = [
    "argument_type",
    "constant",
    "declared_members",
    "decoder",
    "imports_of",
    "type_of",
    "union_type",
    "untrusted",
]

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
            return f"_Const[{type_of(prop)}]({literal(prop.value.raw_value)})"
        case EnumProperty():
            kind = "integer" if prop.value_type is int else "string"
            return f"{kind}_enum({prop.class_info.name})"
        case MapProperty():
            return f"mapping({decoder(prop.inner_property)})"
        case PrefixedProperty():
            return f"prefixed({', '.join(decoder(one) for one in (prop.rest, *prop.first))})"
        case ListProperty():
            return f"array({decoder(prop.inner_property)})"
        case ModelProperty():
            return f"model({prop.class_info.name})"
        case UnionProperty():
            return _union(prop)
        case _:
            return SIMPLE_DECODERS[type(prop).__name__]


def _union(prop: UnionProperty) -> str:
    """The expression for what reads a union; where nothing tells its branches apart, the first that fits is taken."""
    constants = prop.constants() if isinstance(prop, OneOfProperty) else [{} for _ in prop.inner_properties]
    enums = [inner for inner in prop.inner_properties if isinstance(inner, EnumProperty)]
    scalars = [inner for inner in prop.inner_properties if type(inner).__name__ in SCALARS]
    if not any(constants) and not (enums and len(scalars) > 1):
        return " | ".join(decoder(inner) for inner in prop.inner_properties)
    branches = [_branch(inner, told) for inner, told in zip(prop.inner_properties, constants, strict=True)]
    by = [f"by={literal(prop.by)}"] if isinstance(prop, OneOfProperty) and prop.by is not None else []
    return f"_one_of({', '.join([*branches, *by])})"


SCALARS = {"ConstProperty", "DateProperty", "DateTimeProperty", "EnumProperty", "StringProperty", "UuidProperty"}
"""What an enum beside it could be taken for."""


def _branch(prop: PropertyProtocol, constants: Constants) -> str:
    match prop:
        case ModelProperty():
            return f"_branch({prop.class_info.name}{f', {literal(constants)}' if constants else ''})"
        case EnumProperty():
            return f"_one_value_of({decoder(prop)}, {', '.join(map(literal, prop.values.values()))})"
        case _:
            return decoder(prop)


def constant(prop: PropertyProtocol) -> str | None:
    """The expression for the only value of a required property; None when there are several."""
    if isinstance(prop, ConstProperty) and prop.required:
        return literal(prop.value.raw_value)
    return None


def type_of(prop: PropertyProtocol) -> str:
    """The annotation for a value that is there."""
    return prop.get_type_string(no_optional=True).as_unembedded_code()


def argument_type(prop: PropertyProtocol) -> str:
    """The annotation for an argument: a list may be any sequence, and an enum's value be written as it is in JSON."""
    match prop:
        case EnumProperty():
            values = ", ".join(map(literal, prop.values.values()))
            return f"{prop.class_info.name} | Literal[{values}]"
        case MapProperty():
            return f"Mapping[str, {argument_type(prop.inner_property)}]"
        case ListProperty():
            return f"Sequence[{argument_type(prop.inner_property)}]"
        case UnionProperty():
            return union_type(map(argument_type, prop.inner_properties))
        case FileProperty():
            return "_Upload"
        case _:
            return type_of(prop)


def imports_of(props: Iterable[PropertyProtocol], prefix: str) -> list[str]:
    """The statements that import the models and types of some properties."""
    found: set[str] = set()
    for prop in props:
        found |= prop.get_imports(prefix=prefix) | prop.get_lazy_imports(prefix=prefix)
    return sorted(line for line in found if "import UNSET" not in line and not line.startswith("from typing"))


def union_type(types: Iterable[str]) -> str:
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


def declared_members(model: ModelProperty) -> Sequence[PropertyProtocol]:
    """The declared members of a model, the required ones first."""
    return [*(model.required_properties or ()), *(model.optional_properties or ())]
