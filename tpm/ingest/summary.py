"""What an inspection found, as JSON: the figures an import would lead to."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import dates, kanopairs
from tpm.ingest.cells import whole
from tpm.ingest.column import Column
from tpm.ingest.dates import Days
from tpm.ingest.inspection import Inspection
from tpm.ingest.recognition import LONG
from tpm.model.mapping import ColumnMapping
from tpm.model.problem import Problem
from tpm.model.scale import Scale
from tpm.model.survey import KANO, SCALED, OriginKind, Role

PROMOTER, PASSIVE = 9, 7
# A row of time needs more than one answer.
SERIES = 2


def to_json(found: Inspection) -> dict[str, object]:
    """Everything that was found, ready for `json.dumps`."""
    days = answered_on(found)
    nps = next((column for column in found.columns if column.role is Role.NPS), None)
    origin = next((column for column in found.columns if column.role is Role.ORIGIN), None)
    return {
        "tool": found.tool,
        "sheet": found.sheet,
        "header_rows": list(found.header_rows),
        "layout": found.layout,
        "sheets": {"waves": list(found.waves), "parts": [part.sheet for part in found.parts], "others": list(found.others)},
        "respondents": respondents(found),
        "date": _date(found, days),
        "questions": [_question(column) for column in found.columns],
        "nps": _nps(nps) if nps else None,
        "origin": _origin(found, origin, days) if origin else None,
        "problems": [_problem(problem) for problem in (*found.problems, *_halves(found))],
    }


def respondents(found: Inspection) -> int:
    """Rows that are respondents; in long layout those with an answer, counted once where they have a number."""
    if found.layout != LONG:
        return found.body.num_rows
    scaled = next(column.guess for column in found.columns if column.role in SCALED)
    valid = pc.is_in(text_of(found.body, scaled), value_set=pa.array(list(scaled.values), pa.string()))
    ids = [column.guess for column in found.columns if column.role is Role.ID]
    if not ids:
        return int(pc.sum(valid).as_py() or 0)
    return len(text_of(found.body, ids[0]).filter(valid).unique())


def text_of(body: pa.Table, mapping: ColumnMapping) -> pa.Array:
    """The texts of a column, not in dictionary form."""
    return whole(body.column(mapping.key)).cast(pa.string())


def answered_on(found: Inspection) -> Days | None:
    """The day of each row, NaT where there is none; None where no column holds dates."""
    mapping = next((column.guess for column in found.columns if column.role is Role.DATE), None)
    return None if mapping is None else days_of(found.body, mapping)


def days_of(body: pa.Table, mapping: ColumnMapping) -> Days:
    """The day that each cell of a date column says, NaT where it says none."""
    column = whole(body.column(mapping.key))
    order = mapping.date_order or dates.DateOrder.DAY_FIRST
    known = np.append(dates.read(column.dictionary, order, since_1904=dates.are_since_1904(body)), dates.NOT_A_DATE)
    return known[np.asarray(pc.fill_null(column.indices, len(column.dictionary)))]


def _date(found: Inspection, days: Days | None) -> dict[str, object] | None:
    column = next((column for column in found.columns if column.role is Role.DATE), None)
    if column is None or days is None:
        return None
    months = days[~np.isnat(days)].astype("datetime64[M]")
    if len(months) < SERIES:
        return None
    names, counts = np.unique(months, return_counts=True)
    per_month = {str(name): int(n) for name, n in zip(names, counts, strict=True)}
    return {"column": column.header, "n_valid": len(months), "per_month": per_month}


def _question(column: Column) -> dict[str, object]:
    scaled = column.role in SCALED
    n, mean = _mean(column) if scaled else (column.n_filled, None)
    mean = None if column.role in KANO else mean
    return {
        "column": column.header,
        "label": column.label or None,
        "role": column.role.value,
        "touchpoint": column.guess.touchpoint or None,
        "scale": _scale(column.guess.scale),
        "no_answer": sorted(column.guess.no_answer),
        "confirm": [doubt.to_dict() for doubt in column.confirm],
        "confidence": round(column.confidence, 2),
        "n_valid": n,
        "mean": mean,
        "distribution": _distribution(column) if scaled else None,
    }


def _mean(column: Column) -> tuple[int, float | None]:
    values = column.guess.values
    n = sum(column.counts[text] for text in values)
    return n, sum(column.counts[text] * value for text, value in values.items()) / n if n else None


def _scale(scale: Scale | None) -> dict[str, object] | None:
    if scale is None:
        return None
    return {"min": scale.minimum, "max": scale.maximum, "reversed": scale.reversed, "labels": dict(scale.labels) if scale.labels else None}


def _distribution(column: Column) -> dict[str, int]:
    """Valid answers by the text of the cell; numbers in one way of writing."""
    found: dict[str, int] = {}
    for text, value in sorted(column.guess.values.items(), key=lambda item: item[1]):
        number = text.replace(",", ".").replace(".", "", 1).isdigit()
        key = f"{value:g}" if number else text
        found[key] = found.get(key, 0) + column.counts[text]
    return found


def _nps(column: Column) -> dict[str, object]:
    values = column.guess.values
    n = sum(column.counts[text] for text in values)
    promoters = sum(column.counts[text] for text, value in values.items() if value >= PROMOTER)
    passives = sum(column.counts[text] for text, value in values.items() if PASSIVE <= value < PROMOTER)
    detractors = n - promoters - passives
    return {
        "column": column.header,
        "n_valid": n,
        "promoters": promoters,
        "passives": passives,
        "detractors": detractors,
        "nps": 100 * (promoters - detractors) / n if n else None,
    }


def _origin(found: Inspection, column: Column, days: Days | None) -> dict[str, object]:
    kinds = column.guess.origins
    unknown = sum(n for text, n in column.tally.items() if kinds[text] is OriginKind.UNKNOWN)
    return {
        "column": column.header,
        "n_rows": found.body.num_rows,
        "n_answered": column.n_filled,
        "n_unknown": found.body.num_rows - column.n_filled + unknown,
        "n_recommended": sum(n for text, n in column.tally.items() if kinds[text] is OriginKind.RECOMMENDATION),
        "counts": dict(column.tally),
        "per_month": {} if days is None else _per_month(found.body, column.guess, days),
    }


def _per_month(body: pa.Table, mapping: ColumnMapping, days: Days) -> Mapping[str, Mapping[str, int]]:
    texts = pc.fill_null(text_of(body, mapping), "")
    recommended = [text for text, kind in mapping.origins.items() if kind is OriginKind.RECOMMENDATION]
    answered = np.asarray(pc.not_equal(texts, ""))
    won = np.asarray(pc.is_in(texts, value_set=pa.array(recommended, pa.string())))
    months = days.astype("datetime64[M]")
    return {
        str(month): {
            "n_rows": int((months == month).sum()),
            "n_answered": int((answered & (months == month)).sum()),
            "n_recommended": int((won & (months == month)).sum()),
        }
        for month in np.unique(months[~np.isnat(months)])
    }


def _halves(found: Inspection) -> list[Problem]:
    """Kano questions that are not one of exactly two about their touchpoint."""
    alone = kanopairs.lonely([column.guess for column in found.columns])
    return [Problem(code="kano_half", sheet=found.sheet, column=half.header) for half in alone]


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "sheet": problem.sheet, "row": problem.row, "column": problem.column, "values": dict(problem.values)}
