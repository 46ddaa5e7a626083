"""Points on a plane that a cross divides into four corners with names."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer
from tpm.charts.labels import haloed, small
from tpm.charts.palette import Palette
from tpm.charts.theme import px

WIDE, NARROW = (760, 440), (340, 400)
"""Width and height of the plot in pixels for which names are placed."""
HIGH = f"(wide ? {WIDE[1]} : {NARROW[1]}) * zoom"
BOTTOM, HEAD = f"{HIGH} + 34 * zoom", "22"
"""Where the drawing ends and what it needs above, with room for the names of the axes."""
_X = "plot_left + datum.across * (plot_right - plot_left)"
_Y = f"(1 - datum.up) * {HIGH}"
_AREA = alt.ExprRef("500 * zoom * zoom")


class Words(NamedTuple):
    """The names of the corners (top left, top right, bottom left, bottom right) and of both axes."""

    corners: Sequence[str]
    across: str
    up: str


def parameters() -> list[Any]:
    """Signals `plot_left` and `plot_right`."""
    return [alt.param(name="plot_left", expr="8 * zoom"), alt.param(name="plot_right", expr="width - 8 * zoom")]


def ground(at: tuple[float, float], words: Words, colours: Palette) -> list[Layer]:
    """The cross at a place (across, up; shares of the plot), the names of the corners, and what the axes mean."""
    cross = alt.Chart(pd.DataFrame([{"across": at[0], "up": at[1]}])).transform_calculate(x=_X, y=_Y, bottom=HIGH, right="width", none="0")
    line: dict[str, Any] = {"color": colours.quiet, "strokeDash": [4, 4], "strokeWidth": px(1.2)}
    lines = [
        cross.mark_rule(**line).encode(x=_x(), y=rows.y("none"), y2=alt.Y2("bottom:Q")),
        cross.mark_rule(**line).encode(y=rows.y(), x=_x("none"), x2=alt.X2("right:Q")),
    ]
    corners = [
        {"text": text, "x": "width" if right else "0", "y": f"{HIGH} - 8 * zoom" if low else "8 * zoom", "right": right}
        for text, (right, low) in zip(words.corners, ((False, False), (True, False), (False, True), (True, True)), strict=True)
    ]
    axes = [
        {"text": words.up, "x": "0", "y": "-12 * zoom", "right": False},
        {"text": words.across, "x": "width", "y": f"{HIGH} + 16 * zoom", "right": True},
    ]
    named = [(corner, small(colours.quiet, bold=True)) for corner in corners] + [(axis, small(colours.ink)) for axis in axes]
    return [*lines, *(_word(said, style) for said, style in named)]


def points(placed: pd.DataFrame, colours: Palette, details: Sequence[alt.Tooltip], *, whiskers: bool = False) -> list[Layer]:
    """Dots with their names; `placed` by `scattered.scatter`, with mark_colour, shape and small.

    With `whiskers`: thin lines to the ends of both intervals, across_low, across_high, up_low and up_high (shares of the plot).
    """
    base = alt.Chart(placed).transform_calculate(x=_X, y=_Y)
    dots = base.mark_point(size=alt.ExprRef("120 * zoom * zoom"), filled=True, opacity=1).encode(
        x=_x(),
        y=rows.y(),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("mark_colour:N", scale=None),
        fillOpacity=alt.FillOpacityValue(alt.ExprRef("datum.small ? 0.45 : 1")),
    )
    names = [layer for layout, shown in (("wide", "wide"), ("narrow", "!wide")) for layer in _names(base, layout, shown, colours)]
    area = base.mark_point(size=_AREA, filled=True, opacity=0.001, color=colours.ink, tooltip=True)
    chosen = alt.selection_point(fields=[rows.SELECTION], name=rows.SELECTION, empty=False)
    return [
        *(_whiskers(placed) if whiskers else []),
        dots,
        *names,
        area.encode(x=_x(), y=rows.y(), tooltip=list(details)).add_params(chosen),
    ]


def _x(field: str = "x") -> alt.X:
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _word(said: Mapping[str, Any], style: dict[str, Any]) -> Layer:
    place = alt.Chart(pd.DataFrame([{"text": said["text"]}])).transform_calculate(x=said["x"], y=said["y"])
    return place.mark_text(align="right" if said["right"] else "left", baseline="middle", **style).encode(
        x=_x(), y=rows.y(), text=alt.Text("text:N")
    )


def _names(base: alt.Chart, layout: str, shown: str, colours: Palette) -> list[Layer]:
    layers: list[Layer] = []
    for align in ("left", "center", "right"):
        chosen = base.transform_filter(f"{shown} && datum.{layout}_align == '{align}'").transform_calculate(
            x=f"{_X} + datum.{layout}_dx * zoom", y=f"{_Y} + datum.{layout}_dy * zoom"
        )
        written = haloed(chosen, colours, {"align": align, "baseline": "middle"})
        layers += [layer.encode(x=_x(), y=rows.y(), text=alt.Text(f"{layout}_label:N")) for layer in written]
    return layers


def _whiskers(placed: pd.DataFrame) -> list[Layer]:
    ends = {f"{end}_x": _X.replace("datum.across", f"datum.across_{end}") for end in ("low", "high")}
    ends |= {f"{end}_y": _Y.replace("datum.up", f"datum.up_{end}") for end in ("low", "high")}
    base = alt.Chart(placed).transform_calculate(x=_X, y=_Y, **ends)
    line = base.mark_rule(strokeWidth=px(1.2), opacity=0.55).encode(stroke=alt.Stroke("mark_colour:N", scale=None))
    return [
        line.encode(x=_x("low_x"), x2=alt.X2("high_x:Q"), y=rows.y()),
        line.encode(x=_x(), y=rows.y("low_y"), y2=alt.Y2("high_y:Q")),
    ]
