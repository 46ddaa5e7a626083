"""What two sides of a comparison have, and what they have in common: sums made in SQL, never a respondent.

Everybody counts once for an item, with the mean of their answers to its questions; who says yes to one of several questions
whether they have recommended us has done so. The sides (periods or customer groups) are
bits of a number, so that those who belong to several are told apart: 1 the first side alone, 2 the second alone, 3 both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

import pandas as pd
import pyarrow as pa

from tpm.model.period import Filter, Period
from tpm.store import answers, side_by_side
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.side_by_side import Item, Wanted
from tpm.store.slots import Slots

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


# Of a yes to one of several questions the others take nothing.
_ZONE = f"CASE WHEN bool_or({{item}} AND q.role = 'recommended' AND q.zone > 0) THEN 1 ELSE {side_by_side.MEAN} END"
_DELIGHT, _DISAPPOINTMENT = "({mean} > 0.5)::DOUBLE", "({mean} < -0.5)::DOUBLE"
_MEASURES: Mapping[Measure, Wanted] = {
    Measure.SCORE: Wanted(name="v", of="score"),
    Measure.DELIGHT: Wanted(name="v", of="zone", made=_DELIGHT, mean=_ZONE),
    Measure.DISAPPOINTMENT: Wanted(name="v", of="zone", made=_DISAPPOINTMENT, mean=_ZONE),
    Measure.BALANCE: Wanted(name="v", of="zone", made=f"{_DELIGHT} - {_DISAPPOINTMENT}", mean=_ZONE),
}
# The bits of the sides that somebody belongs to come along.
_MOMENTS = """
SELECT CAST({side} AS BIGINT) AS side, sum(packed) AS packed, {sums} FROM ({people}) p {join} WHERE {side} > 0 GROUP BY ALL ORDER BY ALL
"""
_SUMS = "count({v}), avg({v}), var_pop({v}) * count({v})"
_BOTH = "SELECT sum(packed), {counts}, {sums} FROM ({people})"
_SUMS_OF_BOTH = "regr_count({s}, {f}), " + ", ".join(f"regr_{name}({{s}}, {{f}})" for name in ("avgx", "avgy", "sxx", "syy", "sxy"))
_ANSWERED_ON = "JOIN respondent r ON r.id = p.respondent_id"
_KINDS = {"item": "int64", "side": "int64", "n": "int64", "mean": "float64", "squares": "float64"}
_KINDS_OF_BOTH = {"first": "int64", "second": "int64", "n": "int64"} | dict.fromkeys(
    ("mean_first", "mean_second", "squares_first", "squares_second", "products"), "float64"
)
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
      WHERE attribute = $parted_by AND list_contains($groups, value) GROUP BY respondent_id) b ON b.respondent_id = {person}
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
    side, join = _side(sides, "r.answered_on", "p.respondent_id")
    join = _ANSWERED_ON if sides.periods else join

    def sums(slots: Slots) -> tuple[pd.DataFrame, bool]:
        people = side_by_side.people(_without(chosen, sides), meaning, slots, [_MEASURES[measure]])
        names = [_SUMS.format(v=_named(item)) for item in people.items]
        sql = _MOMENTS.format(side=side, sums=", ".join(names) or "0", people=people.sql, join=join)
        found = cursor.execute(sql, people.bound | _bound(sides)).fetchall()
        rows = [
            (item, number, *own[3 * place : 3 * place + 3])
            for place, item in enumerate(people.items)
            for number, _, *own in found
            if own[3 * place]
        ]
        held = sum(n for item, _, n, *_ in rows if item in people.packed)
        return _framed(rows, _KINDS), sum(each[1] or 0 for each in found) == held

    with store.cursor() as cursor:
        return side_by_side.work(cursor, meaning, sums)


def both(store: Store, chosen: Filter, meaning: pa.Table, measure: Measure) -> pd.DataFrame:
    """Those who have a value for two items, for each two items that anybody has.

    Columns: first and second (items, the smaller number first), n, mean_…, squares_… (around the mean of these people), products.
    """

    def sums(slots: Slots) -> tuple[pd.DataFrame, bool]:
        people = side_by_side.people(chosen, meaning, slots, [_MEASURES[measure]])
        each = list(combinations([item for item in people.items if item is not None], 2))
        own = ", ".join(_SUMS_OF_BOTH.format(f=_named(first), s=_named(second)) for first, second in each)
        counts = " + ".join(f"count({_named(item)})" for item in people.packed) or "0"
        sql = _BOTH.format(counts=counts, sums=own or "0", people=people.sql)
        packed, held, *found = cursor.execute(sql, people.bound).fetchone() or (0, 0)
        rows = [(*pair, *found[6 * place : 6 * place + 6]) for place, pair in enumerate(each) if found[6 * place]]
        return _framed(rows, _KINDS_OF_BOTH), (packed or 0) == held

    with store.cursor() as cursor:
        return side_by_side.work(cursor, meaning, sums)


def referrals(store: Store, chosen: Filter, sides: Sides) -> pd.DataFrame:
    """New customers per side (bits): side, e (came by recommendation), n (with known origin)."""
    side, join = _side(sides, "f.won_on", "r.id")
    bound = answers.values(_without(chosen, sides)) | _bound(sides)
    del bound["audience"]
    return store.frame(_REFERRALS.format(side=side, join=join), bound)


def periods(store: Store | Change, by: Period) -> list[date]:
    """The first days of all periods with customers' answers or new customers, earliest first."""
    return [day for (day,) in store.rows(_PERIODS, {"by": str(by)})]


def _named(item: Item) -> str:
    return side_by_side.named(_MEASURES[Measure.SCORE], item)


def _framed(rows: Sequence[tuple[object, ...]], kinds: Mapping[str, str]) -> pd.DataFrame:
    """The rows with columns of these types; an item without a number is empty."""
    found = pd.DataFrame(rows, columns=list(kinds))
    return found.astype({name: "float64" if found[name].isna().any() else kind for name, kind in kinds.items()})


def _without(chosen: Filter, sides: Sides) -> Filter:
    """The filter without what the sides say themselves."""
    if sides.periods:
        return replace(chosen, since=None, until=None)
    return replace(chosen, segment=None) if sides.groups else chosen


def _side(sides: Sides, day: str, person: str) -> tuple[str, str]:
    """The bits somebody belongs to, and what has to be joined for it."""
    if sides.groups:
        return "b.side", _GROUPS.format(person=person)
    if not sides.periods:
        return "1", ""
    bits = (f"CASE WHEN {day} BETWEEN $since{i} AND $until{i} THEN {1 << i} ELSE 0 END" for i in range(len(sides.periods)))
    return f"({' + '.join(bits)})", ""


def _bound(sides: Sides) -> dict[str, object]:
    if sides.groups:
        return {"parted_by": sides.attribute, "groups": list(sides.groups)}
    return {f"{name}{i}": day for i, days in enumerate(sides.periods) for name, day in zip(("since", "until"), days, strict=True)}
