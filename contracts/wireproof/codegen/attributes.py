"""Attributes of models that a spec says without a member: objects elsewhere in the same envelope (`x-included`)."""

from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties.model_property import ModelProperty

from wireproof.envelope import Included

__all__ = ["IncludedView"]


@dataclass(frozen=True)
class IncludedView:
    """An attribute of a model that another object of the same envelope is the value of."""

    included: Included
    model: ModelProperty
    attribute: str
    """The attribute with the id."""

    @property
    def module(self) -> str:
        """The module of the other object's class."""
        return str(self.model.class_info.module_name)

    @property
    def kind(self) -> str:
        """The other object's class."""
        return str(self.model.class_info.name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.included, name)
