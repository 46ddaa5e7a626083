"""How the gap of one touchpoint has developed: from wave to wave of a survey, or from quarter to quarter."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from tpm.analysis import gaps as analysis
from tpm.analysis import ratings as analysis_ratings
from tpm.analysis import suppression
from tpm.analysis.gaps import Change
from tpm.figures import protection
from tpm.figures.ratings import series
from tpm.i18n.language import Language
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience
from tpm.store import slices, surveys, targets
from tpm.store.database import Store

LEAST = 10


@dataclass(frozen=True, kw_only=True)
class Course:
    """A gap over time, one row per wave or quarter, the oldest first; quarters without answers are there with n = 0.

    `frame`: number (1, 2, …), since (first day, or the one of the import), until (last day), dated, n, score, low, high, zero, target
    (the one in force on the last day), gap, gap_low, gap_high, decision, hidden. `waves`: the rows are imports of one survey.
    """

    frame: pd.DataFrame
    waves: bool

    @property
    def ends(self) -> pd.DataFrame:
        """First and last row whose base carries a statement, whatever their base where there are no two; none where one has a gap alone."""
        known = self.frame[self.frame["gap"].notna()]
        sound = known[known["n"] >= LEAST]
        chosen = sound if len(sound) > 1 else known
        return chosen.iloc[[0, -1]] if len(chosen) > 1 else chosen.iloc[:0]


def course(store: Store, chosen: Filter, touchpoint_id: int) -> Course:
    """The gap per wave where a survey was imported more than once, else per quarter; without rows where there is no course."""
    waves = _waves(store, chosen, touchpoint_id)
    found = _quarters(store, chosen, touchpoint_id) if waves.empty else waves
    aims = [_target(store, chosen, touchpoint_id, day) for day in found["until"]]
    aimed = found.assign(target=pd.Series(aims, index=found.index, dtype=float))
    gapped = analysis.decide(analysis.bounds(aimed.assign(gap=aimed["target"] - aimed["score"].astype(float))))
    return Course(frame=gapped.assign(number=range(1, len(gapped) + 1)), waves=not waves.empty)


def _target(store: Store, chosen: Filter, touchpoint_id: int, day: date) -> float | None:
    """The target that was in force on a day."""
    every = targets.every(store, on=day, segment=chosen.segment).set_index("touchpoint_id")["target"]
    return float(every[touchpoint_id]) if touchpoint_id in every.index else None


def _waves(store: Store, chosen: Filter, touchpoint_id: int) -> pd.DataFrame:
    """The imports of the survey with most of them; none where no survey was imported twice."""
    imports = slices.imports(store, chosen, touchpoint_id)
    times = imports["survey_id"].value_counts()
    if times.empty or times.iloc[0] < 2:  # noqa: PLR2004  one wave is no course
        return imports.iloc[:0]
    survey = int(times[times == times.iloc[0]].index.min())
    # The imports of a survey share its questions, so the survey alone parts them from other files
    histogram = slices.by_import(store, replace(chosen, survey=survey), touchpoint_id)
    found = analysis_ratings.summarise(histogram, surveys.questions(store), by=["import_id"])
    rated = imports[imports["survey_id"] == survey].merge(found, on="import_id")
    until = pd.to_datetime(rated["last_on"].fillna(rated["imported_on"]))
    since = pd.to_datetime(rated["first_on"].fillna(rated["imported_on"]))
    rated = rated.assign(since=since.dt.date, until=until.dt.date, dated=rated["last_on"].notna())
    return _protected(store, replace(chosen, survey=survey), touchpoint_id, rated).sort_values(["until", "import_id"], ignore_index=True)


def _protected(store: Store, chosen: Filter, touchpoint_id: int, rated: pd.DataFrame) -> pd.DataFrame:
    """The waves with those hidden that may not be told apart."""
    shown = protection.waves(store, chosen, touchpoint_id, rated["import_id"])
    if shown is None:
        return rated.assign(hidden=False)
    return suppression.hide(rated, ~rated["import_id"].isin(shown))


def _quarters(store: Store, chosen: Filter, touchpoint_id: int) -> pd.DataFrame:
    found = series(store, chosen, touchpoint_id, Period.QUARTER)
    if len(found) < 2:  # noqa: PLR2004  one quarter is no course
        return found.iloc[:0].assign(until=[], since=[], dated=[], hidden=[])
    days = pd.DatetimeIndex(pd.to_datetime(found["period"]))
    whole = found.set_axis(days).reindex(pd.date_range(days.min(), days.max(), freq="QS"))
    ends = whole.index + pd.offsets.QuarterEnd()
    hidden = whole["hidden"].astype("boolean").fillna(value=False).astype(bool) if "hidden" in whole else False
    nobody = float("nan") if protection.minimum(store, Audience.CUSTOMER) else 0  # where people are protected, nobody looks like a few
    n = whole["n"].where(whole["period"].notna(), nobody)
    return whole.assign(n=n, since=whole.index.date, until=ends.date, dated=True, hidden=hidden).reset_index(drop=True)


def named(found: Course, language: Language) -> list[str]:
    """What each row is called: Welle 2, Mai 2026 · Q2 2026."""
    rows = found.frame.to_dict("records")
    if not found.waves:
        return [language.period(row["since"], Period.QUARTER) for row in rows]
    names = [language.t("Wave {n}", n=row["number"]) for row in rows]
    days = [language.period(row["until"], Period.MONTH) if row["dated"] else "" for row in rows]
    return [f"{name}, {day}" if day else name for name, day in zip(names, days, strict=True)]


def finding(found: Course, touchpoint: str, language: Language) -> str:
    """Whether the gap has become smaller or wider, and how certain that is."""
    t, ends, number = language.t, found.ends, language.number
    if ends.empty:
        return t("“{touchpoint}”: not enough answers yet to say how the gap develops.", touchpoint=touchpoint)
    first, last = ends.iloc[0], ends.iloc[1]
    change = analysis.change(first.to_dict(), last.to_dict())
    names = dict(zip(found.frame.index, named(found, language), strict=True))
    told = {
        "touchpoint": touchpoint,
        **{name: number(row["gap"], int(row["gap_digits"])) for name, row in (("from_", first), ("to", last))},
    }
    told |= {"since": names[ends.index[0]], "until": names[ends.index[1]]}
    if not change.certain:
        said = t("“{touchpoint}”: gap {from_} points ({since}), {to} points ({until}); the difference may be chance.", **told)
    elif change.points < 0:
        said = t("“{touchpoint}”: the gap has clearly become smaller, from {from_} points ({since}) to {to} points ({until}).", **told)
    else:
        said = t("“{touchpoint}”: the gap has clearly become wider, from {from_} points ({since}) to {to} points ({until}).", **told)
    return f"{said} {_moved(first, last, change, language)}" if change.moved else said


def _moved(first: pd.Series, last: pd.Series, change: Change, language: Language) -> str:
    """That the target was moved, and what the score itself has done meanwhile."""
    t, aims = language.t, {"from_": language.number(first["target"]), "to": language.number(last["target"])}
    if change.high < change.moved:
        return t("In between the target was moved from {from_} to {to}; the score itself has clearly risen.", **aims)
    if change.low > change.moved:
        return t("In between the target was moved from {from_} to {to}; the score itself has clearly fallen.", **aims)
    return t("In between the target was moved from {from_} to {to}; that the score itself has changed may be chance.", **aims)


def interval(found: Course, language: Language) -> str:
    """The change of the gap with its interval, in points; "" where there is none."""
    ends = found.ends
    if ends.empty:
        return ""
    change = analysis.change(ends.iloc[0].to_dict(), ends.iloc[1].to_dict())
    digits = int(ends["gap_digits"].iloc[0])
    points, low, high = (language.signed(value, digits) for value in (change.points, change.low, change.high))
    if change.low != change.low:
        return ""
    return language.t(
        "Change {points} points (95 % interval {low} to {high})",
        points=points, low=low, high=high,
    )  # fmt: skip


def table(found: Course, language: Language) -> pd.DataFrame:
    """A row per wave or quarter."""
    t, frame = language.t, found.frame
    return pd.DataFrame(
        {
            t("Wave") if found.waves else t("Period"): named(found, language),
            t("Answers"): frame["n"],
            t("Actual"): frame["score"].astype(float).round(1),
            t("Lower limit"): frame["low"].astype(float).round(1),
            t("Upper limit"): frame["high"].astype(float).round(1),
            t("Target"): frame["target"],
            t("Gap"): frame["gap"].round(1),
            t("Gap from"): frame["gap_low"].round(1),
            t("Gap to"): frame["gap_high"].round(1),
            t("Decision"): frame["decision"].map(language.word, na_action="ignore"),
        }
    )
