"""Which columns of a file are which of an earlier wave."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from tpm.ingest import headers, likeness
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import SCALED, Role


def pairs(columns: Sequence[ColumnMapping], known: Sequence[ColumnMapping], apart: Collection[int] = ()) -> dict[int, int]:
    """Which column of the file is which of the profile, by their places: by the same header, then by a similar one."""
    places = {key: place for place, key in enumerate(_keys(known))}
    found = {place: places[key] for place, key in enumerate(_keys(columns)) if key in places}
    taken = set(found.values())
    ours = [place for place in _unlike_others(columns) if place not in found and columns[place].position not in apart]
    theirs = [place for place in _unlike_others(known) if place not in taken]
    similar = likeness.pair([columns[place].header for place in ours], [known[place].header for place in theirs])
    alike = {ours[one]: theirs[other] for one, other in similar.items()}
    return found | {one: other for one, other in alike.items() if _on_one_scale(columns[one], known[other])}


def near(
    columns: Sequence[ColumnMapping], known: Sequence[ColumnMapping], found: Mapping[int, int], apart: Collection[int] = ()
) -> dict[int, int]:
    """Questions without a partner that may be an earlier one without a partner, asked in other words, by their places."""
    ours = [place for place in _unlike_others(columns) if _may_go_on(columns[place]) and place not in found]
    ours = [place for place in ours if columns[place].position not in apart]
    theirs = [place for place in _unlike_others(known) if _may_go_on(known[place]) and place not in found.values()]
    every = [column.header for column in (*columns, *known) if _may_go_on(column)]
    similar = likeness.near([columns[place].header for place in ours], [known[place].header for place in theirs], every)
    pairs = {ours[one]: theirs[other] for one, other in similar.items()}
    return {one: other for one, other in pairs.items() if _asks_alike(columns[one], known[other])}


def ends(column: ColumnMapping) -> tuple[float, float] | None:
    """The scale of a question from where to where."""
    return (column.scale.minimum, column.scale.maximum) if column.scale else None


def _may_go_on(column: ColumnMapping) -> bool:
    return column.role in SCALED | {Role.RECOMMENDED, Role.COMMENT}


def _asks_alike(column: ColumnMapping, before: ColumnMapping) -> bool:
    """Both in words, or both on the same scale, as far as the answers show: an end that nobody chose is not seen."""
    if (column.role in SCALED) != (before.role in SCALED) or column.scale is None or before.scale is None:
        return (column.role in SCALED) == (before.role in SCALED)
    given, scale = column.values.values(), before.scale
    inside = all(scale.minimum <= value <= scale.maximum for value in given)
    return _on_one_scale(column, before) or (inside and abs(scale.points - column.scale.points) <= 1)


def _unlike_others(columns: Sequence[ColumnMapping]) -> list[int]:
    """The places of the columns with a header of their own."""
    times = Counter(headers.normalise(column.header) for column in columns)
    return [place for place, column in enumerate(columns) if times[headers.normalise(column.header)] == 1]


def _on_one_scale(column: ColumnMapping, before: ColumnMapping) -> bool:
    return column.scale is None or before.scale is None or ends(column) == ends(before)


def _keys(columns: Sequence[ColumnMapping]) -> list[str]:
    """What tells a column apart in every wave: its normalised header, numbered where several columns have the same."""
    times = Counter[str]()
    keys: list[str] = []
    for column in columns:
        header = headers.normalise(column.header)
        times[header] += 1
        keys.append(f"{header} {times[header]}" if times[header] > 1 else header)
    return keys
