"""Damaged survey files taken the whole way into a workspace: each is read or refused in words, never anything else.

Run by hand: `python -m tests.fuzz_import FOLDER [--mutations 2000] [--seed 1] [--keep DIR]`. A file that ends in anything but
an import or a refusal is kept in DIR together with its traceback.
"""

import argparse
import json
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from tests.mutations import mutate
from tpm.i18n import language
from tpm.i18n.sentences import say
from tpm.ingest import inspection, summary
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.model.errors import Refused
from tpm.store.database import Store
from tpm.store.workspaces import Folder
from tpm.tasks import imports

LIMITS = Limits(memory=1500 * MEGABYTE, seconds=30)
# Seconds that one file may take from its first byte to the undone import.
BOUND = 60
# A workspace is used for so many files; a file as large as this is taken only now and then.
USES, LARGE, SELDOM, HUGE = 100, 100_000, 0.04, 5_000_000
_LEFT = "SELECT (SELECT count(*) FROM respondent) + (SELECT count(*) FROM answer) + (SELECT count(*) FROM referral)"
_ANSWERED = "SELECT count(*) FROM answer"


class TooSlow(Exception):
    """A file took longer than it may."""


class Wrong(Exception):
    """What was saved is not what was told."""


def choose(files: Sequence[Path], random: Random) -> Path:
    """A file to damage, mostly a small one."""
    large = [path for path in files if path.stat().st_size > LARGE]
    small = [path for path in files if path not in large]
    if large and (not small or random.random() < SELDOM):
        return random.choice(large)
    return random.choices(small, weights=[path.stat().st_size for path in small])[0]


def take(path: Path, store: Store) -> str:
    """Inspect, import and undo one file; "read", or the code with which it was refused. Anything else is raised."""
    try:
        found = inspection.inspect(path, limits=LIMITS)
        json.dumps(summary.to_json(found))
        receipt = imports.save(store, found, imports.guess_plan(found, "Survey"))
        if store.rows(_ANSWERED)[0][0] != receipt.answers:
            raise Wrong(receipt)
        imports.undo(store, receipt.import_id)
        outcome = "read"
    except Refused as refused:
        if "{" in say(language.get("de"), refused.code, refused.values):
            raise Wrong(refused) from refused
        outcome = refused.code
    if store.rows(_LEFT)[0][0]:
        raise Wrong("half an import stayed")
    return outcome


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Stop what takes longer, where the system can do that."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow(seconds)

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def fuzz(files: Sequence[Path], mutations: int, seed: int, keep: Path) -> Iterator[tuple[str, str, float]]:
    """Outcome, name of the file before it was damaged, seconds; one line for each damaged file."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        folder = Folder(Path(scratch) / "data", "fuzz")
        try:
            for number in range(mutations):
                random = Random(f"{seed}.{number}")  # noqa: S311  no secrets
                source = choose(files, random)
                damaged = Path(scratch) / f"{number}{source.suffix}"
                damaged.write_bytes(mutate(source.read_bytes(), random))
                name = f"W{number // USES}"
                began = time.monotonic()
                outcome = _outcome(damaged, folder, name, keep)
                yield outcome, source.name, time.monotonic() - began
                damaged.unlink()
                if outcome.startswith("failed") or number % USES == USES - 1:
                    folder.delete(name)
        finally:
            folder.close_all()


def _outcome(damaged: Path, folder: Folder, name: str, keep: Path) -> str:
    try:
        with bounded(BOUND):
            return take(damaged, folder.open(name) if name in folder.names() else folder.create(name))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a finding
        keep.mkdir(parents=True, exist_ok=True)
        (keep / damaged.name).write_bytes(damaged.read_bytes())
        (keep / f"{damaged.name}.txt").write_text(traceback.format_exc(), "utf-8")
        return f"failed {type(error).__name__}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Damage the files of a folder and tell what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    wanted = parser.parse_args(arguments)
    kinds = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt"}
    files = sorted(path for path in wanted.folder.rglob("*") if path.suffix in kinds and path.stat().st_size < HUGE)
    outcomes, slowest, began = Counter[str](), (0.0, ""), time.monotonic()
    for number, (outcome, name, seconds) in enumerate(fuzz(files, wanted.mutations, wanted.seed, wanted.keep)):
        outcomes[outcome] += 1
        slowest = max(slowest, (seconds, f"{number} {name}"))
        if outcome.startswith("failed") or number % USES == USES - 1:
            print(f"{number + 1}: {outcome} {name}; {dict(outcomes.most_common(3))}", flush=True)
    failed = sum(n for outcome, n in outcomes.items() if outcome.startswith("failed"))
    read = outcomes["read"]
    refused, lasted = outcomes.total() - read - failed, time.monotonic() - began
    print(f"{wanted.mutations} files in {lasted:.0f} s: read {read}, refused {refused}, failed {failed}")
    print(f"slowest: {slowest[0]:.1f} s, number {slowest[1]}; outcomes: {dict(outcomes.most_common())}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
