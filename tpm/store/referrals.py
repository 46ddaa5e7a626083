"""New customers and how they came."""

from dataclasses import replace
from datetime import date

import pandas as pd

from tpm.model.period import Filter, Period
from tpm.model.referral import Referral
from tpm.store.change import Change
from tpm.store.database import Store

_FROM = """
FROM referral f LEFT JOIN origin_spelling s ON s.text = f.origin LEFT JOIN origin o ON o.id = s.origin_id
LEFT JOIN respondent r ON r.id = f.respondent_id LEFT JOIN import i ON i.id = r.import_id
WHERE f.retired_at IS NULL
    AND ($since IS NULL OR f.won_on >= $since) AND ($until IS NULL OR f.won_on <= $until)
    AND ($survey IS NULL OR i.survey_id = $survey)
    AND ($attribute IS NULL OR EXISTS (
        SELECT 1 FROM respondent_segment g WHERE g.respondent_id = f.respondent_id AND g.attribute = $attribute AND g.value = $group))
"""
# An origin that nobody has classified is not known to be a recommendation, nor known not to be one.
_COUNTS = """
    count(*) FILTER (WHERE o.kind = 'recommendation') AS e,
    count(*) AS n,
    count(*) FILTER (WHERE f.origin = '' OR coalesce(o.kind, 'unknown') = 'unknown') AS "unknown"
"""
_TOTAL = f"SELECT {_COUNTS} {_FROM}"
_BY_PERIOD = f"""
SELECT date_trunc($by, f.won_on) AS period, {_COUNTS} {_FROM} AND f.won_on IS NOT NULL GROUP BY period ORDER BY period
"""
_ORIGINS = f"""
WITH said AS (
    SELECT coalesce(o.id, 0) AS id, coalesce(o.version, 0) AS version, coalesce(o.name, f.origin) AS origin,
        coalesce(o.kind, 'unknown') AS kind, f.origin AS text, count(*) AS times {_FROM} GROUP BY ALL
)
SELECT id, version, origin, kind, sum(times)::BIGINT AS n, list(text ORDER BY times DESC, text) AS spellings,
    list(times ORDER BY times DESC, text) AS times
FROM said GROUP BY id, version, origin, kind ORDER BY n DESC, origin
"""
# One name in several spellings (upper and lower case, blanks around it) is one recommender, called as most often.
_NAME = "lower(trim({}))"
_NAMES = f"""
WITH said AS (
    SELECT {_NAME.format("f.recommender")} AS name, trim(f.recommender) AS spelling, f.offer, count(*) AS n
    {_FROM} AND o.kind = 'recommendation' GROUP BY ALL
), spelt AS (
    SELECT name, spelling, sum(n) AS n FROM said GROUP BY ALL
), named AS (
    SELECT name, first(spelling ORDER BY n DESC, spelling) AS recommender, sum(n)::BIGINT AS n FROM spelt GROUP BY name
)
"""
_RECOMMENDERS = f"{_NAMES} SELECT recommender, n FROM named WHERE name <> '' ORDER BY n DESC, recommender"
_TOLD = f"""
{_NAMES}, list AS (
    SELECT {_NAME.format("name")} AS name, min(id) AS id FROM recommender WHERE retired_at IS NULL GROUP BY ALL
)
SELECT coalesce(l.id, 0) AS listed, d.recommender, s.offer, sum(s.n)::BIGINT AS n
FROM said s JOIN named d ON d.name = s.name LEFT JOIN list l ON l.name = s.name
GROUP BY ALL ORDER BY n DESC, d.recommender, s.offer
"""
_LATEST = """
SELECT id, version, won_on, origin, recommender, offer, note FROM referral
WHERE retired_at IS NULL ORDER BY won_on DESC NULLS LAST, id DESC LIMIT $most
"""


def total(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """One row over everything, dated or not: e recommended, n new customers, unknown origin."""
    return store.frame(_TOTAL, _values(chosen))


def counts(store: Store | Change, chosen: Filter, by: Period) -> pd.DataFrame:
    """Per period with new customers: period (first day), e, n, unknown; only dated ones."""
    return store.frame(_BY_PERIOD, _values(chosen) | {"by": str(by)})


def origins(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """How often each origin was named: id and version (0 where it is not known), origin (may be empty), kind, n, spellings, times.

    `spellings` are the texts as given, the most frequent first, `times` how often each occurs.
    """
    return store.frame(_ORIGINS, _values(chosen))


def recommenders(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """Who brought new customers: recommender, n."""
    return store.frame(_RECOMMENDERS, _values(chosen))


def told(store: Store | Change, chosen: Filter) -> pd.DataFrame:
    """Which recommender brought how many new customers to which offer: recommender and offer ("" where not known), n.

    `recommender` as in `recommenders`, `listed` is the id in the list of recommenders, 0 where the name is not in it.
    """
    return store.frame(_TOLD, _values(chosen))


def latest(store: Store | Change, most: int = 20) -> list[Referral]:
    """The newest new customers, dated ones first."""
    return [
        Referral(id=i, version=v, date=d, origin=o, recommender=r, offer=f, note=t)
        for i, v, d, o, r, f, t in store.rows(_LATEST, {"most": most})
        if d is not None
    ]


def save(change: Change, referral: Referral) -> Referral:
    """Add a new customer by hand (id 0) or change one. Raises Conflict."""
    values: dict[str, object] = {
        "won_on": referral.date,
        "origin": referral.origin.strip(),
        "recommender": referral.recommender.strip(),
        "offer": referral.offer.strip(),
        "note": referral.note.strip(),
    }
    if not referral.id:
        return replace(referral, id=change.insert("referral", **values), version=1)
    return replace(referral, version=change.update("referral", referral.id, referral.version, **values))


def retire(change: Change, referral: Referral) -> None:
    """Take a new customer out of the list. Raises Conflict."""
    change.retire("referral", referral.id, referral.version)


def span(store: Store | Change) -> tuple[date | None, date | None]:
    """First and last dated new customer."""
    first, last = store.rows("SELECT min(won_on), max(won_on) FROM referral WHERE retired_at IS NULL")[0]
    return first, last


def _values(chosen: Filter) -> dict[str, object]:
    attribute, group = chosen.segment or (None, None)
    return {"since": chosen.since, "until": chosen.until, "survey": chosen.survey, "attribute": attribute, "group": group}
