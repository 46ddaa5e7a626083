"""Which parts of the answers can be shown so that no few people's answers can be worked out from all that is shown.

Hiding every figure of fewer than k people is not enough: a year minus its first eleven months is a month, a total minus
all groups but one is that group. So it is decided once and for all, from counts of people, what can be asked for:

1. *Atoms.* The people behind an item are parted by survey, then by one attribute after the other, then by import. A value is told apart
   only where it, and all that is left, makes up k people (or nobody) in every atom there is so far; otherwise it stays with the
   rest, and the next smallest value with it. Whatever groups are combined is a union of atoms, and so is every sum and
   difference of such groups.
2. *Long stretches of time.* Months are joined until every atom has k people in each stretch, or nobody. Groups are shown for
   unions of stretches only. What can be worked out from them is a union of (stretch, atom), each of which has k people.
3. *Short stretches.* Within a long one months are joined until k people answered in each, and some of every atom. All
   people together are shown for unions of short stretches, too. Suppose that a sum of multiples of short stretches and atoms is
   1 for some answers and 0 for all others. As every atom occurs in every short stretch, all multiples of the atoms are the
   same or all those of the short stretches are: two different ones on both sides would add up to three values. So what can
   be worked out within a long stretch is a union of short stretches or a union of atoms. Both have k people.

Answers without a date count as a month before all others. A period that cuts a stretch is not shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from tpm.model.parts import Part, wanted
from tpm.model.period import Filter

Cells = Mapping[date | None, Mapping[int, int]]
"""Month (its first day, None without a date), atom, people."""
Keys = Mapping[date | None, Mapping[Any, int]]
"""The same with something finer than an atom."""


_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Months that are shown together or not at all, as days from the first to the last; with `undated` those without a date as well."""

    first: date | None
    last: date | None
    undated: bool = False

    def inside(self, chosen: Filter) -> bool | None:
        """Whether a period holds all of it (or nothing of it: false); None where it cuts it."""
        if chosen.since is None and chosen.until is None:
            return True
        if self.first is None or self.last is None:
            return False
        if (chosen.until and chosen.until < self.first) or (chosen.since and chosen.since > self.last):
            return False
        whole = not (chosen.since and chosen.since > self.first) and not (chosen.until and chosen.until < self.last)
        return True if whole and not self.undated else None


@dataclass(frozen=True, kw_only=True)
class Shield:
    """What can be shown of one item: groups and surveys told apart, and the stretches of time for all people and for parts of them.

    `means`: the stretches for figures in which everybody counts once, with the mean of their answers; none where they can't be shown.
    """

    people: int
    short: Sequence[Stretch]
    long: Sequence[Stretch]
    means: Sequence[Stretch]
    parts: frozenset[Part]
    by_question: bool = True

    def shows(self, chosen: Filter, *, wave: int | None = None, by_question: bool = False, by_person: bool = False) -> bool:
        """Whether the figures of a filter can be shown: of one import (`wave`), of each question, with everybody counted once."""
        parts = wanted(chosen, wave)
        if (by_question and not self.by_question) or (by_person and not self.means) or not parts <= self.parts:
            return False
        everybody = self.means if by_person else self.short
        inside = [stretch.inside(chosen) for stretch in (self.long if parts or by_question else everybody)]
        return None not in inside and True in inside

    def fitting(self, chosen: Filter) -> set[tuple[date | None, date | None]]:
        """Periods near the chosen one that cut no stretch at its ends: each end moved out of the stretch it lies in, or over all of it."""
        starts, ends = {chosen.since}, {chosen.until}
        for stretch in self.long if wanted(chosen) else self.short:
            if stretch.first is None or stretch.last is None or stretch.inside(chosen) is not None:
                continue
            if stretch.undated or (chosen.since and stretch.first < chosen.since):
                starts |= {stretch.last + _DAY} if stretch.undated else {stretch.first, stretch.last + _DAY}
            if chosen.until and stretch.last > chosen.until:
                ends |= {stretch.last, stretch.first - _DAY}
        return {(start, end) for start in starts for end in ends if start is None or end is None or start <= end}


def told_apart(parts: pd.DataFrame, least: int) -> pd.DataFrame:
    """The values that can be told apart, so that the rest, too, has `least` people or nobody: of 12, 9, 3 with 5 only the 12.

    Args:
        parts: item, atom, value (empty for the rest), people; every value has `least` people in each of its atoms.
        least: smallest group that is shown.

    Returns:
        item, value, part (1, 2, …), for the items that have such values.
    """
    rows = [(item, value, number) for item, own in parts.groupby("item", sort=True) for number, value in enumerate(_kept(own, least), 1)]
    return pd.DataFrame(rows, columns=["item", "value", "part"]).astype({"item": "int64", "part": "int64", "value": "str"})


def _kept(parts: pd.DataFrame, least: int) -> list[str]:
    if (parts.groupby("atom")["people"].sum() < least).any():  # an item of so few people is not shown at all
        return []
    sizes = parts.groupby("value")["people"].sum().sort_values(kind="stable")
    kept = dict.fromkeys(str(value) for value in sizes.index)
    rest = Counter[int]()
    where: dict[str, dict[int, int]] = {value: {} for value in kept}
    for atom, value, people in parts[["atom", "value", "people"]].itertuples(index=False):
        if pd.isna(value):
            rest[int(atom)] += int(people)
        else:
            where[str(value)][int(atom)] = int(people)
    while few := {atom for atom, people in rest.items() if 0 < people < least}:
        smallest = next(value for value in kept if few & where[value].keys())
        del kept[smallest]
        rest.update(where[smallest])
    return list(kept)


def long_stretches(cells: Cells, least: int) -> list[list[date | None]]:
    """Months joined until every atom has `least` people in each stretch, or nobody."""
    done: list[list[date | None]] = []
    now: list[date | None] = []
    for month in sorted(cells, key=_order):
        now.append(month)
        if _enough(cells, now, least):
            done.append(now)
            now = []
    while now and done:  # what is left over joins the last, and if that is not enough the one before
        now = done.pop() + now
        if _enough(cells, now, least):
            done.append(now)
            now = []
    return [*done, now] if now else done


def short_stretches(cells: Cells, months: Sequence[date | None], least: int) -> list[list[date | None]]:
    """The months of a long stretch joined until `least` people answered in each short one, and some of every atom."""
    everyone = {atom for month in months for atom in cells[month]}
    done: list[list[date | None]] = []
    now: list[date | None] = []
    for month in months:
        now.append(month)
        if sum(sum(cells[m].values()) for m in now) >= least and {atom for m in now for atom in cells[m]} == everyone:
            done.append(now)
            now = []
    if now and done:
        done[-1] += now
    return done or [now]


def _enough(cells: Cells, months: Iterable[date | None], least: int) -> bool:
    counts = Counter[int]()
    for month in months:
        counts.update(cells[month])
    return all(people >= least for people in counts.values())


def _order(month: date | None) -> date:
    return month or date.min


def shield(cells: Cells, parts: frozenset[Part], least: int, questions: Keys, counts: Keys) -> Shield | None:
    """What can be shown of one item; None where fewer than `least` people are behind it.

    Args:
        cells: people by month and atom; every atom has `least` of them in all.
        parts: what is told apart by the atoms.
        least: smallest group that is shown.
        questions: people by month and (atom, question); empty where one question is asked about the item.
        counts: people by month and (atom, number of questions answered), likewise: from the mean of answers and that of people's
            means can be worked out what those say who answered only some questions.
    """
    people = sum(sum(atoms.values()) for atoms in cells.values())
    if people < least:
        return None
    long = long_stretches(cells, least)
    short = [short_stretches(cells, months, least) for months in long]
    asked, apart = (all(_safe(each, *both, least) for both in zip(long, short, strict=True)) for each in (questions, counts))
    even = len({number for keys in counts.values() for _, number in keys}) <= 1
    whole, parted = ([_stretch(months) for months in each] for each in ([months for within in short for months in within], long))
    means = whole if even else parted if apart else []
    return Shield(people=people, short=whole, long=parted, means=means, parts=parts, by_question=asked)


def _safe(questions: Keys, months: Sequence[date | None], short: Sequence[Sequence[date | None]], least: int) -> bool:
    """Whether the questions of an item can be told apart in a long stretch by the same rules as atoms."""
    counts = Counter[object]()
    for month in months:
        counts.update(questions.get(month, {}))
    there = all({key for month in within for key in questions.get(month, {})} == counts.keys() for within in short)
    return there and all(people >= least for people in counts.values())


def _stretch(months: Sequence[date | None]) -> Stretch:
    dated = [month for month in months if month]
    last = (dated[-1] + timedelta(days=31)).replace(day=1) - timedelta(days=1) if dated else None
    return Stretch(first=dated[0] if dated else None, last=last, undated=None in months)
