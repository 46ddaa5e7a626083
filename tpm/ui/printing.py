"""A page on paper: what belongs to the screen stays away, charts stay whole."""

from pathlib import Path

from streamlit.components.v2 import component

from tpm.i18n.language import Language

_HERE = Path(__file__)
_component = component(
    "tpm_printing",
    html='<button type="button" class="tpm-print"></button>',
    css=_HERE.with_suffix(".css").read_text("utf-8"),
    js=_HERE.with_suffix(".js").read_text("utf-8"),
    isolate_styles=False,
)


def button(language: Language) -> None:
    """The button that prints this page; with it the page is fit for paper, also by the menu of the browser."""
    _component(data={"label": language.t("Print")}, key="printing", width="content")
