"""The willingness to recommend in tiles and tables."""

import pandas as pd
import streamlit as st

from tpm.model.period import Period
from tpm.ui.frame import Page


def tiles(page: Page, total: pd.DataFrame, referrals: pd.DataFrame) -> None:
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


def rows(page: Page, nps: pd.DataFrame) -> pd.DataFrame:
    """NPS with its parts and interval, named for readers."""
    t = page.language.t
    return pd.DataFrame(
        {
            t("Answers"): nps["n"],
            t("Promoters"): nps["promoters"],
            t("Passives"): nps["passives"],
            t("Critics"): nps["detractors"],
            "NPS": nps["nps"].round(1),
            t("Lower limit"): nps["low"].round(1),
            t("Upper limit"): nps["high"].round(1),
        }
    )


def course(page: Page, series: pd.DataFrame, by: Period) -> pd.DataFrame:
    """The same per period."""
    table = rows(page, series)
    table.insert(0, page.language.t("Period"), [page.language.period(day, by) for day in series["period"]])
    return table
