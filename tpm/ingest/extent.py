"""How far a sheet reaches, and which of its cells hold no value that can be read: a pass over the raw bytes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tpm.ingest.limits import Limits
from tpm.model.errors import Refused

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LISTED = 1000
# Columns up to Z and up to ZZ; pieces up to this many bytes are looked at in full.
ONE_LETTER, TWO_LETTERS, SMALL = 26, 702, 1 << 18

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,200}?\br\s*=\s*[\"'](\d+)")
# Looking for a literal beginning is fast; the exact pattern is used only where there is a reason.
_THREE_LETTERS = re.compile(rb'="[A-Z]{3}')
_TWO_LETTERS = re.compile(rb'="[A-Z]{2}\d')
_CELLS = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,9})(\d{1,12})[\"']")
_CELL = rb"<(?:\w+:)?c\b[^>]{0,200}?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]{0,200}"
_ERROR = re.compile(_CELL + rb"?\bt=\"e\"[^>]{0,200}>(?:(?!</(?:\w+:)?c>).){0,400}?<(?:\w+:)?v>([^<]{1,20})<", re.DOTALL)
_UNCOUNTED = re.compile(_CELL + rb">\s*<f\b[^>]{0,200}(?:/>|>[^<]{0,8000}</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_MARKS = (b"</f></c>", b"<v></v></c>", b"<v/></c>", b"<v /></c>")


@dataclass(frozen=True, kw_only=True)
class BadCell:
    """A cell without a readable value; `row` from 1, `column` from 0, `code` says why, `text` what it shows."""

    row: int
    column: int
    code: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Extent:
    """The last row and column used (from 1), as far as they matter, and the cells that cannot be read."""

    rows: int
    columns: int
    bad: tuple[BadCell, ...]


def index(letters: str) -> int:
    """Column letters to a number from 0: A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(column: int) -> str:
    """A column number from 0 to letters: 0 → A, 26 → AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def scan(pieces: Iterable[bytes], limits: Limits) -> Extent:
    """Walk through a sheet's XML. Raises `Refused` as soon as it reaches further than the limits allow."""
    rows, columns = 1, ONE_LETTER
    bad: dict[tuple[int, int], BadCell] = {}
    for piece in pieces:
        rows = max(rows, _last_row(piece))
        if _is_suspect(piece, rows, limits):
            far_columns, far_rows = _furthest(piece)
            columns, rows = max(columns, far_columns), max(rows, far_rows)
        allow(rows, columns, limits)
        if len(bad) < LISTED:
            bad |= {(cell.row, cell.column): cell for cell in _unreadable(piece)}
    return Extent(rows=rows, columns=columns, bad=tuple(sorted(bad.values(), key=lambda cell: (cell.row, cell.column))))


def _is_suspect(piece: bytes, rows: int, limits: Limits) -> bool:
    """Whether the cells of a piece must be looked at one by one: it is small, written unusually, or may reach too far."""
    if len(piece) < SMALL or b' r="' not in piece or _THREE_LETTERS.search(piece):
        return True
    return rows * TWO_LETTERS > limits.grid and bool(_TWO_LETTERS.search(piece))


def _last_row(piece: bytes) -> int:
    at = piece.rfind(b"row ")
    found = _ROW.match(piece, piece.rfind(b"<", 0, at) if at > 0 else 0)
    return int(found[1]) if found else 1


def _furthest(piece: bytes) -> tuple[int, int]:
    cells = _CELLS.findall(piece)
    columns = max((index(name.decode()) + 1 for name in {name for name, _ in cells}), default=1)
    return columns, max((int(row) for _, row in cells), default=1)


def allow(rows: int, columns: int, limits: Limits) -> None:
    """Raise `Refused` where a sheet reaches further than the limits."""
    if rows > min(limits.rows, LAST_ROW) or columns > min(limits.columns, LAST_COLUMN) or rows * min(columns, LAST_COLUMN) > limits.grid:
        raise Refused("file_too_wide", rows=rows, columns=columns)


def _unreadable(piece: bytes) -> list[BadCell]:
    found: list[BadCell] = []
    if b"#" in piece and b't="e"' in piece:  # every error begins with one, and a single byte is found fast
        found += [_cell(m, "cell_error", m[3].decode("ascii", "replace")) for m in _ERROR.finditer(piece)]
    if b"<f" in piece and any(mark in piece for mark in _MARKS):
        found += [_cell(m, "formula_without_value", "") for m in _UNCOUNTED.finditer(piece)]
    return found


def _cell(found: re.Match[bytes], code: str, text: str) -> BadCell:
    return BadCell(row=int(found[2]), column=index(found[1].decode()), code=code, text=text)
