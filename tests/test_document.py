"""A walk through a document meets whatever describes something, and nothing else."""

from collections.abc import Iterator

from wireproof.document import nodes


def test_every_mapping_of_a_spec_is_walked() -> None:
    """
    What `x-source` stands on is found wherever it stands, data excepted.
    """
    document = {"components": {"schemas": {"default": {"x-source": ["a"]}}}, "example": {"x-source": ["b"]}}

    found: Iterator[str] = (place for place, node in nodes(document) if "x-source" in node)

    assert ["#/components/schemas/default"] == list(found)
