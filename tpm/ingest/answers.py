"""What an import would write: answers, comments, customer groups, new customers, as tables without ids."""

from dataclasses import dataclass

import pyarrow as pa

from tpm.model.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Arrow tables for the store, joined by `row`, the row of the sheet as the spreadsheet counts.

    respondents[row: int64, source_key: string?, answered_on: date32?]
    cells[row: int64, "c<position>": string? …] the scaled columns, text as read; wide layout
    long_cells[row: int64, column: string, question: string, text: string] one line per answer; long layout, else empty
    decode[column: string, text: string, value: float64] what each text of a scaled column is worth
    comments[row: int64, column: string, text: string]
    segments[row: int64, attribute: string, value: string]
    referrals[row: int64, won_on: date32?, origin: string, recommender: string, offer: string]
    recommended[row: int64, value: bool] who says to have recommended us
    """

    respondents: pa.Table
    cells: pa.Table
    long_cells: pa.Table
    decode: pa.Table
    comments: pa.Table
    segments: pa.Table
    referrals: pa.Table
    recommended: pa.Table
    problems: tuple[Problem, ...]
