"""How important touchpoints are, and how well those that matter do."""

from typing import Any

import altair as alt
import pandas as pd

from tpm.charts import callouts, callouts_drawn, plane, rows
from tpm.charts.frame import DASHES, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.theme import px
from tpm.charts.wording import about_touchpoint, explained, with_texts
from tpm.i18n.language import Language

SHAPES = {"disappointment": "triangle-down", "performance": "circle", "delight": "triangle-up", "neutral": "square", "": "circle"}
_COLUMNS = 190


def importance_bars(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """A bar per touchpoint: its share of what the ratings together explain; at the end the kind of factor in words.

    `frame` has touchpoint, n, share (0–1) and type (code of `Factor` or empty), in the order to be drawn.
    """
    colours = palette(dark=dark)
    told = _with_factors(with_texts(frame, language), language, colours).assign(
        share_text=[language.percent(share) for share in frame["share"]], zero=0.0
    )
    placed = rows.arrange(told, width=rows.NAME_CHARACTERS - 2)
    longest = max(0.1, float(frame["share"].max()))
    x: dict[str, Any] = {"scale": rows.scale(0, longest), "axis": None}
    bar = placed.chart.mark_bar(color=colours.actual, height=px(14), opacity=1).encode(
        x=alt.X("zero:Q", **x), x2=alt.X2("share:Q"), y=rows.y()
    )
    details = [
        *about_touchpoint(language),
        alt.Tooltip("share_text:N", title=language.t("Importance")),
        alt.Tooltip("factor:N", title=language.t("Kind of factor")),
    ]
    layers = [
        *rows.names(placed, colours),
        bar,
        rows.column(placed, "share_text", from_right=_COLUMNS - 44, colour=colours.ink, bold=True),
        rows.column(placed, "factor", from_right=0, colour="datum.factor_colour", size=13),
        rows.selectable(placed, colours, details),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="4", params=rows.parameters(right=_COLUMNS))


def importance_matrix(
    frame: pd.DataFrame, language: Language, *, at: tuple[float, float], dark: bool, title: str, subtitle: str, footnote: str
) -> alt.LayerChart:
    """Importance upwards against the score to the right, parted by a cross `at` (share 0–1, score 0–100).

    `frame` has touchpoint, n, share (0–1), score, quadrant (code of `Quadrant`) and type (code of `Factor`, drawn as shape), the most
    important first. Every point has its name; where that gets too full a number, and the names stand below with importance and score.
    """
    colours, t = palette(dark=dark), language.t
    told = _with_factors(with_texts(frame, language), language, colours)
    most = max(0.1, float(frame["share"].max()))
    across, up = _ends(frame["score"], at[1]), (-0.24 * most, 1.12 * most)
    placed = told.assign(
        across=plane.share(frame["score"], across),
        up=plane.share(frame["share"], up),
        share_text=[language.percent(share) for share in frame["share"]],
        mark_colour=[colours.signal if q == "act" else colours.actual for q in frame["quadrant"]],
        shape=[SHAPES[kind or ""] for kind in frame["type"].fillna("")],
    )
    placed = placed.assign(both=placed["share_text"] + " · " + placed["score_text"])
    corners = (
        t("important and weak: act"),
        t("important and good: keep up"),
        t("less important and weak"),
        t("less important and good"),
    )
    called = callouts.call(placed, corners)
    layers = [
        *plane.ground(
            (float(plane.share(at[1], across)), float(plane.share(at[0], up))),
            plane.Words(corners=corners, across=t("Score →"), up=t("↑ Importance")),
            colours,
        ),
        *callouts_drawn.lines(called, colours),
        *plane.points(placed, colours),
        *callouts_drawn.words(called, colours),
        *callouts_drawn.below(called, "both", t("Importance · score"), colours),
        callouts_drawn.clickable(called, _details(language), colours),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    parameters = [*plane.parameters(), *callouts.PARAMETERS]
    return draw(
        layers, language, wording, dark=dark, bottom=called.bottom, head=plane.HEAD, key=_key(frame, language, colours), params=parameters
    )


def _details(language: Language) -> list[alt.Tooltip]:
    return [
        *about_touchpoint(language),
        alt.Tooltip("share_text:N", title=language.t("Importance")),
        alt.Tooltip("score_text:N", title=language.t("Score")),
        alt.Tooltip("factor:N", title=language.t("Kind of factor")),
    ]


def _key(frame: pd.DataFrame, language: Language, colours: Palette) -> list[Sign]:
    t = language.t
    here = sorted({str(kind) for kind in frame["type"].dropna()}, key=list(SHAPES).index)
    key = [Sign(text=_factors(language)[kind], shape=SHAPES[kind], colour=colours.actual, fill=colours.actual) for kind in here]
    key += [Sign(text=t("act here first"), shape="circle", colour=colours.signal, fill=colours.signal)]
    return [*key, Sign(text=t("dividing line"), shape=DASHES, colour=colours.quiet)]


def _ends(scores: pd.Series, at: float) -> tuple[float, float]:
    low, high = min(float(scores.min()), at), max(float(scores.max()), at)
    rim = max(4.0, (high - low) * 0.12)
    return max(0.0, low - rim), min(100.0, high + rim)


def _factors(language: Language) -> dict[str, str]:
    t = language.t
    return {
        "disappointment": t("disappointment factor"),
        "performance": t("performance factor"),
        "delight": t("delight factor"),
        "neutral": t("neutral"),
    }


def _with_factors(frame: pd.DataFrame, language: Language, colours: Palette) -> pd.DataFrame:
    words, shades = _factors(language), {"disappointment": colours.disappointment, "delight": colours.delight, "performance": colours.ink}
    kinds = frame["type"].fillna("")
    return frame.assign(
        factor=[words.get(kind, language.t("not decidable")) for kind in kinds], factor_colour=[shades.get(k, colours.quiet) for k in kinds]
    )
