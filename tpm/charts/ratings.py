"""How customers rate the touchpoints."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from tpm.charts import marks, rows, timeline, zones
from tpm.charts.frame import LINE, Sign, Wording, draw
from tpm.charts.palette import palette
from tpm.charts.wording import about_score, about_touchpoint, explained, with_texts
from tpm.i18n.language import Language
from tpm.model.period import Period


def zone_bars(
    frame: pd.DataFrame,
    language: Language,
    *,
    dark: bool,
    title: str,
    footnote: str,
    subtitle: str = "",
    words: Mapping[str, str] | None = None,
) -> alt.LayerChart:
    """Shares of disappointment (left of the zero line) and delight (right of it); okay in a column of its own.

    Both outer shares start at the zero line, so that they can be compared; in the order of the frame. `frame` has
    touchpoint, n, and the shares 0–1 disappointment, okay, delight; `words` calls these otherwise. Below 30 answers bars are paler.
    """
    words = words or {zone: language.word(zone) for zone in zones.ZONES}
    colours = palette(dark=dark)
    plan = zones.Plan(frame)
    placed = rows.arrange(with_texts(frame, language))
    wording = Wording(
        title=title,
        subtitle=subtitle or language.t("Share of answers: disappointed left of the zero line, delighted right of it"),
        footnote=explained(frame, language, footnote),
    )
    details = [*about_touchpoint(language), *(alt.Tooltip(f"{zone}_text:N", title=words[zone]) for zone in zones.ZONES)]
    layers = [
        *rows.names(placed, colours),
        *zones.bars(placed, language, colours, plan),
        *zones.baselines(placed, colours, plan),
        *zones.headings(words, colours, plan),
        zones.nothing(placed, language, colours, f"{plan.pixel(0)} + 8 * zoom"),
        rows.column(placed, "n_text", from_right=0, colour=colours.quiet, size=13),
        rows.selectable(placed, colours, details),
    ]
    params = [*rows.parameters(right=90), plan.per_point]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", params=params)


def score_dots(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """Score 0–100 per touchpoint with its interval as a whisker, against the zero line of mere satisfaction.

    `frame` has touchpoint, n, score, low, high, zero (all 0–100). Below 30 answers dots are paler.
    """
    colours = palette(dark=dark)
    placed = rows.arrange(with_texts(frame, language))
    wording = Wording(
        title=title,
        subtitle=language.t("Score from 0 to 100 per touchpoint; the upright line is mere satisfaction"),
        footnote=explained(frame, language, footnote),
    )
    key = [
        Sign(text=language.t("Score"), shape="circle", colour=colours.actual, fill=colours.actual),
        Sign(text=language.t("95 % interval"), shape=LINE, colour=colours.actual),
    ]
    layers = [
        *rows.names(placed, colours),
        *marks.score_grid(placed, language, colours),
        *marks.actual(placed, colours),
        zones.nothing(placed, language, colours, "plot_left + 4 * zoom"),
        rows.column(placed, "score_text", from_right=70, colour=colours.ink, bold=True),
        rows.column(placed, "n_text", from_right=0, colour=colours.quiet, size=13),
        rows.selectable(placed, colours, [*about_touchpoint(language), *about_score(language)]),
    ]
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head="24", key=key, params=rows.parameters(right=130))


def trend(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, by: Period = Period.QUARTER) -> alt.LayerChart:
    """Score 0–100 of one touchpoint per period with its interval as a band, against the zero line.

    `frame` has period (first day), n, score, low, high, zero. Below 30 answers points are paler.
    """
    series = timeline.Series(
        frame=frame.assign(value=frame["score"], text=[language.number(score) for score in frame["score"]]),
        by=by,
        lowest=0,
        highest=100,
        zero=float(frame["zero"].dropna().iloc[0]) if frame["zero"].notna().any() else None,
        zero_text=language.t("Zero line"),
        value_title=language.t("Score"),
    )
    wording = Wording(
        title=title,
        subtitle=language.t("Score from 0 to 100 per period; the level line is mere satisfaction"),
        footnote=explained(frame, language, footnote),
    )
    return timeline.chart(series, language, wording, dark=dark)
