"""Where a value is not what its schema says, as JSON pointers; inside a union, by each branch that it may be of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jsonschema_rs import ValidationError, ValidationErrorKind

from wireproof.judge.violations import spots
from wireproof.pointers import escape
from wireproof.schema import Schema

__all__ = ["places"]

KINDS = (ValidationErrorKind.Constant, ValidationErrorKind.Enum)
"""What speaks against a branch most: the value says that it is of another one."""


def places(schema: Schema, value: Any) -> frozenset[str]:
    """The places that are not as the schema says; none where the value is valid."""
    return frozenset(_pointers(schema.validator.iter_errors(value)))


def _pointers(errors: Iterable[ValidationError]) -> Iterator[str]:
    for error in errors:
        match error.kind:
            case ValidationErrorKind.AnyOf(context=branches) | ValidationErrorKind.OneOfNotValid(context=branches):
                yield from _pointers(one for branch in _meant(branches, error) for one in branch)
            case _:
                yield from ("".join(f"/{escape(str(token))}" for token in path) for path, _ in spots(error))


def _meant(
    branches: Sequence[Sequence[ValidationError]], union: ValidationError
) -> Sequence[Sequence[ValidationError]]:
    """
    What the branches that a value may be of have against it.

    Not those that the value is of another type than, nor those that need a member which is not there, nor those with
    other constants, as long as there are better ones.
    """
    at = len(union.instance_path)
    for speaks_against in (
        lambda one: len(one.instance_path) == at and isinstance(one.kind, ValidationErrorKind.Type),
        lambda one: isinstance(one.kind, KINDS),
        lambda one: len(one.instance_path) == at and isinstance(one.kind, ValidationErrorKind.Required),
    ):
        branches = [branch for branch in branches if not any(map(speaks_against, branch))] or branches
    return branches
