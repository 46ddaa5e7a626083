"""The reading process: reads one file into Arrow files and ends. Started by `tpm.ingest.reader`, never imported by it.

Takes one JSON argument, says {"ready": true} on stdout, waits for a line on stdin, reads, then says what it wrote.
A file that makes the reading library abort or take all memory ends this process, not the program.
"""

import json
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any


def main() -> int:
    """Read as asked; 0 done, 3 the file cannot be read."""
    request: dict[str, Any] = json.loads(sys.argv[1])
    _bound(int(request["memory"]))
    sys.modules["numpy"] = None  # pyright: ignore[reportArgumentType]  pyarrow does without, and its import costs as much as a small file
    import fastexcel
    import pyarrow as pa

    _say({"ready": True})
    if not sys.stdin.readline():
        return 1
    try:
        answer = _read_text(request) if request["kind"] == "csv" else {"sheets": _read_book(request)}
    except (fastexcel.FastExcelError, pa.ArrowInvalid, UnicodeError, LookupError, RuntimeError, OSError, ValueError) as error:
        _say({"error": str(error)[:500]})
        return 3
    _say(answer)
    return 0


def _bound(memory: int) -> None:
    """Hold the process to so many bytes of memory, where the system can do that."""
    try:
        import resource  # missing on Windows, where the parent watches instead
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))


def _say(message: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(dict(message)) + "\n")
    sys.stdout.flush()


def _read_text(request: dict[str, Any]) -> dict[str, object]:
    """The only sheet of a text file, or why it is refused; workbooks are held to the limits before."""
    from tpm.ingest import text_reader

    path = Path(request["path"])
    dialect = text_reader.find_dialect(path)
    if dialect.width > request["columns"]:
        return {"refused": "file_too_wide", "values": {"rows": 1, "columns": dialect.width}}
    table, ragged = text_reader.read(path, dialect)
    name = _write(request, 0, table.columns)
    sheets: list[dict[str, object]] = [
        {
            "name": "",
            "hidden": False,
            "columns": list(range(dialect.width)),
            "rows": table.num_rows,
            "file": name,
            "ragged": [asdict(line) for line in ragged],
            "encoding": dialect.encoding,
            "delimiter": dialect.delimiter,
        }
    ]
    return {"sheets": sheets}


def _read_book(request: dict[str, Any]) -> list[dict[str, object]]:
    from tpm.ingest import book_reader

    wanted = frozenset(request["sheets"]) if request["sheets"] is not None else None
    found: list[dict[str, object]] = []
    for number, grid in enumerate(book_reader.read(Path(request["path"]), wanted, frozenset(request["skip"]))):
        written = _write(request, number, grid.cells.columns) if grid.columns else ""
        found.append(
            {"name": grid.name, "hidden": grid.hidden, "columns": list(grid.columns), "rows": grid.cells.num_rows, "file": written}
        )
    return found


def _write(request: dict[str, Any], number: int, columns: list[Any]) -> str:
    import pyarrow as pa

    from tpm.ingest import cells

    name = f"{number}.arrow"
    with ThreadPoolExecutor() as threads:
        tidied = list(threads.map(cells.tidy, columns))
    batch = pa.RecordBatch.from_arrays(tidied, names=[f"f{n}" for n in range(len(columns))])
    with pa.OSFile(str(Path(request["folder"]) / name), "wb") as sink, pa.ipc.new_file(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return name


if __name__ == "__main__":
    sys.exit(main())
