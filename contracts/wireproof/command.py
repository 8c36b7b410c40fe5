"""What the commands of the kit share: a wrong call ends with one sentence and exit status 2."""

import argparse
from typing import NoReturn

__all__ = ["Parser"]


class Parser(argparse.ArgumentParser):
    """As argparse's, without its lines of usage before the sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and end."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")
