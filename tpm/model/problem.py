"""What is wrong with a piece of data, told beside the good rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One dropped, changed or unread row or cell of a file.

    `row` counts from 1 as the spreadsheet shows it, 0 where the whole sheet or file is meant;
    `column` is the header as written, empty where the whole row is meant.
    """

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    values: Mapping[str, object] = field(default_factory=dict[str, object])
