"""What a client was generated from, as the note in it says: `.wireproof.json`."""

import hashlib
import json
from importlib.metadata import version
from typing import Any

from wireproof.catalog import Spec
from wireproof.codegen.names import distribution_version
from wireproof.intake.skipping import Skipped

__all__ = ["origin"]


def origin(spec: Spec) -> dict[str, Any]:
    """What a client was generated from; no dates, so that an empty diff means no change."""
    overlaid = spec.overlaid
    text = json.dumps([spec.document, overlaid.overlay.node] if overlaid else spec.document, sort_keys=True)
    return {
        "generator": f"openapi-python-client {version('openapi-python-client')}",
        "operations": len(spec.operations),
        "spec": spec.file.name,
        **({"overlay": overlaid.overlay.file.name} if overlaid else {}),
        "spec_sha256": hashlib.sha256(text.encode()).hexdigest(),
        **({"version": spec.version} if distribution_version(spec.version) != spec.version else {}),
        **({"settings": spec.settings.given} if spec.settings.given else {}),
        **({"skipped": [_skipped_row(one) for one in spec.skipped]} if spec.skipped else {}),
    }


def _skipped_row(skipped: Skipped) -> dict[str, str]:
    """An operation that was left out, as the note of where a client came from has it."""
    elsewhere = {"file": skipped.file.name} if skipped.file else {}
    return {"operation": skipped.operation, **elsewhere, "place": skipped.place, "reason": skipped.problem}
