"""An import is whole, comes once, and can be taken out."""

from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa
import pytest

from tpm.model.errors import Refused
from tpm.model.period import Filter, Period
from tpm.model.problem import Problem
from tpm.model.scale import Scale
from tpm.model.survey import Audience, OriginKind, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import answers, imports, origins, referrals, surveys, touchpoints, withdrawals
from tpm.store.change import Change
from tpm.store.database import Store

EMPTY: Mapping[str, pa.Schema] = {
    "long_cells": pa.schema({"row": pa.int64(), "column": pa.string(), "question": pa.string(), "value": pa.float64()}),
    "comments": pa.schema({"row": pa.int64(), "column": pa.string(), "text": pa.string()}),
    "segments": pa.schema({"row": pa.int64(), "attribute": pa.string(), "value": pa.string()}),
    "referrals": pa.schema(
        {"row": pa.int64(), "won_on": pa.date32(), "origin": pa.string(), "recommender": pa.string(), "offer": pa.string()}
    ),
}


def batch(change: Change, **parts: object) -> imports.Batch:
    """Three people rate the website 5, 3 and not at all; the first is a new customer."""
    survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
    existing = [t for t in touchpoints.every(change) if t.name == "Website"]
    website = existing[0] if existing else touchpoints.save(change, Touchpoint(name="Website"))
    question = surveys.put_question(change, survey, "Website?", Role.RATING, touchpoint_id=website.id, scale=Scale(minimum=1, maximum=5))
    tables = {name: schema.empty_table() for name, schema in EMPTY.items()}
    tables["respondents"] = pa.table(
        {
            "row": pa.array([2, 3, 4], pa.int64()),
            "source_key": ["a", "b", None],
            "answered_on": [date(2026, 1, 5), date(2026, 4, 1), date(2026, 4, 2)],
        }
    )
    tables["cells"] = pa.table({"row": pa.array([2, 3, 4], pa.int64()), "c1": [5.0, 3.0, None]})
    tables["segments"] = pa.table({"row": pa.array([2, 3], pa.int64()), "attribute": ["Gruppe", "Gruppe"], "value": ["neu", "alt"]})
    fields = {"survey_id": survey.id, "file_name": "a.xlsx", "file_hash": "h", "sheet": "S", "mapping": "{}"}
    fields |= {"questions": {("c1", ""): question}, "origins": {}, "problems": []}
    return imports.Batch(**(fields | tables | parts))


def test_answers_arrive_with_their_values_dates_and_groups(store: Store) -> None:
    with store.change() as change:
        receipt = imports.write(change, batch(change))
    assert (receipt.respondents, receipt.answers) == (3, 2)
    everything = answers.histogram(store, Filter(), [Role.RATING])
    assert everything[["value", "n"]].to_numpy().tolist() == [[3, 1], [5, 1]]
    april = answers.histogram(store, Filter(since=date(2026, 4, 1), until=date(2026, 4, 30)), [Role.RATING])
    assert april["value"].tolist() == [3]
    new = answers.histogram(store, Filter(segment=("Gruppe", "neu")), [Role.RATING])
    assert new["value"].tolist() == [5]
    quarters = answers.histogram(store, Filter(), [Role.RATING], by=Period.QUARTER)
    assert [d.date() for d in quarters["period"]] == [date(2026, 1, 1), date(2026, 4, 1)]


def test_employees_do_not_count_as_customers(store: Store) -> None:
    with store.change() as change:
        imports.write(change, batch(change))
    assert answers.histogram(store, Filter(), [Role.RATING], audience=Audience.EMPLOYEE).empty
    assert answers.respondents(store, Filter()) == 3
    assert answers.respondents(store, Filter(), Audience.EMPLOYEE) == 0


def test_the_same_file_comes_in_once(store: Store) -> None:
    with store.change() as change:
        imports.write(change, batch(change))
    with pytest.raises(Refused, match="same_file"), store.change() as change:
        imports.write(change, batch(change))
    assert answers.respondents(store, Filter()) == 3


def test_an_undone_import_leaves_nothing_and_may_come_again(store: Store) -> None:
    with store.change() as change:
        first = imports.write(change, batch(change))
    with store.change() as change:
        second = imports.write(change, batch(change, file_hash="other"))
    with store.change() as change:
        withdrawals.undo(change, first.import_id)
    assert answers.respondents(store, Filter()) == 3
    assert store.rows("SELECT DISTINCT respondent_id >> 32 FROM answer") == [(second.import_id,)]
    with store.change() as change:
        imports.write(change, batch(change))
    assert imports.log(store)["undone_at"].isna().tolist() == [True, True, False]


def test_problems_stay_readable_after_the_import(store: Store) -> None:
    found = Problem(code="unreadable", sheet="S", row=4, column="Website?", values={"text": "11"})
    with store.change() as change:
        receipt = imports.write(change, batch(change, problems=[found]))
    assert imports.problems(store, receipt.import_id).to_numpy().tolist() == [["unreadable", "S", 4, "Website?", '{"text": "11"}']]


def test_origins_count_by_their_kind_and_a_decision_of_the_user_stays(store: Store) -> None:
    won = pa.table(
        {
            "row": pa.array([2, 3, 4], pa.int64()),
            "won_on": [date(2026, 1, 5), date(2026, 1, 6), date(2026, 4, 2)],
            "origin": ["Freunde", "Google", None],
            "recommender": ["Frau Abt", None, None],
            "offer": pa.array([None, None, None], pa.string()),
        }
    )
    kinds = {"Freunde": OriginKind.RECOMMENDATION, "Google": OriginKind.OTHER}
    with store.change() as change:
        imports.write(change, batch(change, referrals=won, origins=kinds))
    assert referrals.total(store, Filter()).to_numpy().tolist() == [[1, 3, 1]]
    with store.change() as change:
        origins.set_kind(change, "Google", OriginKind.RECOMMENDATION)
        imports.write(change, batch(change, file_hash="2", referrals=won, origins=kinds))
    assert referrals.total(store, Filter()).to_numpy().tolist() == [[4, 6, 2]]
    by_quarter = referrals.counts(store, Filter(), Period.QUARTER)
    assert by_quarter[["e", "n", "unknown"]].to_numpy().tolist() == [[4, 4, 0], [0, 2, 2]]
    assert referrals.recommenders(store, Filter()).to_numpy().tolist() == [["Frau Abt", 2]]


def test_a_failing_import_leaves_nothing(store: Store) -> None:
    with pytest.raises(duckdb.ConversionException), store.change() as change:
        imports.write(change, batch(change, cells=pa.table({"row": [2], "c1": ["no number"]})))
    for table in ("respondent", "touchpoint", "import"):
        assert store.rows(f"SELECT count(*) FROM {table}") == [(0,)]


def test_a_row_per_answer_goes_to_the_question_it_names(store: Store) -> None:
    with store.change() as change:
        wide = batch(change)
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        hotline = surveys.put_question(change, survey, "Wert: Hotline", Role.RATING, scale=Scale(minimum=1, maximum=5))
        rows = {"row": pa.array([2, 3], pa.int64()), "column": ["c1"] * 2, "question": ["Hotline", "Messe"], "value": [3.0, 4.0]}
        long = pa.table(rows)
        imports.write(change, batch(change, cells=wide.cells.select(["row"]), long_cells=long, questions={("c1", "Hotline"): hotline}))
    assert store.rows("SELECT question_id, value FROM answer") == [(hotline, 3.0)]
