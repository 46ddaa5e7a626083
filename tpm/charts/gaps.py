"""Where the actual score stands against the target."""

import altair as alt
import pandas as pd

from tpm.charts import marks, rows, zones
from tpm.charts.frame import LINE, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.wording import about_score, about_touchpoint, between, explained, with_texts
from tpm.i18n.language import Language

_DECISION_WIDTH, _BESIDE_WIDTH = 132, 100
_GAP_PLACE = f"wide ? {_DECISION_WIDTH + _BESIDE_WIDTH} : {_DECISION_WIDTH}"
_COLUMNS = 350


def gap_dumbbells(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, weighted: bool = False
) -> alt.LayerChart:
    """Ist (filled dot with its interval) and soll (outlined diamond) per touchpoint; gap and decision at the end of the row.

    `frame` has touchpoint, n, score, low, high, zero, target, gap, gap_low, gap_high (0–100, gap = soll − ist), weighted (points) and
    decision (reached, open, undecided or empty), and gap_digits (decimals of the gaps and their intervals), in the order to be drawn. Below
    30 answers dots are paler. Where there is room the interval of the gap stands beside it, or the `weighted` gap.
    """
    colours = palette(dark=dark)
    t = language.t
    told = _with_decisions(with_texts(frame, language), language, colours, weighted=weighted)
    placed = rows.arrange(told, width=rows.NAME_CHARACTERS - 2)
    wording = Wording(
        title=title,
        subtitle=t("Score from 0 to 100: actual against target; the gap is target minus actual, in points"),
        footnote=explained(frame, language, footnote),
    )
    key = [
        Sign(text=t("Actual"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("Target"), shape="diamond", colour=colours.actual),
        Sign(text=t("95 % interval"), shape=LINE, colour=colours.actual),
    ]
    details = [
        *about_touchpoint(language),
        *about_score(language),
        alt.Tooltip("target_text:N", title=t("Target")),
        alt.Tooltip("interval_of_gap:N", title=t("Gap (95 % interval)")),
        alt.Tooltip("weighted_text:N", title=t("Weighted gap")),
        alt.Tooltip("decision_text:N", title=t("Decision")),
    ]
    bond, diamond = marks.target(placed, colours)
    layers = [
        *rows.names(placed, colours),
        *marks.score_grid(placed, language, colours),
        bond,
        *marks.actual(placed, colours),
        diamond,
        zones.nothing(placed, language, colours, "plot_left + 4 * zoom"),
        rows.column(placed, "gap_text", from_right=_GAP_PLACE, colour=colours.ink, bold=True),
        rows.column(placed, "beside_text", from_right=_DECISION_WIDTH, colour=f"wide ? '{colours.quiet}' : 'transparent'", size=13),
        rows.column(placed, "decision_text", from_right=0, colour="datum.decision_colour", size=13),
        rows.selectable(placed, colours, details),
    ]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=_COLUMNS))


def _with_decisions(frame: pd.DataFrame, language: Language, colours: Palette, *, weighted: bool) -> pd.DataFrame:
    """The frame with gap and decision as words, what stands beside the gap, and the colour of the decision."""
    words = {code: language.word(code) for code in ("reached", "open", "undecided")}
    shades = {"reached": colours.delight, "open": colours.disappointment}
    decisions = frame["decision"].fillna("")
    without = language.t("no target")
    digits = int(frame["gap_digits"].max()) if len(frame) else 0
    intervals = [_interval(*ends, language, digits) for ends in zip(frame["gap"], frame["gap_low"], frame["gap_high"], strict=True)]
    weights = [language.number(weight, 1) for weight in frame["weighted"]]
    beside = [language.t("weighted {points}", points=weight) for weight in weights] if weighted else intervals
    return frame.assign(
        gap_text=[_gap(gap, language, digits) for gap in frame["gap"]],
        beside_text=["" if pd.isna(gap) else text for gap, text in zip(frame["gap"], beside, strict=True)],
        interval_of_gap=[
            f"{_gap(gap, language, digits)} ({interval})".strip() for gap, interval in zip(frame["gap"], intervals, strict=True)
        ],
        weighted_text=weights,
        decision_text=[
            words.get(decision, without if pd.isna(target) else "") for decision, target in zip(decisions, frame["target"], strict=True)
        ],
        decision_colour=[shades.get(decision, colours.quiet) for decision in decisions],
    )


def _gap(gap: float, language: Language, digits: int) -> str:
    if pd.isna(gap):
        return ""
    return (
        language.t("{points} above", points=language.number(-gap, digits))
        if round(gap, digits) < 0
        else language.t("gap {points}", points=language.number(gap, digits))
    )


def _interval(gap: float, low: float, high: float, language: Language, digits: int) -> str:
    """The interval of the gap, counted as the gap is written: below the target, or above it."""
    return between(-high, -low, language, digits) if not pd.isna(gap) and round(gap, digits) < 0 else between(low, high, language, digits)
