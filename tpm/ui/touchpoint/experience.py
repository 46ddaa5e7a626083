"""What customers live through: factors around the zero line, the process, questions about quality."""

from collections.abc import Sequence

import streamlit as st

from tpm.figures.touchpoint import Standing
from tpm.model.factor import Factor
from tpm.model.process import ProcessStep, duration
from tpm.model.quality import Grade, QualityCheck, QualityQuestion
from tpm.model.scale import Zone
from tpm.store import entries
from tpm.ui import amounts
from tpm.ui.frame import Page
from tpm.ui.touchpoint import cards

_SIGNS = {
    Zone.DISAPPOINTMENT: ":material/arrow_downward:",
    Zone.OKAY: ":material/horizontal_rule:",
    Zone.DELIGHT: ":material/arrow_upward:",
}
_HOUR = 60


def show(page: Page, touchpoint_id: int, standing: Standing) -> None:
    """All three, one under the other."""
    t = page.language.t
    st.subheader(t("What disappoints, what is expected, what delights"))
    factors(page, touchpoint_id, standing)
    st.subheader(t("How the contact runs"))
    process(page, touchpoint_id)
    st.subheader(t("Questions about quality"))
    quality(page, touchpoint_id)


def factors(page: Page, touchpoint_id: int, standing: Standing) -> None:
    """Three columns: below, on and above the zero line, each with its share of the answers."""
    t, found = page.language.t, entries.every(page.store, Factor, touchpoint_id)
    below = {Zone.DISAPPOINTMENT: t("below the zero line"), Zone.OKAY: t("on the zero line"), Zone.DELIGHT: t("above the zero line")}
    with st.grid(len(below), min_column_width=240, gap="medium"):
        for zone, place in below.items():
            with st.container(gap="small"):
                rated = standing["n"] > 0
                share = t("{share} of the answers", share=page.language.percent(standing[zone])) if rated else t("not rated yet")
                st.markdown(f"{_SIGNS[zone]} **{page.language.word(zone)}**  \n:small[:gray[{place} · {share}]]")
                for factor in found:
                    if factor.kind is zone:
                        cards.card(page, factor, factor.text, _about(page, factor))
                cards.add(t("Add a factor"), Factor(touchpoint_id=touchpoint_id, kind=zone), key=f"factor.{zone}")


def _about(page: Page, factor: Factor) -> Sequence[str]:
    t = page.language.t
    return (
        t("Expected: {text}", text=factor.expectation) if factor.expectation else "",
        t("Delivered: {text}", text=factor.delivered) if factor.delivered else "",
        t("Reaction: {text}", text=factor.reaction) if factor.reaction else "",
    )


def process(page: Page, touchpoint_id: int) -> None:
    """Step by step, with the whole duration and what of it is waiting."""
    t, steps = page.language.t, entries.every(page.store, ProcessStep, touchpoint_id)
    if steps:
        whole = duration(steps)
        told = {"total": _time(page, whole.total), "waiting": _time(page, whole.waiting)}
        said = t("From the first step to the last: {total}, of which {waiting} waiting.", **told)
        if whole.unknown:
            said += " " + page.language.n("Of {n} step the time is not known.", "Of {n} steps the time is not known.", whole.unknown)
        st.write(said)
    else:
        st.caption(t("No step is written down yet. What happens one after the other, and where do customers wait?"))
    if steps:
        with st.container(border=True, gap="xsmall"):
            for place, step in enumerate(steps, 1):
                _step(page, place, step)
    cards.add(t("Add a step"), ProcessStep(touchpoint_id=touchpoint_id), key="step")


def _step(page: Page, place: int, step: ProcessStep) -> None:
    waiting = page.language.t("waits {time} before", time=_time(page, step.waiting_minutes)) if step.waiting_minutes else ""
    taken = _time(page, step.minutes) if step.minutes is not None else ""
    about = " · ".join(part for part in (waiting, taken, step.responsible) if part)
    cards.card(page, step, f"{place}  {step.name}", [about], bordered=False)


def _time(page: Page, minutes: float | None) -> str:
    """Minutes below two hours, hours below two days, else days."""
    t, number = page.language.t, page.language.number
    value = minutes or 0
    if value < 2 * _HOUR:
        return t("{n} min", n=amounts.write_number(value, page.language))
    if value < 48 * _HOUR:
        return t("{n} h", n=number(value / _HOUR, 0 if value % _HOUR == 0 else 1))
    return t("{n} days", n=number(value / (24 * _HOUR), 0 if value % (24 * _HOUR) == 0 else 1))


def quality(page: Page, touchpoint_id: int) -> None:
    """The five questions with their answers."""
    t, word = page.language.t, page.language.word
    said = {check.question: check for check in entries.every(page.store, QualityCheck, touchpoint_id)}
    colours = {Grade.YES: "green", Grade.PARTLY: "orange", Grade.NO: "red"}
    with st.container(border=True, gap="xsmall"):
        for question in QualityQuestion:
            check = said.get(question)
            empty = QualityCheck(touchpoint_id=touchpoint_id, question=question, answer=Grade.PARTLY)
            badge = f":{colours[check.answer]}-badge[{word(check.answer)}]" if check else f":gray-badge[{t('not answered yet')}]"
            cards.card(
                page, check or empty, "", [check.note if check else ""], label=f"{word(question)} {badge}", bordered=False, name=question
            )
