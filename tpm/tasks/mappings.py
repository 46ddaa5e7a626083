"""Corrections of what a column means: another role, another scale, another worth of an answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tpm.ingest import kano, kanopairs, multi, names, numbers, origin_groups, scales, wording
from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale
from tpm.model.survey import ABOUT_TOUCHPOINT, KANO, SCALED, Role

# Where a column says nothing about its scale: the most usual one.
USUAL = Scale(minimum=1, maximum=5)
RECOMMEND = Scale(minimum=0, maximum=10)
# How a touchpoint is called after a question, where it is no rating.
_NAMES = {
    Role.IMPORTANCE: names.weighed,
    Role.EXPECTATION: names.expected,
    Role.KANO_FUNCTIONAL: kanopairs.named,
    Role.KANO_DYSFUNCTIONAL: kanopairs.named,
}
# What only one column of a file can be: of several the first one counts.
ONCE = frozenset({Role.DATE, Role.ID, Role.ORIGIN, Role.RECOMMENDER, Role.OFFER, Role.TOUCHPOINT})


def further(columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """The columns whose role only one can have, where another one before them has it."""
    taken: set[Role] = set()
    found: list[ColumnMapping] = []
    for column in columns:
        if column.role in taken & ONCE:
            found.append(column)
        taken.add(column.role)
    return found


def first_of_each(columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """The columns, with those left out that could not count beside another one."""
    out = {column.position for column in further(columns)}
    return [replace(column, role=Role.IGNORE) if column.position in out else column for column in columns]


def unmatched(columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """The expectations of touchpoints that are not rated on the same scale, so that nothing can be held against them."""
    rated = {_compared(column) for column in columns if column.role is Role.RATING}
    return [column for column in columns if column.role is Role.EXPECTATION and _compared(column) not in rated]


def _compared(column: ColumnMapping) -> tuple[object, ...]:
    scale = column.scale
    return column.touchpoint.strip().casefold(), scale and (scale.minimum, scale.maximum, scale.reversed)


def with_role(column: Column, mapping: ColumnMapping, role: Role, respondents: int) -> ColumnMapping:
    """The mapping with another role, completed by what this role needs: scale, touchpoint, group, kinds of origin."""
    if role is mapping.role:
        return mapping
    changed = replace(mapping, role=role)
    if role in SCALED - KANO:
        changed = _scaled(column, changed, respondents)
    if role in KANO and mapping.role not in KANO:
        changed = _with_kano(column, changed)
    if role in ABOUT_TOUCHPOINT and not changed.touchpoint:
        changed = replace(changed, touchpoint=_NAMES.get(role, names.shorten)(column))
    if role in (Role.SEGMENT, Role.MULTI) and not changed.attribute:
        changed = replace(changed, attribute=names.shorten(column))
    if role is Role.MULTI and not changed.option:
        changed = replace(changed, separator=multi.separator(column, ""))
    if role is Role.ORIGIN and not changed.origins:
        changed = _with_origins(column, changed)
    if role is Role.RECOMMENDED:
        changed = _yes_or_no(column, changed)
    return changed


def with_name(mapping: ColumnMapping, name: str, known: Collection[str]) -> ColumnMapping:
    """The mapping with another touchpoint (spelt as the `known` one it equals) or, for a group, another attribute."""
    name = name.strip()
    if mapping.role in (Role.SEGMENT, Role.MULTI):
        return replace(mapping, attribute=name)
    return replace(mapping, touchpoint=next((one for one in known if one.casefold() == name.casefold()), name))


def with_scale(column: Column, mapping: ColumnMapping, scale: Scale) -> ColumnMapping:
    """Numbers inside the scale are its points, all others mean "no answer"; words keep their point as far as it exists.

    A change of direction alone leaves the worth of every answer as it is. On a scale that does not go to 10 the
    willingness to recommend is a rating like others: no NPS can be read from it.
    """
    if mapping.role is Role.NPS and not asks_nps(scale):
        mapping = replace(mapping, role=Role.RATING, touchpoint=mapping.touchpoint or names.shorten(column))
    if mapping.scale is not None and (scale.minimum, scale.maximum) == (mapping.scale.minimum, mapping.scale.maximum):
        return replace(mapping, scale=scale)
    worth = numbers.of_texts(column.counts)[0]
    said = {text: worth.get(text, mapping.values.get(text)) for text in column.counts if not wording.is_no_answer(text)}
    values = {text: value for text, value in said.items() if value is not None and scale.minimum <= value <= scale.maximum}
    outside = frozenset(text for text in said if text not in values and text in worth)
    return replace(mapping, scale=scale, values=values, no_answer=_silent(column) | outside, topic_scales={})


def asks_nps(scale: Scale) -> bool:
    """Whether an NPS can be read from answers on a scale: 0–10, or 1–10 as some write it."""
    return scale.minimum in (0, 1) and scale.maximum == RECOMMEND.maximum and not scale.reversed


def with_values(mapping: ColumnMapping, values: Mapping[str, float | None]) -> ColumnMapping:
    """Some answers with another point of the scale; None means "no answer"."""
    kept = {text: value for text, value in mapping.values.items() if text not in values}
    given = {text: value for text, value in values.items() if value is not None}
    silent = (mapping.no_answer - given.keys()) | {text for text, value in values.items() if value is None}
    scale = mapping.scale
    if scale and scale.labels is not None:
        scale = replace(scale, labels={t: v for t, v in {**scale.labels, **given}.items() if t not in silent})
    return replace(mapping, values=kept | given, no_answer=frozenset(silent), scale=scale)


def _scaled(column: Column, mapping: ColumnMapping, respondents: int) -> ColumnMapping:
    recommend = mapping.role is Role.NPS
    found = scales.find(column, column.counts, respondents, recommend=recommend)
    if found and (not recommend or asks_nps(found.scale)):
        return replace(mapping, scale=found.scale, values=found.values, no_answer=found.no_answer)
    return with_scale(column, replace(mapping, scale=None), RECOMMEND if recommend else USUAL)


def _with_kano(column: Column, mapping: ColumnMapping) -> ColumnMapping:
    """The five answers by their words, else by the numbers from 1 to 5 (or 0 to 4) in their order; everything else is not understood."""
    worth = numbers.of_texts(column.counts)[0]
    if kano.ZERO in worth.values() and max(worth.values()) < kano.DISLIKE:
        worth = {text: value + kano.ONE for text, value in worth.items()}
    inside = {text: value for text, value in worth.items() if kano.ENDS.minimum <= value <= kano.ENDS.maximum}
    return replace(mapping, scale=kano.ENDS, values=inside | kano.worth(column.counts), no_answer=_silent(column), topic_scales={})


def _with_origins(column: Column, mapping: ColumnMapping) -> ColumnMapping:
    groups = origin_groups.propose(column.tally, {})
    return replace(mapping, origins=origin_groups.sort(column.tally, groups)[0], origin_groups=groups)


def _silent(column: Column) -> frozenset[str]:
    return frozenset(text for text in column.counts if wording.is_no_answer(text))


def _yes_or_no(column: Column, mapping: ColumnMapping) -> ColumnMapping:
    said = {text: wording.yes_or_no(text) for text in column.counts}
    values = {text: float(answer) for text, answer in said.items() if answer is not None}
    return replace(mapping, scale=None, values=values, no_answer=_silent(column))
