"""What is to be compared: chosen in a few controls; codes and numbers stand in the address, so that a link holds in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from tpm.figures.catalogue import touchpoints
from tpm.figures.comparison import MOST, OF_TOUCHPOINTS, OVERALL, Asked, Figure, Kind
from tpm.figures.journey_groups import attributes
from tpm.model.period import Period
from tpm.store import pairs
from tpm.store.pairs import Sides
from tpm.ui import held, periods, spans
from tpm.ui.frame import Page

PAIR = 2
# Names in the address
COMPARE, FIGURE, PERIOD, AGAINST, PART, GROUP, ITEM = "compare", "figure", "period", "against", "part", "group", "item"
_EVERYTHING = "all"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is asked, and the sides in words; `asked` is None where too little is chosen, `lacking` says what.

    `undated`: periods cannot be compared, as no answer has a date.
    """

    asked: Asked | None = None
    sides: Sequence[str] = ()
    lacking: str = ""
    undated: bool = False


def choose(page: Page) -> Choice:
    """Draw the controls."""
    t = page.language.t
    kinds = {str(Kind.PERIODS): t("Periods"), str(Kind.GROUPS): t("Customer groups"), str(Kind.TOUCHPOINTS): t("Touchpoints")}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="differences.what"):
        now, key = _now(COMPARE, list(kinds), _possible(page))
        st.segmented_control(
            t("Compare"), list(kinds), required=True, format_func=lambda one: kinds[one], key=key, on_change=_take, args=(COMPARE, key)
        )
        kind = Kind(now)
        figure = _figure(page, kind)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="differences.sides"):
        if kind is Kind.TOUCHPOINTS:
            return _touchpoints(page, figure)
        sides, words, lacking = _periods(page) if kind is Kind.PERIODS else _groups(page)
        if lacking:
            return Choice(lacking=lacking, undated=kind is Kind.PERIODS and not pairs.periods(page.store, Period.MONTH))
        items = _items(page, everything=len(words) == PAIR) if figure in OF_TOUCHPOINTS else ()
    return Choice(asked=Asked(kind=kind, figure=figure, sides=sides, items=items), sides=words)


def _possible(page: Page) -> int:
    """The place of the first kind of comparison for which there are two sides."""
    if len(pairs.periods(page.store, Period.MONTH)) >= PAIR:
        return 0
    return 1 if attributes(page.store) else 2


def _figure(page: Page, kind: Kind) -> Figure:
    t = page.language.t
    names = {
        Figure.SCORE: t("Score"),
        Figure.DELIGHT: t("Delighted"),
        Figure.DISAPPOINTMENT: t("Disappointed"),
        Figure.NET_DELIGHT: t("Net delight"),
        Figure.NPS: t("Willingness to recommend (NPS)"),
        Figure.REFERRAL_RATE: t("Referral rate"),
        Figure.RECOMMENDED: t("Recommended us"),
    }
    offered = OF_TOUCHPOINTS if kind is Kind.TOUCHPOINTS else tuple(Figure)
    return Figure(_one(FIGURE, t("Figure"), {str(one): names[one] for one in offered}, width=280))


def _periods(page: Page) -> tuple[Sides, list[str], str]:
    """Two periods, at first the last one against the one before."""
    t, language = page.language.t, page.language
    by = spans.choose(page, "differences.by")
    words = {start.isoformat(): language.period(start, by) for start in reversed(pairs.periods(page.store, by))}
    if len(words) < PAIR:
        return Sides(), [], t("There are answers of one period only. Choose shorter periods, or compare customer groups or touchpoints.")
    later = _one(PERIOD, t("Period"), words, width=160)
    earlier = _one(AGAINST, t("against"), words, place=1, width=160)
    if later == earlier:
        return Sides(), [], t("Choose two different periods.")
    starts = [date.fromisoformat(start) for start in (later, earlier)]
    return Sides(periods=tuple((start, periods.last_day(start, by)) for start in starts)), [words[later], words[earlier]], ""


def _groups(page: Page) -> tuple[Sides, list[str], str]:
    """Two groups or more of an attribute, at first the two largest."""
    t, known = page.language.t, attributes(page.store)
    if not known:
        return Sides(), [], t("The imported surveys tell no customer groups apart.")
    attribute = _one(PART, t("Part customers by"), {name: name for name in known}, width=220)
    values = _several(GROUP, t("Customer groups"), {name: name for name in known[attribute]}, known[attribute][:PAIR])
    if len(values) < PAIR:
        return Sides(), [], t("Choose at least two groups.")
    return Sides(attribute=attribute, groups=tuple(values)), values, ""


def _items(page: Page, *, everything: bool) -> tuple[int, ...]:
    """One touchpoint, or with `everything` all of them where none is chosen."""
    t, named = page.language.t, _named(page)
    chosen = _one(ITEM, t("Touchpoint"), ({_EVERYTHING: t("All touchpoints")} if everything else {}) | named, width=280)
    return () if chosen == _EVERYTHING else (int(chosen),)


def _touchpoints(page: Page, figure: Figure) -> Choice:
    """Two touchpoints or more, at first the first two of the journey."""
    t, named = page.language.t, _named(page)
    chosen = _several(ITEM, t("Touchpoints"), named, [item for item in named if int(item) != OVERALL][:PAIR])
    if len(chosen) < PAIR:
        return Choice(lacking=t("Choose at least two touchpoints."))
    return Choice(asked=Asked(kind=Kind.TOUCHPOINTS, figure=figure, items=tuple(int(item) for item in chosen)))


def _named(page: Page) -> dict[str, str]:
    """The judgement as a whole and all touchpoints: name by number."""
    found = touchpoints(page.store)[["touchpoint_id", "touchpoint"]].itertuples(index=False)
    return {str(OVERALL): page.language.t("Overall satisfaction")} | {str(item): str(name) for item, name in found}


def _one(name: str, label: str, words: Mapping[str, str], *, width: int, place: int = 0) -> str:
    """One of the codes in `words`: what the address says, else the one at `place`."""
    now, key = _now(name, list(words), place)
    st.selectbox(label, list(words), format_func=lambda one: words.get(one, one), key=key, width=width, on_change=_take, args=(name, key))
    return now


def _several(name: str, label: str, words: Mapping[str, str], first: Sequence[str]) -> list[str]:
    """Some of the codes in `words`: those that the address says, else the `first`."""
    asked = [one for one in dict.fromkeys(st.query_params.get_all(name)) if one in words][:MOST]
    now = asked or list(first)
    key = held.key(f"differences.{name}.several", now)
    st.multiselect(
        label, list(words), format_func=lambda one: words.get(one, one), max_selections=MOST, key=key, width=560,
        on_change=_take, args=(name, key),
    )  # fmt: skip
    return now


def _now(name: str, codes: Sequence[str], place: int = 0) -> tuple[str, str]:
    """What the address says where it makes sense, and the key of the control that shows it."""
    asked = st.query_params.get(name, "")
    now = asked if asked in codes else codes[place]
    return now, held.key(f"differences.{name}", now)


def _take(name: str, key: str) -> None:
    st.query_params[name] = st.session_state[key]
