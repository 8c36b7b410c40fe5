"""An argument of an operation."""

from dataclasses import dataclass

from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import Parameter

__all__ = ["Argument"]


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
