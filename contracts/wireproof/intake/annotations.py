"""
What a document says that is not so: examples and defaults that do not fit, discriminators that tell nothing apart,
values of an enum that its type refuses, links to nothing.

None of it decides which values are valid (JSON Schema 2020-12, section 7.7; OpenAPI 3.1.0, sections 4.8.20 and 4.8.25),
so a document that is not strict is read without.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from wireproof.checks import wrong_annotations
from wireproof.intake.skipping import Problem
from wireproof.pointers import unescape

__all__ = ["without_wrong_ones"]


def without_wrong_ones(document: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """
    A document without annotations that are wrong, and what is wrong with each, at its place.

    A wrong one may hide what is wrong with its neighbour, so that it is looked at again without.
    """
    told: dict[Problem, None] = {}
    while found := wrong_annotations(document):
        for place in dict.fromkeys(place for place, _ in found):
            document = _without(document, [unescape(token) for token in place.split("/")[1:]])
        if told.keys() >= {problem for _, problem in found}:
            break  # it stands where nothing can be taken from
        told |= dict.fromkeys(problem for _, problem in found)
    return document, tuple(told)


def _without(node: Any, way: Iterable[str]) -> Any:
    """A copy without what a way leads to; whatever is not on the way is shared."""
    head, *rest = way
    if isinstance(node, list) and not rest:
        return [one for index, one in enumerate(node) if index != int(head)]
    if isinstance(node, list):
        return [_without(one, rest) if index == int(head) else one for index, one in enumerate(node)]
    if head not in node:
        return node  # it went with something around it
    if not rest:
        return {key: value for key, value in node.items() if key != head}
    return {**node, head: _without(node[head], rest)}
