"""How each touchpoint is rated."""

from functools import partial

import pandas as pd

from tpm.analysis import ratings as analysis
from tpm.analysis import scoring, suppression
from tpm.figures import catalogue, kept, protection
from tpm.figures.histograms import histogram
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience, Role
from tpm.store import answers, surveys
from tpm.store.database import Store

# Below this base a figure is drawn paler, and a finding says that it is uncertain.
SMALL_BASE = 30
_LONGEST_WHOLE_SCALE = 11


def ratings(store: Store, chosen: Filter, audience: Audience = Audience.CUSTOMER) -> pd.DataFrame:
    """Every touchpoint in the order of the journey with its rating; empty figures where nobody answered.

    Columns of `catalogue.touchpoints` and of `analysis.ratings.summarise`. Where the audience is protected and the filter
    may not be shown, `hidden` is true and the figures are empty, as they are where nobody answered: a few and nobody look the same.
    """
    return kept.until_changed(store, ("ratings", chosen, audience), partial(_ratings, store, chosen, audience))


def _ratings(store: Store, chosen: Filter, audience: Audience) -> pd.DataFrame:
    found = analysis.summarise(histogram(store, chosen, [Role.RATING], audience), surveys.questions(store), by=["touchpoint_id"])
    rated = catalogue.touchpoints(store).merge(found, on="touchpoint_id", how="left")
    rated = rated.assign(n=rated["n"].fillna(0).astype("int64"), source=str(audience))
    shown = protection.visible(store, chosen, audience)
    if shown is None:
        return rated.assign(hidden=False)
    return suppression.hide(rated, ~rated["touchpoint_id"].isin(shown) | (rated["n"] == 0))


def sound(ratings: pd.DataFrame) -> pd.DataFrame:
    """Those touchpoints whose base carries a statement; where none has such a base, all that are rated."""
    rated = ratings[ratings["n"] > 0]
    large = rated[rated["n"] >= SMALL_BASE]
    return large if len(large) else rated


def worst_first(ratings: pd.DataFrame, figure: str) -> pd.DataFrame:
    """Touchpoints from the worst to the best by a figure (disappointment: the largest first).

    Those with few answers come after the others, so that chance is not on top; those without any last.
    """
    carried = ratings.index.isin(sound(ratings).index)
    ordered = ratings.assign(carried=carried, rated=ratings["n"] > 0)
    ascending = [False, False, figure != "disappointment", False]
    return ordered.sort_values(["carried", "rated", figure, "n"], ascending=ascending, ignore_index=True).drop(columns=["carried", "rated"])


def series(store: Store, chosen: Filter, touchpoint_id: int, by: Period) -> pd.DataFrame:
    """The rating of one touchpoint per period: period (first day) and the columns of `summarise`."""
    given = answers.histogram(store, chosen, [Role.RATING], by=by)
    one = given[given["touchpoint_id"] == touchpoint_id]
    found = analysis.summarise(one, surveys.questions(store), by=["period"])
    return protection.shown_periods(store, chosen, touchpoint_id, found, by)


def distribution(store: Store, chosen: Filter, touchpoint_id: int) -> pd.DataFrame:
    """How often each answer was given to each question about a touchpoint, from the lowest value to the highest.

    Short scales are whole: an answer nobody gave has n = 0. Columns: question_id, header, value (on the question's
    own scale), n, base, share 0–1, score (0–100) and zone (code of `Zone`); both are empty for values outside the scale.
    """
    given = histogram(store, chosen, [Role.RATING])
    return spread(store, chosen, touchpoint_id, given[given["touchpoint_id"] == touchpoint_id])


def spread(store: Store, chosen: Filter, item: int, given: pd.DataFrame) -> pd.DataFrame:
    """The distribution of the answers in the histogram `given` of an item, question by question; columns as in `distribution`."""
    questions = surveys.questions(store)
    if protection.minimum(store, Audience.CUSTOMER):
        given = given[scoring.judge(given, questions)["score"].notna().to_numpy()]
    if not protection.shows(store, chosen, item, by_question=True):
        given = given.iloc[:0]
    whole = _with_every_point(given[["question_id", "value", "n"]], questions)
    spread = scoring.judge(analysis.distribution(whole, by=["question_id"]), questions)
    return spread.merge(questions[["question_id", "header"]], on="question_id").drop(columns=["zero", "scale"])


def _with_every_point(histogram: pd.DataFrame, questions: pd.DataFrame) -> pd.DataFrame:
    asked = scoring.scales(questions[questions["question_id"].isin(histogram["question_id"])])
    points = [
        (question_id, scale.minimum + step, 0)
        for question_id, scale in asked.items()
        if scale.points <= _LONGEST_WHOLE_SCALE
        for step in range(scale.points)
    ]
    return pd.concat([histogram, pd.DataFrame(points, columns=["question_id", "value", "n"])], ignore_index=True) if points else histogram
