"""Imports killed at random moments: afterwards an import is whole or not there, and importing again does not double it.

Run by hand: `python -m tests.kill_import FOLDER [--rounds 50] [--seed 1]`. FOLDER keeps the workspace, as it was when something was wrong.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tpm.ingest.inspection import Inspection, inspect
from tpm.ingest.process import Watch
from tpm.model.errors import Refused
from tpm.store.database import Store
from tpm.store.workspaces import Folder
from tpm.tasks import imports

NAME, QUESTIONS = "Killed", 10
# A file this long is killed at times before, at times while its rows are written straight into the workspace's file.
SIZES = (100, 3000, 12_000)
# What the child says before it begins to save, before it commits, when the import is durable, and when it has let go.
BEGINS, COMMITS, SAVED, CLOSED = "begins", "commits", "saved", "closed"
_COUNTS = {
    "respondents": "SELECT count(*) FROM respondent WHERE import_id = $id",
    "answers": "SELECT count(*) FROM answer WHERE respondent_id BETWEEN $id * 4294967296 AND $id * 4294967296 + 4294967295",
    "comments": "SELECT count(*) FROM comment WHERE respondent_id BETWEEN $id * 4294967296 AND $id * 4294967296 + 4294967295",
}


@dataclass(frozen=True, kw_only=True)
class Round:
    """What became of one import: `killed_after` is what the child said last, `whole` whether the import was there."""

    killed_after: str
    whole: bool
    wrong: str = ""


def write(path: Path, rows: int, number: int) -> Path:
    """A file of answers that differs from every other one."""
    head = ["Datum", *[f"Wie zufrieden sind Sie mit Punkt {n}?" for n in range(QUESTIONS)], "Kommentar"]
    lines = (
        [f"{1 + n % 28:02}.03.2026", *[str((n + k + number) % 5 + 1) for k in range(QUESTIONS)], f"Das war die Antwort {n} in {number}"]
        for n in range(rows)
    )
    path.write_text("\n".join(";".join(line) for line in (head, *lines)) + "\n", "utf-8")
    return path


def child(folder: Path, file: Path) -> None:
    """Import a file, telling how far it is."""

    def tell(word: str) -> None:
        sys.stdout.write(word + "\n")
        sys.stdout.flush()

    found = inspect(file)
    opened = Folder(folder, "child")
    store = opened.open(NAME)
    tell(BEGINS)
    watch = Watch(progress=lambda stage, part: tell(COMMITS) if (stage, part) == ("write", 0.9) else None)
    imports.save(store, found, imports.guess_plan(found, "Survey"), watch=watch)
    tell(SAVED)
    opened.close_all()
    tell(CLOSED)


def kill(folder: Path, file: Path, *, mark: str = "", delay: float = 0) -> dict[str, float]:
    """Start an import and kill it `delay` seconds after it said `mark` (never without one). Gives when it said which word."""
    command = [sys.executable, "-m", "tests.kill_import", str(folder), "--child", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as process:
        said: dict[str, float] = {}
        for line in process.stdout or ():
            said[line.strip()] = time.monotonic()
            if line.strip() == mark:
                time.sleep(delay)
                process.kill()
    return said


def look(store: Store, found: Inspection) -> tuple[bool, str]:
    """Whether the import is there, and what is wrong with it."""
    rows = store.rows(
        "SELECT id, respondents, answers FROM import WHERE file_hash = $hash AND undone_at IS NULL", {"hash": found.file_hash}
    )
    if not rows:
        strays = store.rows("SELECT count(*) FROM respondent WHERE import_id NOT IN (SELECT id FROM import)")[0][0]
        return False, f"{strays} respondents without their import" if strays else ""
    number = found.body.num_rows
    wanted = {"respondents": number, "answers": number * QUESTIONS, "comments": number}
    counted = {name: store.rows(sql, {"id": rows[0][0]})[0][0] for name, sql in _COUNTS.items()}
    right = len(rows) == 1 and counted == wanted and rows[0][1:] == (wanted["respondents"], wanted["answers"])
    return True, "" if right else f"recorded {rows}, counted {counted}, wanted {wanted}"


def check(folder: Path, file: Path, said: str) -> Round:
    """Open the workspace again, look for the import, import once more, look again."""
    found = inspect(file)
    opened = Folder(folder, "parent")
    try:
        store = opened.open(NAME)
        whole, wrong = look(store, found)
        if said in (SAVED, CLOSED) and not whole:
            wrong = wrong or "an import that was told to be saved is gone"
        try:
            imports.save(store, found, imports.guess_plan(found, "Survey"))
            wrong = wrong or ("imported twice" if whole else "")
        except Refused as refused:
            wrong = wrong or ("" if whole and refused.code == "same_file" else f"refused: {refused.code}")
        there, again = look(store, found)
        return Round(killed_after=said, whole=whole, wrong=wrong or again or ("" if there else "not there after importing again"))
    finally:
        opened.close_all()


def rounds(folder: Path, number: int, seed: int, sizes: Sequence[int] = SIZES) -> Iterator[Round]:
    """Kill imports at moments spread evenly over saving, every second time over the commit and closing alone."""
    opened = Folder(folder, "parent")
    opened.create(NAME)
    opened.close_all()
    random, lasted = Random(seed), dict[tuple[int, str], float]()  # noqa: S311  no secrets
    for n in range(number):
        size, mark = sizes[n % len(sizes)], (BEGINS, COMMITS)[n // len(sizes) % 2]
        if (size, mark) not in lasted:
            told = kill(folder, write(folder / "whole.csv", size, -n - 1))
            lasted |= {(size, word): told[CLOSED] - told[word] for word in (BEGINS, COMMITS)}
        file = write(folder / f"{n}.csv", size, n)
        told = kill(folder, file, mark=mark, delay=random.uniform(0, 1.1 * lasted[size, mark]))
        yield check(folder, file, list(told)[-1])
        file.unlink()


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill imports and tell how often they were there afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args(arguments)
    if wanted.child:
        child(wanted.folder, wanted.child)
        return 0
    wanted.folder.mkdir(parents=True, exist_ok=True)
    counted, wrong = Counter[str](), list[str]()
    for n, one in enumerate(rounds(wanted.folder, wanted.rounds, wanted.seed)):
        counted[f"killed after “{one.killed_after}”, import {'whole' if one.whole else 'not there'}"] += 1
        if one.wrong:
            wrong.append(f"round {n}, {one.killed_after}: {one.wrong}")
            print(wrong[-1], flush=True)
    print("\n".join(f"{times}: {what}" for what, times in sorted(counted.items())))
    print(f"{wanted.rounds} rounds, {len(wrong)} wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
