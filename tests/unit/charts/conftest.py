"""Frames as the figures give them, and the builders that draw them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tpm.analysis import journeys as analysis
from tpm.charts import control_chart, gaps, journey, ratings, recommendation, referrals, say_do, self_image
from tpm.i18n.language import get
from tpm.model.period import Period

TITLE = "Die Hotline enttäuscht 31\u00a0% der Kunden – mehr als jeder andere Kontaktpunkt"
FOOTNOTE = "n = 2.166 Antworten · Q1 2025 bis Q4 2026 · Quelle: Kundenbefragung"
NAMES = ["Empfehlungsprogrammverwaltung", "Verkäuferbesuch", "Social-Media-Beitrag", "Angebot und Auftragsbestätigung", "Hotline"]
PHASES = ["Einfluss durch Dritte", "vor dem Kauf", "Kauf", "nach dem Kauf", "Kunde wird Empfehler"]


def touchpoints(count: int) -> pd.DataFrame:
    """Rated touchpoints; every fifth without answers, every fourth without target, bases from 6 to 400."""
    numbers = np.arange(count)
    score = 62.5 + 25 * np.sin(numbers * 1.7)
    n = np.array([6, 28, 120, 400, 31])[numbers % 5]
    half = 60 / np.sqrt(n)
    delight = 0.3 + 0.2 * np.sin(numbers * 1.7)
    frame = pd.DataFrame(
        {
            "touchpoint": [f"{NAMES[i % 5]}{f' {i // 5}' if i > 4 else ''}" for i in numbers],
            "phase": [PHASES[i * 5 // max(count, 1)] for i in numbers],
            "order": numbers + 1,
            "n": n,
            "score": score,
            "low": np.clip(score - half, 0, 100),
            "high": np.clip(score + half, 0, 100),
            "zero": 62.5,
            "disappointment": 0.35 - delight / 2,
            "okay": 0.65 - delight / 2,
            "delight": delight,
            "target": np.where(numbers % 4 == 3, np.nan, 70.0 + numbers % 3 * 5),
        }
    )
    figures = ["score", "low", "high", "disappointment", "okay", "delight"]
    frame.loc[numbers % 5 == 4, figures] = np.nan
    frame.loc[numbers % 5 == 4, "n"] = 0
    return decided(frame)


def decided(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with gap, its interval and weight, and decision."""
    met = np.where(frame["low"] >= frame["target"], "reached", np.where(frame["high"] < frame["target"], "open", "undecided"))
    gap = frame["target"] - frame["score"]
    bounds = {
        "gap_low": frame["target"] - frame["high"],
        "gap_high": frame["target"] - frame["low"],
        "gap_digits": 0,
        "weighted": gap.clip(lower=0) / 10,
    }
    return frame.assign(gap=gap, decision=pd.Series(met, index=frame.index).where(gap.notna(), ""), **bounds)


def pictured(frame: pd.DataFrame, *arguments: Any, **options: Any) -> Any:
    """The pictures of three sources made from one score; every fourth touchpoint without employees."""
    numbers = np.arange(len(frame))
    unrated = {"customer": numbers < 0, "employee": numbers % 4 == 1, "management": numbers < 0}
    for place, (source, missing) in enumerate(unrated.items()):
        figures = frame[["n", "score", "low", "high"]].astype(float).assign(score=frame["score"] + 5 * place)
        frame = frame.assign(**{f"{source}_{name}": values.mask(missing) for name, values in figures.items()})
    verdicts = np.array(["overrated", "underrated", "alike", "unseen", "assumed"])[numbers % 5]
    difference = frame["employee_score"] - frame["customer_score"]
    ours = {"our_score": frame["employee_score"], "our_n": frame["employee_n"]}
    full = frame.assign(**ours, difference=difference, verdict=verdicts, blind=numbers % 5 == 3)
    return self_image.picture_dumbbells(full, *arguments, **options)


def periods(count: int, every: str = "QS") -> pd.DataFrame:
    """Figures per period; the third is missing, bases from 12 to 60."""
    numbers = np.arange(count)
    n = 12 + numbers % 5 * 12
    e = (n * (0.2 + 0.15 * np.sin(numbers))).round()
    rate = e / n
    frame = pd.DataFrame(
        {
            "period": pd.date_range("2024-01-01", periods=count, freq=every).date,
            "e": e,
            "n": n,
            "rate": rate,
            "low": (rate - 0.1).clip(0),
            "high": rate + 0.1,
            "moving": np.where(numbers < 3, np.nan, 0.25),
            "nps": rate * 100 - 20,
            "score": rate * 100 + 30,
            "zero": 62.5,
        }
    )
    frame.loc[numbers == 2, ["e", "rate", "low", "high", "nps", "score"]] = np.nan
    frame.loc[numbers == 2, "n"] = 0
    return frame


def judged(count: int) -> pd.DataFrame:
    """Periods of a p-chart: the fourth stands out, the first of too few customers."""
    frame = periods(count).dropna(subset=["rate"]).reset_index(drop=True)
    signal = pd.Series([None, None, "above"], index=[0, 1, 2]).reindex(frame.index)
    limits = {"centre": 0.2, "lower_limit": 0.05, "upper_limit": 0.35}
    return frame.assign(known=frame["n"], few=frame["n"] < 20, signal=signal, verdict="im Bereich des Zufalls", **limits)


def steps(_: int) -> pd.DataFrame:
    """From the word to the new customer."""
    return pd.DataFrame(
        {
            "step": ["willing", "done", "came"],
            "name": ["Würden uns empfehlen (9–10)", "Haben uns nach eigener Auskunft empfohlen", "Kamen durch Empfehlung"],
            "figure": ["46\u00a0%", "32\u00a0%", "120"],
            "note": ["489 von 1.060", "336 von 1.060", "24,7\u00a0% von 486"],
            "share": [0.46, 0.32, 0.247],
            "low": [0.43, 0.29, 0.21],
            "high": [0.49, 0.35, 0.29],
        }
    )


def scaled(frame: pd.DataFrame, name: str, half: float) -> pd.DataFrame:
    """The frame with an interval around another figure."""
    return frame.assign(low=frame[name] - half, high=frame[name] + half)


ONE_NPS = pd.DataFrame({"n": [100], "promoters": [50], "passives": [33], "detractors": [17], "nps": [33.0], "low": [18.0], "high": [47.0]})


@dataclass(frozen=True, kw_only=True)
class Case:
    """A builder with a way to make its frame of so many rows."""

    draw: Callable[..., Any]
    frame: Callable[[int], pd.DataFrame]

    def chart(self, count: int = 15, *, code: str = "de", dark: bool = False) -> "Drawn":
        return Drawn(case=self, count=count, code=code, dark=dark)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart of a case. Its specification is written once, which takes most of the time of drawing it."""

    case: Case
    count: int
    code: str
    dark: bool

    def to_dict(self, *, validate: bool = False) -> dict[str, Any]:
        return dict(specification(self, validate))


@cache
def specification(drawn: Drawn, validate: bool) -> dict[str, Any]:
    frame = drawn.case.frame(drawn.count)
    chart = drawn.case.draw(frame, get(drawn.code), dark=drawn.dark, title=TITLE, footnote=FOOTNOTE)
    return chart.to_dict(validate=validate)


def journeyed(frame: pd.DataFrame, *arguments: Any, **options: Any) -> Any:
    """A journey through the touchpoints of a frame: in all worlds, with breaks, marks and assumptions."""
    numbers = np.arange(len(frame))
    way = frame.assign(
        touchpoint_id=numbers + 1,
        world=np.array(["online", "offline", "both"])[numbers % 3],
        channel=np.array(["indirect", "direct"])[numbers % 2],
        status="existing",
        key=numbers % 4 == 1,
        moment_of_truth=numbers % 4 == 1,
        broken=numbers % 6 == 1,
        weakest=frame["score"] == frame["score"].min(),
        impression=np.where(numbers == 0, "first", np.where(numbers == len(frame) - 1, "last", "")),
        okay_from=37.5,
        delight_from=87.5,
        assumption=np.where(frame["n"] == 0, 70.0, np.nan),
        assumed_by=np.where(numbers % 2, "employee", "customer"),
    )
    return journey.emotion_curve(way, analysis.breaks(way), *arguments, **options)


ROWS = {
    "zone_bars": Case(draw=ratings.zone_bars, frame=touchpoints),
    "score_dots": Case(draw=ratings.score_dots, frame=touchpoints),
    "emotion_curve": Case(draw=journeyed, frame=touchpoints),
    "emotion_curve with details": Case(draw=partial(journeyed, details=True), frame=touchpoints),
    "gap_dumbbells": Case(draw=gaps.gap_dumbbells, frame=touchpoints),
    "gap_dumbbells by weight": Case(draw=partial(gaps.gap_dumbbells, weighted=True), frame=touchpoints),
    "picture_dumbbells": Case(draw=pictured, frame=touchpoints),
    "picture_dumbbells before the customers": Case(draw=partial(pictured, revealed=False), frame=touchpoints),
}
LINES = {
    "referral_line": Case(draw=referrals.referral_line, frame=periods),
    "referral_line by month": Case(draw=partial(referrals.referral_line, by=Period.MONTH), frame=partial(periods, every="MS")),
    "nps_line": Case(draw=recommendation.nps_line, frame=lambda count: scaled(periods(count), "nps", 20)),
    "control_chart": Case(draw=control_chart.control_chart, frame=judged),
    "trend": Case(draw=ratings.trend, frame=lambda count: scaled(periods(count), "score", 9)),
}
ALL = (
    ROWS
    | LINES
    | {
        "nps_bar": Case(draw=recommendation.nps_bar, frame=lambda _: ONE_NPS),
        "funnel": Case(draw=partial(say_do.funnel, gap_text="14 Punkte", apart_text="Andere Basis: neue Kunden"), frame=steps),
    }
)


@pytest.fixture(params=list(ALL))
def case(request: pytest.FixtureRequest) -> Case:
    """Each builder in turn."""
    return ALL[request.param]


@pytest.fixture(params=list(ROWS))
def row_case(request: pytest.FixtureRequest) -> Case:
    """Each builder that draws touchpoints."""
    return ROWS[request.param]


@pytest.fixture(params=list(LINES))
def line_case(request: pytest.FixtureRequest) -> Case:
    """Each builder that draws periods."""
    return LINES[request.param]
