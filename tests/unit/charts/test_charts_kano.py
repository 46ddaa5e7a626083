"""The plane of the Kano questionnaire: everything named, nothing cut, nothing over each other."""

import html
import re

import pandas as pd
import pytest

from tpm.analysis.kano import CATEGORIES
from tpm.charts import kano
from tpm.export import pictures
from tpm.i18n.language import get

NAMES = ["Reklamationen am selben Tag beantwortet", "Empfehlungsprogrammverwaltung", "App", "Newsletter", "Chat", "Verpackung"]
PLACES = [(0.1, 0.8), (0.82, 0.74), (0.75, 0.1), (0.05, 0.04), (0.4, 0.2), (0.66, 0.14)]


def frame() -> pd.DataFrame:
    cs, without = zip(*PLACES, strict=True)
    told = pd.DataFrame({"touchpoint": NAMES, "n": [180, 180, 40, 12, 180, 90], "category": list(CATEGORIES), "cs": cs})
    told = told.assign(ds=[-one for one in without])
    for name in ("cs", "ds"):
        told = told.assign(**{f"{name}_low": told[name] - 0.06, f"{name}_high": told[name] + 0.06})
    return told


def drawn(width: int, language: str = "de", *, dark: bool = False) -> str:
    chart = kano.kano_plane(frame(), get(language), dark=dark, title="Titel", subtitle="Unter", footnote="Fuß")
    chart.to_dict(validate=True)
    return html.unescape(pictures.to_svg(chart, width=width).decode())


def text(image: str) -> str:
    """What is written, without breaks and hyphens."""
    return re.sub(r"[\s-]+", "", "".join(re.findall(r"<(?:text|tspan)[^>]*>([^<]*)(?=<)", image)))


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("dark", [False, True])
def test_touchpoints_corners_and_axes_are_named(width: int, dark: bool):
    words = text(drawn(width, dark=dark))
    said = ("begeistert,fehltnicht", "jemehr,destobesser", "selbstverständlich", "Stört,wennesfehlt→", "↑Freut,wennesdaist")
    assert all(re.sub(r"[\s-]+", "", one) in words for one in (*NAMES, *said))


def test_every_kind_has_a_shape_of_its_own_and_stands_in_the_key():
    assert len(set(kano.SHAPES.values())) == len(kano.SHAPES) == len(CATEGORIES)
    words = text(drawn(1366))
    assert all(re.sub(r"[\s-]+", "", get("de").word(f"kano_{one}")) in words for one in CATEGORIES)


def test_few_answers_are_paler_and_the_footnote_says_so():
    assert "Blasser:wenigerals30Antworten." in text(drawn(1366))
