"""Blank workbooks: handed out, filled in, and imported without a question."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tpm.figures import ratings, recommendation, referrals
from tpm.i18n import language
from tpm.ingest import origins
from tpm.ingest.inspection import Inspection, inspect
from tpm.model.period import Filter, Period
from tpm.model.referral import Referral
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import referrals as stored
from tpm.store import surveys, touchpoints
from tpm.store.database import Store
from tpm.tasks import imports, profiles, templates
from tpm.tasks.imports import Plan

NAMES = (
    "Hotline",
    "Gesamteindruck",
    "Empfehler-Programm",
    "Messe „Bau 2026“ – Stand (1–5)",
    "=1+1",
    "Wie oft Sie uns besuchen",
    "Anfahrt von 3 bis 4 Uhr",
)
LANGUAGES = pytest.mark.parametrize("code", ["de", "en"])
RATED = pytest.mark.parametrize("audience", [Audience.CUSTOMER, Audience.EMPLOYEE, Audience.MANAGEMENT])


@pytest.fixture
def firm(store: Store) -> Store:
    """A workspace with touchpoints that are hard to tell from questions."""
    with store.change() as change:
        for name in NAMES:
            touchpoints.save(change, Touchpoint(name=name))
    return store


def sheet_of(content: bytes) -> tuple[Workbook, Worksheet]:
    book = load_workbook(BytesIO(content))
    return book, book.worksheets[0]


def choices(sheet: Worksheet) -> dict[int, list[str]]:
    """Column → what it offers."""
    offered = {str(check.sqref).partition("2:")[0]: check for check in sheet.data_validations.dataValidation if check.type == "list"}
    return {
        column: str(offered[letter].formula1).strip('"').split(",")
        for column in range(1, sheet.max_column + 1)
        if (letter := get_column_letter(column)) in offered
    }


def dates(sheet: Worksheet) -> list[int]:
    return [ord(str(check.sqref)[0]) - 64 for check in sheet.data_validations.dataValidation if check.type == "date"]


def answers(sheet: Worksheet, row: int, points: Sequence[int]) -> None:
    """What somebody writes: points in the order given, choices in turn, a day, a few words elsewhere."""
    offered, days = choices(sheet), dates(sheet)
    for column in range(1, sheet.max_column + 1):
        if column in days:
            sheet.cell(row, column, datetime(2026, 1 + row % 12, 1 + row % 28))  # noqa: DTZ001  as a workbook holds it
        elif column in offered:
            text = offered[column][points[row % len(points)] % len(offered[column])]
            sheet.cell(row, column, int(text) if text.isdigit() else text)
        else:
            sheet.cell(row, column, ("Verkauf", "Werkstatt")[row % 2] if column == 2 else f"gut {row}")


def filled(store: Store, audience: Audience, code: str, folder: Path, *, n: int = 12, points: Sequence[int] = (3, 2, 4)) -> Path:
    template = templates.make(store, audience, language.get(code))
    book, sheet = sheet_of(template.content)
    for row in range(2, 2 + n):
        answers(sheet, row, points)
    path = folder / template.file_name
    book.save(path)
    return path


def proposed(store: Store, path: Path) -> tuple[Inspection, Plan]:
    found = inspect(path)
    return found, profiles.propose(store, found, path.stem)[0]


def asked(found: Inspection) -> list[tuple[str, object]]:
    return [(column.header, column.confirm) for column in found.columns if column.confirm]


@LANGUAGES
@RATED
@pytest.mark.parametrize("n", [1, 12, 60])
def test_a_filled_workbook_is_understood_without_a_question(firm: Store, tmp_path: Path, code: str, audience: Audience, n: int):
    found, plan = proposed(firm, filled(firm, audience, code, tmp_path, n=n))
    assert asked(found) == []
    assert plan.audience is audience
    assert [column.touchpoint for column in plan.columns if column.role is Role.RATING] == list(NAMES)
    assert {(c.scale.minimum, c.scale.maximum) for c in plan.columns if c.role is Role.RATING and c.scale} == {(1, 5)}
    assert [problem.code for problem in found.problems if problem.code != "few_answers"] == []
    receipt = imports.save(firm, found, plan)
    assert receipt.respondents == n
    assert [touchpoint.name for touchpoint in touchpoints.every(firm)] == list(NAMES)


@LANGUAGES
def test_customers_bring_ratings_nps_and_what_they_really_did(firm: Store, tmp_path: Path, code: str):
    found, plan = proposed(firm, filled(firm, Audience.CUSTOMER, code, tmp_path))
    roles = [column.role for column in plan.columns]
    assert roles == [Role.DATE, Role.SEGMENT, *[Role.RATING] * len(NAMES), Role.OVERALL, Role.NPS, Role.RECOMMENDED, Role.COMMENT]
    imports.save(firm, found, plan)
    shown = ratings.ratings(firm, Filter()).set_index("touchpoint")
    assert shown["n"].to_dict() == dict.fromkeys(NAMES, 12)
    assert shown.loc["Hotline", "mean"] == pytest.approx(4)
    assert recommendation.nps(firm, Filter()).iloc[0]["n"] == 12
    assert len(ratings.series(firm, Filter(), touchpoints.every(firm)[0].id, Period.MONTH)) == 12


@LANGUAGES
def test_low_points_alone_still_stand_on_the_whole_scale(firm: Store, tmp_path: Path, code: str):
    found, plan = proposed(firm, filled(firm, Audience.CUSTOMER, code, tmp_path, n=40, points=(0, 1)))
    assert asked(found) == []
    scales = {column.role: (column.scale.minimum, column.scale.maximum) for column in plan.columns if column.scale}
    assert scales == {Role.RATING: (1, 5), Role.OVERALL: (1, 5), Role.NPS: (0, 10)}


@LANGUAGES
def test_our_own_picture_never_joins_that_of_the_customers(firm: Store, tmp_path: Path, code: str):
    for audience in (Audience.CUSTOMER, Audience.EMPLOYEE, Audience.MANAGEMENT):
        found, plan = proposed(firm, filled(firm, audience, code, tmp_path))
        assert next(column.attribute for column in plan.columns if column.role is Role.SEGMENT) in (
            "Kundengruppe",
            "Customer group",
            "Team",
        )
        imports.save(firm, found, plan)
    assert [(survey.audience) for survey in surveys.every(firm)].count(Audience.CUSTOMER) == 1
    assert {survey.audience for survey in surveys.every(firm)} == {Audience.CUSTOMER, Audience.EMPLOYEE, Audience.MANAGEMENT}
    assert set(ratings.ratings(firm, Filter())["n"]) == {12}


@LANGUAGES
@pytest.mark.parametrize("n", [1, 18])
def test_new_customers_come_with_date_origin_recommender_and_offer(store: Store, tmp_path: Path, code: str, n: int):
    found, plan = proposed(store, filled(store, Audience.NEW_CUSTOMERS, code, tmp_path, n=n, points=range(9)))
    assert asked(found) == []
    assert plan.audience is Audience.NEW_CUSTOMERS
    assert [column.role for column in plan.columns] == [Role.DATE, Role.ORIGIN, Role.RECOMMENDER, Role.OFFER]
    imports.save(store, found, plan)
    total = referrals.total(store, Filter()).iloc[0]
    assert total["n"] == n
    if n == 18:
        assert (total["e"], total["unknown"]) == (4, 2)
    assert all(row.recommender and row.offer for row in stored.latest(store))


@LANGUAGES
def test_every_origin_that_is_offered_at_first_is_known_by_its_words(store: Store, code: str):
    offered = choices(sheet_of(templates.make(store, Audience.NEW_CUSTOMERS, language.get(code)).content)[1])[2]
    assert len(offered) == 9
    assert [text for text in offered if not origins.kind(text)[1]] == []


def test_origins_of_the_workspace_are_offered_as_far_as_a_list_holds_them(store: Store):
    with store.change() as change:
        for n, name in enumerate(
            ["Stammtisch", "Rad, Haus und Garten", "=HYPERLINK(1)", *(f"Herkunft mit langem Namen {n}" for n in range(30))]
        ):
            for _ in range(40 - n):
                stored.save(change, Referral(date=date(2026, 1, 1), origin=name))
    _, sheet = sheet_of(templates.make(store, Audience.NEW_CUSTOMERS, language.get("de")).content)
    offered = choices(sheet)[2]
    assert offered[:2] == ["Stammtisch", "Herkunft mit langem Namen 0"]
    assert len(",".join(offered)) <= 255


def test_an_origin_that_only_a_few_have_named_is_not_handed_out(store: Store):
    with store.change() as change:
        for name, times in (("Messe", 5), ("Empfehlung von Frau Meier", 4)):
            for _ in range(times):
                stored.save(change, Referral(date=date(2026, 1, 1), origin=name))
    _, sheet = sheet_of(templates.make(store, Audience.NEW_CUSTOMERS, language.get("de")).content)
    assert choices(sheet)[2] == ["Messe"]


@LANGUAGES
@pytest.mark.parametrize("audience", list(Audience))
def test_a_workbook_as_it_is_handed_out_is_empty_and_explains_itself(firm: Store, code: str, audience: Audience):
    book, sheet = sheet_of(templates.make(firm, audience, language.get(code)).content)
    assert sheet.max_row == 1
    assert book.sheetnames[1] == ("Hinweise" if code == "de" else "Notes")
    assert len(str(book.worksheets[1]["A1"].value)) > 200
    assert all(cell.data_type == "s" for cell in sheet[1])
    assert sheet.column_dimensions["A"].number_format == ("DD.MM.YYYY" if code == "de" else "YYYY-MM-DD")


@LANGUAGES
def test_a_column_that_was_deleted_and_a_plain_copy_as_csv_change_nothing(firm: Store, tmp_path: Path, code: str):
    path = filled(firm, Audience.EMPLOYEE, code, tmp_path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.delete_cols(4)
    rows = [[f"{cell:%d.%m.%Y}" if isinstance(cell, datetime) else str(cell).replace('"', '""') for cell in row] for row in sheet.values]
    copy = tmp_path / "kopie.csv"
    copy.write_text("\n".join(";".join(f'"{cell}"' for cell in row) for row in rows), "cp1252")
    found, plan = proposed(firm, copy)
    assert asked(found) == []
    assert plan.audience is Audience.EMPLOYEE
    assert [column.touchpoint for column in plan.columns if column.role is Role.RATING] == [name for name in NAMES if name != NAMES[1]]


def test_without_touchpoints_the_starter_list_is_asked_about(store: Store):
    _, sheet = sheet_of(templates.make(store, Audience.CUSTOMER, language.get("de")).content)
    assert "Zufriedenheit mit „Hotline“ (1–5)" in [cell.value for cell in sheet[1]]
