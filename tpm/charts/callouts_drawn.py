"""Names, numbers and the list of `callouts`, drawn."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from tpm.charts import plane, rows
from tpm.charts.callouts import BESIDE, ROW, SIGN, TEXT, TOP, Callouts
from tpm.charts.frame import Layer
from tpm.charts.labels import haloed, small
from tpm.charts.palette import Palette
from tpm.charts.theme import LABEL, LEADING, px


def _marks(found: Callouts) -> alt.Chart:
    return alt.Chart(found.marks).transform_filter("datum.layout == layout").transform_calculate(x=plane.X, y="datum.point_y * zoom")


def lines(found: Callouts, colours: Palette) -> list[Layer]:
    """Lines from points to words that found no place right beside them."""
    if not found.marks["lined"].any():
        return []
    ends = {f"end_{axis}": f"datum.{axis} + datum.line_{axis} * zoom" for axis in ("x", "y")}
    lined = _marks(found).transform_filter("datum.lined").transform_calculate(**ends)
    line = lined.mark_rule(color=colours.quiet, strokeWidth=px(1))
    return [line.encode(x=plane.x(), y=rows.y(), x2=alt.X2("end_x:Q"), y2=alt.Y2("end_y:Q"))]


def words(found: Callouts, colours: Palette) -> list[Layer]:
    """Names or numbers at the points."""
    named = _marks(found).transform_calculate(name_x="datum.x + datum.dx * zoom", name_y="datum.y + datum.dy * zoom")
    written = haloed(named, colours, {"align": alt.ExprRef("datum.align"), "baseline": "middle"})
    return [layer.encode(x=plane.x("name_x"), y=rows.y("name_y"), text=alt.Text("text:N")) for layer in written]


def below(found: Callouts, figures: str, heading: str, colours: Palette) -> list[Layer]:
    """The list: number, sign, name and the figures of the field, under the heading of these."""
    if found.listed.empty:
        return []
    base = (
        alt.Chart(found.listed)
        .transform_filter("datum.layout == layout")
        .transform_calculate(wide=f"(width - (datum.columns - 1) * {BESIDE} * zoom) / datum.columns")
        .transform_calculate(
            left=f"datum.column * (datum.wide + {BESIDE} * zoom)",
            middle=f"(datum.plot + datum.top + {(LABEL * LEADING + ROW) / 2:g}) * zoom",
            end="(datum.plot + datum.bottom) * zoom",
        )
        .transform_calculate(
            right="datum.left + datum.wide",
            number_x=f"datum.left + {SIGN - 12} * zoom",
            sign_x=f"datum.left + {SIGN} * zoom",
            name_x=f"datum.left + {TEXT} * zoom",
        )
    )
    return [*_rows(base, figures, colours), _heading(base, heading, colours)]


def _rows(base: alt.Chart, figures: str, colours: Palette) -> list[Layer]:
    y = rows.y("middle")
    line = base.mark_rule(color=colours.grid).encode(x=plane.x("left"), x2=alt.X2("right:Q"), y=rows.y("end"))
    number = base.mark_text(align="right", baseline="middle", **small(colours.ink, bold=True))
    sign = base.mark_point(size=alt.ExprRef("90 * zoom * zoom"), filled=True, opacity=1)
    name = base.mark_text(align="left", baseline="middle", lineHeight=px(LABEL * LEADING), color=colours.ink)
    figure = base.mark_text(align="right", baseline="middle", color=colours.ink)
    return [
        line,
        number.encode(x=plane.x("number_x"), y=y, text=alt.Text("number:N")),
        sign.encode(x=plane.x("sign_x"), y=y, shape=alt.Shape("shape:N", scale=None), fill=alt.Fill("mark_colour:N", scale=None)),
        name.encode(x=plane.x("name_x"), y=y, text=alt.Text("name:N")),
        figure.encode(x=plane.x("right"), y=y, text=alt.Text(f"{figures}:N")),
    ]


def _heading(base: alt.Chart, heading: str, colours: Palette) -> Layer:
    """What the figures of each column of the list are."""
    first = base.transform_filter(f"datum.top <= {TOP:g}").transform_calculate(above=f"(datum.plot + datum.top - {ROW:g}) * zoom")
    title = first.mark_text(align="right", baseline="middle", text=heading, **small(colours.quiet))
    return title.encode(x=plane.x("right"), y=rows.y("above"))


def clickable(found: Callouts, details: Sequence[alt.Tooltip], colours: Palette) -> Layer:
    """Points, words and rows of the list answer to pointer and click: selection "touchpoint"."""
    across: dict[str, Any] = {
        f"area_{edge}": f"datum.column < 0 ? {plane.X} + datum.{edge} * zoom : {beyond}"
        for edge, beyond in (("left", "datum.column * width / datum.columns"), ("right", "(datum.column + 1) * width / datum.columns"))
    }
    chosen = alt.selection_point(fields=[rows.SELECTION], name=rows.SELECTION, empty=False)
    return (
        alt.Chart(found.areas)
        .transform_filter("datum.layout == layout")
        .transform_calculate(**across, area_top="datum.top * zoom", area_bottom="datum.bottom * zoom")
        .mark_rect(fill=colours.actual, fillOpacity=0.001, cursor="pointer")
        .encode(x=plane.x("area_left"), x2=alt.X2("area_right:Q"), y=rows.y("area_top"), y2=alt.Y2("area_bottom:Q"), tooltip=list(details))
        .add_params(chosen)
    )
