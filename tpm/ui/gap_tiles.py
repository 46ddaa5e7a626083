"""Targets reached and missed, in tiles."""

from collections.abc import Mapping

from tpm.ui import tiles
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile


def show(page: Page, decisions: Mapping[str, int]) -> None:
    """How many targets are reached, clearly missed, or cannot be decided yet."""
    t = page.language.t
    helps = {
        "open": t("The whole interval of the score lies below the target."),
        "undecided": t("The interval of the score holds the target: more answers are needed."),
        "reached": t("The whole interval of the score lies at or above the target."),
    }
    counts = {code: page.language.number(decisions.get(code, 0)) for code in helps}
    tiles.show([Tile(label=page.language.word(code).capitalize(), value=counts[code], explained=helps[code]) for code in helps])
