"""How many customers a touchpoint reaches, and how many of those it delights would recommend: counts, made in SQL."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from tpm.model.period import Filter
from tpm.store import answers, side_by_side
from tpm.store.database import Store
from tpm.store.side_by_side import Wanted
from tpm.store.slots import Slots

_BITS = 62
_ASKED = """
SELECT q.id, q.touchpoint_id, q.survey_id FROM question q JOIN survey s ON s.id = q.survey_id
WHERE q.retired_at IS NULL AND s.audience = $audience AND q.role = 'rating' AND q.touchpoint_id IS NOT NULL ORDER BY q.id
"""
# Which questions somebody answered fits into a few numbers. Of each import: who was asked, what they were asked, and who is reached.
_REACH = """
WITH given AS (
    SELECT a.respondent_id, {bits} FROM answer a JOIN new_places q ON q.question_id = a.question_id GROUP BY a.respondent_id
), parted AS (
    SELECT r.import_id, {words}, count_if({inside}) AS n FROM respondent r LEFT JOIN given a ON a.respondent_id = r.id GROUP BY ALL
)
SELECT sum(n)::BIGINT AS people, {asked}, {reached} FROM parted GROUP BY import_id
"""
_HIGH = Wanted(name="h", of="high", made="{mean} > 0.5")
# Nobody, or those who are no promoters, or promoters; with how many of them rated each touchpoint, and were delighted.
_POTENTIAL = "SELECT {willing} AS promoter, count(*), sum(packed), {counts} FROM ({people}) GROUP BY promoter"
_COUNTS = ["rated", "willing", "together", "delighted", "delighted_promoters", "others", "other_promoters"]


def reach(store: Store, chosen: Filter) -> pd.DataFrame:
    """Touchpoints that customers were asked about: touchpoint_id, reached (people who rated it), base (people who were asked).

    Whoever answered "not used" was asked, but not reached. Asked were all in a file in which anybody rated the touchpoint; a question
    that came later was not put to the people in earlier files: they do not count in its base.
    """
    with store.cursor() as cursor:
        part, bound = answers.inside(Filter(since=chosen.since, until=chosen.until, segment=chosen.segment))
        questions = cursor.execute(_ASKED, {"audience": bound.pop("audience")}).fetchall()
        words = range(-(-len(questions) // _BITS) or 1)
        cursor.register("new_places", _places([question for question, _, _ in questions], words))
        touchpoints = sorted({touchpoint for _, touchpoint, _ in questions})
        counted = {place for place, (_, _, survey) in enumerate(questions) if chosen.survey in {None, survey}}
        sets = [{place for place, (_, one, _) in enumerate(questions) if one == touchpoint} for touchpoint in touchpoints]
        sql = _REACH.format(
            bits=", ".join(f"bit_or(q.bits{word}) AS bits{word}" for word in words),
            words=", ".join(f"a.bits{word}" for word in words),
            inside=part.replace("a.respondent_id", "r.id"),
            asked=", ".join(f"bit_or(bits{word})" for word in words),
            reached=", ".join(f"sum(n) FILTER ({_any(own & counted, words)})::BIGINT" for own in sets) or "0",
        )
        imports = cursor.execute(sql, bound).fetchall()
    rows: dict[int, list[int]] = {}
    for people, *found in imports:
        asked = {place for place in range(len(questions)) if _answered(found, place)}
        if not people or not asked & counted:
            continue
        for own, touchpoint, reached in zip(sets, touchpoints, found[len(words) :], strict=False):
            if own & asked:
                row = rows.setdefault(touchpoint, [touchpoint, 0, 0])
                row[1:] = row[1] + (reached or 0), row[2] + people
    return pd.DataFrame([rows[touchpoint] for touchpoint in sorted(rows)], columns=["touchpoint_id", "reached", "base"], dtype="int64")


def potential(store: Store, chosen: Filter, meaning: pa.Table) -> pd.DataFrame:
    """Of those who rated a touchpoint and said whether they would recommend us, by touchpoint.

    `meaning` says what each value of a question is worth: question_id, value, item (touchpoint; empty for the willingness to
    recommend), high (1 for delight and for a promoter, else 0); several questions about one are averaged. Returns touchpoint_id,
    delighted and others (people), delighted_promoters and other_promoters (those among them who are promoters); together (delighted
    and others), rated and willing: how many answered both, and each of the two, whatever they said to the other.
    """

    def counts(slots: Slots) -> tuple[pd.DataFrame, bool]:
        people = side_by_side.people(chosen, meaning, slots, [_HIGH])
        items = [item for item in people.items if item is not None]
        columns = [f"count(h{item}), coalesce(count_if(h{item}), 0)" for item in items]  # of nothing but NULL it counts NULL, not 0
        willing = "h" if None in people.items else "NULL::BOOLEAN"
        sql = _POTENTIAL.format(willing=willing, counts=", ".join(columns) or "0", people=people.sql)
        found = {promoter: row for promoter, *row in cursor.execute(sql, people.bound).fetchall()}
        packed = sum(row[1] or 0 for row in found.values())
        held = sum(row[0] for promoter, row in found.items() if promoter is not None and None in people.packed)
        held += sum(row[2 + 2 * place] for row in found.values() for place, item in enumerate(items) if item in people.packed)
        return _counted(items, found), packed == held

    with store.cursor() as cursor:
        return side_by_side.work(cursor, meaning, counts)


def _counted(items: Sequence[int], found: dict[bool | None, list[int]]) -> pd.DataFrame:
    """The counts of those who are no promoters, are promoters, or have not said, put together by touchpoint."""
    nobody = [0] * (2 + 2 * len(items))
    critics, promoters, silent = (found.get(kind, nobody) for kind in (False, True, None))
    rows: list[list[int]] = []
    for place, item in enumerate(items):
        (no, no_high), (yes, yes_high), (other, _) = (row[2 + 2 * place : 4 + 2 * place] for row in (critics, promoters, silent))
        if no + yes:
            apart = no + yes - no_high - yes_high
            rows.append([item, no + yes + other, critics[0] + promoters[0], no + yes, no_high + yes_high, yes_high, apart, yes - yes_high])
    table = pd.DataFrame(rows, columns=["touchpoint_id", *_COUNTS], dtype="int64")
    return table.astype(dict.fromkeys(_COUNTS[3:], "float64"))  # they are emptied where they tell about a few


def _places(questions: Sequence[int], words: Iterable[int]) -> pa.Table:
    """A bit for each question, in one of the numbers bits0, bits1 and so on."""
    columns: dict[str, Any] = {"question_id": pa.array(questions, pa.int64())}
    for word in words:
        bits = [1 << place % _BITS if place // _BITS == word else None for place in range(len(questions))]
        columns[f"bits{word}"] = pa.array(bits, pa.int64())
    return pa.table(columns)


def _any(places: set[int], words: Iterable[int]) -> str:
    """SQL for whether one of these questions was answered."""
    masks = {word: sum(1 << place % _BITS for place in places if place // _BITS == word) for word in words}
    return " OR ".join(f"bits{word} & {mask} <> 0" for word, mask in masks.items() if mask) or "false"


def _answered(numbers: Sequence[int | None], place: int) -> bool:
    return bool((numbers[place // _BITS] or 0) >> place % _BITS & 1)
