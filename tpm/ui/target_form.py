"""One target for all touchpoints that have none yet."""

import pandas as pd
import streamlit as st

from tpm.model.errors import TpmError
from tpm.store import targets
from tpm.ui import messages
from tpm.ui.frame import Page

USUAL = 75


def set_missing(page: Page, gaps: pd.DataFrame) -> None:
    """A number and a button; nothing is drawn where every touchpoint has its target."""
    t = page.language.t
    missing = [int(i) for i in gaps[gaps["target"].isna()]["touchpoint_id"]]
    if not missing:
        return
    score = st.number_input(t("Target for all touchpoints without one"), 0, targets.HIGHEST, USUAL, 5, key="targets.usual", width=320)
    if st.button(page.language.n("Set 1 target", "Set {n} targets", len(missing)), key="targets.set"):
        try:
            with page.store.change() as change:
                for touchpoint_id in missing:
                    targets.put(change, touchpoint_id, score)
        except TpmError as error:
            messages.refused(page, error)
            return
        messages.done(page, t("Targets set."), change.id)
        st.rerun()
