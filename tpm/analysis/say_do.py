"""Words and deeds: how many would recommend us against how many did, the same people wherever there are enough of them."""

from dataclasses import dataclass

import numpy as np

from tpm.analysis import intervals


@dataclass(frozen=True, kw_only=True)
class Answers:
    """People: `willing` said whether they would recommend us, `promoters` of them would; `asked` said whether they have, `done` have.

    `both` answered both questions; `both_promoters` and `both_done` of them, `promoters_done` are both at once.
    """

    willing: int
    promoters: int
    asked: int
    done: int
    both: int
    both_promoters: int
    both_done: int
    promoters_done: int


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Share of promoters minus share of those who recommended (`gap`, −1…1) with its 95 % interval, and what it is made of.

    `paired`: both shares are of the same people. Else each is of those who answered that question.
    """

    paired: bool
    willing: int
    promoters: int
    asked: int
    done: int
    gap: float
    low: float
    high: float


def gap(answers: Answers) -> Gap | None:
    """The say–do gap; None where one of the two questions has no answers.

    Of the people who answered both, where these are at least 30 or all who answered one of the two; their interval is the one for pairs.
    Otherwise of all who answered each, with the interval for different people.
    """
    if not min(answers.willing, answers.asked):
        return None
    paired = answers.both >= min(intervals.SMALL, answers.willing, answers.asked)
    if paired:
        people, promoters, done = answers.both, answers.both_promoters, answers.both_done
        only = answers.promoters_done
        low, high = pairs(only, promoters - only, done - only, people - promoters - done + only)
        found = (people, promoters, people, done)
    else:
        found = (answers.willing, answers.promoters, answers.asked, answers.done)
        row = intervals.newcombe([found[1]], [found[0]], [found[3]], [found[2]]).iloc[0]
        low, high = float(row["low"]), float(row["high"])
    willing, promoters, asked, done = found
    shift = promoters / willing - done / asked
    return Gap(paired=paired, willing=willing, promoters=promoters, asked=asked, done=done, gap=shift, low=low, high=high)


def pairs(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> tuple[float, float]:
    """95 % interval of the difference of two shares of the same people, first minus second (−1…1): (low, high).

    The counts say what each person answered to the first and to the second question; at least one person.
    Source: Newcombe 1998 (Statistics in Medicine 17, 2635–2650), method 10.
    """
    n, first, second = yes_yes + yes_no + no_yes + no_no, yes_yes + yes_no, yes_yes + no_yes
    p, q = first / n, second / n
    (low, other_low), (high, other_high) = (ends.tolist() for ends in intervals.wilson([first, second], n))
    shared = _correlation(yes_yes * no_no - yes_no * no_yes, first * (n - first) * second * (n - second), n)
    down, up, other_down, other_up = p - low, high - p, q - other_low, other_high - q
    below = np.sqrt(max(down**2 - 2 * shared * down * other_up + other_up**2, 0))
    above = np.sqrt(max(up**2 - 2 * shared * up * other_down + other_down**2, 0))
    return float(p - q - below), float(p - q + above)


def _correlation(together: float, margins: float, n: int) -> float:
    """Correlation of two answers, a positive one moved towards 0 by half a person; 0 where one of them never varies."""
    moved = max(together - n / 2, 0) if together > 0 else together
    return moved / float(np.sqrt(margins)) if margins else 0.0
