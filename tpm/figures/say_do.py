"""Words and deeds: who would recommend us, who says they have, and how many new customers came by it."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
import pyarrow as pa

from tpm.analysis import intervals, recommendation
from tpm.analysis import say_do as analysis
from tpm.analysis.say_do import Answers, Gap
from tpm.figures import protection
from tpm.figures import recommendation as willingness
from tpm.figures import referrals as newcomers
from tpm.figures.comparison import NPS, RECOMMENDED
from tpm.figures.histograms import histogram
from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.store import pairs, surveys
from tpm.store.database import Store
from tpm.store.pairs import Measure, Sides

STEPS = ["step", "count", "base", "share", "low", "high"]
_KINDS = {"question_id": "int64", "value": "float64", "item": "int64", "score": "float64", "zone": "float64"}
_PLACES = {NPS: ("willing", "promoters"), RECOMMENDED: ("asked", "done")}


class Step(StrEnum):
    """A step from the word to the new customer. Who is a new customer has bought: there is no further step."""

    WILLING = "willing"
    DONE = "done"
    CAME = "came"


@dataclass(frozen=True, kw_only=True)
class SayDo:
    """The say–do gap of customers, and the answers behind it (people).

    `refused` says why there is none: no_willingness or no_deeds (nobody was asked), apart (asked in different surveys only),
    nobody (no answers in the selection), protected. `answers` is then empty but for those it does not give away.
    """

    answers: Answers | None = None
    gap: Gap | None = None
    refused: str | None = None


def say_do(store: Store, chosen: Filter) -> SayDo:
    """The gap between words and deeds, from surveys in which both questions were asked."""
    meaning = _meaning(store, chosen)
    refused = _unasked(store, meaning)
    if refused:
        return SayDo(refused=refused)
    if protection.partial(store, chosen):
        return SayDo(refused="protected")
    found = _answers(store, chosen, _together(store, meaning))
    gap = analysis.gap(found)
    if gap is None:
        return SayDo(refused="nobody")
    return SayDo(refused="protected") if _protected(store, chosen, meaning, found, gap) else SayDo(answers=found, gap=gap)


def steps(store: Store, chosen: Filter, found: SayDo) -> pd.DataFrame:
    """The steps for which there are data, in order: step, count, base (people), share of the base with its interval low, high (0–1).

    The first two are customers who answered, the third are new customers with a known origin: no step is a part of the one before.
    """
    rows = [*_said(store, chosen, found), *_came(store, chosen)]
    table = pd.DataFrame(rows, columns=STEPS[:3]).astype({"count": "int64", "base": "int64"})
    low, high = intervals.wilson(table["count"], table["base"])
    return table.assign(share=table["count"] / table["base"], low=low, high=high)


def deeds(occurring: pd.DataFrame) -> pd.DataFrame:
    """The values of the questions whether somebody has recommended us, with item and zone (1 yes, 0 no). One yes of a person is enough."""
    return occurring.assign(item=RECOMMENDED, zone=(occurring["value"] > 0).astype(float))


def _said(store: Store, chosen: Filter, found: SayDo) -> list[tuple[Step, int, int]]:
    """Words and deeds; where there is no gap the words alone, as the NPS has them."""
    if found.gap:
        return [(Step.WILLING, found.gap.promoters, found.gap.willing), (Step.DONE, found.gap.done, found.gap.asked)]
    nps = willingness.nps(store, chosen)
    return [(Step.WILLING, int(row["promoters"]), int(row["n"])) for row in nps.to_dict("records")]


def _came(store: Store, chosen: Filter) -> list[tuple[Step, int, int]]:
    total = newcomers.total(store, chosen)
    return [(Step.CAME, int(row["e"]), int(row["known"])) for row in total.to_dict("records") if row["known"]]


def _meaning(store: Store, chosen: Filter) -> pa.Table:
    """Which values are those of a promoter, and which say that somebody has recommended us; see `store.pairs.moments`."""
    survey = Filter(survey=chosen.survey)
    willing = recommendation.judge(histogram(store, survey, [Role.NPS]), surveys.questions(store)).assign(item=NPS)
    both = pd.concat([willing, deeds(histogram(store, survey, [Role.RECOMMENDED]))]).assign(score=np.nan)
    return pa.table({name: both[name].astype(kind) for name, kind in _KINDS.items()})


def _unasked(store: Store, meaning: pa.Table) -> str | None:
    items = set(meaning.column("item").to_pylist())
    if missing := [code for item, code in ((NPS, "no_willingness"), (RECOMMENDED, "no_deeds")) if item not in items]:
        return missing[0]
    return None if _together(store, meaning).num_rows else "apart"


def _together(store: Store, meaning: pa.Table) -> pa.Table:
    """The part of the meaning about surveys in which both was asked."""
    asked = meaning.to_pandas().merge(surveys.questions(store)[["question_id", "survey_id"]], on="question_id")
    items = asked.groupby("survey_id")["item"].nunique()
    kept = asked[asked["survey_id"].isin(items.index[items == len(_PLACES)])]
    return pa.table({name: kept[name].astype(kind) for name, kind in _KINDS.items()})


def _answers(store: Store, chosen: Filter, meaning: pa.Table) -> Answers:
    """Everybody counts once, whatever the number of questions."""
    each = pairs.moments(store, chosen, meaning, Measure.DELIGHT, Sides()).to_dict("records")
    counts = dict.fromkeys((name for names in _PLACES.values() for name in names), 0)
    for row in each:
        people, yes = _PLACES[row["item"]]
        counts |= {people: int(row["n"]), yes: round(row["n"] * row["mean"])}
    both = pairs.both(store, chosen, meaning, Measure.DELIGHT).to_dict("records")
    if not both:
        return Answers(**counts, both=0, both_promoters=0, both_done=0, promoters_done=0)
    row = both[0]  # the smaller number first: deeds, then words
    return Answers(
        **counts,
        both=int(row["n"]),
        both_promoters=round(row["n"] * row["mean_second"]),
        both_done=round(row["n"] * row["mean_first"]),
        promoters_done=round(row["products"] + row["n"] * row["mean_first"] * row["mean_second"]),
    )


def _protected(store: Store, chosen: Filter, meaning: pa.Table, found: Answers, gap: Gap) -> bool:
    """Whether the two answers of the same people give a few away: those who answered one only, or the rest of the NPS shown elsewhere."""
    if not protection.minimum(store, Audience.CUSTOMER):
        return False
    if not protection.shows(store, chosen, NPS):
        return True
    everybody = pairs.moments(store, chosen, meaning, Measure.DELIGHT, Sides()).set_index("item")["n"]
    groups = [found.willing, found.asked, everybody[NPS] - gap.willing, everybody[RECOMMENDED] - gap.asked]
    groups += [gap.promoters, gap.willing - gap.promoters] if gap.paired else []
    together, first, second = (pd.Series([n]) for n in (found.both, found.willing, found.asked))
    few = protection.few(store, *(pd.Series([n]) for n in groups)) | protection.few_of_two(store, together, first, second)
    return bool(few.any())
