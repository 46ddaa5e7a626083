"""What people write to a question of the guide."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Note:
    """The note to a question, named by its code; `version` is 0 and `text` empty where there is none."""

    question: str
    text: str = ""
    version: int = 0
