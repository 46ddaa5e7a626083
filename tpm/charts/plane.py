"""Points on a plane that a cross divides into four corners with names."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer
from tpm.charts.labels import small
from tpm.charts.palette import Palette
from tpm.charts.theme import px

WIDE, NARROW = 440, 400
"""Height of the plot in pixels."""
HIGH = f"(wide ? {WIDE} : {NARROW}) * zoom"
UNDER = 34
BOTTOM, HEAD = f"{HIGH} + {UNDER} * zoom", "22"
"""Where the drawing ends and what it needs above, with room for the names of the axes."""
CORNERS = ((False, False), (True, False), (False, True), (True, True))
"""Whether a corner is right, and low, in the order of their names."""
X = "plot_left + datum.across * (plot_right - plot_left)"
"""Where a point stands, in pixels from the left."""
_Y = f"(1 - datum.up) * {HIGH}"


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
    cross = alt.Chart(pd.DataFrame([{"across": at[0], "up": at[1]}])).transform_calculate(x=X, y=_Y, bottom=HIGH, right="width", none="0")
    line: dict[str, Any] = {"color": colours.quiet, "strokeDash": [4, 4], "strokeWidth": px(1.2)}
    lines = [
        cross.mark_rule(**line).encode(x=x(), y=rows.y("none"), y2=alt.Y2("bottom:Q")),
        cross.mark_rule(**line).encode(y=rows.y(), x=x("none"), x2=alt.X2("right:Q")),
    ]
    corners = [
        {"text": text, "x": "width" if right else "0", "y": f"{HIGH} - 8 * zoom" if low else "8 * zoom", "right": right}
        for text, (right, low) in zip(words.corners, CORNERS, strict=True)
    ]
    axes = [
        {"text": words.up, "x": "0", "y": "-12 * zoom", "right": False},
        {"text": words.across, "x": "width", "y": f"{HIGH} + 16 * zoom", "right": True},
    ]
    strong = small(colours.quiet, bold=True)
    rim = {"stroke": colours.surface, "strokeWidth": px(5), "strokeJoin": "round"}  # the cross may run through a name
    named = [(corner, strong | more) for corner in corners for more in (rim, {})] + [(axis, small(colours.ink)) for axis in axes]
    return [*lines, *(_word(said, style) for said, style in named)]


def points(placed: pd.DataFrame, colours: Palette, *, whiskers: bool = False) -> list[Layer]:
    """Dots, paler where the base is small; `placed` has across and up (shares of the plot), mark_colour, shape and small.

    With `whiskers`: thin lines to the ends of both intervals, across_low, across_high, up_low and up_high (shares of the plot).
    """
    dots = alt.Chart(placed).transform_calculate(x=X, y=_Y)
    drawn = dots.mark_point(
        size=alt.ExprRef("(wide ? 120 : 80) * zoom * zoom"), stroke=colours.surface, strokeWidth=px(1), opacity=1
    ).encode(
        x=x(),
        y=rows.y(),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("mark_colour:N", scale=None),
        fillOpacity=alt.FillOpacityValue(alt.ExprRef("datum.small ? 0.45 : 1")),
    )
    return [*(_whiskers(placed) if whiskers else []), drawn]


def share(value: Any, ends: tuple[float, float]) -> Any:  # noqa: ANN401  a number or a column of numbers, as given
    """Where a value lies between the ends of its scale: 0–1."""
    return (value - ends[0]) / (ends[1] - ends[0])


def x(field: str = "x") -> alt.X:
    """A horizontal place in pixels."""
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _word(said: Mapping[str, Any], style: dict[str, Any]) -> Layer:
    place = alt.Chart(pd.DataFrame([{"text": said["text"]}])).transform_calculate(x=said["x"], y=said["y"])
    return place.mark_text(align="right" if said["right"] else "left", baseline="middle", **style).encode(
        x=x(), y=rows.y(), text=alt.Text("text:N")
    )


def _whiskers(placed: pd.DataFrame) -> list[Layer]:
    ends = {f"{end}_x": X.replace("datum.across", f"datum.across_{end}") for end in ("low", "high")}
    ends |= {f"{end}_y": _Y.replace("datum.up", f"datum.up_{end}") for end in ("low", "high")}
    base = alt.Chart(placed).transform_calculate(x=X, y=_Y, **ends)
    line = base.mark_rule(strokeWidth=px(1.2), opacity=0.55).encode(stroke=alt.Stroke("mark_colour:N", scale=None))
    return [
        line.encode(x=x("low_x"), x2=alt.X2("high_x:Q"), y=rows.y()),
        line.encode(x=x(), y=rows.y("low_y"), y2=alt.Y2("high_y:Q")),
    ]
