"""The customer journey: curve, finding, figures in tiles, and what is known about one point."""

from dataclasses import replace
from datetime import date

from streamlit.testing.v1 import AppTest

from tpm.model.journey import Journey
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import World
from tpm.store import journeys, surveys, targets, touchpoints
from tpm.store.database import Store


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "text") for element in app.get(kind)).replace("\\", "")


def tiles(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def comment(store: Store, text: str, day: date | None = None) -> None:
    """A comment on the hotline by a customer of his own."""
    with store.change() as change:
        hotline = touchpoints.every(change)[0]
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Was war?", Role.COMMENT, touchpoint_id=hotline.id)
        row = change.rows("SELECT max(id) + 1 FROM respondent")[0][0]
        change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
        change.rows("INSERT INTO comment VALUES (?, ?, ?)", [row, question, text])


def test_without_ratings_the_page_says_what_it_is_for(visit):
    app = visit("journey")
    assert not app.exception
    assert not app.metric
    assert not app.get("vega_lite_chart")


def test_the_journey_shows_its_weakest_link_beside_the_mean(visit, firm: Store):
    with firm.change() as change:
        targets.put(change, touchpoints.every(change)[0].id, 80)
    app = visit("journey")
    assert not app.exception
    assert "Bisher ist nur „Hotline“ bewertet, mit einem Wert von 50." in words(app)
    assert tiles(app) == {"Mittel der Reise": "50", "Schwächstes Glied": "50", "Unter Nulllinie": "1", "Bewertet": "50\u00a0%"}
    assert len(app.get("vega_lite_chart")) == 1


def test_the_table_behind_the_curve_has_every_touchpoint(visit, firm: Store):
    del firm
    table = visit("journey", lang="en").dataframe[0].value
    assert table["Touchpoint"].tolist() == ["Hotline", "Rechnung"]
    assert table["Answers"].tolist() == [60, 0]
    assert table["Score"].tolist()[0] == 50


def test_the_filter_reaches_the_journey(visit, firm: Store):
    del firm
    app = visit("journey", segment="Kundengruppe: Neukunden")
    assert app.dataframe[0].value["Antworten"].tolist() == [30, 0]
    assert not visit("journey", until="2025-12-31").metric


def test_one_touchpoint_opens_with_its_distribution_and_latest_comments(visit, firm: Store):
    comment(firm, "Zu lange gewartet.", date(2026, 3, 1))
    comment(firm, "![x](http://example.org/a.png) **laut**", date(2026, 4, 1))
    app = visit("journey")
    app.selectbox(key="journey.list.0").set_value("Hotline").run()
    assert not app.exception
    assert "20\u00a0% der Kunden sind begeistert, 40\u00a0% enttäuscht (n = 60)." in words(app)
    assert [text.value for text in app.text] == ["![x](http://example.org/a.png) **laut**", "Zu lange gewartet."]
    assert len(app.get("vega_lite_chart")) == 2
    assert app.dataframe[1].value["Antworten"].tolist() == [12] * 5


def test_a_touchpoint_without_ratings_is_called_an_assumption(visit, firm: Store):
    del firm
    app = visit("journey")
    app.selectbox(key="journey.list.0").set_value("Rechnung").run()
    assert "nur eine Annahme" in words(app)
    assert "In dieser Auswahl hat niemand diesen Kontaktpunkt kommentiert" in words(app)


def test_closing_the_drawer_makes_room_for_the_next_choice(visit, firm: Store):
    del firm
    app = visit("journey")
    app.selectbox(key="journey.list.0").set_value("Hotline").run()
    app.session_state["journey.round"] = 1
    app.run()
    assert app.selectbox(key="journey.list.1").value is None
    assert len(app.get("vega_lite_chart")) == 1


def test_the_order_is_told_in_words(visit, firm: Store):
    with firm.change() as change:
        hotline, invoice = touchpoints.every(change)
        touchpoints.save(change, replace(hotline, world=World.ONLINE))
        journeys.mark(change, None, invoice.id, broken=True)
    app = visit("journey")
    assert not app.exception
    assert "Die Reise bricht einmal zwischen online und offline: (1) von „Hotline“ zu „Rechnung“, von uns markiert." in words(app).replace(
        "\\", ""
    )
    assert "Den ersten Eindruck macht „Hotline“ (Wert 50), den letzten „Rechnung“ (keine Kundendaten)." in words(app).replace("\\", "")
    assert app.dataframe[0].value["Bruch davor"].tolist() == ["", "ja"]


def test_customer_groups_are_laid_over_each_other(visit, firm: Store):
    del firm
    app = visit("journey", **{"journey.tabs": "Kundengruppen vergleichen"})
    if not app.multiselect:
        app.session_state["journey.tabs"] = "Kundengruppen vergleichen"
        app.run()
    assert not app.exception
    assert app.multiselect[0].value == ["Neukunden", "Stammkunden"]
    assert len(app.get("vega_lite_chart")) == 1
    table = app.dataframe[0].value
    assert table["Neukunden: Antworten"].tolist()[0] == 30
    assert table["Stammkunden: Wert"].tolist()[0] == 50
    app.multiselect[0].set_value(["Neukunden"]).run()
    assert "mindestens zwei Gruppen" in app.info[0].value


def test_the_number_of_answers_stands_on_the_map_when_asked(visit, firm: Store):
    del firm
    app = visit("journey")
    app.toggle(key="journey.counted").set_value(True).run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1


def test_a_journey_of_a_customer_group_shows_what_that_group_says(visit, firm: Store):
    with firm.change() as change:
        one = journeys.copy(change, Journey(name="Neue", attribute="Kundengruppe", value="Neukunden"), None)
    app = visit("journey", journey=str(one.id))
    assert not app.exception
    assert app.dataframe[0].value["Antworten"].tolist()[0] == 30
    assert "Neukunden" in words(app)
