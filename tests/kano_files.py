"""A small Kano survey as LimeSurvey exports it, made here; no real answers."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

GERMAN = (
    "Das würde mich sehr freuen",
    "Das setze ich voraus",
    "Das ist mir egal",
    "Das könnte ich in Kauf nehmen",
    "Das würde mich sehr stören",
)
ENGLISH = ("I like it", "I expect it (must be)", "I am neutral", "I can live with it", "I dislike it")
HOTLINE = (
    "Wie finden Sie es, wenn die Hotline rund um die Uhr erreichbar ist?",
    "Wie finden Sie es, wenn die Hotline nicht rund um die Uhr erreichbar ist?",
)
APP = ("Wie finden Sie es, wenn es eine App gibt?", "Wie finden Sie es, wenn es keine App gibt?")
RATING = "Wie zufrieden sind Sie mit der Website?"
HEADERS = ("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", *HOTLINE, *APP, RATING)
# The hotline: 24 take it for granted, 10 the more the better, 6 do not mind; the app: 20 a delight, 15 do not mind, 5 do not want it.
_HOTLINE = [(2, 5)] * 24 + [(1, 5)] * 10 + [(3, 3)] * 6
_APP = [(1, 3)] * 20 + [(3, 4)] * 15 + [(5, 1)] * 5
N = len(_HOTLINE)


def rows(labels: Sequence[str] = GERMAN) -> list[list[object]]:
    """Forty answers below the headers; in numbers where the labels are numbers."""
    told = [
        [n, f"2026-03-{n % 28 + 1:02} 10:00:00", 3, "de", *(labels[one - 1] for one in (*hotline, *app)), n % 5 + 1]
        for n, (hotline, app) in enumerate(zip(_HOTLINE, _APP, strict=True), 1)
    ]
    return [list(HEADERS), *told]


def without(header: str, table: list[list[object]]) -> list[list[object]]:
    """The rows without a column."""
    at = table[0].index(header)
    return [row[:at] + row[at + 1 :] for row in table]


def workbook(table: Sequence[Sequence[object]]) -> bytes:
    """The rows as an .xlsx file."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in table:
        page.append(list(row))
    file = BytesIO()
    book.save(file)
    return file.getvalue()
