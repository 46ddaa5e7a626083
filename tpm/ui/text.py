"""Texts of others inside texts that Streamlit reads as Markdown."""

import re

# Everything Markdown, its mathematics, its HTML and Streamlit's own :signs: begin with.
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=])")
_BREAKS = re.compile(r"\s+")
# What becomes a link all by itself, even behind backslashes: a word joiner that nobody sees takes it apart.
_LINKS = re.compile(r"(?<=https:)(?=//)|(?<=http:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text so that Markdown shows it letter for letter, on one line: no link, no image, no formatting."""
    return _SIGNS.sub(r"\\\1", _LINKS.sub(_JOINER, _BREAKS.sub(" ", text).strip()))
