"""A column of the table that was found: what stands in it and what it is taken for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import headers
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role

MANY = 1000
# Origins in free text are told in hundreds of ways; beyond this number it is no question of origin.
MOST = 20_000
# So much of a header is looked at for words.
LONGEST = 1000


@dataclass(frozen=True, kw_only=True)
class Content:
    """What stands in one column, before it is understood.

    `position` counts the columns of the sheet from 0. `header` is the whole header as shown, `label` the
    question text where the header rows hold a code and a text; `group` and `item` the question and the row of a
    matrix. `counts` maps distinct text → n, the most frequent first, and is empty for a column with more than `MANY`
    distinct texts; `sample` holds some distinct texts of any column, `cells` all of its cells.
    """

    position: int
    header: str
    code: str = ""
    label: str = ""
    group: str = ""
    item: str = ""
    n_filled: int
    n_distinct: int
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    examples: tuple[str, ...] = ()
    sample: tuple[str, ...] = ()
    cells: pa.DictionaryArray | None = field(default=None, repr=False, compare=False)

    @cached_property
    def tally(self) -> Mapping[str, int]:
        """Distinct text → n, the most frequent first, empty only for a column with more than `MOST` of them."""
        if self.counts or self.cells is None or self.n_distinct > MOST:
            return self.counts
        counted = pc.value_counts(self.cells.drop_null().cast(pa.string()))
        found = zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True)
        return dict(sorted(found, key=lambda pair: -pair[1]))

    @cached_property
    def key(self) -> str:
        """The header as it is compared."""
        return headers.normalise(self.header)

    @cached_property
    def label_key(self) -> str:
        """The question text as it is compared."""
        return headers.normalise(self.label)

    @cached_property
    def words(self) -> str:
        """Everything the header says, normalised for matching."""
        return headers.normalise(" ".join(part for part in (self.header, self.label) if part))[:LONGEST]


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Something the user is asked before a column is imported; `values` fill the gaps of its sentence."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def to_dict(self) -> dict[str, object]:
        """As JSON says it."""
        return {"code": self.code, **self.values}


@dataclass(frozen=True, kw_only=True)
class Column(Content):
    """A column with what it is taken for. `confidence` is 0–1; the user is asked where `confirm` holds something.

    `otherwise` is what it would be if it were no half of a Kano pair.
    """

    guess: ColumnMapping
    confirm: tuple[Doubt, ...] = ()
    confidence: float = 0.5
    otherwise: ColumnMapping | None = None

    @property
    def role(self) -> Role:
        """What the column is taken for."""
        return self.guess.role
