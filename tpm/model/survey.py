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


SCALED = frozenset({Role.RATING, Role.IMPORTANCE, Role.OVERALL, Role.NPS})


class OriginKind(StrEnum):
    """Whether an origin counts as a recommendation."""

    RECOMMENDATION = "recommendation"
    OTHER = "other"
    UNKNOWN = "unknown"
