"""`import FILE --into NAME`: import a survey file with the recognised or a saved mapping."""

import argparse
import json
import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from tpm.cli import import_waves
from tpm.cli.commands import REFUSED, Commands
from tpm.cli.folder import opened
from tpm.cli.import_waves import Wave
from tpm.i18n import language
from tpm.i18n.sentences import say
from tpm.ingest.inspection import Inspection, inspect
from tpm.ingest.limits import Limits
from tpm.model.errors import Refused, TpmError
from tpm.model.mapping import Profile
from tpm.model.survey import Audience, Role
from tpm.store import imports as stored
from tpm.store import origins, surveys
from tpm.store.database import Store
from tpm.store.imports import Receipt
from tpm.tasks import differences, imports, profile_files, profiles, workspaces
from tpm.tasks.differences import Differences
from tpm.tasks.profiles import Match


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser("import", help="import a survey file with the recognised or a saved mapping")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--into", metavar="NAME", required=True, help="workspace; made if it is new")
    parser.add_argument("--survey", help="name of the survey (default: that of the profile, of an earlier wave, of the file)")
    parser.add_argument("--profile", metavar="P", help="what the columns mean: a downloaded profile, or a survey of the workspace")
    parser.add_argument("--sheet", help="this sheet alone (default: the one with most answers, and all that ask the same)")
    parser.add_argument("--replace", action="store_true", help="where this very file is in already: read it anew in its place")
    parser.add_argument("--accept", action="store_true", help="take the guess where a column is doubtful")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import it. Doubtful columns are refused unless they were decided before or the guesses are accepted."""
    limits = Limits.read(args.data)
    inspection = inspect(args.file, limits=limits, sheet=args.sheet)
    if not inspection.body.num_rows:  # before a workspace is made for it
        raise Refused("nothing_to_import")
    further = import_waves.look(args.file, inspection, limits)
    with opened(args) as folder:
        if args.into not in folder.names():
            _refuse_doubtful(args, [inspection, *further], profiles.adopt(imports.guess_plan(inspection, "").columns, _profile(args)))
            workspaces.create(folder, args.into, language.get(os.environ.get("TPM_LANGUAGE", "de")))
        store = folder.open(args.into)
        earlier = stored.same_file(store, inspection.file_hash, inspection.sheet) if args.replace else None
        profile = _profile(args, store)
        name = args.survey or (earlier.survey if earlier and not profile else None)
        plan, match = profiles.propose(store, inspection, args.file.stem, name, profile)
        _refuse_doubtful(args, [inspection, *further], match, origins.kinds(store))
        waves = import_waves.propose(store, Wave(inspection=inspection, plan=plan, match=match), further)
        waves = import_waves.in_place(store, waves) if args.replace else waves
        outcomes = import_waves.save(store, waves)
    return _tell(args, waves, outcomes)


def _refuse_doubtful(
    args: argparse.Namespace, inspections: Sequence[Inspection], match: Match, origins_known: Collection[str] = ()
) -> None:
    """What the first sheet decides holds for its further waves; their days may be guessed by their names alone.

    Origins are not asked about where the workspace knows them all.
    """
    if args.accept:
        return
    known = Profile(survey="", audience=Audience.CUSTOMER, columns=match.columns)
    further = [profiles.adopt(imports.guess_plan(one, "").columns, known).adopted for one in inspections[1:]]
    doubtful = [
        column.header
        for one, decided in zip(inspections, [match.adopted, *further], strict=True)
        for column in one.columns
        if column.confirm and column.guess.role is not Role.IGNORE and column.position not in decided
        if not (column.guess.role is Role.ORIGIN and column.guess.origins.keys() <= set(origins_known))
    ]
    if doubtful:
        raise Refused("columns_doubtful", columns="; ".join(dict.fromkeys(doubtful)))
    for one in inspections if further else ():
        if day := import_waves.day(one):
            raise Refused("sheet_day_doubtful", sheet=one.sheet, day=day)


def _profile(args: argparse.Namespace, store: Store | None = None) -> Profile | None:
    """The profile asked for: a file, else what a survey of the workspace decided last."""
    if args.profile is None:
        return None
    file = Path(args.profile)
    if file.is_file():
        return profile_files.read(file.read_bytes())
    named = (survey for survey in (surveys.every(store) if store else []) if survey.name.casefold() == args.profile.casefold())
    found = next((profile for survey in named if store and (profile := profiles.latest(store, survey))), None)
    if found is None:
        raise Refused("profile_missing", name=args.profile)
    return found


def _tell(args: argparse.Namespace, waves: Sequence[Wave], outcomes: Sequence[Receipt | TpmError]) -> int:
    """What became of the file, or of each of its waves and of all together. Raises the refusal where nothing was saved."""
    saved = [(wave, receipt) for wave, receipt in zip(waves, outcomes, strict=True) if isinstance(receipt, Receipt)]
    refused = [(wave, error) for wave, error in zip(waves, outcomes, strict=True) if isinstance(error, TpmError)]
    if not saved:
        raise refused[0][1]
    told = {"workspace": args.into, "survey": waves[0].plan.survey} | _counted(saved)
    each = [_counted([one]) | {"day": str(one[0].plan.day or "") or None} for one in saved]
    spoken = language.get(os.environ.get("TPM_LANGUAGE", "en"))
    why = [
        {"sheet": wave.inspection.sheet, "code": error.code, "message": say(spoken, error.code, error.values)} for wave, error in refused
    ]
    if args.json:
        found = differences.find(waves[0].inspection.columns, waves[0].match) if waves[0].match.before else None
        more = {"imports": each, "refused": why[0] if why else None} if len(waves) > 1 else {}
        print(json.dumps(told | {"differences": _written(found) if found else None} | more, ensure_ascii=False))
    else:
        for one in [told] if len(waves) == 1 else each:
            print(", ".join(f"{what}: {value}" for what, value in one.items() if value is not None))
    for one in why:
        print(f"{one['sheet']}: {one['message']}", file=sys.stderr)
    return REFUSED if refused else 0


def _counted(saved: Sequence[tuple[Wave, Receipt]]) -> dict[str, object]:
    counts = ("respondents", "answers", "referrals", "left_out", "problems")
    told: dict[str, object] = {"sheet": ", ".join(wave.inspection.sheet for wave, _ in saved)}
    return told | {name: sum(getattr(receipt, name) for _, receipt in saved) for name in counts}


def _written(found: Differences) -> dict[str, object]:
    return {
        "renamed": [{"before": one.before, "now": one.now} for one in found.renamed],
        "new": list(found.new),
        "missing": list(found.missing),
        "answers": [{"column": one.header, "texts": list(one.texts)} for one in found.answers],
    }
