"""The few figures on top of a page, four beside each other at most, two on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

MOST = 4


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A figure as the reader's language writes it; `beside` is a short note under it, `explained` says what it means."""

    label: str
    value: str
    beside: str = ""
    explained: str = ""


def show(tiles: Sequence[Tile]) -> None:
    """Draw the tiles."""
    with st.grid(min(len(tiles), MOST), min_column_width=150, gap="small"):
        for tile in tiles:
            st.metric(
                tile.label,
                tile.value,
                tile.beside or None,
                delta_color="off",
                delta_arrow="off",
                help=tile.explained or None,
                border=True,
                height="stretch",
            )
