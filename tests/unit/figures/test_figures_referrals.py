"""Recommenders and the p-chart: what counts, and what is said."""

from datetime import date

import pandas as pd
import pytest

from tpm.analysis import referrals as analysis
from tpm.figures import control_chart, referral_findings, referrals
from tpm.i18n.language import get
from tpm.model.period import Filter, Period
from tpm.model.referral import Referral
from tpm.model.survey import OriginKind
from tpm.store import origins
from tpm.store import referrals as stored
from tpm.store.database import Store

GERMAN = get("de")
E, N = [10, 15, 6, 22, 14, 12, 13, 24, 20, 17, 12, 11], [40, 55, 30, 80, 62, 45, 50, 38, 70, 66, 52, 48]


def won(store: Store, day: date, origin: str, names: list[str]) -> None:
    with store.change() as change:
        for name in names:
            stored.save(change, Referral(date=day, origin=origin, recommender=name))


@pytest.fixture
def months(store: Store) -> Store:
    """The twelve months of the known example."""
    with store.change() as change:
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        origins.set_kind(change, "Google", OriginKind.OTHER)
    for month, (e, n) in enumerate(zip(E, N, strict=True), 1):
        won(store, date(2026, month, 5), "Freunde", [""] * e)
        won(store, date(2026, month, 5), "Google", [""] * (n - e))
    return store


def test_a_recommender_in_several_spellings_is_one_and_who_names_nobody_is_told(store: Store):
    with store.change() as change:
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        origins.set_kind(change, "Google", OriginKind.OTHER)
    won(store, date(2026, 1, 1), "Freunde", ["Frau Abt", "Frau Abt", " frau abt", "Öz", "öz", "", ""])
    won(store, date(2026, 1, 1), "Google", ["Frau Zorn"])
    found = referrals.per_recommender(store, Filter())
    assert (found.named, found.unnamed, found.recommenders, found.each) == (5, 2, 2, 2.5)
    assert stored.recommenders(store, Filter())["recommender"].tolist() == ["Frau Abt", "Öz"]
    assert referral_findings.per_recommender(found, GERMAN).endswith("nennen aber niemanden; sie zählen hier nicht mit.")


def test_without_names_there_is_no_number_per_recommender(store: Store):
    found = referrals.per_recommender(store, Filter())
    assert (found.named, found.recommenders, found.each) == (0, 0, None)
    assert "noch kein Empfehler" in referral_findings.per_recommender(found, GERMAN)


def test_the_known_months_give_the_known_p_chart(months: Store):
    found = control_chart.control_chart(months, Filter(), Period.MONTH)
    assert found["centre"].iloc[0] == pytest.approx(0.276730, abs=5e-7)
    assert found.loc[7, ["rate", "upper_limit"]].tolist() == pytest.approx([0.6316, 0.4945], abs=5e-5)
    assert found.loc[0, ["lower_limit", "upper_limit"]].tolist() == pytest.approx([0.0645, 0.4889], abs=5e-5)
    said = control_chart.finding(found, Period.MONTH, GERMAN).replace("\u00a0", " ")
    assert said == "Aug. 2026 liegt über dem, was Zufall erklärt: 63 % (24 von 38), im Mittel sind es 28 %."
    table = control_chart.table(found, Period.MONTH, GERMAN)
    assert table["Befund"].value_counts().to_dict() == {"kann Zufall sein": 11, "über dem Zufall": 1}


def chart(e: list[int], n: list[int]) -> pd.DataFrame:
    days = pd.date_range("2025-01-01", periods=len(e), freq="MS")
    return analysis.control_chart(pd.DataFrame({"period": days, "e": e, "n": n, "unknown": 0}))


@pytest.mark.parametrize(
    ("e", "n", "said"),
    [
        ([5], [20], "Ein einziger Zeitraum"),
        ([1, 0, 2], [4, 3, 5], "zu wenige"),
        ([20, 21, 19], [80, 80, 80], "Kein einzelner Zeitraum"),
        ([3, 30, 30, 30], [90, 90, 90, 90], "Jan. 2025 liegt unter dem"),
        ([90, 20, 20, 95, 20, 20], [100] * 6, "Mehr, als Zufall erklärt: Jan. 2025, Apr. 2025. Weniger"),
        ([60, 60, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15], [100] * 12, "Jan. 2025, Feb. 2025 liegen über dem"),
    ],
)
def test_the_finding_of_the_p_chart_fits_what_it_shows(e: list[int], n: list[int], said: str):
    assert said in control_chart.finding(chart(e, n), Period.MONTH, GERMAN).replace("\u00a0", " ")


def test_many_periods_that_stand_out_are_counted():
    said = control_chart.finding(chart([95, 5] * 4, [100] * 8), Period.MONTH, GERMAN)
    assert said.count("und 1 weiterer Zeitraum") == 2


def test_longer_periods_are_proposed_only_where_there_are_any():
    few = chart([1, 0, 2], [4, 3, 5])
    assert "Wählen Sie längere" in control_chart.finding(few, Period.QUARTER, GERMAN)
    assert "Wählen Sie längere" not in control_chart.finding(few, Period.YEAR, GERMAN)


def test_periods_of_too_few_are_counted():
    assert "zu wenige" not in control_chart.limits(chart(E, N), GERMAN)
    assert "Bei 2 Zeiträumen sind es zu wenige" in control_chart.limits(chart([*E, 1, 0], [*N, 3, 2]), GERMAN)
