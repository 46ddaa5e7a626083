"""What an answer to a doubt does to the meaning of a column."""

from collections.abc import Sequence
from dataclasses import replace

from tpm.ingest import kano, numbers
from tpm.ingest.column import Column
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping, DateOrder
from tpm.model.scale import Scale
from tpm.model.survey import KANO, Role
from tpm.tasks import mappings

SILENT = "silent"
_USUAL = ((1.0, 3.0), (1.0, 4.0), (1.0, 5.0), (1.0, 6.0), (1.0, 7.0), (1.0, 10.0), (0.0, 10.0), (0.0, 100.0))


def outside(column: Column, mapping: ColumnMapping, text: str, *, inside: bool) -> ColumnMapping:
    """A number beyond the scale becomes a point of it, so that the scale grows, or means "no answer"."""
    doubts = [doubt.values for doubt in column.confirm if doubt.code == "outside_scale"]
    if mapping.scale is None or not doubts:
        return mapping
    beyond = [str(values["text"]) for values in doubts]
    points = {one for one in beyond if one in mapping.values and one != text} | ({text} if inside else set())
    worth = [number for number in (numbers.plain(one) for one in points) if number is not None]
    low, high = float(str(doubts[0]["minimum"])), float(str(doubts[0]["maximum"]))
    return mappings.with_scale(column, mapping, _between(mapping.scale, min(low, *worth, high), max(high, *worth, low)))


def scale(column: Column, mapping: ColumnMapping, minimum: float, maximum: float) -> ColumnMapping:
    """Another scale for the same answers."""
    return mappings.with_scale(column, mapping, _between(mapping.scale or mappings.USUAL, minimum, maximum))


def numeric(columns: Sequence[Column]) -> bool:
    """Whether the columns are answered in numbers, not in words."""
    return any(text in numbers.of_texts(column.counts)[0] for column in columns for text in column.guess.values)


def likely_scales(columns: Sequence[Column], guess: tuple[float, float]) -> list[tuple[float, float]]:
    """Usual scales that hold every answer of the columns, the guess first."""
    seen = [value for column in columns for value in column.guess.values.values()]
    low, high = min(seen, default=guess[0]), max(seen, default=guess[1])
    fitting = [ends for ends in _USUAL if ends[0] <= low and high <= ends[1] and (ends[1] <= 10 or high > 10)]  # noqa: PLR2004  the longest scale of points
    return list(dict.fromkeys((guess, *fitting)))


def shifted(column: Column, mapping: ColumnMapping, as_found: tuple[float, float], *, shifted: bool) -> ColumnMapping:
    """The numbers as they stand in the file, or moved to the scale they were taken for."""
    if shifted:
        guess = column.guess
        return replace(mapping, scale=guess.scale, values=guess.values, no_answer=guess.no_answer)
    return mappings.with_scale(column, mapping, _between(mapping.scale or mappings.USUAL, *as_found))


def order(mapping: ColumnMapping, first: DateOrder) -> ColumnMapping:
    """Day or month first."""
    return replace(mapping, date_order=first)


def rating(column: Column, mapping: ColumnMapping, inspection: Inspection, *, rated: bool) -> ColumnMapping:
    """A column of numbers as a rating, or not at all."""
    return mappings.with_role(column, mapping, Role.RATING if rated else Role.IGNORE, inspection.body.num_rows)


def kept(column: Column, mapping: ColumnMapping, *, kept: bool) -> ColumnMapping:
    """A column as it was taken for, or not at all."""
    return replace(mapping, role=column.guess.role if kept else Role.IGNORE)


def codes(column: Column, mapping: ColumnMapping, *, turned: bool | None) -> ColumnMapping:
    """The five answers of a Kano pair as their numbers say, or from the other end; None leaves the column out."""
    both = kano.ENDS.minimum + kano.ENDS.maximum
    values = {text: both - value if turned else value for text, value in column.guess.values.items()}
    half = mapping if mapping.role in KANO | {Role.IGNORE} else column.guess
    said = half if mapping.role in KANO and turned is not None else kept(column, half, kept=turned is not None)
    return replace(said, scale=column.guess.scale, values=dict(half.values) | values)


def direction(column: Column, mapping: ColumnMapping, *, turned: bool) -> ColumnMapping:
    """The half of a Kano pair that it was taken for, or the other one."""
    other = next(iter(KANO - {column.guess.role}))
    return replace(mapping, role=other if turned else column.guess.role)


def no_half(column: Column, mapping: ColumnMapping, inspection: Inspection) -> ColumnMapping:
    """What was taken for half of a Kano pair as the rating it would be else."""
    if column.otherwise is not None and column.otherwise.role in (Role.RATING, Role.OVERALL):
        return column.otherwise
    return mappings.with_role(column, replace(mapping, role=Role.IGNORE, touchpoint=""), Role.RATING, inspection.body.num_rows)


def choices(mapping: ColumnMapping) -> list[float | str | None]:
    """What an answer that was not understood can count as: None leaves it out, SILENT means "no answer", else a point."""
    if mapping.scale is None:
        return [None, SILENT, 1.0, 0.0]
    return [None, SILENT, *(mapping.scale.minimum + step for step in range(mapping.scale.points))]


def chosen(mapping: ColumnMapping, text: str) -> float | str | None:
    """What an answer counts as now."""
    return SILENT if text in mapping.no_answer else mapping.values.get(text)


def worth(mapping: ColumnMapping, text: str, value: float | str | None) -> ColumnMapping:
    """An answer that counts as something else."""
    if value is None:
        left = {other: number for other, number in mapping.values.items() if other != text}
        return replace(mapping, values=left, no_answer=mapping.no_answer - {text})
    return mappings.with_values(mapping, {text: None if isinstance(value, str) else value})


def _between(scale: Scale, minimum: float, maximum: float) -> Scale:
    """The scale with other ends; its cuts follow the new length."""
    return replace(scale, minimum=minimum, maximum=maximum, disappointment_to=None, delight_from=None)
