"""What can be said of differences, in sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from tpm.analysis.differences import SMALL, Verdict
from tpm.figures.comparison import SHARES, Figure, Kind
from tpm.figures.differences import Found
from tpm.i18n.language import Language

Row = Mapping[str, Any]
_CLEAR = (Verdict.CLEARLY_ABOVE, Verdict.CLEARLY_BELOW)
_WIDE = 10  # points from which on an interval takes no decimals
_NAMED = 5


def headline(found: Found, sides: Sequence[str], language: Language) -> str:
    """The one difference, or how many of them are clear and the widest of these. `sides` are the periods or groups in words."""
    rows = _rows(found.table)
    if not rows:
        return language.t("There is nothing to compare in this selection.")
    if len(rows) == 1:
        return f"{sentence(rows[0], found, sides, language)} {size(rows[0], language)}".strip()
    return _several(found, sides, language)


def _several(found: Found, sides: Sequence[str], language: Language) -> str:
    clear = found.table[found.table["verdict"].isin(_CLEAR)]
    few, number = sum(small(row) for row in _rows(clear)), language.number
    told = {"n": number(len(found.table)), "clear": number(len(clear)), "small": number(few)}
    if clear.empty:
        return language.t("None of {n} differences is clear; what differs may be chance.", **told)
    widest = clear.loc[clear["difference"].abs().idxmax()].to_dict()
    told["widest"] = sentence(widest, found, sides, language)
    if len(clear) == 1:
        return f"{language.t('One of {n} differences is clear: {widest}', **told)} {size(widest, language)}".strip()
    if few == 0:
        return language.t("{clear} of {n} differences are clear. The widest: {widest}", **told)
    if few < len(clear):
        return language.t("{clear} of {n} differences are clear, {small} of these small. The widest: {widest}", **told)
    return language.t("{clear} of {n} differences are clear, but all of them small. The widest: {widest}", **told)


def small(row: Row) -> bool:
    """Whether a difference is certain and yet small."""
    return clear(row) and abs(row["effect"]) < SMALL


def size(row: Row, language: Language) -> str:
    """That a difference which is certain is small; empty for all others."""
    return language.t("This is certain, but small.") if small(row) else ""


def sentence(row: Row, found: Found, sides: Sequence[str], language: Language) -> str:
    """“Hotline” is clearly worse with new customers than with regular ones: −12 points [−18; −6]."""
    t, verdict = language.t, Verdict(row["verdict"])
    subject, better = _subject(row, found, language)
    first, second = _places(row, found, sides, language)
    told = {"subject": subject, "first": first, "second": second, "difference": difference(row, found, language)}
    above, below = {
        (True, True): (t("clearly better"), t("clearly worse")),
        (True, False): (t("rather better"), t("rather worse")),
        (False, True): (t("clearly higher"), t("clearly lower")),
        (False, False): (t("rather higher"), t("rather lower")),
    }[better, verdict in _CLEAR]
    if verdict is Verdict.ALIKE:
        return t("{subject}: {first} and {second} cannot be told apart, {difference}.", **told)
    how = above if verdict in (Verdict.CLEARLY_ABOVE, Verdict.RATHER_ABOVE) else below
    return t("{subject} is {how} {first} than {second}: {difference}.", how=how, **told)


def difference(row: Row, found: Found, language: Language) -> str:
    """−12 points [−18; −6]."""
    said = language.signed(row["difference"], _digits(row))
    if found.asked.figure in SHARES:
        said = language.t("{points} percentage points", points=said)
    else:
        said = language.t("{points} points", points=said)
    return f"{said} {interval(row, language)}".strip()


def points(row: Row, found: Found, language: Language) -> str:
    """The difference alone, with as many decimals as all others beside it: −12."""
    widest = (found.table["high"] - found.table["low"]).max()
    return language.signed(row["difference"], 1 if widest < _WIDE else 0)


def interval(row: Row, language: Language) -> str:
    """[−18; −6]; empty where there is none."""
    if pd.isna(row["low"]):
        return ""
    low, high = (language.signed(row[end], _digits(row)) for end in ("low", "high"))
    return f"[{low}; {high}]"


def value(points: float, found: Found, language: Language) -> str:
    """The figure of one side."""
    if found.asked.figure in SHARES:
        return language.percent(points / 100)
    return language.signed(points) if found.asked.figure in (Figure.NET_DELIGHT, Figure.NPS) else language.number(points)


def verdict(row: Row, language: Language) -> str:
    """The verdict in two words, or that what is certain is small."""
    return language.t("certain, but small") if small(row) else language.word(str(row["verdict"]))


def favours(row: Row, found: Found) -> int:
    """+1 where the first side is better (or rather so), −1 where it is worse, 0 where nothing can be said."""
    code = Verdict(row["verdict"])
    if code is Verdict.ALIKE:
        return 0
    above = code in (Verdict.CLEARLY_ABOVE, Verdict.RATHER_ABOVE)
    return 1 if above != (found.asked.figure is Figure.DISAPPOINTMENT) else -1


def clear(row: Row) -> bool:
    """Whether the difference is beyond chance."""
    return Verdict(row["verdict"]) in _CLEAR


def notes(found: Found, sides: Sequence[str], language: Language) -> list[str]:
    """What is to be known besides: people on both sides, few answers, what is missing or protected; a sentence each."""
    t, number = language.t, language.number
    said: list[str] = []
    for one in found.overlaps if not found.refused else ():
        told = {"first": sides[one.first], "second": sides[one.second], "n": number(one.n)}
        if one.nested:
            said.append(t("One of “{first}” and “{second}” is part of the other: it is held against the rest of that.", **told))
        else:
            said.append(t("Up to {n} people belong to both “{first}” and “{second}”; they count on neither side.", **told))
    small = found.table[found.table["small"]]
    if len(small) == len(found.table) == 1:
        said.append(t("Fewer than 30 people on one side: a first impression."))
    elif len(small):
        said.append(
            t("Fewer than 30 people on one side: {names}.", names=_listed([label(r, found, sides, language) for r in _rows(small)]))
        )
    if found.lacking and any(found.lacking):
        said.append(t("No answers on one side: {names}.", names=_listed(found.lacking)))
    if found.hidden:
        said.append(t("Protected, as too few people have answered: {names}.", names=_listed([n for n in found.hidden if n] or ["–"])))
    return said


def refusal(found: Found, language: Language) -> str:
    """Why nothing is compared."""
    if found.refused == "same":
        return language.t("These are the same people on both sides: choose other groups or periods.")
    return language.t("These groups share people. As few people's answers are protected, they are not compared.")


def label(row: Row, found: Found, sides: Sequence[str], language: Language) -> str:
    """What a row is about: a touchpoint, or the two that are held against each other."""
    t, pair = language.t, len(found.table[["one", "two"]].drop_duplicates()) > 1
    if pair or found.asked.kind is Kind.TOUCHPOINTS or not row["name"]:
        first, second = ends(row, sides, language)
        return t("{first} against {second}", first=first, second=second)
    return str(row["name"])


def ends(row: Row, sides: Sequence[str], language: Language) -> tuple[str, str]:
    """What stands on both sides: periods, groups or touchpoints."""
    if row["one"] < 0:
        return name(row["name"], language), name(row["other_name"], language)
    return sides[int(row["one"])], sides[int(row["two"])]


def name(said: str, language: Language) -> str:
    """The name of a touchpoint; what is no touchpoint is the judgement as a whole."""
    return said or language.t("Overall satisfaction")


def _rows(table: pd.DataFrame) -> list[Row]:
    return table.to_dict("records")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _digits(row: Row) -> int:
    """One decimal where the interval is narrow, or where without it an end would seem to be zero."""
    low, high = row["low"], row["high"]
    return 1 if pd.isna(low) or high - low < _WIDE or not round(low) or not round(high) else 0


def _subject(row: Row, found: Found, language: Language) -> tuple[str, bool]:
    """What differs, and whether it is better or worse (else higher or lower)."""
    t, figure, at = language.t, found.asked.figure, name(str(row["name"]), language)
    if found.asked.kind is Kind.TOUCHPOINTS:
        subjects = {
            Figure.SCORE: t("The score"),
            Figure.DELIGHT: t("The share of the delighted"),
            Figure.DISAPPOINTMENT: t("The share of the disappointed"),
        }
        return subjects.get(figure, t("Net delight")), False
    subjects = {
        Figure.SCORE: t("“{touchpoint}”", touchpoint=at),
        Figure.DELIGHT: t("The share of the delighted (“{touchpoint}”)", touchpoint=at),
        Figure.DISAPPOINTMENT: t("The share of the disappointed (“{touchpoint}”)", touchpoint=at),
        Figure.NET_DELIGHT: t("Net delight (“{touchpoint}”)", touchpoint=at),
        Figure.NPS: t("The willingness to recommend (NPS)"),
        Figure.REFERRAL_RATE: t("The referral rate"),
        Figure.RECOMMENDED: t("The share of those who recommended us"),
    }
    return subjects[figure], figure is Figure.SCORE


def _places(row: Row, found: Found, sides: Sequence[str], language: Language) -> tuple[str, str]:
    """In Q3 2026, with new customers, or at a touchpoint."""
    t = language.t
    first, second = ends(row, sides, language)
    if found.asked.kind is Kind.TOUCHPOINTS:
        return t("at “{touchpoint}”", touchpoint=first), t("at “{touchpoint}”", touchpoint=second)
    if found.asked.kind is Kind.PERIODS:
        return t("in {period}", period=first), t("in {period}", period=second)
    return t("with “{group}”", group=first), t("with “{group}”", group=second)
