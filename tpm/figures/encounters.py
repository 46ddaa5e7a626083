"""Which customer groups meet us where."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from tpm.i18n.language import Language
from tpm.model.touchpoint import Encounter, Frequency, Touchpoint
from tpm.store import answers
from tpm.store.database import Store

Group = tuple[str, str]


def groups(store: Store, found: Sequence[Encounter]) -> list[Group]:
    """Attribute and value of every customer group: those of which something is said first, then those of the surveys."""
    asked = answers.segments(store)
    known = [(each.attribute, each.value) for each in found]
    return list(dict.fromkeys([*known, *zip(asked["attribute"], asked["value"], strict=True)]))


def matrix(found: Sequence[Encounter], touchpoints: Sequence[Touchpoint], language: Language) -> pd.DataFrame:
    """A row per touchpoint in their order, a column per group, the fullest first: how often, on what occasion, whom it meets."""
    said = {(each.touchpoint_id, each.attribute, each.value): _said(each, language) for each in found}
    columns = names([group for group, _ in Counter((each.attribute, each.value) for each in found).most_common()])
    table = {name: [said.get((t.id, *group), "") for t in touchpoints] for group, name in columns.items()}
    return pd.DataFrame({language.t("Touchpoint"): [t.name for t in touchpoints]} | table)


def names(groups: Sequence[Group]) -> dict[Group, str]:
    """What each group is called: its value, with the attribute where another group has the same value."""
    times = Counter(value for _, value in groups)
    return {(attribute, value): f"{value} ({attribute or '–'})" if times[value] > 1 else value for attribute, value in groups}


def finding(found: Sequence[Encounter], touchpoints: Sequence[Touchpoint], language: Language) -> str:
    """Who meets us where, in one sentence."""
    t, number = language.t, language.number
    if not found:
        return t("It is not written down yet which customers meet you where, on what occasion and how often.")
    met = Counter((each.attribute, each.value) for each in found)
    group, most = met.most_common(1)[0]
    open_places = len(touchpoints) - len({each.touchpoint_id for each in found})
    missing = language.n("For {n} touchpoint no group is written down.", "For {n} touchpoints no group is written down.", open_places)
    name = names(list(met))[group]
    if len(met) == 1:
        here = t("“{group}” meets you at {most} of {all} touchpoints.", group=name, most=number(most), all=number(len(touchpoints)))
    else:
        here = t(
            "Of {groups} customer groups “{group}” meets you at the most touchpoints: {most} of {all}.",
            groups=number(len(met)),
            group=name,
            most=number(most),
            all=number(len(touchpoints)),
        )
    often = _most_often([each for each in found if (each.attribute, each.value) == group], touchpoints, language)
    return " ".join(part for part in (here, often, missing if open_places else "") if part)


def _most_often(found: Sequence[Encounter], touchpoints: Sequence[Touchpoint], language: Language) -> str:
    """Where a group meets us most often."""
    order = list(Frequency)
    names = {t.id: t.name for t in touchpoints}
    told = sorted((order.index(each.frequency), each.touchpoint_id) for each in found if each.frequency and each.touchpoint_id in names)
    if not told:
        return ""
    place, touchpoint_id = told[0]
    return language.t(
        "Most often here: “{touchpoint}” ({frequency}).", touchpoint=names[touchpoint_id], frequency=language.word(order[place])
    )


def _said(each: Encounter, language: Language) -> str:
    frequency = language.word(each.frequency) if each.frequency else ""
    return " · ".join(part for part in (frequency, each.occasion, each.contact_role) if part)
