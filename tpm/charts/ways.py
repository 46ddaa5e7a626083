"""Where a word can stand around its point, and the line that leads there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Boxes = npt.NDArray[np.float64]
DOT = 7.0
"""Half the side of a point."""
_AWAY = 11.0  # from the middle of a point to a word right beside it
_STEP = 4.0  # between the places at which a line is looked at
_RINGS = (24, 34, 46, 60, 76, 94, 114)
_ANGLES = np.radians(np.arange(0, 360, 15))


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


def boxes(point: tuple[float, float], size: tuple[float, float], *, lined: bool, reach: float) -> Boxes:
    """The boxes of all places of a word, in their order."""
    still, wider, higher = (_spread(one, lined=lined, reach=reach) for one in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
    edges = still + (wider - still) * size[0] + (higher - still) * size[1]
    return np.column_stack([np.full(len(edges), point[0]), edges + np.array([0.0, 0.0, point[1], point[1]])])


@cache
def _spread(size: tuple[float, float], *, lined: bool, reach: float) -> Boxes:
    ways = (around if lined else beside)(size)
    return np.array([way.box for way in ways if np.hypot(way.line_x, way.line_y) <= reach])


def at(point: tuple[float, float], box: tuple[float, float, float, float]) -> tuple[float, float, float, float, float]:
    """The box of a place around its point, as it moves with it."""
    return point[0], box[0], box[1], point[1] + box[2], point[1] + box[3]


def line(end: tuple[float, float], point: tuple[float, float]) -> Boxes:
    """The line from the rim of a point to its end as small boxes."""
    return _stroke(*end) + np.array([point[0], 0.0, 0.0, point[1], point[1]])


@cache
def _stroke(x: float, y: float) -> Boxes:
    length = float(np.hypot(x, y))
    shares = np.arange(DOT, length, _STEP) / (length or 1)
    return np.column_stack([shares * 0, shares * x - 1, shares * x + 1, shares * y - 1, shares * y + 1])


@cache
def ends() -> list[tuple[float, float]]:
    """Where the lines of `around` end, in its order."""
    return [(way.line_x, way.line_y) for way in around((0.0, 0.0))]


def beside(size: tuple[float, float]) -> Iterator[Place]:
    """Right and left of the point, above, below, and the corners."""
    wide, high = size
    beyond = high / 2 + DOT + 1
    for align, dx, dy in (
        ("left", _AWAY, 0.0), ("right", -_AWAY, 0.0), ("center", 0.0, -beyond), ("center", 0.0, beyond),
        ("left", _AWAY, -high / 2), ("left", _AWAY, high / 2), ("right", -_AWAY, -high / 2), ("right", -_AWAY, high / 2),
        ("left", 0.0, -beyond), ("right", 0.0, -beyond), ("left", 0.0, beyond), ("right", 0.0, beyond),
    ):  # fmt: skip
        yield Place(align=align, dx=dx, dy=dy, wide=wide, high=high)


def around(size: tuple[float, float]) -> Iterator[Place]:
    """At the ends of lines in every direction, the shortest first."""
    wide, high = size
    for ring in _RINGS:
        for x, y in zip(ring * np.cos(_ANGLES), ring * np.sin(_ANGLES), strict=True):
            if abs(x) < ring / 3:  # upwards or downwards: the line ends at the middle of the word
                yield Place(align="center", dx=x, dy=y + np.sign(y) * (high / 2 + 1), wide=wide, high=high, line_x=x, line_y=y)
            else:
                side = "left" if x > 0 else "right"
                yield Place(align=side, dx=x + np.sign(x) * 3, dy=y, wide=wide, high=high, line_x=x, line_y=y)
