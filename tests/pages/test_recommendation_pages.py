"""Words and deeds beside the willingness to recommend; the p-chart and the recommenders beside the referral rate."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.referral import Referral
from tpm.model.scale import Scale
from tpm.model.survey import Audience, OriginKind, Role
from tpm.store import origins, referrals, settings, surveys
from tpm.store.database import Store
from tpm.tasks import sample
from tpm.tasks.sample import firm as company
from tpm.ui import workspaces

E, N = [10, 15, 6, 22, 14, 12, 13, 24, 20, 17, 12, 11], [40, 55, 30, 80, 62, 45, 50, 38, 70, 66, 52, 48]


def said(app: AppTest) -> str:
    return " ".join(str(one.value) for one in (*app.markdown, *app.caption, *app.info)).replace("\\", "").replace("\u00a0", " ")


def ask(store: Store, role: Role, values: list[float]) -> None:
    """Answers of the customers of Muster GmbH, one after the other."""
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        scale = Scale(minimum=0, maximum=10) if role is Role.NPS else None
        question = surveys.put_question(change, survey, f"{role}?", role, scale=scale)
        for row, value in enumerate(values):
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, value])


def win(store: Store, day: date, origin: str, names: list[str]) -> None:
    with store.change() as change:
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        origins.set_kind(change, "Google", OriginKind.OTHER)
        for name in names:
            referrals.save(change, Referral(date=day, origin=origin, recommender=name))


@pytest.fixture
def talked(firm: Store) -> Store:
    """Sixty customers: 30 promoters of whom 12 recommended, 30 others of whom 3 did."""
    ask(firm, Role.NPS, [9.0] * 30 + [5.0] * 30)
    ask(firm, Role.RECOMMENDED, [1.0] * 12 + [0.0] * 18 + [1.0] * 3 + [0.0] * 27)
    return firm


def test_the_sample_company_shows_the_way_from_the_word_to_the_new_customer(visit, data):
    del data
    sample.create(workspaces.folder())
    app = visit("recommendation", w=company.NAME, tab="deeds")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["Anzahl"].tolist() == [489, 336, 120]
    assert table["Basis"].tolist() == [1060, 1060, 486]
    assert table["von wem"].tolist()[-1] == "neue Kunden mit bekannter Herkunft"
    assert "Von 489 Fürsprechern haben uns 236 (48 %) wirklich empfohlen, von den 571 übrigen Kunden 100 (18 %)." in said(app)
    assert "Wer neuer Kunde ist, hat gekauft" in said(app)


def test_a_step_without_data_is_left_out_and_named(visit, talked):
    del talked
    app = visit("recommendation", tab="deeds")
    assert not app.exception
    assert app.dataframe[0].value["Stufe"].tolist() == ["Würden uns empfehlen (9–10)", "Haben uns nach eigener Auskunft empfohlen"]
    assert "diese Stufe fehlt daher" in said(app)


def test_without_the_question_about_deeds_the_page_says_what_to_ask(visit, firm):
    ask(firm, Role.NPS, [9.0] * 30)
    win(firm, date(2026, 2, 1), "Freunde", [""] * 6)
    app = visit("recommendation", tab="deeds")
    assert not app.exception
    assert "Haben Sie uns in den letzten 12 Monaten tatsächlich weiterempfohlen?" in app.info[0].value
    assert app.dataframe[0].value["Stufe"].tolist() == ["Würden uns empfehlen (9–10)", "Kamen durch Empfehlung"]


def test_in_english_as_well(visit, talked):
    del talked
    app = visit("recommendation", tab="deeds", lang="en")
    assert not app.exception
    assert app.dataframe[0].value["Step"].tolist()[0] == "Would recommend us (9–10)"


def test_a_part_of_protected_customers_shows_no_deeds(visit, talked):
    with talked.change() as change:
        settings.put(change, "minimum_customers", "5")
    assert len(visit("recommendation", tab="deeds").dataframe[0].value) == 2
    app = visit("recommendation", tab="deeds", segment="Kundengruppe: Neukunden")
    assert not app.exception
    assert "Geschützt" in said(app)
    assert not [table for table in app.dataframe if "Haben uns nach eigener Auskunft empfohlen" in table.value.get("Stufe", []).tolist()]


def test_the_month_that_stands_out_is_told(visit, firm):
    for month, (e, n) in enumerate(zip(E, N, strict=True), 1):
        win(firm, date(2025, month, 5), "Freunde", [""] * e)
        win(firm, date(2025, month, 5), "Google", [""] * (n - e))
    app = visit("referrals", view="chance", by="month")
    assert not app.exception
    table = app.dataframe[0].value.set_index("Zeitraum")
    assert table.loc["Aug. 2025", "Befund"] == "über dem Zufall"
    assert (table["Befund"] == "kann Zufall sein").sum() == 11
    app = visit("referrals", view="chance", by="year")
    assert not app.exception
    assert "Ein einziger Zeitraum" in str(app.get("vega_lite_chart")[0].proto)


def test_where_no_month_stands_out_a_slow_rise_is_told_all_the_same(visit, firm):
    for month, e in enumerate(range(8, 20), 1):
        win(firm, date(2025, month, 5), "Freunde", [""] * e)
        win(firm, date(2025, month, 5), "Google", [""] * (40 - e))
    drawn = str(visit("referrals", view="chance", by="month").get("vega_lite_chart")[0].proto)
    assert "Kein einzelner Zeitraum weicht" in drawn
    assert "Sie ist eindeutig gestiegen: von 20" in drawn


def test_the_view_is_chosen_beside_the_course_and_stands_in_the_address(visit, firm):
    win(firm, date(2026, 2, 1), "Freunde", ["Frau Abt"] * 6)
    app = visit("referrals")
    app.segmented_control(key="referrals.view").set_value("chance").run()
    assert not app.exception
    assert app.query_params["view"] in ("chance", ["chance"])
    assert "Befund" in app.dataframe[0].value.columns


def test_recommenders_bring_so_many_each(visit, firm):
    win(firm, date(2026, 2, 1), "Freunde", ["Frau Abt", "Frau Abt", "frau abt ", "Herr Öz", ""])
    app = visit("referrals")
    assert "Ein Empfehler brachte im Mittel 2,0 neue Kunden (4 neue Kunden, 2 Empfehler). 1 weiterer" in said(app)
