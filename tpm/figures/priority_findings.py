"""What the priority list says, in sentences."""

from collections.abc import Sequence

import pandas as pd

from tpm.analysis import priorities as analysis
from tpm.analysis.priorities import MIDDLE, Part
from tpm.figures.importance_shares import Basis
from tpm.figures.priorities import FEWEST, FEWEST_OF_A_KIND, Parts, missing
from tpm.i18n.language import Language

_NAMED = 3
_LEADING = 2


def part_names(language: Language) -> dict[Part, str]:
    """What the parts are called."""
    t = language.t
    return {
        Part.IMPORTANCE: t("Importance"),
        Part.GAP: t("Gap"),
        Part.REACH: t("Reach"),
        Part.POTENTIAL: t("Referral potential"),
        Part.EFFORT: t("Little effort"),
    }


def headline(table: pd.DataFrame, language: Language) -> str:
    """Which touchpoint comes first, by which parts, and which ones cannot be told from it."""
    return f"{first_place(table, language)} {certainty(table, language)}"


def first_place(table: pd.DataFrame, language: Language) -> str:
    """Which touchpoint comes first, and by which parts."""
    t, first = language.t, table.iloc[0]
    return t(
        "“{touchpoint}” comes first with {points} of 100 points, above all by {parts}.",
        touchpoint=first["touchpoint"],
        points=language.number(first["priority"]),
        parts=_leading(first, language),
    )


def certainty(table: pd.DataFrame, language: Language) -> str:
    """Whether the first place is certain, in words."""
    t = language.t
    level = [str(name) for name in table.loc[table["level"], "touchpoint"]][1:]
    if not level:
        return t("Its lead is larger than the uncertainty of gap, reach and referral potential.")
    return t("It cannot be told for certain from {touchpoints}.", touchpoints=_named(level, language))


def raw(row: pd.Series, part: Part, language: Language) -> str:
    """The figure behind a part, with its unit; says that it is missing where it is."""
    value = float(row[part])
    if pd.isna(value):
        return language.t("missing")
    match part:
        case Part.GAP:
            return language.t("{points} points", points=language.number(value, int(row["gap_digits"])))
        case Part.POTENTIAL:
            return language.t("{points} points", points=language.signed(100 * value))
        case Part.EFFORT:
            return language.t("effort {step} of 5", step=language.number(value))
        case _:
            return language.percent(value)


def missing_everywhere(table: pd.DataFrame, language: Language) -> str:
    """Which parts no touchpoint has, so that they do not count; empty where there is none."""
    gone = [_parts(language)[part] for part, count in missing(table).items() if count == len(table)]
    return language.t("does not count, as it is missing everywhere: {parts}", parts=", ".join(gone)) if gone else ""


def alike(table: pd.DataFrame, language: Language) -> str:
    """Which parts are the same for all touchpoints, or nearly, which then hardly tells them apart; empty where there is none."""
    t, names, found = language.t, part_names(language), analysis.alike(table)
    same, near = (", ".join(names[part] for part, equal in found.items() if equal is wanted) for wanted in (True, False))
    said = (
        t("The same for all touchpoints: {parts}.", parts=same) if same else "",
        t("Almost the same for all touchpoints: {parts}.", parts=near) if near else "",
    )
    return " ".join(filter(None, said))


def lacking(table: pd.DataFrame, language: Language) -> list[str]:
    """For each row, which parts it lacks that others have, and whether its effort counts unestimated."""
    t, names, counts = language.t, _parts(language), missing(table)
    parts = [part for part in Part if part is not Part.EFFORT and 0 < counts[part] < len(table)]
    gone = [[names[part] for part in parts if pd.isna(row[part])] for _, row in table.iterrows()]
    middle = table[Part.EFFORT].isna() & (counts[Part.EFFORT] < len(table))
    said = [t("without: {parts}", parts=", ".join(one)) if one else "" for one in gone]
    return [
        " · ".join(filter(None, (one, t("effort not estimated") if unknown else ""))) for one, unknown in zip(said, middle, strict=True)
    ]


def method(found: Parts, language: Language) -> list[str]:
    """Which importance is used, what is missing, and what follows from it; a sentence each."""
    t, table = language.t, found.table
    basis = {
        Basis.DERIVED: t("Importance is derived: each touchpoint's share of what the ratings explain."),
        Basis.STATED: t("Importance is stated, as none can be derived: what customers said when asked, in shares of the sum."),
        Basis.NONE: t("Importance is missing: it can neither be derived, nor was anybody asked for it."),
    }
    names = _parts(language)
    gone = {part: count for part, count in missing(table).items() if count and (part is not Part.EFFORT or count == len(table))}
    counted = "; ".join(f"{names[part]} {language.number(count)}" for part, count in gone.items())
    said = [
        basis[found.importance.basis],
        t("Missing parts (number of touchpoints): {parts}. There the weights of the other parts count.", parts=counted) if gone else "",
        _unestimated(table, language),
        t(
            "Referral potential takes at least {n} who rated and said whether they would recommend you, "
            "{each} delighted and {each} others.",
            n=FEWEST,
            each=FEWEST_OF_A_KIND,
        )
        if Part.POTENTIAL in gone
        else "",
        t("Not in the list, as neither importance nor a gap is known: {touchpoints}.", touchpoints=_named(found.unranked, language))
        if found.unranked
        else "",
        _thin(table, language),
        t("Importance and effort have no interval; the true uncertainty is larger than shown."),
    ]
    return [one for one in said if one]


def _parts(language: Language) -> dict[Part, str]:
    return part_names(language) | {Part.EFFORT: language.t("Effort")}


def _unestimated(table: pd.DataFrame, language: Language) -> str:
    """What a missing effort counts as; empty where all are estimated, or none."""
    unknown = int(table[Part.EFFORT].isna().sum())
    if not 0 < unknown < len(table):
        return ""
    return language.n(
        "The effort of {n} touchpoint is not estimated and counts as medium ({middle} of 5): an estimate moves a touchpoint only as far "
        "as it is easier or harder than that.",
        "The effort of {n} touchpoints is not estimated and counts as medium ({middle} of 5): an estimate moves a touchpoint only as far "
        "as it is easier or harder than that.",
        unknown,
        middle=language.number(MIDDLE),
    )


def _thin(table: pd.DataFrame, language: Language) -> str:
    few = [str(name) for name in table.loc[table["n"].fillna(0).lt(FEWEST), "touchpoint"]]
    if not few:
        return ""
    return language.t(
        "Resting on fewer than {n} answers, so a few more could change the rank: {touchpoints}.",
        n=FEWEST,
        touchpoints=_named(few, language),
    )


def _leading(row: pd.Series, language: Language) -> str:
    """The parts that make up most of a priority."""
    names = part_names(language) | {Part.EFFORT: language.t("little effort")}
    strongest = sorted(Part, key=lambda part: -float(row[f"{part}_share"]))[:_LEADING]
    return language.t("{one} and {other}", one=names[strongest[0]], other=names[strongest[1]])


def _named(names: Sequence[str], language: Language) -> str:
    said = ", ".join(language.t("“{touchpoint}”", touchpoint=name) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return said if more <= 0 else language.t("{names} and {more} more", names=said, more=language.number(more))
