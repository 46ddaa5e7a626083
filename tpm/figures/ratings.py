"""How each touchpoint is rated."""

import pandas as pd

from tpm.analysis import ratings as analysis
from tpm.analysis import scoring, suppression
from tpm.figures import catalogue
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience, Role
from tpm.store import answers, surveys
from tpm.store.database import Store


def ratings(store: Store, chosen: Filter, audience: Audience = Audience.CUSTOMER) -> pd.DataFrame:
    """Every touchpoint in the order of the journey with its rating; empty figures where nobody answered.

    Columns of `catalogue.touchpoints` and of `analysis.ratings.summarise`. Employees' and
    management's figures from few answers are hidden: `hidden` is true and the figures are empty.
    """
    histogram = answers.histogram(store, chosen, [Role.RATING], audience=audience)
    found = analysis.summarise(histogram, surveys.questions(store), by=["touchpoint_id"])
    rated = catalogue.touchpoints(store).merge(found, on="touchpoint_id", how="left")
    rated = rated.assign(n=rated["n"].fillna(0).astype("int64"), source=str(audience))
    if audience is Audience.CUSTOMER:
        return rated.assign(hidden=False)
    return suppression.hide_small(rated)


def worst_first(ratings: pd.DataFrame, figure: str) -> pd.DataFrame:
    """Rated touchpoints from the worst to the best by a figure (disappointment: the largest first), those without ratings last."""
    return ratings.sort_values([figure, "n"], ascending=[figure != "disappointment", False], na_position="last", ignore_index=True)


def series(store: Store, chosen: Filter, touchpoint_id: int, by: Period) -> pd.DataFrame:
    """The rating of one touchpoint per period: period (first day) and the columns of `summarise`."""
    histogram = answers.histogram(store, chosen, [Role.RATING], by=by)
    one = histogram[histogram["touchpoint_id"] == touchpoint_id]
    return analysis.summarise(one, surveys.questions(store), by=["period"])


def distribution(store: Store, chosen: Filter, touchpoint_id: int) -> pd.DataFrame:
    """How often each answer was given to each question about a touchpoint, in the order of the question's scale.

    Columns: question_id, header, value (on the question's own scale), n, base, share 0–1, score (0–100) and
    zone (code of `Zone`); both are empty for values outside the scale.
    """
    histogram = answers.histogram(store, chosen, [Role.RATING])
    one = histogram[histogram["touchpoint_id"] == touchpoint_id]
    questions = surveys.questions(store)
    spread = scoring.judge(analysis.distribution(one, by=["question_id"]), questions)
    return spread.merge(questions[["question_id", "header"]], on="question_id").drop(columns=["zero", "scale"])
