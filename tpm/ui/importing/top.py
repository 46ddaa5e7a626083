"""The way back to the top of the page, for what is said there."""

from pathlib import Path

from streamlit.components.v2 import component

_component = component("tpm_import_top", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def show(number: int) -> None:
    """Scroll to the top, once for each number."""
    _component(data=number, key=f"import.top.{number}")
