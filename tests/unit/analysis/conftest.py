"""Small frames as the store hands them out."""

from collections.abc import Callable, Mapping

import pandas as pd
import pytest

Histogram = Callable[..., pd.DataFrame]
Questions = Callable[..., pd.DataFrame]


@pytest.fixture
def histogram() -> Histogram:
    """Value → number of answers, for one question (1) of one touchpoint (7)."""

    def make(counts: Mapping[float, int], question_id: int = 1, touchpoint_id: int = 7, **columns: object) -> pd.DataFrame:
        rows = {"touchpoint_id": touchpoint_id, "question_id": question_id, "value": [float(v) for v in counts], "n": list(counts.values())}
        return pd.DataFrame(rows | columns)

    return make


@pytest.fixture
def questions() -> Questions:
    """Question id → (minimum, maximum) or (minimum, maximum, reversed), cuts as usual."""

    def make(scales: Mapping[int, tuple[float | None, ...]]) -> pd.DataFrame:
        rows = [{"question_id": q, "minimum": s[0], "maximum": s[1], "reversed": len(s) > 2 and bool(s[2])} for q, s in scales.items()]
        columns = ["question_id", "minimum", "maximum", "reversed"]
        return pd.DataFrame(rows, columns=columns).assign(disappointment_to=float("nan"), delight_from=float("nan"))

    return make
