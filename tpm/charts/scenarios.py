"""Scenarios side by side, and the number of touchpoints today against the target state."""

import altair as alt
import pandas as pd

from tpm.charts import marks, rows
from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import Rows
from tpm.charts.theme import px
from tpm.i18n.language import Language

_COLUMN = 130


def scenario_rows(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Mean actual score (filled dot) and mean target (outlined diamond) of each scenario; gap and additional cost at the end of the row.

    `frame` has the columns of `figures.scenarios.compared`: scenario, chosen, score, target (0–100, both may be empty), gap, cost.
    """
    colours, t = palette(dark=dark), language.t
    placed = rows.arrange(_scenarios(frame, language), width=rows.NAME_CHARACTERS - 2)
    wording = Wording(
        title=title, subtitle=t("Mean score of the touchpoints with a target, 0 to 100: today and in each scenario"), footnote=footnote
    )
    key = [
        Sign(text=t("Actual"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("Target"), shape="diamond", colour=colours.actual),
    ]
    bond, diamond = marks.target(placed, colours)
    layers = [
        *rows.names(placed, colours),
        *marks.score_grid(placed, language, colours),
        bond,
        *marks.actual(placed, colours),
        diamond,
        *_figures(placed, colours),
        rows.column(placed, "gap_text", from_right=_COLUMN + 15, colour=colours.quiet, size=13).transform_filter("wide"),
        rows.column(placed, "cost_text", from_right=0, colour=colours.ink, bold=True),
        rows.selectable(placed, colours, _details(language)),
    ]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=2 * _COLUMN))


def touchpoints_by_phase(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Touchpoints per phase today (filled dot) and in the target state (outlined diamond), in the order of the phases.

    `frame` has the columns of `figures.scenarios.by_phase`: phase, today, new, merged, dropped, target (counts).
    """
    colours, t = palette(dark=dark), language.t
    placed = rows.arrange(_phases(frame, language), width=rows.NAME_CHARACTERS - 2)
    most = float(max(frame[["today", "target"]].to_numpy().max(initial=1), 1))
    key = [
        Sign(text=t("Today"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("Target state"), shape="diamond", colour=colours.actual),
    ]
    layers = [
        *rows.names(placed, colours),
        *_counts(placed, colours, rows.scale(0, most)),
        rows.column(placed, "change_text", from_right=0, colour=colours.ink, bold=True),
    ]
    wording = Wording(title=title, subtitle=t("Number of touchpoints per phase"), footnote=footnote)
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, key=key, params=rows.parameters(right=_COLUMN + 60))


def _figures(placed: Rows, colours: Palette) -> list[Layer]:
    """Score and target as figures, each on the outer side of its mark."""
    chart = placed.chart.transform_filter("isValid(datum.score)").transform_calculate(beyond="datum.target >= datum.score")

    def text(field: str, outside: str, inside: str, away: int) -> alt.Chart:
        words = chart.mark_text(
            baseline="middle",
            fontSize=px(13),
            color=colours.ink,
            align=alt.ExprRef(f"datum.beyond ? '{outside}' : '{inside}'"),
            dx=alt.ExprRef(f"(datum.beyond ? {away} : {-away}) * zoom"),
        )
        return words.encode(x=alt.X(f"{field}:Q", scale=marks.SCALE, axis=None), y=rows.y(), text=alt.Text(f"{field}_text:N"))

    return [text("score", "right", "left", -10), text("target", "left", "right", 11)]


def _scenarios(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    t = language.t
    names = [
        t("{scenario} (counts)", scenario=name) if chosen else name for name, chosen in zip(frame["scenario"], frame["chosen"], strict=True)
    ]
    return frame.assign(
        touchpoint=names,
        low=float("nan"),
        high=float("nan"),
        zero=float("nan"),
        small=False,
        score_text=[language.number(value) for value in frame["score"]],
        target_text=[language.number(value) for value in frame["target"]],
        gap_text=[t("gap {points}", points=language.number(gap)) if pd.notna(gap) else "" for gap in frame["gap"]],
        cost_text=[t("{amount} a year", amount=language.money(cost)) for cost in frame["cost"]],
    )


def _phases(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    names = [name or language.t("Without a phase") for name in frame["phase"]]
    changes = [_change(row, language) for row in frame.to_dict("records")]
    return frame.assign(touchpoint=names, change_text=changes)


def _change(row: dict[str, int], language: Language) -> str:
    """5 → 6."""
    today, target = language.number(row["today"]), language.number(row["target"])
    return today if row["today"] == row["target"] else f"{today} → {target}"


def _counts(placed: Rows, colours: Palette, scale: alt.Scale) -> list[Layer]:
    """Today and the target state as marks on a scale of counts, joined."""

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=scale, axis=None)

    bond = placed.chart.mark_rule(color=colours.okay, strokeWidth=px(4), opacity=0.45)
    diamond = placed.chart.mark_point(
        shape="diamond", size=alt.ExprRef("190 * zoom * zoom"), fill=colours.surface, stroke=colours.actual, strokeWidth=px(2), opacity=1
    )
    dot = placed.chart.mark_point(size=alt.ExprRef("60 * zoom * zoom"), fill=colours.actual, stroke=colours.actual, opacity=1)
    return [
        bond.encode(x=x("today"), x2=alt.X2("target:Q"), y=rows.y()),
        diamond.encode(x=x("target"), y=rows.y()),
        dot.encode(x=x("today"), y=rows.y()),
    ]


def _details(language: Language) -> list[alt.Tooltip]:
    t = language.t
    return [
        alt.Tooltip("touchpoint:N", title=t("Scenario")),
        alt.Tooltip("score_text:N", title=t("Actual")),
        alt.Tooltip("target_text:N", title=t("Target")),
        alt.Tooltip("gap_text:N", title=t("Gap")),
        alt.Tooltip("cost_text:N", title=t("Additional cost per year (€)")),
    ]
