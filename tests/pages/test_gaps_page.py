"""The page of the gaps: its orders and tabs, what lies behind a gap, and what is said where something is missing."""

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.survey import Audience, Role
from tpm.store import surveys, targets, touchpoints
from tpm.store.database import Store


def words(app: AppTest) -> str:
    said = " ".join(element.value for kind in ("markdown", "caption", "text") for element in app.get(kind))
    return said.replace("\\", "").replace("\u00a0", " ")


def hotline(store: Store) -> int:
    return next(one.id for one in touchpoints.every(store) if one.name == "Hotline")


@pytest.fixture
def aimed(firm: Store) -> Store:
    """Muster GmbH with a target and a comment on the hotline."""
    with firm.change() as change:
        targets.put(change, hotline(firm), 90, service_level="Annahme in 30 Sekunden")
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Was war?", Role.COMMENT, touchpoint_id=hotline(firm))
        change.rows("INSERT INTO comment VALUES (40, ?, 'Zu lange gewartet')", [question])
    return firm


@pytest.mark.usefixtures("aimed")
def test_the_table_has_the_gap_with_its_interval_and_says_why_nothing_is_weighted(visit):
    app = visit("gaps")
    assert not app.exception
    table = app.dataframe[0].value
    row = table[table["Kontaktpunkt"] == "Hotline"].iloc[0]
    assert row["Lücke von"] < row["Lücke"] < row["Lücke bis"]
    assert row["Befund"] == "eindeutig offen"
    assert table["Gewichtete Lücke"].isna().all()
    assert "Die Lücken sind hier nicht nach Wichtigkeit gewichtet." in words(app)
    assert [str(option) for option in app.segmented_control(key="gaps.order").options] == ["nach Lücke", "nach Reise"]


@pytest.mark.usefixtures("aimed")
def test_an_order_in_the_address_holds_and_one_that_cannot_be_had_does_not(visit):
    assert visit("gaps", order="journey").segmented_control(key="gaps.order").value == "journey"
    assert visit("gaps", order="weighted").segmented_control(key="gaps.order").value == "gap"


@pytest.mark.usefixtures("aimed")
def test_the_map_shows_each_customer_group(visit):
    app = visit("gaps", tab="groups")
    assert not app.exception
    table = app.dataframe[0].value
    assert table[["Kundengruppe", "Antworten"]].to_numpy().tolist() == [["Neukunden", 30], ["Stammkunden", 30]]
    assert list(app.selectbox(key="gaps.cells.0").options) == ["Hotline · Neukunden", "Hotline · Stammkunden"]


def test_without_customer_groups_the_map_says_what_to_do(visit, aimed):
    with aimed.change() as change:
        change.rows("DELETE FROM respondent_segment")
    app = visit("gaps", tab="groups")
    assert not app.exception
    assert "unterscheiden keine Kundengruppen" in app.info[0].value


@pytest.mark.usefixtures("aimed")
def test_the_course_goes_from_quarter_to_quarter(visit):
    app = visit("gaps", tab="course")
    assert not app.exception
    assert app.dataframe[0].value["Zeitraum"].tolist() == ["Q1 2026", "Q2 2026", "Q3 2026"]


def test_without_dates_the_course_says_what_is_missing(visit, aimed):
    with aimed.change() as change:
        change.rows("UPDATE respondent SET answered_on = NULL")
    app = visit("gaps", tab="course")
    assert not app.exception
    assert "oder sagen Sie, wann die Befragung war" in app.info[0].value
    assert any("import" in link.proto.page for link in app.get("page_link") if link.proto.label == "Befragung importieren")


def test_with_one_wave_only_the_course_asks_for_the_next(visit, aimed):
    with aimed.change() as change:
        change.rows("UPDATE respondent SET answered_on = DATE '2026-08-01'")
    app = visit("gaps", tab="course")
    assert not app.exception
    assert "aus einer einzigen Welle" in app.info[0].value


def test_the_address_opens_what_lies_behind_a_gap(visit, aimed):
    app = visit("gaps", behind=str(hotline(aimed)))
    assert not app.exception
    said = words(app)
    assert "Eindeutig offen: 40 Punkte unter dem Soll" in said
    assert "Annahme in 30 Sekunden" in said
    assert "Zu lange gewartet" in said


def test_behind_the_gap_of_a_group_stand_its_own_answers_and_comments(visit, aimed):
    new, regular = (visit("gaps", tab="groups", behind=str(hotline(aimed)), who=group) for group in ("Neukunden", "Stammkunden"))
    assert not new.exception
    assert "n = 30." in words(new)
    assert "Zu lange gewartet" not in words(new)
    assert "Zu lange gewartet" in words(regular)


@pytest.mark.parametrize("address", [{"behind": "999999"}, {"behind": "x' OR 1"}, {"who": "Neukunden"}])
@pytest.mark.usefixtures("aimed")
def test_an_address_that_leads_nowhere_opens_nothing(visit, address):
    app = visit("gaps", **address)
    assert not app.exception
    assert "Eindeutig offen:" not in words(app)


def test_a_group_that_is_not_there_or_too_small_opens_nothing(visit, aimed):
    with aimed.change() as change:
        change.rows("UPDATE respondent_segment SET value = 'Ehemalige' WHERE respondent_id < 3")
    for group in ("Ehemalige", "Niemand"):
        app = visit("gaps", tab="groups", behind=str(hotline(aimed)), who=group)
        assert not app.exception
        assert "Eindeutig offen:" not in words(app)


def test_from_the_list_the_drawer_opens_and_leads_to_a_measure(visit, aimed):
    app = visit("gaps")
    app.selectbox(key="gaps.list.0").select_index(0).run()
    assert app.query_params["behind"] == str(hotline(aimed))
    app.button(key="gaps.drawer.plan").click().run()
    assert not app.exception
    assert "behind" not in app.query_params
    assert app.selectbox(key="measures.form.0.0.touchpoint").value == hotline(aimed)


@pytest.mark.usefixtures("aimed")
def test_the_filter_holds_for_the_course(visit):
    app = visit("gaps", since="2026-07-01", until="2026-09-30", tab="course")
    assert "Noch gibt es keinen Verlauf" in app.info[0].value


def test_a_course_asked_for_a_touchpoint_without_a_gap_begins_with_the_first_one(visit, aimed):
    app = visit("gaps", tab="course", **{"gaps.course": "Rechnung"})
    assert not app.exception
    assert app.selectbox(key="gaps.course").value == "Hotline"
    assert targets.every(aimed)["target"].tolist() == [90]
