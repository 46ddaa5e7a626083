"""A scale from the labels that occur: which points it has and what each label is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tpm.ingest import labels, labelsets
from tpm.ingest.labels import Level
from tpm.ingest.wording import fold

# So many respondents and answers, and a middle that nobody chose does not exist.
RESPONDENTS, ANSWERS = 30, 150
FEWEST = 2
# Only with four points is a middle supposed; whoever uses six means it.
EVEN = 4


@dataclass(frozen=True, kw_only=True)
class WordScale:
    """Points 1…`points`; `values` maps each label (folded) to its point. On `reversed` scales 1 is the best.

    `assumed` tells that the number of points is not certain from the answers.
    """

    points: int
    values: Mapping[str, float]
    reversed: bool = False
    assumed: bool = False


def find(counts: Mapping[str, int], respondents: int) -> WordScale | None:
    """The scale of labels seen in one question or in several that share their answers; None where they are no scale."""
    folded = frozenset(fold(text) for text in counts)
    if len(folded) < FEWEST:
        return None
    certain = sum(counts.values()) >= ANSWERS and respondents >= RESPONDENTS
    return _grades(folded) or _known(folded, certain=certain) or _spoken(folded, certain=certain)


def _grades(folded: frozenset[str]) -> WordScale | None:
    if not folded & labelsets.GRADE_WORDS:
        return None
    fitting = next((points for points in labelsets.GRADES if folded <= frozenset().union(*points)), None)
    return None if fitting is None else WordScale(points=len(fitting), values=_values(fitting, folded), reversed=True)


def _known(folded: frozenset[str], *, certain: bool) -> WordScale | None:
    """The known set that holds all labels and is covered best."""
    best: tuple[float, labelsets.Points] | None = None
    for key, points in labelsets.SETS:
        if folded <= frozenset().union(*points) and (not key or key in folded):
            covered = sum(bool(point & folded) for point in points) / len(points)
            if covered >= labelsets.COVERED and (best is None or covered > best[0]):
                best = (covered, points)
    if best is None:
        return None
    points = _without_middle(best[1], folded) if certain else best[1]
    return WordScale(points=len(points), values=_values(points, folded), assumed=not all(point & folded for point in points))


def _without_middle(points: labelsets.Points, folded: frozenset[str]) -> labelsets.Points:
    """The set without its middle where nobody chose it but all the others."""
    middle = len(points) // 2
    missing = [n for n, point in enumerate(points) if not point & folded]
    return points[:middle] + points[middle + 1 :] if missing == [middle] and len(points) == EVEN + 1 else points


def _values(points: labelsets.Points, folded: frozenset[str]) -> dict[str, float]:
    return {text: float(n) for n, point in enumerate(points, start=1) for text in sorted(point & folded)}


def _spoken(folded: frozenset[str], *, certain: bool) -> WordScale | None:
    """The scale that the words of strength and direction say."""
    found = _levels(folded, both_ends=False)
    if found is not None and any(level.level < 0 and level.mirrored for level in found.values()):
        found = _levels(folded, both_ends=True)
    if found is None or not _belong_together(list(found.values())):
        return None
    seen = sorted({level.level for level in found.values()})
    if len(seen) < FEWEST and not any(level.mirrored for level in found.values()):
        return None
    family = next((level.family for level in found.values() if level.family), "")
    mirrored = sum(level.mirrored for level in found.values()) * 2 > len(found)
    full = _complete(seen, mirrored=mirrored)
    assumed = len(full) > len(seen)
    if (
        mirrored
        and family in labels.WITH_MIDDLE
        and 0 not in full
        and len(full) % 2 == 0
        and min(full) < 0 < max(full)
        and len(full) == EVEN
    ):
        full, assumed = (full if certain else sorted([*full, 0])), assumed or not certain
    ranks = {level: float(n) for n, level in enumerate(full, start=1)}
    return WordScale(points=len(full), values={text: ranks[level.level] for text, level in found.items()}, assumed=assumed)


def _levels(folded: frozenset[str], *, both_ends: bool) -> dict[str, Level] | None:
    found: dict[str, Level] = {}
    for text in sorted(folded):
        level = labels.level(text, both_ends=both_ends)
        if level is None:
            return None
        found[text] = level
    return found


def _belong_together(levels: Sequence[Level]) -> bool:
    """Labels of one scale speak of one thing: one family, or words of strength alone beside it."""
    return len({level.family for level in levels if level.family}) <= 1


def _complete(seen: Sequence[float], *, mirrored: bool) -> list[float]:
    """The points of the scale: on one with two opposite ends each point has its counterpart."""
    if not mirrored or any(level != round(level) for level in seen):
        return list(seen)
    both = min(seen) < 0 < max(seen)
    if both and len(seen) >= 4 and {-level for level in seen} != set(seen):  # four unequal points stand for themselves
        return list(seen) if 0 not in seen else sorted({*seen, *(-level for level in seen)})
    return sorted({*seen, *(-level for level in seen)})
