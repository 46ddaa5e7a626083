"""Nobody can work out what a few people said, whatever is asked and however the answers are put together."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations
from random import Random

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from openpyxl import load_workbook

from tpm.cli import figures
from tpm.figures import comments, gaps_course, importance, protection, ratings
from tpm.i18n import language
from tpm.model.period import Filter, Period
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import schema, settings, surveys, targets, touchpoints
from tpm.store.database import Store, connect
from tpm.tasks import report

LEAST = 3
_IMPORT = """
INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by,
    respondents, answers, referrals, mapping)
VALUES (?, ?, 0, 'a.xlsx', ?, 'A', ?, '', 0, 0, 0, '[]')
"""

Vector = npt.NDArray[np.float64]


@dataclass
class Company:
    """A company whose every answer is known to the test, and what a reader can ask it."""

    store: Store
    touchpoint: int = 0
    months: int = 0
    answers: list[tuple[int, int, float]] = field(default_factory=list)
    people: dict[int, dict[str, object]] = field(default_factory=dict)
    surveys: list[int] = field(default_factory=list)


def company(seed: int) -> Company:
    """Few people in few months, two surveys of several waves, nested and crossing groups, several questions, some without a date."""
    random = Random(seed)  # noqa: S311  the same companies in every run
    connection = connect(None)
    schema.migrate(connection)
    made = Company(store=Store(connection))
    made.months = random.randint(1, 5)
    months = [date(2025, 1 + place, 1) for place in range(made.months)]
    cities = {"Nord": ["Kiel", "Bremen"], "Süd": ["Ulm"]}
    with made.store.change() as change:
        made.touchpoint = touchpoints.save(change, Touchpoint(name="Hotline")).id
        targets.put(change, made.touchpoint, 60)
        settings.put(change, "minimum_customers", str(LEAST))
        five = Scale(minimum=1, maximum=5)
        person = 0
        for number in range(1, random.choice([1, 2, 2]) + 1):
            survey = surveys.find_or_add(change, f"Befragung {number}", Audience.CUSTOMER)
            made.surveys.append(survey.id)
            asked = [
                surveys.put_question(change, survey, f"{number}.{place}?", Role.RATING, touchpoint_id=made.touchpoint, scale=five)
                for place in range(random.choice([1, 1, 2]))
            ]
            for wave in range(random.choice([1, 1, 2])):
                file = number * 10 + wave
                change.rows(_IMPORT, [file, survey.id, str(file), months[0]])
                for _ in range(random.randint(1, 14)):
                    person += 1
                    day = None if random.random() < 0.12 else random.choice(months).replace(day=random.choice([3, 3, 20]))
                    change.rows("INSERT INTO respondent VALUES (?, ?, NULL, ?)", [person, file, day])
                    region = random.choice(["Nord", "Nord", "Süd", ""])
                    told = {"Region": region, "Stadt": random.choice(cities[region]) if region and random.random() < 0.9 else ""}
                    told["Art"] = random.choice(["neu", "alt", "alt", ""])
                    groups = {name: value for name, value in told.items() if value}
                    for name, value in groups.items():
                        change.rows("INSERT INTO respondent_segment VALUES (?, ?, ?)", [person, name, value])
                    made.people[person] = {"day": day, "survey": survey.id, "import": file, "groups": groups}
                    for question in random.sample(asked, random.randint(1, len(asked))):
                        value = random.randint(1, 5)
                        change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, question, value])
                        made.answers.append((person, question, value))
    return made


def inside(made: Company, person: int, chosen: Filter) -> bool:
    """What a filter means, written down a second time."""
    one = made.people[person]
    day = one["day"]
    dated = (chosen.since is None and chosen.until is None) or (
        day is not None and (chosen.since or date.min) <= day <= (chosen.until or date.max)
    )
    return dated and chosen.survey in {None, one["survey"]} and (not chosen.segment or chosen.segment in one["groups"].items())


def filters(made: Company) -> Iterator[Filter]:
    """Every stretch of days between borders of months and one in between, for every survey and group, alone and together."""
    days = sorted({date(2025, month, 1) for month in range(1, made.months + 2)} | {date(2025, 1, 10)})
    groups = sorted({item for one in made.people.values() for item in one["groups"].items()})
    for since in [None, *days]:
        for until in [None, *(day - timedelta(days=1) for day in days)]:
            if not since or not until or since < until:
                for survey in [None, *made.surveys]:
                    for segment in [None, *groups]:
                        yield Filter(since=since, until=until, survey=survey, segment=segment)


def mark(made: Company, chosen: Filter, question: int | None = None, wave: int | None = None) -> Vector:
    """Which answers a figure is made from: 1 or 0 each."""
    people = {person for person in made.people if inside(made, person, chosen) and wave in {None, made.people[person]["import"]}}
    return np.array([person in people and question in {None, asked} for person, asked, _ in made.answers], float)


def counted_once(made: Company, chosen: Filter) -> Vector:
    """The same where everybody counts once with the mean of their answers: what each answer weighs."""
    inside = mark(made, chosen)
    people = np.array([person for person, _, _ in made.answers])
    return np.array([weight / max(1, (people == person).sum()) for weight, person in zip(inside, people, strict=True)])


def decided(made: Company) -> list[Vector]:
    """All that may be shown: by filter, question by question, import by import, and with everybody counted once."""
    found: list[Vector] = []
    files = sorted({one["import"] for one in made.people.values()})
    shield = protection.shields(made.store, Audience.CUSTOMER).get(made.touchpoint)
    for chosen in filters(made) if shield else ():
        if shield.shows(chosen):
            found.append(mark(made, chosen))
        if shield.shows(chosen, by_person=True):
            found.append(counted_once(made, chosen))
        if shield.shows(chosen, by_question=True):
            found += [mark(made, chosen, question=question) for question in {asked for _, asked, _ in made.answers}]
        found += [mark(made, chosen, wave=file) for file in files if shield.shows(chosen, wave=file)]
    return [vector for vector in found if vector.any()]


def seen(made: Company) -> list[tuple[Vector, int, float]]:
    """What is shown on pages: which answers, how many they are said to be, and their sum; for a part of all filters, as it takes long."""
    store, found = made.store, list[tuple[Vector, int, float]]()
    every = list(filters(made))
    for chosen in [one for one in every if one == Filter() or not (one.since and one.until)][::2]:
        row = ratings.ratings(store, chosen).iloc[0]
        if not row["hidden"]:
            found.append((mark(made, chosen), row["n"], row["n"] * row["mean"]))
        for question, spread in ratings.distribution(store, chosen, made.touchpoint).groupby("question_id"):
            if spread["n"].any():
                found.append((mark(made, chosen, question=int(question)), spread["n"].sum(), (spread["n"] * spread["value"]).sum()))
        if chosen.since is None and chosen.until is None:
            found += courses(made, chosen)
    return found


def courses(made: Company, chosen: Filter) -> Iterator[tuple[Vector, int, float]]:
    """What is shown period by period and wave by wave."""
    for by in Period:
        for part in ratings.series(made.store, chosen, made.touchpoint, by).to_dict("records"):
            first = part["period"].date()
            last = pd.Period(first, by.value[0].upper()).end_time.date()
            yield mark(made, replace(chosen, since=first, until=last)), part["n"], part["n"] * part["mean"]
    course = gaps_course.course(made.store, chosen, made.touchpoint)
    for part in course.frame[~course.frame["hidden"]].to_dict("records") if course.waves else []:
        yield mark(made, chosen, wave=part["import_id"]), part["n"], part["n"] * part["mean"]


def worked_out(made: Company, vectors: Vector) -> list[set[int]]:
    """All groups of 1 to LEAST − 1 people of whose answers (all or some) the sum can be worked out, by linear algebra."""
    _, values, rows = np.linalg.svd(vectors, full_matrices=False)
    space = rows[values > 1e-9]
    by_person: dict[int, list[int]] = {}
    for place, (person, _, _) in enumerate(made.answers):
        by_person.setdefault(person, []).append(place)
    found: list[set[int]] = []
    for size in range(1, LEAST):
        for people in combinations(by_person, size):
            places = [place for person in people for place in by_person[person]]
            for length in range(size, len(places) + 1):
                for chosen in combinations(places, length):
                    vector = np.zeros(len(made.answers))
                    vector[list(chosen)] = 1
                    if np.linalg.norm(vector - space.T @ (space @ vector)) < 1e-6:
                        found.append({made.answers[place][0] for place in chosen})
    return found


def differences(made: Company, vectors: Vector) -> list[set[int]]:
    """The groups of too few people that are what one shown set has and another, wholly inside it, has not."""
    found: list[set[int]] = []
    distinct = np.unique(np.vstack([vectors, np.zeros(vectors.shape[1])]), axis=0)
    for one in distinct:
        for other in distinct:
            rest = one - other
            people = {made.answers[place][0] for place in np.flatnonzero(rest)}
            if rest.min() >= 0 and 0 < len(people) < LEAST:
                found.append(people)
    return found


def attack(made: Company, vectors: list[Vector]) -> None:
    if vectors:
        distinct = np.unique(np.array(vectors), axis=0)
        assert not differences(made, distinct)
        assert not worked_out(made, distinct)


@pytest.mark.parametrize("seed", range(30))
def test_no_small_group_can_be_worked_out_from_all_that_may_be_shown(seed: int) -> None:
    made = company(seed)
    attack(made, decided(made))
    made.store.close()


@pytest.mark.parametrize("seed", [2, 4])
def test_what_pages_show_is_what_may_be_shown(seed: int) -> None:
    made = company(seed)
    shown = seen(made)
    values = np.array([value for _, _, value in made.answers])
    for vector, n, total in shown:
        assert (vector.sum(), vector @ values) == pytest.approx((n, total))
    allowed = {vector.tobytes() for vector in decided(made)}
    assert shown
    assert all(vector.tobytes() in allowed for vector, _, _ in shown)
    attack(made, [vector for vector, _, _ in shown])
    made.store.close()


def test_several_answers_of_a_few_people_are_still_a_few_people() -> None:
    made = company(3)
    with made.store.change() as change:
        change.rows("DELETE FROM answer WHERE respondent_id > 2")
    assert protection.visible(made.store, Filter()) == frozenset()
    assert ratings.ratings(made.store, Filter())["hidden"].all()


def test_the_decision_is_made_anew_when_answers_or_the_setting_change() -> None:
    made = company(0)
    assert protection.visible(made.store, Filter())
    with made.store.change() as change:
        settings.put(change, "minimum_customers", "0")
    assert protection.visible(made.store, Filter()) is None
    with made.store.change() as change:
        settings.put(change, "minimum_customers", str(LEAST))
        change.rows("DELETE FROM answer")
    assert protection.visible(made.store, Filter()) == frozenset()


def test_staff_is_protected_from_the_start_and_customers_when_it_is_wanted(store: Store) -> None:
    sides = (Audience.CUSTOMER, Audience.EMPLOYEE, Audience.MANAGEMENT)
    assert [protection.minimum(store, side) for side in sides] == [0, 5, 5]
    with store.change() as change:
        settings.put(change, "minimum_staff", "0")
        settings.put(change, "minimum_customers", "11")
    assert [protection.minimum(store, side) for side in sides] == [0, 5, 5]


def test_comments_need_ten_people_and_tell_no_day() -> None:
    made = company(0)
    assert len(made.people) >= protection.COMMENTS
    with made.store.change() as change:
        question = change.rows("SELECT min(id) FROM question")[0][0]
        first = made.people[1]["survey"]
        change.rows("INSERT INTO comment VALUES (1, ?, 'B'), (2, ?, 'A')", [question, question])
    found = comments.latest(made.store, Filter(), made.touchpoint)
    enough = sum(one["survey"] == first for one in made.people.values()) >= protection.COMMENTS
    assert found["text"].tolist() == (["A", "B"] if enough else [])
    assert found["answered_on"].isna().all()
    assert comments.latest(made.store, Filter(until=date(2025, 1, 2)), made.touchpoint).empty
    with made.store.change() as change:
        settings.put(change, "minimum_customers", "0")
    assert len(comments.latest(made.store, Filter(), made.touchpoint)) == 2


def test_importance_is_worked_out_for_everybody_only() -> None:
    made = company(0)
    with made.store.change() as change:
        survey = surveys.find_or_add(change, "Befragung 1", Audience.CUSTOMER)
        whole = surveys.put_question(change, survey, "Insgesamt?", Role.OVERALL, scale=Scale(minimum=1, maximum=5))
        for person in made.people:
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [person, whole, 1 + person % 5])
    assert importance.importance(made.store, Filter(until=date(2025, 2, 28))).refused == "protected"
    assert importance.importance(made.store, Filter()).refused != "protected"


def test_command_line_and_workbook_hide_what_the_pages_hide() -> None:
    made = company(0)
    chosen = Filter(until=date(2025, 1, 9))
    assert ratings.ratings(made.store, chosen)["hidden"].all()
    told = figures.collect(made.store, chosen, Period.QUARTER)
    assert told["touchpoints"] == [{"name": "Hotline", "phase": None, "source": "customer", "n": None, "hidden": True}]
    assert told["overall"] == told["nps"] == {"n": None, "hidden": True}
    book = load_workbook(BytesIO(report.figures_workbook(made.store, chosen, language.get("de"))))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True) if "Hotline" in row]
    assert rows
    assert all(not isinstance(cell, int | float) or cell == 60 for row in rows for cell in row)  # nothing but the target
