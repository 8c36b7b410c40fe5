"""
The slow parser of YAML, which says what is wrong and where; in a module of its own because it takes long to import.

Source: YAML 1.2.2.
"""

from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

__all__ = ["parsed"]


class _Constructor(SafeConstructor):
    """A date is a string, as OpenAPI's data types want it."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def parsed(text: str) -> Any:
    """
    What a text of YAML says.

    Raises:
        yaml.YAMLError: It is none; the fast parser's class, whichever parser says so.
    """
    parser = YAML(typ="safe", pure=True)
    parser.Constructor = _Constructor
    try:
        return parser.load(text)
    except MarkedYAMLError as error:
        raise yaml.MarkedYAMLError(error.context, error.context_mark, error.problem, error.problem_mark) from error
    except YAMLError as error:
        raise yaml.YAMLError(str(error)) from error
