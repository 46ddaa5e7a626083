"""Every page keeps small groups hidden, whatever is chosen; the setting stands with the workspaces."""

from collections.abc import Callable
from datetime import date

import pytest
from firms import rate_inside
from streamlit.testing.v1 import AppTest

from tpm.figures import protection
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import settings, surveys
from tpm.store.database import Store

PAGES = (
    "ratings",
    "journey",
    "self-image",
    "gaps",
    "targets",
    "touchpoint",
    "touchpoints",
    "recommendation",
    "importance",
    "report",
    "guide",
)
# Four of sixty answered in December; a part of a period, a group and both.
RARE, NEW = "Kundengruppe: Selten", "Kundengruppe: Neukunden"
CHOICES = ({}, {"since": "2026-08-01"}, {"since": "2026-02-11"}, {"segment": RARE}, {"since": "2026-02-01", "segment": NEW})


@pytest.fixture
def shielded(firm: Store) -> Store:
    """Customers are protected; besides the two large groups there is one of four people, and three of the staff rated a touchpoint."""
    rate_inside(firm, Audience.EMPLOYEE, "Rechnung", [1, 1, 2])
    with firm.change() as change:
        settings.put(change, "minimum_customers", "5")
        question = change.rows("SELECT id FROM question WHERE header = 'Wie war die Hotline?'")[0][0]
        for row in range(200, 204):
            change.rows("INSERT INTO respondent VALUES (?, 1, NULL, ?)", [row, date(2026, 12, 5)])
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Kundengruppe', 'Selten')", [row])
            change.rows("INSERT INTO answer VALUES (?, ?, 1)", [row, question])
    return firm


Visit = Callable[..., AppTest]


def numbers(app: AppTest) -> list[int]:
    """The numbers of answers that a page shows in its tables, and those told as n = …"""
    found: list[int] = []
    for table in app.dataframe:
        frame = table.value
        for name in [name for name in frame.columns if "Antworten" in str(name) or "Basis" in str(name)]:
            found += [int(n) for n in frame[name].dropna() if str(n).replace(".0", "").isdigit()]
    return found


@pytest.mark.parametrize("chosen", CHOICES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_no_few_people(visit: Visit, shielded: Store, name: str, chosen: dict[str, str]) -> None:
    del shielded
    app = visit(name, **chosen)
    assert not app.exception
    assert not [n for n in numbers(app) if 0 < n < 5]
    said = " ".join(str(one.value) for one in (*app.markdown, *app.caption, *app.info)).replace("\u00a0", " ").replace("\\", "")
    assert not any(f"n = {n})" in said or f"n = {n} " in said for n in range(1, 5))


def test_the_shield_beside_the_filter_says_what_is_hidden_and_why(visit: Visit, shielded: Store) -> None:
    del shielded
    assert "weniger als 5 Personen" in " ".join(str(one.value) for one in visit("ratings", since="2026-08-21").markdown)


def test_the_shield_offers_the_nearest_period_that_shows_more(visit: Visit, shielded: Store) -> None:
    app = visit("ratings", since="2026-08-21", until="2026-12-31")
    near = protection.nearest(shielded, Filter(since=date(2026, 8, 21), until=date(2026, 12, 31)))
    assert near is not None
    app.button(key="bar.shield.nearest").click().run()
    assert not app.exception
    assert (app.query_params["since"], app.query_params["until"]) == (str(near.since), str(near.until))
    assert any(app.dataframe[0].value["Antworten"] > 0)


def test_nothing_is_said_where_customers_are_not_protected(visit: Visit, firm: Store) -> None:
    del firm
    assert "geschützt" not in " ".join(str(one.value) for one in visit("ratings", since="2026-08-21").markdown)


SAID = "Geschützt: in dieser Auswahl zu wenige Personen oder keine."


def test_the_recommendation_says_that_it_is_protected(visit: Visit, shielded: Store) -> None:
    with shielded.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Empfehlen?", Role.NPS, scale=Scale(minimum=0, maximum=10))
        change.rows("INSERT INTO answer SELECT id, ?, 9 FROM respondent", [question])
    assert SAID in [one.value for one in visit("recommendation", segment=RARE).info]
    assert SAID not in [one.value for one in visit("recommendation").info]


def test_the_recommendation_that_nobody_was_asked_for_shows_what_comes_next(visit: Visit, shielded: Store) -> None:
    del shielded
    app = visit("recommendation")
    assert SAID not in [one.value for one in app.info]
    assert app.button(key="recommendation.first")


def test_the_smallest_group_is_set_with_the_workspaces_and_saved_at_once(visit: Visit, firm: Store) -> None:
    app = visit("workspaces")
    app.selectbox(key="workspaces.minimum_customers").select(7).run()
    assert protection.minimum(firm, Audience.CUSTOMER) == 7
    assert 0 not in protection.CHOICES["minimum_staff"]
