"""Questions about the quality of a touchpoint that those who run it answer."""

from dataclasses import dataclass
from enum import StrEnum

from tpm.model.entry import Entry


class QualityQuestion(StrEnum):
    """What is asked."""

    CUSTOMER_VIEW = "customer_view"
    NATURAL = "natural"
    BRAND_FIT = "brand_fit"
    COORDINATION = "coordination"
    PROMISE = "promise"


class Grade(StrEnum):
    """How far it is so."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class QualityCheck(Entry):
    """The answer to one question."""

    question: QualityQuestion
    answer: Grade
    note: str = ""
