"""Nothing that a spec documents goes unproven."""

from wireproof.catalog import Spec, documented_responses
from wireproof.suite import cases


def test_every_documented_cell_has_a_case(spec: Spec) -> None:
    """
    Each cell of the matrix, an operation and a status that it documents, has an example that is tried.
    """
    tried = {str(example.documented) for example in cases.examples((spec,))}

    assert set() == {str(response) for response in documented_responses((spec,))} - tried
