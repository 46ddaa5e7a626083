"""The answers of each person side by side: a row per person and columns per item, which never leave the database.

Answers to a question by which alone an item is rated go as a few bits into a number: half the time of a mean per item, and a
fraction of the time of a row per person and item.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import duckdb
import pyarrow as pa

from tpm.model.period import Filter
from tpm.store import answers
from tpm.store import slots as bits
from tpm.store.slots import Slots

Item = int | None
Found = TypeVar("Found")
MEAN = "avg(CASE WHEN {item} THEN q.{of} END)"  # CASE takes two thirds of the time of FILTER

# Columns per item and nothing else vary in the statements; the numbers of touchpoints are ours, not a reader's.
_PEOPLE = """
SELECT respondent_id, {columns}, packed FROM (
    SELECT a.respondent_id, {bits}, count(q.packed) AS packed, {means}
    FROM answer a JOIN (
        SELECT m.*, q.role, q.survey_id FROM new_meaning m JOIN question q ON q.id = m.question_id JOIN survey s ON s.id = q.survey_id
        WHERE q.retired_at IS NULL AND s.audience = $audience
    ) q ON q.question_id = a.question_id AND q.value = a.value
    WHERE {inside} GROUP BY a.respondent_id
) WHERE {where}
"""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A column for every item, `name` and its number: SQL `made` of the {mean} of what somebody's answers are worth, `of` the meaning.

    `mean` is SQL for it where several questions were asked; with {item}, which says whether an answer q is about the item.
    """

    name: str
    of: str
    made: str = "{mean}"
    mean: str = MEAN


@dataclass(frozen=True, kw_only=True)
class People:
    """SQL with a row per person (respondent_id), the columns wanted, and packed: how many answers went into bits; its bound values.

    `packed` holds the items whose answers did. Where their columns together hold fewer, somebody answered a question twice.
    """

    sql: str
    bound: dict[str, object]
    items: Sequence[Item]
    packed: frozenset[Item]


def work(cursor: duckdb.DuckDBPyConnection, meaning: pa.Table, make: Callable[[Slots], tuple[Found, bool]]) -> Found:
    """What `make` finds with these slots; without any where it says that they did not hold all answers: lines of a file can repeat."""
    slots = bits.find(meaning)
    cursor.register("new_meaning", bits.coded(meaning, slots))
    found, whole = make(slots)
    return found if whole or not slots else make({})[0]


def people(chosen: Filter, meaning: pa.Table, slots: Slots, wanted: Sequence[Wanted], *, judged: bool = False) -> People:
    """Everybody who gave an answer with a meaning; with `judged` only who judged overall.

    `meaning` says what each value of a question is worth: question_id, value, item (a number; empty for the overall judgement), and
    columns of numbers. Several questions about one item are averaged, and so are several answers to one question.
    """
    items = items_of(meaning)
    items += [None] if judged and None not in items else []
    apart = [item for item in items if item not in slots]
    means = [f"{one.mean.format(item=_is(item), of=one.of)} AS mean_{named(one, item)}" for item in apart for one in wanted]
    columns = [f"{one.made.format(mean=_mean(one, item, slots))} AS {named(one, item)}" for item in items for one in wanted]
    # Also whoever judged twice, which together may be no code at all: it must be noticed
    overall = f"{slots[None].code} <> 0" if None in slots else f"mean_{wanted[0].name} IS NOT NULL"
    part, bound = answers.inside(chosen)
    sql = _PEOPLE.format(
        columns=", ".join(columns) or "0 AS nothing",
        bits=", ".join(f"bit_or(q.bits{word}) AS bits{word}" for word in range(bits.words(slots))) or "0 AS bits0",
        means=", ".join(means) or "0 AS means",
        inside=part,
        where=overall if judged else "true",
    )
    return People(sql=sql, bound=bound, items=items, packed=frozenset(slots))


def items_of(meaning: pa.Table) -> list[Item]:
    """The items that anything is said about, in order; that without a number last."""
    return sorted(meaning.column("item").unique().to_pylist(), key=lambda item: (item is None, item))


def named(one: Wanted, item: Item) -> str:
    """The column of an item; without a number for that which has none."""
    return one.name if item is None else f"{one.name}{item}".replace("-", "m")


def _mean(one: Wanted, item: Item, slots: Slots) -> str:
    """SQL for the mean of what somebody's answers about an item are worth."""
    return slots[item].column(one.of, "DOUBLE") if item in slots else f"mean_{named(one, item)}"


def _is(item: Item) -> str:
    return "q.item IS NULL" if item is None else f"q.item = {item}"
