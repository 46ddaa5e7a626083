"""The customer journey as customers feel it."""

import altair as alt
import pandas as pd

from tpm.charts import curve, stage, track
from tpm.charts.frame import Sign, Wording, draw
from tpm.charts.palette import palette
from tpm.charts.wording import about_score, about_touchpoint, explained, with_texts
from tpm.i18n.language import Language


def emotion_curve(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """The curve through the actual scores along the journey, above and below the zero line of mere satisfaction.

    `frame` has touchpoint, phase, order, n, score, low, high, zero (0–100) and target (may be empty). Phases are labelled
    bands, targets outlined diamonds, the weakest link is marked; touchpoints without data are gaps with hollow marks.
    A point is green and points up where its whole interval lies above the zero line, vermilion and down where below.
    On a phone the journey runs downward.
    """
    colours = palette(dark=dark)
    t = language.t
    laid = track.lay(_with_verdicts(with_texts(frame, language)))
    targets = laid.frame["target"].notna().any()
    wording = Wording(
        title=title,
        subtitle=t("Score from 0 to 100 along the journey, above and below the zero line of mere satisfaction"),
        footnote=explained(frame, language, footnote),
    )
    key = [
        Sign(text=t("clearly above the zero line"), shape="triangle-up", colour=colours.delight, fill=colours.delight),
        Sign(text=t("clearly below"), shape="triangle-down", colour=colours.disappointment, fill=colours.disappointment),
        Sign(text=t("cannot be told apart"), shape="circle", colour=colours.okay, fill=colours.okay),
        *([Sign(text=t("Target"), shape="diamond", colour=colours.actual)] if targets else []),
        *([Sign(text=t("no answers yet"), shape="circle", colour=colours.quiet)] if laid.frame["score"].isna().any() else []),
    ]
    details = [*about_touchpoint(language), *about_score(language)]
    details += [alt.Tooltip("target_text:N", title=t("Target")), alt.Tooltip("phase:N", title=t("Phase"))]
    layers = [
        stage.bands(laid, colours, wide=True),
        *stage.grid(laid, language, colours),
        stage.bands(laid, colours, wide=False),
        stage.phases(laid, colours),
        *curve.mood(laid, colours),
        *stage.zero(laid, language, colours),
        *curve.targets(laid, colours),
        *curve.actual(laid, colours),
        *stage.names(laid, colours),
        *curve.weakest(laid, language, colours),
        *curve.figures(laid, colours),
        stage.selectable(laid, colours, details),
    ]
    return draw(layers, language, wording, dark=dark, bottom=laid.bottom, head=stage.head(laid), key=key)


def _with_verdicts(frame: pd.DataFrame) -> pd.DataFrame:
    """Adds `verdict`: above or below where the whole interval is, else undecided; and `run`, `target_run`: stretches without a gap."""
    verdict = pd.Series("undecided", index=frame.index)
    verdict[frame["low"] > frame["zero"]] = "above"
    verdict[frame["high"] < frame["zero"]] = "below"
    ordered = frame.assign(verdict=verdict).sort_values("order", kind="stable")
    return ordered.assign(run=ordered["score"].isna().cumsum(), target_run=ordered["target"].isna().cumsum())
