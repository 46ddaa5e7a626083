"""What a rule may look at, and what it says about a column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tpm.ingest.column import Content, Doubt
from tpm.ingest.dates import Reading
from tpm.ingest.toolcolumns import Meta
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the file as a whole says about its columns; mappings go by position. `own` is a blank workbook of ours, filled."""

    tool: str
    respondents: int
    meta: Mapping[str, Meta]
    shared: Mapping[int, Mapping[str, int]]
    sizes: Mapping[int, int]
    dates: Mapping[int, Reading]
    grouped: Mapping[str, int]
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The mapping guessed for a column, how sure it is (0–1), what to ask, the rank among dates, and what it would be else."""

    mapping: ColumnMapping
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    rank: int = 100
    otherwise: ColumnMapping | None = None


Rule = Callable[[Content, Setting], Guess | None]


def plain(content: Content, role: Role, confidence: float, *doubts: Doubt, attribute: str = "", rank: int = 100) -> Guess:
    """A guess that needs no more than a role."""
    mapping = ColumnMapping(position=content.position, header=content.header, role=role, attribute=attribute)
    return Guess(mapping=mapping, confidence=confidence, doubts=doubts, rank=rank)
