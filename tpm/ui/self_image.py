"""First what we believe, then what the customers say: the chart, the button between them, and what else there is to read."""

import pandas as pd
import streamlit as st

from tpm.analysis.self_image import Verdict
from tpm.charts import self_image as charts
from tpm.figures import cards as definitions
from tpm.figures import protection, self_image, self_image_findings, self_image_table
from tpm.model.survey import Audience
from tpm.ui import cards, figure, notes, routes, tiles
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.tiles import Tile

_REVEALED = "self-image.revealed"


def reveal(page: Page, found: pd.DataFrame) -> bool:
    """Draw the button that shows the customers' picture or hides it again; whether it is shown.

    Kept for the session and the workspace, so that a team can guess first. Without customers there is nothing to reveal.
    """
    t = page.language.t
    if Audience.CUSTOMER not in self_image.sources(found):
        st.info(t("No customer ratings in this selection: this is only what is believed inside."), icon=":material/info:")
        routes.link("import", t("Import a survey"), icon=":material/arrow_forward:")
        return False
    shown = st.session_state.get(_REVEALED) == page.workspace
    label = t("Hide the customers' picture") if shown else t("Show the customers' picture")
    st.button(
        label,
        key="self-image.hide" if shown else "self-image.reveal",
        type="secondary" if shown else "primary",
        icon=":material/visibility_off:" if shown else ":material/visibility:",
        on_click=_keep,
        args=("" if shown else page.workspace,),
    )
    return shown


def _keep(workspace: str) -> None:
    st.session_state[_REVEALED] = workspace


def tell_protected(page: Page) -> None:
    """From how many people on the picture of those inside is shown."""
    least = page.language.number(protection.minimum(page.store, Audience.EMPLOYEE))
    said = page.language.t("What employees and management say is shown where at least {n} people rated a touchpoint.", n=least)
    st.caption(f":material/shield: {said}")


def show_tiles(page: Page, found: pd.DataFrame) -> None:
    """Over- and underrated, blind spots, and how many of the best rated both lists share."""
    t, number = page.language.t, page.language.number
    best = self_image.best(found)
    tiles.show(
        [
            Tile(
                label=t("Overrated"),
                value=number(self_image.count(found, Verdict.OVERRATED)),
                explained=t("The whole interval of the difference lies above zero: we rate better than the customers."),
            ),
            Tile(
                label=t("Underrated"),
                value=number(self_image.count(found, Verdict.UNDERRATED)),
                explained=t("The whole interval of the difference lies below zero: the customers rate better than we do."),
            ),
            Tile(
                label=t("Blind spots"),
                value=number(int(found["blind"].sum())),
                explained=definitions.meaning("blind_spot", page.language),
            ),
            Tile(
                label=t("Best in common"),
                value=t("{k} of {n}", k=number(len(best.shared)), n=number(best.length)) if best.length else number(None),
                explained=definitions.meaning("best", page.language),
            ),
        ]
    )


def show_chart(page: Page, found: pd.DataFrame, *, revealed: bool) -> None:
    """The chart with its table; before the customers are shown neither tells anything of them."""
    language = page.language
    if revealed:
        shown, finding = found, self_image_findings.headline(found, language)
    else:
        shown, finding = self_image.by_us(found), self_image_findings.guess(found, language)
    chart = charts.picture_dumbbells(
        shown, language, dark=page.dark, title=finding, footnote=_footnote(page, found, revealed=revealed), revealed=revealed
    )
    table = self_image_table.table(found, language, revealed=revealed)
    figure.show(page, chart, table, key="self-image.both" if revealed else "self-image.ours", alt=finding)
    cards.show(page, *(("self_image", "blind_spot", "best", "score") if revealed else ("self_image", "score")))


def show_details(page: Page, found: pd.DataFrame) -> None:
    """The other findings, one sentence each."""
    st.markdown("\n".join(f"- {plain(said)}" for said in self_image_findings.details(found, page.language)))


def tell_unaffected(page: Page, found: pd.DataFrame) -> None:
    """Say for whom a chosen group or survey does not hold."""
    there = [one for one in self_image.unaffected(page.store, page.filter) if one in self_image.sources(found)]
    if there:
        who = ", ".join(page.language.word(one) for one in there)
        st.caption(page.language.t("Not divided by the chosen customer group or survey: {who}.", who=who))


def _footnote(page: Page, found: pd.DataFrame, *, revealed: bool) -> str:
    shown = [one for one in self_image.sources(found) if revealed or one is not Audience.CUSTOMER]
    bases = [f"{page.language.word(one)}: {notes.base(page, found[f'{one}_n'])}" for one in shown]
    return notes.join(*bases, notes.source(page), page.language.t("Lines: 95 % interval"))
