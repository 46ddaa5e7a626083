"""Taking over into the list the recommenders whom new customers have named."""

import pandas as pd
import streamlit as st

from tpm.model.word_of_mouth import Recommender
from tpm.store import recommenders
from tpm.store.change import Change
from tpm.ui import word_of_mouth_drawer as drawer
from tpm.ui.frame import Page

# Names that were told at least so often are proposed.
OFTEN = 2


def button(page: Page, unlisted: pd.DataFrame, *, key: str = "word-of-mouth.adopt", primary: bool = False) -> None:
    """The button that opens the choice; not drawn where nobody was named."""
    if unlisted.empty:
        return
    label = page.language.n("Take over {n} named recommender", "Take over from {n} named recommenders", len(unlisted))
    kind = "primary" if primary else "secondary"
    st.button(label, icon=":material/playlist_add:", key=key, type=kind, on_click=drawer.put, args=(drawer.Choice.ADOPTION,))


def form(page: Page, unlisted: pd.DataFrame) -> None:
    """The choice among those who were named."""
    t, number = page.language.t, page.language.number
    st.markdown(t("New customers named these people when they were asked who recommended you. Whom do you want to keep in the list?"))
    told = {str(row["recommender"]): row for row in unlisted.to_dict("records")}
    chosen = st.multiselect(
        t("Names"),
        list(told),
        default=[name for name, row in told.items() if row["n"] >= OFTEN],
        format_func=lambda name: f"{name} ({number(told[name]['n'])})",
        key="word-of-mouth.adopt.names",
    )
    st.caption(t("In brackets: how many new customers named them. Reach and influence are yours to judge afterwards."))
    if st.button(t("Take over"), type="primary", disabled=not chosen, key="word-of-mouth.adopt.save"):
        _adopt(page, [Recommender(name=name, offers=tuple(told[name]["offers"])) for name in chosen])


def _adopt(page: Page, chosen: list[Recommender]) -> None:
    def take_over(change: Change) -> None:
        for one in chosen:
            recommenders.save(change, one)

    said = page.language.n("{n} recommender is in the list now.", "{n} recommenders are in the list now.", len(chosen))
    drawer.attempt(page, said, take_over)
