"""What an import costs against only reading the cells: `.venv/bin/python benchmarks/import_speed.py FILE.xlsx [ROUNDS]`.

Both are whole processes, measured in turn in one run; the ratio of the medians is what counts. Without a file a workbook
of 50,000 answers to 20 questions is made.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[1]
RAW = "import sys, fastexcel; fastexcel.read_excel(sys.argv[1]).load_sheet(0, header_row=None, dtypes='string').to_arrow()"
IMPORT = """
import sys, tempfile
from pathlib import Path
from tpm.ingest.inspection import inspect
from tpm.store.workspaces import Folder
from tpm.tasks import imports
if __name__ == "__main__":
    folder = Folder(Path(tempfile.mkdtemp()), "benchmark")
    found = inspect(Path(sys.argv[1]))
    receipt = imports.save(folder.create("Benchmark"), found, imports.guess_plan(found, "Benchmark"))
    folder.close_all()
    assert receipt.respondents
"""


def seconds(code: str, file: Path) -> float:
    """Wall time of a process that runs the code on the file."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, check=True)
    return time.perf_counter() - started


def make(file: Path) -> None:
    """A survey as large as a small firm never has."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Nr", *(f"Wie zufrieden sind Sie mit Punkt {n}?" for n in range(20))])
    for row in range(50_000):
        sheet.append([row, *((row * 7 + n * 3) % 5 + 1 for n in range(20))])
    book.save(file)


def main() -> None:
    """Print every round and the ratio of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "survey.xlsx"
        if not file.exists():
            make(file)
        rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3  # noqa: PLR2004  the second word
        raw, whole = [], []
        for _ in range(rounds):
            raw.append(seconds(RAW, file))
            whole.append(seconds(IMPORT, file))
            print(f"read {raw[-1]:.2f} s, import {whole[-1]:.2f} s")
        print(f"ratio of the medians: {statistics.median(whole) / statistics.median(raw):.2f}")


if __name__ == "__main__":
    main()
