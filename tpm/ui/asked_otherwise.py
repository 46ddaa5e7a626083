"""The touchpoints that the page of ratings leaves out, because customers were asked something else about them."""

import pandas as pd
import streamlit as st

from tpm.figures import asked_otherwise as figures
from tpm.model.survey import KANO, Role
from tpm.ui import routes
from tpm.ui.frame import Page
from tpm.ui.text import plain


def without(page: Page, found: pd.DataFrame) -> pd.DataFrame:
    """The ratings without the touchpoints that nobody was asked to rate."""
    return found[~found["touchpoint_id"].isin(list(figures.asked_otherwise(page.store)))].reset_index(drop=True)


def show(page: Page, found: pd.DataFrame) -> None:
    """Which they are and what was asked, with the way there; nothing where all were rated. `found`: `figures.ratings`, all of them."""
    asked = figures.asked_otherwise(page.store)
    for sentence in figures.told(found, asked, page.language):
        st.caption(plain(sentence))
    kinds: frozenset[Role] = frozenset().union(*asked.values())
    if kinds & KANO:
        routes.link("importance", page.language.t("Importance: Kano"), icon=":material/arrow_forward:")
    elif Role.IMPORTANCE in kinds:
        routes.link("importance", page.language.t("Importance"), icon=":material/arrow_forward:")
