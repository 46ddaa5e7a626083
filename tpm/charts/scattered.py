"""Names beside points, placed so that they do not overlap."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from tpm.charts.lines import wrap
from tpm.charts.theme import BOLD, LEADING, SMALL

Axis = tuple[str, tuple[float, float]]
"""A column and the ends of its scale."""

_LINE = SMALL * LEADING
_CHARACTERS = {"wide": 24, "narrow": 16}
_AWAY = 11  # pixels from the middle of a point to its name
_DOT = 7
_CORNER = 18  # pixels at top and bottom that are kept free for the names of the quadrants


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


class _Place(NamedTuple):
    align: str
    dx: float
    dy: float
    box: _Box


def scatter(frame: pd.DataFrame, *, across: Axis, up: Axis, wide: tuple[int, int], narrow: tuple[int, int]) -> pd.DataFrame:
    """The frame with `across`, `up` (0–1) and, for both layouts, {layout}_label, _align, _dx and _dy of each name.

    `wide` and `narrow` are width and height of the plot in pixels. Names of rows that come first find a place first; one that
    has none without an overlap stays empty.
    """
    placed = frame.assign(across=_share(frame[across[0]], across[1]), up=_share(frame[up[0]], up[1]))
    for layout, size in (("wide", wide), ("narrow", narrow)):
        points = [(x * size[0], (1 - y) * size[1]) for x, y in zip(placed["across"], placed["up"], strict=True)]
        labels = _labels([wrap(str(name), _CHARACTERS[layout]) for name in frame["touchpoint"]], points, size)
        placed = placed.assign(**{f"{layout}_{name}": [label[name] for label in labels] for name in ("label", "align", "dx", "dy")})
    return placed


def _share(values: pd.Series, ends: tuple[float, float]) -> pd.Series:
    return (values - ends[0]) / (ends[1] - ends[0])


def _labels(names: Sequence[list[str]], points: Sequence[tuple[float, float]], size: tuple[int, int]) -> list[dict[str, object]]:
    taken = [_Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in points]
    room = _Box(-4, _CORNER, size[0] + 4, size[1] - _CORNER)
    labels: list[dict[str, object]] = []
    for name, point in zip(names, points, strict=True):
        found = next((place for place in _places(name, point) if _free(place.box, taken, room)), None)
        if found:
            taken.append(found.box)
        align, dx, dy = (found.align, found.dx, found.dy) if found else ("left", 0.0, 0.0)
        labels.append({"label": "\n".join(name) if found else "", "align": align, "dx": dx, "dy": dy})
    return labels


def _free(box: _Box, taken: Sequence[_Box], room: _Box) -> bool:
    inside = room.left <= box.left and box.right <= room.right and room.top <= box.top and box.bottom <= room.bottom
    return inside and not any(box.meets(other) for other in taken)


def _places(name: Sequence[str], point: tuple[float, float]) -> Iterator[_Place]:
    """Right and left of the point, then above, below, and the corners; `dy` is that of the first line's middle."""
    wide, high = max(len(line) for line in name) * SMALL * BOLD, len(name) * _LINE
    for align, dx, shift in (
        ("left", _AWAY, 0.0), ("right", -_AWAY, 0.0), ("center", 0.0, -1.0), ("center", 0.0, 1.0),
        ("left", _AWAY, -1.0), ("left", _AWAY, 1.0), ("right", -_AWAY, -1.0), ("right", -_AWAY, 1.0),
    ):  # fmt: skip
        x, middle = point[0] + dx, point[1] + shift * (high / 2 + _DOT + 2)
        left = x if align == "left" else x - wide if align == "right" else x - wide / 2
        yield _Place(align, dx, middle - point[1] - (high - _LINE) / 2, _Box(left, middle - high / 2, left + wide, middle + high / 2))
