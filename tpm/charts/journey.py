"""The customer journey as customers feel it."""

import altair as alt
import pandas as pd

from tpm.charts import curve, signs, stage, track
from tpm.charts.frame import Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.wording import about_score, about_touchpoint, explained, with_texts
from tpm.i18n.language import Language


def emotion_curve(
    frame: pd.DataFrame, breaks: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, details: bool = False
) -> alt.LayerChart:
    """The curve through the actual scores along the journey, above and below the zero line of mere satisfaction.

    `frame` and `breaks` as figures.journey gives them. Phases are labelled bands, zones pale ground, targets outlined diamonds;
    the weakest link, first and last impression are marked, breaks numbered. Touchpoints without customer data are hollow and the
    curve is dashed there. A point is green and points up where its whole interval lies above the zero line, vermilion and down
    where below. `details` writes the number of answers at each touchpoint. Where there is no room the journey runs downward.
    """
    colours = palette(dark=dark)
    said = _with_words(_with_verdicts(with_texts(frame, language)), language)
    laid = track.lay(said, strip=signs.height(said, details=details), details=details)
    wording = Wording(
        title=title,
        subtitle=language.t("Score from 0 to 100 along the journey, above and below the zero line of mere satisfaction"),
        footnote=explained(frame, language, footnote),
    )
    layers = [
        *stage.zones(laid, language, colours),
        *stage.grid(laid, language, colours),
        *stage.phases(laid, colours),
        *signs.breaks(laid, breaks, colours),
        *stage.zero(laid, language, colours),
        *curve.impressions(laid, colours),
        *curve.targets(laid, colours),
        *curve.assumed(laid, colours),
        *curve.actual(laid, colours),
        *stage.names(laid, colours),
        signs.worlds(laid, colours),
        *signs.marks(laid, colours),
        *(signs.bases(laid, language, colours) if details else []),
        *curve.weakest(laid, language, colours),
        *curve.figures(laid, colours, details=details),
        stage.selectable(laid, colours, _about(language)),
    ]
    key = [*_key(laid.frame, language, colours), *signs.key(laid.frame, breaks, language, colours)]
    return draw(layers, language, wording, dark=dark, bottom=laid.bottom, head=stage.head(laid), key=key, least=laid.least)


def _key(frame: pd.DataFrame, language: Language, colours: Palette) -> list[Sign]:
    t = language.t
    verdicts = {
        "above": Sign(text=t("clearly above the zero line"), shape="triangle-up", colour=colours.delight, fill=colours.delight),
        "below": Sign(text=t("clearly below"), shape="triangle-down", colour=colours.disappointment, fill=colours.disappointment),
        "undecided": Sign(text=t("cannot be told apart"), shape="circle", colour=colours.okay, fill=colours.okay),
    }
    there = set(frame.loc[frame["score"].notna(), "verdict"])
    entries = [sign for verdict, sign in verdicts.items() if verdict in there]
    if frame["target"].notna().any():
        entries.append(Sign(text=t("Target"), shape="diamond", colour=colours.actual))
    if frame["score"].isna().any():
        entries.append(Sign(text=t("assumption only, no customer data"), shape="circle", colour=colours.quiet))
    return entries


def _about(language: Language) -> list[alt.Tooltip]:
    t = language.t
    titles = {
        "target_text": t("Target"),
        "assumption_text": t("Assumption"),
        "phase": t("Phase"),
        "world_text": t("World"),
        "marks_text": t("Special features"),
    }
    return [*about_touchpoint(language), *about_score(language), *(alt.Tooltip(f"{name}:N", title=said) for name, said in titles.items())]


def _with_words(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Adds the words of signs for tooltips and the narrow layout: impression_text, world_text, marks_text, assumption_text, note."""
    t = language.t
    impression = {"first": t("first impression"), "last": t("last impression"), "both": t("first and last impression"), "": ""}
    rows = frame.to_dict("records")
    links = [t("weakest link") if row["weakest"] and len(rows) > 1 else "" for row in rows]
    marks = [
        [t("Key touchpoint") if row["key"] else "", t("Moment of truth") if row["moment_of_truth"] else "", impression[row["impression"]]]
        for row in rows
    ]
    worlds = [f"{language.word(row['world'])}, {language.word(row['channel'])}" for row in rows]
    assumed = [_assumed(row["assumption"], str(row["assumed_by"]), language) for row in rows]
    return frame.assign(
        impression_text=frame["impression"].map(impression),
        world_text=worlds,
        marks_text=[", ".join(word for word in (*words, link) if word) or "–" for words, link in zip(marks, links, strict=True)],
        assumption_text=assumed,
        note=[", ".join(word for word in (words[2], link) if word) for words, link in zip(marks, links, strict=True)],
    )


def _assumed(score: float, by: str, language: Language) -> str:
    if pd.isna(score):
        return language.number(None)
    return f"{language.number(score)} ({language.t('between its neighbours') if by == 'customer' else language.word(by)})"


def _with_verdicts(frame: pd.DataFrame) -> pd.DataFrame:
    """Adds `verdict`: above or below where the whole interval is, else undecided; and `run`, `target_run`: stretches without a gap."""
    verdict = pd.Series("undecided", index=frame.index)
    verdict[frame["low"] > frame["zero"]] = "above"
    verdict[frame["high"] < frame["zero"]] = "below"
    ordered = frame.assign(verdict=verdict).sort_values("order", kind="stable")
    return ordered.assign(run=ordered["score"].isna().cumsum(), target_run=ordered["target"].isna().cumsum())
