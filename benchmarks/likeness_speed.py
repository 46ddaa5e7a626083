"""How the comparing of texts grows with their number: `.venv/bin/python -m benchmarks.likeness_speed`.

Twice as many spellings or headers should take about twice as long; ratios above 3 mean that everything is compared with
everything.
"""

import random
import statistics
import time
from collections.abc import Callable

from tpm.ingest import likeness, origin_groups

LETTERS = "abcdefghilmnoprstu"
ORIGINS = ("Google", "google suche", "Empfehlung Müller", "Messe Köln", "Zeitung", "Freunde", "Internet", "Anzeige")


def spellings(n: int) -> dict[str, int]:
    """Origins as people type them, with words nobody has heard of."""
    chance = random.Random(3)  # noqa: S311  texts, no secrets
    words = [*ORIGINS, *("".join(chance.choices(LETTERS, k=11)) for _ in range(n // 2))]
    return {" ".join(chance.choices(words, k=chance.randint(1, 3))): count for count in range(1, n + 1)}


def headers(n: int) -> list[str]:
    """Questions that differ in one word."""
    return [f"Zufriedenheit {LETTERS[k % 18]}{LETTERS[k // 18 % 18]}{LETTERS[k // 324 % 18]}{k}wort" for k in range(n)]


def seconds(work: Callable[[], object]) -> float:
    """The median of five runs."""
    found: list[float] = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def main() -> None:
    """Print the seconds and how they grow."""
    few, many = spellings(2500), spellings(5000)
    times = seconds(lambda: origin_groups.find(few)), seconds(lambda: origin_groups.find(many))
    print(f"2,500 spellings {times[0]:.2f} s, 5,000 spellings {times[1]:.2f} s, ratio {times[1] / times[0]:.2f}")
    old = headers(4000)
    half = seconds(lambda: likeness.pair([f"Q1. {name}" for name in old[:1000]], old[:2000]))
    whole = seconds(lambda: likeness.pair([f"Q1. {name}" for name in old[:2000]], old))
    print(f"2,000 headers {half:.2f} s, 4,000 headers {whole:.2f} s, ratio {whole / half:.2f}")


if __name__ == "__main__":
    main()
