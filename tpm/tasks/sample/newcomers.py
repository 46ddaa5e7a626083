"""New customers of the sample company: when, by what way, and who recommended it to them."""

from dataclasses import dataclass
from datetime import date, timedelta

from tpm.export.answer_sheets import Value
from tpm.tasks.sample.draws import Draws

HEADER = ["Kundennr.", "Datum", "Herkunft", "Empfohlen von", "Angebot"]
RECOMMENDATION = "Empfehlung"
UNKNOWN = "weiß nicht"

# Month → new customers; bicycles are bought in spring.
MONTHS = {
    (2024, 10): 19,
    (2024, 11): 15,
    (2024, 12): 13,
    (2025, 1): 12,
    (2025, 2): 17,
    (2025, 3): 26,
    (2025, 4): 32,
    (2025, 5): 33,
    (2025, 6): 28,
    (2025, 7): 25,
    (2025, 8): 22,
    (2025, 9): 21,
    (2025, 10): 20,
    (2025, 11): 17,
    (2025, 12): 14,
    (2026, 1): 14,
    (2026, 2): 19,
    (2026, 3): 30,
    (2026, 4): 37,
    (2026, 5): 38,
    (2026, 6): 33,
    (2026, 7): 29,
    (2026, 8): 26,
    (2026, 9): 24,
}
# Quarter by quarter, (came by recommendation, nobody asked): the new recommendation card came in Q4 2025,
# the question at the till in February 2026.
QUARTERS = ((6, 10), (8, 11), (12, 19), (10, 13), (10, 9), (16, 6), (32, 6), (26, 4))
_OTHER = {
    "Google-Suche": 27,
    "Laufkundschaft": 22,
    "Onlineshop": 16,
    "Anzeige": 11,
    "Dienstrad-Portal": 10,
    "Social Media": 8,
    "Zeitung": 6,
}
_OFFERS = {"E-Bike": 30, "Trekkingrad": 15, "Werkstatt": 16, "Kinderrad": 10, "Gravelbike": 9, "Lastenrad": 7, "Zubehör": 13}
_TOLD_OF = {"E-Bike": 32, "Werkstatt": 26, "Lastenrad": 14, "Gravelbike": 10, "Trekkingrad": 9, "Kinderrad": 6, "Zubehör": 3}
# A few recommend again and again, most once or twice.
_FAITHFUL = {
    "Jürgen Pfeiffer": 9,
    "RSC Lindental": 8,
    "Petra Lang": 6,
    "Familie Öztürk": 5,
    "Dr. Anja Scholz": 4,
    "Grundschule am Lindenberg": 4,
}
_FIRST = ("Anna", "Bernd", "Carola", "Dirk", "Elif", "Frank", "Gisela", "Holger", "Ines", "Jan", "Klara", "Lars", "Monika", "Niklas", "Ute")
_LAST = (
    "Albrecht",
    "Böhm",
    "Conrad",
    "Demir",
    "Engel",
    "Fuchs",
    "Graf",
    "Herzog",
    "Jansen",
    "Krüger",
    "Lorenz",
    "Maurer",
    "Nowak",
    "Voigt",
)


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """One new customer; `origin` and `recommender` are empty where nobody asked."""

    number: int
    won_on: date
    origin: str
    recommender: str
    offer: str

    @property
    def cells(self) -> list[Value]:
        """The row under `HEADER`."""
        return [self.number, self.won_on, self.origin or None, self.recommender or None, self.offer]


def every() -> list[Newcomer]:
    """All new customers of the two years, oldest first."""
    draws, found = Draws(77), list[Newcomer]()
    months = list(MONTHS.items())
    for quarter, (recommended, unknown) in enumerate(QUARTERS):
        days = [_day(draws, year, month) for (year, month), n in months[3 * quarter : 3 * quarter + 3] for _ in range(n)]
        origins = _origins(draws, len(days), recommended, unknown)
        found += [_newcomer(draws, 4101 + len(found) + i, day, origins[i]) for i, day in enumerate(sorted(days))]
    return found


def _newcomer(draws: Draws, number: int, day: date, origin: str) -> Newcomer:
    told = origin == RECOMMENDATION
    return Newcomer(
        number=number,
        won_on=day,
        origin=origin,
        recommender=_recommender(draws) if told and draws.chance(0.88) else "",
        offer=draws.weighted(_TOLD_OF if told else _OFFERS),
    )


def _origins(draws: Draws, n: int, recommended: int, unknown: int) -> list[str]:
    """The origins of one quarter's customers, mixed."""
    origins = [RECOMMENDATION] * recommended + [UNKNOWN if draws.chance(0.3) else "" for _ in range(unknown)]
    origins += [draws.weighted(_OTHER) for _ in range(n - len(origins))]
    return [origins.pop(draws.whole(0, len(origins) - 1)) for _ in range(n)]


def _recommender(draws: Draws) -> str:
    if draws.chance(0.42):
        return draws.weighted(_FAITHFUL)
    return f"{draws.one(_FIRST)} {draws.one(_LAST)}"


def _day(draws: Draws, year: int, month: int) -> date:
    """A day of the month on which the shop is open (not on Sundays)."""
    day = date(year, month, draws.whole(1, 28))
    return day + timedelta(days=1) if day.isoweekday() == 7 else day  # noqa: PLR2004  Sunday
