# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenIntEnum


class Grade(OpenIntEnum):
    """Grade of quality; 1 is best."""

    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_3 = 3
