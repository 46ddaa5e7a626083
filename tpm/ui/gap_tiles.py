"""Targets reached and missed, in tiles."""

import pandas as pd

from tpm.figures import gaps
from tpm.ui import tiles
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile


def show(page: Page, found: pd.DataFrame) -> None:
    """How many targets are clearly missed, cannot be decided yet, or are reached, and how many rated touchpoints have none."""
    t, decided = page.language.t, gaps.decisions(found)
    without = int((found["target"].isna() & (found["n"] > 0)).sum())
    shown = (
        (t("Clearly open"), decided.get("open", 0), t("The whole interval of the score lies below the target.")),
        (t("Not yet clear"), decided.get("undecided", 0), t("The interval of the score holds the target: more answers are needed.")),
        (t("Reached"), decided.get("reached", 0), t("The whole interval of the score lies at or above the target.")),
        (t("Without a target"), without, t("Touchpoints that customers have rated and for which nobody has set a target.")),
    )
    tiles.show([Tile(label=label, value=page.language.number(count), explained=explained) for label, count, explained in shown])
