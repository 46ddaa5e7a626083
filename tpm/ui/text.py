"""Texts of others inside texts that Streamlit reads as Markdown."""

import re

from tpm.i18n import typography

# Everything Markdown, its mathematics, its HTML and Streamlit's own :signs: begin with.
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=])")
# A no-break space is none
_BREAKS = re.compile(r"[^\S\u00a0]+")
# What becomes a link all by itself, even behind backslashes: a word joiner that nobody sees takes it apart. It holds 95-%-… together.
_JOINTS = re.compile(r"(?<=https:)(?=//)|(?<=http:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)|(?<=\d-)(?=%)", re.IGNORECASE)
_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text so that Markdown shows it letter for letter, on one line: no link, no image, no formatting."""
    return _SIGNS.sub(r"\\\1", _JOINTS.sub(_JOINER, _BREAKS.sub(" ", typography.hold(text)).strip()))
