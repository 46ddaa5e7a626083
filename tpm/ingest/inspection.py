"""A survey file looked at: which table it holds and what its columns mean, before anything is imported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tpm.ingest.column import Column
from tpm.ingest.limits import Limits
from tpm.model.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What was found in a file.

    `header_rows` are rows of the sheet, counted from 1. `layout` is "wide" (a row per respondent) or "long"
    (a row per answer). `body` holds the rows that are answers: "row" (int64, as the spreadsheet counts) and a column
    "c<position>" of text per column of the sheet, blank cells null.
    """

    file_name: str
    file_hash: str
    sheet_names: tuple[str, ...]
    sheet: str
    header_rows: tuple[int, ...]
    tool: str
    layout: str
    columns: tuple[Column, ...]
    body: pa.Table
    problems: tuple[Problem, ...]
