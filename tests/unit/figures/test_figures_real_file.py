"""Figures of a real survey of 129,880 passengers agree with statsmodels on its raw rows.

Runs where that file lies beside the project and says so where it doesn't.
"""

from collections.abc import Iterator
from itertools import combinations
from math import comb
from pathlib import Path

import fastexcel
import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
import statsmodels.api as sm
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from tpm.analysis import intervals
from tpm.figures import importance, ratings
from tpm.figures.importance import Importance
from tpm.ingest.inspection import inspect
from tpm.model.period import Filter
from tpm.store.database import Store
from tpm.store.workspaces import Folder
from tpm.tasks import imports

FILE = Path(__file__).parents[4] / "shared" / "data" / "airline_maven" / "airline_passenger_satisfaction.xlsx"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real survey file is not here")
EXACT = 1e-9


@pytest.fixture(scope="module")
def passengers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = Folder(tmp_path_factory.mktemp("passengers"), "tests")
    store = folder.create("Airline")
    found = inspect(FILE)
    imports.save(store, found, imports.guess_plan(found, "Airline"))
    yield store
    folder.close_all()


@pytest.fixture(scope="module")
def raw() -> pd.DataFrame:
    """Ratings 1–5 (0 means: not used) and whether satisfied, 0 or 100, read without the program."""
    rows = fastexcel.read_excel(FILE).load_sheet(0).to_pandas()
    overall = 100.0 * (rows["Satisfaction"] == "Satisfied")
    first, last = rows.columns.get_loc("Departure and Arrival Time Convenience"), rows.columns.get_loc("Baggage Handling")
    rated = rows.iloc[:, first : last + 1].astype(float)
    return rated.where(rated > 0).assign(overall=overall)


@pytest.fixture(scope="module")
def found(passengers: Store) -> Importance:
    return importance.importance(passengers, Filter())


def column(name: str, raw: pd.DataFrame) -> str:
    """The column of the file that a touchpoint comes from."""
    return next(one for one in raw.columns if one.casefold() == name.casefold())


def test_every_rating_and_its_interval_are_those_of_the_raw_rows(passengers: Store, raw: pd.DataFrame) -> None:
    rated = ratings.ratings(passengers, Filter())
    assert len(rated) == len(raw.columns) - 1
    for row in rated.to_dict("records"):
        answers = raw[column(row["touchpoint"], raw)].dropna()
        score = DescrStatsW((answers - 1) * 25)
        low, high = score.tconfint_mean()
        assert row["n"] == len(answers)
        assert (row["score"], row["low"], row["high"]) == pytest.approx((score.mean, low, high), abs=EXACT)
        assert row["disappointment"] == pytest.approx((answers <= 2).mean(), abs=EXACT)
        assert row["delight"] == pytest.approx((answers == 5).mean(), abs=EXACT)


def test_the_share_explained_is_that_of_a_regression_on_the_raw_rows(found: Importance, raw: pd.DataFrame) -> None:
    whole = raw.dropna()
    oracle = sm.OLS(whole["overall"], sm.add_constant(whole.drop(columns="overall"))).fit()
    assert (found.n, found.complete, found.method) == (len(whole), True, "shapley")
    assert found.r2 == pytest.approx(oracle.rsquared, abs=EXACT)


def test_the_shares_are_the_mean_gain_over_all_orders_of_regressions(found: Importance, raw: pd.DataFrame) -> None:
    whole = raw.dropna()
    names = [column(name, raw) for name in found.table["touchpoint"]]
    gains = average_gains(whole[names].to_numpy(), whole["overall"].to_numpy())
    some = sm.OLS(whole["overall"], sm.add_constant(whole[names[:3]])).fit().rsquared
    assert explained(whole[names].to_numpy(), whole["overall"].to_numpy())[0b111] == pytest.approx(some, abs=EXACT)
    assert found.table["share"].to_numpy(float) == pytest.approx(gains / gains.sum(), abs=EXACT)


def test_penalties_and_rewards_are_those_of_a_regression_on_the_raw_rows(found: Importance, raw: pd.DataFrame) -> None:
    whole = raw.dropna()
    answers = whole.drop(columns="overall")
    dummies = pd.concat([(answers <= 2).add_suffix("_low"), (answers == 5).add_suffix("_high")], axis=1).astype(float)
    oracle = sm.OLS(whole["overall"], sm.add_constant(dummies)).fit()
    assert not found.table["alone"].any()
    for row in found.table.to_dict("records"):
        name = column(row["touchpoint"], raw)
        for figure, side in (("penalty", "low"), ("reward", "high")):
            assert row[figure] == pytest.approx(oracle.params[f"{name}_{side}"], abs=EXACT)
            assert row[f"p_{figure}"] == pytest.approx(oracle.pvalues[f"{name}_{side}"], abs=EXACT)


def test_wilson_intervals_of_its_shares_are_those_of_statsmodels(raw: pd.DataFrame) -> None:
    satisfied, n = int((raw["overall"] == 100).sum()), len(raw)
    assert intervals.wilson(satisfied, n) == pytest.approx(proportion_confint(satisfied, n, method="wilson"), abs=EXACT)


def explained(drivers: npt.NDArray[np.float64], outcome: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """R² of every subset of the drivers (bit j: driver j). The rows are made few by QR first, which keeps every sum of squares."""
    centred = np.column_stack([drivers, outcome])
    rows = np.linalg.qr(centred - centred.mean(axis=0), mode="r")
    x, y = rows[:, :-1], rows[:, -1]
    k = x.shape[1]
    r2 = np.zeros(1 << k)
    for size in range(1, k + 1):
        for chosen in combinations(range(k), size):
            rest = y - x[:, chosen] @ np.linalg.lstsq(x[:, chosen], y, rcond=None)[0]
            r2[sum(1 << driver for driver in chosen)] = 1 - rest @ rest / (y @ y)
    return r2


def average_gains(drivers: npt.NDArray[np.float64], outcome: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """What each driver adds to R², averaged over all orders."""
    r2, k = explained(drivers, outcome), drivers.shape[1]
    gains = np.zeros(k)
    for subset in range(1 << k):
        for driver in range(k):
            if not subset >> driver & 1:
                gains[driver] += (r2[subset | 1 << driver] - r2[subset]) / (k * comb(k - 1, subset.bit_count()))
    return gains
