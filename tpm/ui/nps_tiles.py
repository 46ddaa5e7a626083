"""The willingness to recommend in tiles."""

import pandas as pd

from tpm.figures import cards
from tpm.model.survey import Role
from tpm.ui import notes, tiles
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile


def show(page: Page, total: pd.DataFrame, referrals: pd.DataFrame) -> None:
    """NPS and its parts, and beside it the referral rate, which is what counts."""
    t, number, percent = page.language.t, page.language.number, page.language.percent
    row = total.iloc[0]
    interval = t("{low} to {high}", low=page.language.signed(row["low"]), high=page.language.signed(row["high"]))
    rate = percent(referrals.iloc[0]["rate"], 1) if len(referrals) else percent(None)
    promoters, critics = (t("{k} of {n}", k=number(row[kind]), n=number(row["n"])) for kind in ("promoters", "detractors"))
    tiles.show(
        [
            Tile(
                label="NPS",
                value=page.language.signed(row["nps"]),
                beside=interval,
                explained=cards.meaning("nps", page.language),
            ),
            Tile(label=t("Promoters (9–10)"), value=percent(row["promoters"] / row["n"]), beside=promoters),
            Tile(label=t("Critics (0–6)"), value=percent(row["detractors"] / row["n"]), beside=critics),
            Tile(
                label=t("Referral rate"),
                value=rate,
                beside=t("what counts"),
                explained=cards.meaning("referral_rate", page.language),
            ),
        ]
    )


def footnote(page: Page, total: pd.DataFrame) -> str:
    """What stands under the chart."""
    return notes.join(notes.base(page, total["n"]), notes.source(page, {Role.NPS}), page.language.t("95 % interval (adjusted Wald)"))
