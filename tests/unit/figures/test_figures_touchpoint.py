"""One touchpoint: red flags, the next step, factors beside their shares, perspectives, process sums, history in words."""

from dataclasses import replace
from datetime import date

import pytest
from firms import make_muster

from tpm.figures import factors, history, incidents, overall, perspectives
from tpm.figures import touchpoint as figures
from tpm.figures.incidents import Verdict
from tpm.figures.touchpoint import Step
from tpm.i18n import language
from tpm.i18n.columns import COLUMNS, THINGS
from tpm.model.factor import Factor
from tpm.model.incident import Incident
from tpm.model.measure import Measure
from tpm.model.period import Filter
from tpm.model.perspective import Perspective, PerspectiveRating, Rater
from tpm.model.process import ProcessStep, duration
from tpm.model.remark import Remark, RemarkKind
from tpm.model.scale import Scale, Zone
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import entries, surveys, targets, touchpoints
from tpm.store.change import EDITABLE
from tpm.store.database import Store
from tpm.store.workspaces import Folder

GERMAN = language.get("de")
DAY = date(2026, 9, 18)


def event(severity: int, *, positive: bool = False) -> Incident:
    return Incident(touchpoint_id=1, happened_on=DAY, positive=positive, severity=severity, text="Sturz")


@pytest.fixture
def muster(tmp_path) -> Store:
    return make_muster(Folder(tmp_path, "tests"))


@pytest.mark.parametrize(
    ("touchpoint", "incident", "flagged"),
    [
        (Touchpoint(name="A", key=True), event(3), True),
        (Touchpoint(name="A", moment_of_truth=True), event(3), True),
        (Touchpoint(name="A"), event(3), False),
        (Touchpoint(name="A", key=True), event(2), False),
        (Touchpoint(name="A", key=True), event(3, positive=True), False),
    ],
)
def test_only_a_severe_bad_incident_at_an_important_touchpoint_is_a_red_flag(touchpoint: Touchpoint, incident: Incident, flagged: bool):
    assert bool(incidents.red_flags(touchpoint, [incident])) is flagged


def test_the_finding_tells_a_red_flag_even_where_the_mean_is_fine(muster: Store):
    hotline = touchpoints.every(muster)[0]
    standing = figures.standing(muster, Filter(), hotline.id)
    important = replace(hotline, key=True)
    assert figures.finding(important, standing, [], GERMAN).startswith("20\u00a0% der Kunden sind begeistert")
    fine = {**standing, "score": 80.0}
    assert figures.finding(important, fine, [event(3)], GERMAN) == (
        "Warnzeichen: schwerer Vorfall am 18.09.2026 („Sturz“), obwohl die Kunden diesen Kontaktpunkt im Mittel mit 80 von 100 bewerten."
    )
    assert "obwohl" not in figures.finding(important, standing, [event(3)], GERMAN)


@pytest.mark.parametrize(
    ("good", "bad", "verdict"),
    [
        ([], [], None),
        ([1], [], Verdict.PREVAILING),
        ([3, 1], [2], Verdict.PREVAILING),
        ([3], [2], Verdict.BALANCED),
        ([1, 1], [2], Verdict.OUTWEIGHED),
        ([], [1], Verdict.OUTWEIGHED),
    ],
)
def test_the_good_has_to_weigh_twice_as_much_to_outweigh_clearly(good: list[int], bad: list[int], verdict: Verdict | None):
    happened = [event(n, positive=True) for n in good] + [event(n) for n in bad]
    assert incidents.balance(happened).verdict is verdict


def test_the_next_step_follows_from_what_is_missing(muster: Store):
    hotline, invoice = touchpoints.every(muster)
    key = replace(hotline, key=True)

    def step(touchpoint: Touchpoint, *happened: Incident, planned: tuple[Measure, ...] = (), explained: bool = False) -> Step:
        return figures.step(touchpoint, figures.standing(muster, Filter(), touchpoint.id), happened, planned, explained=explained)

    assert step(invoice) is Step.ASK
    assert step(hotline) is Step.AIM
    assert step(key, event(3)) is Step.ACT
    assert step(key, event(3), planned=(Measure(title="Hilfe"),)) is Step.AIM
    with muster.change() as change:
        targets.put(change, hotline.id, 20)
    assert step(hotline) is Step.EXPLAIN
    assert step(hotline, explained=True) is Step.COMPARE
    with muster.change() as change:
        targets.put(change, hotline.id, 95, seen=1)
    assert step(hotline, explained=True) is Step.ACT


def test_the_process_sums_work_and_waiting_and_says_of_how_many_steps_nothing_is_known():
    steps = [
        ProcessStep(touchpoint_id=1, name="a", waiting_minutes=9),
        ProcessStep(touchpoint_id=1, name="b", minutes=3, waiting_minutes=90),
        ProcessStep(touchpoint_id=1, name="c"),
        ProcessStep(touchpoint_id=1, name="d", minutes=0),
    ]
    whole = duration(steps)
    assert (whole.minutes, whole.waiting, whole.total, whole.unknown) == (3, 99, 102, 1)


def test_factors_stand_from_disappointment_to_delight_beside_the_share_of_their_zone(muster: Store):
    hotline, invoice = touchpoints.every(muster)
    with muster.change() as change:
        for at, kind in ((invoice, Zone.DELIGHT), (hotline, Zone.DELIGHT), (hotline, Zone.OKAY), (hotline, Zone.DISAPPOINTMENT)):
            entries.save(change, Factor(touchpoint_id=at.id, kind=kind, text=f"{at.name} {kind}"))
    found = factors.factors(muster, Filter())
    assert found["text"].tolist() == ["Hotline disappointment", "Hotline okay", "Hotline delight", "Rechnung delight"]
    assert found["share"].tolist()[:3] == pytest.approx([0.4, 0.4, 0.2])
    assert found["share"].isna().tolist() == [False, False, False, True]
    assert found["n"].tolist() == [60, 60, 60, 0]
    assert factors.factors(muster, Filter(since=date(2026, 7, 1)))["n"].tolist() == [30, 30, 30, 0]
    assert factors.finding(found, GERMAN) == "4 Faktoren sind festgehalten: 1 enttäuschen, 2 begeistern."


def test_without_factors_the_frame_is_empty(muster: Store):
    assert factors.factors(muster, Filter()).empty


def rating(source: Rater, by: str, score: int, day: int, perspective: Perspective = Perspective.DATA) -> PerspectiveRating:
    return PerspectiveRating(touchpoint_id=1, perspective=perspective, source=source, rated_by=by, score=score, rated_on=date(2026, 1, day))


def test_of_each_person_the_latest_rating_counts():
    ratings = [
        rating(Rater.EMPLOYEE, "Anna", 5, 3),
        rating(Rater.EMPLOYEE, "anna", 1, 1),
        rating(Rater.EMPLOYEE, "Bernd", 2, 2),
        rating(Rater.CUSTOMER, "Beirat", 4, 2, Perspective.PEOPLE),
    ]
    found = perspectives.perspectives(ratings)
    assert found[["source", "perspective", "score", "n"]].values.tolist() == [["employee", "data", 3.5, 2], ["customer", "people", 4, 1]]
    assert found["rated_on"].tolist() == [date(2026, 1, 3), date(2026, 1, 2)]
    assert perspectives.finding(found, GERMAN) == "„Daten“ wird am schwächsten bewertet."
    assert perspectives.perspectives([]).empty


def test_people_without_a_name_are_people_of_their_own():
    ratings = [replace(rating(Rater.EMPLOYEE, "", score, 3), id=n) for n, score in enumerate((1, 1, 1, 5), 1)]
    found = perspectives.perspectives(ratings)
    assert found[["score", "n"]].to_numpy().tolist() == [[2.0, 4]]


def test_history_says_in_words_what_was_changed_and_leaves_out_mere_places(muster: Store):
    hotline = touchpoints.every(muster)[0]
    with muster.change("Anna") as change:
        touchpoints.save(change, replace(hotline, key=True, owner="Büro"))
    with muster.change() as change:
        note = entries.save(change, Remark(touchpoint_id=hotline.id, kind=RemarkKind.MUST_GO, text="Menü"))
    with muster.change() as change:
        touchpoints.move(change, touchpoints.every(change)[0], hotline.phase_id, 2)
    with muster.change() as change:
        entries.retire(change, note)
    told = history.of_touchpoint(muster, hotline.id, GERMAN)
    assert told[["thing", "what", "before", "after"]].values.tolist() == [
        ["Bemerkung: Menü", "entfernt", "–", "–"],
        ["Bemerkung: Menü", "hinzugefügt", "–", "–"],
        ["Kontaktpunkt: Hotline", "Schlüsselkontakt", "nein", "ja"],
        ["Kontaktpunkt: Hotline", "Verantwortlich", "–", "Büro"],
        ["Kontaktpunkt: Hotline", "hinzugefügt", "–", "–"],
    ]
    assert told["changed_by"].tolist() == ["", "", "Anna", "Anna", ""]
    assert "Wer" in history.table(told, GERMAN).columns
    assert "Wer" not in history.table(told[told["changed_by"] == ""], GERMAN).columns


def test_overall_satisfaction_has_its_interval_and_base(muster: Store):
    assert overall.overall(muster, Filter()).empty
    assert overall.finding(overall.overall(muster, Filter()), GERMAN) == ""
    with muster.change() as change:
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Insgesamt?", Role.OVERALL, scale=Scale(minimum=1, maximum=5))
        change.rows("INSERT INTO answer SELECT id, ?, 1 + id % 5 FROM respondent", [question])
    found = overall.overall(muster, Filter())
    assert (found["n"].iloc[0], found["score"].iloc[0]) == (60, 50)
    assert overall.distribution(muster, Filter())["share"].tolist() == pytest.approx([0.2] * 5)
    assert overall.finding(found, GERMAN).startswith("Gesamtzufriedenheit: 50 von 100 (")


def test_the_history_has_words_for_everything_that_belongs_to_a_touchpoint(muster: Store):
    told_elsewhere = {"question", "journey_step", "recommender", "warning"}
    named = "SELECT table_name FROM duckdb_columns() WHERE column_name = $name AND table_name IN (SELECT unnest($tables))"
    tables = {name for (name,) in muster.rows(named, {"name": "touchpoint_id", "tables": sorted(EDITABLE)})}
    assert tables - told_elsewhere <= set(THINGS)
    columns = "SELECT column_name FROM duckdb_columns() WHERE table_name IN (SELECT unnest($tables))"
    silent = {"id", "version", "touchpoint_id", "changed_at", "retired_at", "position", "merged_into", "attribute", "scenario_id"}
    assert {name for (name,) in muster.rows(columns, {"tables": sorted(THINGS)})} - silent <= set(COLUMNS)


def test_ratings_and_checks_are_named_by_what_they_are_about(muster: Store):
    hotline = touchpoints.every(muster)[0]
    with muster.change() as change:
        entries.save(change, replace(rating(Rater.EMPLOYEE, "Anna", 2, 1), touchpoint_id=hotline.id))
    assert history.of_touchpoint(muster, hotline.id, GERMAN)["thing"].iloc[0] == "Bewertung aus einem Blickwinkel: Daten"
