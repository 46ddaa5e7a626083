"""What was corrected by hand in new customers stays where their import is read anew, or is told before it is lost."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tpm.ingest.inspection import Inspection, inspect
from tpm.model.survey import Role
from tpm.store import imports as stored
from tpm.store import referrals
from tpm.store.database import Store
from tpm.tasks import imports, previews

ORIGIN = "Wie sind Sie auf uns aufmerksam geworden?"
ROWS = [(f"K{n:03}", f"{n + 1:02}.03.2026", "Messe" if n % 2 else "Google") for n in range(20)]


def newcomers(folder: Path, rows: Sequence[Sequence[str]], name: str = "neue.csv") -> Inspection:
    path = folder / name
    path.write_text("\n".join(";".join(row) for row in [("Antwort ID", "Datum", ORIGIN), *rows]), "utf-8")
    return inspect(path)


def correct(store: Store, at: int, **values: object) -> None:
    """Change a new customer by hand, counted from the latest."""
    with store.change("Eva") as change:
        referrals.save(change, replace(referrals.latest(store)[at], **values))


def told(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT won_on::VARCHAR, origin, recommender FROM referral WHERE retired_at IS NULL AND recommender <> ''")


@pytest.fixture
def first(store: Store, tmp_path: Path) -> imports.Plan:
    """The plan of an import that stands, with one new customer corrected and another taken out."""
    found = newcomers(tmp_path, ROWS)
    plan = imports.guess_plan(found, "Neue")
    imports.save(store, found, plan)
    correct(store, 0, recommender="Meier", origin="Empfehlung")
    with store.change() as change:
        referrals.retire(change, referrals.latest(store)[1])
    return plan


def test_corrections_by_hand_stay_where_the_same_file_is_read_anew(store: Store, tmp_path: Path, first: imports.Plan):
    found, anew = newcomers(tmp_path, ROWS), replace(first, replaces=1)
    seen = previews.preview(store, found, anew)
    assert (len(seen.corrections.placed), seen.corrections.lost) == (2, ())
    imports.save(store, found, anew)
    assert told(store) == [("2026-03-20", "Empfehlung", "Meier")]
    assert store.rows("SELECT count(*), count(*) FILTER (retired_at IS NOT NULL) FROM referral") == [(20, 1)]


def test_only_what_was_changed_by_hand_stays_the_rest_is_read_anew(store: Store, tmp_path: Path, first: imports.Plan):
    columns = [replace(column, role=Role.IGNORE) if column.role is Role.DATE else column for column in first.columns]
    imports.save(store, newcomers(tmp_path, ROWS), replace(first, columns=columns, replaces=1))
    assert told(store) == [(None, "Empfehlung", "Meier")]


def test_corrections_stay_through_several_readings_and_the_last_taken_out(store: Store, tmp_path: Path, first: imports.Plan):
    for replaces in (1, 2):
        imports.save(store, newcomers(tmp_path, ROWS), replace(first, replaces=replaces))
    assert told(store) == [("2026-03-20", "Empfehlung", "Meier")]
    imports.undo(store, 3)
    assert told(store) == [("2026-03-20", "Empfehlung", "Meier")]


def test_in_another_file_the_number_of_the_new_customer_tells_who_was_corrected(store: Store, tmp_path: Path, first: imports.Plan):
    found = newcomers(tmp_path, list(reversed(ROWS)), "andere.csv")
    imports.save(store, found, replace(first, replaces=1))
    assert told(store) == [("2026-03-20", "Empfehlung", "Meier")]


def test_what_cannot_be_kept_is_told_before_saving_and_in_the_notes(store: Store, tmp_path: Path, first: imports.Plan):
    found, anew = newcomers(tmp_path, ROWS[:10], "andere.csv"), replace(first, replaces=1)
    seen = previews.preview(store, found, anew)
    assert [(one.row, one.said) for one in seen.corrections.lost] == [(21, "Empfehlung · Meier")]
    receipt = imports.save(store, found, anew)
    assert "correction_lost" in stored.problems(store, receipt.import_id)["code"].tolist()
    assert told(store) == []


def test_nobody_is_corrected_by_a_number_that_two_bear(store: Store, tmp_path: Path, first: imports.Plan):
    found = newcomers(tmp_path, [*ROWS, ROWS[-1]], "andere.csv")
    assert [one.row for one in previews.preview(store, found, replace(first, replaces=1)).corrections.lost] == [21]


def test_new_customers_as_they_were_imported_are_no_corrections(store: Store, tmp_path: Path):
    found = newcomers(tmp_path, ROWS)
    plan = imports.guess_plan(found, "Neue")
    imports.save(store, found, plan)
    correct(store, 0, recommender="Meier")
    correct(store, 0, recommender="")
    seen = previews.preview(store, found, replace(plan, replaces=1)).corrections
    assert (seen.placed, seen.lost) == ((), ())
