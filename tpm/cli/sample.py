"""`sample NAME`: create the sample company."""

import argparse

from tpm.cli.commands import Commands
from tpm.cli.folder import opened
from tpm.tasks import sample


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser("sample", help="create the sample company")
    parser.add_argument("name", metavar="NAME", help="name of the new workspace")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Create it."""
    with opened(args) as folder:
        sample.create(folder, args.name)
    print(f"Created {args.name}")
    return 0
