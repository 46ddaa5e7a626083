"""One target for all touchpoints that have none yet."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from tpm.model.errors import TpmError
from tpm.model.target import Scenario
from tpm.store import targets
from tpm.ui import amounts, messages
from tpm.ui.frame import Page

USUAL = "75"


def set_missing(page: Page, aims: pd.DataFrame, scenario: Scenario) -> None:
    """A number and a button; nothing is drawn where every touchpoint has its target, and for a single customer group."""
    t = page.language.t
    missing = [int(i) for i in aims[aims["own"].isna()]["touchpoint_id"]]
    if not missing or page.filter.segment:
        return
    typed = st.text_input(t("Target for all touchpoints without one"), USUAL, max_chars=amounts.LONGEST, key="targets.usual", width=320)
    if st.button(page.language.n("Set 1 target", "Set {n} targets", len(missing)), key="targets.set"):
        try:
            score = amounts.read_target(typed)
            with page.store.change() as change:
                for touchpoint_id in missing:
                    held = targets.find(change, touchpoint_id, scenario.id, on=page.filter.until)
                    targets.save(change, replace(held, score=score))
        except TpmError as error:
            messages.refused(page, error)
            return
        messages.done(page, t("Targets set."), change.id)
        st.rerun()
