"""What others publish -> the one document that is worked with: OpenAPI 3.1 in one piece, as plain JSON values."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wireproof.errors import SpecError
from wireproof.findings import Code
from wireproof.intake.bounds import branch_problems
from wireproof.intake.files import joined
from wireproof.intake.origins import Origins
from wireproof.intake.overlay import Overlaid, overlaid
from wireproof.intake.upgrade import upgraded

__all__ = ["Opened", "Origins", "open_document"]


@dataclass(frozen=True, eq=False)
class Opened:
    """A document, ready to be checked."""

    document: dict[str, Any]
    origins: Origins
    overlaid: Overlaid | None
    """What the overlay beside it made of it; None when there is none."""


def open_document(file: Path) -> Opened:
    """
    What a file describes.

    Raises:
        SpecError: It cannot be read, or a file that it refers to, or it comes to more than can be checked; or the
            overlay beside it cannot be read or applied.
    """
    document, origins = joined(file)
    document, moved = upgraded(document)
    origins = replace(origins, moved=moved)
    if corrected := overlaid(file, document):
        document, origins = corrected.document, replace(origins, overlaid=corrected.places)
    if problems := branch_problems(document):
        code = Code.DOCUMENT_UNREADABLE
        raise origins.located(SpecError.together(SpecError(file, *problem, code=code) for problem in problems))
    return Opened(document, origins, corrected)
