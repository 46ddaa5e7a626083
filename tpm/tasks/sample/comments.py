"""What the sample customers write in their own words."""

from functools import cache
from typing import Any

from tpm.tasks.sample import firm
from tpm.tasks.sample.draws import Draws


class Remarks:
    """Praise and complaints of one wave; a sentence is repeated only when the others are used up."""

    def __init__(self, draws: Draws, wave: int) -> None:
        self._draws = draws
        self._wave = wave
        self._told: dict[str, int] = {}

    def on(self, ratings: dict[str, int]) -> tuple[str, str]:
        """(praise, complaint) on touchpoints that were rated 5 and 1 or 2; mostly empty."""
        high = [name for name, rating in ratings.items() if rating == 5]  # noqa: PLR2004  delight
        low = [name for name, rating in ratings.items() if rating == 1] or [name for name, rating in ratings.items() if rating == 2]  # noqa: PLR2004  the next worst
        return self._remark("praise", high, 0.24), self._remark("complaint", low, 0.36)

    def _remark(self, kind: str, names: list[str], share: float) -> str:
        if not self._draws.chance(share):
            return ""
        open_to = {name: sentences for name in names if (sentences := self._open_to(name, kind))}
        if not open_to:
            return ""
        sentence = self._draws.one(open_to[self._draws.one(list(open_to))])
        self._told[sentence] = self._told.get(sentence, 0) + 1
        return self._filled(sentence) + (f" {self._closing(kind)}" if self._draws.chance(0.2) else "")

    def _open_to(self, name: str, kind: str) -> list[str]:
        """Sentences that fit the wave and were told less than twice in it, and fewer times than their siblings."""
        there = [text for text, since, until in _sentences(name, kind) if since <= self._wave <= until]
        fewest = min((self._told.get(text, 0) for text in there), default=2)
        return [text for text in there if self._told.get(text, 0) == fewest] if fewest < 2 else []  # noqa: PLR2004  twice a wave

    def _filled(self, sentence: str) -> str:
        words = _file()["words"]
        return sentence.format(**{gap: self._draws.one(words[gap]) for gap in ("rad", "tage", "minuten")})

    def _closing(self, kind: str) -> str:
        return self._draws.one(_file()["words"][kind])


@cache
def _file() -> dict[str, Any]:
    return firm.read("comments")


@cache
def _sentences(name: str, kind: str) -> list[tuple[str, int, int]]:
    """(sentence, first wave, last wave) of one touchpoint."""
    found = _file()[name][kind]
    tables: list[dict[str, Any]] = [{"text": entry} if isinstance(entry, str) else entry for entry in found]
    return [(table["text"], table.get("since", 0), table.get("until", firm.NEXT_WAVE)) for table in tables]
