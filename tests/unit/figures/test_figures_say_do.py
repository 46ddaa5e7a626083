"""Words and deeds from real answers: who counts, which base is used, what is refused, and what protection hides."""

from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tpm.analysis import say_do as analysis
from tpm.cli import figures as command_line
from tpm.figures import guide, say_do, say_do_findings
from tpm.i18n.language import get
from tpm.model.period import Filter, Period
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import settings, surveys
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.tasks import report

TEN = Scale(minimum=0, maximum=10)
DAY = date(2026, 3, 1)
Ask = Callable[..., Store]


def question(change: Change, survey: str, role: Role, audience: Audience = Audience.CUSTOMER, header: str = "") -> int:
    place = surveys.find_or_add(change, survey, audience)
    return surveys.put_question(change, place, header or f"{role}?", role, scale=TEN if role is Role.NPS else None)


def put(change: Change, asked: int, values: Iterable[tuple[int, float]]) -> None:
    found = [(person, float(value)) for person, value in values]
    people, given = [person for person, _ in found], [value for _, value in found]
    new = "SELECT unnest(?::INTEGER[]) AS person EXCEPT SELECT id FROM respondent"
    change.rows(f"INSERT INTO respondent SELECT person, 1, NULL, ? FROM ({new})", [DAY, people])
    change.rows("INSERT INTO answer SELECT unnest(?::INTEGER[]), ?, unnest(?::DOUBLE[])", [people, asked, given])


@pytest.fixture
def asked(store: Store) -> Store:
    """A hundred customers: 60 promoters of whom 35 recommended, 40 others of whom 5 did."""
    with store.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 9 if person < 60 else 5) for person in range(100)))
        yes = {*range(35), *range(60, 65)}
        put(change, question(change, "Kunden", Role.RECOMMENDED), ((person, float(person in yes)) for person in range(100)))
    return store


def test_the_gap_comes_from_the_same_people(asked: Store):
    found = say_do.say_do(asked, Filter())
    assert found.answers is not None
    assert (found.answers.willing, found.answers.promoters, found.answers.done, found.answers.promoters_done) == (100, 60, 40, 35)
    assert found.gap is not None
    assert (found.gap.paired, found.gap.gap) == (True, pytest.approx(0.2))
    assert (found.gap.low, found.gap.high) == analysis.pairs(35, 25, 5, 35)


def test_who_answered_one_question_only_is_left_out_and_counted(asked: Store):
    with asked.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 10) for person in range(200, 220)))
    found = say_do.say_do(asked, Filter())
    assert found.gap is not None
    assert found.gap.willing == 100
    assert "20 Personen haben nur eine der beiden Fragen beantwortet" in " ".join(say_do_findings.details(found, get("de")))


def test_different_people_are_compared_as_such_and_it_is_said(store: Store):
    with store.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 9 if person < 45 else 3) for person in range(100)))
        put(change, question(change, "Kunden", Role.RECOMMENDED), ((person, float(person < 330)) for person in range(300, 400)))
    found = say_do.say_do(store, Filter())
    assert found.gap is not None
    assert (found.gap.paired, found.gap.low, found.gap.high) == (
        False,
        pytest.approx(0.015852, abs=5e-7),
        pytest.approx(0.276831, abs=5e-7),
    )
    said = say_do_findings.details(found, get("de"))
    assert said == ["Es antworteten verschiedene Personen: 100 auf die Frage, ob sie empfehlen würden, 100 auf die, ob sie es getan haben."]


def test_answers_outside_the_scale_and_of_employees_do_not_count(asked: Store):
    with asked.change() as change:
        put(change, question(change, "Kunden", Role.NPS), [(300, 12), (301, 9.5)])
        for role, value in ((Role.NPS, 10), (Role.RECOMMENDED, 1)):
            put(change, question(change, "Belegschaft", role, Audience.EMPLOYEE), ((person, value) for person in range(400, 440)))
    found = say_do.say_do(asked, Filter())
    assert found.answers is not None
    assert (found.answers.willing, found.answers.asked) == (100, 100)


def test_who_says_yes_to_one_of_two_questions_about_deeds_has_recommended(store: Store):
    """30 say yes to the first only, 5 to both, 5 to none, 2 were asked the second only and say yes."""
    with store.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 9) for person in range(42)))
        put(change, question(change, "Kunden", Role.RECOMMENDED), ((person, float(person < 35)) for person in range(40)))
        second = question(change, "Kunden", Role.RECOMMENDED, header="Im letzten Monat?")
        put(change, second, ((person, float(30 <= person < 35 or person >= 40)) for person in range(42)))
    found = say_do.say_do(store, Filter())
    assert found.answers is not None
    assert (found.answers.asked, found.answers.done, found.answers.promoters_done) == (42, 37, 37)


def test_surveys_that_ask_only_one_of_both_do_not_count(asked: Store):
    with asked.change() as change:
        put(change, question(change, "Andere", Role.NPS), ((person, 0) for person in range(500, 560)))
    found = say_do.say_do(asked, Filter())
    assert found.answers is not None
    assert found.answers.willing == 100


def one_question(role: Role, survey: str = "Kunden") -> Callable[[Change], None]:
    return lambda change: put(
        change, question(change, survey, role), ((person + (1000 if survey != "Kunden" else 0), 1) for person in range(40))
    )


@pytest.mark.parametrize(
    ("questions", "refused"),
    [
        ([], "no_willingness"),
        ([one_question(Role.RECOMMENDED)], "no_willingness"),
        ([one_question(Role.NPS)], "no_deeds"),
        ([one_question(Role.NPS), one_question(Role.RECOMMENDED, "Andere")], "apart"),
    ],
)
def test_a_gap_that_cannot_be_told_is_refused_with_a_reason(store: Store, questions: list[Callable[[Change], None]], refused: str):
    with store.change() as change:
        for ask in questions:
            ask(change)
    found = say_do.say_do(store, Filter())
    assert (found.refused, found.gap) == (refused, None)
    for code in ("de", "en"):
        assert say_do_findings.headline(found, get(code))


def test_a_selection_without_answers_says_so(asked: Store):
    assert say_do.say_do(asked, Filter(since=date(2030, 1, 1))).refused == "nobody"


def test_a_gap_that_may_be_chance_is_not_called_one(store: Store):
    with store.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 9 if person < 21 else 5) for person in range(40)))
        put(change, question(change, "Kunden", Role.RECOMMENDED), ((person, float(person < 20)) for person in range(40)))
    said = say_do_findings.headline(say_do.say_do(store, Filter()), get("de"))
    assert "kann Zufall sein" in said


def test_more_deeds_than_words_are_told_as_such(store: Store):
    with store.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 9 if person < 10 else 5) for person in range(100)))
        put(change, question(change, "Kunden", Role.RECOMMENDED), ((person, float(person < 60)) for person in range(100)))
    said = say_do_findings.headline(say_do.say_do(store, Filter()), get("de"))
    assert said.startswith("60\u00a0% haben uns empfohlen, mehr als uns empfehlen würden (10\u00a0%)")


def test_only_steps_with_data_are_there(firm: Store):
    chosen = Filter()
    steps = say_do.steps(firm, chosen, say_do.say_do(firm, chosen))
    assert steps[["step", "count", "base"]].to_numpy().tolist() == [["willing", 60, 100], ["came", 15, 76]]


def test_a_firm_without_data_has_no_steps(store: Store):
    assert say_do.steps(store, Filter(), say_do.say_do(store, Filter())).empty


def test_no_step_is_a_share_of_the_one_before(asked: Store):
    steps = say_do.steps(asked, Filter(), say_do.say_do(asked, Filter()))
    assert steps["share"].tolist() == pytest.approx([0.6, 0.4])
    table = say_do_findings.table(steps, say_do.say_do(asked, Filter()), get("de"))
    assert table["von wem"].tolist() == ["Kunden, die beides beantwortet haben"] * 2


def protect(store: Store, least: int = 5) -> None:
    with store.change() as change:
        settings.put(change, "minimum_customers", str(least))


@pytest.mark.parametrize("chosen", [Filter(since=date(2026, 1, 1)), Filter(until=date(2026, 12, 31)), Filter(segment=("Gruppe", "neu"))])
def test_a_part_of_protected_customers_is_not_shown(asked: Store, chosen: Filter):
    protect(asked)
    assert say_do.say_do(asked, Filter()).gap is not None
    found = say_do.say_do(asked, chosen)
    assert (found.refused, found.answers, found.gap) == ("protected", None, None)


@pytest.mark.parametrize(("only", "shown"), [(1, False), (4, False), (5, True)])
@pytest.mark.parametrize("role", [Role.NPS, Role.RECOMMENDED])
def test_few_who_answered_one_question_only_are_not_given_away(asked: Store, role: Role, only: int, shown: bool):
    with asked.change() as change:
        put(change, question(change, "Kunden", role), ((person, 1) for person in range(700, 700 + only)))
    protect(asked)
    assert (say_do.say_do(asked, Filter()).refused is None) == shown


@pytest.mark.parametrize(("others", "shown"), [(2, False), (6, True)])
def test_few_who_are_left_of_the_figure_shown_elsewhere_are_not_given_away(asked: Store, others: int, shown: bool):
    with asked.change() as change:
        put(change, question(change, "Andere", Role.NPS), ((person, 9) for person in range(800, 800 + others)))
    protect(asked)
    assert (say_do.say_do(asked, Filter()).refused is None) == shown


def test_few_promoters_are_not_given_away(store: Store):
    with store.change() as change:
        put(change, question(change, "Kunden", Role.NPS), ((person, 9 if person < 3 else 5) for person in range(40)))
        put(change, question(change, "Kunden", Role.RECOMMENDED), ((person, float(person < 20)) for person in range(40)))
    protect(store)
    assert say_do.say_do(store, Filter()).refused == "protected"


def test_the_command_line_tells_the_gap(asked: Store):
    told = command_line.collect(asked, Filter(), Period.QUARTER)
    gap = told["say_do"]
    assert isinstance(gap, dict)
    assert {name: gap[name] for name in ("paired", "willing", "promoters", "done", "promoters_done")} == {
        "paired": True, "willing": 100, "promoters": 60, "done": 40, "promoters_done": 35,
    }  # fmt: skip


def test_the_command_line_says_nothing_or_hidden_where_there_is_no_gap(asked: Store):
    protect(asked)
    assert command_line.collect(asked, Filter(since=date(2026, 1, 1)), Period.QUARTER)["say_do"] == {"n": None, "hidden": True}
    protect(asked, 0)
    assert command_line.collect(asked, Filter(survey=99), Period.QUARTER)["say_do"] is None


def test_the_p_chart_and_the_recommenders_stand_beside_the_referral_rate(firm: Store):
    told = command_line.collect(firm, Filter(), Period.QUARTER)["referral"]
    assert isinstance(told, dict)
    assert told["recommenders"] == {"named": 0, "unnamed": 15, "recommenders": 0, "each": None}
    assert told["control_chart"]["centre"] == pytest.approx(15 / 76)
    assert [row["period"] for row in told["control_chart"]["series"]] == ["2026-Q1", "2026-Q2"]
    assert [row["signal"] for row in told["control_chart"]["series"]] == [None, None]


def test_the_gap_stands_in_the_report_the_workbook_and_the_guide(asked: Store):
    german = get("de")
    said = say_do_findings.headline(say_do.say_do(asked, Filter()), german)
    assert said in report.sentences(asked, Filter(), german)
    book = load_workbook(BytesIO(report.figures_workbook(asked, Filter(), german)))
    rows = list(book["Reden und Handeln"].iter_rows(values_only=True))
    assert [row[1:3] for row in rows[1:]] == [(60, 100), (40, 100)]
    assert "Zufall oder Veränderung" in book.sheetnames
    answer = next(one.answer for one in guide.states(asked, german) if one.question.code == "4a-recommendation")
    assert said in answer.said


def test_the_guide_says_what_was_not_asked(firm: Store):
    assert "Haben Sie uns in den letzten 12 Monaten tatsächlich weiterempfohlen?" in still_open(firm)


def test_the_guide_does_not_deny_what_was_asked_in_another_survey(store: Store):
    with store.change() as change:
        one_question(Role.NPS)(change)
        one_question(Role.RECOMMENDED, "Andere")(change)
    assert say_do_findings.refusal(say_do.SayDo(refused="apart"), get("de")) in still_open(store)
    assert "niemand" not in still_open(store).casefold()


def still_open(store: Store) -> str:
    return next(one.answer.open for one in guide.states(store, get("de")) if one.question.code == "4a-recommendation")
