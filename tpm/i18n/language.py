"""A language as an object that is passed on: texts, numbers, dates."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import isfinite, isnan
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from tpm.i18n import typography
from tpm.i18n.words import WORDS
from tpm.model.period import Period

CATALOGUES = Path(__file__).parent
NOTHING = "–"
# A number of the computer lies a trace beside 57.5 %, which must not decide how it is rounded.
_TRACE = 9


def rounded(value: float, digits: int = 0) -> Decimal:
    """As people and spreadsheets round: halves away from zero."""
    return Decimal(repr(round(float(value), _TRACE))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


class Language:
    """Texts by English message id; whatever has no translation appears in English."""

    def __init__(self, code: str, messages: dict[str, str]) -> None:
        self.code = code
        self._messages = messages

    def t(self, message: str, **values: object) -> str:
        """The message in this language, `{gaps}` filled from `values`."""
        text = self._messages.get(message, message)
        return typography.agree(text.format(**values)) if values else text

    def n(self, singular: str, plural: str, count: int, **values: object) -> str:
        """Singular or plural, with `{n}` as the formatted count."""
        return self.t(singular if count == 1 else plural, n=self.number(count), **values)

    def word(self, code: str) -> str:
        """The word for the value of a StrEnum or another code, e.g. "delight" → "Begeisterung"."""
        return self.t(WORDS[code])

    def number(self, value: float | None, digits: int = 0) -> str:
        """1.234,5 or 1,234.5; a dash where there is no value."""
        if value is None or not isfinite(value):
            return NOTHING
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(rounded(value, digits) + 0, format=pattern, locale=self.code).replace("-", "−")

    def signed(self, value: float | None, digits: int = 0) -> str:
        """The number with its sign: +12, −3, 0."""
        text = self.number(value, digits)
        return f"+{text}" if text != NOTHING and value is not None and rounded(value, digits) > 0 else text

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share 0–1 as 41 % (German) or 41% (English)."""
        if share is None or isnan(share):
            return NOTHING
        return self.number(share * 100, digits) + ("\u00a0%" if self.code == "de" else "%")

    def money(self, amount: float | None) -> str:
        """An amount in whole euro: 6.300 € or €6,300."""
        if amount is None or isnan(amount):
            return NOTHING
        return f"{self.number(amount)}\u00a0€" if self.code == "de" else f"€{self.number(amount)}"

    def date(self, day: dt.date | None) -> str:
        """21.11.2026 or 21 Nov 2026."""
        if day is None:
            return NOTHING
        return format_date(day, "dd.MM.yyyy" if self.code == "de" else "d MMM yyyy", locale=self.code)

    def period(self, start: dt.date, by: Period) -> str:
        """The period beginning on `start` as people write it: März 2026, Q1 2026, 2026."""
        if by is Period.MONTH:
            return format_date(start, "MMM yyyy", locale=self.code)
        return f"Q{(start.month + 2) // 3} {start.year}" if by is Period.QUARTER else str(start.year)


LANGUAGES = ("de", "en")


@cache
def get(code: str) -> Language:
    """The language with this code; German where it is unknown."""
    code = code if code in LANGUAGES else LANGUAGES[0]
    return Language(code, _read(CATALOGUES / code))


def _read(folder: Path) -> dict[str, str]:
    messages: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            messages |= {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}
    return messages
