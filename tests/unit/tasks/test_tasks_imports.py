"""From a file to a workspace: proposal, preview, saving, cancelling."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tpm.figures import ratings
from tpm.ingest.inspection import Inspection, inspect
from tpm.ingest.process import Watch
from tpm.model.errors import Refused
from tpm.model.mapping import ColumnMapping, DateOrder, Profile
from tpm.model.period import Filter
from tpm.model.survey import Audience, OriginKind, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import answers, origins, surveys, touchpoints
from tpm.store import imports as stored
from tpm.store.database import Store
from tpm.tasks import imports, previews, profiles

HEADER = "Nr,Wie zufrieden sind Sie mit der Hotline?,Wie zufrieden sind Sie mit der Rechnung?,Datum"


def read(folder: Path, *lines: str, name: str = "befragung.csv") -> Inspection:
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    return inspect(path)


@pytest.fixture
def wave(tmp_path: Path) -> Inspection:
    """Twenty customers; five of them gave 0 to the invoice."""
    return read(tmp_path, HEADER, *(f"{n + 1},{1 + n % 5},{0 if n % 4 == 0 else 1 + n % 5},{n + 1:02}.03.2026" for n in range(20)))


@pytest.fixture
def newcomers(tmp_path: Path) -> Inspection:
    rows = [f"{n + 1:02}.03.2026,{origin}" for n, origin in enumerate(["Empfehlung"] * 6 + ["Google"] * 3 + ["weiß nicht", ""])]
    return read(tmp_path, "Datum,Wie sind Sie auf uns aufmerksam geworden?", *rows)


def test_the_preview_tells_what_saving_does(store: Store, wave: Inspection):
    plan = imports.guess_plan(wave, "Kunden")
    seen = previews.preview(store, wave, plan)
    assert (seen.since, seen.until, seen.undated) == (date(2026, 3, 1), date(2026, 3, 20), 0)
    assert seen.new_touchpoints == ("Hotline", "Rechnung")
    assert seen.questions[["touchpoint", "n", "mean", "distribution"]].to_numpy().tolist() == [
        ["Hotline", 20, 3.0, [4, 4, 4, 4, 4]],
        ["Rechnung", 15, 3.0, [3, 3, 3, 3, 3]],
    ]
    receipt = imports.save(store, wave, plan)
    assert (receipt.respondents, receipt.answers) == (seen.respondents, seen.answers) == (20, 35)


def test_a_preview_changes_nothing(store: Store, wave: Inspection):
    previews.preview(store, wave, imports.guess_plan(wave, "Kunden"))
    assert touchpoints.every(store) == []
    assert surveys.every(store) == []


def test_the_preview_counts_new_customers_by_their_origin(store: Store, newcomers: Inspection):
    seen = previews.preview(store, newcomers, imports.guess_plan(newcomers, "Neue"))
    assert (seen.referrals, seen.recommended, seen.unknown, seen.answers) == (11, 6, 2, 0)


def test_a_day_dates_answers_without_a_date(store: Store, tmp_path: Path):
    found = read(tmp_path, "Wie zufrieden sind Sie mit der Hotline?", *(str(1 + n % 5) for n in range(30)))
    plan = imports.guess_plan(found, "Kunden")
    assert previews.preview(store, found, plan).undated == 30
    assert previews.preview(store, found, replace(plan, day=date(2026, 5, 1))).since == date(2026, 5, 1)


def test_two_columns_with_the_same_header_are_two_questions(store: Store, tmp_path: Path):
    question = "Wie zufrieden sind Sie mit der Hotline?"
    found = read(tmp_path, f"{question},{question}", *(f"{1 + n % 5},{5 - n % 5}" for n in range(30)))
    plan = imports.guess_plan(found, "Kunden")
    assert imports.save(store, found, plan).answers == 60
    assert surveys.questions(store)["header"].tolist() == [question, f"{question} (2)"]
    assert store.rows("SELECT count(*) FROM answer GROUP BY question_id") == [(30,), (30,)]


def test_a_cancelled_import_leaves_nothing(store: Store, wave: Inspection):
    told: list[str] = []
    watch = Watch(progress=lambda stage, _: told.append(stage), cancelled=lambda: told[-1:] == ["write"])
    with pytest.raises(Refused):
        imports.save(store, wave, imports.guess_plan(wave, "Kunden"), watch=watch)
    assert told == ["prepare", "backup", "write"]
    assert touchpoints.every(store) == []
    assert stored.log(store).empty


def test_the_next_wave_is_proposed_as_the_last_one_was_decided(store: Store, tmp_path: Path, wave: Inspection):
    plan = imports.guess_plan(wave, "Kunden")
    columns = [replace(c, touchpoint="Telefon") if c.touchpoint == "Hotline" else c for c in plan.columns]
    imports.save(store, wave, replace(plan, columns=columns))
    later = read(tmp_path, HEADER + ",Wie zufrieden sind Sie mit dem Laden?", *(f"{n},5,4,{n % 28 + 1:02}.06.2026,3" for n in range(1, 30)))
    guess = imports.guess_plan(later, "später").columns
    survey = profiles.likely_survey(store, guess)
    assert survey is not None
    assert survey.name == "Kunden"
    match = profiles.adopt(guess, profiles.latest(store, survey))
    assert [c.touchpoint for c in match.columns if c.role is Role.RATING] == ["Telefon", "Rechnung", "Laden"]
    assert match.adopted == {0, 1, 2, 3}
    assert match.columns[1].values["5"] == 5


def test_the_order_of_a_date_is_taken_over_only_where_the_file_leaves_it_open():
    decided = ColumnMapping(position=0, header="Datum", role=Role.DATE, date_order=DateOrder.MONTH_FIRST)
    before = Profile(survey="Kunden", audience=Audience.CUSTOMER, columns=(decided,))
    now = [ColumnMapping(position=3, header="Datum", role=Role.DATE, date_order=DateOrder.DAY_FIRST)]
    assert profiles.adopt(now, before).columns[0].date_order is DateOrder.DAY_FIRST
    assert profiles.adopt(now, before, {3}).columns[0].date_order is DateOrder.MONTH_FIRST


def test_a_file_with_other_columns_is_no_next_wave(store: Store, wave: Inspection, newcomers: Inspection):
    imports.save(store, wave, imports.guess_plan(wave, "Kunden"))
    assert profiles.likely_survey(store, imports.guess_plan(newcomers, "Neue").columns) is None


def test_ratings_find_the_touchpoint_they_speak_of(store: Store, wave: Inspection):
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name="hotline"))
    proposed = profiles.with_known_touchpoints(store, imports.guess_plan(wave, "Kunden").columns)
    assert [c.touchpoint for c in proposed if c.role is Role.RATING] == ["hotline", "Rechnung"]


def test_origins_that_the_workspace_knows_count_as_decided_there(store: Store, newcomers: Inspection):
    with store.change() as change:
        origins.set_kind(change, "Google", OriginKind.RECOMMENDATION)
    plan = imports.guess_plan(newcomers, "Neue")
    assert plan.audience is Audience.NEW_CUSTOMERS
    proposed = profiles.propose(store, newcomers, "Neue")[0]
    assert next(c for c in proposed.columns if c.role is Role.ORIGIN).origins["Google"] is OriginKind.RECOMMENDATION


def test_only_what_a_person_decided_changes_known_origins(store: Store, newcomers: Inspection):
    with store.change() as change:
        origins.set_kind(change, "Google", OriginKind.RECOMMENDATION)
    plan = imports.guess_plan(newcomers, "Neue")
    receipt = imports.save(store, newcomers, plan)
    assert origins.kinds(store)["Google"] is OriginKind.RECOMMENDATION
    imports.undo(store, receipt.import_id)
    imports.save(store, newcomers, replace(plan, origins_decided=True))
    assert origins.kinds(store)["Google"] is OriginKind.OTHER


def test_questions_with_the_same_short_name_become_touchpoints_of_their_own(wave: Inspection):
    twice = replace(
        wave,
        columns=tuple(
            replace(c, guess=replace(c.guess, touchpoint="Service") if c.guess.role is Role.RATING else c.guess) for c in wave.columns
        ),
    )
    named = [c.touchpoint for c in imports.guess_plan(twice, "Kunden").columns if c.role is Role.RATING]
    assert named == ["Wie zufrieden sind Sie mit der Hotline?", "Wie zufrieden sind Sie mit der Rechnung?"]


def rated(folder: Path, values: list[int], *, name: str, header: str = "Wie zufrieden sind Sie mit der Hotline?") -> Inspection:
    return read(folder, f"{header},Datum", *(f"{value},{1 + n % 28:02}.03.2026" for n, value in enumerate(values)), name=name)


def scores(store: Store) -> dict[str, tuple[int, float]]:
    found = ratings.ratings(store, Filter())
    return {row["touchpoint"]: (row["n"], round(row["score"], 1)) for row in found.to_dict("records") if row["n"]}


def test_a_wave_on_another_scale_does_not_change_what_earlier_answers_mean(store: Store, tmp_path: Path):
    first = rated(tmp_path, [4, 5, 3, 4, 4, 2, 1, 5] * 5, name="eins.csv")
    imports.save(store, first, imports.guess_plan(first, "Kunden"))
    before = scores(store)
    second = rated(tmp_path, [7, 9, 10, 8, 1, 2, 6, 3] * 5, name="zwei.csv")
    with pytest.raises(Refused, match="scale_changed"):
        imports.save(store, second, imports.guess_plan(second, "Kunden"))
    assert scores(store) == before
    imports.save(store, second, imports.guess_plan(second, "Kunden, neue Skala"))
    assert scores(store)["Hotline"][0] == 80


def test_an_undone_import_gives_questions_back_what_they_were(store: Store, tmp_path: Path):
    first = rated(tmp_path, [4, 5, 3, 4] * 10, name="eins.csv")
    imports.save(store, first, imports.guess_plan(first, "Kunden"))
    before = scores(store)
    second = rated(tmp_path, [1, 2, 3, 5] * 10, name="zwei.csv")
    plan = imports.guess_plan(second, "Kunden")
    moved = replace(plan, columns=[replace(c, touchpoint="Telefon") if c.role is Role.RATING else c for c in plan.columns])
    receipt = imports.save(store, second, moved)
    assert scores(store).keys() == {"Telefon"}
    imports.undo(store, receipt.import_id)
    assert scores(store) == before
    with pytest.raises(Refused, match="import_gone"):
        imports.undo(store, receipt.import_id)


def test_the_next_wave_is_proposed_as_decided_before_without_a_browser_too(store: Store, tmp_path: Path):
    first = rated(tmp_path, [4, 5, 3, 4] * 10, name="eins.csv")
    plan = imports.guess_plan(first, "Kunden")
    named = replace(plan, columns=[replace(c, touchpoint="Telefon") if c.role is Role.RATING else c for c in plan.columns])
    imports.save(store, first, named)
    second = rated(tmp_path, [1, 2, 3, 5] * 10, name="zwei.csv")
    proposed, _ = profiles.propose(store, second, "Zwei")
    assert proposed.survey == "Kunden"
    imports.save(store, second, proposed)
    assert scores(store).keys() == {"Telefon"}


def test_columns_with_the_same_header_keep_their_touchpoints_in_the_next_wave(store: Store, tmp_path: Path):
    question = "Wie zufrieden sind Sie mit der Hotline?"
    rows = [[f"{1 + (n + k) % 5},{5 - n % 5}" for n in range(30)] for k in (0, 1)]
    waves = [read(tmp_path, f"{question},{question}", *lines, name=f"{k}.csv") for k, lines in enumerate(rows)]
    plan = imports.guess_plan(waves[0], "Kunden")
    named = [replace(c, touchpoint=name) for c, name in zip(plan.columns, ("Erster Anruf", "Zweiter Anruf"), strict=True)]
    imports.save(store, waves[0], replace(plan, columns=named))
    proposed, _ = profiles.propose(store, waves[1], "Zwei")
    assert [column.touchpoint for column in proposed.columns] == ["Erster Anruf", "Zweiter Anruf"]


def test_a_file_that_brings_nothing_is_refused_and_leaves_nothing(store: Store, wave: Inspection):
    plan = imports.guess_plan(wave, "Kunden")
    without = replace(plan, columns=[replace(c, role=Role.IGNORE) for c in plan.columns])
    with pytest.raises(Refused, match="nothing_to_import"):
        imports.save(store, wave, without)
    assert stored.log(store).empty
    assert surveys.every(store) == []


def test_no_two_columns_share_a_question_whatever_they_are_called(store: Store, tmp_path: Path):
    question = "Wie zufrieden sind Sie mit der Hotline?"
    rows = (f"{1 + n % 5},{5 - n % 5},{1 + n % 4}" for n in range(30))
    found = read(tmp_path, f"{question},{question},{question} (2)", *rows)
    imports.save(store, found, imports.guess_plan(found, "Kunden"))
    assert store.rows("SELECT count(*) FROM answer GROUP BY question_id") == [(30,)] * 3


def test_a_customer_group_counts_people_where_each_answer_has_a_row(store: Store, tmp_path: Path):
    rows = [f"{n},{topic},{1 + n % 5},{'Nord' if n % 2 else 'Süd'}" for n in range(20) for topic in ("Hotline", "Laden", "Preis")]
    found = read(tmp_path, "Befragter,Frage,Wert,Region", *rows)
    assert found.layout == "long"
    imports.save(store, found, imports.guess_plan(found, "Kunden"))
    assert answers.segments(store)["n"].tolist() == [10, 10]


def test_a_touchpoint_that_was_renamed_keeps_its_answers_in_the_next_wave(store: Store, tmp_path: Path):
    first = read(tmp_path, HEADER, *(f"{n},{1 + n % 5},3,01.03.2026" for n in range(10)), name="1.csv")
    imports.save(store, first, imports.guess_plan(first, "Kunden"))
    rename(store, "Hotline", "Telefon")
    second = read(tmp_path, HEADER, *(f"{n + 50},{1 + n % 5},3,01.06.2026" for n in range(10)), name="2.csv")
    plan = imports.guess_plan(second, "Kunden")
    assert previews.preview(store, second, plan).new_touchpoints == ()
    imports.save(store, second, plan)
    assert counts(store) == {"Telefon": 20, "Rechnung": 20}


def test_a_renamed_touchpoint_of_a_file_with_a_row_per_answer_keeps_its_answers_too(store: Store, tmp_path: Path):
    for name, first in (("1.csv", 0), ("2.csv", 50)):
        lines = [f"{n},{at},{1 + n % 5}" for n in range(first, first + 12) for at in ("Hotline", "Rechnung")]
        found = read(tmp_path, "Nr,Kontaktpunkt,Bewertung", *lines, name=name)
        imports.save(store, found, imports.guess_plan(found, "Kunden"))
        if not first:
            rename(store, "Hotline", "Telefon")
    assert counts(store) == {"Telefon": 24, "Rechnung": 24}


def test_a_new_touchpoint_may_bear_the_name_that_another_one_gave_up(store: Store, tmp_path: Path):
    first = read(tmp_path, HEADER, *(f"{n},{1 + n % 5},3,01.03.2026" for n in range(10)), name="1.csv")
    imports.save(store, first, imports.guess_plan(first, "Kunden"))
    rename(store, "Hotline", "Telefon")
    with store.change() as change:
        touchpoints.save(change, Touchpoint(name="Hotline"))
    other = read(tmp_path, HEADER.replace("Rechnung", "Post"), *(f"{n},{1 + n % 5},3,01.06.2026" for n in range(10)), name="2.csv")
    imports.save(store, other, imports.guess_plan(other, "Andere"))
    assert counts(store) == {"Telefon": 10, "Rechnung": 10, "Hotline": 10, "Post": 10}


def rename(store: Store, old: str, new: str) -> None:
    with store.change() as change:
        one = next(one for one in touchpoints.every(change) if one.name == old)
        touchpoints.save(change, replace(one, name=new))


def counts(store: Store) -> dict[str, int]:
    found = ratings.ratings(store, Filter())
    return dict(zip(found["touchpoint"], found["n"], strict=True))
