"""Who recommends us, what is recommended, where we are advised against, and where there is more to talk about."""

from collections.abc import Sequence

import pandas as pd

from tpm.figures import protection
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.model.word_of_mouth import Recommender
from tpm.store import advice, answers, recommenders, referrals
from tpm.store.database import Store

MOST_COMMENTS = 5


def listed(store: Store, chosen: Filter) -> pd.DataFrame:
    """The recommenders of the list in its order: recommender (as in `store.recommenders.every`), brought (new customers won)."""
    found, won = recommenders.every(store), referrals.told(store, chosen).groupby("listed")["n"].sum()
    return pd.DataFrame({"recommender": [one.name for one in found], "brought": [int(won.get(one.id, 0)) for one in found]})


def unlisted(store: Store, chosen: Filter) -> pd.DataFrame:
    """Names that stand with new customers but not in the list, the most frequent first: recommender, n, offers (most frequent first)."""
    told = referrals.told(store, chosen)
    told = told[(told["recommender"] != "") & (told["listed"] == 0)]
    names = told.groupby("recommender", as_index=False).agg(n=("n", "sum"), offers=("offer", _named))
    return names.sort_values(["n", "recommender"], ascending=[False, True], ignore_index=True)


def offers(store: Store, chosen: Filter) -> pd.DataFrame:
    """Which offers new customers came for by recommendation, the most frequent first.

    Columns: offer, n, base (recommended new customers whose offer is known), share 0–1, recommenders (names, most frequent first).
    """
    told = referrals.told(store, chosen)
    told = told[told["offer"] != ""]
    found = told.groupby("offer", as_index=False).agg(n=("n", "sum"), recommenders=("recommender", _named))
    found = found.sort_values(["n", "offer"], ascending=[False, True], ignore_index=True)
    base = int(found["n"].sum())
    return found.assign(base=base, share=found["n"] / base)


def warned(store: Store, rated: pd.DataFrame) -> pd.DataFrame:
    """Where we are advised against, the most severe place first.

    `rated` as `figures.ratings` gives it. Columns: touchpoint and offer ("" for none), warnings (number), severity (the
    highest, 1–3), and what customers say there: disappointment (share 0–1) and n, empty without a rated touchpoint.
    """
    found, rated = advice.every(store), rated[["touchpoint_id", "touchpoint", "disappointment", "n"]]
    rows = pd.DataFrame(
        [{"touchpoint_id": one.touchpoint_id or 0, "offer": one.offer, "severity": one.severity} for one in found],
        columns=["touchpoint_id", "offer", "severity"],
    )
    places = rows.groupby(["touchpoint_id", "offer"], as_index=False).agg(warnings=("severity", "size"), severity=("severity", "max"))
    places = places.merge(rated, on="touchpoint_id", how="left")
    places = places.assign(touchpoint=places["touchpoint"].fillna(""), n=places["n"].where(places["n"] > 0))
    ordered = places.sort_values(["severity", "warnings", "disappointment"], ascending=False, ignore_index=True)
    return ordered[["touchpoint", "offer", "warnings", "severity", "disappointment", "n"]]


def potential(rated: pd.DataFrame) -> pd.DataFrame:
    """The touchpoints that give customers most to tell: rows of `ratings` with `delighted` (answers in the zone of delight), most first."""
    known = rated[rated["n"] > 0]
    found = known.assign(delighted=(known["delight"] * known["n"]).round().astype("int64"))
    return found[found["delighted"] > 0].sort_values(["delighted", "delight"], ascending=False, ignore_index=True)


def comments_of_critics(store: Store, chosen: Filter) -> pd.DataFrame:
    """The latest comments of customers who would not recommend us: answered_on (may be empty), text.

    None where customers are protected: they would join what somebody wrote to what the same person rated.
    """
    most = 0 if protection.minimum(store, Audience.CUSTOMER) else MOST_COMMENTS
    return answers.comments_of_critics(store, chosen, most=most)


def judged(found: Sequence[Recommender]) -> list[Recommender]:
    """Those whose reach and influence are known."""
    return [one for one in found if one.reach is not None and one.influence is not None]


def strongest(found: Sequence[Recommender]) -> Recommender | None:
    """Who combines most influence with most reach: influence times the digits of the reach, so that a large number alone does not win."""
    known = judged(found)
    return max(known, key=lambda one: ((one.influence or 0) * len(str(one.reach)), one.reach or 0), default=None)


def reach(found: Sequence[Recommender]) -> int:
    """How many people the recommenders reach together; somebody who listens to two of them counts twice."""
    return sum(one.reach or 0 for one in found)


def _named(texts: pd.Series) -> tuple[str, ...]:
    """The texts that say something, each once, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))
