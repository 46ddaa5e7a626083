"""Figures from a real workspace, equal to the test numbers of the definitions."""

from datetime import date

import pandas as pd
import pytest

from tpm.analysis import referrals as analysis
from tpm.cli import figures as command
from tpm.figures import courses, findings, gaps, journey, overview, ratings, recommendation, referrals
from tpm.i18n import language
from tpm.model.period import Filter, Period
from tpm.store.database import Store
from tpm.tasks import report

EVERYTHING = Filter()
GERMAN, ENGLISH = language.get("de"), language.get("en")


def test_ratings_follow_the_journey_and_keep_the_unrated_empty(firm: Store) -> None:
    found = ratings.ratings(firm, EVERYTHING)
    assert found["touchpoint"].tolist() == ["Website", "Hotline", "Rechnung"]
    assert found["n"].tolist() == [60, 40, 0]
    assert found["net_delight"].tolist()[0] == pytest.approx(30)
    assert found.loc[1, "disappointment"] == 1
    assert found["score"].isna().tolist() == [False, False, True]


def test_a_filter_reaches_every_figure(firm: Store) -> None:
    second = Filter(since=date(2026, 4, 1))
    assert ratings.ratings(firm, second)["n"].tolist() == [0, 40, 0]
    assert recommendation.nps(firm, second).empty
    assert referrals.total(firm, second).iloc[0]["e"] == 9
    assert ratings.ratings(firm, Filter(segment=("Gruppe", "neu")))["n"].tolist() == [60, 0, 0]


def test_gaps_are_decided_by_the_interval_and_the_widest_stands_first(firm: Store) -> None:
    found = gaps.gaps(firm, EVERYTHING)
    assert found["touchpoint"].tolist() == ["Hotline", "Website", "Rechnung"]
    assert found["decision"].tolist()[:2] == ["open", "reached"]
    assert gaps.decisions(found) == {"open": 1, "reached": 1}
    assert len(gaps.compared(found)) == 2


def test_the_journey_knows_its_weakest_link(firm: Store) -> None:
    assert journey.journey(firm, EVERYTHING)["weakest"].tolist() == [False, True, False]


def test_nps_is_the_known_example(firm: Store) -> None:
    row = recommendation.nps(firm, EVERYTHING).iloc[0]
    assert (row["nps"], row["se"]) == (pytest.approx(40), pytest.approx(8.0))
    assert (round(row["low"], 2), round(row["high"], 2)) == (23.38, 54.29)
    assert recommendation.series(firm, EVERYTHING, Period.QUARTER)["n"].tolist() == [100]


def test_referral_rates_are_the_known_examples(firm: Store) -> None:
    series = referrals.series(firm, EVERYTHING, Period.QUARTER)
    assert series["rate"].round(4).tolist() == [0.1667, 0.225]
    assert series["low"].round(4).tolist() == [0.0787, 0.1232]
    total = referrals.total(firm, EVERYTHING).iloc[0]
    assert total["rate"] == pytest.approx(15 / 76)
    assert total["coverage"] == pytest.approx(76 / 85)


def test_an_empty_workspace_has_no_figures_and_no_errors(store: Store) -> None:
    assert overview.overview(store).empty
    assert gaps.gaps(store, EVERYTHING).empty
    assert referrals.total(store, EVERYTHING).empty
    assert referrals.series(store, EVERYTHING, Period.MONTH).empty
    assert recommendation.nps(store, EVERYTHING).empty
    assert all(report.sentences(store, EVERYTHING, GERMAN))
    assert command.collect(store, EVERYTHING, Period.MONTH)["nps"] is None


def test_the_command_line_tells_the_same_numbers(firm: Store) -> None:
    told = command.collect(firm, EVERYTHING, Period.QUARTER)
    website = told["touchpoints"][0]
    page = ratings.ratings(firm, EVERYTHING).iloc[0]
    assert {k: website[k] for k in ("name", "phase", "source", "n")} == {"name": "Website", "phase": "Kauf", "source": "customer", "n": 60}
    assert (website["score"], website["low"], website["net_delight"]) == (page["score"], page["low"], page["net_delight"])
    assert told["touchpoints"][2]["score"] is None
    assert told["nps"]["series"] == [
        {
            "period": "2026-Q1",
            "n": 100,
            "nps": pytest.approx(40),
            "low": pytest.approx(23.38, abs=0.01),
            "high": pytest.approx(54.29, abs=0.01),
        }
    ]
    assert [p["period"] for p in told["referral"]["series"]] == ["2026-Q1", "2026-Q2"]


def test_findings_are_said_in_both_languages(firm: Store) -> None:
    ranked = gaps.gaps(firm, EVERYTHING)
    assert findings.disappointment(ranked, GERMAN).endswith("der Kunden (n = 40); kein anderer Kontaktpunkt enttäuscht mehr.")
    assert findings.referral_rate(referrals.total(firm, EVERYTHING), ENGLISH).startswith(
        "19.7% of the new customers came by recommendation (15 of 76"
    )
    assert "Zufall" in courses.referral_rate(referrals.series(firm, EVERYTHING, Period.QUARTER), Period.QUARTER, GERMAN)
    assert "1 von 2 Soll-Werten" in findings.widest_gap(ranked, GERMAN)


def test_what_is_there_is_counted(firm: Store) -> None:
    found = overview.overview(firm)
    assert (found.touchpoints, found.targets, found.new_customers, found.measures_open) == (3, 2, 85, 0)


def rates(*pairs: tuple[int, int]) -> pd.DataFrame:
    counts = [{"period": pd.Timestamp(2025 + q // 4, 1 + q % 4 * 3, 1), "e": e, "n": n, "unknown": 0} for q, (e, n) in enumerate(pairs)]
    return analysis.rates(pd.DataFrame(counts))


def test_a_course_is_certain_only_by_trend_or_by_the_difference_of_its_ends() -> None:
    def said(*pairs: tuple[int, int]) -> str:
        return courses.referral_rate(rates(*pairs), Period.QUARTER, ENGLISH)

    assert said((30, 100), (45, 100)) == "It has clearly risen: from 30% (Q1 2025) to 45% (Q2 2025)."
    assert said((45, 100), (30, 100)).startswith("It has clearly fallen")
    assert "may be chance" in said((3, 10), (5, 10))
    assert said((1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (6, 10)).startswith("It has clearly risen")
    assert said((3, 10)) == ""
    assert "may be chance" in said((24, 40), (4, 40), (6, 40), (8, 40), (10, 40), (12, 40), (14, 40), (16, 40), (18, 40), (20, 40))


def test_findings_claim_no_more_than_the_figures(firm: Store) -> None:
    website = gaps.gaps(firm, EVERYTHING).query("touchpoint == 'Website'")
    uncertain = website.assign(gap=-1.0, decision="undecided")
    assert findings.widest_gap(uncertain, ENGLISH) == "No score lies below its target; for 1 of 1 it takes more answers to be certain."
    content = website.assign(disappointment=0.0)
    two = pd.concat([content, content.assign(touchpoint="Hotline")], ignore_index=True)
    assert findings.disappointment(two, ENGLISH) == "No touchpoint disappoints customers in this selection."
    small = pd.concat([website, website.assign(touchpoint="Hotline", n=6, disappointment=0.9)], ignore_index=True)
    assert findings.disappointment(small, ENGLISH).endswith("the most of all touchpoints with at least 30 answers.")
