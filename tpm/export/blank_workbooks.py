"""Blank workbooks to hand out: a sheet to fill in, with choices where only some answers fit, and a sheet of notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tpm.export.cells import clean, formula_like

ROWS = 2000
_DARK, _PALE = "1F4E79", "EAF1F8"
_NOTES_WIDTH = 92
_LONGEST_LIST = 255  # characters


@dataclass(frozen=True, kw_only=True)
class BlankColumn:
    """One column to fill in. `choices` are offered in a list; where `free`, other answers are taken too.

    `is_date` takes days only. `hint` appears beside the cell that is being filled in.
    """

    header: str
    choices: Sequence[str | int] = ()
    free: bool = False
    is_date: bool = False
    hint: str = ""
    width: int = 18


@dataclass(frozen=True, kw_only=True)
class BlankWorkbook:
    """`title` names the sheet to fill in, `notes` the lines of the second one under its own title; `refusal` says what fits."""

    title: str
    columns: Sequence[BlankColumn]
    notes_title: str
    notes: Sequence[str]
    refusal: str
    day: str = "DD.MM.YYYY"


def to_xlsx(blank: BlankWorkbook) -> bytes:
    """The workbook."""
    book = Workbook()
    page = book.active
    if not isinstance(page, Worksheet):
        raise TypeError(page)
    page.title = blank.title
    page.freeze_panes = "A2"
    for place, column in enumerate(blank.columns, 1):
        _head(page, place, column, blank)
    page.row_dimensions[1].height = 64
    _notes(book.create_sheet(blank.notes_title), blank)
    for place, column in enumerate(blank.columns, 1):
        if check := _check(column, blank):
            letter = get_column_letter(place)
            check.add(f"{letter}2:{letter}{ROWS}")
            page.add_data_validation(check)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _head(page: Worksheet, place: int, column: BlankColumn, blank: BlankWorkbook) -> None:
    cell = page.cell(1, place, clean(column.header))
    cell.data_type = "s"
    cell.quotePrefix = formula_like(column.header)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_DARK)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = Border(right=Side("thin", color="FFFFFF"))
    letter = get_column_letter(place)
    page.column_dimensions[letter].width = column.width
    if column.is_date:
        page.column_dimensions[letter].number_format = blank.day


def _notes(page: Worksheet, blank: BlankWorkbook) -> None:
    """All notes in one cell: the sheet is for reading and holds no table."""
    cell = page.cell(1, 1, clean("\n\n".join(blank.notes)))
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.fill = PatternFill("solid", fgColor=_PALE)
    page.column_dimensions["A"].width = _NOTES_WIDTH
    page.row_dimensions[1].height = 15 * sum(2 + len(line) // _NOTES_WIDTH for line in blank.notes)
    page.sheet_view.showGridLines = False


def _check(column: BlankColumn, blank: BlankWorkbook) -> DataValidation | None:
    """What a cell of the column takes, and the hint beside it."""
    if column.is_date:
        check = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
    elif column.choices:
        check = DataValidation(type="list", formula1=f'"{",".join(_fitting(column.choices))}"', allow_blank=True)
    elif column.hint:
        check = DataValidation(allow_blank=True)
    else:
        return None
    check.showErrorMessage = not column.free and (column.is_date or bool(column.choices))
    check.errorStyle = "stop"
    check.error = blank.refusal[:220]
    check.showInputMessage = bool(column.hint)
    check.prompt = column.hint[:250] or None
    return check


def _fitting(choices: Sequence[str | int]) -> list[str]:
    """The first choices, as many as a list in a cell can hold; one with a comma, a quotation mark or like a formula is left out."""
    found: list[str] = []
    for text in (clean(str(choice)) for choice in choices):
        if not formula_like(text) and not set(text) & set(',"\n') and len(",".join([*found, text])) <= _LONGEST_LIST:
            found.append(text)
    return found
