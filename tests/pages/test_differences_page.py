"""Is this difference real: chosen in the address, said in one sentence, with what is to be known besides."""

import pytest
from streamlit.testing.v1 import AppTest

from tpm.store import touchpoints
from tpm.store.database import Store


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind)).replace("\\", "")


@pytest.fixture
def better(firm: Store) -> Store:
    """Muster GmbH, whose regular customers answered in the second quarter of the year, and better."""
    with firm.change() as change:
        change.rows("UPDATE answer SET value = 5 WHERE respondent_id >= 30 AND respondent_id % 5 > 0")
    return firm


def test_without_answers_the_page_says_what_it_is_for(visit):
    app = visit("differences")
    assert not app.exception
    assert app.button(key="differences.first").label == "Befragung importieren"


def test_the_last_period_against_the_one_before_is_what_one_sees_first(visit, better: Store):
    del better
    app = visit("differences")
    assert not app.exception
    assert "„Hotline“ ist in Q3 2026 eindeutig besser als in Q1 2026: +" in app.markdown[0].value.replace("\\", "")
    assert {metric.label: metric.value for metric in app.metric}["Q1 2026"] == "50"
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize(("lang", "said"), [("de", "bei „Neukunden“ eindeutig schlechter"), ("en", "clearly worse with “Neukunden”")])
def test_an_address_holds_in_every_language(visit, better: Store, lang: str, said: str):
    hotline = next(one.id for one in touchpoints.every(better) if one.name == "Hotline")
    app = visit("differences", lang=lang, compare="groups", figure="score", item=str(hotline))
    assert not app.exception
    assert said in words(app)


def test_what_is_chosen_stands_in_the_address(visit, better: Store):
    del better
    app = visit("differences")
    app.segmented_control(key="differences.compare").set_value("groups").run()
    app.selectbox(key="differences.figure").set_value("disappointment").run()
    assert not app.exception
    assert {name: app.query_params[name] for name in ("compare", "figure")} == {"compare": "groups", "figure": "disappointment"}
    assert "Der Anteil der Enttäuschten" in words(app)


def test_two_touchpoints_are_asked_for_and_one_without_answers_is_told(visit, better: Store):
    app = visit("differences", compare="touchpoints", item=str(touchpoints.every(better)[0].id))
    assert "Wählen Sie mindestens zwei Kontaktpunkte" in words(app)
    app = visit("differences", compare="touchpoints")
    assert not app.exception
    assert "nichts zu vergleichen" in words(app)


@pytest.mark.parametrize("address", [{"compare": "x", "figure": "y"}, {"period": "gestern", "item": "999"}, {"by": "year"}])
def test_nonsense_in_the_address_breaks_nothing(visit, better: Store, address: dict[str, str]):
    del better
    assert not visit("differences", **address).exception


def test_figures_nobody_was_asked_for_say_so(visit, better: Store):
    del better
    for figure in ("nps", "recommended", "referral_rate"):
        app = visit("differences", figure=figure)
        assert not app.exception
        assert "nichts zu vergleichen" in words(app)


def test_the_filter_says_what_of_it_does_not_count(visit, better: Store):
    del better
    assert "Der im Filter gewählte Zeitraum zählt hier nicht" in words(visit("differences", since="2026-07-01"))
    app = visit("differences", compare="groups", segment="Kundengruppe: Neukunden")
    assert "Die im Filter gewählte Kundengruppe zählt hier nicht" in words(app)
    assert "Stammkunden" in words(app)
