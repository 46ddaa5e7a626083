"""From values on the questions' own scales to scores and zones."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from tpm.model.scale import Scale


class _Judgement(NamedTuple):
    score: float = np.nan
    zone: str | None = None
    zero: float = np.nan
    scale: float = np.nan


_NOTHING = _Judgement()


def scales(questions: pd.DataFrame) -> dict[int, Scale]:
    """The scale of each question, by question_id; questions without one (no ends, or equal ends) are missing.

    Columns read: question_id, minimum, maximum, reversed, disappointment_to, delight_from (empty: as usual for the length).
    """
    scaled = questions[questions["minimum"] < questions["maximum"]]
    return {
        int(row.question_id): Scale(
            minimum=float(row.minimum),
            maximum=float(row.maximum),
            reversed=bool(row.reversed),
            disappointment_to=_given(row.disappointment_to),
            delight_from=_given(row.delight_from),
        )
        for row in scaled.itertuples(index=False)
    }


def _given(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def judge(histogram: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    """The histogram with what each value means.

    Added columns: score (0–100), zone (code of `Zone`), zero (score of mere satisfaction, 0–100), scale (a number,
    equal for questions with the same ends and direction). All four are empty where the value lies outside the
    scale of its question, or the question has none.
    """
    known = scales(questions)
    kinds: dict[tuple[float, float, bool], int] = {}
    kind = {q: kinds.setdefault((s.minimum, s.maximum, s.reversed), len(kinds)) for q, s in known.items()}
    found: dict[tuple[int, float], _Judgement] = {}
    asked = list(zip(histogram["question_id"], histogram["value"], strict=True))
    for question, value in asked:
        if question in known and (question, value) not in found:
            found[question, value] = _judge(known[question], value, kind[question])
    judged = pd.DataFrame([found.get(pair, _NOTHING) for pair in asked], columns=_Judgement._fields)
    return pd.concat([histogram.reset_index(drop=True), judged], axis=1)


def _judge(scale: Scale, value: float, kind: int) -> _Judgement:
    if not scale.minimum <= value <= scale.maximum:
        return _NOTHING
    return _Judgement(scale.score(value), scale.zone(value).value, scale.zero, kind)
