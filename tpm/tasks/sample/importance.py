"""What the sample customers say is important to them; asked for the first time in Q3 2026."""

from collections.abc import Mapping

from tpm.tasks.sample.draws import Draws

ASKED_FROM = 7
# Question → how important it is said to be, on 1–5. What people say is not what moves them: nobody plans to complain.
_ASKED = {
    "Wie wichtig ist Ihnen die Beratung im Laden?": 4.4,
    "Wie wichtig ist Ihnen die Werkstatt?": 4.7,
    "Wie wichtig ist Ihnen die Hotline?": 3.4,
    "Wie wichtig ist Ihnen der Onlineshop?": 3.7,
    "Wie wichtig ist Ihnen die Website?": 3.9,
    "Wie wichtig ist Ihnen die Reklamation?": 3.0,
    "Wie wichtig sind Ihnen die Ausfahrten?": 2.2,
}
QUESTIONS = tuple(_ASKED)
Said = Mapping[str, int]


def said(wave: int, customers: int) -> list[Said]:
    """Question → answer from 1 to 5 of each customer of a quarter; empty before the questions were asked."""
    if wave < ASKED_FROM:
        return [{} for _ in range(customers)]
    draws = Draws(6072_0 + wave)
    return [{question: 1 + draws.coins(4, (level - 1) / 4) for question, level in _ASKED.items()} for _ in range(customers)]
