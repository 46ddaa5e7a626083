"""What an import would bring, before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest.answers import Prepared
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping
from tpm.model.problem import Problem
from tpm.model.survey import ABOUT_TOUCHPOINT, KANO, SCALED, OriginKind, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store
from tpm.tasks import corrections, imports, mappings, overlaps, secrets
from tpm.tasks.corrections import Corrections
from tpm.tasks.imports import Plan
from tpm.tasks.overlaps import Overlap


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The counts of an import. `since` and `until` are None and `undated` is everybody where there is no date.

    `questions` has a line per scaled question: header, role, touchpoint, minimum, maximum, n, mean (on the question's
    own scale, empty without answers) and distribution (n per point from minimum to maximum). `recommended` and
    `unknown` count new customers by the kind of their origin. `overlap` tells of answers that are there already; those
    that stay out count for the dates of the file alone.
    """

    respondents: int
    undated: int
    since: date | None
    until: date | None
    answers: int
    comments: int
    referrals: int
    recommended: int
    unknown: int
    new_touchpoints: tuple[str, ...]
    questions: pd.DataFrame
    problems: tuple[Problem, ...]
    overlap: Overlap
    corrections: Corrections
    personal: tuple[str, ...] = field(default=())


def preview(store: Store, inspection: Inspection, plan: Plan) -> Preview:
    """What `imports.save` would do with this plan."""
    prepared = imports.prepare(inspection, plan, secrets.known(store, inspection, plan.columns), touchpoints.ids(store))
    plan = replace(plan, columns=mappings.first_of_each(plan.columns))
    survey = surveys.find(store, plan.survey, plan.audience)
    overlap = overlaps.find(store, survey, prepared.respondents, plan.replaces, cells=prepared.cells, columns=plan.columns)
    days = prepared.respondents.column("answered_on")
    span = pc.min_max(days).as_py()
    prepared = overlaps.settle(prepared, overlap, plan.repeated, inspection.sheet)
    corrected = corrections.find(store, inspection, prepared, plan.replaces)
    prepared = corrections.told(prepared, corrected, inspection.sheet)
    questions = _questions(prepared, plan.columns)
    recommended, unknown = _origins(prepared.referrals, plan.columns)
    return Preview(
        respondents=prepared.respondents.num_rows,
        undated=days.null_count,
        since=span["min"],
        until=span["max"],
        answers=int(questions["n"].sum()) + _said_so(prepared, plan.columns),
        comments=prepared.comments.num_rows,
        referrals=prepared.referrals.num_rows,
        recommended=recommended,
        unknown=unknown,
        new_touchpoints=_new_touchpoints(store, questions, plan.columns),
        questions=questions,
        problems=prepared.problems,
        overlap=overlap,
        corrections=corrected,
        personal=tuple(column.header for column in plan.columns if column.role is Role.PERSONAL),
    )


def _questions(prepared: Prepared, columns: Sequence[ColumnMapping]) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    for column in columns:
        if column.role in SCALED and column.scale is not None:
            rows += [_question(column, asked, counts) for asked, counts in _counts(prepared, column)]
    names = ["header", "role", "touchpoint", "minimum", "maximum", "n", "mean", "distribution"]
    return pd.DataFrame(rows, columns=names).astype({"n": "int64", "mean": "float64"})


def _said_so(prepared: Prepared, columns: Sequence[ColumnMapping]) -> int:
    """How many have answered whether they have recommended us."""
    asked = [column for column in columns if column.role is Role.RECOMMENDED]
    return sum(sum(counts.values()) for column in asked for _, counts in _counts(prepared, column))


def _counts(prepared: Prepared, column: ColumnMapping) -> list[tuple[str, Mapping[float, int]]]:
    """How often each value occurs: once for a column of a wide table, per thing asked about in a long one."""
    if not prepared.long_cells.num_rows:
        return [("", _frequency(prepared.cells.column(column.key)) if column.key in prepared.cells.column_names else {})]
    own = prepared.long_cells.filter(pc.equal(prepared.long_cells.column("column"), column.key))
    asked = pc.unique(own.column("question")).to_pylist()
    return [(one, _frequency(own.filter(pc.equal(own.column("question"), one)).column("value"))) for one in sorted(asked)]


def _frequency(cells: pa.ChunkedArray) -> dict[Any, int]:
    counted = pc.value_counts(cells.drop_null())
    return dict(zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True))


def _question(column: ColumnMapping, asked: str, counts: Mapping[float, int]) -> dict[str, object]:
    n = sum(counts.values())
    scale = column.scale_of(asked)
    low, high = (scale.minimum, scale.maximum) if scale else (0.0, 0.0)
    points = [sum(count for value, count in counts.items() if round(value) == point) for point in range(round(low), round(high) + 1)]
    return {
        "header": f"{column.header}: {asked}" if asked else column.header,
        "role": column.role,
        "touchpoint": (asked or column.touchpoint) if column.role in ABOUT_TOUCHPOINT else "",
        "minimum": low,
        "maximum": high,
        "n": n,
        "mean": sum(value * count for value, count in counts.items()) / n if n and column.role not in KANO else None,
        "distribution": points,
    }


def _origins(referrals: pa.Table, columns: Sequence[ColumnMapping]) -> tuple[int, int]:
    """How many new customers were recommended, and of how many the origin is not known."""
    kinds = {text: kind for column in columns if column.role is Role.ORIGIN for text, kind in column.origins.items()}
    counts = _frequency(referrals.column("origin"))
    found = {kind: sum(n for text, n in counts.items() if kinds.get(text, OriginKind.UNKNOWN) is kind) for kind in OriginKind}
    blank = referrals.num_rows - sum(counts.values())
    return found[OriginKind.RECOMMENDATION], found[OriginKind.UNKNOWN] + blank


def _new_touchpoints(store: Store, questions: pd.DataFrame, columns: Sequence[ColumnMapping]) -> tuple[str, ...]:
    known = touchpoints.ids(store)
    commented = [column.touchpoint for column in columns if column.role is Role.COMMENT]
    named = dict.fromkeys(name.strip() for name in (*questions["touchpoint"], *commented) if name.strip())
    return tuple({name.casefold(): name for name in named if name.casefold() not in known}.values())
