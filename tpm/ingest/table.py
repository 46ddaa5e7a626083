"""Where the table of a sheet begins: title lines above it, one to three header rows, what each column is called."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from tpm.ingest import headers

HEAD = 40
_NUMBER = re.compile(r"^[\s(]*[-+−]?\d+(?:[.,]\d+)*\s*%?[\s)]*$")
_DATE = re.compile(r"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d|$)")
_GENERIC = frozenset({"response", "open-ended response", "antwort", "offene antwort", "antwort offen", "beantwortung"})
_QUALTRICS = frozenset(
    {"startdate", "enddate", "status", "recordeddate", "responseid", "finished", "progress", "distributionchannel", "userlanguage"}
)
_SOSCI = frozenset(
    {"case", "serial", "ref", "questnnr", "mode", "started", "lastdata", "finished", "q_viewer", "lastpage", "maxpage", "missing"}
)
_ENOUGH = 3

Row = Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The header of one column. `code` is its short name where the file has one, `group` the question it is part of."""

    text: str
    code: str = ""
    label: str = ""
    group: str = ""
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the table is: rows of the header (from 0, may be none), first row of the body, headings per column."""

    header_rows: tuple[int, ...]
    start: int
    headings: tuple[Heading, ...]


def head(table: pa.Table) -> list[list[str]]:
    """The first rows as lists of text, blank cells ""."""
    columns = [table.column(n).slice(0, HEAD).to_pylist() for n in range(table.num_columns)]
    return [[cell or "" for cell in row] for row in zip(*columns, strict=True)]


def find(rows: Sequence[Row], given: Sequence[int] | None = None) -> Place:
    """The place of the table in the first rows of a sheet; `given` header rows (from 0) are taken as they are."""
    if given is not None:
        chosen = tuple(given)
        return Place(header_rows=chosen, start=max(chosen, default=-1) + 1, headings=_headings(rows, chosen))
    chosen = _header_rows(rows)
    start = chosen[-1] + 1 if chosen else _first_filled(rows)
    return Place(header_rows=chosen, start=start, headings=_headings(rows, chosen))


def _first_filled(rows: Sequence[Row]) -> int:
    return next((n for n, row in enumerate(rows) if any(row)), 0)


def _header_rows(rows: Sequence[Row]) -> tuple[int, ...]:
    filled = [sum(1 for cell in row if cell) for row in rows]
    imported = next((n for n, row in enumerate(rows) if _is_import_row(row)), None)
    if imported is not None:
        return tuple(range(max(0, imported - 2), imported + 1))
    main = next((n for n, count in enumerate(filled) if count and count >= 0.6 * max(filled)), None)
    if main is None or not _looks_like_header(rows[main], rows[main + 1 :]):
        return ()
    if _is_coded_pair(rows, main) or _has_options_below(rows, main):
        return (main, main + 1)
    if main > 0 and _is_group_row(rows[main - 1], rows[main]):
        return (main - 1, main)
    return (main,)


def _is_import_row(row: Row) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) >= 1 and all(cell.startswith("{") and "ImportId" in cell for cell in cells) and _is_json(cells[0])


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def is_value(text: str) -> bool:
    """Whether a text is a number or a date rather than words."""
    return bool(_NUMBER.match(text) or _DATE.match(text))


def _looks_like_header(row: Row, below: Sequence[Row]) -> bool:
    """Words rather than values, and not what the rows below hold."""
    cells = [cell for cell in row if cell]
    values = sum(is_value(cell) for cell in cells)
    if values > 0.5 * len(cells):
        return False
    if len({cell.casefold() for cell in cells}) < 0.5 * len(cells):
        return False
    others = [other for other in below if sum(a == b for a, b in zip(row, other, strict=True) if a) <= len(cells) / 2]
    again = sum(any(other[n] == cell for other in others) for n, cell in enumerate(row) if cell)
    return again < 0.5 * len(cells)


def _is_coded_pair(rows: Sequence[Row], main: int) -> bool:
    """A row of codes (Qualtrics, SoSci) with a row of question texts below."""
    if main + 1 >= len(rows):
        return False
    codes = {cell.casefold() for cell in rows[main] if cell}
    known = _QUALTRICS if len(codes & _QUALTRICS) >= _ENOUGH else _SOSCI if len(codes & _SOSCI) >= _ENOUGH else frozenset[str]()
    texts = [cell for code, cell in zip(rows[main], rows[main + 1], strict=True) if cell and code.casefold() in known]
    return bool(texts) and not any(is_value(text) for text in texts)


def _has_options_below(rows: Sequence[Row], main: int) -> bool:
    """A row of questions, blank over further options, with the options in the next row (SurveyMonkey, merged cells)."""
    if main + 2 >= len(rows):
        return False
    upper, lower = rows[main], rows[main + 1]
    under_blank = [cell for title, cell in zip(upper, lower, strict=True) if cell and not title]
    options = [cell for cell in lower if cell]
    blank_below = [n for n, (title, cell) in enumerate(zip(upper, lower, strict=True)) if title and not cell]
    body = [row for row in rows[main + 2 :] if any(row)]
    meta = any(sum(bool(row[n]) for row in body) > 0.5 * len(body) for n in blank_below)
    generic = any(cell.casefold() in _GENERIC for cell in options)
    words = not any(is_value(cell) for cell in under_blank)
    return bool(options) and words and ((bool(under_blank) and (meta or not blank_below)) or (generic and meta))


def _is_group_row(upper: Row, lower: Row) -> bool:
    """Titles merged over several columns: some filled, with blanks to their right over columns that have items."""
    titles = [n for n, cell in enumerate(upper) if cell]
    return (
        len(titles) > 1
        and all(not is_value(upper[n]) for n in titles)
        and all(lower[n] for n in titles)
        and len(titles) < sum(map(bool, lower))
    )


def _headings(rows: Sequence[Row], chosen: Sequence[int]) -> tuple[Heading, ...]:
    width = len(rows[0]) if rows else 0
    lines = [[headers.clean(cell) for cell in rows[n]] for n in chosen if n < len(rows)]
    if not lines:
        return tuple(Heading(text="") for _ in range(width))
    if len(lines) == 1:
        return _grouped([_single(text) for text in lines[0]], lines[0])
    if _is_import_row(rows[chosen[-1]]) or _is_coded_pair(rows, chosen[0]):
        texts = lines[1] if len(lines) > 1 and not lines[1][0].startswith("{") else [""] * width
        return _grouped([_coded(code, text) for code, text in zip(lines[0], texts, strict=True)], texts)
    groups = headers.fill_right(lines[-2], lines[-1])
    return tuple(_pair(group, item) for group, item in zip(groups, lines[-1], strict=True))


# LimeSurvey can write both into one cell: "G01Q02[SQ001]. How satisfied are you? [Hotline]"; "Q1." is but a number.
_CODE_AND_TEXT = re.compile(r"^(?![Qq]\d{1,3}\.)(?P<code>[A-Za-z]\w{0,30}\d\w{0,30}(?:\[\w{1,40}\]){0,3})\.\s+(?P<label>\S.*)$")
_MATRIX = re.compile(r"^(?P<group>.+?)\s*\[(?P<item>[^\[\]]+)\]\s*$")
_PARTED = re.compile(r"^(?P<group>.+?\S)(?:\s+[-–|>]\s+|:\s+)(?P<item>\S.*)$")


def _grouped(headings: Sequence[Heading], texts: Sequence[str]) -> tuple[Heading, ...]:
    """Rows of a matrix found by what two or more questions have in common before a dash, colon or bar."""
    parts = [_PARTED.match(text) for text in texts]
    often = Counter(found["group"].casefold() for found in parts if found)
    return tuple(
        replace(heading, group=found["group"], item=found["item"])
        if found and not heading.group and often[found["group"].casefold()] > 1
        else heading
        for heading, found in zip(headings, parts, strict=True)
    )


def _single(text: str) -> Heading:
    known = _CODE_AND_TEXT.match(text)
    code, label = (known["code"], known["label"]) if known else ("", "")
    found = _MATRIX.match(label or text)
    group, item = (found["group"], found["item"]) if found else ("", "")
    return Heading(text=text, code=code, label=label, group=group, item=item)


def _coded(code: str, label: str) -> Heading:
    return Heading(text=code or label, code=code, label=label)


def _pair(group: str, item: str) -> Heading:
    if item.casefold() in _GENERIC:
        return Heading(text=group or item)
    if not group or not item:
        return Heading(text=group or item)
    return Heading(text=headers.join(group, item), group=group, item=item)
