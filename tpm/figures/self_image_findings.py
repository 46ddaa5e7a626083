"""What our own picture and that of the customers say together, in sentences."""

import pandas as pd

from tpm.analysis.self_image import Verdict
from tpm.figures import self_image
from tpm.figures.self_image import Best
from tpm.i18n.language import Language
from tpm.model.survey import Audience

_NAMED = 5


def guess(found: pd.DataFrame, language: Language) -> str:
    """What we believe, before the customers have their say."""
    ours = self_image.by_us(found)
    if ours.empty:
        return language.t("Nobody inside has rated a touchpoint in this selection.")
    best, worst = ours.iloc[0], ours.iloc[-1]
    told = {"best": best["touchpoint"], "best_score": language.number(best["our_score"])}
    if len(ours) == 1:
        return language.t("Inside, “{best}” has a score of {best_score}. What do the customers say?", **told)
    return language.t(
        "Inside, “{best}” is rated best (score {best_score}) and “{worst}” worst ({worst_score}). What do the customers say?",
        worst=worst["touchpoint"],
        worst_score=language.number(worst["our_score"]),
        **told,
    )


def headline(found: pd.DataFrame, language: Language) -> str:
    """The widest certain difference, overestimates first, and how many there are."""
    compared = int(found["difference"].notna().sum())
    if not compared:
        return language.t("No touchpoint has been rated both inside and by customers in this selection.")
    counted = {"all": language.number(compared)}
    over, under = (found[found["verdict"] == verdict] for verdict in (Verdict.OVERRATED, Verdict.UNDERRATED))
    if len(over):
        return language.t(
            "We overrate “{touchpoint}” most: {ours} instead of {theirs}; clearly overrated: {clear} of {all} compared touchpoints.",
            clear=language.number(len(over)),
            **_scores(over.iloc[0], language),
            **counted,
        )
    if len(under):
        return language.t(
            "We underrate “{touchpoint}” most: {ours} instead of {theirs}; "
            "clearly underrated: {clear} of {all} compared touchpoints, overrated: none.",
            clear=language.number(len(under)),
            **_scores(under.iloc[-1], language),
            **counted,
        )
    if compared == 1:
        return language.t("For the one touchpoint that both have rated, the two pictures cannot be told apart.")
    return language.t("For none of the {all} touchpoints that both have rated can the two pictures be told apart.", **counted)


def _scores(row: pd.Series, language: Language) -> dict[str, str]:
    ours, theirs = language.number(row["our_score"]), language.number(row["customer_score"])
    return {"touchpoint": row["touchpoint"], "ours": ours, "theirs": theirs}


def details(found: pd.DataFrame, language: Language) -> list[str]:
    """What each inside source clearly over- and underrates, the blind spots, and the lists of the best."""
    said = [one for source in self_image.INSIDE for one in _differences(found, source, language)]
    return [one for one in (*said, _blind(found, language), _best(self_image.best(found), language)) if one]


def _differences(found: pd.DataFrame, source: Audience, language: Language) -> list[str]:
    t, difference = language.t, f"{source}_difference"
    verdict, ordered = found[f"{source}_verdict"], found.sort_values(difference, ascending=False)
    over = _listed(ordered[verdict[ordered.index] == Verdict.OVERRATED], difference, language)
    under = _listed(ordered[verdict[ordered.index] == Verdict.UNDERRATED].iloc[::-1], difference, language)
    if source is Audience.MANAGEMENT:
        said = (
            t("Clearly overrated by the management: {names}.", names=over),
            t("Clearly underrated by the management: {names}.", names=under),
        )
    else:
        said = (
            t("Clearly overrated by the employees: {names}.", names=over),
            t("Clearly underrated by the employees: {names}.", names=under),
        )
    return [one for one, names in zip(said, (over, under), strict=True) if names]


def _listed(rows: pd.DataFrame, difference: str, language: Language) -> str:
    """Hotline (+47), Newsletter (+29) and 3 more."""
    return _shortened([f"{row['touchpoint']} ({language.signed(row[difference])})" for _, row in rows.iterrows()], language)


def _shortened(names: list[str], language: Language) -> str:
    more = len(names) - _NAMED
    if more <= 0:
        return ", ".join(names)
    return language.t("{names} and {more} more", names=", ".join(names[:_NAMED]), more=language.number(more))


def _blind(found: pd.DataFrame, language: Language) -> str:
    unseen = found[found["verdict"] == Verdict.UNSEEN]
    spots = unseen[unseen["blind"].astype(bool)].sort_values("customer_n", ascending=False)
    if len(spots):
        listed = [
            language.t(
                "{touchpoint} (score {score}, n = {n})",
                touchpoint=row["touchpoint"],
                score=language.number(row["customer_score"]),
                n=language.number(row["customer_n"]),
            )
            for _, row in spots.iterrows()
        ]
        return language.t(
            "Blind spots, rated often or badly by customers and inside by nobody or too few: {names}.", names=_shortened(listed, language)
        )
    if len(unseen):
        return language.t(
            "No blind spot; rated inside by nobody or too few: {names}.", names=_shortened(list(unseen["touchpoint"]), language)
        )
    return language.t("No blind spot: whatever customers have rated has been rated inside, too.") if found["customer_n"].any() else ""


def _best(best: Best, language: Language) -> str:
    if not best.length:
        return ""
    everything = language.number(best.length)
    if not best.missed:
        return language.t(
            "All of the {all} touchpoints that customers rate best are among the {all} that are rated best inside.", all=everything
        )
    return language.n(
        "Of the {all} touchpoints that customers rate best, {n} is among the {all} that are rated best inside; missing there: {names}.",
        "Of the {all} touchpoints that customers rate best, {n} are among the {all} that are rated best inside; missing there: {names}.",
        len(best.shared),
        all=everything,
        names=_shortened(list(best.missed), language),
    )
