"""Taking an import out again: for good, or set aside for one that replaces it."""

import json

from tpm.model.errors import Refused
from tpm.store.change import Change, now

# The tables that hold what an import brought.
_HELD = ("respondent", "answer", "comment", "respondent_segment", "referral")
# The respondents of an import, see tpm.store.imports.
_RANGE = "BETWEEN $import * 4294967296 AND $import * 4294967296 + 4294967295"
# What the questions were before a change touched them first, what it made of them, and what they are now.
_CHANGED_QUESTIONS = """
SELECT first(a.before ORDER BY a.id), last(a.after ORDER BY a.id), (SELECT to_json(q) FROM question q WHERE q.id = a.row_id)
FROM audit a WHERE a.change_id = $change AND a."table" = 'question'
GROUP BY a.row_id HAVING first(a.before ORDER BY a.id) IS NOT NULL
"""
# The questions of answers that were set aside: what they were just before that change, and what they are now.
_SET_ASIDE_QUESTIONS = f"""
SELECT coalesce(arg_min(a.before, a.id) FILTER (a.change_id = $change), arg_max(a.after, a.id) FILTER (a.change_id < $change)),
    (SELECT to_json(q) FROM question q WHERE q.id = a.row_id)
FROM audit a WHERE a."table" = 'question'
    AND a.row_id IN (SELECT question_id FROM replaced_answer WHERE respondent_id {_RANGE})
GROUP BY a.row_id
"""
_ANSWERED = "SELECT EXISTS (SELECT 1 FROM answer WHERE question_id = $question)"
_EACH_TIME_NEW = frozenset({"version", "changed_at"})


def undo(change: Change, import_id: int) -> None:
    """Take everything out again that an import brought; its line in the log stays, and what it had replaced comes back.

    Questions that it changed become what they were, unless somebody has changed them since or others have answered them
    on the new scale. Raises Refused where it is not in, or where what comes back would be read on another scale.
    """
    changed_by, replaced = _take_out(change, import_id)
    if replaced is None:
        return
    _refuse_another_scale(change, changed_by, replaced)
    for table in _HELD:
        change.rows(f"INSERT INTO {table} BY NAME FROM replaced_{table} WHERE {_held(table)} {_RANGE}", {"import": replaced})
        change.rows(f"DELETE FROM replaced_{table} WHERE {_held(table)} {_RANGE}", {"import": replaced})
    change.rows("UPDATE import SET undone_at = NULL WHERE id = $import", {"import": replaced})


def set_aside(change: Change, import_id: int) -> None:
    """Take an import out, but so that it can come back."""
    for table in _HELD:
        change.rows(f"INSERT INTO replaced_{table} BY NAME FROM {table} WHERE {_held(table)} {_RANGE}", {"import": import_id})
    _take_out(change, import_id)


def _take_out(change: Change, import_id: int) -> tuple[int, int | None]:
    """Remove what an import brought; return the change that brought it, and the import that it had replaced."""
    here = {"import": import_id}
    found = change.rows("SELECT change_id, replaces FROM import WHERE id = $import AND undone_at IS NULL", here)
    if not found:
        raise Refused("import_gone")
    for table in _HELD:
        change.rows(f"DELETE FROM {table} WHERE {_held(table)} {_RANGE}", here)
    for before, after, current in change.rows(_CHANGED_QUESTIONS, {"change": found[0][0]}):
        was = json.loads(before)
        if _state(after) == _state(current) and not (_rescaled(before, current) and _is_answered(change, was["id"])):
            change.put_back("question", was)
    change.rows("UPDATE import SET undone_at = $now WHERE id = $import", here | {"now": now()})
    return found[0]


def _refuse_another_scale(change: Change, changed_by: int, replaced: int) -> None:
    """Raise Refused where answers that were set aside by a change would come back to a question with other ends or direction."""
    for before, current in change.rows(_SET_ASIDE_QUESTIONS, {"change": changed_by, "import": replaced}):
        if _rescaled(before, current):
            raise Refused("earlier_scale", question=json.loads(current)["header"])


def _is_answered(change: Change, question: int) -> bool:
    return bool(change.rows(_ANSWERED, {"question": question})[0][0])


def _rescaled(before: str, current: str) -> bool:
    """Whether a scale has other ends or another direction now."""
    was, is_now = json.loads(before), json.loads(current)
    return any(was[name] != is_now[name] for name in ("minimum", "maximum", "reversed"))


def _held(table: str) -> str:
    """The column of a table that says whose row it is."""
    return "id" if table == "respondent" else "respondent_id"


def _state(image: str) -> dict[str, object]:
    """What a row says, without when it was changed."""
    return {name: value for name, value in json.loads(image).items() if name not in _EACH_TIME_NEW}
