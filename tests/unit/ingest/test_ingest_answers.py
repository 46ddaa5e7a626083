"""What an import would write."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from survey_sheets import Rows

from tpm.ingest import answers, inspection, summary
from tpm.ingest.answers import Prepared
from tpm.ingest.inspection import Inspection
from tpm.model.survey import Role

Understood = Callable[[Rows], Inspection]
HEAD = ["Nr.", "Datum", "E-Mail", "Zufriedenheit mit der Hotline", "NPS", "Haben Sie uns weiterempfohlen?", "Kommentar", "Region"]


def rows(n: int = 40) -> list[list[object]]:
    return [
        [k + 1, f"{1 + k % 28:02d}.03.2026", f"u{k}@example.org", k % 6, k % 11, ["ja", "nein"][k % 2], f"Das war Antwort {k}", "NS"[k % 2]]
        for k in range(n)
    ]


def prepared(found: Inspection, **changed: Role) -> Prepared:
    mappings = [replace(one.guess, role=changed.get(one.guess.key, one.guess.role)) for one in found.columns]
    return answers.prepare(found, mappings, default_date=None)


def test_each_kind_of_column_goes_to_its_table(understood: Understood):
    found = understood([HEAD, *rows()])
    ready = prepared(found)
    assert ready.respondents.slice(0, 2).to_pylist() == [
        {"row": 2, "source_key": "1", "answered_on": date(2026, 3, 1)},
        {"row": 3, "source_key": "2", "answered_on": date(2026, 3, 2)},
    ]
    assert ready.cells.column_names == ["row", "c3", "c4", "c5"]
    assert ready.cells.schema.field("c3").type == pa.float64()
    assert ready.comments.slice(0, 1).to_pylist() == [{"row": 2, "column": "c6", "text": "Das war Antwort 0"}]
    assert ready.segments.slice(0, 1).to_pylist() == [{"row": 2, "attribute": "Region", "value": "N"}]
    assert pc.max(ready.cells.column("c4")).as_py() == 10
    assert set(ready.cells.column("c5").to_pylist()) == {0, 1}
    assert ready.long_cells.num_rows == ready.referrals.num_rows == 0


def test_personal_columns_are_not_carried_unless_opted_in(understood: Understood):
    found = understood([HEAD, *rows()])
    assert "example.org" not in str([table.to_pylist() for table in vars(prepared(found)).values() if isinstance(table, pa.Table)])
    assert prepared(found, c2=Role.COMMENT).comments.num_rows == 80


def test_codes_outside_the_scale_are_no_answers_and_no_problems(understood: Understood):
    ready = prepared(understood([HEAD, *rows()]))
    assert pc.min(ready.cells.column("c3")).as_py() == 1
    assert ready.problems == ()


def test_cells_that_cannot_be_read_are_problems(understood: Understood):
    given = rows()
    given[4][3], given[7][1] = "prima", "gestern"
    ready = prepared(understood([HEAD, *given]))
    assert [(problem.code, problem.row, problem.column, problem.values) for problem in ready.problems] == [
        ("answer_unread", 6, HEAD[3], {"text": "prima"}),
        ("date_unread", 9, "Datum", {"text": "gestern"}),
    ]


def test_rows_without_a_date_get_the_one_that_is_given(understood: Understood):
    given = rows()
    given[0][1] = ""
    found = understood([HEAD, *given])
    ready = answers.prepare(found, [one.guess for one in found.columns], default_date=date(2026, 5, 1))
    assert ready.respondents.column("answered_on").to_pylist()[:2] == [date(2026, 5, 1), date(2026, 3, 2)]


def test_numbers_that_are_not_unique_are_told_and_nothing_is_dropped(understood: Understood):
    given = rows()
    for row in given:
        row[0] = 6
    found = understood(
        [["ID", "Startzeit", "Fertigstellungszeit", *HEAD[3:]], *[[row[0], "2026-03-01", "2026-03-01", *row[3:]] for row in given]]
    )
    ready = prepared(found)
    assert ready.respondents.num_rows == 40
    assert [problem.code for problem in ready.problems] == ["id_not_unique"]


def test_every_new_customer_is_a_referral_with_or_without_origin(understood: Understood):
    head = ["Datum", "Wie sind Sie auf uns aufmerksam geworden?", "Empfohlen von", "Angebot"]
    found = understood(
        [head, *[["02.03.2026", ["Empfehlung", "Google", ""][n % 3], "Meier" if n % 3 == 0 else "", "Basis"] for n in range(30)]]
    )
    assert prepared(found).referrals.slice(0, 3).to_pylist() == [
        {"row": 2, "won_on": date(2026, 3, 2), "origin": "Empfehlung", "recommender": "Meier", "offer": "Basis"},
        {"row": 3, "won_on": date(2026, 3, 2), "origin": "Google", "recommender": None, "offer": "Basis"},
        {"row": 4, "won_on": date(2026, 3, 2), "origin": None, "recommender": None, "offer": "Basis"},
    ]


def test_a_row_per_answer_becomes_one_respondent_with_several_answers(understood: Understood):
    body = [[f"R{n // 3}", ["Beratung", "Lieferung", "Hotline"][n % 3], n % 5 + 1 if n % 7 else "", "13.03.2026"] for n in range(60)]
    found = understood([["Befragter", "Frage", "Wert", "Datum"], *body])
    ready = prepared(found)
    assert ready.respondents.num_rows == summary.respondents(found) == 20
    assert ready.cells.num_columns == 1
    assert ready.long_cells.num_rows == sum(1 for row in body if row[2])
    assert ready.long_cells.slice(0, 1).to_pylist() == [{"row": 3, "column": "c2", "question": "Lieferung", "value": 2.0}]
    assert set(ready.long_cells.column("row").to_pylist()) == set(ready.respondents.column("row").to_pylist())


def test_csv_and_xlsx_of_the_same_answers_are_the_same(write_book: Callable[..., Path], write_text: Callable[..., Path]):
    given = rows()
    as_book = [[row[0], datetime.strptime(str(row[1]), "%d.%m.%Y"), *row[2:]] for row in given]  # noqa: DTZ007  a day has no zone
    book = inspection.inspect(write_book([HEAD, *as_book]))
    text = inspection.inspect(write_text([HEAD, *given]))
    first, second = summary.to_json(book), summary.to_json(text)
    assert first | {"sheet": ""} == second
    for name, table in vars(prepared(book)).items():
        assert table == vars(prepared(text))[name], name


@pytest.mark.parametrize("copies", [0, 1])
def test_the_figures_of_the_preview_are_those_of_the_tables(understood: Understood, copies: int):
    found = understood([HEAD, *rows(40 * (copies + 1))])
    told = summary.to_json(found)
    ready = prepared(found)
    values = ready.cells.column("c4").drop_null().to_pylist()
    assert told["nps"] == {
        "column": "NPS",
        "n_valid": len(values),
        "promoters": sum(value >= 9 for value in values),
        "passives": sum(7 <= value <= 8 for value in values),
        "detractors": sum(value <= 6 for value in values),
        "nps": pytest.approx(100 * (sum(value >= 9 for value in values) - sum(value <= 6 for value in values)) / len(values)),
    }
