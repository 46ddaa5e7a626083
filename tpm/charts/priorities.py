"""What to improve first: every bar shows what it is made of."""

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.rows import Rows
from tpm.charts.theme import SMALL, px
from tpm.charts.wording import about_touchpoint, explained, with_texts
from tpm.i18n.language import Language

# The order of the stretches in a bar
PARTS = ("importance", "gap", "reach", "potential", "effort")
_COLUMNS, _STAR, _TOTAL = 144, 116, 76  # from the right edge, in pixels
_ROOM_FOR_FIGURE = 6  # points of priority a stretch needs to carry its figure


def priority_bars(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """A bar per touchpoint from 0 to 100, in stretches for its parts; at the end the priority and how the rank has moved.

    `frame` has touchpoint, key, n, priority, rank, even_rank, {part}_share and {part}_text (the raw figure in words) for every part,
    `between` (the interval in words) and `lacking` (which part is missing, in words), in the order to be drawn.
    """
    colours = palette(dark=dark)
    told = with_texts(frame, language).assign(
        priority_text=[language.number(value) for value in frame["priority"]],
        rank_text=[_rank(row.rank, row.even_rank, language) for row in frame[["rank", "even_rank"]].itertuples(index=False)],
        key_mark=["★" if key else "" for key in frame["key"]],
    )
    placed = rows.arrange(told, width=rows.NAME_CHARACTERS - 2, noted="lacking")
    names = _names(language)
    key = [
        Sign(text=names[part], shape="square", colour=_colour(part, colours), fill=_colour(part, colours))
        for part in PARTS
        if frame[f"{part}_share"].any()
    ]
    details = [
        *about_touchpoint(language),
        alt.Tooltip("priority_text:N", title=language.t("Priority")),
        alt.Tooltip("between:N", title=language.t("95 % interval")),
        *(alt.Tooltip(f"{part}_text:N", title=names[part]) for part in PARTS),
    ]
    layers = [
        *rows.names(placed, colours),
        rows.notes(placed, colours),
        *_stretches(placed, language, colours),
        rows.column(placed, "key_mark", from_right=_STAR, colour=colours.signal),
        rows.column(placed, "priority_text", from_right=_TOTAL, colour=colours.ink, bold=True),
        rows.column(placed, "rank_text", from_right=0, colour=colours.quiet, size=13),
        rows.selectable(placed, colours, details),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="4", key=key, params=rows.parameters(right=_COLUMNS))


def _names(language: Language) -> dict[str, str]:
    t = language.t
    return {
        "importance": t("Importance"),
        "gap": t("Gap"),
        "reach": t("Reach"),
        "potential": t("Referral potential"),
        "effort": t("Little effort"),
    }


def _colour(part: str, colours: Palette) -> str:
    return {
        "importance": colours.actual,
        "gap": colours.disappointment,
        "reach": colours.okay,
        "potential": colours.delight,
        "effort": colours.signal,
    }[part]


def _rank(now: float, even: float, language: Language) -> str:
    """Where the touchpoint stands: ▲ 2 where it has climbed two places against equal weights."""
    if pd.isna(now) or pd.isna(even) or now == even:
        return ""
    places = language.number(abs(even - now))
    return f"▲ {places}" if now < even else f"▼ {places}"


def _stretches(placed: Rows, language: Language, colours: Palette) -> list[Layer]:
    shares = placed.frame[[f"{part}_share" for part in PARTS]].fillna(0)
    ends = shares.cumsum(axis=1)
    x = rows.scale(0, max(50.0, float(ends.iloc[:, -1].max()) if len(ends) else 0))
    layers: list[Layer] = []
    for place, part in enumerate(PARTS):
        sizes, end = shares.iloc[:, place], ends.iloc[:, place]
        figures = [language.number(size) for size in sizes]
        stretch = placed.frame.assign(start=end - sizes, end=end, middle=end - sizes / 2, size=sizes, figure=figures)
        stretch = stretch[stretch["size"] > 0]
        base = rows.placed(alt.Chart(stretch))
        bar = base.mark_bar(
            height=px(18), color=_colour(part, colours), opacity=1, stroke=colours.surface, strokeWidth=px(1),
            fillOpacity=alt.ExprRef("datum.small ? 0.45 : 1"),
        )  # fmt: skip
        layers.append(bar.encode(x=alt.X("start:Q", scale=x, axis=None), x2=alt.X2("end:Q"), y=rows.y()))
        words = base.transform_filter(f"datum.size >= {_ROOM_FOR_FIGURE} && !datum.small").mark_text(
            fontSize=px(SMALL), fontWeight="bold", color=colours.on_zone, baseline="middle"
        )
        layers.append(words.encode(x=alt.X("middle:Q", scale=x, axis=None), y=rows.y(), text=alt.Text("figure:N")))
    return layers
