"""Surveys and their questions."""

import json
from collections.abc import Sequence
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


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a question means: its header is its name within the survey."""

    header: str
    role: Role
    touchpoint_id: int | None = None
    scale: Scale | None = None

    @property
    def columns(self) -> dict[str, object]:
        """The columns of its row, in the order in which they are read."""
        scale = self.scale
        return {
            "role": str(self.role),
            "touchpoint_id": self.touchpoint_id,
            "minimum": scale.minimum if scale else None,
            "maximum": scale.maximum if scale else None,
            "reversed": bool(scale and scale.reversed),
            "disappointment_to": scale.disappointment_to if scale else None,
            "delight_from": scale.delight_from if scale else None,
            "labels": json.dumps(dict(scale.labels), ensure_ascii=False) if scale and scale.labels else None,
        }


_EVERY = "SELECT id, name, audience, version FROM survey WHERE retired_at IS NULL ORDER BY name"
_QUESTIONS = """
SELECT q.id AS question_id, q.survey_id, s.audience, q.header, q.role, q.touchpoint_id,
       q.minimum, q.maximum, q.reversed, q.disappointment_to, q.delight_from, q.version
FROM question q JOIN survey s ON s.id = q.survey_id
WHERE q.retired_at IS NULL
ORDER BY q.id
"""
_ASKED = """
SELECT header, id, version, role, touchpoint_id, minimum, maximum, reversed, disappointment_to, delight_from, labels
FROM question WHERE survey_id = $survey AND list_contains($headers, header)
"""

_ANSWERED_AMONG = "SELECT DISTINCT question_id FROM answer WHERE question_id IN (SELECT unnest($questions))"
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


def answered(store: Store | Change, questions: Sequence[int]) -> set[int]:
    """Those of the questions that anybody has answered."""
    return {int(one) for (one,) in store.rows(_ANSWERED_AMONG, {"questions": list(questions)})}


def put_questions(change: Change, survey: Survey, asked: Sequence[Asked]) -> list[int]:
    """The ids of the survey's questions with these headers, each made or brought to this role, touchpoint and scale.

    Raises Refused where a question has answers on a scale with other ends or another direction: they would be read anew.
    """
    headers = [one.header for one in asked]
    found = {header: kept for header, *kept in change.rows(_ASKED, {"survey": survey.id, "headers": headers})}
    fresh = [one for one in asked if one.header not in found]
    added = change.insert_all("question", [{"survey_id": survey.id, "header": one.header} | one.columns for one in fresh])
    ids = dict(zip((one.header for one in fresh), added, strict=True))
    for one in asked:
        if one.header in found:
            row_id, version, *before = found[one.header]
            ids[one.header] = int(row_id)
            if before != list(one.columns.values()):
                _keep_scale(
                    change, int(row_id), one.header, before[2:5], [one.columns[name] for name in ("minimum", "maximum", "reversed")]
                )
                change.update("question", int(row_id), version, **one.columns)
    return [ids[header] for header in headers]


def put_question(
    change: Change, survey: Survey, header: str, role: Role, *, touchpoint_id: int | None = None, scale: Scale | None = None
) -> int:
    """The id of one question; see `put_questions`."""
    return put_questions(change, survey, [Asked(header=header, role=role, touchpoint_id=touchpoint_id, scale=scale)])[0]


def _keep_scale(change: Change, question: int, header: str, before: list[object], after: list[object]) -> None:
    if before != after and before[0] is not None and change.rows(_ANSWERED, {"question": question})[0][0]:
        raise Refused("scale_changed", question=header, before=f"{before[0]:g}–{before[1]:g}", after=_ends(after))


def _ends(scale: list[object]) -> str:
    return "–" if scale[0] is None else f"{scale[0]:g}–{scale[1]:g}"
