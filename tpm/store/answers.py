"""Statistics of the answers: small frames from however many rows."""

from collections.abc import Collection

import pandas as pd

from tpm.model.period import Filter, Period
from tpm.model.survey import Audience, Role
from tpm.store.change import Change
from tpm.store.database import Store

# What a Filter means for a respondent r and a question's survey; the same in every statistic.
INSIDE = """
    ($since IS NULL OR r.answered_on >= $since) AND ($until IS NULL OR r.answered_on <= $until)
    AND ($survey IS NULL OR q.survey_id = $survey)
    AND ($attribute IS NULL OR EXISTS (
        SELECT 1 FROM respondent_segment g WHERE g.respondent_id = r.id AND g.attribute = $attribute AND g.value = $group))
"""
_DAYS = "a.respondent_id IN (SELECT id FROM respondent WHERE {days})"
_GROUP = "a.respondent_id IN (SELECT respondent_id FROM respondent_segment WHERE attribute = $attribute AND value = $group)"
_HISTOGRAM = """
SELECT q.touchpoint_id, a.question_id, a.value, count(*) AS n
FROM answer a JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id
WHERE q.retired_at IS NULL AND s.audience = $audience AND list_contains($roles, q.role) AND {inside} GROUP BY ALL ORDER BY ALL
"""
_HISTOGRAM_BY_PERIOD = """
SELECT q.touchpoint_id, a.question_id, r.period, a.value, count(*) AS n
FROM answer a JOIN question q ON q.id = a.question_id JOIN survey s ON s.id = q.survey_id
JOIN (SELECT id, date_trunc($by, answered_on) AS period FROM respondent WHERE answered_on IS NOT NULL) r ON r.id = a.respondent_id
WHERE q.retired_at IS NULL AND s.audience = $audience AND list_contains($roles, q.role) AND {inside} GROUP BY ALL ORDER BY ALL
"""
_SPAN = """
SELECT min(r.answered_on), max(r.answered_on), count(*) > count(r.answered_on) FROM respondent r JOIN import i ON i.id = r.import_id
WHERE ($survey IS NULL OR i.survey_id = $survey) AND ($roles IS NULL OR EXISTS (
    SELECT 1 FROM question q WHERE q.survey_id = i.survey_id AND q.retired_at IS NULL AND list_contains($roles, q.role)))
"""
_SEGMENTS = """
SELECT g.attribute, g.value, count(DISTINCT g.respondent_id) AS n FROM respondent_segment g
WHERE $audience IS NULL OR EXISTS (
    SELECT 1 FROM respondent r JOIN import i ON i.id = r.import_id JOIN survey s ON s.id = i.survey_id
    WHERE r.id = g.respondent_id AND s.audience = $audience)
GROUP BY ALL ORDER BY ALL
"""
# A comment in general belongs to a touchpoint where it names it, at the beginning of a word.
_COMMENTS = rf"""
SELECT q.touchpoint_id, r.answered_on, c.text
FROM comment c JOIN question q ON q.id = c.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = c.respondent_id
WHERE s.audience = $audience AND {INSIDE} AND (
    $touchpoint IS NULL OR q.touchpoint_id = $touchpoint
    OR q.touchpoint_id IS NULL AND regexp_matches(lower(c.text), '(^|[^\pL])' || regexp_escape(lower($named)))
)
ORDER BY r.answered_on DESC NULLS LAST, r.id LIMIT $most
"""
_TOLD = f"""
SELECT max(answered_on) AS answered_on, text, count(*) AS times FROM ({_COMMENTS.replace("LIMIT $most", "")})
GROUP BY text ORDER BY answered_on DESC NULLS LAST, text LIMIT $most
"""
_OF_CRITICS = f"""
SELECT r.answered_on, c.text
FROM comment c JOIN question q ON q.id = c.question_id JOIN survey s ON s.id = q.survey_id JOIN respondent r ON r.id = c.respondent_id
WHERE s.audience = $audience AND {INSIDE} AND EXISTS (
    SELECT 1 FROM answer a JOIN question w ON w.id = a.question_id
    WHERE a.respondent_id = r.id AND w.role = 'nps' AND w.retired_at IS NULL AND NOT w.reversed
        AND w.minimum = 0 AND w.maximum = 10 AND a.value BETWEEN 0 AND 6)
ORDER BY r.answered_on DESC NULLS LAST, r.id LIMIT $most
"""
_NAME = "SELECT name FROM touchpoint WHERE id = $touchpoint"
_RESPONDENTS = f"""
SELECT count(DISTINCT r.id) FROM respondent r JOIN import i ON i.id = r.import_id
JOIN survey s ON s.id = i.survey_id JOIN (SELECT DISTINCT survey_id FROM question) q ON q.survey_id = s.id
WHERE s.audience = $audience AND {INSIDE}
"""


def values(chosen: Filter, audience: Audience = Audience.CUSTOMER) -> dict[str, object]:
    """The bound values of a filter."""
    attribute, group = chosen.segment or (None, None)
    return {
        "since": chosen.since,
        "until": chosen.until,
        "survey": chosen.survey,
        "attribute": attribute,
        "group": group,
        "audience": str(audience),
    }


def inside(chosen: Filter, audience: Audience = Audience.CUSTOMER) -> tuple[str, dict[str, object]]:
    """What a Filter means for an answer a to a question q, with the bound values: as `INSIDE`, but for many answers.

    Only what is asked for becomes SQL, and of the respondents only who is meant: joining all of them takes longer than to count.
    """
    days = [f"answered_on {sign} ${name}" for name, sign in (("since", ">="), ("until", "<=")) if getattr(chosen, name)]
    asked = [_DAYS.format(days=" AND ".join(days))] if days else []
    asked += [_GROUP] if chosen.segment else []
    asked += ["q.survey_id = $survey"] if chosen.survey is not None else []
    given = {name: value for name, value in values(chosen, audience).items() if value is not None}
    return " AND ".join(asked) or "true", given


def histogram(
    store: Store | Change, chosen: Filter, roles: Collection[Role], *, audience: Audience = Audience.CUSTOMER, by: Period | None = None
) -> pd.DataFrame:
    """How often each value was given: touchpoint_id, question_id, (period: first day), value, n.

    With a period only dated answers count. Values stand on the question's own scale.
    """
    part, bound = inside(chosen, audience)
    bound |= {"roles": [str(r) for r in roles]}
    if by:
        return store.frame(_HISTOGRAM_BY_PERIOD.format(inside=part), bound | {"by": str(by)})
    return store.frame(_HISTOGRAM.format(inside=part), bound)


def comments(
    store: Store | Change,
    chosen: Filter,
    audience: Audience = Audience.CUSTOMER,
    *,
    touchpoint_id: int | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """What was written, newest first and those without a date last: touchpoint_id (may be empty), answered_on, text.

    All of it, or only what was written about one touchpoint (in general comments: where its name occurs), or only the first few.
    """
    return store.frame(_COMMENTS, values(chosen, audience) | _about(store, touchpoint_id) | {"most": most})


def told(store: Store | Change, chosen: Filter, *, touchpoint_id: int, most: int) -> pd.DataFrame:
    """What customers wrote about one touchpoint, each wording once, as `comments`: answered_on (the latest), text, times."""
    return store.frame(_TOLD, values(chosen) | _about(store, touchpoint_id) | {"most": most})


def _about(store: Store | Change, touchpoint_id: int | None) -> dict[str, object]:
    # The name as a value of the query, not from a column: a pattern that varies would be compiled for every row
    named = store.rows(_NAME, {"touchpoint": touchpoint_id})
    return {"touchpoint": touchpoint_id, "named": named[0][0] if named else ""}


def comments_of_critics(store: Store | Change, chosen: Filter, *, most: int | None = None) -> pd.DataFrame:
    """What customers wrote who gave 0–6 of 10 for their willingness to recommend, newest first: answered_on (may be empty), text."""
    return store.frame(_OF_CRITICS, values(chosen) | {"most": most})


def respondents(store: Store | Change, chosen: Filter, audience: Audience = Audience.CUSTOMER) -> int:
    """How many people answered."""
    return int(store.rows(_RESPONDENTS, values(chosen, audience))[0][0])


def span(store: Store | Change, survey: int | None = None, roles: Collection[Role] | None = None) -> tuple[object, object, bool]:
    """First and last day of all dated answers (None where there is none), and whether others have no date.

    Only of a survey, and only of surveys that ask questions of these roles.
    """
    wanted = None if roles is None else sorted(map(str, roles))
    return store.rows(_SPAN, {"survey": survey, "roles": wanted})[0]


def segments(store: Store | Change, audience: Audience | None = None) -> pd.DataFrame:
    """Groups of all who answered, or only of some: attribute, value, n respondents."""
    return store.frame(_SEGMENTS, {"audience": audience and str(audience)})
