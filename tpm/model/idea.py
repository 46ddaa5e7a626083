"""Ideas how a touchpoint could be better."""

from dataclasses import dataclass
from enum import StrEnum

from tpm.model.entry import Entry


class Prompt(StrEnum):
    """The question that brought an idea."""

    IMPROVE = "improve"
    SIMPLIFY = "simplify"
    BENEFIT = "raise_benefit"
    TOUCH = "touch"
    SWEETEN = "sweeten"
    SAVE_TIME = "save_time"
    SURPRISE = "surprise"
    ENTHUSE = "enthuse"


class WorkFormat(StrEnum):
    """How employees worked when they had it."""

    MEETING = "meeting"
    WORKING_GROUP = "working_group"
    LARGE_GROUP = "large_group"
    TOUCHPOINT_PROJECT = "touchpoint_project"
    IDEA_MANAGEMENT = "idea_management"


@dataclass(frozen=True, kw_only=True)
class Idea(Entry):
    """One idea with its author and where it comes from."""

    text: str = ""
    author: str = ""
    prompt: Prompt | None = None
    format: WorkFormat | None = None
