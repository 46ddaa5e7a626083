"""Our own blank workbooks: the headers they are handed out with, and what these mean when the sheets come back filled.

A header says everything: the touchpoint in quotation marks, the scale in brackets, and whose view it is. So a sheet is understood
after any table program has saved it, as .xlsx, .ods or .csv.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tpm.ingest.headers import clean, normalise
from tpm.model.survey import Audience, Role


class Field(StrEnum):
    """A column of a blank workbook that is no rating of a touchpoint."""

    DATE = "date"
    GROUP = "group"
    OVERALL = "overall"
    NPS = "nps"
    RECOMMENDED = "recommended"
    IMPROVE = "improve"
    TEAM = "team"
    HEARD = "heard"
    WON_ON = "won_on"
    ORIGIN = "origin"
    RECOMMENDER = "recommender"
    OFFER = "offer"


ROLES: Mapping[Field, Role] = {
    Field.DATE: Role.DATE,
    Field.GROUP: Role.SEGMENT,
    Field.OVERALL: Role.OVERALL,
    Field.NPS: Role.NPS,
    Field.RECOMMENDED: Role.RECOMMENDED,
    Field.IMPROVE: Role.COMMENT,
    Field.TEAM: Role.SEGMENT,
    Field.HEARD: Role.COMMENT,
    Field.WON_ON: Role.DATE,
    Field.ORIGIN: Role.ORIGIN,
    Field.RECOMMENDER: Role.RECOMMENDER,
    Field.OFFER: Role.OFFER,
}
HEADERS: Mapping[str, Mapping[Field, str]] = {
    "de": {
        Field.DATE: "Datum der Antwort",
        Field.GROUP: "Ihre Kundengruppe",
        Field.OVERALL: "Zufriedenheit insgesamt (1–5)",
        Field.NPS: "Wie wahrscheinlich empfehlen Sie uns weiter? (0–10)",
        Field.RECOMMENDED: "Haben Sie uns schon weiterempfohlen?",
        Field.IMPROVE: "Was sollten wir verbessern?",
        Field.TEAM: "Ihr Team",
        Field.HEARD: "Was hören Sie von Kunden am häufigsten?",
        Field.WON_ON: "Gewonnen am",
        Field.ORIGIN: "Wie hat der Kunde von uns erfahren?",
        Field.RECOMMENDER: "Empfohlen von",
        Field.OFFER: "Empfohlenes oder gekauftes Angebot",
    },
    "en": {
        Field.DATE: "Date of the answer",
        Field.GROUP: "Your customer group",
        Field.OVERALL: "Overall satisfaction (1–5)",
        Field.NPS: "How likely are you to recommend us? (0–10)",
        Field.RECOMMENDED: "Have you recommended us already?",
        Field.IMPROVE: "What should we improve?",
        Field.TEAM: "Your team",
        Field.HEARD: "What do you hear from customers most often?",
        Field.WON_ON: "Won on",
        Field.ORIGIN: "How did the customer hear about us?",
        Field.RECOMMENDER: "Recommended by",
        Field.OFFER: "Offer recommended or bought",
    },
}
RATINGS: Mapping[str, Mapping[Audience, str]] = {
    "de": {
        Audience.CUSTOMER: "Zufriedenheit mit „{name}“ (1–5)",
        Audience.EMPLOYEE: "Sicht der Mitarbeitenden auf „{name}“ (1–5)",
        Audience.MANAGEMENT: "Sicht der Führung auf „{name}“ (1–5)",
    },
    "en": {
        Audience.CUSTOMER: "Satisfaction with “{name}” (1–5)",
        Audience.EMPLOYEE: "View of the employees on “{name}” (1–5)",
        Audience.MANAGEMENT: "View of the management on “{name}” (1–5)",
    },
}
# What people are told in brackets; a dash may have become another one on the way.
SCALES: Mapping[Role, tuple[int, int]] = {Role.RATING: (1, 5), Role.OVERALL: (1, 5), Role.NPS: (0, 10)}
_ENOUGH = 3
_DASH = re.compile("[‐‑‒–—−-]")


@dataclass(frozen=True, kw_only=True)
class Rated:
    """Which touchpoint is rated, and by whom."""

    touchpoint: str
    audience: Audience


def rating(header: str) -> Rated | None:
    """What a header of ours rates; None for any other header."""
    text = _DASH.sub("-", clean(header))
    for audience, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            return Rated(touchpoint=clean(header)[found.start(1) : found.end(1)].strip(), audience=audience)
    return None


def field(header: str) -> Field | None:
    """Which other column of ours a header names."""
    return _FIELDS.get(_DASH.sub("-", normalise(header)))


def are_own(headers: Collection[str]) -> bool:
    """Whether the headers of a sheet are ours: one rates a touchpoint, or several are as we write them."""
    return any(rating(header) for header in headers) or sum(field(header) is not None for header in headers) >= _ENOUGH


def audience(headers: Iterable[str]) -> Audience | None:
    """Whose ratings a sheet of ours holds; None where no header says it."""
    rated = (rating(header) for header in headers)
    return next((one.audience for one in rated if one is not None), None)


def _pattern(template: str) -> re.Pattern[str]:
    before, after = (re.escape(_DASH.sub("-", part)) for part in template.split("{name}"))
    return re.compile(f"{before}(.+){after}")


_PATTERNS = [(audience, _pattern(template)) for said in RATINGS.values() for audience, template in said.items()]
_FIELDS = {_DASH.sub("-", normalise(header)): field for said in HEADERS.values() for field, header in said.items()}
