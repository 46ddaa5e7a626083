"""What pleases customers when it is there, and what bothers them when it is missing."""

import altair as alt
import pandas as pd

from tpm.charts import plane
from tpm.charts.frame import DASHES, Sign, Wording, draw
from tpm.charts.palette import Palette, palette
from tpm.charts.scattered import scatter
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
_MIDDLE = (0.5 - _RIM[0]) / (_RIM[1] - _RIM[0])


def kano_plane(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, subtitle: str, footnote: str) -> alt.LayerChart:
    """CS upwards against −DS to the right, both from 0 to 1, with a cross in the middle.

    `frame` has touchpoint, n, cs, cs_low, cs_high, ds, ds_low, ds_high and category (code of `Category`). Where names would overlap,
    that of the touchpoint that comes later is missing; the table has them all.
    """
    colours, t = palette(dark=dark), language.t
    told = with_texts(frame, language).assign(
        without=-frame["ds"],
        mark_colour=[_colour(one, colours) for one in frame["category"]],
        shape=[SHAPES[one] for one in frame["category"]],
        category_text=[language.word(f"kano_{one}") for one in frame["category"]],
        cs_text=_shares(frame, ("cs", "cs_low", "cs_high"), 1, language),
        ds_text=_shares(frame, ("ds", "ds_high", "ds_low"), -1, language),
    )
    placed = scatter(told, across=("without", _RIM), up=("cs", _RIM), wide=plane.WIDE, narrow=plane.NARROW)
    ends = {"across_low": -frame["ds_high"], "across_high": -frame["ds_low"], "up_low": frame["cs_low"], "up_high": frame["cs_high"]}
    placed = placed.assign(**{name: (values - _RIM[0]) / (_RIM[1] - _RIM[0]) for name, values in ends.items()})
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
    layers = [*plane.ground((_MIDDLE, _MIDDLE), words, colours), *plane.points(placed, colours, details, whiskers=True)]
    wording = Wording(title=title, subtitle=subtitle, footnote=explained(frame, language, footnote))
    return draw(layers, language, wording, dark=dark, bottom=plane.BOTTOM, head=plane.HEAD, key=key, params=plane.parameters())


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
