"""Which command was called, and how its errors are told."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tpm.cli import figures, import_file, inspect, sample
from tpm.cli.commands import REFUSED
from tpm.i18n import language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command; return 0 done, 2 refused or wrong call, 1 a fault of ours (by the exception itself)."""
    parser = argparse.ArgumentParser(prog="python -m tpm", description="Touchpoint Management on the command line")
    data = os.environ.get("TPM_DATA", str(ROOT / "data"))
    parser.add_argument("--data", type=Path, default=Path(data), help="folder of the workspaces (default: %(default)s)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (sample, inspect, import_file, figures):
        command.add(commands)
    args = parser.parse_args(arguments)
    try:
        return args.run(args)
    except TpmError as error:
        return refuse(error, as_json=getattr(args, "json", False))


def refuse(error: TpmError, *, as_json: bool) -> int:
    """Tell a refusal: a sentence on stderr, with --json as JSON on stdout as well."""
    sentence = say(language.get(os.environ.get("TPM_LANGUAGE", "en")), error.code, error.values)
    print(sentence, file=sys.stderr)
    if as_json:
        print(json.dumps({"refused": {"code": error.code, "message": sentence}}, ensure_ascii=False))
    return REFUSED
