"""
Parameter values as text on the wire and back: OpenAPI's style table, in both directions.

What travels is a list of raw `(name, text)` pairs, percent-encoded where the location wants it. In the query and among
the cookies every pair is `name=text`; a path or header parameter is one pair, of which only the text travels. An empty
array or object is not sent: no pair at all.

    style           explode  string       array                      object
    simple          false    blue         blue,black                 R,100,G,200
    simple          true     blue         blue,black                 R=100,G=200
    label           false    .blue        .blue,black                .R,100,G,200
    label           true     .blue        .blue.black                .R=100.G=200
    matrix          false    ;color=blue  ;color=blue,black          ;color=R,100,G,200
    matrix          true     ;color=blue  ;color=blue;color=black    ;R=100;G=200
    form            false    color=blue   color=blue,black           color=R,100,G,200
    form            true     color=blue   color=blue color=black     R=100 G=200
    spaceDelimited  false    n/a          color=blue%20black         color=R%20100%20G%20200
    pipeDelimited   false    n/a          color=blue%7Cblack         color=R%7C100%7CG%7C200
    deepObject      either   n/a          n/a                        color%5BR%5D=100 color%5BG%5D=200

Where the sources leave a choice:

* Label without explode is written with commas, as RFC 6570 has it; the dots in the table of 3.1.0 are an erratum.
* `|`, `[` and `]` may not stand in a query (RFC 3986, section 3.4) and are encoded; 3.1.0 shows them bare, so bare ones
  are read as well.
* `+` is a plus and a space is `%20`. Only HTML forms write a space as `+`; parameters follow RFC 6570.
* `deepObject` is the same for both values of explode, because its default is the value that the table does not show.
* An exploded cookie is several cookies; `&` separates nothing in a Cookie header.

Sources: OpenAPI 3.1.0, section 4.8.12.4 (Style Values); OpenAPI 3.1.1, appendices C to E; RFC 6570, section 3.2.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice, product
from typing import Any, Literal, TypeVar
from urllib.parse import quote, unquote_to_bytes

from wireproof.catalog import Parameter, Style
from wireproof.content_types import is_json
from wireproof.judge.jsontext import json_value
from wireproof.numbers import integer, integer_text, shortened
from wireproof.schema import JSON_TYPES, Schema

__all__ = ["Pairs", "Shape", "decode", "encode", "is_repeated", "is_spread", "percent_decode", "shape_of", "typed"]

T = TypeVar("T")

Pairs = list[tuple[str, str]]
Shape = Literal["primitive", "array", "object"]

SHAPES: tuple[Shape, ...] = ("primitive", "array", "object")
EITHER = (False, True)

ROWS: frozenset[tuple[Style, bool, Shape]] = frozenset(
    [
        (style, explode, shape)
        for style in ("simple", "label", "matrix", "form")
        for explode in EITHER
        for shape in SHAPES
    ]
    + [(style, False, shape) for style in ("spaceDelimited", "pipeDelimited") for shape in ("array", "object")]
    + [("deepObject", explode, "object") for explode in EITHER]
)
"""The style table without its `n/a`."""

FRAMES: Mapping[Style, tuple[str, str]] = {"simple": ("", ","), "label": (".", "."), "matrix": (";", ";")}
"""In a path or header: what stands before the text, and between its parts when it is exploded."""

DELIMITERS: Mapping[Style, str] = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
"""What stands between items that are not exploded, where it is not a comma."""

BARE_RESERVED = ":/?@!$'()*,;="
"""
What `allowReserved` leaves as it is: the reserved characters (RFC 3986, section 2.2) but those that cannot stand in a
query (`#`, `[`, `]`), the one that ends a pair (`&`) and the one that many servers read as a space (`+`).
"""

MOST_COMBINATIONS = 64
"""Readings of an array or object that are tried; with more than six values in doubt, the later ones are read alike."""

LITERALS = json.JSONDecoder(parse_int=integer)

LITERAL = re.compile(r"null|true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
"""A JSON text that is neither a string, an array nor an object (RFC 8259, sections 3 and 6)."""

FIELD_VALUE = re.compile(r"([!-~]([\t -~]*[!-~])?)?")
"""What a header field can carry without loss: visible ASCII, with blanks only inside (RFC 9110, section 5.5)."""

BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


# Both ways ----------------------------------------------------------------------------------------------------------


def encode(parameter: Parameter, value: Any) -> Pairs:
    """
    The pairs that carry a JSON value; an empty array or object is no pair at all.

    In path, query and cookies every item, name and value is percent-encoded by itself, with only unreserved characters
    (RFC 3986, section 2.3) left bare; delimiters stay literal. `allowReserved` leaves more of them bare, but never the
    delimiter in use. Header fields are not percent-encoded (OpenAPI 3.1.1, appendix D). What has a content type and no
    style is a text of that type, JSON or plain; in a form, an array is one text for each item.

    Raises:
        ValueError: OpenAPI defines no text for this value in this style, or a part of it could not be told from the
            delimiter next to it; the message names that part.
    """
    if parameter.content_type:
        return _content_fields(parameter, value)
    shape: Shape = "array" if isinstance(value, list) else "object" if isinstance(value, dict) else "primitive"
    _check_row(parameter, shape)
    fields = _FIELDS[shape](parameter, value)
    if parameter.location in ("query", "cookie", "form") or not fields:
        return fields
    return [(parameter.name, _framed(parameter, shape, fields))]


def decode(parameter: Parameter, pairs: Pairs) -> Any:
    """
    The JSON value that pairs carry, read by the parameter's style and schema, or by its content type.

    Text has no types, so the schema decides how values are compared. A text becomes null, a boolean
    or a number when it is exactly such a JSON literal and the schema admits that type. Where a string is admitted
    too, `5` is the number unless the schema's validator rejects the number: for `type: [string, integer]` the string
    `"5"` comes back as 5. Without any type, keywords decide: where only `minLength` is said it is a string, where only
    `minimum` is said a number, and where nothing is said everything that reads as a literal is one. Of the members and
    items that several branches describe, the first reading that the whole schema admits is taken. Numbers are equal as
    numbers (`1e3` is 1000.0). What fits no admitted type stays text, for the validator to complain about.

    Raises:
        ValueError: The pairs are not of this style, or their percent-encoding is broken; the message says why.
    """
    if parameter.content_type:
        return _read_content(parameter, pairs)
    shape = shape_of(parameter.schema)
    _check_row(parameter, shape)
    if parameter.location in ("path", "header"):
        pairs = _unframed(parameter, shape, _only_text(pairs))
    return _READERS[shape](parameter, pairs)


def shape_of(schema: Schema) -> Shape:
    """
    How values of a schema are laid out: as array or object where one is admitted, unless everything is.

    A schema without a type is what its keywords are about, such as an array where it says `items`.
    """
    types = schema.implied_types
    if "array" in types and types != JSON_TYPES:
        return "array"
    return "object" if "object" in types and types != JSON_TYPES else "primitive"


def is_repeated(parameter: Parameter) -> bool:
    """Whether the parameter's name may occur several times in the query or among the cookies, once per item."""
    return parameter.explode and shape_of(parameter.schema) == "array"


def is_spread(parameter: Parameter) -> bool:
    """Whether members of the parameter travel under their own names in the query or among the cookies."""
    is_exploded = parameter.explode and parameter.style == "form" and not parameter.content_type
    return is_exploded and shape_of(parameter.schema) == "object"


def percent_decode(text: str) -> str:
    """
    The text that a percent-encoded one stands for.

    Raises:
        ValueError: A `%` without two hexadecimal digits, or bytes that are not UTF-8.

    Source: RFC 3986, section 2.1.
    """
    if "%" not in text:
        return text
    if broken := BROKEN_ESCAPE.search(text):
        raise ValueError(f"`{text[broken.start() :][:3]}` is no percent-encoded byte")
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"the percent-encoded bytes are not UTF-8 ({error.reason})") from None


def _check_row(parameter: Parameter, shape: Shape) -> None:
    if (parameter.style, parameter.explode, shape) not in ROWS:
        row = f"style {parameter.style} with explode {str(parameter.explode).lower()}"
        raise ValueError(f"OpenAPI does not define {row} for type {shape}")


def _separator(parameter: Parameter) -> str:
    """What stands between two items or members."""
    if parameter.explode:
        return FRAMES[parameter.style][1] if parameter.style in FRAMES else "&"
    return DELIMITERS.get(parameter.style, ",")


# Value -> text ------------------------------------------------------------------------------------------------------


def _primitive_fields(parameter: Parameter, value: Any) -> Pairs:
    return [(_wire_name(parameter), _percent_encoded(parameter, value))]


def _array_fields(parameter: Parameter, value: list[Any]) -> Pairs:
    name, separator = _wire_name(parameter), _separator(parameter)
    items = [_percent_encoded(parameter, item, separator) for item in value]
    if parameter.explode or not items:
        return [(name, item) for item in items]
    return [(name, separator.join(items))]


def _object_fields(parameter: Parameter, value: Mapping[str, Any]) -> Pairs:
    name, separator = _wire_name(parameter), _separator(parameter)
    equals = "=" if parameter.explode else separator
    members = [
        (_percent_encoded(parameter, key, separator, equals), _percent_encoded(parameter, member, separator))
        for key, member in value.items()
    ]
    if parameter.style == "deepObject":
        return [(f"{name}%5B{key}%5D", text) for key, text in members]
    if parameter.explode or not members:
        return members
    return [(name, separator.join(part for member in members for part in member))]


_FIELDS: Mapping[Shape, Callable[[Parameter, Any], Pairs]] = {
    "primitive": _primitive_fields,
    "array": _array_fields,
    "object": _object_fields,
}


def _wire_name(parameter: Parameter) -> str:
    return quote(parameter.name, safe="")


def _percent_encoded(parameter: Parameter, value: Any, *separators: str) -> str:
    """One item, name or value, which must not hold what separates it from its neighbours."""
    text, is_header = _value_text(value), parameter.location == "header"
    written = text if is_header else quote(text, safe=_bare(parameter, separators))
    is_lossy = is_header and not FIELD_VALUE.fullmatch(text)
    if is_lossy or any(separator in written for separator in separators):
        raise ValueError(f"{text!r} cannot be represented in a {parameter.location} by style {parameter.style}")
    return written


def _bare(parameter: Parameter, separators: tuple[str, ...]) -> str:
    return "".join(set(BARE_RESERVED).difference(separators)) if parameter.allow_reserved else ""


def _value_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return integer_text(value)
    if isinstance(value, bool) or (isinstance(value, float) and math.isfinite(value)):
        return json.dumps(value)
    raise ValueError(f"{value!r} cannot be represented: null, nested and infinite values have no text in any style")


def _framed(parameter: Parameter, shape: Shape, fields: Pairs) -> str:
    first, separator = FRAMES[parameter.style]
    return first + separator.join(_encoded_part(parameter, shape, name, text) for name, text in fields)


def _encoded_part(parameter: Parameter, shape: Shape, name: str, text: str) -> str:
    if parameter.style == "matrix":
        return f"{name}={text}" if text else name
    return f"{name}={text}" if _is_member(parameter, shape) else text


def _is_member(parameter: Parameter, shape: Shape) -> bool:
    return parameter.explode and shape == "object"


# Described by content ----------------------------------------------------------------------------------------------


def _content_fields(parameter: Parameter, value: Any) -> Pairs:
    """A value as a text of its content type; in a form, an array is several of them."""
    items = value if parameter.location == "form" and isinstance(value, list) else [value]
    write = _JSON.encode if is_json(parameter.content_type) else _value_text
    return [(_wire_name(parameter), _quoted_field(parameter, write(item))) for item in items]


def _quoted_field(parameter: Parameter, text: str) -> str:
    if parameter.location != "header":
        return quote(text, safe="")
    if not FIELD_VALUE.fullmatch(text):
        raise ValueError(f"{text!r} cannot be represented in a header")
    return text


def _read_content(parameter: Parameter, pairs: Pairs) -> Any:
    schema, texts = parameter.schema, [_plain(parameter, text) for _, text in pairs]
    if parameter.location == "form" and shape_of(schema) == "array":
        return [_content(parameter, text, schema.declared_item(index)) for index, text in enumerate(texts)]
    return _content(parameter, _plain(parameter, _only_text(pairs)), [schema])


def _content(parameter: Parameter, text: str, schemas: list[Schema]) -> Any:
    return json_value(text) if is_json(parameter.content_type) else typed(text, schemas)[0]


_JSON = json.JSONEncoder(separators=(",", ":"))


# Text -> value ------------------------------------------------------------------------------------------------------


def _unframed(parameter: Parameter, shape: Shape, text: str) -> Pairs:
    first, separator = FRAMES[parameter.style]
    if not text.startswith(first):
        raise ValueError(f"style {parameter.style} starts with `{first}`")
    rest = text.removeprefix(first)
    parts = rest.split(separator) if parameter.explode and shape != "primitive" else [rest]
    if parameter.style != "matrix" and not _is_member(parameter, shape):
        return [(parameter.name, part) for part in parts]
    return [_labelled(parameter, shape, part) for part in parts]


def _labelled(parameter: Parameter, shape: Shape, part: str) -> tuple[str, str]:
    name, equals, text = part.partition("=")
    if parameter.style != "matrix" and not equals:
        raise ValueError(f"`{part}` is not `name=value`")
    if not _is_member(parameter, shape) and percent_decode(name) != parameter.name:
        raise ValueError(f"style matrix writes `;{_wire_name(parameter)}=` before each value")
    return name, text


def _only_text(pairs: Pairs) -> str:
    if len(pairs) != 1:
        raise ValueError(f"one value is expected, {len(pairs)} came")
    return pairs[0][1]


def _split(parameter: Parameter, text: str) -> list[str]:
    separator = _separator(parameter)
    if separator == DELIMITERS["pipeDelimited"]:
        text = text.replace("%7c", separator).replace("|", separator)
    return text.split(separator)


def _read_primitive(parameter: Parameter, pairs: Pairs) -> Any:
    return typed(_plain(parameter, _only_text(pairs)), [parameter.schema])[0]


def _read_array(parameter: Parameter, pairs: Pairs) -> list[Any]:
    schema = parameter.schema
    texts = [text for _, text in pairs] if parameter.explode else _split(parameter, _only_text(pairs))
    readings = [typed(_plain(parameter, text), schema.declared_item(index)) for index, text in enumerate(texts)]
    return _fitting(schema, readings, list)


def _read_object(parameter: Parameter, pairs: Pairs) -> dict[str, Any]:
    schema, members = parameter.schema, _object_members(parameter, pairs)
    names = [name for name, _ in members]
    if len(set(names)) < len(names):
        raise ValueError("a member is named twice")
    readings = [typed(_plain(parameter, text), schema.declared(name)) for name, text in members]
    return _fitting(schema, readings, lambda values: dict(zip(names, values, strict=True)))


def _fitting(schema: Schema, readings: list[list[Any]], whole: Callable[[Iterable[Any]], T]) -> T:
    """The first combination of readings that the whole schema admits, or else the first one of all."""
    first = whole(one[0] for one in readings)
    if all(len(one) == 1 for one in readings):
        return first
    possible = map(whole, islice(product(*readings), MOST_COMBINATIONS))
    return next((value for value in possible if schema.validator.is_valid(shortened(value))), first)


_READERS: Mapping[Shape, Callable[[Parameter, Pairs], Any]] = {
    "primitive": _read_primitive,
    "array": _read_array,
    "object": _read_object,
}


def _object_members(parameter: Parameter, pairs: Pairs) -> Pairs:
    """The members of an object, their names plain, their values still as they came."""
    if parameter.style == "deepObject":
        return [(_bracketed(parameter, percent_decode(name)), text) for name, text in pairs]
    if not parameter.explode:
        parts = _split(parameter, _only_text(pairs))
        if len(parts) % 2:
            raise ValueError("names and values do not alternate")
        pairs = list(zip(parts[::2], parts[1::2], strict=True))
    return [(_plain(parameter, name), text) for name, text in pairs]


def _bracketed(parameter: Parameter, name: str) -> str:
    """`R` from `color[R]`."""
    before, after = f"{parameter.name}[", "]"
    if not (name.startswith(before) and name.endswith(after)):
        raise ValueError(f"`{name}` is not `{before}member{after}`")
    return name.removeprefix(before).removesuffix(after)


def _plain(parameter: Parameter, text: str) -> str:
    return text.strip(" \t") if parameter.location == "header" else percent_decode(text)


def typed(text: str, schemas: list[Schema]) -> list[Any]:
    """What a text may be by the schemas that all say something about it, the likeliest first."""
    literal, types = _literal(text), frozenset().union(*(schema.implied_types for schema in schemas))
    if literal == text or _json_type(literal) not in types:
        if "string" not in types and "number" in types and schemas[0].types == JSON_TYPES:
            raise ValueError(f"{text!r} is no {' or '.join(sorted(types))}")
        return [text]
    if "string" not in types:
        return [literal]
    return (
        [literal, text] if all(schema.validator.is_valid(shortened(literal)) for schema in schemas) else [text, literal]
    )


def _literal(text: str) -> Any:
    """The null, boolean or number that a text is, or else the text."""
    if not LITERAL.fullmatch(text):
        return text
    try:
        value = LITERALS.decode(text)
    except ValueError:  # more digits than can be converted
        return text
    return text if isinstance(value, float) and not math.isfinite(value) else value


def _json_type(value: Any) -> str:
    """The type of what is no string, array or object."""
    if isinstance(value, float):
        return "integer" if value.is_integer() else "number"
    return {bool: "boolean", int: "integer"}.get(type(value), "null")
