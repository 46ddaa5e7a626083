"""Answers as bits: what somebody gave to many questions in one number, which is quicker to gather than a column per question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

_MOST_BITS, _MOST_VALUES = 126, 127


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The bits of a number that hold the answer to the only question about an item: from `place` on, 1 for the first value."""

    place: int
    values: Sequence[Mapping[str, Any]]

    @property
    def width(self) -> int:
        """Number of bits."""
        return len(self.values).bit_length()

    @property
    def code(self) -> str:
        """SQL for the code in the number `bits`; 0 where nothing was answered."""
        return f"((bits >> {self.place}) & {(1 << self.width) - 1})::BIGINT"

    def column(self, what: str, kind: str) -> str:
        """SQL for what the answer is worth: a column of `values`, of this type."""
        worth = ", ".join(str(value[what]) for value in self.values)
        return f"([{worth}]::{kind}[])[{self.code}]"


Slots = Mapping[int | None, Slot]
"""By item; empty: the overall judgement."""


def find(meaning: pa.Table) -> Slots:
    """A place for each item about which only one question was asked, as far as there is room; `meaning` as in `drivers.judged`."""
    asked: dict[int | None, dict[int, list[Mapping[str, Any]]]] = {}
    for row in meaning.to_pylist():
        asked.setdefault(row["item"], {}).setdefault(row["question_id"], []).append(row)
    slots: dict[int | None, Slot] = {}
    place = 0
    for item, questions in asked.items():
        slot = Slot(place=place, values=next(iter(questions.values())))
        if len(questions) == 1 and len(slot.values) <= _MOST_VALUES and place + slot.width <= _MOST_BITS:
            slots[item] = slot
            place += slot.width
    return slots


def coded(meaning: pa.Table, slots: Slots) -> pa.Table:
    """With the code of every value that has a place, and the place; both are empty for the others."""
    codes = {
        (value["question_id"], value["value"]): (code, slot.place) for slot in slots.values() for code, value in enumerate(slot.values, 1)
    }
    found = [codes.get((row["question_id"], row["value"]), (None, None)) for row in meaning.to_pylist()]
    for name, column in zip(("code", "place"), zip(*found, strict=True) if found else ((), ()), strict=True):
        meaning = meaning.append_column(name, pa.array(column, pa.int64()))
    return meaning
