"""What is recommended, where we are advised against, and where there is more to tell: the tables below."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tpm.figures import word_of_mouth as figures
from tpm.figures import word_of_mouth_findings as findings
from tpm.model.touchpoint import Touchpoint
from tpm.model.word_of_mouth import AdviceAgainst
from tpm.store import touchpoints
from tpm.ui import adoption, cards, routes, tables
from tpm.ui import word_of_mouth_drawer as drawer
from tpm.ui.frame import Page
from tpm.ui.text import plain

_OPENED = "word-of-mouth.warning.opened"
_NAMED = 5


def show_offers(page: Page, offers: pd.DataFrame, unlisted: pd.DataFrame) -> None:
    """Offers for which new customers came by recommendation, and the way to take over those who were named."""
    t = page.language.t
    if offers.empty:
        st.caption(
            t("No new customer has named a recommended offer in this selection. The column “Offer” of your list of new customers tells it.")
        )
    else:
        st.markdown(plain(findings.what(offers, page.language)))
        shown = pd.DataFrame(
            {
                t("Offer"): offers["offer"],
                t("New customers by recommendation"): offers["n"],
                t("Share (%)"): (offers["share"] * 100).round(1),
                t("Recommended by"): [_names(names, page) for names in offers["recommenders"]],
            }
        )
        tables.show(page, shown, key="word-of-mouth.offers")
        cards.show(page, "offers")
    adoption.button(page, unlisted, key="word-of-mouth.adopt.more")
    routes.link("referrals", t("See the referral rate"), icon=":material/arrow_forward:")


def _names(names: Sequence[str], page: Page) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _NAMED
    said = ", ".join(names[:_NAMED])
    return said if more <= 0 else page.language.t("{names} and {more} more", names=said, more=page.language.number(more))


def show_warnings(page: Page, warnings: Sequence[AdviceAgainst], places: pd.DataFrame) -> None:
    """Where we are advised against, beside what customers say there; the single warnings; what critics wrote."""
    t = page.language.t
    if places.empty:
        st.caption(t("No warning has been entered. Review portals, forums and complaints are where people advise against a firm."))
    else:
        st.markdown(plain(findings.against(places, page.language)))
        _show_places(page, places)
        _list_warnings(page, warnings)
    comments = figures.comments_of_critics(page.store, page.filter)
    if len(comments):
        st.subheader(t("What critics write"))
        st.caption(t("The latest comments of customers who gave 0 to 6 of 10 for their willingness to recommend"))
        for day, text in comments.itertuples(index=False):
            with st.container(border=True, gap=None):
                st.text(text)
                if not pd.isna(day):
                    st.caption(page.language.date(day))


def _show_places(page: Page, places: pd.DataFrame) -> None:
    t = page.language.t
    shown = pd.DataFrame(
        {
            t("Where"): [
                findings.place(touchpoint, offer, page.language)
                for touchpoint, offer in zip(places["touchpoint"], places["offer"], strict=True)
            ],
            t("Warnings"): places["warnings"],
            t("Severest"): [findings.severity(level, page.language) for level in places["severity"]],
            t("Disappointed customers (%)"): (places["disappointment"].astype(float) * 100).round(1),
            t("Answers"): places["n"],
        }
    )
    tables.show(page, shown, key="word-of-mouth.places")
    cards.show(page, "zones")


def _list_warnings(page: Page, warnings: Sequence[AdviceAgainst]) -> None:
    t, names = page.language.t, {each.id: each.name for each in touchpoints.every(page.store)}
    rows = pd.DataFrame(
        {
            t("What is said"): [one.text for one in warnings],
            t("How strongly"): [findings.severity(one.severity, page.language) for one in warnings],
            t("Touchpoint"): [names.get(one.touchpoint_id or 0, "") for one in warnings],
            t("Offer"): [one.offer for one in warnings],
            t("Source"): [one.source for one in warnings],
            t("On"): [one.happened_on for one in warnings],
        }
    )
    chosen = tables.pick(page, rows, key="word-of-mouth.warnings")
    st.caption(t("Choose a line to change it."))
    if chosen != st.session_state.get(_OPENED):  # a row stays chosen after its drawer was closed
        st.session_state[_OPENED] = chosen
        if chosen is not None:
            drawer.put(warnings[chosen])


def show_potential(page: Page, found: pd.DataFrame) -> None:
    """Touchpoints by the number of delighted customers, with the objectives they are to serve."""
    t = page.language.t
    if found.empty:
        st.caption(t("No touchpoint has been rated by customers in this selection."))
        return
    st.markdown(plain(findings.potential(found, page.language)))
    objectives = {each.id: _objectives(page, each) for each in touchpoints.every(page.store)}
    shown = pd.DataFrame(
        {
            t("Touchpoint"): found["touchpoint"],
            t("Phase"): found["phase"],
            t("Delighted answers"): found["delighted"],
            t("Delight (%)"): (found["delight"] * 100).round(1),
            t("Answers"): found["n"],
            t("Objectives"): [objectives.get(int(touchpoint_id), "") for touchpoint_id in found["touchpoint_id"]],
        }
    )
    tables.show(page, shown, key="word-of-mouth.potential")
    cards.show(page, "potential", "zones")


def _objectives(page: Page, touchpoint: Touchpoint) -> str:
    return ", ".join(page.language.word(objective) for objective in touchpoint.objectives)
