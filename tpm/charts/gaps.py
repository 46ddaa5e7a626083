"""Where the actual score stands against the target."""

import altair as alt
import pandas as pd

from tpm.charts import marks, rows, zones
from tpm.charts.frame import LINE, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.wording import about_score, about_touchpoint, explained, with_texts
from tpm.i18n.language import Language

_DECISION_WIDTH = 132
_COLUMNS = 250


def gap_dumbbells(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Ist (filled dot with its interval) and soll (outlined diamond) per touchpoint; gap and decision at the end of the row.

    `frame` has touchpoint, n, score, low, high, zero, target, gap (all 0–100, gap = soll − ist) and decision (reached,
    open, undecided or empty), in the order to be drawn. Below 30 answers dots are paler.
    """
    colours = palette(dark=dark)
    t = language.t
    placed = rows.arrange(_with_decisions(with_texts(frame, language), language, colours), width=rows.NAME_CHARACTERS - 2)
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
        rows.column(placed, "gap_text", from_right=_DECISION_WIDTH, colour=colours.ink, bold=True),
        rows.column(placed, "decision_text", from_right=0, colour="datum.decision_colour", size=13),
        rows.selectable(placed, colours, details),
    ]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=_COLUMNS))


def _with_decisions(frame: pd.DataFrame, language: Language, colours: Palette) -> pd.DataFrame:
    """The frame with gap and decision as words, and the colour of the decision."""
    words = {code: language.word(code) for code in ("reached", "open", "undecided")}
    shades = {"reached": colours.delight, "open": colours.disappointment}
    decisions = frame["decision"].fillna("")
    without = language.t("no target")
    return frame.assign(
        gap_text=[_gap(gap, language) for gap in frame["gap"]],
        decision_text=[
            words.get(decision, without if pd.isna(target) else "") for decision, target in zip(decisions, frame["target"], strict=True)
        ],
        decision_colour=[shades.get(decision, colours.quiet) for decision in decisions],
    )


def _gap(gap: float, language: Language) -> str:
    if pd.isna(gap):
        return ""
    return (
        language.t("{points} above", points=language.number(-gap))
        if round(gap) < 0
        else language.t("gap {points}", points=language.number(gap))
    )
