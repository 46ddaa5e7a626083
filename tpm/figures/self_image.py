"""Our own picture of each touchpoint against that of the customers."""

from dataclasses import dataclass, replace

import pandas as pd

from tpm.analysis import self_image as analysis
from tpm.analysis.self_image import Verdict
from tpm.figures.ratings import ratings, sound
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.store import answers, surveys
from tpm.store.database import Store

INSIDE = (Audience.EMPLOYEE, Audience.MANAGEMENT)
SOURCES = (Audience.CUSTOMER, *INSIDE)
_FIGURES = ("n", "score", "low", "high")
_COMPARED = ("difference", "low", "high", "verdict")


@dataclass(frozen=True, kw_only=True)
class Best:
    """The touchpoints customers rate best, and which of them are also among as many that we rate best."""

    length: int
    shared: tuple[str, ...]
    missed: tuple[str, ...]


def self_image(store: Store, chosen: Filter) -> pd.DataFrame:
    """Every touchpoint anybody rated, the widest overestimate first; then those only customers rated, then those only we rated.

    Columns: touchpoint_id, touchpoint, phase, zero (mere satisfaction, 0–100) · per source (customer, employee, management)
    {source}_n, _score, _low, _high, empty where few answers are hidden · per inside source {source}_difference (to the customers),
    {source}_difference_low, {source}_difference_high, {source}_verdict (code of `Verdict`) · ours (the inside source shown:
    the employees, else the management), our_n, our_score, difference, verdict · blind.
    """
    rated = {source: ratings(store, part(store, chosen, source), source) for source in SOURCES}
    customers = rated[Audience.CUSTOMER]
    found = customers[["touchpoint_id", "touchpoint", "phase"]]
    for source, one in rated.items():
        found = found.assign(**{f"{source}_{name}": one[name] for name in _FIGURES})
    zero = customers["zero"]
    for source in INSIDE:
        compared = analysis.compare(rated[source], customers)
        names = ("difference", "difference_low", "difference_high", "verdict")
        found = found.assign(**{f"{source}_{new}": compared[old] for new, old in zip(names, _COMPARED, strict=True)})
        zero = zero.fillna(rated[source]["zero"])
    found = _with_ours(found.assign(zero=zero))
    found = found.assign(blind=analysis.blind(customers, found["verdict"]))
    ordered = found[found["verdict"].notna()].sort_values(["difference", "customer_n"], ascending=False, kind="stable")
    return ordered.reset_index(drop=True)


def _with_ours(found: pd.DataFrame) -> pd.DataFrame:
    """The frame with the figures of the employees where they are shown, else of the management."""
    by_management = found["employee_score"].isna() & found["management_score"].notna()
    ours = by_management.map({True: str(Audience.MANAGEMENT), False: str(Audience.EMPLOYEE)})
    columns = {"our_n": "n", "our_score": "score", "difference": "difference", "verdict": "verdict"}
    shown = {new: found[f"employee_{old}"].where(~by_management, found[f"management_{old}"]) for new, old in columns.items()}
    return found.assign(ours=ours.where(found["employee_score"].notna() | by_management), **shown)


def part(store: Store, chosen: Filter, source: Audience) -> Filter:
    """What a filter means for one source: the period always, survey and group only where they are of this source.

    Employees belong to no customer group; one that is chosen must not make their picture disappear.
    """
    survey = chosen.survey if any(one.id == chosen.survey and one.audience is source for one in surveys.every(store)) else None
    known = chosen.segment and answers.respondents(store, Filter(segment=chosen.segment), source)
    return replace(chosen, survey=survey, segment=chosen.segment if known else None)


def unaffected(store: Store, chosen: Filter) -> list[Audience]:
    """The sources for which a chosen survey or group does not hold."""
    return [source for source in SOURCES if part(store, chosen, source) != chosen]


def by_us(found: pd.DataFrame) -> pd.DataFrame:
    """Only what we rated ourselves, best first; tells nothing of the customers."""
    return found[found["our_score"].notna()].sort_values(["our_score", "our_n"], ascending=False, ignore_index=True)


def sources(found: pd.DataFrame) -> list[Audience]:
    """The sources that rated anything."""
    return [source for source in SOURCES if found[f"{source}_score"].notna().any()]


def count(found: pd.DataFrame, verdict: Verdict) -> int:
    """How many touchpoints have this verdict."""
    return int((found["verdict"] == verdict).sum())


def best(found: pd.DataFrame) -> Best:
    """The customers' best rated touchpoints (few answers only where all have few) against our own; empty without both."""
    customers = sound(_side(found, "customer"))
    ours = _side(found, "our")
    ours = ours[ours["score"].notna()]
    length = analysis.list_length(len(customers)) if len(ours) else 0
    mine = set(analysis.best(ours, length))
    names = dict(zip(found["touchpoint_id"], found["touchpoint"], strict=True))
    theirs = analysis.best(customers, length)
    return Best(
        length=length,
        shared=tuple(names[one] for one in theirs if one in mine),
        missed=tuple(names[one] for one in theirs if one not in mine),
    )


def _side(found: pd.DataFrame, source: str) -> pd.DataFrame:
    return pd.DataFrame({"touchpoint_id": found["touchpoint_id"], "score": found[f"{source}_score"], "n": found[f"{source}_n"]})
