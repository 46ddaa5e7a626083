"""The same journey as several customer groups feel it, one curve each."""

from itertools import pairwise

import altair as alt
import pandas as pd

from tpm.charts import stage, track
from tpm.charts.frame import LINE, Layer, Sign, Wording, draw
from tpm.charts.labels import LINE_HEIGHT, small
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import px
from tpm.charts.track import RIGHT, Track, X, Y
from tpm.charts.wording import explained, with_texts
from tpm.i18n.language import Language

_SHAPES = ("circle", "square", "triangle-up", "diamond")
_DASHES = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3])
# The same in the key, as paths
_STROKES = (LINE, "M-1.7,0H-0.3M0.3,0H1.7", "M-1.7,0h0.3M-0.9,0h0.3M-0.1,0h0.3M0.7,0h0.3M1.5,0h0.3", "M-1.7,0H-0.2M0.3,0h0.3M1.1,0H1.7")
_LABEL_CHARACTERS = 14


def group_curves(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """One curve per customer group through its scores, with its name at the end; hidden points leave a gap bridged by nothing.

    `frame` as figures.journey_groups.groups gives it: up to four groups, in the order in which they get colour, shape and dash.
    """
    colours = palette(dark=dark)
    names = list(dict.fromkeys(frame["group"]))
    laid = track.lay(_places(frame, language))
    known = _placed(frame, laid, names, colours, language)
    wording = Wording(
        title=title,
        subtitle=language.t("Score from 0 to 100 along the journey, one curve for each customer group"),
        footnote=explained(frame.assign(n=frame["n"].fillna(0)), language, footnote),
    )
    layers = [
        stage.zones(laid, language, colours)[0],
        *stage.grid(laid, language, colours),
        *stage.phases(laid, colours),
        *stage.zero(laid, language, colours),
        *(layer for number in range(len(names)) for layer in _curve(laid, known[known["number"] == number], number, colours)),
        *stage.names(laid, colours),
        *_labels(laid, known, colours),
        stage.selectable(laid, colours, [alt.Tooltip("touchpoint:N", title=language.t("Touchpoint")), *_about(names)]),
    ]
    shades = _shades(colours)
    key = [Sign(text=name, shape=stroke, colour=shade, on_phone=True) for name, stroke, shade in zip(names, _STROKES, shades, strict=False)]
    return draw(layers, language, wording, dark=dark, bottom=laid.bottom, head=stage.head(laid), key=key, least=laid.least)


def _shades(colours: Palette) -> tuple[str, ...]:
    return colours.actual, colours.group, colours.ink, colours.quiet


def _about(names: list[str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"said_{number}:N", title=name) for number, name in enumerate(names)]


def _places(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """One row per touchpoint, with the lowest score for the scale and what each group says for the tooltip."""
    ends = frame.groupby("touchpoint_id")["score"].agg(["min", "max"])
    one = frame.drop_duplicates("touchpoint_id").reset_index(drop=True)
    low, high = (one["touchpoint_id"].map(ends[name]) for name in ("min", "max"))
    said = {
        f"said_{number}": [
            "–" if pd.isna(score) else f"{language.number(score)} (n = {language.number(n)})"
            for score, n in zip(part["score"], part["n"], strict=True)
        ]
        for number, (_, part) in enumerate(frame.groupby("group", sort=False))
    }
    return one.assign(score=low, low=low, high=high, target=float("nan"), **said)


def _placed(frame: pd.DataFrame, laid: Track, names: list[str], colours: Palette, language: Language) -> pd.DataFrame:
    """The points that are shown, with their place, colour and `run`: a stretch without a gap."""
    places = laid.frame[["touchpoint_id", "index", "row"]]
    points = with_texts(frame, language).merge(places, on="touchpoint_id").sort_values("index", kind="stable")
    number = points["group"].map({name: number for number, name in enumerate(names)})
    run = points["score"].isna().groupby(points["group"]).cumsum()
    shades = number.map(dict(enumerate(_shades(colours))))
    return points.assign(number=number, run=run, colour=shades).dropna(subset=["score"]).reset_index(drop=True)


def _curve(laid: Track, points: pd.DataFrame, number: int, colours: Palette) -> list[Layer]:
    if points.empty:
        return []
    shade = _shades(colours)[number]
    chart = laid.place(points, "score")
    line = chart.mark_line(color=shade, strokeWidth=px(2.2), strokeDash=_DASHES[number]).encode(
        order=alt.Order("index:Q"), detail=alt.Detail("run:N")
    )
    size, shape = alt.ExprRef("80 * zoom * zoom"), _SHAPES[number]
    ground = chart.mark_point(shape=shape, size=size, fill=colours.surface, stroke=None, opacity=1)
    marks = chart.mark_point(
        shape=shape, size=size, fill=shade, stroke=shade, strokeWidth=px(1.4), opacity=1, fillOpacity=alt.ExprRef("datum.small ? 0.3 : 1")
    )
    return [line, ground, marks]


def _labels(laid: Track, points: pd.DataFrame, colours: Palette) -> list[Layer]:
    """The names of the groups at the right of their last points, moved apart where they would overlap."""
    if points.empty:
        return []
    ends = points.sort_values("index", kind="stable").groupby("number").tail(1).sort_values("score", ascending=False)
    words = ["\n".join(wrap(str(name), _LABEL_CHARACTERS)) for name in ends["group"]]
    heights = [laid.points((text.count("\n") + 1) * LINE_HEIGHT + 3) for text in words]
    at = _apart(list(ends["score"]), heights, laid.low)
    placed = alt.Chart(ends.assign(words=words, at=at, lines=[text.count("\n") for text in words])).transform_filter("wide")
    label = placed.transform_calculate(
        x=f"width - {RIGHT - 8} * zoom", y=f"{laid.level('datum.at')} - datum.lines * {LINE_HEIGHT / 2:g} * zoom"
    )
    style = {name: value for name, value in small(colours.ink, bold=True).items() if name != "color"}
    return [
        label.mark_text(align="left", baseline="middle", fill=alt.ExprRef("datum.colour"), **style).encode(
            x=X, y=Y, text=alt.Text("words:N")
        )
    ]


def _apart(scores: list[float], heights: list[float], low: float) -> list[float]:
    """Middles of labels of these heights, each near its score (from the highest down), none over another and none outside the scale."""
    at = list(scores)
    distances = [(above + below) / 2 for above, below in pairwise(heights)]
    for i, distance in enumerate(distances):
        at[i + 1] = min(at[i + 1], at[i] - distance)
    at[-1] = max(at[-1], low + heights[-1] / 2)
    for i in reversed(range(len(distances))):
        at[i] = max(at[i], at[i + 1] + distances[i])
    return at
