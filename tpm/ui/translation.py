"""Streamlit's own words, which exist in English only, put into the language of the page."""

from pathlib import Path

from streamlit.components.v2 import component

from tpm.i18n.language import Language
from tpm.ui.streamlit_texts import OPEN, TEXTS

_component = component("tpm_translation", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def mount(language: Language) -> None:
    """Translate what is on the screen and whatever appears there from now on; run the page again when the theme changes."""
    words = {text: language.t(text) for text in TEXTS} | {OPEN: language.t("Open the list")}
    _component(
        # sizes are written anew in every language: Streamlit leaves no space before the unit
        data={"code": language.code, "words": {text: ours for text, ours in words.items() if ours != text or "{size}" in text}},
        key="translation",
        on_theme_change=lambda: None,
    )
