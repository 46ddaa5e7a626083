"""Referral rate, willingness to recommend, measures and report, from an empty workspace to a full one."""

from datetime import date

import pytest

from tpm.model.measure import Measure, Progress
from tpm.model.referral import Referral
from tpm.model.scale import Scale
from tpm.model.survey import Audience, OriginKind, Role
from tpm.store import measures, origins, referrals, surveys
from tpm.store.database import Store


def metrics(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def add_new_customers(store: Store) -> None:
    """Two quarters: 6 of 40 with 4 unknown, 9 of 45 with 5 unknown."""
    with store.change() as change:
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        origins.set_kind(change, "Google", OriginKind.OTHER)
        for day, friends, others, unknown in ((date(2026, 2, 1), 6, 30, 4), (date(2026, 5, 1), 9, 31, 5)):
            for origin, n in (("Freunde", friends), ("Google", others), ("", unknown)):
                for number in range(n):
                    referrals.save(
                        change, Referral(date=day, origin=origin, recommender="Frau Abt" if origin == "Freunde" and number == 0 else "")
                    )


@pytest.mark.parametrize("page", ["referrals", "recommendation", "measures", "report", "gaps", "targets"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_without_data_says_what_it_is_for_and_what_comes_first(visit, page: str, language: str):
    app = visit(page, lang=language)
    assert not app.exception
    assert app.button(key=f"{page}.first").label
    assert app.button(key=f"{page}.sample").label


def test_the_referral_rate_is_shown_with_its_bounds_and_bases(visit, firm):
    add_new_customers(firm)
    app = visit("referrals")
    assert not app.exception
    assert metrics(app) == {
        "Empfehlungsrate": "19,7\u00a0%",
        "Durch Empfehlung": "15",
        "Herkunft bekannt": "89\u00a0%",
        "Möglicher Bereich": "18–28\u00a0%",
    }
    table = app.dataframe[0].value
    assert table["Empfehlungsrate (%)"].tolist() == [16.7, 22.5]
    assert table["Zeitraum"].tolist() == ["Q1 2026", "Q2 2026"]


def test_the_course_is_shown_by_year_when_the_address_says_so(visit, firm):
    add_new_customers(firm)
    app = visit("referrals", by="year")
    assert app.dataframe[0].value["Zeitraum"].tolist() == ["2026"]


def test_the_willingness_to_recommend_says_when_few_were_asked(visit, firm):
    with firm.change() as change:
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Empfehlen?", Role.NPS, scale=Scale(minimum=0, maximum=10))
        for row, value in enumerate([9, 10, 10, 9, 9, 7, 8, 7, 3, 5]):
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, value])
    app = visit("recommendation")
    assert not app.exception
    assert metrics(app)["NPS"] == "+30"
    assert "nur ein erster Eindruck" in app.markdown[0].value


def test_measures_are_counted_and_quick_wins_stand_on_top(visit, firm):
    with firm.change() as change:
        measures.save(change, Measure(title="Webseite neu", due_on=date(2020, 1, 1)))
        measures.save(change, Measure(title="Rückruf", quick_win=True, due_on=date(2099, 1, 1)))
        measures.save(change, Measure(title="Alt", progress=Progress.DONE))
    app = visit("measures")
    assert not app.exception
    assert metrics(app) == {"Offen": "2", "Überfällig": "1", "Offene Quick Wins": "1", "Erledigt": "1"}
    assert app.dataframe[0].value["Maßnahme"].tolist() == ["Rückruf ⚡", "Webseite neu", "Alt"]


def test_the_report_says_every_finding_and_never_reads_names_as_markup(visit, firm):
    with firm.change() as change:
        change.rows("UPDATE touchpoint SET name = '![x](http://example.org/x.png)' WHERE name = 'Hotline'")
    app = visit("report")
    assert not app.exception
    said = app.markdown[1].value
    assert said.count("\n- ") == 4
    assert "![x]" not in said
