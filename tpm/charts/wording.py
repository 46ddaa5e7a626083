"""Texts that several charts share: bases, intervals, tooltips, and what paler marks mean."""

import altair as alt
import pandas as pd

from tpm.i18n.language import NOTHING, Language

SMALL_BASE = 30

_NUMBERS = {"score": "score", "target": "target", "zero": "zero"}
_SHARES = ("disappointment", "okay", "delight")


def with_texts(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The frame with `small` where the base is small, and `n_text`, `score_text` and so on for each figure it has."""
    n = frame["n"].fillna(0).astype(int)
    hidden = frame["hidden"] if "hidden" in frame else [False] * len(frame)
    bases = [NOTHING if few else f"n = {language.number(count)}" for count, few in zip(n, hidden, strict=True)]
    texts: dict[str, list[str]] = {"n_text": bases}
    texts |= {f"{name}_text": [language.number(value) for value in frame[name]] for name in _NUMBERS if name in frame}
    texts |= {f"{name}_text": [language.percent(value) for value in frame[name]] for name in _SHARES if name in frame}
    if {"low", "high", "score"} <= set(frame.columns):
        texts["interval_text"] = [between(low, high, language) for low, high in zip(frame["low"], frame["high"], strict=True)]
    return frame.assign(n=n, small=n < SMALL_BASE, **texts)


def between(low: float, high: float, language: Language, digits: int = 0) -> str:
    """An interval as people write it: 41 to 53."""
    if pd.isna(low) or pd.isna(high):
        return language.number(None)
    return language.t("{low} to {high}", low=language.number(low, digits), high=language.number(high, digits))


def explained(frame: pd.DataFrame, language: Language, footnote: str, *, people: str = "answers") -> str:
    """The footnote, and what paler marks mean where there are any; `people` is "answers" or "customers"."""
    if not frame["n"].between(1, SMALL_BASE - 1).any():
        return footnote
    t = language.t
    paler = t("Paler: fewer than {n} answers.", n=SMALL_BASE)
    if people == "customers":
        paler = t("Paler: fewer than {n} new customers.", n=SMALL_BASE)
    stop = "" if not footnote or footnote.endswith((".", "!", "?")) else "."
    return f"{footnote}{stop} {paler}".strip()


def about_touchpoint(language: Language) -> list[alt.Tooltip]:
    """Name and base."""
    return [alt.Tooltip("touchpoint:N", title=language.t("Touchpoint")), alt.Tooltip("n_text:N", title=language.t("Base"))]


def about_score(language: Language) -> list[alt.Tooltip]:
    """Score and its interval."""
    return [
        alt.Tooltip("score_text:N", title=language.t("Score")),
        alt.Tooltip("interval_text:N", title=language.t("95 % interval")),
    ]
