"""Whether touchpoints give customers less than they expected, as much, or more; where expectations were asked."""

import pandas as pd

from tpm.analysis import expectations as analysis
from tpm.figures import catalogue, protection
from tpm.figures.ratings import SMALL_BASE
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.store import expectations as compared
from tpm.store.database import Store


def expectations(store: Store, chosen: Filter) -> pd.DataFrame:
    """Touchpoints of which customers said what they expected and what they got, on one scale, the most disappointing first.

    Columns of `catalogue.touchpoints`, n, below, as, above (customers) and those of `analysis.expectations.summarise`. Where customers
    are protected, rows are missing that would give away a few, also those who answered only one of both; a part of them is not shown.
    """
    counts = compared.compared(store, chosen)
    few = protection.few_of_two(store, counts["n"], counts["rated"], counts["expecting"]) | protection.partial(store, chosen)
    counts = counts[(counts["n"] > 0) & ~few].drop(columns=["rated", "expecting"])
    table = analysis.summarise(counts).merge(catalogue.touchpoints(store), on="touchpoint_id")
    return table.sort_values(["disappointment", "order"], ascending=[False, True], ignore_index=True)


def finding(table: pd.DataFrame, language: Language) -> str:
    """Where most got less than they expected, or that this is rare."""
    t = language.t
    sound = table[table["n"] >= SMALL_BASE]
    ranked = (sound if len(sound) else table).sort_values("net_delight", kind="stable")
    worst, best = ranked.iloc[0], ranked.iloc[-1]
    if worst["net_delight"] < 0:
        return t("“{touchpoint}” gave {share} of the customers less than they expected.",
                 touchpoint=worst["touchpoint"], share=language.percent(worst["disappointment"]))  # fmt: skip
    return t("Nowhere did more customers get less than they expected than more; “{touchpoint}” surprised {share}.",
             touchpoint=best["touchpoint"], share=language.percent(best["delight"]))  # fmt: skip


def told(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    """As a table for readers: shares with their intervals in percent, the net with its own."""
    t = language.t
    names = {
        "disappointment": (t("Below expectation (%)"), t("Below from (%)"), t("Below to (%)")),
        "okay": (t("As expected (%)"), t("As expected from (%)"), t("As expected to (%)")),
        "delight": (t("Above expectation (%)"), t("Above from (%)"), t("Above to (%)")),
    }
    shares = {
        label: (100 * table[f"{zone}{end}"]).round(1)
        for zone, labels in names.items()
        for label, end in zip(labels, ("", "_low", "_high"), strict=True)
    }
    return pd.DataFrame(
        {
            t("Touchpoint"): table["touchpoint"],
            t("Phase"): table["phase"],
            t("Customers"): table["n"],
            **shares,
            t("Net of expectations"): table["net_delight"].round(1),
            t("Lower limit"): table["net_low"].round(1),
            t("Upper limit"): table["net_high"].round(1),
        }
    )
