"""Every point of a plane with its name: beside it or at the end of a line; where that gets too full, a number and a list below."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import altair as alt
import numpy as np
import pandas as pd

from tpm.charts import placing, plane, sharing
from tpm.charts.labels import LINE_HEIGHT
from tpm.charts.lines import wrap
from tpm.charts.placing import Attempt, Place, Room
from tpm.charts.theme import BOLD, LABEL, LEADING, REGULAR, SMALL

_LETTER = SMALL * BOLD * 1.06  # names with many wide letters included
ROW, BESIDE = 10.0, 20.0
"""Pixels around the lines of a row of the list, and between its columns."""
SIGN, TEXT, FIGURES = 36, 52, 70
"""Pixels from the left edge of a column to the sign and to the name, and of the figures at its right."""
TOP = 30.0 + plane.UNDER
"""Pixels from the plane to the first row of the list."""
_NAMED = 40  # more points than this share labels of numbers from the start
_SHARED = 14  # letters in a line of a label of several numbers
_AREA = 11.0  # half the side of what answers to a click at a point


@dataclass(frozen=True, kw_only=True)
class _Layout:
    """A way to draw the plane, from a width on: its room, letters in a line of a name, and columns of the list."""

    name: str
    room: Room
    letters: int
    columns: int


_LAYOUTS = (
    _Layout(name="phone", room=Room(least=296, most=414, high=plane.NARROW, reach=80), letters=16, columns=1),
    _Layout(name="small", room=Room(least=414, most=604, high=plane.NARROW, reach=80), letters=18, columns=1),
    _Layout(name="medium", room=Room(least=604, most=884, high=plane.WIDE, reach=80), letters=24, columns=2),
    _Layout(name="large", room=Room(least=884, most=1484, high=plane.WIDE, reach=80), letters=26, columns=3),
)
PARAMETERS = (alt.param(name="layout", expr="width >= 900 * zoom ? 'large' : wide ? 'medium' : width >= 430 * zoom ? 'small' : 'phone'"),)


@dataclass(frozen=True, kw_only=True)
class Callouts:
    """What is written at the points (`marks`) and in the list (`listed`), a row for each layout; `areas` answer to a click.

    `bottom` is where everything ends, an expression in pixels.
    """

    marks: pd.DataFrame
    listed: pd.DataFrame
    areas: pd.DataFrame
    bottom: str


def call(placed: pd.DataFrame, corners: Sequence[str]) -> Callouts:
    """Places for all layouts. `placed` has touchpoint, across and up (0–1), in the order in which points are numbered.

    `corners`: what stands in the corners of the plane, as `plane.Words` has it.
    """
    marks, listed, highs = list[pd.DataFrame](), list[pd.DataFrame](), dict[str, float]()
    for layout in _LAYOUTS:
        written, numbered = _written(placed, layout, corners)
        marks.append(written.assign(layout=layout.name))
        lines = _list(placed, layout) if numbered else pd.DataFrame()
        listed.append(lines.assign(layout=layout.name))
        highs[layout.name] = layout.room.high + (float(lines["bottom"].max()) if len(lines) else plane.UNDER)
    shown, below = pd.concat(marks, ignore_index=True), pd.concat(listed, ignore_index=True)
    ends = " : ".join(f"layout == '{name}' ? {high:g}" for name, high in highs.items())
    return Callouts(marks=shown, listed=below, areas=_areas(shown, below), bottom=f"({ends} : 0) * zoom")


def _written(placed: pd.DataFrame, layout: _Layout, corners: Sequence[str]) -> tuple[pd.DataFrame, bool]:
    """The names at their points; numbers, with the names that fit beside their points, if not all names find a place.

    Where not even all numbers do, points share a label.
    """
    points = [(float(x), (1 - float(y)) * layout.room.high) for x, y in zip(placed["across"], placed["up"], strict=True)]
    kept = _corners(corners, layout.room)
    names = [wrap(str(name), layout.letters) for name in placed["touchpoint"]]
    numbers = [[str(number)] for number in range(1, len(placed) + 1)]
    both = [wrap(f"{number} {name}", layout.letters) for number, name in enumerate(placed["touchpoint"], 1)]
    ways: list[list[tuple[Sequence[list[str]], Attempt]]] = [
        [(names, Attempt(sizes=_sizes(names))), (names, Attempt(sizes=_sizes(names), lined=True))],
        [(both, Attempt(sizes=_sizes(both))), *_numbered(numbers)],
        _numbered(numbers),
    ]
    for way in ways if len(points) <= _NAMED else []:
        if places := placing.place([attempt for _, attempt in way], points, layout.room, kept=kept, partly=False):
            words = [way[place.attempt][0][row] if place else [] for row, place in enumerate(places)]
            return _frame(placed, words, places, points), way is not ways[0]
    return _shared(placed, layout, kept, points), True


def _shared(placed: pd.DataFrame, layout: _Layout, kept: placing.Boxes, points: Sequence[tuple[float, float]]) -> pd.DataFrame:
    """Numbers, those of points without room of their own in one label; a last one without any room stands upon its point."""

    def found(owners: Sequence[int], wanted: Collection[int], standing: sharing.Places) -> sharing.Places:
        words = [word if row in wanted else [] for row, word in enumerate(_words(owners))]
        attempts = [attempt for _, attempt in _numbered(words, owners)]
        return placing.place(attempts, points, layout.room, kept=kept, partly=True, standing=standing)

    owners, places = sharing.share(np.array(points) * (layout.room.least, 1), found)
    words = _words(owners)
    upon = [Place(align="center", dx=0, dy=0, wide=size[0], high=size[1]) if size else None for size in _sizes(words)]
    return _frame(placed, words, [place or last for place, last in zip(places, upon, strict=True)], points)


def _words(owners: Sequence[int]) -> list[list[str]]:
    return [wrap(text, _SHARED) if text else [] for text in sharing.numbers(owners)]


def _numbered(numbers: Sequence[list[str]], owners: Sequence[int] = ()) -> list[tuple[Sequence[list[str]], Attempt]]:
    beside = Attempt(sizes=_sizes(numbers), owners=owners)
    attempts = beside, replace(beside, lined=True), replace(beside, lined=True, loose=True)
    return [(numbers, attempt) for attempt in attempts]


def _sizes(words: Sequence[list[str]]) -> list[tuple[float, float] | None]:
    return [(max(len(line) for line in word) * _LETTER, len(word) * LINE_HEIGHT) if word else None for word in words]


def _corners(words: Sequence[str], room: Room) -> placing.Boxes:
    boxes: list[tuple[float, ...]] = []
    for word, (right, low) in zip(words, plane.CORNERS, strict=True):
        length, top = len(word) * _LETTER + 4, room.high - 16 if low else 0.0
        boxes.append((1.0, -length, 12.0, top, top + 16) if right else (0.0, -12.0, length, top, top + 16))
    return np.array(boxes).reshape(-1, 5)


def _frame(
    placed: pd.DataFrame, names: Sequence[list[str]], places: Sequence[Place | None], points: Sequence[tuple[float, float]]
) -> pd.DataFrame:
    nowhere = Place(align="left", dx=0, dy=0, wide=0, high=0)
    found = [place or nowhere for place in places]
    boxes = np.array([one.box for one in found]).reshape(-1, 4)
    return placed.assign(
        text=["\n".join(name) for name in names],
        align=[one.align for one in found],
        dx=[one.dx for one in found],
        dy=[one.dy - (len(name) - 1) * LINE_HEIGHT / 2 for one, name in zip(found, names, strict=True)],
        line_x=[one.line_x for one in found],
        line_y=[one.line_y for one in found],
        lined=[one.lined for one in found],
        point_y=[y for _, y in points],
        **dict(zip(("left", "right", "top", "bottom"), boxes.T, strict=True)),
    )


def _list(placed: pd.DataFrame, layout: _Layout) -> pd.DataFrame:
    """The list below the plane: column and edges of every row in pixels, names broken into lines; the columns are filled one by one."""
    wide = (layout.room.least + 16 - (layout.columns - 1) * BESIDE) / layout.columns
    names = [wrap(str(name), int((wide - TEXT - FIGURES) / (LABEL * REGULAR))) for name in placed["touchpoint"]]
    deep = -(-len(placed) // layout.columns)
    highs = pd.Series([len(name) * LABEL * LEADING + ROW for name in names], index=placed.index)
    column = np.arange(len(placed)) // deep
    bottom = highs.groupby(column).cumsum() + TOP
    return placed.assign(
        number=[str(number) for number in range(1, len(placed) + 1)],
        name=["\n".join(name) for name in names],
        column=column,
        columns=layout.columns,
        top=bottom - highs,
        bottom=bottom,
        plot=layout.room.high,
    )


def _areas(marks: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """What answers to a click: the words, the points, and the rows of the list (`column` is empty for the others)."""
    around = marks.assign(left=-_AREA, right=_AREA, top=-_AREA, bottom=_AREA)
    shown = pd.concat([around, marks[marks["text"] != ""]], ignore_index=True)
    shown = shown.assign(top=shown["point_y"] + shown["top"], bottom=shown["point_y"] + shown["bottom"], column=-1)
    if listed.empty:
        return shown
    return pd.concat(
        [shown, listed.assign(top=listed["plot"] + listed["top"], bottom=listed["plot"] + listed["bottom"])], ignore_index=True
    )
