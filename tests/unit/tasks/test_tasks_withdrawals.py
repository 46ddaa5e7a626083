"""Imports that go out again: no answer is read on a scale that it was not given on, and nothing stands twice."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tpm.ingest.inspection import Inspection, inspect
from tpm.model.errors import Conflict, Refused
from tpm.model.scale import Scale
from tpm.model.survey import Role
from tpm.store import audit, referrals
from tpm.store import imports as stored
from tpm.store.database import Store
from tpm.tasks import imports, mappings

QUESTION = "Wie zufrieden sind Sie mit der Hotline?"
SEVEN = Scale(minimum=1, maximum=7)


def rated(folder: Path, name: str, points: str) -> Inspection:
    path = folder / name
    path.write_text("\n".join([QUESTION, *(points[n % len(points)] for n in range(35))]), "utf-8")
    return inspect(path)


def bring(store: Store, found: Inspection, *, scale: Scale | None = None, replaces: int | None = None) -> int:
    plan = imports.guess_plan(found, "Kunden")
    if scale:
        plan = replace(plan, columns=[mappings.with_scale(found.columns[0], plan.columns[0], scale)])
    return imports.save(store, found, replace(plan, replaces=replaces)).import_id


def scale_of(store: Store) -> tuple[float, float]:
    return store.rows("SELECT minimum, maximum FROM question")[0]


def standing(store: Store) -> Sequence[int]:
    return sorted(number for (number,) in store.rows("SELECT DISTINCT import_id FROM respondent"))


def test_what_was_replaced_comes_back_only_on_the_scale_it_was_given_on(store: Store, tmp_path: Path):
    found = rated(tmp_path, "eins.csv", "12345")
    first = bring(store, found)
    anew = bring(store, found, scale=SEVEN, replaces=first)
    later = bring(store, rated(tmp_path, "zwei.csv", "1234567"))
    with pytest.raises(Refused, match="earlier_scale"):
        imports.undo(store, anew)
    assert (scale_of(store), standing(store)) == ((1, 7), [anew, later])
    imports.undo(store, later)
    imports.undo(store, anew)
    assert (scale_of(store), standing(store)) == ((1, 5), [first])


def test_what_was_replaced_stays_out_where_another_import_has_changed_the_scale_since(store: Store, tmp_path: Path):
    found = rated(tmp_path, "eins.csv", "12345")
    first = bring(store, found)
    comments = [replace(column, role=Role.COMMENT, scale=None) for column in imports.guess_plan(found, "Kunden").columns]
    anew = imports.save(store, found, replace(imports.guess_plan(found, "Kunden"), columns=comments, replaces=first)).import_id
    later = bring(store, rated(tmp_path, "zwei.csv", "1234567"))
    with pytest.raises(Refused, match="earlier_scale"):
        imports.undo(store, anew)
    assert (scale_of(store), standing(store)) == ((1, 7), [anew, later])


def test_a_question_keeps_the_scale_on_which_others_have_answered(store: Store, tmp_path: Path):
    imports.undo(store, bring(store, rated(tmp_path, "eins.csv", "12345")))
    second = bring(store, rated(tmp_path, "zwei.csv", "1234567"))
    bring(store, rated(tmp_path, "drei.csv", "7654321"))
    imports.undo(store, second)
    assert scale_of(store) == (1, 7)


def test_an_edit_of_a_new_customer_cannot_be_undone_while_its_import_is_out(store: Store, tmp_path: Path):
    path = tmp_path / "neue.csv"
    path.write_text(
        "\n".join(["Datum,Wie sind Sie auf uns aufmerksam geworden?", *(f"{n + 1:02}.03.2026,Messe" for n in range(20))]), "utf-8"
    )
    found = inspect(path)
    plan = imports.guess_plan(found, "Neue")
    first = imports.save(store, found, plan).import_id
    with store.change() as edit:
        referrals.save(edit, replace(referrals.latest(store)[0], recommender="Meier"))
    anew = imports.save(store, found, replace(plan, replaces=first)).import_id
    with pytest.raises(Conflict), store.change() as change:
        audit.undo(change, edit.id)
    imports.undo(store, anew)
    assert store.rows("SELECT count(*), count(DISTINCT id), max(recommender) FROM referral") == [(20, 20, "Meier")]
    assert stored.log(store)["undone_at"].isna().tolist() == [False, True]
