"""A spec as the generator reads it, with what its parser cannot do by itself."""

from pathlib import Path
from unittest import mock

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import Spec
from wireproof.codegen.classes import naming_apart, with_attributes
from wireproof.codegen.exact import parsed_exactly
from wireproof.codegen.names import client_name, distribution_version
from wireproof.codegen.prefixes import keeping_prefixes
from wireproof.codegen.prepared import prepared
from wireproof.codegen.refusals import placed, structural
from wireproof.codegen.unions import Models, keeping_discriminators
from wireproof.errors import SpecError

__all__ = ["configuration", "readable", "stock", "taken"]


def configuration(spec: Spec, folder: Path) -> Config:
    """What the generator has to know, to write a client into a folder."""
    version = distribution_version(spec.version)
    return Config.from_sources(
        ConfigFile(
            project_name_override=client_name(spec),
            package_version_override=None if version == spec.version else version,
            post_hooks=[],
        ),
        MetaType.UV,
        spec.file,
        file_encoding="utf-8",
        overwrite=False,
        output_path=folder,
    )


def readable(spec: Spec, config: Config | None = None) -> GeneratorData:
    """
    The generator's view of a spec.

    Raises:
        SpecError: The generator refuses parts of it, or warns that it would leave them out.
        GenerationError: It refuses the spec.
    """
    return taken(spec, _parse(spec, config or configuration(spec, spec.file.parent)))


def taken(spec: Spec, parsed: GeneratorData | GeneratorError) -> GeneratorData:
    """
    What was parsed.

    Raises:
        SpecError: The generator refuses parts of it, or warns that it would leave them out.
    """
    problems = _problems(parsed)
    if problems or isinstance(parsed, GeneratorError):
        found = structural(spec.document, prepared(spec)) if isinstance(parsed, GeneratorError) else []
        raise SpecError.together(SpecError(spec.file, *one) for one in found or placed(spec, problems))
    return parsed


def _problems(parsed: GeneratorData | GeneratorError) -> list[GeneratorError]:
    """What the generator cannot read, or would leave out with a warning."""
    if isinstance(parsed, GeneratorError):
        return [parsed]
    collections = parsed.endpoint_collections_by_tag.values()
    return [*parsed.errors, *(error for collection in collections for error in collection.parse_errors)]


def stock(spec: Spec, config: Config) -> GeneratorData | GeneratorError:
    """What the generator has by itself of a document, or why it has nothing."""
    return GeneratorData.from_dict(dict(spec.document), config=config)


def _parse(spec: Spec, config: Config) -> GeneratorData | GeneratorError:
    """The generator's view of a document; its parser refuses arrays in headers because its own templates fail there."""
    models, document = Models(), prepared(spec)
    with (
        mock.patch.object(PropertyProtocol, "validate_location", return_value=None),
        keeping_discriminators(models),
        keeping_prefixes(),
        parsed_exactly(),
        naming_apart(document["components"]["schemas"]),
    ):
        parsed = GeneratorData.from_dict(document, config=config)
    if isinstance(parsed, GeneratorData):
        with_attributes(parsed)
        models.update({str(model.class_info.name): model for model in parsed.models})
    return parsed
