"""What Streamlit draws too dark to be read, or over something that is wanted."""

from pathlib import Path

from streamlit.components.v2 import component

_component = component("tpm_contrast", css=Path(__file__).with_suffix(".css").read_text("utf-8"), isolate_styles=False)


def mount() -> None:
    """Make it readable, on the whole page."""
    _component(key="contrast")
