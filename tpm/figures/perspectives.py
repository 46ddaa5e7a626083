"""A touchpoint from five perspectives, as each side rates it now."""

from collections.abc import Iterable

import pandas as pd

from tpm.i18n.language import Language
from tpm.model.perspective import Perspective, PerspectiveRating, Rater


def perspectives(ratings: Iterable[PerspectiveRating]) -> pd.DataFrame:
    """What each source says of each perspective now: the mean of the latest rating of everybody who rated it.

    Columns: source (code of `Rater`), perspective, score (1–5), n (people), rated_on (the latest day); in the order of both.
    """
    latest: dict[tuple[Rater, Perspective, str | int], PerspectiveRating] = {}
    for one in sorted(ratings, key=lambda rating: (rating.rated_on, rating.id)):
        # Who gave no name is somebody of their own
        latest[one.source, one.perspective, one.rated_by.casefold() or one.id] = one
    rows: list[dict[str, object]] = []
    for source in Rater:
        for perspective in Perspective:
            said = [one for one in latest.values() if one.source is source and one.perspective is perspective]
            if said:
                score, day = sum(one.score for one in said) / len(said), max(one.rated_on for one in said)
                rows.append({"source": str(source), "perspective": str(perspective), "score": score, "n": len(said), "rated_on": day})
    return pd.DataFrame(rows, columns=["source", "perspective", "score", "n", "rated_on"])


def by_source(found: pd.DataFrame, perspective: Perspective) -> list[tuple[str, float]]:
    """(source, score) of one perspective."""
    own = found[found["perspective"] == perspective]
    return [(str(source), float(score)) for source, score in zip(own["source"], own["score"], strict=True)]


def newest_first(ratings: Iterable[PerspectiveRating]) -> list[PerspectiveRating]:
    """The ratings as `table` shows them."""
    return sorted(ratings, key=lambda rating: (rating.rated_on, rating.id), reverse=True)


def finding(found: pd.DataFrame, language: Language) -> str:
    """Which perspective is rated lowest."""
    if found.empty:
        return ""
    means = found.groupby("perspective", sort=False)["score"].mean()
    if means.max() - means.min() < 0.5:  # noqa: PLR2004  half a point of five
        return language.t("All perspectives are rated about alike.")
    return language.t("“{perspective}” is rated lowest.", perspective=language.word(str(means.idxmin())))


def table(ratings: Iterable[PerspectiveRating], language: Language) -> pd.DataFrame:
    """Who rated what when, newest first."""
    t = language.t
    rows = [
        (one.rated_on, language.word(one.source), one.rated_by, language.word(one.perspective), one.score, one.note)
        for one in newest_first(ratings)
    ]
    return pd.DataFrame(rows, columns=[t("Date"), t("View of"), t("Rated by"), t("Perspective"), t("Points (1–5)"), t("Note")])


def summary(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The points of the radar for readers."""
    t = language.t
    return pd.DataFrame(
        {
            t("View of"): found["source"].map(language.word),
            t("Perspective"): found["perspective"].map(language.word),
            t("Points (1–5)"): found["score"].astype(float).round(1),
            t("Number of people"): found["n"],
            t("Latest rating"): found["rated_on"],
        }
    )
