"""Surveys, the roles of their columns, and where a new customer came from."""

from enum import StrEnum


class Audience(StrEnum):
    """Who answered."""

    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    MANAGEMENT = "management"
    NEW_CUSTOMERS = "new_customers"


class Role(StrEnum):
    """What a column of a survey file means to us."""

    RATING = "rating"
    IMPORTANCE = "importance"
    EXPECTATION = "expectation"
    KANO_FUNCTIONAL = "kano_functional"
    KANO_DYSFUNCTIONAL = "kano_dysfunctional"
    OVERALL = "overall"
    NPS = "nps"
    ORIGIN = "origin"
    RECOMMENDED = "recommended"
    RECOMMENDER = "recommender"
    OFFER = "offer"
    COMMENT = "comment"
    SEGMENT = "segment"
    MULTI = "multi"
    TOUCHPOINT = "touchpoint"
    DATE = "date"
    ID = "id"
    PERSONAL = "personal"
    IGNORE = "ignore"


KANO = frozenset({Role.KANO_FUNCTIONAL, Role.KANO_DYSFUNCTIONAL})
"""The two halves of a pair: how it would be with something, and how without it."""
KANO_ANSWERS = ("kano_answer_like", "kano_answer_must_be", "kano_answer_neutral", "kano_answer_live_with", "kano_answer_dislike")
"""The five answers to both halves, worth 1 to 5."""
ABOUT_TOUCHPOINT = frozenset({Role.RATING, Role.IMPORTANCE, Role.EXPECTATION}) | KANO
"""What is answered on a scale about one touchpoint."""
SCALED = ABOUT_TOUCHPOINT | {Role.OVERALL, Role.NPS}


class OriginKind(StrEnum):
    """Whether an origin counts as a recommendation."""

    RECOMMENDATION = "recommendation"
    OTHER = "other"
    UNKNOWN = "unknown"
