"""Bringing the answers of a file into a workspace, whole or not at all, and taking them out again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from tpm.model.errors import Refused
from tpm.model.problem import Problem
from tpm.model.survey import OriginKind
from tpm.store.change import Change, now
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What a file brings, as Arrow tables; `row` is the row of the file and unique in `respondents`.

    respondents[row, source_key, answered_on] · cells[row, <column>…: text] · long_cells[row, column, question, text] (a
    row per answer) · decode[column, text, value] · comments[row, column, text] · segments[row, attribute, value] ·
    referrals[row, won_on, origin, recommender, offer]. `questions` gives the question id of (column, question), question
    "" in a wide file; `origins` what an origin text counts as.
    """

    survey_id: int
    file_name: str
    file_hash: str
    sheet: str
    mapping: str
    questions: Mapping[tuple[str, str], int]
    origins: Mapping[str, OriginKind]
    respondents: pa.Table
    cells: pa.Table
    long_cells: pa.Table
    decode: pa.Table
    comments: pa.Table
    segments: pa.Table
    referrals: pa.Table
    problems: Sequence[Problem]


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was saved."""

    import_id: int
    respondents: int
    answers: int
    referrals: int
    problems: int


# A respondent's id: the import in the upper half, the row of the file in the lower.
_ID = "($import * 4294967296 + row)"
_RANGE = "BETWEEN $import * 4294967296 AND $import * 4294967296 + 4294967295"
_RESPONDENTS = f"INSERT INTO respondent SELECT {_ID}, $import, source_key, answered_on FROM new_respondents"
_ANSWERS = f"""
INSERT INTO answer
SELECT {_ID}, q.question_id, d.value
FROM (UNPIVOT new_cells ON COLUMNS(* EXCLUDE row) INTO NAME col VALUE txt) u
JOIN new_decode d ON d.column = u.col AND d.text = u.txt
JOIN new_questions q ON q.col = u.col AND q.question = ''
"""
_LONG_ANSWERS = f"""
INSERT INTO answer
SELECT {_ID}, q.question_id, d.value
FROM new_long_cells u
JOIN new_decode d ON d.column = u.column AND d.text = u.text
JOIN new_questions q ON q.col = u.column AND q.question = u.question
"""
_COMMENTS = f"""
INSERT INTO comment SELECT {_ID}, q.question_id, c.text FROM new_comments c JOIN new_questions q ON q.col = c.column AND q.question = ''
"""
_SEGMENTS = f"INSERT INTO respondent_segment SELECT {_ID}, attribute, value FROM new_segments"
_REFERRALS = f"""
INSERT INTO referral (respondent_id, won_on, origin, recommender, offer, changed_at)
SELECT {_ID}, won_on, coalesce(origin, ''), coalesce(recommender, ''), coalesce(offer, ''), $now FROM new_referrals
"""
_RECORD = """
INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by,
    respondents, answers, referrals, mapping)
VALUES ($id, $survey, $change, $file_name, $file_hash, $sheet, $now, $by, $respondents, $answers, $referrals, $mapping)
"""
_SAME = "SELECT imported_at FROM import WHERE file_hash = $file_hash AND sheet = $sheet AND undone_at IS NULL"
_LOG = """
SELECT i.id AS import_id, s.name AS survey, s.audience, i.file_name, i.sheet, i.imported_at, i.imported_by,
       i.respondents, i.answers, i.referrals, i.undone_at, (SELECT count(*) FROM problem p WHERE p.import_id = i.id) AS problems
FROM import i JOIN survey s ON s.id = i.survey_id ORDER BY i.id DESC
"""
_CHANGED_QUESTIONS = """
SELECT a.row_id, a.before FROM audit a
WHERE a.change_id = $change AND a."table" = 'question' AND a.before IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM audit b WHERE b."table" = 'question' AND b.row_id = a.row_id AND b.id > a.id)
"""
_PROBLEMS = 'SELECT code, sheet, "row", "column", detail FROM problem WHERE import_id = $import ORDER BY "row", "column"'


def refuse_same_file(change: Store | Change, file_hash: str, sheet: str) -> None:
    """Raise Refused where this sheet of this very file is already in."""
    found = change.rows(_SAME, {"file_hash": file_hash, "sheet": sheet})
    if found:
        raise Refused("same_file", date=found[0][0].date())


def write(change: Change, batch: Batch, by: str = "") -> Receipt:
    """Save a batch. Raises Refused where the same file is already in."""
    refuse_same_file(change, batch.file_hash, batch.sheet)
    import_id = int(change.rows("SELECT nextval('import_id')")[0][0])
    here = {"import": import_id}
    _register(change, batch)
    respondents = change.rows(_RESPONDENTS, here)[0][0]
    answers = change.rows(_ANSWERS, here)[0][0] if batch.cells.num_columns > 1 else 0
    answers += change.rows(_LONG_ANSWERS, here)[0][0]
    change.rows(_COMMENTS, here)
    change.rows(_SEGMENTS, here)
    referrals = change.rows(_REFERRALS, here | {"now": now()})[0][0]
    _write_origins(change, batch.origins)
    _write_problems(change, import_id, batch.problems)
    change.rows(
        _RECORD,
        {
            "id": import_id,
            "survey": batch.survey_id,
            "change": change.id,
            "file_name": batch.file_name,
            "file_hash": batch.file_hash,
            "sheet": batch.sheet,
            "now": now(),
            "by": by,
            "respondents": respondents,
            "answers": answers,
            "referrals": referrals,
            "mapping": batch.mapping,
        },
    )
    return Receipt(import_id=import_id, respondents=respondents, answers=answers, referrals=referrals, problems=len(batch.problems))


def undo(change: Change, import_id: int) -> None:
    """Take everything out again that an import brought; its line in the log stays.

    Questions that it changed become what they were, unless somebody has changed them since. Raises Refused where it
    is not in.
    """
    here = {"import": import_id}
    found = change.rows("SELECT change_id FROM import WHERE id = $import AND undone_at IS NULL", here)
    if not found:
        raise Refused("import_gone")
    for table in ("answer", "comment", "respondent_segment", "referral"):
        change.rows(f"DELETE FROM {table} WHERE respondent_id {_RANGE}", here)
    change.rows("DELETE FROM respondent WHERE import_id = $import", here)
    for question, before in change.rows(_CHANGED_QUESTIONS, {"change": found[0][0]}):
        change.put_back("question", json.loads(before) | {"id": question})
    change.rows("UPDATE import SET undone_at = $now WHERE id = $import", here | {"now": now()})


def log(store: Store | Change) -> pd.DataFrame:
    """Every import, the latest first: import_id, survey, audience, file_name, sheet, when and by whom, counts, undone_at, problems."""
    return store.frame(_LOG)


def problems(store: Store | Change, import_id: int) -> pd.DataFrame:
    """What an import dropped or could not read: code, sheet, row, column, detail (JSON)."""
    return store.frame(_PROBLEMS, {"import": import_id})


def latest_mapping(store: Store | Change, survey_id: int) -> str | None:
    """The mapping of the survey's latest import that still stands, as it was saved."""
    found = store.rows("SELECT mapping FROM import WHERE survey_id = $id AND undone_at IS NULL ORDER BY id DESC LIMIT 1", {"id": survey_id})
    return str(found[0][0]) if found else None


def _register(change: Change, batch: Batch) -> None:
    questions = {
        "col": pa.array([column for column, _ in batch.questions], pa.string()),
        "question": pa.array([question for _, question in batch.questions], pa.string()),
        "question_id": pa.array(batch.questions.values(), pa.int64()),
    }
    change.register("new_questions", pa.table(questions))
    for name in ("respondents", "cells", "long_cells", "decode", "comments", "segments", "referrals"):
        change.register(f"new_{name}", getattr(batch, name))


def _write_origins(change: Change, origins: Mapping[str, OriginKind]) -> None:
    """New origin texts with their kind; what somebody has decided before stays."""
    if origins:
        change.register("new_origins", pa.table({"name": list(origins), "kind": [str(k) for k in origins.values()]}))
        change.rows(
            "INSERT INTO origin (name, kind, changed_at) SELECT name, kind, $now FROM new_origins ON CONFLICT DO NOTHING", {"now": now()}
        )


def _write_problems(change: Change, import_id: int, found: Sequence[Problem]) -> None:
    if not found:
        return
    rows = pa.table(
        {
            "code": [p.code for p in found],
            "sheet": [p.sheet for p in found],
            "row": pa.array([p.row for p in found], pa.int64()),
            "column": [p.column for p in found],
            "detail": [json.dumps(dict(p.values), ensure_ascii=False, default=str) for p in found],
        }
    )
    change.register("new_problems", rows)
    change.rows('INSERT INTO problem SELECT $import, code, sheet, "row", "column", detail FROM new_problems', {"import": import_id})
