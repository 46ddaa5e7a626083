"""The definition of every figure, written once: formula cards, tooltips and the workbook read it here.

A new figure gets an entry in the module of its topic; where a page shows it, `tpm.ui.cards.show` names its code.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from tpm.analysis import scoring
from tpm.figures.cards import comparison, kano, priority, ratings, recommendation, target
from tpm.figures.cards.card import Card
from tpm.i18n.language import NOTHING, Language
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys
from tpm.store.database import Store

CARDS: Mapping[str, Card] = {**ratings.CARDS, **recommendation.CARDS, **target.CARDS, **comparison.CARDS, **priority.CARDS, **kano.CARDS}


def name(code: str, language: Language) -> str:
    """What a figure is called."""
    return language.t(CARDS[code].name)


def meaning(code: str, language: Language) -> str:
    """What a figure is, in one sentence."""
    return language.t(CARDS[code].meaning)


def parts(code: str, language: Language) -> list[tuple[str, str]]:
    """What stands on a card under its name and meaning: label and text."""
    t, card = language.t, CARDS[code]
    said = (
        (t("Formula"), card.formula),
        (t("Base"), card.base),
        (t("Certainty"), card.certainty),
        (t("Cuts"), card.cuts),
    )
    written = [(label, t(text)) for label, text in said if text]
    return [*written, (t("Method by"), card.taken_from)] if card.taken_from else written


def scales(store: Store, chosen: Filter, codes: Sequence[str], language: Language) -> list[str]:
    """The scales of the questions behind these figures with their cuts, the most frequent first; a sentence each."""
    roles = {role for code in codes for role in CARDS[code].roles}
    asked = surveys.questions(store)
    asked = asked[asked["role"].isin([str(role) for role in roles])]
    if not any(CARDS[code].inside for code in codes):
        asked = asked[asked["audience"] == Audience.CUSTOMER]
    if chosen.survey:
        asked = asked[asked["survey_id"] == chosen.survey]
    counts: dict[tuple[Role, str], int] = {}
    known = scoring.scales(asked)
    for question_id, role in zip(asked["question_id"], asked["role"], strict=True):
        if question_id in known:
            kind = (Role(role), _cuts(known[question_id], language))
            counts[kind] = counts.get(kind, 0) + 1
    ordered = sorted(counts.items(), key=lambda one: (one[0][0], -one[1]))
    return [
        language.n("{said} ({n} question: {role})", "{said} ({n} questions: {role})", n, said=said, role=language.word(str(role)))
        for (role, said), n in ordered
    ]


def table(store: Store, chosen: Filter, codes: Sequence[str], language: Language) -> pd.DataFrame:
    """The cards of these figures, one row each, with the scales behind them."""
    t = language.t
    rows = [{t("Figure"): name(code, language), t("Meaning"): meaning(code, language), **dict(parts(code, language))} for code in codes]
    said = ["\n".join(scales(store, chosen, [code], language)) for code in codes]
    return pd.DataFrame(rows).fillna("").assign(**{t("Scales"): said})


def _cuts(scale: Scale, language: Language) -> str:
    """1 to 5: disappointment 1–2, okay 3–4, delight 5."""
    low, high = scale.cuts
    worst, best = (scale.maximum, scale.minimum) if scale.reversed else (scale.minimum, scale.maximum)
    step = -1 if scale.reversed else 1
    on = _between(low + step, high - step, language) if low + step != high else NOTHING
    zones = (_between(worst, low, language), on, _between(high, best, language))
    return language.t(
        "Scale {worst} to {best}: disappointment {below}, okay {on}, delight {above}",
        worst=_number(worst, language),
        best=_number(best, language),
        **dict(zip(("below", "on", "above"), zones, strict=True)),
    )


def _between(start: float, end: float, language: Language) -> str:
    """3–4, or 5 alone."""
    low, high = sorted((start, end))
    return _number(low, language) if low == high else f"{_number(low, language)}–{_number(high, language)}"


def _number(value: float, language: Language) -> str:
    return language.number(value, 0 if value == round(value) else 1)
