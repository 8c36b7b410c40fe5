"""What others publish -> the one document that is worked with: OpenAPI 3.1 in one piece, as plain JSON values."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wireproof.intake.origins import Origins
from wireproof.intake.upgrade import upgraded
from wireproof.text import read

__all__ = ["Opened", "Origins", "opened"]


@dataclass(frozen=True, eq=False)
class Opened:
    """A document, ready to be checked."""

    document: dict[str, Any]
    origins: Origins


def opened(file: Path) -> Opened:
    """
    What a file describes.

    Raises:
        SpecError: It cannot be read.
    """
    document, moved = upgraded(read(file))
    return Opened(document, Origins(file, moved=moved))
