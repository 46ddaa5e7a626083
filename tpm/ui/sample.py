"""The sample company, one click away."""

import streamlit as st

from tpm.i18n.language import Language
from tpm.tasks import sample
from tpm.tasks.sample import firm
from tpm.ui import address, undo, workspaces


def button(language: Language, *, key: str, wide: bool = False) -> None:
    """Draw the button that opens the sample company, made at the first click."""
    t = language.t
    made = firm.NAME in workspaces.folder().names()
    label = t("Open the sample company") if made else t("Explore the sample company")
    if not st.button(label, icon=":material/storefront:", key=key, width="stretch" if wide else "content"):
        return
    if not made:
        _make(language)
    address.put(w=firm.NAME, since="", until="", segment="", survey="")
    st.rerun()


def _make(language: Language) -> None:
    bar = st.progress(0.0, language.t("The sample company is being set up …"))
    sample.create(workspaces.folder(), progress=lambda _, share: _show(bar, share, language))
    undo.say_next(language.t("The sample company is ready. Everything in it can be changed."))


def _show(bar: st.delta_generator.DeltaGenerator, share: float, language: Language) -> None:
    bar.progress(share, language.t("The sample company is being set up …"))
