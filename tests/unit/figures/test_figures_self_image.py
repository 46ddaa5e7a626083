"""Our picture against that of the customers, on a workspace whose figures are worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from tpm.figures import self_image, self_image_findings, self_image_table
from tpm.i18n import language
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.model.touchpoint import Touchpoint
from tpm.store import surveys, touchpoints
from tpm.store.database import Store

GERMAN, ENGLISH = language.get("de"), language.get("en")
EVERYTHING = Filter()
BEST = "Von den 2 Kontaktpunkten, die Kunden am besten bewerten, gehört 1 auch zu den 2, die wir am besten bewerten; dort fehlen: Rechnung."
DAY = date(2026, 3, 1)
NAMES = ("Website", "Hotline", "Rechnung", "Messe", "Newsletter", "Schaufenster", "Blog")

_IMPORT = """
INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by,
    respondents, answers, referrals, mapping)
VALUES (?, ?, 0, 'befragung.xlsx', '1', 'Antworten', now(), '', 0, 0, 0, '[]')
"""

Answers = dict[str, dict[int, int]]

CUSTOMERS: Answers = {
    "Website": {3: 20, 4: 20},
    "Hotline": {1: 20, 2: 20},
    "Rechnung": {4: 15, 5: 15},
    "Messe": {1: 25, 2: 25},
    "Newsletter": {5: 3},
}
EMPLOYEES: Answers = {
    "Website": {3: 5, 4: 5},
    "Hotline": {4: 5, 5: 5},
    "Rechnung": {1: 3, 2: 3},
    "Messe": {5: 4},
    "Schaufenster": {3: 3, 4: 3},
}
MANAGEMENT: Answers = {"Hotline": {1: 3, 2: 3}, "Newsletter": {1: 3, 2: 3}, "Website": {5: 4}}


def rate(store: Store, audience: Audience, given: Answers, *, group: str = "") -> None:
    """Answers on a scale of 1–5, each by a respondent of his own."""
    with store.change() as change:
        named = {one.name: one.id for one in touchpoints.every(change)}
        survey = surveys.find_or_add(change, f"Befragung {audience}", audience)
        file = 1 + change.rows("SELECT coalesce(max(id), 0) FROM import")[0][0]
        change.rows(_IMPORT, [file, survey.id])
        row = change.rows("SELECT coalesce(max(id), 0) FROM respondent")[0][0]
        for name, values in given.items():
            scale = Scale(minimum=1, maximum=5)
            question = surveys.put_question(change, survey, f"{name}?", Role.RATING, touchpoint_id=named[name], scale=scale)
            for value in (value for value, n in values.items() for _ in range(n)):
                row += 1
                change.rows("INSERT INTO respondent VALUES (?, ?, NULL, ?)", [row, file, DAY])
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [row, question, value])
                if group:
                    change.rows("INSERT INTO respondent_segment VALUES (?, 'Gruppe', ?)", [row, group])


@pytest.fixture
def named(store: Store) -> Store:
    """Seven touchpoints nobody has rated."""
    with store.change() as change:
        for name in NAMES:
            touchpoints.save(change, Touchpoint(name=name))
    return store


@pytest.fixture
def rated(named: Store) -> Store:
    """Rated by customers and employees."""
    rate(named, Audience.CUSTOMER, CUSTOMERS, group="neu")
    rate(named, Audience.EMPLOYEE, EMPLOYEES)
    return named


def found(store: Store, chosen: Filter = EVERYTHING) -> pd.DataFrame:
    return self_image.self_image(store, chosen).set_index("touchpoint", drop=False)


def test_the_widest_overestimate_stands_first_and_what_only_one_side_rated_last(rated: Store) -> None:
    rows = found(rated)
    assert rows.index.tolist() == ["Hotline", "Website", "Rechnung", "Messe", "Newsletter", "Schaufenster"]
    assert rows["verdict"].tolist() == ["overrated", "alike", "underrated", "unseen", "unseen", "assumed"]
    assert rows["difference"].tolist() == pytest.approx([75, 0, -75, *[float("nan")] * 3], nan_ok=True)


def test_the_interval_of_a_difference_is_worked_out_from_both_intervals(rated: Store) -> None:
    hotline = found(rated).loc["Hotline"]
    # customers 12.5 ± 2.02269·√(160.2564/40) = 4.0486, employees 87.5 ± 2.26216·√(173.6111/10) = 9.4257; √(4.0486² + 9.4257²) = 10.2584
    assert hotline["employee_difference_low"] == pytest.approx(75 - 10.2584, abs=1e-3)
    assert hotline["employee_difference_high"] == pytest.approx(75 + 10.2584, abs=1e-3)


def test_what_fewer_than_five_employees_say_is_hidden_and_so_is_its_difference(rated: Store) -> None:
    messe = found(rated).loc["Messe"]
    assert messe[["employee_n", "employee_score", "employee_low", "employee_difference", "our_score", "ours"]].isna().all()
    assert "100" not in self_image_table.table(found(rated), ENGLISH, revealed=True).loc["Messe"].astype(str).tolist()


def test_a_blind_spot_is_rated_often_or_badly_by_customers_and_not_inside(rated: Store) -> None:
    assert found(rated).query("blind").index.tolist() == ["Messe"]
    rate(rated, Audience.CUSTOMER, {"Blog": {1: 2, 2: 2}})
    assert set(found(rated).query("blind").index) == {"Messe", "Blog"}


def test_the_employees_speak_for_us_where_they_have_rated_else_the_management(rated: Store) -> None:
    rate(rated, Audience.MANAGEMENT, MANAGEMENT)
    rows = found(rated)
    assert rows["ours"].dropna().to_dict() == {
        "Hotline": "employee",
        "Website": "employee",
        "Rechnung": "employee",
        "Newsletter": "management",
        "Schaufenster": "employee",
    }
    assert rows.loc["Hotline", ["employee_verdict", "management_verdict"]].tolist() == ["overrated", "alike"]
    assert rows.loc["Newsletter", "verdict"] == "underrated"
    assert rows.loc["Website", "management_verdict"] == "unseen"
    said = self_image_findings.details(rows, ENGLISH)
    assert "Clearly underrated by the management: Newsletter (−88)." in said
    assert "Clearly overrated by the employees: Hotline (+75)." in said


def test_a_single_answer_of_a_customer_decides_nothing(named: Store) -> None:
    rate(named, Audience.CUSTOMER, {"Hotline": {1: 1}})
    rate(named, Audience.EMPLOYEE, {"Hotline": {5: 9}})
    assert found(named)["verdict"].tolist() == ["alike"]


def test_the_best_lists_hold_half_of_what_customers_rated_and_at_most_ten(rated: Store) -> None:
    # with 30 answers and more: Rechnung 87.5, Website 62.5, Hotline and Messe 12.5; ours: Hotline 87.5, Website 62.5
    assert self_image.best(found(rated)) == self_image.Best(length=2, shared=("Website",), missed=("Rechnung",))


def test_without_a_picture_of_our_own_there_is_no_list(named: Store) -> None:
    rate(named, Audience.CUSTOMER, CUSTOMERS)
    rows = found(named)
    assert self_image.best(rows).length == 0
    assert self_image.by_us(rows).empty


def test_a_customer_group_divides_the_customers_only(rated: Store) -> None:
    rate(rated, Audience.CUSTOMER, {"Hotline": {5: 40}}, group="alt")
    regular = Filter(segment=("Gruppe", "alt"))
    rows = found(rated, regular)
    assert (rows.loc["Hotline", "customer_n"], rows.loc["Hotline", "employee_n"]) == (40, 10)
    assert rows.loc["Hotline", "difference"] == pytest.approx(-12.5)
    assert self_image.unaffected(rated, regular) == [Audience.EMPLOYEE, Audience.MANAGEMENT]


def test_a_survey_of_the_employees_leaves_the_customers_whole(rated: Store) -> None:
    survey = next(one.id for one in surveys.every(rated) if one.audience is Audience.EMPLOYEE)
    assert found(rated, Filter(survey=survey)).loc["Hotline", ["customer_n", "employee_n"]].tolist() == [40, 10]


def test_a_period_holds_for_everybody(rated: Store) -> None:
    assert found(rated, Filter(since=date(2026, 4, 1))).empty


def test_the_findings_name_what_is_certain(rated: Store) -> None:
    rows = found(rated)
    assert self_image_findings.headline(rows, GERMAN) == (
        "„Hotline“ überschätzen wir am stärksten: 88 statt 13; eindeutig überschätzt: 1 von 3 verglichenen Kontaktpunkten."
    )
    assert self_image_findings.details(rows, GERMAN) == [
        "Von den Mitarbeitenden eindeutig überschätzt: Hotline (+75).",
        "Von den Mitarbeitenden eindeutig unterschätzt: Rechnung (−75).",
        "Blinde Flecken, von Kunden oft oder schlecht bewertet, intern von niemandem oder zu wenigen: Messe (Wert 13, n = 50).",
        BEST,
    ]


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        ({"Hotline": {5: 9}}, "We overrate “Hotline” most"),
        ({"Rechnung": {1: 9}}, "We underrate “Rechnung” most"),
        ({"Website": {3: 5, 4: 5}}, "For the one touchpoint"),
        ({"Website": {3: 5, 4: 5}, "Hotline": {1: 5, 2: 5}}, "For none of the 2 touchpoints"),
        ({"Schaufenster": {3: 9}}, "No touchpoint has been rated both inside and by customers"),
    ],
)
def test_the_headline_says_only_what_the_intervals_carry(named: Store, ours: Answers, said: str) -> None:
    rate(named, Audience.CUSTOMER, CUSTOMERS)
    rate(named, Audience.EMPLOYEE, ours)
    assert self_image_findings.headline(found(named), ENGLISH).startswith(said)


def test_before_the_customers_are_shown_nothing_tells_of_them(rated: Store) -> None:
    rows = found(rated)
    table = self_image_table.table(rows, ENGLISH, revealed=False)
    assert not [name for name in table.columns if "Customers" in name or "Difference" in name or "Blind" in name]
    assert table["Touchpoint"].tolist() == ["Hotline", "Website", "Schaufenster", "Rechnung"]
    assert self_image_findings.guess(rows, ENGLISH) == (
        "Inside, “Hotline” is rated best (score 88) and “Rechnung” worst (13). What do the customers say?"
    )


def test_the_table_has_every_source_with_its_difference_and_decision(rated: Store) -> None:
    rate(rated, Audience.MANAGEMENT, MANAGEMENT)
    row = self_image_table.table(found(rated), GERMAN, revealed=True).loc["Hotline"]
    assert row[["Kunden: Wert", "Kunden: Antworten", "Mitarbeitende: Wert", "Führung: Wert"]].tolist() == [12.5, 40, 87.5, 12.5]
    assert (row["Mitarbeitende: Unterschied"], row["Mitarbeitende: Befund"]) == (75, "eindeutig überschätzt")
    assert (row["Führung: Unterschied"], row["Führung: Befund"]) == (0, "nicht zu unterscheiden")


def test_an_empty_workspace_has_neither_picture(store: Store) -> None:
    rows = found(store)
    assert rows.empty
    assert self_image.by_us(rows).empty
    assert self_image_table.table(rows, GERMAN, revealed=True).empty
    assert not self_image.best(rows).length
