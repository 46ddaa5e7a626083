"""One row per touchpoint: the name beside the mark where there is room, above it on a phone."""

from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette
from tpm.charts.theme import LABEL, LEADING, REGULAR, SMALL, px

SELECTION = "touchpoint"
# Encoding of what is chosen: the area over it becomes visible
TINT = {"param": SELECTION, "empty": False, "value": 0.12}

NAME_CHARACTERS = 26
NAME_COLUMN = round(NAME_CHARACTERS * LABEL * REGULAR) + 16

_LEADING = LABEL * LEADING
_WIDE_ROW, _NARROW_MARK, _SPACE = 32, 24, 12


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The frame with a place for every row, and where the last one ends.

    Added columns: `name` and `note` (broken into lines), `name_lines`, `lines` (of both), and for both layouts in pixels
    `middle_…` (where the mark is), `name_…` (middle of the first line of the name), `top_…`, `bottom_…`.
    """

    frame: pd.DataFrame
    bottom: str

    @property
    def chart(self) -> alt.Chart:
        """The frame as a chart with `y`, `name_y`, `top` and `bottom` in pixels for the layout in use."""
        return placed(alt.Chart(self.frame))


def placed(chart: alt.Chart) -> alt.Chart:
    """The chart with `y`, `name_y`, `top` and `bottom` in pixels for the layout in use."""
    names = {"y": "middle", "name_y": "name", "top": "top", "bottom": "bottom"}
    places = {new: f"(wide ? datum.{old}_wide : datum.{old}_narrow) * zoom" for new, old in names.items()}
    return chart.transform_calculate(**places)


def beside(chart: alt.Chart) -> alt.Chart:
    """Adds `above` and `below`: the row from edge to edge, on a phone only the part under the name."""
    return chart.transform_calculate(
        above=f"wide ? datum.top : datum.y - {_NARROW_MARK / 2:g} * zoom",
        below=f"wide ? datum.bottom : datum.y + {_NARROW_MARK / 2:g} * zoom",
    )


def arrange(frame: pd.DataFrame, *, width: int = NAME_CHARACTERS, noted: str = "") -> Rows:
    """Place the rows in the order given. `frame` has `touchpoint`, and in column `noted` what is to stand below the name."""
    names = [wrap(str(name), width) for name in frame["touchpoint"]]
    under = [wrap(str(note), width) if note else [] for note in (frame[noted] if noted else [""] * len(frame))]
    name_lines = pd.Series([len(name) for name in names], index=frame.index, dtype="float64")
    lines = name_lines + [len(note) for note in under]
    high_wide = (lines * _LEADING + 10).clip(lower=_WIDE_ROW)
    high_narrow = lines * _LEADING + _NARROW_MARK + _SPACE
    top_wide, top_narrow = high_wide.cumsum() - high_wide, high_narrow.cumsum() - high_narrow
    placed_frame = frame.assign(
        name=["\n".join(name) for name in names],
        note=["\n".join(note) for note in under],
        name_lines=name_lines,
        lines=lines,
        top_wide=top_wide,
        bottom_wide=top_wide + high_wide,
        middle_wide=top_wide + high_wide / 2,
        name_wide=top_wide + high_wide / 2 - (lines - 1) * _LEADING / 2,
        top_narrow=top_narrow,
        bottom_narrow=top_narrow + high_narrow,
        middle_narrow=top_narrow + _SPACE / 2 + lines * _LEADING + _NARROW_MARK / 2,
        name_narrow=top_narrow + _SPACE / 2 + _LEADING / 2,
    )
    return Rows(frame=placed_frame, bottom=f"(wide ? {high_wide.sum():g} : {high_narrow.sum():g}) * zoom")


def parameters(*, right: int) -> list[Any]:
    """Signals `plot_left` and `plot_right`; wide layouts keep `right` pixels beside the plot for columns of figures."""
    return [
        alt.param(name="plot_left", expr=f"wide ? {NAME_COLUMN} * zoom : 6 * zoom"),
        alt.param(name="plot_right", expr=f"width - (wide ? {right} : 6) * zoom"),
    ]


def scale(low: float, high: float) -> alt.Scale:
    """The horizontal scale of the plot between `plot_left` and `plot_right`."""
    return alt.Scale(domain=[low, high], range=[alt.ExprRef("plot_left"), alt.ExprRef("plot_right")], nice=False, zero=False)


def y(field: str = "y") -> alt.Y:
    """A vertical place in pixels."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def names(rows: Rows, colours: Palette) -> list[Layer]:
    """The names, and a hairline between rows."""
    lines = rows.chart.mark_rule(color=colours.grid).encode(x=alt.XValue(0), x2=alt.X2Value(alt.ExprRef("width")), y=y("bottom"))
    words = rows.chart.mark_text(align="left", baseline="middle", lineHeight=px(_LEADING), color=colours.ink).encode(
        x=alt.XValue(0), y=y("name_y"), text=alt.Text("name:N")
    )
    return [lines, words]


def notes(rows: Rows, colours: Palette) -> Layer:
    """What stands below the names."""
    chart = rows.chart.transform_filter("datum.note").transform_calculate(note_y=f"datum.name_y + datum.name_lines * {_LEADING:g} * zoom")
    return chart.mark_text(align="left", baseline="middle", fontSize=px(SMALL), lineHeight=px(_LEADING), color=colours.quiet).encode(
        x=alt.XValue(0), y=y("note_y"), text=alt.Text("note:N")
    )


def column(rows: Rows, field: str, *, from_right: int | str, colour: str, bold: bool = False, size: int = LABEL) -> Layer:
    """A column of figures at the right: beside the plot where there is room, in the line of the name on a phone.

    `from_right` is a distance in pixels or an expression that gives one, `colour` a colour or an expression that gives one.
    """
    ink = colour if colour.startswith("#") else alt.ExprRef(colour)
    weight = "bold" if bold else "normal"
    chart = rows.chart.transform_calculate(cell_y="wide ? datum.y : datum.name_y")
    return chart.mark_text(align="right", baseline="middle", fontSize=px(size), fontWeight=weight, color=ink).encode(
        x=alt.XValue(alt.ExprRef(f"width - ({from_right}) * zoom")), y=y("cell_y"), text=alt.Text(f"{field}:N")
    )


def heading(text: str, *, x: str, align: Literal["left", "right"], colour: str, bold: bool = False) -> Layer:
    """A word above the rows at `x`, an expression in pixels."""
    chart = alt.Chart(pd.DataFrame({"text": [text]}))
    return chart.mark_text(align=align, baseline="bottom", fontSize=px(13), fontWeight="bold" if bold else "normal", color=colour).encode(
        x=alt.XValue(alt.ExprRef(x)), y=alt.YValue(alt.ExprRef("-6 * zoom")), text=alt.Text("text:N")
    )


def selectable(rows: Rows, colours: Palette, tooltip: list[alt.Tooltip]) -> Layer:
    """An area over each row that answers to pointer and click: selection "touchpoint", tinted when chosen."""
    chosen = alt.selection_point(name=SELECTION, fields=["touchpoint"])
    return (
        rows.chart.mark_rect(fill=colours.actual, cursor="pointer")
        .encode(
            x=alt.XValue(0),
            x2=alt.X2Value(alt.ExprRef("width")),
            y=y("top"),
            y2=alt.Y2("bottom:Q"),
            fillOpacity=alt.FillOpacityValue(0, condition=TINT),
            tooltip=tooltip,
        )
        .add_params(chosen)
    )
