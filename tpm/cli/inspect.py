"""`inspect FILE`: what an import would do, without doing it."""

import argparse
import json
import os
from collections.abc import Mapping
from pathlib import Path

from tpm.cli.commands import Commands
from tpm.i18n import language
from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.ingest import inspection, summary
from tpm.ingest.inspection import Inspection
from tpm.ingest.limits import Limits


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser("inspect", help="what an import would do, without doing it")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--sheet", help="name of the sheet (default: the one with most answers)")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look at the file and tell what was found. Raises Refused where it cannot be used."""
    found = inspection.inspect(args.file, limits=Limits.read(args.data), sheet=args.sheet)
    if args.json:
        print(json.dumps(summary.to_json(found), ensure_ascii=False))
    else:
        _tell(found, language.get(os.environ.get("TPM_LANGUAGE", "en")))
    return 0


def _tell(found: Inspection, spoken: Language) -> None:
    header = ", ".join(map(str, found.header_rows)) or "–"
    print(f"{found.file_name}: {found.tool}, {found.sheet or '–'}, {header}, {found.layout}, n = {summary.respondents(found)}")
    if found.waves:
        print("  = " + ", ".join(f"{sheet} ({rows})" for sheet, rows in found.waves.items()))
    for part in found.parts:
        print(f"  + {part.sheet} ({part.link})")
    for column in found.columns:
        about = column.guess.touchpoint or column.guess.attribute
        print(f"  {spoken.word(column.role.value)}: {column.header[:70]}{' → ' + about if about else ''}")
        for doubt in column.confirm:
            print(f"    ? {say(spoken, doubt.code, _written(doubt.values))}")
    for problem in found.problems[:20]:
        place = " ".join(str(part) for part in (problem.sheet, problem.row or "", problem.column) if part)
        print(f"  ! {place}: {say(spoken, problem.code, _written(problem.values))}")


def _written(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a sentence, lists as texts with commas."""
    return {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in values.items()}
