"""`import FILE --into NAME`: import a survey file with the recognised mapping."""

import argparse
import json
import os
from pathlib import Path

from tpm.cli.commands import Commands
from tpm.cli.folder import opened
from tpm.i18n import language
from tpm.ingest.inspection import Inspection, inspect
from tpm.model.errors import Refused
from tpm.model.survey import Role
from tpm.store.imports import Receipt
from tpm.tasks import imports, profiles, workspaces


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser("import", help="import a survey file with the recognised mapping")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--into", metavar="NAME", required=True, help="workspace; made if it is new")
    parser.add_argument("--survey", help="name of the survey (default: name of the file)")
    parser.add_argument("--accept", action="store_true", help="take the guess where a column is doubtful")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import it. Doubtful columns are refused unless the guesses are accepted."""
    inspection = inspect(args.file)
    if not inspection.body.num_rows:  # before a workspace is made for it
        raise Refused("nothing_to_import")
    doubtful = [c.header for c in inspection.columns if c.confirm and c.guess.role is not Role.IGNORE]
    if doubtful and not args.accept:
        raise Refused("columns_doubtful", columns="; ".join(doubtful))
    with opened(args) as folder:
        known = args.into in folder.names()
        store = (
            folder.open(args.into) if known else workspaces.create(folder, args.into, language.get(os.environ.get("TPM_LANGUAGE", "de")))
        )
        plan = profiles.propose(store, inspection, args.file.stem, args.survey)
        receipt = imports.save(store, inspection, plan, by="command line")
    _tell(args, inspection, receipt)
    return 0


def _tell(args: argparse.Namespace, inspection: Inspection, receipt: Receipt) -> None:
    told = {
        "workspace": args.into,
        "sheet": inspection.sheet,
        "respondents": receipt.respondents,
        "answers": receipt.answers,
        "referrals": receipt.referrals,
        "problems": receipt.problems,
    }
    if args.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(", ".join(f"{what}: {value}" for what, value in told.items()))
