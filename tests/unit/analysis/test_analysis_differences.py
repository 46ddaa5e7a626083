"""Differences agree with scipy and statsmodels on the raw rows, for different people, the same people, and a mixture of both."""

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_effectsize, proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from tpm.analysis import differences
from tpm.analysis.differences import Verdict
from tpm.analysis.sides import Both, Side

EXACT = 1e-9


def side(*rows) -> Side:
    """One comparison for each list of raw values."""
    arrays = [np.asarray(values, float) for values in rows]
    return Side(
        n=np.array([float(len(a)) for a in arrays]),
        mean=np.array([a.mean() for a in arrays]),
        squares=np.array([((a - a.mean()) ** 2).sum() for a in arrays]),
    )


def both(*pairs) -> Both:
    """Those on both sides, for each pair of lists of equal length."""
    arrays = [(np.asarray(a, float), np.asarray(b, float)) for a, b in pairs]
    columns = [
        (len(a), a.mean(), b.mean(), ((a - a.mean()) ** 2).sum(), ((b - b.mean()) ** 2).sum(), ((a - a.mean()) * (b - b.mean())).sum())
        for a, b in arrays
    ]
    n, first, second, one, other, products = (np.array(column, float) for column in zip(*columns, strict=True))
    return Both(n=n, first=first, second=second, squares_first=one, squares_second=other, products=products)


def shares(*counts: tuple[int, int]) -> Side:
    """So many of so many, per comparison."""
    k, n = (np.array(column, float) for column in zip(*counts, strict=True))
    return Side(n=n, mean=k / n, squares=k * (1 - k / n))


def balance(promoters: int, passives: int, detractors: int) -> Side:
    return side([1] * promoters + [0] * passives + [-1] * detractors)


@pytest.fixture
def raw():
    rng = np.random.default_rng(7)
    first = rng.choice([0, 25, 50, 75, 100], 80, p=[0.1, 0.2, 0.3, 0.2, 0.2])
    second = np.clip(first - rng.choice([0, 0, 25, 50], 80) + rng.choice([0, 25], 80), 0, 100)
    return first.astype(float), second.astype(float)


def test_means_of_different_people_are_welchs(raw):
    first, second = raw[0], raw[1][:55]
    found = differences.means(side(first), side(second)).iloc[0]
    test = stats.ttest_ind(first, second, equal_var=False)
    ends = CompareMeans(DescrStatsW(first), DescrStatsW(second)).tconfint_diff(usevar="unequal")
    assert (found["statistic"], found["p"]) == pytest.approx((test.statistic, test.pvalue), abs=EXACT)
    assert (found["low"], found["high"]) == pytest.approx(ends, abs=EXACT)
    assert found["difference"] == pytest.approx(first.mean() - second.mean(), abs=EXACT)


def test_means_of_the_same_people_are_the_paired_t_test(raw):
    found = differences.means(side(raw[0]), side(raw[1]), both(raw)).iloc[0]
    test = stats.ttest_rel(*raw)
    assert (found["statistic"], found["p"]) == pytest.approx((test.statistic, test.pvalue), abs=EXACT)
    assert (found["low"], found["high"]) == pytest.approx(tuple(test.confidence_interval()), abs=EXACT)


def test_who_stands_on_both_sides_narrows_the_interval_and_nobody_there_changes_nothing(raw):
    first, second = raw[0], raw[1]
    apart = differences.means(side(first), side(second)).iloc[0]
    some = differences.means(side(first), side(second), both((first[:40], second[:40]))).iloc[0]
    nobody = Both(**dict.fromkeys(("n", "first", "second", "squares_first", "squares_second", "products"), np.zeros(1)))
    assert some["high"] - some["low"] < apart["high"] - apart["low"]
    assert differences.means(side(first), side(second), nobody).iloc[0]["p"] == pytest.approx(apart["p"], abs=EXACT)


def test_partly_the_same_people_agree_with_the_formula_of_derrick_and_others(raw):
    """T new 2 of Derrick, Russ, Toher and White 2017, written out."""
    first, second, common = raw[0], raw[1][:60], 45
    found = differences.means(side(first), side(second), both((first[:common], second[:common]))).iloc[0]
    s1, s2, n1, n2 = first.std(ddof=1), second.std(ddof=1), len(first), len(second)
    r = np.corrcoef(first[:common], second[:common])[0, 1]
    error = np.sqrt(s1**2 / n1 + s2**2 / n2 - 2 * r * s1 * s2 * common / (n1 * n2))
    gamma = (s1**2 / n1 + s2**2 / n2) ** 2 / ((s1**2 / n1) ** 2 / (n1 - 1) + (s2**2 / n2) ** 2 / (n2 - 1))
    alone = n1 + n2 - 2 * common
    free = common - 1 + (gamma - common + 1) / (alone + 2 * common) * alone
    assert found["statistic"] == pytest.approx((first.mean() - second.mean()) / error, abs=EXACT)
    assert found["p"] == pytest.approx(2 * stats.t.sf(abs(found["statistic"]), free), abs=EXACT)


def test_shares_agree_with_the_worked_example():
    found = differences.shares(shares((45, 100)), shares((30, 100))).iloc[0]
    assert found["statistic"] == pytest.approx(2.190890, abs=1e-6)
    assert found["p"] == pytest.approx(0.028460, abs=1e-6)
    assert (found["low"], found["high"]) == pytest.approx((1.5852, 27.6831), abs=1e-4)
    assert found["verdict"] == Verdict.CLEARLY_ABOVE


@pytest.mark.parametrize(("one", "other"), [((45, 100), (30, 100)), ((3, 8), (0, 20)), ((1, 29), (24, 120)), ((260, 400), (199, 310))])
def test_shares_of_different_people_are_those_of_statsmodels(one, other):
    found = differences.shares(shares(one), shares(other)).iloc[0]
    z, p = proportions_ztest([one[0], other[0]], [one[1], other[1]])
    ends = confint_proportions_2indep(one[0], one[1], other[0], other[1], method="newcomb", compare="diff")
    assert (found["statistic"], found["p"]) == pytest.approx((z, p), abs=EXACT)
    assert (found["low"] / 100, found["high"] / 100) == pytest.approx(ends, abs=EXACT)


def test_shares_of_the_same_people_are_mcnemars():
    rng = np.random.default_rng(3)
    first = rng.random(90) < 0.4
    second = np.where(rng.random(90) < 0.7, first, rng.random(90) < 0.2)
    found = differences.shares(side(first), side(second), both((first, second))).iloc[0]
    only_first, only_second = int((first & ~second).sum()), int((~first & second).sum())
    table = [[int((first & second).sum()), only_first], [only_second, int((~first & ~second).sum())]]
    test = mcnemar(table, exact=False, correction=False)
    assert found["statistic"] ** 2 == pytest.approx(test.statistic, abs=EXACT)
    assert found["p"] == pytest.approx(test.pvalue, abs=EXACT)


def test_the_interval_of_paired_shares_agrees_with_newcombes_worked_example():
    """Newcombe 1998, Improved confidence intervals … based on paired data: 36, 12, 2 and 0 of 50, method 10."""
    cells = {(1, 1): 36, (1, 0): 12, (0, 1): 2, (0, 0): 0}
    first, second = ([which[place] for which, n in cells.items() for _ in range(n)] for place in (0, 1))
    found = differences.shares(side(first), side(second), both((first, second))).iloc[0]
    assert found["difference"] == pytest.approx(20)
    assert (found["low"] / 100, found["high"] / 100) == pytest.approx((0.0569, 0.3404), abs=1e-4)


def test_two_waves_of_willingness_to_recommend_agree_with_the_worked_example():
    before, after = balance(50, 33, 17), balance(60, 25, 15)
    found = differences.balances(after, before).iloc[0]
    assert found["difference"] == pytest.approx(12.0)
    assert found["difference"] / found["statistic"] == pytest.approx(10.53, abs=5e-3)
    assert found["statistic"] == pytest.approx(1.14, abs=5e-3)
    assert (found["low"], found["high"]) == pytest.approx((-8.6, 32.6), abs=0.05)
    assert found["verdict"] == Verdict.ALIKE
    four = differences.balances(balance(240, 100, 60), balance(200, 132, 68)).iloc[0]
    assert four["statistic"] == pytest.approx(2.28, abs=5e-3)
    assert four["verdict"] == Verdict.CLEARLY_ABOVE


def test_balances_of_the_same_people_rest_on_the_differences_of_each():
    rng = np.random.default_rng(5)
    first = rng.choice([-1, 0, 1], 200)
    second = np.where(rng.random(200) < 0.6, first, rng.choice([-1, 0, 1], 200))
    found = differences.balances(side(first), side(second), both((first, second))).iloc[0]
    of_each = 100 * (first - second)
    assert found["statistic"] == pytest.approx(of_each.mean() / (of_each.std() / np.sqrt(200)), abs=EXACT)


def test_many_are_corrected_by_holm_and_their_intervals_agree_with_the_verdicts():
    rng = np.random.default_rng(11)
    firsts = [rng.normal(50 + shift, 20, 60) for shift in (0, 0, 3, 9, 12, 20)]
    second = rng.normal(50, 20, 60)
    found = differences.means(side(*firsts), side(*[second] * 6))
    raw_p = [stats.ttest_ind(first, second, equal_var=False).pvalue for first in firsts]
    rejected, corrected, *_ = multipletests(raw_p, method="holm")
    assert list(found["corrected"]) == pytest.approx(list(corrected), abs=EXACT)
    assert list(found["verdict"].isin([Verdict.CLEARLY_ABOVE, Verdict.CLEARLY_BELOW])) == list(rejected)
    assert list((found["low"] > 0) | (found["high"] < 0)) == list(rejected)
    alone = differences.means(side(firsts[3]), side(second)).iloc[0]
    assert found["high"][3] - found["low"][3] > alone["high"] - alone["low"]


def test_the_levels_follow_the_steps_of_holm():
    corrected, level = differences.levels([0.001, 0.4, 0.02, np.nan, 0.03])
    assert list(corrected[[0, 2, 4, 1]]) == pytest.approx([0.004, 0.06, 0.06, 0.4])
    assert np.isnan(corrected[3])
    assert list(level[[0, 2, 4, 1]]) == pytest.approx([0.05 / 4, 0.05 / 3, 0.05 / 3, 0.05 / 3])


def test_equal_answers_on_both_sides_claim_nothing_from_two_people():
    two = differences.means(side([100, 100]), side([0, 0])).iloc[0]
    assert two["verdict"] == Verdict.ALIKE
    assert two["p"] == pytest.approx(1 / 3)
    many = differences.means(side([100] * 40), side([50] * 40)).iloc[0]
    assert many["verdict"] == Verdict.CLEARLY_ABOVE
    assert 0 < many["low"] < 50 < many["high"] <= 100
    same = differences.means(side([50] * 40), side([50] * 40)).iloc[0]
    assert (same["p"], same["verdict"]) == (1, Verdict.ALIKE)


def test_one_person_on_both_sides_of_many_changes_little():
    one = differences.means(side([100] * 50), side([0] * 50), both(([100], [0]))).iloc[0]
    assert one["verdict"] == Verdict.CLEARLY_ABOVE
    assert one["p"] == pytest.approx(2 / (2 * math.comb(98, 49)))


def test_the_same_step_of_everybody_counts_as_that_of_different_people():
    first, second = [25, 50, 75, 100], [0, 25, 50, 75]
    found = differences.means(side(first), side(second), both((first, second))).iloc[0]
    assert found["p"] > differences.means(side(first), side(second)).iloc[0]["p"]
    assert found["low"] < 0 < found["high"]


@pytest.mark.parametrize("way", [differences.means, differences.shares, differences.balances])
def test_a_side_without_people_has_no_difference(way):
    nobody = Side(n=np.zeros(1), mean=np.full(1, np.nan), squares=np.full(1, np.nan))
    found = way(nobody, shares((3, 10))).iloc[0]
    assert np.isnan(found["difference"])
    assert np.isnan(found["p"])
    assert found["verdict"] == Verdict.ALIKE


def test_all_alike_on_both_sides_is_no_difference_of_shares():
    found = differences.shares(shares((0, 20)), shares((0, 30))).iloc[0]
    assert (found["difference"], found["p"], found["verdict"]) == (0, 1, Verdict.ALIKE)


def test_nearly_certain_differences_are_called_rather_so():
    found = differences.shares(shares((43, 100)), shares((31, 100))).iloc[0]
    assert 0.05 < found["p"] < 0.1
    assert found["verdict"] == Verdict.RATHER_ABOVE


def test_the_effect_of_means_is_their_difference_in_common_standard_deviations(raw):
    first, second = raw[0], raw[1][:55]
    common = math.sqrt((79 * first.var(ddof=1) + 54 * second.var(ddof=1)) / 133)
    found = differences.means(side(first), side(second)).iloc[0]
    assert found["effect"] == pytest.approx((first.mean() - second.mean()) / common, abs=EXACT)
    equal = differences.means(side([50, 50], [50, 50]), side([50, 50, 50], [75, 75]))
    assert equal["effect"].tolist() == [0, -math.inf]


@pytest.mark.parametrize(("one", "other"), [((45, 100), (30, 100)), ((0, 20), (3, 8)), ((20, 20), (5, 10))])
def test_the_effect_of_shares_is_cohens_h(one: tuple[int, int], other: tuple[int, int]):
    found = differences.shares(shares(one), shares(other)).iloc[0]
    assert found["effect"] == pytest.approx(proportion_effectsize(one[0] / one[1], other[0] / other[1]), abs=EXACT)


def test_a_tiny_difference_among_very_many_is_certain_and_small():
    many = Side(n=np.array([50_000.0]), mean=np.array([51.0]), squares=np.array([50_000 * 900.0]))
    others = Side(n=np.array([50_000.0]), mean=np.array([50.0]), squares=np.array([50_000 * 900.0]))
    found = differences.means(many, others).iloc[0]
    assert found["verdict"] == Verdict.CLEARLY_ABOVE
    assert found["effect"] == pytest.approx(1 / 30, abs=1e-4)
    assert found["effect"] < differences.SMALL


def test_no_difference_of_balances_is_called_small():
    many, others = (Side(n=np.array([n]), mean=np.array([mean]), squares=np.array([n * 0.6])) for n, mean in ((400.0, 0.45), (400.0, 0.33)))
    assert math.isnan(differences.balances(many, others).iloc[0]["effect"])
