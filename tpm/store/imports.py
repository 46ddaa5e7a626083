"""Bringing the answers of a file into a workspace, whole or not at all, and taking them out again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import pyarrow as pa

from tpm.model.errors import Refused
from tpm.model.problem import Problem
from tpm.model.survey import OriginKind
from tpm.store import origins
from tpm.store.change import Change, now
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What a file brings, as Arrow tables; `row` is the row of the file and unique in `respondents`.

    respondents[row, source_key, answered_on] · cells[row, <column>…: value] · long_cells[row, column, question, value] (a
    row per answer) · comments[row, column, text] · segments[row, attribute, value] ·
    referrals[row, won_on, origin, recommender, offer]. `questions` gives the question id of (column, question), question
    "" in a wide file; `origins` what an origin text counts as, `origin_groups`
    the origin it is a spelling of (itself where it is not named there). `replaces` names an import that went out for it.
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
    comments: pa.Table
    segments: pa.Table
    referrals: pa.Table
    problems: Sequence[Problem]
    replaces: int | None = None
    origin_groups: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was saved; `left_out` counts answers that an earlier import had brought already."""

    import_id: int
    respondents: int
    answers: int
    referrals: int
    problems: int
    left_out: int = 0


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An import that brought the very same sheet of the very same file; `joined` names the sheet that it was joined to, if any."""

    import_id: int
    survey: str
    day: date
    joined: str = ""


# A respondent's id: the import in the upper half, the row of the file in the lower.
_ID = "($import * 4294967296 + row)"
_RESPONDENTS = f"INSERT INTO respondent SELECT {_ID}, $import, source_key, answered_on FROM new_respondents"
# Question by question: faster than turning the table round, and answers to one question lie together in the file
_ANSWERS = f"INSERT INTO answer SELECT {_ID}, $question, value FROM new_cells WHERE value IS NOT NULL"
_LONG_ANSWERS = f"""
INSERT INTO answer
SELECT {_ID}, q.question_id, u.value
FROM new_long_cells u
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
    respondents, answers, referrals, mapping, replaces)
VALUES ($id, $survey, $change, $file_name, $file_hash, $sheet, $now, $by, $respondents, $answers, $referrals, $mapping, $replaces)
"""
_SAME = """
SELECT i.id, s.name, i.imported_at, CASE WHEN i.sheet <> $sheet THEN i.sheet ELSE '' END
FROM import i JOIN survey s ON s.id = i.survey_id
WHERE i.file_hash = $file_hash AND i.undone_at IS NULL AND (i.sheet = $sheet
    OR EXISTS (SELECT 1 FROM problem p WHERE p.import_id = i.id AND p.code = 'sheet_joined' AND p.sheet = $sheet))
ORDER BY i.sheet <> $sheet, i.id
"""
_LOG = """
SELECT i.id AS import_id, s.name AS survey, s.audience, i.file_name, i.sheet, i.imported_at, i.imported_by,
       i.respondents, i.answers, i.referrals, i.undone_at, i.file_hash, i.replaces,
       (SELECT count(*) FROM problem p WHERE p.import_id = i.id) AS problems
FROM import i JOIN survey s ON s.id = i.survey_id ORDER BY i.id DESC
"""
_MAPPING = "SELECT i.mapping, s.name, s.audience FROM import i JOIN survey s ON s.id = i.survey_id WHERE i.id = $import"
_PROBLEMS = 'SELECT code, sheet, "row", "column", detail FROM problem WHERE import_id = $import ORDER BY "row", "column"'


def same_file(store: Store | Change, file_hash: str, sheet: str) -> Earlier | None:
    """The import that brought this sheet of this very file, alone or joined to another one, if it still stands."""
    found = store.rows(_SAME, {"file_hash": file_hash, "sheet": sheet})
    return Earlier(import_id=found[0][0], survey=found[0][1], day=found[0][2].date(), joined=found[0][3]) if found else None


def refuse_same_file(store: Store | Change, file_hash: str, sheet: str, replaces: int | None = None) -> None:
    """Raise Refused where this sheet of this very file is already in, unless by the import that it replaces."""
    found = same_file(store, file_hash, sheet)
    if found and found.import_id != replaces:
        if found.joined:
            raise Refused("same_sheet_joined", date=found.day, survey=found.survey, sheet=found.joined)
        raise Refused("same_file", date=found.day, survey=found.survey)


def write(change: Change, batch: Batch, by: str = "") -> Receipt:
    """Save a batch. Raises Refused where the same file is already in."""
    refuse_same_file(change, batch.file_hash, batch.sheet)
    import_id = int(change.rows("SELECT nextval('import_id')")[0][0])
    here = {"import": import_id}
    _register(change, batch)
    respondents = change.rows(_RESPONDENTS, here)[0][0]
    answers = change.rows(_LONG_ANSWERS, here)[0][0]
    for column in batch.cells.column_names[1:]:
        change.register("new_cells", batch.cells.select(["row", column]).rename_columns(["row", "value"]))
        answers += change.rows(_ANSWERS, here | {"question": batch.questions[column, ""]})[0][0]
    change.rows(_COMMENTS, here)
    change.rows(_SEGMENTS, here)
    referrals = change.rows(_REFERRALS, here | {"now": now()})[0][0]
    origins.remember(change, batch.origins, batch.origin_groups)
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
            "replaces": batch.replaces,
        },
    )
    return Receipt(import_id=import_id, respondents=respondents, answers=answers, referrals=referrals, problems=len(batch.problems))


def log(store: Store | Change) -> pd.DataFrame:
    """Every import, the latest first: import_id, survey, audience, file, when and by whom, counts, undone_at, replaces, problems."""
    return store.frame(_LOG)


def problems(store: Store | Change, import_id: int) -> pd.DataFrame:
    """What an import dropped or could not read: code, sheet, row, column, detail (JSON)."""
    return store.frame(_PROBLEMS, {"import": import_id})


def latest_mapping(store: Store | Change, survey_id: int) -> str | None:
    """The mapping of the survey's latest import that still stands, as it was saved."""
    found = store.rows("SELECT mapping FROM import WHERE survey_id = $id AND undone_at IS NULL ORDER BY id DESC LIMIT 1", {"id": survey_id})
    return str(found[0][0]) if found else None


def mapping(store: Store | Change, import_id: int) -> tuple[str, str, str]:
    """The mapping of an import as it was saved, with the name and the audience of its survey. Raises Refused where it is unknown."""
    found = store.rows(_MAPPING, {"import": import_id})
    if not found:
        raise Refused("import_gone")
    return found[0]


def _register(change: Change, batch: Batch) -> None:
    questions = {
        "col": pa.array([column for column, _ in batch.questions], pa.string()),
        "question": pa.array([question for _, question in batch.questions], pa.string()),
        "question_id": pa.array(batch.questions.values(), pa.int64()),
    }
    change.register("new_questions", pa.table(questions))
    for name in ("respondents", "long_cells", "comments", "segments", "referrals"):
        change.register(f"new_{name}", getattr(batch, name))


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
