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
    if made:
        _enter()
    else:
        _make(language)


def _make(language: Language) -> None:
    """Make it before the eyes of the reader, in a window that keeps him from clicking twice."""

    @st.dialog(language.t("The sample company is being set up"), icon=":material/storefront:", dismissible=False)
    def make() -> None:
        st.markdown(language.t("Its survey files are imported just like yours. This takes a few seconds."))
        bar = st.progress(0.0)
        sample.create(workspaces.folder(), progress=lambda _, share: bar.progress(share) and None)
        undo.say_next(language.t("The sample company is ready. Everything in it can be changed."))
        _enter()

    make()


def _enter() -> None:
    address.put(w=firm.NAME, since="", until="", segment="", survey="")
    st.rerun()
