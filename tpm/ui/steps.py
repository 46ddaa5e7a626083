"""The four steps of the method with what is there for each, and the next one to take."""

from dataclasses import dataclass

import streamlit as st

from tpm.figures import findings, gaps, ratings, referrals
from tpm.figures.overview import Overview
from tpm.ui import cards, routes
from tpm.ui.frame import Page
from tpm.ui.text import plain

# Pixels the four steps need side by side, kept free until they are drawn.
_HEIGHT = 340


@dataclass(frozen=True, kw_only=True)
class _Step:
    """One of the four steps; `finding` says what the data say, `question` what they will answer; `pages` are where it is worked on."""

    name: str
    question: str
    finding: str
    held: str
    pages: tuple[str, ...]


def show(page: Page, held: Overview) -> None:
    """The next step on top, below it the four steps side by side."""
    t = page.language.t
    st.title(plain(page.workspace), anchor=False)
    why, label, target = _next(page, held)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f"**{t('Your next step:')}** {plain(why)}", width="content")
        if routes.exists(target) and st.button(label, type="primary", icon=":material/arrow_forward:", key="start.next"):
            routes.go(target)
    st.space("small")
    with st.skeleton(height=_HEIGHT):
        steps = _steps(page, held)
    grid = st.grid(4, min_column_width=250, gap="medium")
    for number, step in enumerate(steps, 1):
        with grid.container(border=True, height="stretch", key=f"start.step{number}"):
            _draw(number, step, page)
    shown = ("zones", held.respondents), ("gap", held.targets), ("referral_rate", held.new_customers)
    if codes := [code for code, there in shown if there]:
        cards.show(page, *codes, key="start")


def _draw(number: int, step: _Step, page: Page) -> None:
    st.subheader(f"{number}  {step.name}", anchor=False)
    st.markdown(plain(step.finding or step.question))
    st.caption(plain(step.held or page.language.t("nothing there yet")))
    st.space("stretch")
    for name in step.pages:
        if routes.exists(name):
            routes.link(name, routes.title(name, page.language), icon=":material/chevron_right:")
    routes.link("guide", page.language.t("Questions of this step"), icon=":material/checklist:", step=f"{number}a")


def _steps(page: Page, held: Overview) -> list[_Step]:
    t, n, everything = page.language.t, page.language.n, page.filter
    return [
        _Step(
            name=t("See what is"),
            question=t("Where do your customers meet you, and how do they experience it?"),
            finding=findings.disappointment(ratings.ratings(page.store, everything), page.language) if held.respondents else "",
            held=_joined(
                n("{n} touchpoint", "{n} touchpoints", held.touchpoints) if held.touchpoints else "",
                n("{n} respondent", "{n} respondents", held.respondents) if held.respondents else "",
            ),
            pages=("touchpoints", "journey", "ratings", "self-image", "word-of-mouth"),
        ),
        _Step(
            name=t("Decide what should be"),
            question=t("Which score is each touchpoint to reach, as the customer sees it?"),
            finding=findings.widest_gap(gaps.gaps(page.store, everything), page.language) if held.targets else "",
            held=n("{n} touchpoint with a target", "{n} touchpoints with a target", held.targets) if held.targets else "",
            pages=("importance", "targets", "gaps", "priorities", "budget"),
        ),
        _Step(
            name=t("Do it"),
            question=t("Who does what until when? What is quick and works stands on top."),
            finding="",
            held=_joined(
                n("{n} open measure", "{n} open measures", held.measures_open) if held.measures_open else "",
                n("{n} measure done", "{n} measures done", held.measures_done) if held.measures_done else "",
            ),
            pages=("measures",),
        ),
        _Step(
            name=t("Check what it brought"),
            question=t("Do more new customers come by recommendation?"),
            finding=findings.referral_rate(referrals.total(page.store, everything), page.language) if held.new_customers else "",
            held=n("{n} new customer", "{n} new customers", held.new_customers) if held.new_customers else "",
            pages=("referrals", "recommendation", "differences"),
        ),
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _next(page: Page, held: Overview) -> tuple[str, str, str]:
    """Why, what stands on the button, and the page it leads to: the first of the steps that has nothing yet."""
    t = page.language.t
    if not held.touchpoints:
        return t("Collect where your customers meet you."), t("Add touchpoints"), "touchpoints"
    if not held.respondents:
        return t("Let your customers rate the touchpoints."), t("Import a survey"), "import"
    if not held.targets:
        return t("Decide which score each touchpoint is to reach."), t("Set targets"), "targets"
    if not held.measures_open + held.measures_done:
        return t("Plan what closes the widest gap."), t("Plan a measure"), "measures"
    if not held.new_customers:
        return t("Record how your new customers came to you."), t("Enter new customers"), "referrals"
    return t("See whether more new customers come by recommendation."), t("See the referral rate"), "referrals"
