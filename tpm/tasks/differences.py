"""What is otherwise in this wave than in the profile that a file is read by."""

from collections.abc import Sequence
from dataclasses import dataclass

from tpm.ingest import headers, numbers, wording
from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import SCALED, Role
from tpm.tasks.profiles import Match

_SILENT = frozenset({Role.IGNORE, Role.PERSONAL})


@dataclass(frozen=True, kw_only=True)
class Renamed:
    """A question that is written otherwise now."""

    position: int
    before: str
    now: str


@dataclass(frozen=True, kw_only=True)
class NewAnswers:
    """Answers that the profile does not know."""

    position: int
    header: str
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Differences:
    """Questions written otherwise, headers that are new or gone, answers that are new."""

    renamed: tuple[Renamed, ...]
    new: tuple[str, ...]
    missing: tuple[str, ...]
    answers: tuple[NewAnswers, ...]

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.renamed) + len(self.new) + len(self.missing) + len(self.answers)


def find(columns: Sequence[Column], match: Match) -> Differences:
    """What a reader should know before saving. Columns that are left out anyway count only where they were not before."""
    pairs = [(column, mapping, match.before.get(column.position)) for column, mapping in zip(columns, match.columns, strict=True)]
    return Differences(
        renamed=tuple(
            Renamed(position=column.position, before=before.header, now=column.header)
            for column, _, before in pairs
            if before and headers.normalise(before.header) != headers.normalise(column.header)
        ),
        new=tuple(column.header for column, mapping, before in pairs if not before and mapping.role not in _SILENT),
        missing=tuple(column.header for column in match.missing if column.role not in _SILENT),
        answers=tuple(
            NewAnswers(position=column.position, header=column.header, texts=texts)
            for column, mapping, before in pairs
            if before and (texts := _new_texts(column, mapping, before))
        ),
    )


def _new_texts(column: Column, mapping: ColumnMapping, before: ColumnMapping) -> tuple[str, ...]:
    """What nobody has decided about: neither a number of the scale, nor a way to say "no answer"."""
    if before.role not in SCALED | {Role.RECOMMENDED}:
        return ()
    worth = numbers.of_texts(column.counts)[0]
    decided = before.values.keys() | before.no_answer
    new = (text for text in column.counts if text not in decided and not wording.is_no_answer(text))
    return tuple(text for text in new if text not in worth or mapping.values.get(text) != worth[text])
