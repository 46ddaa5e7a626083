"""What pleases customers when it is there, and what bothers them when it is missing."""

import altair as alt
import pandas as pd

from tpm.charts import callouts, callouts_drawn, plane
from tpm.charts.frame import DASHES, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.wording import about_touchpoint, explained, with_texts
from tpm.i18n.language import Language

SHAPES = {
    "must_be": "triangle-down",
    "one_dimensional": "circle",
    "attractive": "triangle-up",
    "indifferent": "square",
    "reverse": "cross",
    "questionable": "diamond",
}
_RIM = (-0.06, 1.06)


def kano_plane(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """CS upwards against −DS to the right, both from 0 to 1, with a cross in the middle.

    `frame` has touchpoint, n, cs, cs_low, cs_high, ds, ds_low, ds_high and category (code of `Category`). Every point has its name;
    where that gets too full a number, and the names stand below with both figures.
    """
    colours, t = palette(dark=dark), language.t
    placed = with_texts(frame, language).assign(
        across=plane.share(-frame["ds"], _RIM),
        up=plane.share(frame["cs"], _RIM),
        mark_colour=[_colour(one, colours) for one in frame["category"]],
        shape=[SHAPES[one] for one in frame["category"]],
        category_text=[language.word(f"kano_{one}") for one in frame["category"]],
        cs_text=_shares(frame, ("cs", "cs_low", "cs_high"), 1, language),
        ds_text=_shares(frame, ("ds", "ds_high", "ds_low"), -1, language),
    )
    both = [f"{language.percent(cs)} · {language.percent(-ds)}" for cs, ds in zip(frame["cs"], frame["ds"], strict=True)]
    ends = {"across_low": -frame["ds_high"], "across_high": -frame["ds_low"], "up_low": frame["cs_low"], "up_high": frame["cs_high"]}
    placed = placed.assign(both=both, **{name: plane.share(values, _RIM) for name, values in ends.items()})
    words = plane.Words(
        corners=(t("delights, not missed"), t("the more the better"), t("makes no difference"), t("taken for granted")),
        across=t("Bothers when missing →"),
        up=t("↑ Pleases when there"),
    )
    here = [one for one in SHAPES if (frame["category"] == one).any()]
    key = [
        Sign(text=language.word(f"kano_{one}"), shape=SHAPES[one], colour=_colour(one, colours), fill=_colour(one, colours)) for one in here
    ]
    key += [Sign(text=t("half of the customers"), shape=DASHES, colour=colours.quiet)]
    details = [
        *about_touchpoint(language),
        alt.Tooltip("category_text:N", title=t("Kind of requirement")),
        alt.Tooltip("cs_text:N", title=t("Pleases when there")),
        alt.Tooltip("ds_text:N", title=t("Bothers when missing")),
    ]
    called = callouts.call(placed, words.corners)
    layers = [
        *plane.ground((0.5, 0.5), words, colours),
        *callouts_drawn.lines(called, colours),
        *plane.points(placed, colours, whiskers=True),
        *callouts_drawn.words(called, colours),
        *callouts_drawn.below(called, "both", t("Pleases · bothers"), colours),
        callouts_drawn.clickable(called, details, colours),
    ]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    parameters = [*plane.parameters(), *callouts.PARAMETERS]
    return draw(layers, language, wording, dark=dark, bottom=called.bottom, head=plane.HEAD, key=key, params=parameters)


def _colour(category: str, colours: Palette) -> str:
    shades = {"must_be": colours.disappointment, "one_dimensional": colours.actual, "attractive": colours.delight}
    return shades.get(category, colours.okay)


def _shares(frame: pd.DataFrame, columns: tuple[str, str, str], sign: int, language: Language) -> list[str]:
    """A share with its interval: 45 % (37 % to 53 %)."""
    parts = (frame[column] * sign for column in columns)
    return [
        language.t("{share} ({low} to {high})", share=language.percent(s), low=language.percent(low), high=language.percent(high))
        for s, low, high in zip(*parts, strict=True)
    ]
