"""The time that the name of a sheet or a file speaks of: "2024", "Q1 2025", "März 2025"."""

import re
from datetime import date

from tpm.ingest.dates import FIRST_YEAR, LAST_YEAR

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_GAP = r"[\s._/-]*"
_EDGE, _END = r"(?<![A-Za-z0-9ÄÖÜäöüß])", r"(?![A-Za-z0-9ÄÖÜäöüß])"
_DAY_FIRST = re.compile(rf"{_EDGE}(?P<day>\d{{1,2}})[._-](?P<month>\d{{1,2}})[._-]{_YEAR}{_END}")
_YEAR_FIRST = re.compile(rf"{_EDGE}{_YEAR}[._-]?(?P<month>\d{{2}})[._-]?(?P<day>\d{{2}}){_END}")
_MONTH_LAST = re.compile(rf"{_EDGE}{_YEAR}[._/-](?P<month>\d{{1,2}}){_END}")
_MONTH_FIRST = re.compile(rf"{_EDGE}(?P<month>\d{{1,2}})[._/-]{_YEAR}{_END}")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_WORDS = re.compile(r"[a-zäöü]{3,}")
_MONTHS = {
    name: number + 1
    for number, names in enumerate(
        (
            *("januar january jan jänner", "februar february feb", "märz march mär mrz mar", "april apr", "mai may", "juni june jun"),
            *("juli july jul", "august aug", "september sep sept", "oktober october okt oct", "november nov", "dezember december dez dec"),
        )
    )
    for name in names.split()
}
# Parts of a year: how they are written, and how many months one has.
_PARTS = (
    (re.compile(rf"{_EDGE}(?:(?:q|quartal|quarter){_GAP}([1-4])|([1-4])\.?{_GAP}(?:q|quartal|quarter)){_END}"), 3),
    (re.compile(rf"{_EDGE}(?:(?:h|hj|halbjahr){_GAP}([12])|([12])\.?{_GAP}(?:h|hj|halbjahr)){_END}"), 6),
)
_WHOLE, _MIDDLE = 12, 15


def day(name: str) -> date | None:
    """The day in a name, or the middle of the month, quarter, half or whole year it names; None where it names no year."""
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _MONTH_LAST, _MONTH_FIRST):
        if (found := pattern.search(name)) and (exact := _exact(found.groupdict())):
            return exact
    year = _ANY_YEAR.search(name)
    if year is None or not FIRST_YEAR <= int(year["year"]) < LAST_YEAR:
        return None
    rest = f"{name[: year.start()]} {name[year.end() :]}".casefold()
    months = {_MONTHS[word] for word in _WORDS.findall(rest) if word in _MONTHS}
    return date(int(year["year"]), months.pop(), _MIDDLE) if len(months) == 1 else _middle(int(year["year"]), rest)


def _middle(year: int, rest: str) -> date:
    """The middle of the part of the year that is named, or of the year."""
    for pattern, length in _PARTS:
        if found := pattern.search(rest):
            begin = (int(found[1] or found[2]) - 1) * length + 1
            return date(year, begin + length // 2, _MIDDLE if length % 2 else 1)
    return date(year, _WHOLE // 2 + 1, 1)


def _exact(parts: dict[str, str]) -> date | None:
    try:
        return date(int(parts["year"]), int(parts["month"]), int(parts.get("day", _MIDDLE)))
    except ValueError:
        return None
