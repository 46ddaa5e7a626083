"""The part of the data a reader looks at: chosen in a popover, said in a sentence, kept in the address."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.store import answers, surveys
from tpm.store.database import Store
from tpm.ui import periods
from tpm.ui.periods import Stretch
from tpm.ui.text import plain

SINCE, UNTIL, SEGMENT, SURVEY = "since", "until", "segment", "survey"
_PERIOD = "filter.period"


def choose(store: Store, language: Language) -> Filter:
    """Draw the button with the sentence and, behind it, the choices."""
    groups, names = _groups(store), _surveys(store)
    said = _sentence(language, groups)
    with st.popover(said, icon=":material/filter_alt:", type="tertiary", key="filter.open"):
        _draw(store, language, groups, names)
    if _sentence(language, groups) != said:
        # The choices come out of the address only when they are drawn, which is after the sentence
        st.rerun()
    since, until = _stretch().since, _stretch().until
    return Filter(since=since, until=until, segment=groups.get(_state(SEGMENT)), survey=names.get(_state(SURVEY)))


def _draw(store: Store, language: Language, groups: Mapping[str, object], names: Mapping[str, object]) -> None:
    t = language.t
    _draw_period(store, language)
    st.selectbox(t("Customer group"), list(groups), index=None, placeholder=t("All customers"), key=SEGMENT, bind="query-params")
    st.selectbox(t("Survey"), list(names), index=None, placeholder=t("All surveys"), key=SURVEY, bind="query-params")
    nothing_chosen = not any(st.session_state.get(key) for key in (SINCE, UNTIL, SEGMENT, SURVEY))
    st.button(t("Show everything"), key="filter.reset", icon=":material/filter_alt_off:", on_click=_reset, disabled=nothing_chosen)


def _draw_period(store: Store, language: Language) -> None:
    """A list of usual stretches, and two days for any other; the days are what the address knows."""
    t = language.t
    usual = {periods.say(stretch, language): stretch for stretch in periods.presets(*_span(store))}
    now = periods.say(_stretch(), language)
    st.session_state[_PERIOD] = now
    st.selectbox(t("Period"), list(dict.fromkeys((*usual, now))), key=_PERIOD, on_change=_take_period, args=(usual,))
    written = "DD.MM.YYYY" if language.code == "de" else "DD/MM/YYYY"
    with st.container(horizontal=True):
        st.date_input(t("From"), None, format=written, key=SINCE, bind="query-params")
        st.date_input(t("To"), None, format=written, key=UNTIL, bind="query-params")
    if _stretch().empty:
        st.caption(t("The first day lies after the last, so there is nothing to see."))


def _take_period(usual: Mapping[str, Stretch]) -> None:
    stretch = usual.get(str(st.session_state[_PERIOD]), Stretch())
    st.session_state[SINCE], st.session_state[UNTIL] = stretch.since, stretch.until


def _reset() -> None:
    for key in (SINCE, UNTIL, SEGMENT, SURVEY):
        st.session_state[key] = None


def _sentence(language: Language, groups: Mapping[str, tuple[str, str]]) -> str:
    """Q3 2026 · Neukunden · alle Befragungen."""
    segment = groups.get(_state(SEGMENT))
    parts = (periods.say(_stretch(), language), segment[1] if segment else language.t("all customers"), _state(SURVEY))
    return " · ".join(plain(part) for part in (*parts[:2], parts[2] or language.t("all surveys")))


def _state(key: str) -> str:
    return str(st.session_state.get(key) or "")


def _stretch() -> Stretch:
    since, until = st.session_state.get(SINCE), st.session_state.get(UNTIL)
    return Stretch(since if isinstance(since, date) else None, until if isinstance(until, date) else None)


def _span(store: Store) -> tuple[date | None, date | None]:
    first, last = answers.span(store)
    return first if isinstance(first, date) else None, last if isinstance(last, date) else None


def _groups(store: Store) -> dict[str, tuple[str, str]]:
    """Customer groups by the label that stands in the address."""
    return {f"{row.attribute}: {row.value}": (str(row.attribute), str(row.value)) for row in answers.segments(store).itertuples()}


def _surveys(store: Store) -> dict[str, int]:
    """Surveys by name; the later of two with one name carries its number."""
    names: dict[str, int] = {}
    for survey in surveys.every(store):
        names[f"{survey.name} ({survey.id})" if survey.name in names else survey.name] = survey.id
    return names
