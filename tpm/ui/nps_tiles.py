"""The willingness to recommend in tiles."""

import pandas as pd
import streamlit as st

from tpm.ui import notes
from tpm.ui.frame import Page


def show(page: Page, total: pd.DataFrame, referrals: pd.DataFrame) -> None:
    """NPS and its parts, and beside it the referral rate, which is what counts."""
    t, number, percent = page.language.t, page.language.number, page.language.percent
    row = total.iloc[0]
    interval = t("{low} to {high}", low=page.language.signed(row["low"]), high=page.language.signed(row["high"]))
    rate = percent(referrals.iloc[0]["rate"], 1) if len(referrals) else percent(None)
    shown = (
        (
            "NPS",
            page.language.signed(row["nps"]),
            t("Share of promoters minus share of critics. 95 % interval: {interval}.", interval=interval),
        ),
        (
            t("Promoters (9–10)"),
            percent(row["promoters"] / row["n"]),
            t("{k} of {n} answers", k=number(row["promoters"]), n=number(row["n"])),
        ),
        (
            t("Critics (0–6)"),
            percent(row["detractors"] / row["n"]),
            t("{k} of {n} answers", k=number(row["detractors"]), n=number(row["n"])),
        ),
        (t("Referral rate"), rate, t("What counts: the share of new customers who really came by recommendation")),
    )
    for column, (label, value, explained) in zip(st.columns(len(shown)), shown, strict=True):
        column.metric(label, value, help=explained, border=True)


def footnote(page: Page, total: pd.DataFrame) -> str:
    """What stands under the chart."""
    return notes.join(notes.base(page, total["n"]), notes.source(page), page.language.t("95 % interval (adjusted Wald)"))
