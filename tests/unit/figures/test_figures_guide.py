"""The guide: every question once, answered by the data, never by ticking."""

from collections import Counter
from dataclasses import replace

import pytest

from tpm.figures import guide
from tpm.figures.guide import PARTS, QUESTIONS, State
from tpm.i18n.language import get
from tpm.model.measure import Measure
from tpm.model.note import Note
from tpm.model.process import ProcessStep
from tpm.model.quality import Grade, QualityCheck, QualityQuestion
from tpm.model.remark import Obstacle, Remark, RemarkKind
from tpm.model.target import Decision, Intent, Scenario, Target
from tpm.model.touchpoint import Encounter
from tpm.model.word_of_mouth import AdviceAgainst, Recommender
from tpm.store import advice, decisions, encounters, entries, measures, notes, recommenders, scenarios, targets, touchpoints
from tpm.store.database import Store

DE = get("de")


def states(store: Store) -> dict[str, State]:
    return {state.question.code: state for state in guide.states(store, DE)}


def answered(store: Store) -> set[str]:
    return {code for code, state in states(store).items() if state.answered}


def test_every_question_has_a_code_of_its_own_and_belongs_to_a_part():
    assert [code for code, n in Counter(q.code for q in QUESTIONS).items() if n > 1] == []
    assert {q.part for q in QUESTIONS} == {part.code for part in PARTS}
    assert len(PARTS) == 8


@pytest.mark.parametrize("code", ["de", "en"])
def test_an_empty_workspace_answers_nothing_and_says_what_is_open(store: Store, code: str):
    found = guide.states(store, get(code))
    assert [state.question.code for state in found if state.answered] == []
    assert [state.question.code for state in found if not state.answer.open] == []


def test_a_survey_answers_what_customers_say(firm: Store):
    found = states(firm)
    assert {"1a-who", "1a-order", "1b-rating", "1b-preferred", "1b-potential", "4a-results", "4a-recommendation"} <= answered(firm)
    assert "„Hotline“ enttäuscht 100\u00a0% der Kunden (n = 40)" in found["1b-rating"].answer.said
    assert found["1b-rating"].answer.open == "1 Kontaktpunkt ist nur Annahme."
    assert not found["1b-recommenders"].answered


def test_what_is_written_down_answers_its_question_and_leads_to_its_touchpoint(firm: Store):
    before, hotline = answered(firm), next(each for each in touchpoints.every(firm) if each.name == "Hotline").id
    with firm.change() as change:
        encounters.put(change, Encounter(touchpoint_id=hotline, value="Stammkunden", occasion="Panne", contact_role="Meister"))
        entries.save(change, ProcessStep(touchpoint_id=hotline, position=1, name="Warten", waiting_minutes=9, minutes=3))
        entries.save(change, QualityCheck(touchpoint_id=hotline, question=QualityQuestion.NATURAL, answer=Grade.NO))
        entries.save(change, Remark(touchpoint_id=hotline, kind=RemarkKind.OBSTACLE, text="Leitung", category=Obstacle.BUDGET))
        recommenders.save(change, Recommender(name="RSC", reach=400, influence=5))
        advice.save(change, AdviceAgainst(text="Nie wieder", severity=3, touchpoint_id=hotline))
        measures.save(change, Measure(title="Rückruf", owner="Sandra", quick_win=True))
    found = states(firm)
    assert answered(firm) - before == {
        "1a-occasion", "1a-staff", "1b-process", "1b-natural", "1b-obstacles", "1b-recommenders", "1b-warnings",
        "3a-who", "3a-timeline", "3a-quick",
    }  # fmt: skip
    assert "12 Minuten, davon 9 Warten" in found["1b-process"].answer.said
    assert "Nein: „Hotline“." in found["1b-natural"].answer.said
    assert "Budget (1)" in found["1b-obstacles"].answer.said
    assert {found[code].answer.touchpoint_id for code in ("1b-process", "1b-natural", "1b-obstacles")} == {hotline}


def test_where_nothing_is_written_down_the_most_disappointing_touchpoint_is_proposed(firm: Store):
    hotline = next(each for each in touchpoints.every(firm) if each.name == "Hotline").id
    assert states(firm)["1b-process"].answer.touchpoint_id == hotline


def test_a_note_answers_only_a_question_that_nothing_else_records(store: Store):
    with store.change() as change:
        notes.save(change, Note(question="3b-told", text="Kunden erzählen lassen"))
        notes.save(change, Note(question="1b-rating", text="Bald fragen"))
    assert answered(store) == {"3b-told"}
    assert guide.progress(guide.states(store, DE))["3b"] == (1, 4)


def test_the_next_open_question_is_one_that_a_page_can_answer(firm: Store):
    state = guide.next_open(guide.states(firm, DE))
    assert state is not None
    assert state.question.code == "1a-occasion"
    assert state.question.page


def test_a_warning_that_is_undone_opens_its_question_again(store: Store):
    with store.change() as change:
        saved = advice.save(change, AdviceAgainst(text="Nie wieder"))
    assert "1b-warnings" in answered(store)
    with store.change() as change:
        advice.retire(change, saved)
    assert "1b-warnings" not in answered(store)


def test_targets_decisions_and_scenarios_answer_their_questions(firm: Store):
    before, plan = answered(firm), scenarios.chosen(firm)
    hotline = next(each for each in touchpoints.every(firm) if each.name == "Hotline").id
    with firm.change() as change:
        held = targets.find(change, hotline, plan.id)
        targets.save(change, replace(held, approach="Rückruf", resources="Büro", cost_per_year=900))
        group = {"attribute": "Gruppe", "value": "alt", "score": 75.0}
        targets.save(change, Target(touchpoint_id=hotline, scenario_id=plan.id, **group))
        decisions.save(change, Decision(touchpoint_id=hotline, scenario_id=plan.id, intent=Intent.DROP))
        scenarios.copy(change, Scenario(name="Ehrgeizig"), plan.id)
    found = states(firm)
    assert {"2a-resources", "2a-scenario", "2a-number"} <= answered(firm) - before
    assert "Eigenes Soll für 1 Kundengruppe: „alt“." in found["2a-quality"].answer.said
    assert found["2a-quality"].answer.open == "1 Kontaktpunkt hat kein Soll."
    assert "kosten 900\u00a0€ mehr im Jahr" in found["2a-resources"].answer.said
    assert "Es gilt „Der Plan“." in found["2a-scenario"].answer.said
    assert found["2a-number"].answer.said == "Heute 3 Kontaktpunkte, im Soll 2. Streichen: „Hotline“."
    assert found["2a-number"].answer.open == "Für 2 Kontaktpunkte ist noch nichts entschieden."
