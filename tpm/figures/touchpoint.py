"""One touchpoint: how it stands, what to say about it first, and what to do next."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from tpm.figures import gaps, incidents, measures, portraits
from tpm.i18n.language import Language
from tpm.model.incident import Incident
from tpm.model.measure import Measure
from tpm.model.period import Filter
from tpm.model.touchpoint import Touchpoint
from tpm.store.database import Store

Standing = Mapping[str, Any]


class Step(StrEnum):
    """What to do next."""

    ACT = "act"
    ASK = "ask"
    AIM = "aim"
    EXPLAIN = "explain"
    COMPARE = "compare"


def standing(store: Store, chosen: Filter, touchpoint_id: int) -> Standing:
    """The row of `figures.gaps` for one touchpoint."""
    found = gaps.gaps(store, chosen)
    return found[found["touchpoint_id"] == touchpoint_id].iloc[0].to_dict()


def finding(touchpoint: Touchpoint, standing: Standing, happened: Sequence[Incident], language: Language) -> str:
    """A red flag where there is one, else what customers feel."""
    flags = incidents.red_flags(touchpoint, happened)
    if not flags:
        return portraits.zones(standing, language)
    told = {"day": language.date(flags[0].happened_on), "incident": flags[0].text.rstrip(".")}
    if standing["n"] > 0 and standing["score"] >= standing["zero"]:
        return language.t(
            "Red flag: severe incident on {day} (“{incident}”), although customers rate this touchpoint {score} of 100 on average.",
            score=language.number(standing["score"]),
            **told,
        )
    return language.t("Red flag: severe incident on {day} (“{incident}”) at an important touchpoint.", **told)


def step(touchpoint: Touchpoint, standing: Standing, happened: Sequence[Incident], planned: Sequence[Measure], *, explained: bool) -> Step:
    """What comes next: act on a red flag or an open gap without a measure, else fill what is missing. `explained`: factors are there."""
    acting = any(measure.progress in measures.OPEN for measure in planned)
    if not acting and (incidents.red_flags(touchpoint, happened) or standing["decision"] == "open"):
        return Step.ACT
    if not standing["n"] > 0:
        return Step.ASK
    if standing["target"] != standing["target"]:
        return Step.AIM
    return Step.COMPARE if explained else Step.EXPLAIN
