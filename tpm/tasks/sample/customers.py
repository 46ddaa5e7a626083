"""Answers of the sample customers, wave by wave."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tpm.export.answer_sheets import Value
from tpm.tasks.sample import firm, importance
from tpm.tasks.sample.comments import Remarks
from tpm.tasks.sample.draws import Draws
from tpm.tasks.sample.firm import Contact
from tpm.tasks.sample.importance import Said

TIME = "Zeitstempel"
GROUP = "Kundengruppe"
PLACE = "Einkaufsort"
OVERALL = "Wie zufrieden sind Sie insgesamt mit dem Fahrradhaus Lindental?"
WILLING = "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen? (0 = sehr unwahrscheinlich, 10 = sehr wahrscheinlich)"
RECOMMENDED = "Haben Sie uns in den letzten 12 Monaten tatsächlich weiterempfohlen?"
PRAISE = "Was hat Sie besonders begeistert?"
COMPLAINT = "Was sollten wir besser machen?"
NOT_USED = "nicht genutzt"

# Middle of each quarter's survey fortnight → answers.
WAVES = (
    (date(2024, 11, 11), 118),
    (date(2025, 2, 10), 112),
    (date(2025, 5, 12), 134),
    (date(2025, 8, 18), 141),
    (date(2025, 11, 10), 127),
    (date(2026, 2, 9), 121),
    (date(2026, 5, 11), 149),
    (date(2026, 8, 17), 158),
    (date(2026, 11, 2), 136),
)
_HOURS = {7: 3, 8: 5, 9: 7, 10: 7, 11: 6, 12: 8, 13: 7, 14: 5, 15: 5, 16: 6, 17: 8, 18: 10, 19: 12, 20: 13, 21: 9, 22: 4}
_DAYS = {0: 24, 1: 18, 2: 11, 3: 8, 4: 6, 5: 5, 6: 5, 7: 9, 8: 6, 9: 3, 10: 2, 11: 2, 12: 1}
_MOODS = {-2: 9, -1: 20, 0: 38, 1: 24, 2: 9}

# How much a touchpoint moves overall satisfaction (on 1–5) when it disappoints and when it delights.
_WEIGHT = {
    "Beratung im Laden": (-0.5, 0.4),
    "Probefahrt": (-0.1, 0.3),
    "Abholung": (-0.15, 0.35),
    "Werkstatt": (-0.75, 0.1),
    "Reklamation": (-0.85, 0.1),
    "Hotline": (-0.4, 0.1),
    "Onlineshop": (-0.35, 0.3),
    "Terminvergabe": (-0.2, 0.05),
    "Ausfahrten": (0.0, 0.4),
    "Rechnung": (-0.15, 0.0),
}
_WILLING = {1: 1.2, 2: 3.6, 3: 6.2, 4: 8.1, 5: 9.3}  # overall → 0–10, before what is told on
_TOLD_ON = {"Ausfahrten": 0.9, "Empfehlungskarte": 0.5, "Abholung": 0.4, "Probefahrt": 0.3, "Reklamation": 0.4}


@dataclass(frozen=True, kw_only=True)
class Customer:
    """One filled-in survey; `ratings` leaves out what was not used."""

    answered: datetime
    newcomer: bool
    online: bool
    ratings: dict[str, int]
    skipped: frozenset[str]
    overall: int
    willing: int
    recommended: bool
    praise: str
    complaint: str
    important: Said


def wave(number: int) -> list[Customer]:
    """The customers of one quarter (0 = Q4 2024), in the order of their answers."""
    draws, remarks = Draws(2024_0 + number), Remarks(Draws(4048_0 + number), number)
    start, n = WAVES[number]
    moments = sorted(_moment(draws, start) for _ in range(n))
    said = importance.said(number, n)
    return [_customer(draws, remarks, number, answered, important) for answered, important in zip(moments, said, strict=True)]


def columns(number: int) -> list[str]:
    """The header of the form as it stood in that quarter."""
    first = [contact.question for contact in firm.asked(0)]
    later = [contact.question for contact in firm.asked(number) if contact.asked_from]
    return [TIME, GROUP, PLACE, *first, OVERALL, WILLING, RECOMMENDED, PRAISE, COMPLAINT, *importance.QUESTIONS, *later]


def cells(customer: Customer, number: int) -> list[Value]:
    """The row of one customer under `columns(number)`; None where a question was left empty."""

    def rating(contact: Contact) -> Value:
        return None if contact.name in customer.skipped else customer.ratings.get(contact.name, NOT_USED)

    return [
        customer.answered,
        "Neukunden" if customer.newcomer else "Stammkunden",
        "Onlineshop" if customer.online else "Laden",
        *(rating(contact) for contact in firm.asked(0)),
        customer.overall,
        customer.willing,
        "Ja" if customer.recommended else "Nein",
        customer.praise or None,
        customer.complaint or None,
        *(customer.important.get(question) for question in importance.QUESTIONS),
        *(rating(contact) for contact in firm.asked(number) if contact.asked_from),
    ]


def _customer(draws: Draws, remarks: Remarks, number: int, answered: datetime, important: Said) -> Customer:
    newcomer, online, mood = draws.chance(0.42), draws.chance(0.28), draws.weighted(_MOODS)
    asked = firm.asked(number)
    used = [contact for contact in asked if draws.chance(contact.use[2 * online + (not newcomer)])]
    ratings = {contact.name: _rating(draws, contact, number, mood=mood, newcomer=newcomer) for contact in used}
    overall = _overall(draws, ratings, mood)
    willing = _willing(draws, ratings, overall)
    praise, complaint = remarks.on(ratings)
    return Customer(
        answered=answered,
        newcomer=newcomer,
        online=online,
        ratings=ratings,
        skipped=frozenset(contact.name for contact in asked if draws.chance(0.008)),
        overall=overall,
        willing=willing,
        recommended=draws.chance(_deed(willing, ratings)),
        praise=praise,
        complaint=complaint,
        important=important,
    )


def _moment(draws: Draws, start: date) -> datetime:
    day = start + timedelta(days=draws.weighted(_DAYS))
    return datetime.combine(day, time(draws.weighted(_HOURS), draws.whole(0, 59), draws.whole(0, 59)))


def _rating(draws: Draws, contact: Contact, number: int, *, mood: int, newcomer: bool) -> int:
    level = contact.levels[number] + (contact.newcomers if newcomer else 0) + 0.2 * mood * contact.swing
    return 1 + draws.coins(4, (level - 1) / 4)


def _overall(draws: Draws, ratings: dict[str, int], mood: int) -> int:
    value = 3.75 + 0.15 * mood + 0.25 * (draws.coins(6, 0.5) - 3)
    for name, rating in ratings.items():
        low, high = _WEIGHT.get(name, (-0.05, 0.05))
        value += low if rating <= 2 else high if rating == 5 else 0  # noqa: PLR2004  the cuts of a 5-point scale
    return min(5, max(1, int(value + 0.5)))


def _willing(draws: Draws, ratings: dict[str, int], overall: int) -> int:
    told = sum(_TOLD_ON.get(name, 0) for name, rating in ratings.items() if rating == 5)  # noqa: PLR2004  delight
    value = _WILLING[overall] + told + 0.6 * (draws.coins(6, 0.5) - 3)
    return min(10, max(0, int(value + 0.5)))


def _deed(willing: int, ratings: dict[str, int]) -> float:
    """How likely somebody has really recommended: words and deeds differ, a good card brings them closer."""
    told_on = 0.2 if max(ratings.get("Empfehlungskarte", 0), ratings.get("Ausfahrten", 0)) == 5 else 0.0  # noqa: PLR2004  delight
    if willing > 8:  # noqa: PLR2004  promoters
        return 0.38 + told_on
    return 0.18 + told_on if willing > 6 else 0.04  # noqa: PLR2004  passives
