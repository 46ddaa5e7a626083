"""Recommenders and warnings: entered in place, taken over from new customers, undone, and never silently overwritten."""

from dataclasses import replace
from datetime import date

import pytest
from firms import make_sample
from streamlit.testing.v1 import AppTest

from tpm.model.referral import Referral
from tpm.model.survey import OriginKind
from tpm.model.word_of_mouth import AdviceAgainst, Recommender, RecommenderKind
from tpm.store import advice, origins, recommenders, referrals
from tpm.store.database import Store
from tpm.tasks.sample import firm as company
from tpm.ui import workspaces

FORM = "word-of-mouth.form"


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "error") for element in app.get(kind)).replace("\\", "")


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


@pytest.fixture
def named(firm: Store) -> Store:
    """New customers who named two recommenders."""
    with firm.change() as change:
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        for name in ("Petra Lang", "Petra Lang", "RSC"):
            referrals.save(change, Referral(date=date(2026, 5, 1), origin="Freunde", recommender=name, offer="E-Bike"))
    return firm


@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_empty_page_shows_what_it_is_for_and_how_to_begin(visit, lang: str):
    app = visit("word-of-mouth", lang=lang)
    assert not app.exception
    assert app.button(key="word-of-mouth.first").label == ("Neue Kunden importieren" if lang == "de" else "Import new customers")
    assert app.button(key="word-of-mouth.add")


def test_names_of_new_customers_are_taken_over_in_one_go_and_undone(visit, named: Store):
    app = press(visit("word-of-mouth"), "word-of-mouth.adopt")
    assert app.multiselect(key="word-of-mouth.adopt.names").value == ["Petra Lang"]
    app.multiselect(key="word-of-mouth.adopt.names").set_value(["Petra Lang", "RSC"]).run()
    app = press(app, "word-of-mouth.adopt.save")
    assert [(one.name, one.offers) for one in recommenders.every(named)] == [("Petra Lang", ("E-Bike",)), ("RSC", ("E-Bike",))]
    press(app, "bar.undo")
    assert recommenders.every(named) == []


def test_a_recommender_is_entered_and_drawn(visit, firm: Store):
    app = press(visit("word-of-mouth"), "word-of-mouth.add")
    app.text_input(key=f"{FORM}.0.0.name").set_value("Dr. Scholz")
    app.text_input(key=f"{FORM}.0.0.reach").set_value("1.900")
    app.segmented_control(key=f"{FORM}.0.0.influence").set_value(5)
    app = press(app.run(), f"{FORM}.0.0.save")
    (saved,) = recommenders.every(firm)
    assert (saved.name, saved.reach, saved.influence) == ("Dr. Scholz", 1900, 5)
    assert app.get("vega_lite_chart")
    assert "„Dr. Scholz“ (Einfluss 5 von 5, erreicht etwa 1.900)" in words(app)
    assert "„Dr. Scholz“ empfiehlt Sie, und noch hat sich niemand bedankt" in words(app)


def test_a_reach_that_is_no_whole_number_saves_nothing(visit, firm: Store):
    app = press(visit("word-of-mouth"), "word-of-mouth.add")
    app.text_input(key=f"{FORM}.0.0.name").set_value("Dr. Scholz")
    app.text_input(key=f"{FORM}.0.0.reach").set_value("62,5").run()
    app = press(app, f"{FORM}.0.0.save")
    assert "„62,5“ ist keine ganze Zahl" in app.error[0].value
    assert recommenders.every(firm) == []


def test_a_recommender_without_a_name_is_refused(visit, firm: Store):
    app = press(visit("word-of-mouth"), "word-of-mouth.add")
    app = press(app, f"{FORM}.0.0.save")
    assert "Bitte geben Sie einen Namen ein" in words(app)
    assert recommenders.every(firm) == []


def test_who_is_slower_is_told_and_overwrites_nothing(visit, firm: Store):
    with firm.change() as change:
        seen = recommenders.save(change, Recommender(name="RSC", reach=400, influence=5))
    app = press(visit("word-of-mouth"), "word-of-mouth.thank")
    with firm.change() as change:
        recommenders.save(change, replace(seen, reach=450))
    app.text_input(key=f"{FORM}.{seen.id}.1.reach").set_value("10").run()
    app = press(app, f"{FORM}.{seen.id}.1.save")
    assert "in der Zwischenzeit" in words(app) or "inzwischen" in words(app)
    assert recommenders.every(firm)[0].reach == 450


def test_a_warning_is_entered_shown_and_undone(visit, firm: Store):
    app = press(visit("word-of-mouth"), "word-of-mouth.warn")
    app.text_area(key="word-of-mouth.warning.0.0.text").set_value("Nie wieder **Hotline**!")
    app.segmented_control(key="word-of-mouth.warning.0.0.severity").set_value(3)
    app = press(app.run(), "word-of-mouth.warning.0.0.save")
    assert [(one.text, one.severity) for one in advice.every(firm)] == [("Nie wieder **Hotline**!", 3)]
    assert "1 Warnung ist bekannt; am schwersten wiegt: das Unternehmen im Ganzen." in words(app)
    assert app.button(key="word-of-mouth.plan").label == "Maßnahme planen"
    press(app, "bar.undo")
    assert advice.every(firm) == []


def test_names_of_others_are_never_read_as_markdown(visit, firm: Store):
    with firm.change() as change:
        recommenders.save(change, Recommender(name="![x](http://a.b/c)", kind=RecommenderKind.PRESS, reach=5, influence=2))
        advice.save(change, AdviceAgainst(text="[Klick](http://a.b)", offer="**fett**"))
    app = visit("word-of-mouth")
    assert not app.exception
    raw = " ".join(element.value for element in app.markdown)
    assert "![x](" not in raw
    assert "**fett**" not in raw


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_sample_company_has_all_of_it(visit, data, lang: str):
    del data
    make_sample(workspaces.folder())
    app = visit("word-of-mouth", lang=lang, w=company.NAME)
    assert not app.exception
    assert [metric.value for metric in app.metric][:1] == ["9"]
    assert "Werkstatt" in words(app)
    assert len(app.dataframe) >= 5
