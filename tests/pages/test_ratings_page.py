"""Ratings: all touchpoints beside each other, and one by itself as the address says."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.factor import Factor
from tpm.model.scale import Scale, Zone
from tpm.model.survey import Audience, Role
from tpm.store import entries, surveys, touchpoints
from tpm.store.database import Store


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind))


def rate(store: Store, name: str, values: dict[int, int], day: date | None) -> None:
    """So many answers of each value from 1 to 5 to a question about a touchpoint."""
    with store.change() as change:
        one = next(each for each in touchpoints.every(change) if each.name == name)
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        scale = Scale(minimum=1, maximum=5)
        question = surveys.put_question(change, survey, f"{name}?", Role.RATING, touchpoint_id=one.id, scale=scale)
        row = change.rows("SELECT max(id) FROM respondent")[0][0]
        for value, n in values.items():
            for _ in range(n):
                row += 1
                change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, day])
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, value])


def test_without_ratings_the_page_says_what_it_is_for(visit):
    app = visit("ratings")
    assert not app.exception
    assert not app.get("vega_lite_chart")


def test_a_filter_that_holds_no_ratings_leaves_the_page_empty(visit, firm: Store):
    del firm
    app = visit("ratings", until="2025-12-31")
    assert not app.exception
    assert not app.get("vega_lite_chart")


def test_answers_without_a_date_are_named_beside_the_period_of_the_others(visit, firm: Store):
    def period() -> str:
        return str(visit("ratings").get("vega_lite_chart")[0].proto)

    assert "und ohne Datum" not in period()
    rate(firm, "Hotline", {4: 5}, None)
    assert "und ohne Datum" in period()


def test_all_figures_stand_in_the_table(visit, firm: Store):
    del firm
    app = visit("ratings")
    row = app.dataframe[0].value.iloc[0].to_dict()
    assert (row["Kontaktpunkt"], row["Antworten"], row["Wert"], row["Mittelwert"]) == ("Hotline", 60, 50, 3)
    assert (row["Enttäuschung (%)"], row["Okay (%)"], row["Begeisterung (%)"], row["Begeisterungssaldo"]) == (40, 40, 20, -20)
    assert row["Untere Grenze"] < 50 < row["Obere Grenze"]
    assert row["Begeisterungssaldo von"] < -20 < row["Begeisterungssaldo bis"]
    assert "„Hotline“ begeistert 20\u00a0% der Kunden" in words(app)


def test_the_scores_are_the_second_view(visit, firm: Store):
    del firm
    app = visit("ratings")
    app.segmented_control(key="ratings.view").set_value("scores").run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_address_names_the_view_in_no_language(visit, firm: Store, language: str):
    del firm
    app = visit("ratings", lang=language)
    app.segmented_control(key="ratings.view").set_value("scores").run()
    assert app.query_params["ratings.view"] == "scores"
    assert visit("ratings", lang=language, **{"ratings.view": "scores"}).segmented_control(key="ratings.view").value == "scores"


def test_the_filter_reaches_the_ratings(visit, firm: Store):
    del firm
    assert visit("ratings", since="2026-07-01").dataframe[0].value["Antworten"].tolist() == [30, 0]


def test_a_small_base_is_called_a_first_impression(visit, firm: Store):
    rate(firm, "Rechnung", {1: 4}, date(2026, 3, 1))
    app = visit("ratings", rated="Rechnung")
    assert "Bei so wenigen Antworten ist das nur ein erster Eindruck." in words(app)


def test_an_address_leads_to_one_touchpoint(visit, firm: Store):
    del firm
    app = visit("ratings", rated="Hotline")
    assert not app.exception
    assert app.selectbox(key="rated").value == "Hotline"
    assert {metric.label: metric.value for metric in app.metric} == {
        "Wert": "50",
        "Antworten": "60",
        "Enttäuschung": "40\u00a0%",
        "Begeisterung": "20\u00a0%",
    }
    course, spread = (table.value for table in app.dataframe)
    assert course["Zeitraum"].tolist() == ["Q1 2026", "Q3 2026"]
    assert course["Antworten"].tolist() == [30, 30]
    assert spread["Antworten"].tolist() == [12] * 5


def test_the_way_back_leads_to_all_touchpoints(visit, firm: Store):
    del firm
    app = visit("ratings", rated="Hotline")
    app.button(key="touchpoint.back").click().run()
    assert not app.metric
    assert app.selectbox(key="rated").value is None
    app.selectbox(key="rated").set_value("Rechnung").run()
    assert "nur eine Annahme" in words(app)


@pytest.mark.parametrize("name", ["Gibt es nicht", ""])
def test_an_unknown_touchpoint_in_the_address_shows_all(visit, firm: Store, name: str):
    del firm
    app = visit("ratings", rated=name)
    assert not app.exception
    assert app.segmented_control(key="ratings.view").value == "zones"


def test_without_dates_no_course_is_invented(visit, firm: Store):
    rate(firm, "Rechnung", {1: 10, 3: 10, 5: 20}, None)
    app = visit("ratings", rated="Rechnung")
    assert "haben kein Datum" in words(app)
    assert len(app.get("vega_lite_chart")) == 1


def test_answers_nobody_gave_stand_in_the_distribution_with_zero(visit, firm: Store):
    rate(firm, "Rechnung", {1: 10, 5: 30}, None)
    app = visit("ratings", rated="Rechnung", lang="en")
    assert app.dataframe[0].value[["Answer", "Answers"]].to_numpy().tolist() == [[1, 10], [2, 0], [3, 0], [4, 0], [5, 30]]


def test_overall_satisfaction_stands_quietly_below_and_unfolds(visit, firm: Store):
    assert not [fold for fold in visit("ratings").expander if "Gesamtzufriedenheit" in fold.label]
    with firm.change() as change:
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Insgesamt?", Role.OVERALL, scale=Scale(minimum=1, maximum=5))
        change.rows("INSERT INTO answer SELECT id, ?, 1 + id % 5 FROM respondent", [question])
    app = visit("ratings")
    assert [fold.label for fold in app.expander if "Gesamtzufriedenheit" in fold.label] == [
        "Gesamtzufriedenheit\\: 50 von 100 \\(41 bis 59, n\u00a0\\=\u00a060\\)"
    ]
    assert len(app.get("vega_lite_chart")) == 1
    half = visit("ratings", since="2026-07-01")
    assert any("n\u00a0\\=\u00a030" in fold.label for fold in half.expander)


def test_factors_are_shown_where_nobody_has_rated_yet(visit, firm: Store):
    with firm.change() as change:
        entries.save(change, Factor(touchpoint_id=touchpoints.every(change)[0].id, kind=Zone.DELIGHT, text="Rückruf"))
    app = visit("ratings", until="2025-12-31")
    assert app.dataframe[0].value["Worum geht es?"].tolist() == ["Rückruf"]
