"""
Writes the programs that the README begins with into a folder, so that type checkers see them: `quickstarts.py FOLDER`.

Each is the first block of code about a client.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("box_groups_client", "kantata_ox_client")


def programs() -> dict[str, str]:
    """The program for each client, by its package."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return {package: next(block for block in blocks if package in block) for package in PACKAGES}


def main(folder: Path) -> None:
    """Write the programs."""
    folder.mkdir(parents=True, exist_ok=True)
    for package, code in programs().items():
        (folder / f"with_{package}.py").write_text(code, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
