"""What others publish -> the one document that is worked with: OpenAPI 3.1 in one piece, as plain JSON values."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wireproof.intake.origins import Origins
from wireproof.intake.overlay import Overlaid, overlaid
from wireproof.intake.upgrade import upgraded
from wireproof.text import read

__all__ = ["Opened", "Origins", "opened"]


@dataclass(frozen=True, eq=False)
class Opened:
    """A document, ready to be checked."""

    document: dict[str, Any]
    origins: Origins
    overlaid: Overlaid | None
    """What the overlay beside it made of it; None when there is none."""


def opened(file: Path) -> Opened:
    """
    What a file describes.

    Raises:
        SpecError: It or the overlay beside it cannot be read, or they do not go together.
    """
    document, moved = upgraded(read(file))
    origins = Origins(file, moved=moved)
    found = overlaid(file, document)
    return (
        Opened(found.document, replace(origins, overlaid=found.places), found)
        if found
        else Opened(document, origins, None)
    )
