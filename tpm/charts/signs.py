"""Small signs of a touchpoint: its world, whether others speak there, key touchpoint, moment of truth, number of answers."""

import altair as alt
import pandas as pd

from tpm.charts.frame import Layer, Sign
from tpm.charts.labels import small
from tpm.charts.palette import Palette
from tpm.charts.theme import px
from tpm.charts.track import AIR, HEIGHT, SIGNS, VALUE_COLUMN, Track, X, Y
from tpm.i18n.language import Language

# Drawn within −1 … 1
_SCREEN = "M-1,-0.75H1V0.45H-1V-0.75M-0.45,0.9H0.45"
_HOUSE = "M-1,0L0,-0.95L1,0M-0.68,-0.25V0.85H0.68V-0.25"
_BOTH = "M-1.5,-0.6H-0.2V0.35H-1.5V-0.6M-1.15,0.75H-0.55M0.2,0.05L0.85,-0.65L1.5,0.05M0.42,-0.1V0.75H1.28V-0.1"
WORLDS = {"online": _SCREEN, "offline": _HOUSE, "both": _BOTH}
_BUBBLE = "M-1,-0.8H1V0.35H0L-0.55,0.9V0.35H-1Z"
_STAR = "M0,-1L0.29,-0.38L0.97,-0.29L0.47,0.18L0.59,0.85L0,0.53L-0.59,0.85L-0.47,0.18L-0.97,-0.29L-0.29,-0.38Z"
_BOLT = "M0.25,-1L-0.65,0.2H-0.05L-0.25,1L0.65,-0.25H0.05Z"
_APART = 13  # pixels from one sign to the next

_WORLD_AT, _MARKS_AT, _N_AT = 15, 34, 52  # pixels under the plot, wide layout


def height(frame: pd.DataFrame, *, details: bool) -> float:
    """Pixels that the signs need between plot and names in the wide layout."""
    if "world" not in frame:
        return 0
    return (_N_AT + 10) if details else (_MARKS_AT + 8) if len(_marks(frame)) else (_WORLD_AT + 8)


def _marks(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per sign beside the world: sign, path, filled, and its place beside others of the same touchpoint."""
    kinds = (
        ("key", frame["key"], _STAR, True),
        ("truth", frame["moment_of_truth"], _BOLT, True),
        ("indirect", frame["channel"] == "indirect", _BUBBLE, False),
    )
    parts = [frame[has.astype(bool)].assign(sign=sign, path=path, filled=filled) for sign, has, path, filled in kinds]
    every = pd.concat(parts, ignore_index=True)
    if every.empty:
        return every
    groups = every.groupby("touchpoint", sort=False)["sign"]
    return every.assign(beside=groups.cumcount(), count=groups.transform("size"))


def worlds(track: Track, colours: Palette) -> Layer:
    """Online, offline or both, under the plot; on a phone between name and plot."""
    frame = track.frame.assign(path=track.frame["world"].map(WORLDS))
    placed = alt.Chart(frame).transform_calculate(
        x=f"wide ? {track.along('datum.index')} : {SIGNS} * zoom",
        y=f"wide ? {HEIGHT + _WORLD_AT} * zoom : (datum.row - 8) * zoom",
    )
    return placed.mark_point(
        size=alt.ExprRef("130 * zoom * zoom"), stroke=colours.quiet, strokeWidth=px(1.3), fill="transparent", opacity=1
    ).encode(x=X, y=Y, shape=alt.Shape("path:N", scale=None))


def marks(track: Track, colours: Palette) -> list[Layer]:
    """Key touchpoint, moment of truth, indirect: beside one another under the world."""
    found = _marks(track.frame)
    if found.empty:
        return []
    found = found.assign(colour=found["sign"].map({"key": colours.actual, "truth": colours.signal, "indirect": colours.quiet}))
    found = found.assign(fill=found["colour"].where(found["filled"], "transparent"), aside=found["beside"] - (found["count"] - 1) / 2)
    placed = alt.Chart(found).transform_calculate(
        x=f"(wide ? {track.along('datum.index')} + datum.aside * min({_APART} * zoom, {track.step} / datum.count)"
        f" : ({SIGNS} + datum.aside * {_APART}) * zoom)",
        y=f"wide ? {HEIGHT + _MARKS_AT} * zoom : (datum.row + 9) * zoom",
    )
    return [
        placed.mark_point(size=alt.ExprRef("100 * zoom * zoom"), strokeWidth=px(1.2), opacity=1).encode(
            x=X,
            y=Y,
            shape=alt.Shape("path:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
        )
    ]


def bases(track: Track, language: Language, colours: Palette) -> list[Layer]:
    """The number of answers under the signs, with an n before them; on a phone under the score, and in a turned name behind it."""
    frame = track.frame.assign(count=[language.number(n) if n else "–" for n in track.frame["n"]])
    placed = (
        alt.Chart(frame)
        .transform_filter(f"!({track.turned})")
        .transform_calculate(
            x=f"wide ? {track.along('datum.index')} : width",
            y=f"wide ? {HEIGHT + _N_AT} * zoom : (datum.row + 9) * zoom",
        )
    )
    align = alt.ExprRef("wide ? 'center' : 'right'")
    words = placed.mark_text(align=align, baseline="middle", **small(colours.quiet))
    name = (
        alt.Chart(pd.DataFrame({"text": ["n ="]}))
        .transform_filter(f"wide && !({track.turned})")
        .transform_calculate(x="0", y=f"{HEIGHT + _N_AT} * zoom")
    )
    return [
        words.encode(x=X, y=Y, text=alt.Text("count:N")),
        name.mark_text(align="left", baseline="middle", **small(colours.quiet)).encode(x=X, y=Y, text=alt.Text("text:N")),
    ]


def breaks(track: Track, found: pd.DataFrame, colours: Palette) -> list[Layer]:
    """Where the journey breaks: a dashed line across the plot and, between the two worlds, the number under which it is told."""
    index = dict(zip(track.frame["touchpoint_id"], track.frame["index"], strict=True))
    bottoms = dict(zip(track.frame["touchpoint_id"], track.frame["row_bottom"], strict=True))
    known = found[found["before_id"].isin(list(index))]
    if known.empty:
        return []
    places = pd.DataFrame(
        {
            "at": [index[i] + 0.5 for i in known["before_id"]],
            "row": [bottoms[i] for i in known["before_id"]],
            "number": [str(number) for number in range(1, len(known) + 1)],
        }
    )
    line = alt.Chart(places).transform_calculate(
        x=f"wide ? {track.along('datum.at')} : {SIGNS - 12} * zoom",
        x2=f"wide ? datum.x : width - {VALUE_COLUMN} * zoom",
        y=f"wide ? {AIR} * zoom : datum.row * zoom",
        y2=f"wide ? {HEIGHT + _WORLD_AT} * zoom : datum.y",
    )
    badge = line.transform_calculate(
        x=f"wide ? datum.x : width - {VALUE_COLUMN} * zoom", y=f"wide ? {HEIGHT + _WORLD_AT} * zoom : datum.row * zoom"
    ).encode(x=X, y=Y)
    return [
        line.mark_rule(color=colours.signal, strokeWidth=px(1.4), strokeDash=[2, 3]).encode(x=X, x2=alt.X2("x2:Q"), y=Y, y2=alt.Y2("y2:Q")),
        badge.mark_point(shape="circle", size=alt.ExprRef("210 * zoom * zoom"), fill=colours.signal, stroke=None, opacity=1),
        badge.mark_text(align="center", baseline="middle", **small(colours.surface, bold=True)).encode(text=alt.Text("number:N")),
    ]


def key(frame: pd.DataFrame, found: pd.DataFrame, language: Language, colours: Palette) -> list[Sign]:
    """What the signs that occur mean."""
    there = {world for world in WORLDS if (frame["world"] == world).any()}
    marked = set(_marks(frame)["sign"]) if len(frame) else set[str]()
    entries = [Sign(text=language.word(world), shape=WORLDS[world], colour=colours.quiet) for world in WORLDS if world in there]
    if "indirect" in marked:
        entries.append(Sign(text=language.t("others speak (indirect)"), shape=_BUBBLE, colour=colours.quiet))
    if "key" in marked:
        entries.append(Sign(text=language.t("Key touchpoint"), shape=_STAR, colour=colours.actual, fill=colours.actual))
    if "truth" in marked:
        entries.append(Sign(text=language.t("Moment of truth"), shape=_BOLT, colour=colours.signal, fill=colours.signal))
    if len(found):
        entries.append(Sign(text=language.t("break between the worlds"), shape="circle", colour=colours.signal, fill=colours.signal))
    return entries
