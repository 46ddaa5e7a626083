"""Bars of disappointment and delight on both sides of the zero line, and a thinner one for okay."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer
from tpm.charts.palette import Palette
from tpm.charts.rows import Rows
from tpm.charts.theme import BOLD, SMALL, px
from tpm.i18n.language import Language

ZONES = ("disappointment", "okay", "delight")

# Percentage points: the least room of each column, the gap before okay, the label behind it
_LEAST = {"disappointment": 40.0, "delight": 40.0, "okay": 25.0}
_GAP, _LABEL = 8.0, 16.0
_FITS = "datum.zone != 'okay' && abs(datum.end - datum.start) * per_point > 38 * zoom"


class Plan:
    """Where the columns lie on a scale of percentage points around the zero line."""

    def __init__(self, frame: pd.DataFrame) -> None:
        reach = {zone: max(least, float(frame[zone].fillna(0).max() * 100)) for zone, least in _LEAST.items()}
        self.okay = reach["delight"] + _GAP
        self.low, self.high = -reach["disappointment"], self.okay + reach["okay"] + _LABEL
        self.scale = rows.scale(self.low, self.high)

    @property
    def per_point(self) -> alt.Parameter:
        """Signal `per_point`: pixels per percentage point."""
        return alt.param(name="per_point", expr=f"(plot_right - plot_left) / {self.high - self.low:g}")

    def pixel(self, at: float) -> str:
        """Expression for a place on the scale in pixels."""
        return f"plot_left + {at - self.low:g} * per_point"


def bars(placed: Rows, language: Language, colours: Palette, plan: Plan) -> list[Layer]:
    """The bars with their percentages: inside where they fit, beside the bar where they don't."""
    base = rows.placed(alt.Chart(_long(placed, language, colours, plan))).encode(y=rows.y())
    thickness = alt.ExprRef("(datum.zone == 'okay' ? 8 : 18) * zoom")
    shapes = base.mark_bar(height=thickness, strokeWidth=1).encode(
        x=alt.X("start:Q", scale=plan.scale, axis=None),
        x2=alt.X2("end:Q"),
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
    )
    leftward = "datum.zone == 'disappointment'"
    texts = base.mark_text(
        baseline="middle",
        fontSize=px(13),
        fontWeight=alt.ExprRef("datum.zone == 'okay' ? 'normal' : 'bold'"),
        align=alt.ExprRef(f"({_FITS}) == ({leftward}) ? 'left' : 'right'"),
        xOffset=alt.ExprRef(f"(({_FITS}) == ({leftward}) ? 6 : -6) * zoom"),
        fill=alt.ExprRef(f"{_FITS} ? datum.upon : '{colours.ink}'"),
    ).encode(x=alt.X("end:Q", scale=plan.scale, axis=None), text=alt.Text("text:N"))
    return [shapes, texts]


def baselines(placed: Rows, colours: Palette, plan: Plan) -> list[Layer]:
    """The zero line, and the quieter line where okay begins."""
    rated = alt.Chart(placed.frame[placed.frame["n"] > 0])
    return [_baseline(rated, plan, 0, colours.ink, 1.6), _baseline(rated, plan, plan.okay, colours.okay, 1)]


def headings(words: Mapping[str, str], colours: Palette, plan: Plan) -> list[Layer]:
    """What the zones are called, above their columns."""
    zero, okay = plan.pixel(0), plan.pixel(plan.okay)
    # On a phone a long word needs more room than its column has; both headings then move to the right
    least = len(words["disappointment"]) * 13 * BOLD
    end, start = f"max({zero} - 6 * zoom, {least:g} * zoom)", f"max({zero} + 6 * zoom, {least + 10:g} * zoom)"
    return [
        rows.heading(words["disappointment"], x=end, align="right", colour=colours.disappointment, bold=True),
        rows.heading(words["delight"], x=start, align="left", colour=colours.delight, bold=True),
        rows.heading(words["okay"], x=f"{okay} + 2 * zoom", align="left", colour=colours.quiet, bold=True),
    ]


def nothing(placed: Rows, language: Language, colours: Palette, x: str) -> Layer:
    """What a row without answers, or with protected ones, says, at `x` (an expression in pixels)."""
    empty = placed.frame[~(placed.frame["n"] > 0)]
    hidden = empty["hidden"] if "hidden" in empty else [False] * len(empty)
    said = [language.t("protected") if few else language.t("no answers yet") for few in hidden]
    return (
        rows.placed(alt.Chart(empty.assign(said=pd.Series(said, index=empty.index, dtype="object"))))
        .mark_text(align="left", baseline="middle", fontSize=px(SMALL), color=colours.quiet)
        .encode(x=alt.XValue(alt.ExprRef(x)), y=rows.y(), text="said:N")
    )


def _baseline(chart: alt.Chart, plan: Plan, at: float, colour: str, width: float) -> Layer:
    return (
        rows.beside(rows.placed(chart).transform_calculate(at=f"{at:g}"))
        .mark_rule(color=colour, strokeWidth=px(width))
        .encode(x=alt.X("at:Q", scale=plan.scale, axis=None), y=rows.y("above"), y2=alt.Y2("below:Q"))
    )


def _long(placed: Rows, language: Language, colours: Palette, plan: Plan) -> pd.DataFrame:
    """One row per touchpoint and zone with `start` and `end` on the scale, text and colours."""
    shades = dict(zip(ZONES, (colours.disappointment, colours.okay, colours.delight), strict=True))
    parts: list[pd.DataFrame] = []
    for zone, shade in shades.items():
        rated = placed.frame[placed.frame[zone].notna()]
        start = plan.okay if zone == "okay" else 0.0
        length = rated[zone] * (-100 if zone == "disappointment" else 100)
        texts = [language.percent(share) for share in rated[zone]]
        parts.append(rated.assign(zone=zone, start=start, end=start + length, text=texts, colour=shade))
    long = pd.concat(parts, ignore_index=True)
    return long.assign(
        upon=long["small"].map({True: colours.ink, False: colours.on_zone}), strength=long["small"].map({True: 0.3, False: 1.0})
    )
