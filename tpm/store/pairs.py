"""What two sides of a comparison have, and what they have in common: sums made in SQL, never a respondent.

Everybody counts once for an item, with the mean of their answers to its questions; who says yes to one of several questions
whether they have recommended us has done so. The sides (periods or customer groups) are
bits of a number, so that those who belong to several are told apart: 1 the first side alone, 2 the second alone, 3 both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pandas as pd
import pyarrow as pa

from tpm.model.period import Filter, Period
from tpm.store import answers
from tpm.store.change import Change
from tpm.store.database import Store

Bounds = tuple[date | None, date | None]


class Measure(StrEnum):
    """What is measured of everybody: score 0–100, or 0/1 whether delighted or disappointed, or −1/0/1 for both."""

    SCORE = "score"
    DELIGHT = "delight"
    DISAPPOINTMENT = "disappointment"
    BALANCE = "balance"


@dataclass(frozen=True, kw_only=True)
class Sides:
    """What is held against each other: periods by their first and last days, or groups of an attribute; neither: nothing."""

    periods: Sequence[Bounds] = ()
    attribute: str = ""
    groups: Sequence[str] = ()


_DELIGHT = "CAST(avg(m.zone) > 0.5 OR bool_or(q.role = 'recommended' AND m.zone > 0) AS DOUBLE)"
_DISAPPOINTMENT = "CAST(avg(m.zone) < -0.5 AS DOUBLE)"
_MEASURES: Mapping[Measure, str] = {
    Measure.SCORE: "avg(m.score)",
    Measure.DELIGHT: _DELIGHT,
    Measure.DISAPPOINTMENT: _DISAPPOINTMENT,
    Measure.BALANCE: f"{_DELIGHT} - {_DISAPPOINTMENT}",
}
# One person, one item, one value; the bits of the sides that somebody belongs to come along.
_PEOPLE = f"""
SELECT a.respondent_id, m.item, {{side}} AS side, {{measure}} AS v
FROM answer a JOIN new_meaning m ON m.question_id = a.question_id AND m.value = a.value
JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = a.respondent_id {{join}}
WHERE q.retired_at IS NULL AND s.audience = $audience AND {answers.INSIDE} AND {{side}} > 0
GROUP BY ALL
"""
_MOMENTS = """
SELECT item, CAST(side AS BIGINT) AS side, count(*) AS n, avg(v) AS mean, var_pop(v) * count(*) AS squares
FROM ({people}) GROUP BY ALL ORDER BY ALL
"""
_BOTH = """
WITH people AS ({people})
SELECT f.item AS first, s.item AS second, count(*) AS n, avg(f.v) AS mean_first, avg(s.v) AS mean_second,
       var_pop(f.v) * count(*) AS squares_first, var_pop(s.v) * count(*) AS squares_second,
       covar_pop(f.v, s.v) * count(*) AS products
FROM people f JOIN people s ON s.respondent_id = f.respondent_id AND s.item > f.item
GROUP BY ALL ORDER BY ALL
"""
_REFERRALS = """
SELECT CAST({side} AS BIGINT) AS side, count(*) FILTER (WHERE o.kind = 'recommendation') AS e,
       count(*) FILTER (WHERE f.origin <> '' AND coalesce(o.kind, 'unknown') <> 'unknown') AS n
FROM referral f LEFT JOIN origin_spelling t ON t.text = f.origin LEFT JOIN origin o ON o.id = t.origin_id
LEFT JOIN respondent r ON r.id = f.respondent_id LEFT JOIN import i ON i.id = r.import_id {join}
WHERE f.retired_at IS NULL AND ($survey IS NULL OR i.survey_id = $survey)
    AND ($since IS NULL OR f.won_on >= $since) AND ($until IS NULL OR f.won_on <= $until)
    AND ($attribute IS NULL OR EXISTS (
        SELECT 1 FROM respondent_segment g WHERE g.respondent_id = f.respondent_id AND g.attribute = $attribute AND g.value = $group))
    AND {side} > 0
GROUP BY ALL ORDER BY ALL
"""
_GROUPS = """
JOIN (SELECT respondent_id, bit_or(1 << (list_position($groups, value) - 1)) AS side FROM respondent_segment
      WHERE attribute = $parted_by AND list_contains($groups, value) GROUP BY respondent_id) b ON b.respondent_id = r.id
"""
_PERIODS = """
SELECT DISTINCT CAST(date_trunc($by, day) AS DATE) FROM (
    SELECT r.answered_on AS day FROM respondent r JOIN import i ON i.id = r.import_id JOIN survey s ON s.id = i.survey_id
    WHERE s.audience = 'customer'
    UNION SELECT won_on FROM referral WHERE retired_at IS NULL)
WHERE day IS NOT NULL ORDER BY ALL
"""


def moments(store: Store, chosen: Filter, meaning: pa.Table, measure: Measure, sides: Sides) -> pd.DataFrame:
    """People, mean and sum of squares around it, per item and side: item, side (bits), n, mean, squares.

    `meaning` says what each value of a question is worth: question_id, value, item (a number), score (0–100), zone (−1 disappointment,
    0 okay, 1 delight). The filter's period does not count where periods are compared, its group not where groups are.
    """
    sql, bound = _people(chosen, measure, sides)
    return _frame(store, _MOMENTS.format(people=sql), bound, meaning)


def both(store: Store, chosen: Filter, meaning: pa.Table, measure: Measure) -> pd.DataFrame:
    """Those who have a value for two items, for each two items that anybody has.

    Columns: first and second (items, the smaller number first), n, mean_…, squares_… (around the mean of these people), products.
    """
    sql, bound = _people(chosen, measure, Sides())
    return _frame(store, _BOTH.format(people=sql), bound, meaning)


def referrals(store: Store, chosen: Filter, sides: Sides) -> pd.DataFrame:
    """New customers per side (bits): side, e (came by recommendation), n (with known origin)."""
    side, join = _side(sides, "f.won_on")
    bound = answers.values(_without(chosen, sides)) | _bound(sides)
    del bound["audience"]
    return store.frame(_REFERRALS.format(side=side, join=join), bound)


def periods(store: Store | Change, by: Period) -> list[date]:
    """The first days of all periods with customers' answers or new customers, earliest first."""
    return [day for (day,) in store.rows(_PERIODS, {"by": str(by)})]


def _people(chosen: Filter, measure: Measure, sides: Sides) -> tuple[str, dict[str, object]]:
    side, join = _side(sides, "r.answered_on")
    bound = answers.values(_without(chosen, sides)) | _bound(sides)
    return _PEOPLE.format(side=side, join=join, measure=_MEASURES[measure]), bound


def _without(chosen: Filter, sides: Sides) -> Filter:
    """The filter without what the sides say themselves."""
    if sides.periods:
        return replace(chosen, since=None, until=None)
    return replace(chosen, segment=None) if sides.groups else chosen


def _side(sides: Sides, day: str) -> tuple[str, str]:
    """The bits somebody belongs to, and what has to be joined for it."""
    if sides.groups:
        return "b.side", _GROUPS
    if not sides.periods:
        return "1", ""
    bits = (f"CASE WHEN {day} BETWEEN $since{i} AND $until{i} THEN {1 << i} ELSE 0 END" for i in range(len(sides.periods)))
    return f"({' + '.join(bits)})", ""


def _bound(sides: Sides) -> dict[str, object]:
    if sides.groups:
        return {"parted_by": sides.attribute, "groups": list(sides.groups)}
    return {f"{name}{i}": day for i, days in enumerate(sides.periods) for name, day in zip(("since", "until"), days, strict=True)}


def _frame(store: Store, sql: str, bound: dict[str, object], meaning: pa.Table) -> pd.DataFrame:
    with store.cursor() as cursor:
        cursor.register("new_meaning", meaning)
        return cursor.execute(sql, bound).df()
