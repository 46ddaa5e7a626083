"""Answers that are there already, and the same file read anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from tpm.figures import ratings
from tpm.ingest.inspection import Inspection, inspect
from tpm.model.errors import Refused
from tpm.model.mapping import ColumnMapping
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import imports as stored
from tpm.store import surveys
from tpm.store.database import Store
from tpm.store.overlaps import relying
from tpm.tasks import imports, overlaps, previews
from tpm.tasks.overlaps import Repeated

QUESTION = "Wie zufrieden sind Sie mit der Hotline?"


def wave(folder: Path, numbers: Sequence[object], name: str, *, month: int | None = 3) -> Inspection:
    """Customers with a number and a rating; on the same day of the month they have the same number."""
    day = "" if month is None else f".{month:02}.2026"
    rows = [f"{number};{1 + place % 5}" + (f";{1 + place % 28:02}{day}" if day else "") for place, number in enumerate(numbers)]
    path = folder / name
    path.write_text("\n".join([f"Antwort ID;{QUESTION}" + (";Datum" if day else ""), *rows]), "utf-8")
    return inspect(path)


def plan(found: Inspection, survey: str = "Kunden") -> imports.Plan:
    return imports.guess_plan(found, survey)


def bring(store: Store, found: Inspection, survey: str = "Kunden") -> stored.Receipt:
    return imports.save(store, found, plan(found, survey))


def kinds(store: Store, import_id: int) -> dict[str, int]:
    return stored.problems(store, import_id)["code"].value_counts().to_dict()


def answered(store: Store) -> int:
    return store.rows("SELECT count(*) FROM answer")[0][0]


def test_an_export_that_grew_brings_only_what_is_new(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "eins.csv"))
    grown = wave(tmp_path, range(60), "zwei.csv")
    seen = previews.preview(store, grown, plan(grown))
    assert (len(seen.overlap.same), seen.overlap.of, seen.overlap.proposed, seen.respondents) == (40, 60, Repeated.LEAVE_OUT, 20)
    receipt = bring(store, grown)
    assert (receipt.respondents, receipt.left_out, answered(store)) == (20, 40, 60)
    left = stored.problems(store, receipt.import_id)
    assert left.loc[left["code"] == "row_already_in", "row"].tolist() == list(range(2, 42))


def test_all_answers_come_again_where_somebody_wants_them(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "eins.csv"))
    grown = wave(tmp_path, range(60), "zwei.csv")
    receipt = imports.save(store, grown, replace(plan(grown), repeated=Repeated.BRING))
    assert (receipt.respondents, receipt.left_out, answered(store)) == (60, 0, 100)


def test_numbers_that_begin_anew_in_each_wave_are_new_answers(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "eins.csv"))
    receipt = bring(store, wave(tmp_path, range(40), "zwei.csv", month=6))
    assert (receipt.respondents, receipt.left_out) == (40, 0)
    assert kinds(store, receipt.import_id) == {"id_seen_before": 1}


def test_numbers_that_meet_on_the_same_day_by_chance_are_new_answers(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "berlin.csv"))
    other = tmp_path / "hamburg.csv"
    text = (tmp_path / "berlin.csv").read_text("utf-8")
    other.write_text("\n".join([text.splitlines()[0], *(f"{n};{1 + 3 * n % 5};{1 + n % 28:02}.03.2026" for n in range(40))]), "utf-8")
    found = inspect(other)
    seen = previews.preview(store, found, plan(found))
    assert (len(seen.overlap.same), seen.overlap.other, seen.respondents) == (0, 40, 40)
    receipt = bring(store, found)
    assert (receipt.respondents, receipt.left_out, kinds(store, receipt.import_id)) == (40, 0, {"id_seen_before": 1})


def test_numbers_without_a_date_are_asked_but_brought(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "eins.csv", month=None))
    grown = wave(tmp_path, range(60), "zwei.csv", month=None)
    seen = previews.preview(store, grown, plan(grown))
    assert (len(seen.overlap.same), len(seen.overlap.undated), seen.overlap.proposed, seen.respondents) == (0, 40, Repeated.BRING, 60)
    assert imports.save(store, grown, replace(plan(grown), repeated=Repeated.LEAVE_OUT)).respondents == 20


def test_answers_whose_number_is_not_unique_stay_in(store: Store, tmp_path: Path):
    twice = [0, *range(39)]
    assert kinds(store, bring(store, wave(tmp_path, twice, "eins.csv")).import_id) == {"id_not_unique": 1}
    assert bring(store, wave(tmp_path, [*twice, 99], "zwei.csv")).respondents == 3


def test_the_numbers_of_another_survey_or_an_undone_import_mean_nothing(store: Store, tmp_path: Path):
    first = bring(store, wave(tmp_path, range(40), "eins.csv"))
    assert bring(store, wave(tmp_path, range(50), "zwei.csv"), "Andere").left_out == 0
    imports.undo(store, first.import_id)
    assert bring(store, wave(tmp_path, range(60), "drei.csv")).left_out == 0


def test_a_file_with_nothing_new_is_refused(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "eins.csv"))
    with pytest.raises(Refused, match="nothing_new"):
        bring(store, wave(tmp_path, range(30), "zwei.csv"))
    assert len(stored.log(store)) == 1


def test_all_of_many_answers_are_recognised(store: Store):
    n = 130_000
    days = [date(2026, 1, 1) + timedelta(days=k % 300) for k in range(n)]
    table = pa.table({"row": pa.array(range(n), pa.int64()), "source_key": [f"K{k}" for k in range(n)], "answered_on": days})
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        change.register("many", table)
        change.rows("INSERT INTO import SELECT 1, $survey, 0, 'a', 'h', '', now(), '', 0, 0, 0, '[]', NULL, NULL", {"survey": survey.id})
        change.rows("INSERT INTO respondent SELECT row, 1, source_key, answered_on FROM many")
    found = overlaps.find(store, survey, table)
    assert (len(found.same), found.other) == (n, 0)


def moved(found: Inspection, **changes: object) -> imports.Plan:
    guess = plan(found)
    return replace(guess, columns=[replace(c, **changes) if c.role is Role.RATING else c for c in guess.columns])


def shown(store: Store) -> list[tuple[str, int, float]]:
    rows = ratings.ratings(store, Filter()).to_dict("records")
    return [(row["touchpoint"], row["n"], round(row["score"], 1)) for row in rows if row["n"]]


def test_the_same_file_read_anew_replaces_its_import_and_can_be_taken_back(store: Store, tmp_path: Path):
    found = wave(tmp_path, range(40), "eins.csv")
    first = bring(store, found)
    before = shown(store)
    with pytest.raises(Refused, match="same_file"):
        bring(store, found)
    anew = moved(found, touchpoint="Telefon", scale=Scale(minimum=1, maximum=5, reversed=True))
    second = imports.save(store, found, replace(anew, replaces=first.import_id))
    assert (second.respondents, second.left_out) == (40, 0)
    assert shown(store) == [("Telefon", 40, 100 - before[0][2])]
    log = stored.log(store)
    assert log["replaces"].fillna(0).tolist() == [first.import_id, 0]
    assert log["undone_at"].isna().tolist() == [True, False]
    imports.undo(store, second.import_id)
    assert shown(store) == before
    assert stored.log(store)["undone_at"].isna().tolist() == [False, True]
    assert store.rows("SELECT count(*) FROM replaced_answer") == [(0,)]


def test_a_file_read_anew_twice_is_taken_back_step_by_step(store: Store, tmp_path: Path):
    found = wave(tmp_path, range(40), "eins.csv")
    first = bring(store, found)
    for name, replaces in (("Zwei", first.import_id), ("Drei", first.import_id + 1)):
        imports.save(store, found, replace(moved(found, touchpoint=name), replaces=replaces))
    names = [shown(store)[0][0]]
    for number in (3, 2):
        imports.undo(store, number)
        names.append(shown(store)[0][0])
    assert names == ["Drei", "Zwei", "Hotline"]
    imports.undo(store, first.import_id)
    assert answered(store) == 0


def test_a_failed_replacement_leaves_the_earlier_import(store: Store, tmp_path: Path):
    found = wave(tmp_path, range(40), "eins.csv")
    first = bring(store, found)
    nothing: list[ColumnMapping] = [replace(c, role=Role.IGNORE) for c in plan(found).columns]
    with pytest.raises(Refused, match="nothing_to_import"):
        imports.save(store, found, replace(plan(found), columns=nothing, replaces=first.import_id))
    assert answered(store) == 40
    other = wave(tmp_path, range(50, 90), "zwei.csv")
    with pytest.raises(Refused, match="import_gone"):
        imports.save(store, other, replace(plan(other), replaces=99))


def test_the_log_knows_which_imports_left_answers_out_because_of_another(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(overlaps, "LISTED", 10)
    bring(store, wave(tmp_path, range(40), "eins.csv"))
    bring(store, wave(tmp_path, range(60), "zwei.csv"))
    third = bring(store, wave(tmp_path, range(70), "drei.csv"))
    assert relying(store, 1) == [(2, "zwei.csv", 40), (3, "drei.csv", 40)]
    assert relying(store, 2) == [(3, "drei.csv", 20)]
    imports.undo(store, third.import_id)
    assert relying(store, 1) == [(2, "zwei.csv", 40)]


def test_answers_left_out_come_back_where_their_file_is_read_anew_after_the_earlier_import_is_out(store: Store, tmp_path: Path):
    bring(store, wave(tmp_path, range(40), "eins.csv"))
    grown = wave(tmp_path, range(60), "zwei.csv")
    second = bring(store, grown)
    imports.undo(store, 1)
    assert answered(store) == 20
    imports.save(store, grown, replace(plan(grown), replaces=second.import_id))
    assert answered(store) == 60
