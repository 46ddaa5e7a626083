"""What goes well, what must go or change, what has kept us from it, and where customers may leave."""

import streamlit as st

from tpm.model.remark import Remark, RemarkKind
from tpm.store import entries
from tpm.ui.frame import Page
from tpm.ui.touchpoint import cards

_JUDGED = (RemarkKind.GOES_WELL, RemarkKind.MUST_GO, RemarkKind.MUST_CHANGE)
_REASONS = (RemarkKind.OBSTACLE, RemarkKind.ACTION_NEEDED)
_BOND = (RemarkKind.DEEPEN, RemarkKind.CHURN)


def show(page: Page, touchpoint_id: int) -> None:
    """All kinds in three rows."""
    found = entries.every(page.store, Remark, touchpoint_id)
    for kinds in (_JUDGED, _REASONS, _BOND):
        with st.grid(len(kinds), min_column_width=240, gap="medium"):
            for kind in kinds:
                with st.container(gap="small"):
                    st.markdown(f"**{page.language.word(kind)}**")
                    for remark in found:
                        if remark.kind is kind:
                            cards.card(page, remark, remark.text, _about(page, remark))
                    cards.add(page.language.t("Add"), Remark(touchpoint_id=touchpoint_id, kind=kind), key=f"remark.{kind}")


def _about(page: Page, remark: Remark) -> list[str]:
    t = page.language.t
    return [
        page.language.word(remark.category) if remark.category else "",
        t("We notice it by: {text}", text=remark.notice) if remark.notice else "",
        t("Early warning: {text}", text=remark.early_warning) if remark.early_warning else "",
    ]
