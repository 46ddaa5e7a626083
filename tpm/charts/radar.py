"""Several perspectives on one thing as a radar."""

from math import cos, pi, sin
from typing import Any

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import LABEL, LEADING, SMALL, px
from tpm.i18n.language import Language

_RADIUS = 150
_MARGIN = 40  # above and below the outer ring, for the names
_TOP = 5  # the best score
_REACH = 1.81  # how far a pentagon that stands on its side reaches down, in radii
_UPRIGHT = 0.1  # names this near to the middle are centred
_SHAPES = {"customer": "circle", "employee": "circle", "management": "square", "other_rater": "triangle-up"}


def perspective_radar(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, axes: list[str]) -> alt.LayerChart:
    """One line per source around the axes (codes, clockwise from the top), 1 in the middle, 5 outside.

    `frame` has source, perspective (codes), score (1–5) and n (people). Customers filled, employees hollow, management square.
    """
    colours = palette(dark=dark)
    shades = {"customer": colours.actual, "employee": colours.ink, "management": colours.signal, "other_rater": colours.quiet}
    sources = [source for source in _SHAPES if (frame["source"] == source).any()]
    wording = Wording(title=title, subtitle=language.t("Points from 1 (in the middle) to 5 (outside)"), footnote=footnote)
    layers = [*_grid(axes, language, colours)]
    for source in sources:
        own = frame[frame["source"] == source]
        points = _placed(own, axes, language)
        layers += _outline(points, shades[source], colours, _SHAPES[source], axes=len(axes), filled=source == "customer")
    key = [
        Sign(
            text=language.word(source), shape=_SHAPES[source], colour=shades[source], fill=shades[source] if source == "customer" else None
        )
        for source in sources
    ]
    # On a phone the names need room on both sides
    radius = alt.param(name="radius", expr=f"min({_RADIUS} * zoom, (width - 150) / 2)")
    bottom = f"radius * {_REACH:g} + {2 * _MARGIN} * zoom"
    return draw(layers, language, wording, dark=dark, bottom=bottom, key=key, params=[radius])


def _direction(place: int, axes: int) -> tuple[float, float]:
    turn = 2 * pi * place / axes
    return sin(turn), -cos(turn)


def _at(base: alt.Chart, further: str = "0") -> alt.Chart:
    """The chart with x and y made from dx, dy (direction) and far (0 in the middle to 1 outside), `further` pixels beyond."""
    return base.transform_calculate(
        x=f"width / 2 + datum.dx * (datum.far * radius + {further})",
        y=f"radius + {_MARGIN} * zoom + datum.dy * (datum.far * radius + {further})",
    ).encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None))


def _grid(axes: list[str], language: Language, colours: Palette) -> list[Layer]:
    """Rings, spokes, the names of the axes, and the numbers of the rings."""
    directions = [_direction(place, len(axes)) for place in range(len(axes))]
    ring = [
        {"dx": dx, "dy": dy, "far": _far(level), "ring": level, "order": order}
        for level in range(2, _TOP + 1)
        for order, (dx, dy) in enumerate([*directions, directions[0]])
    ]
    spokes = [{"dx": dx, "dy": dy, "far": far, "spoke": place} for place, (dx, dy) in enumerate(directions) for far in (0, 1)]
    names = pd.DataFrame([_name(language.word(axis), dx, dy) for axis, (dx, dy) in zip(axes, directions, strict=True)])
    numbers = pd.DataFrame([{"dx": 0, "dy": -1, "far": _far(level), "text": str(level)} for level in range(1, _TOP + 1)])
    line: dict[str, Any] = {"stroke": colours.okay, "strokeWidth": 1, "strokeOpacity": 0.4}
    drawn: list[Layer] = [
        _at(alt.Chart(pd.DataFrame(ring))).mark_line(**line).encode(order="order:O", detail="ring:N"),
        _at(alt.Chart(pd.DataFrame(spokes))).mark_line(**line).encode(detail="spoke:N", order="far:Q"),
        _at(alt.Chart(numbers)).mark_text(dx=9, fontSize=px(SMALL - 1), color=colours.quiet).encode(text="text:N"),
    ]
    for side, at in names.groupby("side"):
        base = _at(alt.Chart(at), "12 * zoom")
        text = base.mark_text(
            align=side,
            baseline="bottom" if side == "center" else "middle",
            lineBreak="\n",
            fontSize=px(LABEL),
            lineHeight=px(LABEL * LEADING),
            color=colours.ink,
        )
        drawn.append(text.encode(text="name:N"))
    return drawn


def _name(name: str, dx: float, dy: float) -> dict[str, object]:
    """The name of an axis: centred above the top, else beside the end of the axis, a word a line."""
    beside = abs(dx) > _UPRIGHT
    side = ("left" if dx > 0 else "right") if beside else "center"
    return {"dx": dx, "dy": dy, "far": 1, "name": name.replace(" ", "\n") if beside else name, "side": side}


def _far(score: float) -> float:
    return (score - 1) / (_TOP - 1)


def _placed(own: pd.DataFrame, axes: list[str], language: Language) -> pd.DataFrame:
    """The points of one source in the order of the axes."""
    found = own.assign(order=own["perspective"].map(axes.index)).sort_values("order")
    directions = [_direction(place, len(axes)) for place in found["order"]]
    return found.assign(
        dx=[dx for dx, _ in directions],
        dy=[dy for _, dy in directions],
        far=[_far(score) for score in found["score"]],
        name=[language.word(code) for code in found["perspective"]],
        view=[language.word(code) for code in found["source"]],
        points=[language.number(score, 0 if float(score).is_integer() else 1) for score in found["score"]],
    )[["dx", "dy", "far", "order", "name", "view", "points", "n"]]


def _outline(points: pd.DataFrame, colour: str, colours: Palette, shape: str, *, axes: int, filled: bool) -> list[Layer]:
    """The points, joined where every axis has one: a line over an axis without a rating would say something about it."""
    closed = pd.concat([points, points.iloc[:1].assign(order=99)]) if len(points) == axes else points.iloc[:0]
    line = _at(alt.Chart(closed)).mark_line(color=colour, strokeWidth=px(2), strokeJoin="round").encode(order="order:Q")
    dots = _at(alt.Chart(points)).mark_point(
        shape=shape,
        size=alt.ExprRef("80 * zoom * zoom"),
        stroke=colour,
        strokeWidth=px(2),
        fill=colour if filled else colours.surface,
        opacity=1,
    )
    details = [
        alt.Tooltip("name:N", title="\u200b"),
        alt.Tooltip("view:N", title="\u200b "),
        alt.Tooltip("points:N", title="1–5"),
        alt.Tooltip("n:Q", title="n"),
    ]
    return [line, dots.encode(tooltip=details)]
