"""From the word to the new customer: shares of those who answered, then, apart from them, a number of new customers."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer, Wording, draw
from tpm.charts.labels import haloed, small
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import LABEL, SMALL, px
from tpm.i18n.language import Language

_ROW, _BAR = 78, 24  # pixels
_TOP = 26  # from the top of a row to its bar
_COUNT = 58  # a row without bar
_APART = 30  # pixels more above the new customers


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """The rows with their places."""

    frame: pd.DataFrame
    language: Language
    colours: Palette

    def rows(self, frame: pd.DataFrame) -> alt.Chart:
        """These rows, with the ends of their bars in pixels."""
        places = {f"{name}_x": f"datum.{name} * width" for name in ("share", "low", "high", "before")}
        return alt.Chart(frame).transform_calculate(**places, left_x="0")


def funnel(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, gap_text: str = "", apart_text: str = ""
) -> alt.LayerChart:
    """A bar per share, words pale and deeds full, the gap between them outlined; new customers as a number without bar.

    `frame` has step (willing, done, came), name, figure (written large), note (under the bar), share, low, high (0–1). `gap_text` stands
    at the gap, `apart_text` above the new customers.
    """
    colours = palette(dark=dark)
    plot = _Plot(frame=_placed(frame), language=language, colours=colours)
    wording = Wording(
        title=title, subtitle=language.t("Share of customers who answered; new customers as a number of their own"), footnote=footnote
    )
    layers = [*_bars(plot), *_gap(plot, gap_text), *_words(plot), *_apart(plot, apart_text)]
    high = float(plot.frame["y"].max()) + (_COUNT if plot.frame["step"].iloc[-1] == "came" else _ROW) if len(plot.frame) else _ROW
    return draw(layers, language, wording, dark=dark, bottom=f"{high - 10:g} * zoom", head="4")


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with `y` (top of each row in pixels) and `before` (the share of the row above)."""
    apart = (frame["step"] == "came").cumsum() * (_APART if len(frame) > 1 else 0)
    return frame.reset_index(drop=True).assign(
        y=[row * _ROW + float(more) for row, more in enumerate(apart)], before=frame["share"].shift().to_numpy()
    )


def _place(more: float) -> str:
    """The column with the vertical place so many pixels below the top of a row."""
    return f"y_{'above' if more < 0 else 'below'}_{abs(more):g}"


def _y(more: float) -> alt.Y:
    return alt.Y(f"{_place(more)}:Q", scale=None, axis=None)


def _at(chart: alt.Chart, more: float) -> alt.Chart:
    """The chart with such a place."""
    return chart.transform_calculate(**{_place(more): f"(datum.y + {more:g}) * zoom"})


def _bars(plot: _Plot) -> list[Layer]:
    colours = plot.colours
    base = _at(_at(plot.rows(plot.frame[plot.frame["step"] != "came"]), _TOP), _TOP + _BAR)
    top, bottom = _y(_TOP), alt.Y2(f"{_place(_TOP + _BAR)}:Q")
    whole = base.mark_rect(fill=colours.panel, stroke=None).encode(x=alt.XValue(0), x2=alt.X2Value(alt.ExprRef("width")), y=top, y2=bottom)
    part = base.mark_rect(
        fill=colours.actual, stroke=colours.actual, strokeWidth=px(1), fillOpacity=alt.ExprRef("datum.step == 'willing' ? 0.35 : 1")
    ).encode(
        x=alt.X("left_x:Q", scale=None, axis=None),
        x2=alt.X2("share_x:Q"),
        y=top,
        y2=bottom,
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in _told(plot.language).items()],
    )
    middle = _TOP + _BAR / 2
    x: dict[str, Any] = {"x": alt.X("low_x:Q", scale=None, axis=None), "x2": alt.X2("high_x:Q"), "y": _y(middle)}
    whisker = _at(base, middle)  # with a rim, as it lies half upon the bar
    rim = whisker.mark_rule(color=colours.surface, strokeWidth=px(6), strokeCap="round").encode(**x)
    return [whole, part, rim, whisker.mark_rule(color=colours.ink, strokeWidth=px(2)).encode(**x)]


def _told(language: Language) -> dict[str, str]:
    t = language.t
    return {"name": t("Step"), "figure": t("Share"), "note": t("Base")}


def _gap(plot: _Plot, text: str) -> list[Layer]:
    """What is missing from the words, outlined behind the deeds."""
    rows = plot.frame[(plot.frame["step"] == "done") & plot.frame["before"].notna()]
    if rows.empty or not text:
        return []
    gap = rows.iloc[0]
    base = _at(_at(plot.rows(rows), _TOP), _TOP + _BAR)
    outline = base.mark_rect(fillOpacity=0, stroke=plot.colours.signal, strokeWidth=px(1.8), strokeDash=[5, 4])
    drawn = outline.encode(
        x=alt.X("share_x:Q", scale=None, axis=None), x2=alt.X2("before_x:Q"), y=_y(_TOP), y2=alt.Y2(f"{_place(_TOP + _BAR)}:Q")
    )
    beyond = max(gap["share"], gap["before"], gap["high"])
    middle = _TOP + _BAR / 2
    words = _at(plot.rows(rows.assign(text=text, beyond=beyond)), middle).transform_calculate(x=f"datum.beyond * width + {8} * zoom")
    placed = words.encode(x=alt.X("x:Q", scale=None, axis=None), y=_y(middle), text=alt.Text("text:N"))
    return [drawn, *haloed(placed, plot.colours, {"align": "left", "baseline": "middle"})]


def _words(plot: _Plot) -> list[Layer]:
    """Name and figure above the bar, the base below it; of new customers, who have no bar, right below their name."""
    colours = plot.colours
    line, note = 14, _TOP + _BAR + 12
    rows = _at(plot.rows(plot.frame), line)
    name = rows.mark_text(align="left", baseline="middle", fontSize=px(LABEL), color=colours.ink)
    figure = rows.mark_text(align="right", baseline="middle", fontSize=px(LABEL + 4), fontWeight="bold", color=colours.ink)
    notes = plot.rows(plot.frame).transform_calculate(note_y=f"(datum.y + (datum.step == 'came' ? {line + 24} : {note})) * zoom")
    under = notes.mark_text(align="left", baseline="middle", fontSize=px(SMALL), color=colours.quiet)
    return [
        name.encode(x=alt.XValue(0), y=_y(line), text=alt.Text("name:N")),
        figure.encode(x=alt.XValue(alt.ExprRef("width")), y=_y(line), text=alt.Text("figure:N")),
        under.encode(x=alt.XValue(0), y=alt.Y("note_y:Q", scale=None, axis=None), text=alt.Text("note:N")),
    ]


def _apart(plot: _Plot, text: str) -> list[Layer]:
    """A line above the new customers, and what it parts."""
    rows = plot.frame[plot.frame["step"] == "came"]
    if rows.empty or len(plot.frame) < 2 or not text:  # noqa: PLR2004  something above it
        return []
    base = _at(_at(plot.rows(rows), -_APART + 2), -12)
    line = base.mark_rule(color=plot.colours.grid, strokeWidth=px(1.4), strokeDash=[4, 4])
    words = base.mark_text(align="left", baseline="middle", text=text, **small(plot.colours.quiet, bold=True))
    return [
        line.encode(x=alt.XValue(0), x2=alt.X2Value(alt.ExprRef("width")), y=_y(-_APART + 2)),
        words.encode(x=alt.XValue(0), y=_y(-12)),
    ]
