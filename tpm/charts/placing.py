"""Words beside points, placed so that no word lies over another word or point, however wide the plot is drawn within its limits.

What stands at a point moves with it: a box is a row of (share of the width at which its point stands, left, right, top, bottom), the
edges in pixels, those to the side counted from the point.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
import numpy.typing as npt

from tpm.charts import ways
from tpm.charts.ways import DOT, Boxes, Place

_NEAR = np.array([0.0, -6.0, 6.0, -6.0, 6.0])  # how much further away from other points a word beside its own stays
_OUTSIDE = 4.0  # a word may stand so far outside of the plot
_NOTHING = np.empty((0, 5))
_AT_ONCE = 6  # lines looked at together
MOST = 400_000
"""Pairs of boxes compared for all words together; what has no place by then finds none."""


@dataclass(frozen=True, kw_only=True)
class Room:
    """A plot `high` pixels high that is drawn between `least` and `most` pixels wide; words stand at most `reach` from their points."""

    least: float
    most: float
    high: float
    reach: float


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """Words of these widths and heights, right beside their points or (`lined`) at the ends of lines; `loose` ones may cross.

    Without a size a point has no word of its own; `owners` has for each point the number of the one whose word stands for it too.
    """

    sizes: Sequence[tuple[float, float] | None]
    lined: bool = False
    loose: bool = False
    owners: Sequence[int] = ()


def place(
    attempts: Sequence[Attempt],
    points: Sequence[tuple[float, float]],
    room: Room,
    *,
    kept: Boxes,
    partly: bool,
    standing: Sequence[Place | None] = (),
) -> list[Place | None]:
    """A place for each point from the first attempt that finds one; what comes first finds a place first.

    `points`: share of the width (0–1) and pixels from the top; `kept`: boxes to keep free; `standing`: what has its place. A word
    beside its point is nearer to it than to any other. Where a word finds none, its place is None, or without `partly` nothing is returned.
    """
    dots = np.array([(x, -DOT, DOT, y - DOT, y + DOT) for x, y in points]).reshape(-1, 5)
    there = [(way, point) for way, point in zip(standing, points, strict=False) if way]
    words = np.vstack([kept, *(np.array([ways.at(point, way.box)]) for way, point in there)])
    lines = np.vstack([_NOTHING, *(ways.line((way.line_x, way.line_y), point) for way, point in there)])
    taken = _Taken(room=room, dots=dots, words=words, lines=lines)
    found = list(standing) or [None] * len(points)
    for count, attempt in enumerate(attempts):
        for number, size in enumerate(attempt.sizes):
            if size and found[number] is None and (way := taken.first(number, size, points[number], attempt)):
                found[number] = replace(way, attempt=count)
            if size and found[number] is None and not partly and attempt is attempts[-1]:
                return []
    return found


def overlaps(one: Boxes, other: Boxes, room: Room) -> npt.NDArray[np.bool_]:
    """Whether boxes lie over each other at any width within the limits: a row for each of `one`, a column for each of `other`."""
    apart = (one[:, None, 3] >= other[None, :, 4]) | (one[:, None, 4] <= other[None, :, 3])
    shift = one[:, None, 0] - other[None, :, 0]
    rightwards, leftwards = one[:, None, 1] - other[None, :, 2], one[:, None, 2] - other[None, :, 1]
    ends = (room.least, room.most)  # what is apart at both ends, on the same side, is so in between
    right, left = (np.logical_and(*(sign * (shift * at + gap) >= 0 for at in ends)) for sign, gap in ((1, rightwards), (-1, leftwards)))
    return ~(apart | right | left)


@dataclass(kw_only=True)
class _Taken:
    """What is drawn already: points, words (with corners), and lines as small boxes.

    `failed`: the places known to be taken, by position, size and attempt; they stay so. `compared`: pairs of boxes so far.
    """

    room: Room
    dots: Boxes
    words: Boxes
    lines: Boxes
    failed: dict[object, npt.NDArray[np.bool_]] = field(default_factory=dict[object, npt.NDArray[np.bool_]])
    compared: int = 0

    def first(self, number: int, size: tuple[float, float], point: tuple[float, float], attempt: Attempt) -> Place | None:
        """The first free place of a word at the point of this number, now taken."""
        boxes = ways.boxes(point, size, lined=attempt.lined, reach=self.room.reach)
        others = self.dots[np.array(attempt.owners or range(len(self.dots))) != number]
        failed = self.failed.setdefault((point, size, attempt.lined, attempt.loose), ~self._inside(boxes))
        for drawn in (self.words, self.dots, self.lines if attempt.lined else np.vstack([self.lines, others + _NEAR])):
            failed[~failed] = self._meets(boxes[~failed], drawn)
        against = self._barriers(number, others, loose=attempt.loose)
        free = np.flatnonzero(~failed)
        for some in (free[at : at + _AT_ONCE] for at in range(0, len(free), _AT_ONCE)):
            lines = [ways.line(ways.ends()[way], point) if attempt.lined else _NOTHING for way in some]
            met = self._meets(np.vstack(lines), against)
            ends = np.cumsum([len(line) for line in lines])
            failed[some] = [bool(met[end - len(line) : end].any()) for line, end in zip(lines, ends, strict=True)]
            if not failed[some].all():
                best = int(np.argmin(failed[some]))
                self.words, self.lines = np.vstack([self.words, boxes[some[best]]]), np.vstack([self.lines, lines[best]])
                return next(islice((ways.around if attempt.lined else ways.beside)(size), int(some[best]), None))
        return None

    def _meets(self, boxes: Boxes, drawn: Boxes) -> npt.NDArray[np.bool_]:
        """Which of the boxes lie over something; all of them once too many pairs were compared."""
        if not len(boxes) or not len(drawn):
            return np.zeros(len(boxes), dtype=np.bool_)
        near = drawn[(drawn[:, 4] > boxes[:, 3].min()) & (drawn[:, 3] < boxes[:, 4].max())]
        self.compared += len(boxes) * len(near)
        if self.compared > MOST:
            return np.ones(len(boxes), dtype=np.bool_)
        return np.asarray(overlaps(boxes, near, self.room).any(axis=1))

    def _inside(self, boxes: Boxes) -> npt.NDArray[np.bool_]:
        inside = (boxes[:, 3] >= 0) & (boxes[:, 4] <= self.room.high)
        for at in (self.room.least, self.room.most):
            middle = boxes[:, 0] * at
            inside &= (middle + boxes[:, 1] >= -_OUTSIDE) & (middle + boxes[:, 2] <= at + _OUTSIDE)
        return inside

    def _barriers(self, number: int, others: Boxes, *, loose: bool) -> Boxes:
        """What a line may not meet: words; unless it is loose, also lines and points that do not lie upon its own."""
        if loose:
            return self.words
        apart = others[~overlaps(self.dots[[number]], others, self.room)[0]]
        return np.vstack([self.words, self.lines, apart])
