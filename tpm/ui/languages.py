"""The language a reader has chosen, or his browser prefers."""

import streamlit as st

from tpm.i18n import language as i18n
from tpm.i18n.language import LANGUAGES, Language

KEY = "lang"


def current() -> Language:
    """The language of this run: as switched, as the address says, as the browser prefers, else German."""
    chosen = st.session_state.get(KEY) or st.query_params.get(KEY, "").casefold()
    return i18n.get(chosen if chosen in LANGUAGES else preferred())


def preferred() -> str:
    """Code of the browser's language, German where it is none of ours."""
    code = (st.context.locale or "").partition("-")[0].casefold()
    return code if code in LANGUAGES else LANGUAGES[0]


def switch(language: Language) -> None:
    """Draw the switch; its state stands in the address."""
    if KEY not in st.session_state:
        st.session_state[KEY] = language.code
    st.segmented_control(
        language.t("Language"),
        LANGUAGES,
        format_func=str.upper,
        required=True,
        key=KEY,
        bind="query-params",
        label_visibility="collapsed",
    )
