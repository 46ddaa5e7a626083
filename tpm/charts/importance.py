"""How important touchpoints are, and how well those that matter do."""

from typing import Any

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import DASHES, Layer, Sign, Wording, draw
from tpm.charts.labels import haloed, small
from tpm.charts.palette import Palette, palette
from tpm.charts.scattered import scatter
from tpm.charts.theme import px
from tpm.charts.wording import about_touchpoint, explained, with_texts
from tpm.i18n.language import Language

SHAPES = {"disappointment": "triangle-down", "performance": "circle", "delight": "triangle-up", "neutral": "square", "": "circle"}
_COLUMNS = 190
_WIDE, _NARROW = (760, 440), (340, 400)  # pixels of the plot for which names are placed
_DOT = alt.ExprRef("120 * zoom * zoom")


def importance_bars(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """A bar per touchpoint: its share of what the ratings together explain; at the end the kind of factor in words.

    `frame` has touchpoint, n, share (0–1) and type (code of `Factor` or empty), in the order to be drawn.
    """
    colours = palette(dark=dark)
    told = _with_factors(with_texts(frame, language), language, colours).assign(
        share_text=[language.percent(share) for share in frame["share"]], zero=0.0
    )
    placed = rows.arrange(told, width=rows.NAME_CHARACTERS - 2)
    longest = max(0.1, float(frame["share"].max()))
    x: dict[str, Any] = {"scale": rows.scale(0, longest), "axis": None}
    bar = placed.chart.mark_bar(color=colours.actual, height=px(14), opacity=1).encode(
        x=alt.X("zero:Q", **x), x2=alt.X2("share:Q"), y=rows.y()
    )
    details = [
        *about_touchpoint(language),
        alt.Tooltip("share_text:N", title=language.t("Importance")),
        alt.Tooltip("factor:N", title=language.t("Kind of factor")),
    ]
    layers = [
        *rows.names(placed, colours),
        bar,
        rows.column(placed, "share_text", from_right=_COLUMNS - 44, colour=colours.ink, bold=True),
        rows.column(placed, "factor", from_right=0, colour="datum.factor_colour", size=13),
        rows.selectable(placed, colours, details),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="4", params=rows.parameters(right=_COLUMNS))


def importance_matrix(
    frame: pd.DataFrame, language: Language, *, at: tuple[float, float], dark: bool, title: str, subtitle: str, footnote: str
) -> alt.LayerChart:
    """Importance upwards against the score to the right, parted by a cross `at` (share 0–1, score 0–100).

    `frame` has touchpoint, n, share (0–1), score, quadrant (code of `Quadrant`) and type (code of `Factor`, drawn as shape).
    Names stand beside their points where they do not overlap; the table has them all.
    """
    colours, t = palette(dark=dark), language.t
    told = _with_factors(with_texts(frame, language), language, colours)
    most = max(0.1, float(frame["share"].max()))
    ends = ((-0.1 * most, 1.12 * most), _ends(frame["score"], at[1]))
    placed = scatter(told, across=("score", ends[1]), up=("share", ends[0]), wide=_WIDE, narrow=_NARROW)
    placed = placed.assign(
        share_text=[language.percent(share) for share in frame["share"]],
        mark_colour=[colours.signal if q == "act" else colours.actual for q in frame["quadrant"]],
        shape=[SHAPES[kind or ""] for kind in frame["type"].fillna("")],
    )
    here = sorted({str(kind) for kind in frame["type"].dropna()}, key=list(SHAPES).index)
    key = [Sign(text=_factors(language)[kind], shape=SHAPES[kind], colour=colours.actual, fill=colours.actual) for kind in here]
    key += [Sign(text=t("act here first"), shape="circle", colour=colours.signal, fill=colours.signal)]
    key += [Sign(text=t("dividing line"), shape=DASHES, colour=colours.quiet)]
    bottom = f"(wide ? {_WIDE[1]} : {_NARROW[1]}) * zoom"
    layers = [*_ground(at, ends, language, colours), *_points(placed, language, colours)]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    axis_room = f"{bottom} + 34 * zoom"
    parameters = [alt.param(name="plot_left", expr="8 * zoom"), alt.param(name="plot_right", expr="width - 8 * zoom")]
    return draw(layers, language, wording, dark=dark, bottom=axis_room, head="22", key=key, params=parameters)


def _ends(scores: pd.Series, at: float) -> tuple[float, float]:
    low, high = min(float(scores.min()), at), max(float(scores.max()), at)
    rim = max(4.0, (high - low) * 0.12)
    return max(0.0, low - rim), min(100.0, high + rim)


def _factors(language: Language) -> dict[str, str]:
    t = language.t
    return {
        "disappointment": t("disappointment factor"),
        "performance": t("performance factor"),
        "delight": t("delight factor"),
        "neutral": t("neutral"),
    }


def _with_factors(frame: pd.DataFrame, language: Language, colours: Palette) -> pd.DataFrame:
    words, shades = _factors(language), {"disappointment": colours.disappointment, "delight": colours.delight, "performance": colours.ink}
    kinds = frame["type"].fillna("")
    return frame.assign(
        factor=[words.get(kind, language.t("not decidable")) for kind in kinds], factor_colour=[shades.get(k, colours.quiet) for k in kinds]
    )


def _ground(
    at: tuple[float, float], ends: tuple[tuple[float, float], tuple[float, float]], language: Language, colours: Palette
) -> list[Layer]:
    """The cross, the names of the quadrants in the corners, and what the axes mean."""
    t = language.t
    across, up = ((at[1] - ends[1][0]) / (ends[1][1] - ends[1][0]), 1 - (at[0] - ends[0][0]) / (ends[0][1] - ends[0][0]))
    high, edge = "(wide ? 440 : 400) * zoom", {"x0": "plot_left", "x1": "plot_right"}
    cross = alt.Chart(pd.DataFrame([{"across": across, "up": up}])).transform_calculate(
        x=f"{edge['x0']} + datum.across * ({edge['x1']} - {edge['x0']})", y=f"datum.up * {high}", bottom=high, right="width", none="0"
    )
    line: dict[str, Any] = {"color": colours.quiet, "strokeDash": [4, 4], "strokeWidth": px(1.2)}
    x = alt.X("x:Q", scale=None, axis=None)
    lines = [
        cross.mark_rule(**line).encode(x=x, y=rows.y("none"), y2=alt.Y2("bottom:Q")),
        cross.mark_rule(**line).encode(y=rows.y(), x=alt.X("none:Q", scale=None, axis=None), x2=alt.X2("right:Q")),
    ]
    corners = pd.DataFrame(
        [
            {"text": t("important and weak: act"), "right": False, "low": False},
            {"text": t("important and good: keep up"), "right": True, "low": False},
            {"text": t("less important and weak"), "right": False, "low": True},
            {"text": t("less important and good"), "right": True, "low": True},
        ]
    )
    words = (
        alt.Chart(corners)
        .transform_calculate(x="datum.right ? width : 0", y=f"datum.low ? {high} - 8 * zoom : 8 * zoom")
        .mark_text(align=alt.ExprRef("datum.right ? 'right' : 'left'"), baseline="middle", **small(colours.quiet, bold=True))
    )
    axes = pd.DataFrame([{"text": t("Score →"), "up": False}, {"text": t("↑ Importance"), "up": True}])
    titles = (
        alt.Chart(axes)
        .transform_calculate(x="datum.up ? 0 : width", y=f"datum.up ? -12 * zoom : {high} + 16 * zoom")
        .mark_text(align=alt.ExprRef("datum.up ? 'left' : 'right'"), baseline="middle", **small(colours.ink))
    )
    return [*lines, *(each.encode(x=x, y=rows.y(), text=alt.Text("text:N")) for each in (words, titles))]


def _points(placed: pd.DataFrame, language: Language, colours: Palette) -> list[Layer]:
    high = "(wide ? 440 : 400) * zoom"
    base = alt.Chart(placed).transform_calculate(x="plot_left + datum.across * (plot_right - plot_left)", y=f"(1 - datum.up) * {high}")
    x = alt.X("x:Q", scale=None, axis=None)
    details = [
        *about_touchpoint(language),
        alt.Tooltip("share_text:N", title=language.t("Importance")),
        alt.Tooltip("score_text:N", title=language.t("Score")),
        alt.Tooltip("factor:N", title=language.t("Kind of factor")),
    ]
    dots = base.mark_point(size=_DOT, filled=True, opacity=1).encode(
        x=x,
        y=rows.y(),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("mark_colour:N", scale=None),
        fillOpacity=alt.FillOpacityValue(alt.ExprRef("1")),
    )
    beside = {name: f"wide ? datum.wide_{name} : datum.narrow_{name}" for name in ("label", "align", "dx", "dy")}
    named = base.transform_calculate(
        label=beside["label"], name_x=f"datum.x + ({beside['dx']}) * zoom", name_y=f"datum.y + ({beside['dy']}) * zoom"
    )
    names = [
        layer.encode(x=alt.X("name_x:Q", scale=None, axis=None), y=rows.y("name_y"), text=alt.Text("label:N"))
        for layer in haloed(named, colours, {"align": alt.ExprRef(beside["align"]), "baseline": "middle"})
    ]
    area = base.mark_point(size=alt.ExprRef("500 * zoom * zoom"), filled=True, opacity=0.001, color=colours.ink, tooltip=True)
    chosen = alt.selection_point(fields=[rows.SELECTION], name=rows.SELECTION, empty=False)
    return [dots, *names, area.encode(x=x, y=rows.y(), tooltip=details).add_params(chosen)]
