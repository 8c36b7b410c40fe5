"""All operations of a spec as its client has them, and what their errors have in common."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.model_property import ModelProperty

from wireproof.catalog import Spec
from wireproof.codegen.operation import OperationView
from wireproof.codegen.prose import CommonErrors
from wireproof.codegen.refusals import UNREADABLE, tripped
from wireproof.codegen.views import imports_of, union_type
from wireproof.errors import SpecError
from wireproof.intake.skipping import Problem
from wireproof.naming import function_name

__all__ = ["ErrorBodies", "operation_views"]


def operation_views(
    spec: Spec, parsed: GeneratorData, models: dict[str, ModelProperty], common: CommonErrors
) -> tuple[OperationView, ...]:
    """The operations as the templates see them; SpecError for those whose arguments cannot be."""
    operations = {function_name(operation): operation for operation in spec.operations}
    found: list[OperationView] = []
    refused: list[Problem] = []
    for endpoint in (one for tagged in parsed.endpoint_collections_by_tag.values() for one in tagged.endpoints):
        view = OperationView(spec, endpoint, operations[endpoint.name], models, common)
        try:
            refused += _argument_problems(view)
        except Exception as error:  # noqa: BLE001  # whatever nobody has foreseen there
            refused.append((view.operation.pointer, f"{tripped(error)}; {UNREADABLE}"))
        found.append(view)
    if refused:
        raise SpecError.together(SpecError(spec.file, *problem) for problem in refused)
    return tuple(found)


def _argument_problems(view: OperationView) -> Iterator[tuple[str, str]]:
    names = Counter(one.name for one in view.arguments)
    for argument in {one.name: one for one in reversed(view.arguments)}.values():
        if names[argument.name] > 1 and argument.parameter is None:
            both = f"a parameter and a member of the body become the argument `{argument.name}`"
            yield argument.pointer, f"{both}; rename one with `x-argument`"
        elif names[argument.name] > 1:
            yield argument.pointer, f"two arguments are called `{argument.name}`; rename one with `x-argument`"
        elif not argument.name.isidentifier() or argument.name in ("self", "operations"):
            yield argument.pointer, f"an argument cannot be called `{argument.name}`; rename it with `x-argument`"


@dataclass(frozen=True)
class ErrorBodies:
    """What `ResponseError.parsed` may be: any error body of any operation."""

    views: tuple[OperationView, ...]

    @property
    def type(self) -> str:
        """The annotation."""
        return union_type(view.error_type for view in self.views if view.errors)

    @property
    def decoder(self) -> str:
        """The expression for what reads such a body; empty where none is JSON."""
        readers = [error.reader for view in self.views for error in view.errors]
        decoders = dict.fromkeys(reader.removeprefix("json_body(")[:-1] for reader in readers if "json_body(" in reader)
        return f"({' | '.join(decoders)})" if decoders else ""

    @property
    def imports(self) -> list[str]:
        """The import statements that annotation and decoder need."""
        responses = [response.prop for view in self.views for response in view.endpoint.responses]
        used = set(re.findall(r"\w+", f"{self.type} {self.decoder}"))
        return [line for line in imports_of(responses, "..") if line.split()[-1] in used]
