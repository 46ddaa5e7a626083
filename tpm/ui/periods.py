"""Stretches of time a reader can choose, and how they are said."""

import calendar
from dataclasses import dataclass
from datetime import date

from tpm.i18n.language import Language
from tpm.model.period import Period

EARLIEST, END = date(1980, 1, 1), date(2200, 1, 1)
_QUARTERS = 12
_MONTHS = 12


@dataclass(frozen=True)
class Stretch:
    """From one day to another, both inside; open where None."""

    since: date | None = None
    until: date | None = None

    @property
    def empty(self) -> bool:
        """Whether it ends before it begins."""
        return self.since is not None and self.until is not None and self.since > self.until

    @property
    def written(self) -> dict[str, str]:
        """The stretch as it stands in the address; empty texts where it is open."""
        return {"since": self.since.isoformat() if self.since else "", "until": self.until.isoformat() if self.until else ""}


def presets(first: date | None, last: date | None) -> list[Stretch]:
    """All; the last twelve months, each year and each of the last twelve quarters of data between two days; latest first."""
    found = [Stretch()]
    if first is None or last is None:
        return found
    found.append(_recent(last))
    found += [Stretch(date(year, 1, 1), date(year, 12, 31)) for year in range(last.year, first.year - 1, -1)]
    quarter = date(last.year, (last.month - 1) // 3 * 3 + 1, 1)
    for _ in range(_QUARTERS):
        if _end(_plus(quarter, 2)) < first:
            break
        found.append(Stretch(quarter, _end(_plus(quarter, 2))))
        quarter = _plus(quarter, -3)
    return list(dict.fromkeys(found))


def offered(first: date | None, last: date | None, now: Stretch, language: Language) -> dict[str, Stretch]:
    """What a list of stretches shows, by its words: the presets and what is chosen now."""
    words = {stretch: say(stretch, language) for stretch in (*presets(first, last), now)}
    if last is not None and (recent := _recent(last)) in words:
        words[recent] = language.t("Last 12 months ({months})", months=words[recent])
    return {said: stretch for stretch, said in words.items()}


def say(stretch: Stretch, language: Language) -> str:
    """The stretch in words: Q3 2026, 2026, Okt. 2025 – Sept. 2026, seit 01.03.2026, Gesamter Zeitraum."""
    since, until = stretch.since, stretch.until
    if since is None and until is None:
        return language.t("All periods")
    if since is None:
        return language.t("until {day}", day=language.date(until))
    if until is None:
        return language.t("since {day}", day=language.date(since))
    whole = {_end(_plus(since, months - 1)): by for months, by in ((1, Period.MONTH), (3, Period.QUARTER), (12, Period.YEAR))}
    if since.day == 1 and until in whole and _begins(since, whole[until]):
        return language.period(since, whole[until])
    if since.day == 1 and until == _end(until):
        return f"{language.period(since, Period.MONTH)} – {language.period(until, Period.MONTH)}"
    return f"{language.date(since)} – {language.date(until)}"


def last_day(start: date, by: Period) -> date:
    """The last day of the period that begins on `start`."""
    return _end(_plus(start, {Period.MONTH: 0, Period.QUARTER: 2, Period.YEAR: 11}[by]))


def _recent(last: date) -> Stretch:
    return Stretch(_plus(last, 1 - _MONTHS), _end(last))


def _begins(day: date, by: Period) -> bool:
    return (by is not Period.QUARTER or day.month in {1, 4, 7, 10}) and (by is not Period.YEAR or day.month == 1)


def _plus(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * _MONTHS + day.month - 1 + months
    return date(count // _MONTHS, count % _MONTHS + 1, 1)


def _end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
