"""What has to be asked about a file before it is imported: the same doubt in several columns is asked once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tpm.ingest import questions
from tpm.ingest.column import Column, Doubt
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import KANO, SCALED, Role
from tpm.tasks.differences import NewAnswers

# Doubts that are answered for all their columns at once; in these values the columns must agree.
_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "outside_scale": ("text", "minimum", "maximum"),
    "scale_assumed": ("minimum", "maximum"),
    "scale_shifted": ("minimum", "maximum", "shift"),
    "date_order": (),
    "maybe_rating": (),
    "frequency": (),
    "kano_codes": (),
    "kano_direction": ("with", "without"),
    "joint_answer": ("text", "best"),
    "unknown_answer": ("text",),
    "new_answer": ("text", "minimum", "maximum"),
}
# What a column must be for a doubt to matter; doubts about the role itself are not named here.
_ABOUT: Mapping[str, frozenset[Role]] = {
    "outside_scale": SCALED,
    "scale_assumed": SCALED,
    "scale_shifted": SCALED,
    "topic_scales": SCALED,
    "joint_answer": SCALED | {Role.IGNORE},
    "kano_direction": KANO,
    "kano_alone": frozenset(Role) - KANO,
    "dates_among_answers": frozenset({Role.SEGMENT}),
    "unknown_answer": SCALED | {Role.RECOMMENDED},
    "new_answer": SCALED | {Role.RECOMMENDED},
    "date_order": frozenset({Role.DATE}),
    # origins have a question of their own, doubtful or not
    "origin_words": frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to ask. `columns` are those it is about, `n` the answers concerned, `values` those of the first doubt."""

    code: str
    columns: tuple[Column, ...]
    values: Mapping[str, object]
    n: int

    @property
    def key(self) -> str:
        """A name that stays the same while the file is open."""
        return f"{self.code}.{self.columns[0].position}.{self.values.get('text', '')}"

    @property
    def positions(self) -> tuple[int, ...]:
        """Where the columns stand."""
        return tuple(column.position for column in self.columns)


def gather(
    columns: Sequence[Column], mappings: Sequence[ColumnMapping], settled: Collection[int], new: Sequence[NewAnswers] = ()
) -> list[Question]:
    """The questions in the order of the columns; `mappings` are those of the columns, `settled` the positions decided before.

    Of columns that were decided before, the answers that are `new` in this wave are asked about.
    """
    fresh = {one.position: one for one in new}
    found: dict[tuple[object, ...], list[tuple[Column, Doubt]]] = {}
    for column, mapping in zip(columns, mappings, strict=True):
        known = () if column.position in settled else open_for(column, mapping)
        for doubt in (*known, *_new(column, mapping, fresh.get(column.position))):
            found.setdefault(_group(column, doubt), []).append((column, doubt))
    return [_question(members) for members in found.values()]


def _new(column: Column, mapping: ColumnMapping, found: NewAnswers | None) -> list[Doubt]:
    """Answers that earlier waves did not have; a scale is not stretched for them."""
    if found is None or mapping.role not in _ABOUT["new_answer"]:
        return []
    ends = {"minimum": mapping.scale.minimum, "maximum": mapping.scale.maximum} if mapping.scale else {}
    return [Doubt(code="new_answer", values={"text": text, "n": column.counts[text], **ends}) for text in found.texts]


def open_for(column: Column, mapping: ColumnMapping) -> tuple[Doubt, ...]:
    """What is doubtful about a column as it is understood now."""
    return tuple(doubt for doubt in column.confirm if _matters(column, mapping, doubt))


def _matters(column: Column, mapping: ColumnMapping, doubt: Doubt) -> bool:
    """Not where the column became something else, nor where the header says that the numbers are an age or a count."""
    if doubt.code == "maybe_rating":
        return not questions.asks_number(column.words)
    return doubt.code not in _ABOUT or mapping.role in _ABOUT[doubt.code]


def _group(column: Column, doubt: Doubt) -> tuple[object, ...]:
    if doubt.code not in _TOGETHER:
        return doubt.code, column.position
    return doubt.code, *(str(doubt.values.get(name)) for name in _TOGETHER[doubt.code])


def _question(members: Sequence[tuple[Column, Doubt]]) -> Question:
    first = members[0][1]
    return Question(
        code=first.code,
        columns=tuple(column for column, _ in members),
        values=first.values,
        n=sum(int(str(doubt.values.get("n", 0))) for _, doubt in members),
    )
