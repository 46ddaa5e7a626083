"""What the staff of the sample company believes, once a year."""

from datetime import date, datetime, time, timedelta

from tpm.export.answer_sheets import Value
from tpm.tasks.sample import firm
from tpm.tasks.sample.draws import Draws

ROUNDS = ((date(2025, 9, 15), 13), (date(2026, 9, 14), 14))
AREA = "Bereich"
HEARD = "Was hören Sie von Kunden am häufigsten?"
LABELS = ("sehr unzufrieden", "eher unzufrieden", "teils/teils", "eher zufrieden", "sehr zufrieden")
NO_ANSWER = "weiß nicht"
_AREAS = ("Verkauf", "Werkstatt", "Verkauf", "Büro", "Verkauf", "Werkstatt", "Online", "Werkstatt")
_META = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"]


def columns() -> list[str]:
    """The header of the form; each touchpoint is a line of one table, exported without the table's question."""
    return [*_META, AREA, *(contact.name for contact in _rated()), HEARD]


def rows() -> list[list[Value]]:
    """The filled-in forms of both years under `columns()`, in the order of their answers."""
    draws, found = Draws(505), list[list[Value]]()
    for year, (day, n) in enumerate(ROUNDS):
        heard = list(firm.read("staff")["round"][year]["heard"])
        for i, start in enumerate(sorted(_start(draws, day) for _ in range(n))):
            end = start + timedelta(seconds=draws.whole(170, 560))
            ratings = [_label(draws, contact.employees[year]) for contact in _rated()]
            said = heard.pop(draws.whole(0, len(heard) - 1)) if heard and draws.chance(0.7) else None
            found.append([len(found) + 1, start, end, "anonymous", None, _AREAS[i % len(_AREAS)], *ratings, said])
    return found


def _rated() -> list[firm.Contact]:
    return [contact for contact in firm.contacts() if contact.employees]


def _start(draws: Draws, day: date) -> datetime:
    there = day + timedelta(days=draws.whole(0, 4))
    return datetime.combine(there, time(draws.whole(8, 17), draws.whole(0, 59), draws.whole(0, 59)))


def _label(draws: Draws, level: float) -> str:
    """Colleagues agree more than customers do: the level, give or take one point."""
    if draws.chance(0.05):
        return NO_ANSWER
    value = int(level + draws.part()) + (draws.chance(0.12) - draws.chance(0.12))
    return LABELS[min(5, max(1, value)) - 1]
