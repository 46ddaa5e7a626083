"""Who recommends with which reach and influence."""

import math

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.labels import small
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import LABEL, LEADING, px
from tpm.i18n.language import Language

_LEVELS = (5, 4, 3, 2, 1)
_ROW, _PAD, _HEADER = 28, 6, 24  # pixels: a recommender, the rim of a band, the name of a band on a phone
_CHARACTERS = 24
_LEFT = 128
_LINE = LABEL * LEADING
_DOT = alt.ExprRef("110 * zoom * zoom")
_X = alt.X("at:Q", scale=rows.scale(0, 1), axis=None)


def reach_matrix(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Recommenders in bands by their influence (1–5, the highest on top), from left to right by reach (powers of ten).

    `frame` has name, kind (a word), reach (≥ 0), influence (1–5), brought (new customers) and thanked (true or false). A filled
    dot: thanked; hollow: not yet. The name stands beside the dot, with the new customers won in brackets.
    """
    colours, t = palette(dark=dark), language.t
    powers = _powers(frame["reach"])
    placed = _placed(frame, language, powers)
    bands = _bands(placed, language)
    wide, narrow = (f"{bands[f'bottom_{layout}'].max():g}" for layout in ("wide", "narrow"))
    bottom = f"(wide ? {wide} : {narrow}) * zoom"
    wording = Wording(
        title=title, subtitle=t("Influence from 1 to 5, and how many people each recommender reaches (estimated)"), footnote=footnote
    )
    key = [
        Sign(text=t("thanked"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=t("not thanked yet"), shape="circle", colour=colours.actual),
    ]
    layers = [*_grounds(bands, colours), *_scale(powers, bottom, language, colours), *_dots(placed, language, colours)]
    return draw(layers, language, wording, dark=dark, bottom=bottom, head="24", key=key, params=_parameters())


def _powers(reach: pd.Series) -> range:
    """The powers of ten between which the reach lies, two at least."""
    known = [math.log10(max(1, value)) for value in reach] or [0]
    least, most = math.floor(min(known)), math.ceil(max(known))
    return range(least, max(most, least + 1) + 1)


def _parameters() -> list[alt.Parameter]:
    return [
        alt.param(name="plot_left", expr=f"wide ? {_LEFT} * zoom : 14 * zoom"),
        alt.param(name="plot_right", expr="width - 18 * zoom"),
    ]


def _placed(frame: pd.DataFrame, language: Language, powers: range) -> pd.DataFrame:
    """The rows with `at` (0–1), `label`, `lines`, and for both layouts the middle of the row in pixels."""
    ordered = frame.sort_values(["influence", "reach"], ascending=False, ignore_index=True)
    labels = [wrap(_label(name, brought, language), _CHARACTERS) for name, brought in zip(ordered["name"], ordered["brought"], strict=True)]
    heights = pd.Series([(len(label) - 1) * _LINE + _ROW for label in labels], index=ordered.index, dtype="float64")
    ordered = ordered.assign(
        at=[(math.log10(max(1, reach)) - powers[0]) / (len(powers) - 1) for reach in ordered["reach"]],
        label=["\n".join(label) for label in labels],
        lines=[len(label) for label in labels],
        height=heights,
        reach_text=[language.number(reach) for reach in ordered["reach"]],
        brought_text=[language.number(n) for n in ordered["brought"]],
    )
    top = {"wide": 0.0, "narrow": 0.0}
    middles: dict[str, list[float]] = {"wide": [], "narrow": []}
    for level in _LEVELS:
        within = ordered.loc[ordered["influence"] == level, "height"]
        for layout, header in (("wide", 0), ("narrow", _HEADER)):
            start = top[layout] + _PAD + header
            middles[layout] += list(start + within.cumsum() - within / 2)
            top[layout] = start + _band(within) + _PAD
    return ordered.assign(middle_wide=middles["wide"], middle_narrow=middles["narrow"])


def _band(heights: pd.Series) -> float:
    """Pixels within a band; one without recommenders is lower, but there."""
    return float(heights.sum()) if len(heights) else _ROW * 0.6


def _bands(placed: pd.DataFrame, language: Language) -> pd.DataFrame:
    """One row per level of influence: level, words, tint, and its edges in both layouts."""
    t = language.t
    words = {5: t("5 very great"), 4: t("4 great"), 3: t("3 medium"), 2: t("2 small"), 1: t("1 very small")}
    bands, top = list[dict[str, object]](), {"wide": 0.0, "narrow": 0.0}
    for level in _LEVELS:
        high = _band(placed.loc[placed["influence"] == level, "height"]) + 2 * _PAD
        bottoms = {"wide": top["wide"] + high, "narrow": top["narrow"] + high + _HEADER}
        edges = {f"top_{layout}": value for layout, value in top.items()} | {f"bottom_{layout}": value for layout, value in bottoms.items()}
        bands.append({"level": level, "words": words[level], "tint": level % 2 == 1, **edges})
        top = bottoms
    return pd.DataFrame(bands)


def _grounds(bands: pd.DataFrame, colours: Palette) -> list[Layer]:
    """Every second band tinted, with its name at the left, on a phone above its dots."""
    base = alt.Chart(bands).transform_calculate(
        y="(wide ? datum.top_wide : datum.top_narrow) * zoom",
        y2="(wide ? datum.bottom_wide : datum.bottom_narrow) * zoom",
        words_y=f"wide ? (datum.y + datum.y2) / 2 : datum.y + {_HEADER / 2 + 2:g} * zoom",
    )
    ground = (
        base.transform_filter("datum.tint")
        .mark_rect(fill=colours.panel)
        .encode(x=alt.XValue(0), x2=alt.X2Value(alt.ExprRef("width")), y=rows.y(), y2=alt.Y2("y2:Q"))
    )
    words = base.mark_text(align="left", baseline="middle", **small(colours.quiet, bold=True)).encode(
        x=alt.XValue(alt.ExprRef("8 * zoom")), y=rows.y("words_y"), text=alt.Text("words:N")
    )
    return [ground, words]


def _scale(powers: range, bottom: str, language: Language, colours: Palette) -> list[Layer]:
    """Quiet lines at the powers of ten with their figures on top."""
    ticks = pd.DataFrame([{"at": i / (len(powers) - 1), "text": language.number(10**power)} for i, power in enumerate(powers)])
    lines = alt.Chart(ticks).mark_rule(color=colours.grid)
    words = alt.Chart(ticks).mark_text(
        baseline="bottom",
        align=alt.ExprRef("datum.at == 0 ? 'left' : datum.at == 1 ? 'right' : 'center'"),
        xOffset=alt.ExprRef("datum.at == 1 ? 14 * zoom : 0"),
        **small(colours.quiet),
    )
    return [
        lines.encode(x=_X, y=alt.YValue(0), y2=alt.Y2Value(alt.ExprRef(bottom))),
        words.encode(x=_X, y=alt.YValue(alt.ExprRef("-6 * zoom")), text=alt.Text("text:N")),
    ]


def _dots(placed: pd.DataFrame, language: Language, colours: Palette) -> list[Layer]:
    """The dots with their names on the side where there is more room."""
    base = alt.Chart(placed).transform_calculate(
        y="(wide ? datum.middle_wide : datum.middle_narrow) * zoom",
        words_y=f"datum.y - (datum.lines - 1) * {_LINE / 2:g} * zoom",
    )
    t = language.t
    tooltip = [
        alt.Tooltip("name:N", title=t("Recommender")),
        alt.Tooltip("kind:N", title=t("Who is it?")),
        alt.Tooltip("reach_text:N", title=t("Reach")),
        alt.Tooltip("influence:Q", title=t("Influence")),
        alt.Tooltip("brought_text:N", title=t("New customers brought")),
    ]
    dots = base.mark_point(
        size=_DOT,
        stroke=colours.actual,
        strokeWidth=px(2),
        opacity=1,
        fill=alt.ExprRef(f"datum.thanked ? '{colours.actual}' : '{colours.surface}'"),
    )
    names = base.mark_text(
        baseline="middle",
        align=alt.ExprRef("datum.at < 0.5 ? 'left' : 'right'"),
        xOffset=alt.ExprRef("(datum.at < 0.5 ? 12 : -12) * zoom"),
        lineHeight=px(_LINE),
        color=colours.ink,
    )
    return [
        dots.encode(x=_X, y=rows.y(), tooltip=tooltip),
        names.encode(x=_X, y=rows.y("words_y"), text=alt.Text("label:N"), tooltip=tooltip),
    ]


def _label(name: str, brought: int, language: Language) -> str:
    return f"{name} ({language.number(brought)})" if brought else name
