"""Who recommends us: figures, the matrix beside the list, and the next step."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tpm.charts import word_of_mouth as charts
from tpm.figures import cards as definitions
from tpm.figures import word_of_mouth as figures
from tpm.figures import word_of_mouth_findings as findings
from tpm.model.word_of_mouth import SEVERE, AdviceAgainst, Recommender
from tpm.ui import adoption, advice_form, cards, figure, notes, recommender_form, routes, tables, tiles
from tpm.ui import word_of_mouth_drawer as drawer
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.tiles import Tile

_OPENED = "word-of-mouth.opened"
MOST_DRAWN = 30


def show_tiles(page: Page, found: Sequence[Recommender], offers: pd.DataFrame, warnings: Sequence[AdviceAgainst]) -> None:
    """Recommenders and their reach, recommended new customers whose offer is known, warnings."""
    t, number = page.language.t, page.language.number
    severe = sum(one.severity >= SEVERE for one in warnings)
    thanked = sum(one.thanked_on is not None for one in found)
    tiles.show(
        [
            Tile(label=t("Recommenders"), value=number(len(found)), beside=t("{n} thanked", n=number(thanked)) if found else ""),
            Tile(
                label=t("People reached"),
                value=number(figures.reach(found)) if found else number(None),
                explained=definitions.meaning("reach", page.language),
            ),
            Tile(
                label=t("Offers"),
                value=number(len(offers)),
                beside=t("n = {n} new customers", n=number(offers["base"].iloc[0])) if len(offers) else "",
                explained=definitions.meaning("offers", page.language),
            ),
            Tile(label=t("Warnings"), value=number(len(warnings)), beside=t("{n} severe", n=number(severe)) if warnings else ""),
        ]
    )


def show_next(page: Page, found: Sequence[Recommender], unlisted: pd.DataFrame, warnings: Sequence[AdviceAgainst]) -> None:
    """The next step in a sentence with its button."""
    t = page.language.t
    step, said = findings.next_step(found, unlisted, warnings, page.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{t('Your next step:')}** {plain(said)}", width="content")
        if step is findings.Step.ADOPT:
            adoption.button(page, unlisted, primary=True)
        elif step is findings.Step.PLAN:
            _plan(page)
        elif first := findings.unthanked_first(found):
            _thank(page, first)


def show_ways(page: Page) -> None:
    """The two ways to add something."""
    with st.container(horizontal=True, gap="small"):
        recommender_form.add(page)
        advice_form.add(page)


def _plan(page: Page) -> None:
    if st.button(page.language.t("Plan a measure"), icon=":material/arrow_forward:", key="word-of-mouth.plan", type="primary"):
        routes.go("measures")


def _thank(page: Page, first: Recommender) -> None:
    label = page.language.t("Thank and note it")
    st.button(label, icon=":material/favorite:", key="word-of-mouth.thank", type="primary", on_click=drawer.put, args=(first,))


def show_recommenders(page: Page, found: Sequence[Recommender]) -> None:
    """The matrix, and beside it the list; a chosen line opens in a drawer."""
    brought = figures.listed(page.store, page.filter)["brought"].tolist()
    known = figures.judged(found)
    if known:
        matrix, beside = st.columns([3, 2], gap="medium")
        with matrix:
            _matrix(page, found, brought)
        with beside:
            show_ways(page)
            _list(page, found, brought)
    else:
        show_ways(page)
        _list(page, found, brought)


def _matrix(page: Page, found: Sequence[Recommender], brought: Sequence[int]) -> None:
    t, words = page.language.t, recommender_form.kinds(page.language)
    pairs = [(one, n) for one, n in zip(found, brought, strict=True) if one.reach is not None and one.influence is not None]
    frame = pd.DataFrame(
        [
            {
                "name": one.name,
                "kind": words[one.kind],
                "reach": one.reach,
                "influence": one.influence,
                "brought": n,
                "thanked": one.thanked_on is not None,
            }
            for one, n in pairs
        ]
    )
    drawn, said = frame.head(MOST_DRAWN), findings.extremes(found, page.language)
    footnote = notes.join(
        f"n = {page.language.number(len(drawn))}",
        t("{n} more without reach or influence", n=page.language.number(len(found) - len(pairs))) if len(found) > len(pairs) else "",
        t("the first {n} are drawn", n=page.language.number(MOST_DRAWN)) if len(frame) > len(drawn) else "",
        t("In brackets: new customers won by them") if frame["brought"].any() else "",
    )
    chart = charts.reach_matrix(drawn, page.language, dark=page.dark, title=said, footnote=footnote)
    table = pd.DataFrame(
        {
            t("Recommender"): frame["name"],
            t("Who is it?"): frame["kind"],
            t("Reach"): frame["reach"],
            t("Influence"): frame["influence"],
            t("New customers brought"): frame["brought"],
        }
    )
    figure.show(page, chart, table, key="word-of-mouth.matrix", alt=said)
    cards.show(page, "reach")


def _list(page: Page, found: Sequence[Recommender], brought: Sequence[int]) -> None:
    t = page.language.t
    rows = pd.DataFrame(
        {
            t("Recommender"): [one.name for one in found],
            t("Reach"): [one.reach for one in found],
            t("Influence"): [one.influence for one in found],
            t("Brought"): list(brought),
            t("Last contact"): [one.last_contact_on for one in found],
            t("Offers"): [", ".join(one.offers) for one in found],
        }
    )
    chosen = tables.pick(page, rows, key="word-of-mouth.list")
    st.caption(t("Choose a line to change it. “Brought”: new customers who named this recommender."))
    if chosen != st.session_state.get(_OPENED):  # a row stays chosen after its drawer was closed
        st.session_state[_OPENED] = chosen
        if chosen is not None:
            drawer.put(found[chosen])


def draw_drawer(page: Page, unlisted: pd.DataFrame) -> None:
    """Draw the drawer if it is open; the last line of the page."""
    t, held = page.language.t, drawer.held()
    if isinstance(held, Recommender):
        title = plain(held.name) if held.id else t("New recommender")
        st.dialog(title, position="right", on_dismiss=drawer.put)(recommender_form.form)(page, held)
    elif isinstance(held, AdviceAgainst):
        title = t("Change the warning") if held.id else t("New warning")
        st.dialog(title, position="right", on_dismiss=drawer.put)(advice_form.form)(page, held)
    elif held is drawer.Choice.ADOPTION:
        st.dialog(t("Named by new customers"), position="right", on_dismiss=drawer.put)(adoption.form)(page, unlisted)
