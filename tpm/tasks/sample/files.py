"""The survey files of the sample company, as its tools would export them."""

import csv
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from tpm.export.answer_sheets import AnswerSheet, Value, to_xlsx
from tpm.tasks.sample import customers, employees, firm, newcomers

FOLDER = Path(__file__).resolve().parents[3] / "data" / "sample"
CUSTOMERS = "kundenbefragung-google-forms.xlsx"
EMPLOYEES = "mitarbeiterbefragung-microsoft-forms.xlsx"
NEWCOMERS = "neukunden.xlsx"
NEXT_WAVE = "kundenbefragung-4-quartal-2026.csv"


def write(folder: Path) -> list[Path]:
    """Write the four files into a folder; they are the same each time."""
    contents = {CUSTOMERS: _customers(), EMPLOYEES: _employees(), NEWCOMERS: _newcomers(), NEXT_WAVE: _next_wave()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def _customers() -> bytes:
    """Google Forms, answers of eight quarters in one sheet, downloaded as Excel."""
    rows = [customers.cells(customer, wave) for wave in range(firm.NEXT_WAVE) for customer in customers.wave(wave)]
    sheet = AnswerSheet(
        title="Formularantworten 1",
        header=customers.columns(0),
        rows=rows,
        saved=date(2026, 9, 30),
        table="Form_Responses1",
    )
    return to_xlsx(sheet)


def _employees() -> bytes:
    """Microsoft Forms: id, start and end first, e-mail "anonymous", one column per line of the table."""
    sheet = AnswerSheet(
        title="Sheet1",
        header=employees.columns(),
        rows=employees.rows(),
        saved=date(2026, 9, 28),
        table="Table1",
        moment_format="m/d/yy h:mm:ss",
    )
    return to_xlsx(sheet)


def _newcomers() -> bytes:
    """A list somebody keeps by hand in Excel."""
    sheet = AnswerSheet(
        title="Neukunden",
        header=newcomers.HEADER,
        rows=[newcomer.cells for newcomer in newcomers.every()],
        saved=date(2026, 10, 1),
    )
    return to_xlsx(sheet)


def _next_wave() -> bytes:
    """The quarter after: the same form downloaded as csv, with one question more."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(customers.columns(firm.NEXT_WAVE))
    for customer in customers.wave(firm.NEXT_WAVE):
        writer.writerow(_as_text(value) for value in customers.cells(customer, firm.NEXT_WAVE))
    return text.getvalue().encode("utf-8")


def _as_text(value: Value) -> str:
    return f"{value:%d.%m.%Y %H:%M:%S}" if isinstance(value, datetime) else "" if value is None else str(value)
