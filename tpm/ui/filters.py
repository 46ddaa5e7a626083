"""The part of the data a reader looks at: kept in the address, said in a sentence, chosen in a popover."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.store import answers, imports, referrals, surveys
from tpm.store.database import Store
from tpm.ui import address, held, periods
from tpm.ui.periods import Stretch
from tpm.ui.text import plain

NAMES = ("since", "until", "segment", "survey")
_PERIOD, _SINCE, _UNTIL = "filter.period", "filter.since", "filter.until"


@dataclass(frozen=True, kw_only=True)
class _Choices:
    """What there is to choose from, by the texts that stand in the address."""

    first: date | None
    last: date | None
    groups: Mapping[str, tuple[str, str]]
    surveys: Mapping[str, int]


def choose(store: Store, language: Language) -> Filter:
    """Draw the sentence as a button and, behind it, the choices; return what is chosen."""
    choices = _choices(store)
    chosen = _chosen(choices)
    with st.popover(_sentence(chosen, language), icon=":material/filter_alt:", type="tertiary", key="filter.open"):
        _draw_period(Stretch(chosen.since, chosen.until), choices, language)
        _draw_groups(chosen, choices, language)
        st.button(
            language.t("Show everything"),
            key="filter.reset",
            icon=":material/filter_alt_off:",
            on_click=lambda: address.put(**dict.fromkeys(NAMES, "")),
            disabled=chosen == Filter(),
        )
    return chosen


def _choices(store: Store) -> _Choices:
    names: dict[str, int] = {}
    for survey in surveys.every(store):
        names[f"{survey.name} ({survey.id})" if survey.name in names else survey.name] = survey.id
    log = imports.log(store)
    imported = tuple(zip(log["import_id"], log["imported_at"], log["undone_at"].notna(), strict=True))
    days = [day for day in (*answers.span(store)[:2], *referrals.span(store)) if isinstance(day, date)]
    return _Choices(
        first=min(days, default=None),
        last=max(days, default=None),
        groups={f"{attribute}: {value}": (attribute, value) for attribute, value in _groups(str(store.path), imported, store)},
        surveys=names,
    )


@st.cache_data(max_entries=16, show_spinner=False)
def _groups(path: str, imported: tuple[object, ...], _store: Store) -> list[tuple[str, str]]:
    """All customer groups; with many respondents worth keeping until something is imported or taken out."""
    del path, imported
    found = answers.segments(_store)
    return list(zip(found["attribute"], found["value"], strict=True))


def _chosen(choices: _Choices) -> Filter:
    """What the address says, as far as it makes sense in this workspace."""
    return Filter(
        since=_day(address.get("since")),
        until=_day(address.get("until")),
        segment=choices.groups.get(address.get("segment")),
        survey=choices.surveys.get(address.get("survey")),
    )


def _sentence(chosen: Filter, language: Language) -> str:
    """Q3 2026 · Neukunden · alle Befragungen."""
    period = periods.say(Stretch(chosen.since, chosen.until), language)
    group = chosen.segment[1] if chosen.segment else language.t("all customers")
    survey = address.get("survey") if chosen.survey else language.t("all surveys")
    return " · ".join(plain(part) for part in (period, group, survey))


def _draw_period(now: Stretch, choices: _Choices, language: Language) -> None:
    """A list of usual stretches, and two days for any other."""
    t = language.t
    usual = periods.offered(choices.first, choices.last, now, language)
    key = held.key(_PERIOD, next(said for said, stretch in usual.items() if stretch == now))
    st.selectbox(t("Period"), list(usual), key=key, on_change=_take_period, args=(usual, key))
    written = "DD.MM.YYYY" if language.code == "de" else "DD/MM/YYYY"
    keys = since, until = held.key(_SINCE, now.since), held.key(_UNTIL, now.until)
    with st.container(horizontal=True):
        st.date_input(t("From"), None, periods.EARLIEST, format=written, key=since, on_change=_take_days, args=keys)
        st.date_input(t("To"), None, periods.EARLIEST, format=written, key=until, on_change=_take_days, args=keys)
    if now.empty:
        st.caption(t("The first day lies after the last, so there is nothing to see."))


def _draw_groups(chosen: Filter, choices: _Choices, language: Language) -> None:
    t = language.t
    for name, known, label, options, nothing in (
        ("segment", chosen.segment, t("Customer group"), choices.groups, t("All customers")),
        ("survey", chosen.survey, t("Survey"), choices.surveys, t("All surveys")),
    ):
        key = held.key(f"filter.{name}", address.get(name) if known else None)
        st.selectbox(
            label, list(options), index=None, placeholder=nothing, key=key, on_change=_take, args=(name, key), disabled=not options
        )


def _take_period(usual: Mapping[str, Stretch], key: str) -> None:
    address.put(**usual[st.session_state[key]].written)


def _take_days(since: str, until: str) -> None:
    address.put(**Stretch(st.session_state[since], st.session_state[until]).written)


def _take(name: str, key: str) -> None:
    address.put(**{name: st.session_state[key] or ""})


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if periods.EARLIEST <= day < periods.END else None
