"""Differences as readers and charts take them."""

from collections.abc import Sequence

import pandas as pd

from tpm.figures import difference_findings as findings
from tpm.figures.differences import Found
from tpm.i18n.language import Language


def drawn(found: Found, sides: Sequence[str], language: Language) -> pd.DataFrame:
    """The frame of `charts.differences.difference_dots`."""
    rows = [row | _told(row, found, sides, language) for row in found.table.to_dict("records")]
    columns = ["touchpoint", "n", "difference", "low", "high", "good", "sure"]
    texts = ["sides_text", "difference_text", "interval_text", "verdict_text"]
    return pd.DataFrame(rows, columns=[*columns, *texts])


def _told(row: findings.Row, found: Found, sides: Sequence[str], language: Language) -> dict[str, object]:
    first, second = findings.ends(row, sides, language)
    one, other = (findings.value(row[end], found, language) for end in ("first", "second"))
    bases = (f"n = {language.number(row[end])}" for end in ("n_first", "n_second"))
    return {
        "touchpoint": findings.label(row, found, sides, language),
        "n": min(row["n_first"], row["n_second"]),
        "good": findings.favours(row, found),
        "sure": findings.clear(row),
        "sides_text": "; ".join(
            f"{who}: {what} ({base})" for who, what, base in zip((first, second), (one, other), bases, strict=True)
        ),
        "difference_text": findings.points(row, found, language),
        "interval_text": findings.interval(row, language),
        "verdict_text": findings.verdict(row, language),
    }  # fmt: skip


def table(found: Found, sides: Sequence[str], language: Language) -> pd.DataFrame:
    """Every comparison with both sides, difference, interval, effect size (Cohen's d or h), p before and after the correction."""
    t, rows = language.t, found.table.to_dict("records")
    ends = [findings.ends(row, sides, language) for row in rows]
    columns: dict[str, list[object]] = {
        t("Comparison"): [findings.label(row, found, sides, language) for row in rows],
        t("First side"): [first for first, _ in ends],
        t("Value of the first"): [round(row["first"], 1) for row in rows],
        t("People (first)"): [int(row["n_first"]) for row in rows],
        t("Second side"): [second for _, second in ends],
        t("Value of the second"): [round(row["second"], 1) for row in rows],
        t("People (second)"): [int(row["n_second"]) for row in rows],
        t("Difference"): [round(row["difference"], 1) for row in rows],
        t("Lower limit"): [round(row["low"], 1) for row in rows],
        t("Upper limit"): [round(row["high"], 1) for row in rows],
        **({t("Effect size"): [round(row["effect"], 2) for row in rows]} if found.table["effect"].notna().any() else {}),
        t("Decision"): [findings.verdict(row, language) for row in rows],
        t("p"): [probability(row["p"], language) for row in rows],
        t("p, corrected"): [probability(row["corrected"], language) for row in rows],
    }
    return pd.DataFrame(columns)


def probability(p: float, language: Language) -> str:
    """A p with three decimals, or that it is smaller: 0.028, < 0.001."""
    least = 0.001
    return f"< {language.number(least, 3)}" if p < least else language.number(p, 3)
