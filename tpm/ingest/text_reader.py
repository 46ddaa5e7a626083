"""Text files as tables: encoding, delimiter and quotes found by themselves, all cells text. Runs in the reading process."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from tpm.ingest.cells import TEXT

SAMPLE, BLOCK = 1 << 18, 1 << 23
DELIMITERS = (";", ",", "\t", "|")
csv.field_size_limit(SAMPLE)


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """How a text file is written. `width` is the usual number of cells in a line; `quoted` cells may hold delimiters."""

    encoding: str
    delimiter: str
    width: int
    quoted: bool = True


@dataclass(frozen=True, kw_only=True)
class Ragged:
    """A line with more or fewer cells than the others; `row` counts the records from 1."""

    row: int
    cells: int
    expected: int


def find_encoding(path: Path) -> str:
    """UTF-8 or UTF-16 by mark or content, else Windows-1252, else Latin-1."""
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    return next((name for name in ("utf-8", "cp1252") if _decodes(path, name)), "latin-1")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 22):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def find_dialect(path: Path) -> Dialect:
    """Encoding, delimiter and width, judged by the first quarter megabyte."""
    encoding = find_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(SAMPLE)
    if len(sample) == SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    first = sample[:20].lower()
    if first.startswith("sep=") and sample[4:5] in DELIMITERS:
        width = _widths(sample.partition("\n")[2], sample[4]).most_common(1)[0][0]
        return Dialect(encoding=encoding, delimiter=sample[4], width=width)
    judged = [(_judge(sample, delimiter), -n, delimiter) for n, delimiter in enumerate(DELIMITERS)]
    (_, width), _, delimiter = max(judged)
    return Dialect(encoding=encoding, delimiter=delimiter, width=max(width, 1))


def _widths(sample: str, delimiter: str) -> Counter[int]:
    try:
        return Counter(len(line) for line in csv.reader(io.StringIO(sample), delimiter=delimiter) if line) or Counter({1: 1})
    except csv.Error:
        return Counter({1: 1})


def _judge(sample: str, delimiter: str) -> tuple[float, int]:
    """How well a delimiter fits: share of lines of the usual width, weighed by whether it parts anything at all."""
    widths = _widths(sample, delimiter)
    width, n = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    return (n / widths.total() if width > 1 else 0.0), width


def read(path: Path, dialect: Dialect) -> tuple[pa.Table, list[Ragged]]:
    """All records as columns f0, f1, … of distinct texts; lines of another length are padded or cut, and listed.

    A quote that is never closed would swallow all lines behind it; then quotes are taken as ordinary characters.
    """
    table, ragged = _read(path, dialect)
    lines = _lines(path)
    if dialect.quoted and table.num_rows * 2 < lines:
        plain = _read(path, replace(dialect, quoted=False))
        if plain[0].num_rows > table.num_rows and len(plain[1]) * 10 < lines:
            return plain
    return table, ragged


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 22), b""))


def _read(path: Path, dialect: Dialect) -> tuple[pa.Table, list[Ragged]]:
    wrong: list[tuple[int, str]] = []

    def keep(row: arrow_csv.InvalidRow) -> str:
        wrong.append((row.number or 0, row.text))
        return "skip"

    table = _parse(path, dialect, keep, threads=True)
    if wrong:
        # only one thread knows the number of a wrong line
        wrong.clear()
        table = _parse(path, dialect, keep, threads=False)
    return _mend(table, wrong, dialect)


def _parse(path: Path, dialect: Dialect, keep: Callable[[arrow_csv.InvalidRow], str], *, threads: bool) -> pa.Table:
    names = [f"f{n}" for n in range(dialect.width)]
    return arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(
            column_names=names, encoding=dialect.encoding.removesuffix("-sig"), use_threads=threads, block_size=BLOCK
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=dialect.delimiter,
            quote_char='"' if dialect.quoted else False,
            newlines_in_values=dialect.quoted,
            ignore_empty_lines=False,
            invalid_row_handler=keep,
        ),
        convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, TEXT), strings_can_be_null=False),
    )


def _mend(table: pa.Table, wrong: list[tuple[int, str]], dialect: Dialect) -> tuple[pa.Table, list[Ragged]]:
    """Put the lines of another length back where they stood."""
    if not wrong:
        return table, []
    ragged: list[Ragged] = []
    pieces: list[pa.Table] = []
    done = 0
    for before, (row, text) in enumerate(sorted(wrong)):
        cells = _cells(text, dialect)
        good = row - 1 - before
        pieces.append(table.slice(done, good - done))
        done = good
        extra = [cell for cell in cells[dialect.width :] if cell.strip()]
        if extra or 1 < len(cells) < dialect.width:
            ragged.append(Ragged(row=row, cells=len(cells), expected=dialect.width))
        kept = (cells + [""] * dialect.width)[: dialect.width]
        padded = [pa.array([cell], pa.string()).dictionary_encode() for cell in kept]
        pieces.append(pa.table(padded, names=table.column_names))
    pieces.append(table.slice(done))
    return pa.concat_tables(pieces), ragged


def _cells(text: str, dialect: Dialect) -> list[str]:
    if not dialect.quoted:
        return text.split(dialect.delimiter)
    try:
        return next(csv.reader([text], delimiter=dialect.delimiter), [])
    except csv.Error:
        return text.split(dialect.delimiter)
