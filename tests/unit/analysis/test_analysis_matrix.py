"""The matrix of importance and performance."""

import pandas as pd
import pytest

from tpm.analysis import matrix
from tpm.analysis.matrix import Crosshair

NAMES = ["Website", "Hotline", "Rechnung", "Newsletter", "Reklamation", "Messe"]
IMPORTANCE = pd.Series([4.2, 4.6, 3.0, 2.4, 4.8, 2.6], index=NAMES)
PERFORMANCE = pd.Series([3.1, 2.8, 4.1, 3.9, 4.3, 2.7], index=NAMES)


def test_the_worked_example_divides_at_the_means():
    at = (matrix.crosshair(IMPORTANCE, Crosshair.MEAN, 3), matrix.crosshair(PERFORMANCE, Crosshair.MEAN, 3))
    assert at == pytest.approx((3.6, 3.4833), abs=1e-4)
    found = matrix.quadrants(IMPORTANCE, PERFORMANCE, at)
    assert found.to_dict() == {
        "Website": "act",
        "Hotline": "act",
        "Rechnung": "oversupplied",
        "Newsletter": "oversupplied",
        "Reklamation": "keep",
        "Messe": "low",
    }


def test_median_and_middle_of_the_scale_are_other_choices():
    assert matrix.crosshair(IMPORTANCE, Crosshair.MEDIAN, 3) == pytest.approx(3.6)
    assert matrix.crosshair(PERFORMANCE, Crosshair.MIDDLE, 3) == 3


def test_ties_belong_to_the_upper_side_and_unknown_values_to_none():
    found = matrix.quadrants(pd.Series([1.0, 1.0, None]), pd.Series([2.0, 1.9, 3.0]), (1.0, 2.0))
    assert found.tolist() == ["keep", "act", None]
