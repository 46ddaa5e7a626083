"""What may be shown of the answers of a few people: the setting, and the decisions for every filter.

Where a group is protected people are counted, not answers. Which groups, surveys and periods can be asked for is worked
out once for all filters (`tpm.analysis.protection` says why nothing can be worked out from them) and kept until answers change.
New customers and their origins are the firm's own records, no answers: they are not protected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from tpm.analysis import protection as analysis
from tpm.analysis.protection import Shield
from tpm.figures import kept
from tpm.model.parts import SURVEY, Part
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience
from tpm.store import people, settings
from tpm.store.database import Store
from tpm.store.people import EVERYBODY, KANO, STATED

USUAL = {"minimum_staff": 5, "minimum_customers": 0}
CHOICES = {"minimum_staff": tuple(range(3, 11)), "minimum_customers": (0, *range(3, 11))}
"""What can be set: 0 protects nobody, which only customers may be."""
COMMENTS = 10
"""A comment tells more than a figure: so many people at least are behind those that are shown."""
_MOST_ATOMS = 2**60

Shields = Mapping[int, Shield]


def setting(audience: Audience) -> str:
    """The setting that holds for those who answered."""
    return "minimum_customers" if audience in {Audience.CUSTOMER, Audience.NEW_CUSTOMERS} else "minimum_staff"


def minimum(store: Store, audience: Audience) -> int:
    """The smallest group of people that is shown; 0 where nothing is protected."""
    name = setting(audience)
    said = settings.get(store, name)
    return int(said) if said.isdigit() and int(said) in CHOICES[name] else USUAL[name]


def visible(store: Store, chosen: Filter, audience: Audience = Audience.CUSTOMER) -> frozenset[int] | None:
    """The touchpoints whose figures may be shown for a filter; None where nothing is protected."""
    if not minimum(store, audience):
        return None
    return frozenset(item for item, shield in shields(store, audience).items() if item > 0 and shield.shows(chosen))


def shows(
    store: Store,
    chosen: Filter,
    item: int,
    audience: Audience = Audience.CUSTOMER,
    *,
    by_question: bool = False,
    by_person: bool = False,
) -> bool:
    """Whether the figures of a touchpoint, or of one of `store.people`, may be shown; `by_person`: means of each person's answers."""
    if not minimum(store, audience):
        return True
    shield = shields(store, audience).get(item)
    return shield is not None and shield.shows(chosen, by_question=by_question, by_person=by_person)


def nearest(store: Store, chosen: Filter) -> Filter | None:
    """The filter with the period next to the chosen one that shows customers' figures of most touchpoints; None where none shows more."""
    found = [shield for item, shield in shields(store, Audience.CUSTOMER).items() if item > 0]
    others = {period for shield in found for period in shield.fitting(chosen)}
    told = [replace(chosen, since=since, until=until) for since, until in others]
    ranked = [(sum(shield.shows(one) for shield in found), -_moved(chosen, one), one) for one in told]
    most, _, best = max(ranked, key=lambda one: one[:2], default=(0, 0, chosen))
    return best if most > sum(shield.shows(chosen) for shield in found) else None


def _moved(chosen: Filter, other: Filter) -> int:
    """By how many days the ends of two periods differ; an open end counts as the other."""
    pairs = ((chosen.since, other.since), (chosen.until, other.until))
    return sum(abs((one - two).days) for one, two in pairs if one and two)


def stated(store: Store, chosen: Filter) -> frozenset[int] | None:
    """The touchpoints whose importance, as customers state it, may be shown for a filter; None where nothing is protected."""
    return _numbered(store, chosen, STATED, KANO)


def kano(store: Store, chosen: Filter) -> frozenset[int] | None:
    """The touchpoints whose Kano pairs may be shown for a filter; None where nothing is protected. Who answered one half does not count."""
    return _numbered(store, chosen, KANO, 2 * KANO)


def _numbered(store: Store, chosen: Filter, first: int, end: int) -> frozenset[int] | None:
    """The touchpoints whose items, numbered downwards from one number to another, may be shown."""
    if not minimum(store, Audience.CUSTOMER):
        return None
    found = shields(store, Audience.CUSTOMER)
    return frozenset(first - item for item, shield in found.items() if end < item < first and shield.shows(chosen))


def partial(store: Store, chosen: Filter) -> bool:
    """Whether customers are protected and a part of them is chosen.

    What the same people answered to two questions is then not put side by side: for all of them only, so that nothing can be subtracted.
    """
    return chosen != Filter() and minimum(store, Audience.CUSTOMER) > 0


def few(store: Store, *people: pd.Series) -> pd.Series:
    """Rows where one of these numbers of customers is that of a protected group: fewer than the minimum, but not nobody."""
    least = minimum(store, Audience.CUSTOMER)
    return pd.concat([each.between(0, least, inclusive="neither") for each in people], axis=1).any(axis=1)


def few_of_two(store: Store, together: pd.Series, first: pd.Series, second: pd.Series) -> pd.Series:
    """Rows where what people answered to two questions gives a few away: those who answered both (`together`), or only one of them.

    The figures of each question by itself are shown, too, so that those who answered only one are what is left of it.
    """
    return few(store, together, first - together, second - together)


def waves(store: Store, chosen: Filter, item: int, imports: Iterable[int]) -> frozenset[int] | None:
    """Those imports of customers' answers whose figures may be shown one by one for a filter; None where nothing is protected."""
    if not minimum(store, Audience.CUSTOMER):
        return None
    shield = shields(store, Audience.CUSTOMER).get(item)
    return frozenset(one for one in imports if shield and shield.shows(chosen, wave=one))


def commented(store: Store, chosen: Filter) -> list[int] | None:
    """The surveys whose customers' comments may be shown for a filter; None where nothing is protected.

    Behind every list of comments that can be asked for, and behind what two lists have in common, are `COMMENTS` people.
    """
    if not minimum(store, Audience.CUSTOMER):
        return None
    shield = shields(store, Audience.CUSTOMER, everybody=True).get(EVERYBODY)
    if shield is None:
        return []
    known = sorted(int(value) for dimension, value in shield.parts if dimension == SURVEY)
    return [one for one in known if chosen.survey in {None, one} and shield.shows(replace(chosen, survey=one))]


def shown_periods(store: Store, chosen: Filter, item: int, series: pd.DataFrame, by: Period) -> pd.DataFrame:
    """The rows of a series of customers' answers (period: first day) that may be shown."""
    if not minimum(store, Audience.CUSTOMER) or series.empty:
        return series
    kept = [shows(store, _within(chosen, day.date(), by), item) for day in series["period"]]
    return series[kept].reset_index(drop=True)


def _within(chosen: Filter, first: date, by: Period) -> Filter:
    last = (pd.Period(first, by.value[0].upper()).end_time).date()
    return replace(chosen, since=max(chosen.since or first, first), until=min(chosen.until or last, last))


def shields(store: Store, audience: Audience, *, everybody: bool = False) -> Shields:
    """What can be shown of each item of a protected group; with `everybody` of all who took part, whose comments are shown."""
    least = max(minimum(store, audience), COMMENTS if everybody else 0)
    key = ("shields", audience, everybody)
    return kept.until_changed(store, key, lambda: _made(store, audience, least, everybody=everybody), people.stamp_of_answers)


def _made(store: Store, audience: Audience, least: int, *, everybody: bool) -> Shields:
    with people.held(store, audience, everybody=everybody) as held:
        told: dict[int, set[Part]] = {}
        width = 1
        for dimension in held.dimensions:
            apart = analysis.told_apart(held.parts(dimension, least), least)
            if apart.empty or width * (len(apart) + 1) > _MOST_ATOMS:
                continue
            width *= int(apart["part"].max()) + 1
            held.split(dimension, apart)
            for item, value in apart[["item", "value"]].itertuples(index=False):
                told.setdefault(int(item), set()).add((dimension, str(value)))
        cells = _by_item(held.cells(), ["atom"])
        questions = {} if everybody else _by_item(held.by_question(), ["atom", "question_id"])
        counts = {} if everybody else _by_item(held.by_count(), ["atom", "questions"])
    made = {
        item: analysis.shield(own, frozenset(told.get(item, ())), least, questions.get(item, {}), counts.get(item, {}))
        for item, own in cells.items()
    }
    return {item: shield for item, shield in made.items() if shield}


def _by_item(cells: pd.DataFrame, keys: list[str]) -> dict[int, dict[date | None, dict[Any, int]]]:
    """Item, month, key, people; the key is a tuple where there are several."""
    found: dict[int, dict[date | None, dict[Any, int]]] = {}
    for item, month, number, *key in cells[["item", "month", "people", *keys]].itertuples(index=False):
        day = None if pd.isna(month) else pd.Timestamp(month).date()
        found.setdefault(int(item), {}).setdefault(day, {})[tuple(key) if len(key) > 1 else key[0]] = int(number)
    return found
