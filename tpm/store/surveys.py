"""Surveys and their questions."""

import json
from dataclasses import dataclass

import pandas as pd

from tpm.model.errors import Refused
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store.change import Change
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Survey:
    """A questionnaire that is answered in one or more waves."""

    id: int
    name: str
    audience: Audience
    version: int = 1


_EVERY = "SELECT id, name, audience, version FROM survey WHERE retired_at IS NULL ORDER BY name"
_QUESTIONS = """
SELECT q.id AS question_id, q.survey_id, s.audience, q.header, q.role, q.touchpoint_id,
       q.minimum, q.maximum, q.reversed, q.disappointment_to, q.delight_from, q.version
FROM question q JOIN survey s ON s.id = q.survey_id
WHERE q.retired_at IS NULL
ORDER BY q.id
"""
_FIND = """
SELECT id, version, role, touchpoint_id, minimum, maximum, reversed, disappointment_to, delight_from, labels
FROM question WHERE survey_id = $survey AND header = $header
"""

_ANSWERED = "SELECT EXISTS (SELECT 1 FROM answer WHERE question_id = $question)"


def every(store: Store | Change) -> list[Survey]:
    """All surveys by name."""
    return [Survey(id=i, name=n, audience=Audience(a), version=v) for i, n, a, v in store.rows(_EVERY)]


def find(store: Store | Change, name: str, audience: Audience) -> Survey | None:
    """The survey with this name and audience, if there is one."""
    same = (survey for survey in every(store) if survey.name.casefold() == name.strip().casefold())
    return next((survey for survey in same if survey.audience is audience), None)


def find_or_add(change: Change, name: str, audience: Audience) -> Survey:
    """The survey with this name and audience, made if there is none."""
    found = find(change, name, audience)
    return found or Survey(id=change.insert("survey", name=name.strip(), audience=str(audience)), name=name.strip(), audience=audience)


def questions(store: Store | Change) -> pd.DataFrame:
    """All questions: question_id, survey_id, audience, header, role, touchpoint_id, scale columns, version."""
    return store.frame(_QUESTIONS)


def put_question(
    change: Change, survey: Survey, header: str, role: Role, *, touchpoint_id: int | None = None, scale: Scale | None = None
) -> int:
    """The id of the survey's question with this header, made or brought to this role, touchpoint and scale.

    Raises Refused where the question has answers on a scale with other ends or another direction: they would be read anew.
    """
    values: dict[str, object] = {"role": str(role), "touchpoint_id": touchpoint_id} | _columns(scale)
    found = change.rows(_FIND, {"survey": survey.id, "header": header})
    if not found:
        return change.insert("question", survey_id=survey.id, header=header, **values)
    row_id, version, *now = found[0]
    if now != list(values.values()):
        _keep_scale(change, int(row_id), header, now[2:5], [values[name] for name in ("minimum", "maximum", "reversed")])
        change.update("question", row_id, version, **values)
    return int(row_id)


def _keep_scale(change: Change, question: int, header: str, before: list[object], after: list[object]) -> None:
    if before != after and before[0] is not None and change.rows(_ANSWERED, {"question": question})[0][0]:
        raise Refused("scale_changed", question=header, before=f"{before[0]:g}–{before[1]:g}", after=_ends(after))


def _ends(scale: list[object]) -> str:
    return "–" if scale[0] is None else f"{scale[0]:g}–{scale[1]:g}"


def _columns(scale: Scale | None) -> dict[str, object]:
    return {
        "minimum": scale.minimum if scale else None,
        "maximum": scale.maximum if scale else None,
        "reversed": bool(scale and scale.reversed),
        "disappointment_to": scale.disappointment_to if scale else None,
        "delight_from": scale.delight_from if scale else None,
        "labels": json.dumps(dict(scale.labels), ensure_ascii=False) if scale and scale.labels else None,
    }
