"""What the order of a journey tells, in words: where it breaks, how it begins and how it ends."""

from typing import Any

import pandas as pd

from tpm.i18n.language import Language
from tpm.model.survey import Audience
from tpm.model.touchpoint import World

_MOST = 3


def details(journey: pd.DataFrame, breaks: pd.DataFrame, language: Language) -> list[str]:
    """What else there is to say, one sentence each: the breaks, the impressions, what is only assumed.

    `journey` and `breaks` as `figures.journey` gives them.
    """
    return [said for said in (broken(journey, breaks, language), impressions(journey, language), assumed(journey, language)) if said]


def broken(journey: pd.DataFrame, breaks: pd.DataFrame, language: Language) -> str:
    """Where the journey breaks between online and offline; that it does not where there is a change; "" where there is none."""
    if breaks.empty:
        changes = {World.ONLINE, World.OFFLINE} <= set(journey["world"])
        return language.t("No break between online and offline: no change makes the journey worse.") if changes else ""
    named = [_break(number, row, language) for number, row in enumerate(breaks.head(_MOST).to_dict("records"), 1)]
    if (more := len(breaks) - _MOST) > 0:
        named.append(language.n("{n} more", "{n} more", more))
    told = "; ".join(named)
    return language.n(
        "The journey breaks once between online and offline: {places}.",
        "The journey breaks {n} times between online and offline: {places}.",
        len(breaks),
        places=told,
    )


def _break(number: int, row: dict[str, Any], language: Language) -> str:
    """(1) from “Website” to “Branch” (−15 points)."""
    t, ends = language.t, {"before": row["before"], "after": row["after"], "number": language.number(number)}
    fall = row["fall"]
    if isinstance(fall, float) and fall > 0:
        points = language.number(max(round(fall), 1))
        if row["certain"]:
            return t("({number}) from “{before}” to “{after}”, clearly worse by {points} points", points=points, **ends)
        return t("({number}) from “{before}” to “{after}”, rather worse by {points} points (may be chance)", points=points, **ends)
    return t("({number}) from “{before}” to “{after}”, marked by us", **ends)


def impressions(journey: pd.DataFrame, language: Language) -> str:
    """First and last impression with their scores; "" where a journey has only one or none."""
    ends = {str(row["impression"]): row for row in journey.to_dict("records") if row["impression"]}
    if not {"first", "last"} <= set(ends):
        return ""
    first, last = (_said(ends[end], language) for end in ("first", "last"))
    return language.t("The first impression is made by {first}, the last by {last}.", first=first, last=last)


def _said(row: dict[str, Any], language: Language) -> str:
    t, name = language.t, row["touchpoint"]
    if not row["n"] > 0:
        return t("“{touchpoint}” (no customer data)", touchpoint=name)
    return t("“{touchpoint}” (score {score})", touchpoint=name, score=language.number(row["score"]))


def assumed(journey: pd.DataFrame, language: Language) -> str:
    """How many touchpoints stand on the map without customer data, and where they are drawn."""
    without = journey[~(journey["n"] > 0)]
    if without.empty:
        return ""
    if (without["assumed_by"] == Audience.CUSTOMER).all():
        return language.n(
            "{n} hollow point is an assumption, drawn between its neighbours: no customer was asked there.",
            "{n} hollow points are assumptions, drawn between their neighbours: no customer was asked there.",
            len(without),
        )
    return language.n(
        "{n} hollow point is an assumption: no customer was asked there. It shows the score given by employees or management.",
        "{n} hollow points are assumptions: no customer was asked there. Where employees or management rated, they show their score, "
        "else they lie between their neighbours.",
        len(without),
    )
