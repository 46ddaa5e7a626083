"""The language a reader has chosen, or his browser prefers."""

import streamlit as st

from tpm.i18n import language as i18n
from tpm.i18n.language import LANGUAGES, Language
from tpm.ui import address

NAME = "lang"
_SWITCH = "bar.language"


def current() -> Language:
    """The language of this run: as the address says, else as the browser prefers, else German."""
    chosen = address.get(NAME).casefold()
    return i18n.get(chosen if chosen in LANGUAGES else (st.context.locale or "").partition("-")[0].casefold())


def switch(language: Language) -> None:
    """Draw the switch."""
    st.session_state[_SWITCH] = language.code
    st.segmented_control(
        language.t("Language"),
        LANGUAGES,
        format_func=str.upper,
        required=True,
        key=_SWITCH,
        on_change=lambda: address.put(**{NAME: st.session_state[_SWITCH]}),
        label_visibility="collapsed",
    )
