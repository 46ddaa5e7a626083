"""What a command registers itself with."""

import argparse
from typing import Protocol

# What a command ends with that was refused or called wrongly.
REFUSED = 2


class Commands(Protocol):
    """The commands of the parser; argparse has no public name for them."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002  argparse calls it so
        """A parser for a new command."""
        ...
