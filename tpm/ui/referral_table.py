"""New customers in tiles and tables."""

import pandas as pd
import streamlit as st

from tpm.figures import cards as definitions
from tpm.figures import referral_findings
from tpm.figures import referrals as figures
from tpm.model.errors import TpmError
from tpm.model.survey import Role
from tpm.store import referrals
from tpm.ui import cards, messages, notes, periods, tables, tiles
from tpm.ui.frame import Page
from tpm.ui.periods import Stretch
from tpm.ui.text import plain
from tpm.ui.tiles import Tile


def rate(page: Page, total: pd.DataFrame) -> None:
    """Rate, count, coverage and bounds of all periods together, in tiles."""
    t, percent, number = page.language.t, page.language.percent, page.language.number
    row = total.iloc[0]
    interval = t("{low} to {high}", low=percent(row["low"], 1), high=percent(row["high"], 1))
    bounds = f"{number(row['lower_bound'] * 100)}–{percent(row['upper_bound'])}"
    known = t("{known} of {n} new customers", known=number(row["known"]), n=number(row["n"]))
    tiles.show(
        [
            Tile(
                label=t("Referral rate"),
                value=percent(row["rate"], 1),
                beside=interval,
                explained=definitions.meaning("referral_rate", page.language),
            ),
            Tile(label=t("By recommendation"), value=number(row["e"]), beside=t("new customers")),
            Tile(label=t("Origin known"), value=percent(row["coverage"]), beside=known),
            Tile(
                label=t("Possible range"),
                value=bounds,
                explained=definitions.meaning("coverage", page.language),
            ),
        ]
    )


def footnote(page: Page, total: pd.DataFrame) -> str:
    """What stands under the chart."""
    number, row = page.language.number, total.iloc[0]
    base = page.language.t("n = {known} of {n} new customers with a known origin", known=number(row["known"]), n=number(row["n"]))
    period = periods.say(Stretch(page.filter.since, page.filter.until), page.language)
    return notes.join(base, period, page.language.t("95 % interval (Wilson)"))


def recommenders(page: Page) -> None:
    """Who brought how many new customers, and how many each on average."""
    t = page.language.t
    found = referrals.recommenders(page.store, page.filter)
    if found.empty:
        st.caption(t("No recommender has been named yet."))
        return
    each = figures.per_recommender(page.store, page.filter)
    st.markdown(plain(referral_findings.per_recommender(each, page.language)))
    tables.show(
        page, pd.DataFrame({t("Recommender"): found["recommender"], t("New customers brought"): found["n"]}), key="referrals.recommenders"
    )
    cards.show(page, "per_recommender", roles={Role.ORIGIN})


def latest(page: Page) -> None:
    """The newest new customers; one can be taken out of the list."""
    t = page.language.t
    found = referrals.latest(page.store)
    shown = pd.DataFrame(
        {
            t("Won on"): [r.date for r in found],
            t("Origin"): [r.origin or t("Unknown") for r in found],
            t("Recommended by"): [r.recommender for r in found],
            t("Recommended offer"): [r.offer for r in found],
        }
    )
    chosen = tables.pick(page, shown, key=f"referrals.latest.{hash(tuple(r.id for r in found))}")
    if chosen is not None and st.button(t("Remove from the list"), icon=":material/delete:", key="referrals.remove"):
        try:
            with page.store.change() as change:
                referrals.retire(change, found[chosen])
        except TpmError as error:
            messages.refused(page, error)
            return
        messages.done(page, t("Removed from the list."), change.id)
        st.rerun()
