"""Words beside points, placed so that no word lies over another word or point, however wide the plot is drawn within its limits.

What stands at a point moves with it: a box is a row of (share of the width at which its point stands, left, right, top, bottom), the
edges in pixels, those to the side counted from the point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Boxes = npt.NDArray[np.float64]
_DOT = 7.0  # half the side of a point
_AWAY = 11.0  # from the middle of a point to a word right beside it
_NEAR = np.array([0.0, -6.0, 6.0, -6.0, 6.0])  # how much further away from other points a word beside its own stays
_STEP = 4.0  # between the places at which a line is looked at
_RINGS = (24, 34, 46, 60, 76, 94, 114)
_ANGLES = np.radians(np.arange(0, 360, 15))
_OUTSIDE = 4.0  # a word may stand so far outside of the plot


@dataclass(frozen=True, kw_only=True)
class Room:
    """A plot `high` pixels high that is drawn between `least` and `most` pixels wide; words stand at most `reach` from their points."""

    least: float
    most: float
    high: float
    reach: float


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a word stands, in pixels from its point: `dx` its edge by `align`, `dy` its middle; (`line_x`, `line_y`): end of a line to it.

    `attempt` is the number of the attempt that found it.
    """

    align: str
    dx: float
    dy: float
    wide: float
    high: float
    line_x: float = 0.0
    line_y: float = 0.0
    attempt: int = 0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, right, top and bottom from the point."""
        left = self.dx - {"left": 0.0, "center": self.wide / 2, "right": self.wide}[self.align]
        return left, left + self.wide, self.dy - self.high / 2, self.dy + self.high / 2

    @property
    def lined(self) -> bool:
        """Whether a line leads to it."""
        return bool(self.line_x or self.line_y)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """Words of these widths and heights, right beside their points or (`lined`) at the ends of lines; `loose` ones may cross."""

    sizes: Sequence[tuple[float, float]]
    lined: bool = False
    loose: bool = False


def place(
    attempts: Sequence[Attempt], points: Sequence[tuple[float, float]], room: Room, *, kept: Boxes, partly: bool
) -> list[Place | None]:
    """A place for each point from the first attempt that finds one; what comes first finds a place first.

    `points`: share of the width (0–1) and pixels from the top; `kept`: boxes to keep free. A word beside its point is nearer to it than to
    any other. Where a word finds none, its place is None, or without `partly` nothing is returned.
    """
    dots = np.array([(x, -_DOT, _DOT, y - _DOT, y + _DOT) for x, y in points]).reshape(-1, 5)
    taken = _Taken(room=room, dots=dots, words=kept, lines=np.empty((0, 5)))
    found: list[Place | None] = [None] * len(points)
    for count, attempt in enumerate(attempts):
        for number, size in enumerate(attempt.sizes):
            if found[number] is None and (way := taken.first(number, size, points[number], attempt)):
                found[number] = replace(way, attempt=count)
            if found[number] is None and not partly and attempt is attempts[-1]:
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
    """What is drawn already: points, words (with corners), and lines as small boxes."""

    room: Room
    dots: Boxes
    words: Boxes
    lines: Boxes

    def first(self, number: int, size: tuple[float, float], point: tuple[float, float], attempt: Attempt) -> Place | None:
        """The first free place of a word at the point of this number, now taken."""
        ways = [way for way in (_around if attempt.lined else _beside)(size) if np.hypot(way.line_x, way.line_y) <= self.room.reach]
        boxes = np.array([_at(point, way.box) for way in ways])
        others = np.delete(self.dots, number, axis=0)
        free = self._inside(boxes) & ~overlaps(boxes, np.vstack([self.words, self.lines, self.dots]), self.room).any(axis=1)
        if not attempt.lined:
            free &= ~overlaps(boxes, others + _NEAR, self.room).any(axis=1)
        for chosen in np.flatnonzero(free):
            line = _line(ways[chosen], point)
            if self._passes(line, number, others, loose=attempt.loose):
                self.words, self.lines = np.vstack([self.words, boxes[chosen]]), np.vstack([self.lines, line])
                return ways[chosen]
        return None

    def _inside(self, boxes: Boxes) -> npt.NDArray[np.bool_]:
        inside = (boxes[:, 3] >= 0) & (boxes[:, 4] <= self.room.high)
        for at in (self.room.least, self.room.most):
            middle = boxes[:, 0] * at
            inside &= (middle + boxes[:, 1] >= -_OUTSIDE) & (middle + boxes[:, 2] <= at + _OUTSIDE)
        return inside

    def _passes(self, line: Boxes, number: int, others: Boxes, *, loose: bool) -> bool:
        """Whether a line meets no word; nor, unless it is loose, another line or a point that does not lie upon its own."""
        if loose:
            return not overlaps(line, self.words, self.room).any()
        apart = others[~overlaps(self.dots[[number]], others, self.room)[0]]
        return not overlaps(line, np.vstack([self.words, self.lines, apart]), self.room).any()


def _at(point: tuple[float, float], box: tuple[float, float, float, float]) -> tuple[float, float, float, float, float]:
    return point[0], box[0], box[1], point[1] + box[2], point[1] + box[3]


def _line(way: Place, point: tuple[float, float]) -> Boxes:
    """The line to a place as small boxes, from the rim of the point on."""
    length = float(np.hypot(way.line_x, way.line_y))
    if not length:
        return np.empty((0, 5))
    shares = np.arange(_DOT, length, _STEP) / length
    return np.array([_at(point, (x - 1, x + 1, y - 1, y + 1)) for x, y in zip(shares * way.line_x, shares * way.line_y, strict=True)])


def _beside(size: tuple[float, float]) -> Iterator[Place]:
    """Right and left of the point, above, below, and the corners."""
    wide, high = size
    beyond = high / 2 + _DOT + 1
    for align, dx, dy in (
        ("left", _AWAY, 0.0), ("right", -_AWAY, 0.0), ("center", 0.0, -beyond), ("center", 0.0, beyond),
        ("left", _AWAY, -high / 2), ("left", _AWAY, high / 2), ("right", -_AWAY, -high / 2), ("right", -_AWAY, high / 2),
        ("left", 0.0, -beyond), ("right", 0.0, -beyond), ("left", 0.0, beyond), ("right", 0.0, beyond),
    ):  # fmt: skip
        yield Place(align=align, dx=dx, dy=dy, wide=wide, high=high)


def _around(size: tuple[float, float]) -> Iterator[Place]:
    """At the ends of lines in every direction, the shortest first."""
    wide, high = size
    for ring in _RINGS:
        for x, y in zip(ring * np.cos(_ANGLES), ring * np.sin(_ANGLES), strict=True):
            if abs(x) < ring / 3:  # upwards or downwards: the line ends at the middle of the word
                yield Place(align="center", dx=x, dy=y + np.sign(y) * (high / 2 + 1), wide=wide, high=high, line_x=x, line_y=y)
            else:
                side = "left" if x > 0 else "right"
                yield Place(align=side, dx=x + np.sign(x) * 3, dy=y, wide=wide, high=high, line_x=x, line_y=y)
