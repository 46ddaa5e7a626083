"""What an import costs beside the bare reading: `.venv/bin/python benchmarks/import_speed.py [FILE] [ROUNDS]`.

Every line is measured in a fresh process that has loaded its libraries, as a running app has; the kinds of work take turns
in one run, and the ratios of their medians are what counts. A workbook is held against fastexcel (calamine) reading its
cells as text, a text file against DuckDB's `read_csv` into a table. Without a file a workbook of 50,000 answers to 20
questions is made; the name of a .csv that does not exist makes one of 1,000,000 lines and 30 columns there.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[1]
WORKBOOK = """
import fastexcel, pyarrow
def work(file):
    fastexcel.read_excel(file).load_sheet(0, header_row=None, dtypes="string").to_arrow()
"""
TEXT = """
import duckdb, tempfile
connection = duckdb.connect(tempfile.mkdtemp() + "/bare.duckdb")
def work(file):
    connection.execute("CREATE TABLE bare AS SELECT * FROM read_csv(?)", [file])
"""
UNGUARDED = """
import tempfile
from tpm.ingest import memory
from tpm.ingest.limits import Limits
from tpm.ingest.process import Reading, Watch
def work(file):
    kind = "csv" if file.endswith(".csv") else "xlsx"
    with tempfile.TemporaryDirectory() as folder:
        limit = memory.bound(Limits().memory)
        request = {"path": file, "kind": kind, "folder": folder, "columns": 16384, "memory": limit, "sheets": None, "skip": []}
        with Reading(request, Limits()) as reading:
            reading.begin()
            reading.result(Watch(), 1.0)
"""
GUARDED = """
from pathlib import Path
from tpm.ingest import reader
from tpm.ingest.limits import Limits
from tpm.ingest.process import Watch
def work(file):
    reader.read(Path(file), Limits(), Watch())
"""
WHOLE = """
import tempfile
from pathlib import Path
from tpm.ingest.inspection import inspect
from tpm.store.workspaces import Folder
from tpm.tasks import imports
folder = Folder(Path(tempfile.mkdtemp()), "benchmark")
store = folder.create("Benchmark")
def work(file):
    found = inspect(Path(file))
    assert imports.save(store, found, imports.guess_plan(found, "Benchmark")).respondents
"""
TIMED = """
if __name__ == "__main__":
    import json, sys, time
    started, used = time.perf_counter(), time.process_time()
    work(sys.argv[1])
    print(json.dumps([time.perf_counter() - started, time.process_time() - used]))
"""
MEGABYTE = 1 << 20


def measure(code: str, file: Path) -> tuple[float, float]:
    """Seconds of the work, and megabytes held at most by its process and those it started (0 where the system does not tell)."""
    process = subprocess.Popen([sys.executable, "-c", code + TIMED, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, most), daemon=True)
    watcher.start()
    told, _ = process.communicate()
    if process.returncode:
        sys.exit("The work failed.")
    return json.loads(told.strip().splitlines()[-1])[0], most[0]


def _watch(process: "subprocess.Popen[str]", most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], held(process.pid) / MEGABYTE)
        time.sleep(0.02)


def held(pid: int) -> int:
    """Bytes in memory of a process and all that it started."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(held(int(child)) for child in children)


def make(file: Path) -> None:
    """A survey as large as a small firm never has."""
    if file.suffix == ".csv":
        dice = random.Random(1)  # noqa: S311  answers, no secrets
        with file.open("w", encoding="utf-8") as out:
            out.write("Nr;Datum;Gruppe;" + ";".join(f"Wie zufrieden sind Sie mit Punkt {n}?" for n in range(27)) + "\n")
            for row in range(1_000_000):
                answers = ";".join(dice.choices("12345", k=27))
                out.write(f"{row};2025-{row % 12 + 1:02}-{row % 28 + 1:02};{'ABC'[row % 3]};{answers}\n")
        return
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Nr", *(f"Wie zufrieden sind Sie mit Punkt {n}?" for n in range(20))])
    for row in range(50_000):
        sheet.append([row, *((row * 7 + n * 3) % 5 + 1 for n in range(20))])
    book.save(file)


def main() -> None:
    """Print every round and the ratios of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(folder) / "survey.xlsx"
        if not file.exists():
            make(file)
        rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # noqa: PLR2004  the second word
        bare = TEXT if file.suffix == ".csv" else WORKBOOK
        kinds = {"bare": bare, "read, no guard": UNGUARDED, "read": GUARDED, "whole import": WHOLE}
        found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
        for _ in range(rounds):
            for kind, code in kinds.items():
                found[kind].append(measure(code, file))
            print(", ".join(f"{kind} {times[-1][0]:.2f} s {times[-1][1]:.0f} MB" for kind, times in found.items()))
        medians = {kind: [statistics.median(column) for column in zip(*times, strict=True)] for kind, times in found.items()}
        for kind, (seconds, megabytes) in medians.items():
            print(f"{kind}: {seconds / medians['bare'][0]:.2f} × the time, {megabytes / max(medians['bare'][1], 1):.2f} × the memory")
        guard = medians["read"][0] / medians["read, no guard"][0] - 1
        print(f"the guard adds {guard:.0%} to the reading")


if __name__ == "__main__":
    main()
