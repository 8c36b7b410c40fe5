"""What the running suite may find for a while: the allow-list of `wireproof.toml`."""

from dataclasses import dataclass, field
from pathlib import Path

from wireproof.allowances import Allowances, read_allowances
from wireproof.intake.project import CONFIGURATION

__all__ = ["ALLOWED", "Allowed"]


@dataclass
class Allowed:
    """The allow-list of the run."""

    allowances: Allowances = field(default_factory=Allowances)

    def read(self, specs: Path) -> None:
        """
        Take the list of the configuration that names the specs, or that stands beside their folder.

        Raises:
            ProjectError: An entry cannot be read.
        """
        file = specs if specs.suffix == ".toml" else specs.parent / CONFIGURATION
        self.allowances = read_allowances(file, "prove")


ALLOWED = Allowed()
"""What assertions of the suite go by."""
