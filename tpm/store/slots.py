"""Answers as bits: what somebody gave to many questions in a few numbers, which is quicker to gather than a column per question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

_MOST_BITS, _MOST_VALUES = 62, 127


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The bits that hold the answer to the only question about an item: of the number `word` from `place` on, 1 for the first value."""

    word: int
    place: int
    values: Sequence[Mapping[str, Any]]

    @property
    def width(self) -> int:
        """Number of bits."""
        return len(self.values).bit_length()

    @property
    def code(self) -> str:
        """SQL for the code in the numbers `bits0`, `bits1`, …; 0 where nothing was answered."""
        return f"((bits{self.word} >> {self.place}) & {(1 << self.width) - 1})"

    def column(self, what: str, kind: str) -> str:
        """SQL for what the answer is worth: a column of `values`, of this type."""
        worth = ", ".join("NULL" if value[what] is None else repr(float(value[what])) for value in self.values)
        return f"([{worth}]::{kind}[])[{self.code}]"


Slots = Mapping[int | None, Slot]
"""By item; empty: the overall judgement."""


def find(meaning: pa.Table) -> Slots:
    """A place for each item about which only one question was asked; `meaning` as in `side_by_side.people`."""
    asked: dict[int | None, dict[int, list[Mapping[str, Any]]]] = {}
    for row in meaning.to_pylist():
        asked.setdefault(row["item"], {}).setdefault(row["question_id"], []).append(row)
    slots: dict[int | None, Slot] = {}
    word = place = 0
    for item, questions in asked.items():
        given = next(iter(questions.values()))
        width = len(given).bit_length()
        if len(questions) > 1 or len(given) > _MOST_VALUES:
            continue
        if place + width > _MOST_BITS:
            word, place = word + 1, 0
        slots[item] = Slot(word=word, place=place, values=given)
        place += width
    return slots


def words(slots: Slots) -> int:
    """How many numbers hold the answers of one person."""
    return max((slot.word + 1 for slot in slots.values()), default=0)


def coded(meaning: pa.Table, slots: Slots) -> pa.Table:
    """With the code of every value that has a place, shifted to it, in a column bits0, bits1 … per number; empty for the others.

    packed: true where it has one, else empty.
    """
    codes = {
        (value["question_id"], value["value"]): (slot.word, code << slot.place)
        for slot in slots.values()
        for code, value in enumerate(slot.values, 1)
    }
    found = [codes.get((row["question_id"], row["value"]), (None, None)) for row in meaning.to_pylist()]
    for word in range(words(slots)):
        meaning = meaning.append_column(f"bits{word}", pa.array([bits if at == word else None for at, bits in found], pa.int64()))
    return meaning.append_column("packed", pa.array([None if at is None else True for at, _ in found], pa.bool_()))
