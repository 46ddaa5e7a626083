"""Points that share a word: who stands for whom, and how the numbers of several are written."""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from tpm.charts.placing import Place

_CLOSE = 9.0  # points whose middles are no further apart lie on each other, or nearly so
_MANY = 12.0  # every point that shares a word already makes it as if it were so much further away
_NEIGHBOURS = 4  # so many are asked whether their words have room for one more number
_LOST = 0.2  # if a larger share of words finds no place, neighbours are not asked
_FURTHER = 1.5
_RUN = 3  # so many numbers one after the other are written as a range
Points = npt.NDArray[np.float64]
Places = list[Place | None]
Placing = Callable[[Sequence[int], Collection[int], Places], Places]


def share(points: Points, found: Placing) -> tuple[list[int], Places]:
    """The owner of each point, and the place of each owner's word.

    `points`: across and up in pixels. `found` looks for the places of some owners, given all owners and the places that stand. A point
    that finds none joins a neighbour whose word can grow; if there is none, points further apart share words, at the end all of them.
    """
    close = _CLOSE
    while True:
        owners = gather(points, close)
        heads = sorted(set(owners))
        places = found(owners, heads, [None] * len(owners))
        lost = [head for head in heads if places[head] is None]
        if len(lost) <= len(heads) * _LOST:
            for one in lost:
                owners, places = _join(points, found, owners, places, one)
                if one in owners:
                    break
        if len(heads) == 1 or all(places[owner] for owner in owners):
            return owners, places
        close *= _FURTHER


def gather(points: Points, close: float) -> list[int]:
    """The owner of each point: the first one no further away than `close` that is one."""
    owners = list[int]()
    for row, point in enumerate(points):
        heads = sorted(set(owners))
        near = np.flatnonzero(np.hypot(*(points[heads] - point).T) <= close)
        owners.append(heads[near[0]] if len(near) else row)
    return owners


def _join(points: Points, found: Placing, owners: list[int], places: Places, lost: int) -> tuple[list[int], Places]:
    """The lost one and what it owns at the first neighbour whose word can grow; nothing changes where none can."""

    def apart(other: int) -> float:
        return float(np.hypot(*(points[other] - points[lost]))) + _MANY * owners.count(other)

    for other in sorted((row for row, place in enumerate(places) if place), key=apart)[:_NEIGHBOURS]:
        joined = [other if owner == lost else owner for owner in owners]
        grown = found(joined, [other], [None if row == other else place for row, place in enumerate(places)])
        if grown[other]:
            return joined, grown
    return owners, places


def numbers(owners: Sequence[int]) -> list[str]:
    """The numbers (from 1) each owner stands for, "3, 7, 9–11"; nothing for the others."""
    owned: list[list[int]] = [[] for _ in owners]
    for number, owner in enumerate(owners, 1):
        owned[owner].append(number)
    return [_ranges(found) for found in owned]


def _ranges(found: Sequence[int]) -> str:
    runs = [[number for _, number in run] for _, run in groupby(enumerate(found), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) >= _RUN else ", ".join(map(str, run)) for run in runs)
