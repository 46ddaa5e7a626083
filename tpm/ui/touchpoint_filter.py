"""Which touchpoints of the catalogue are shown, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import pandas as pd
import streamlit as st

from tpm.model.touchpoint import Channel, Phase, Status, Touchpoint, World
from tpm.ui import catalogue_address, held
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.touchpoint_fields import STATES

_KEY, _SEARCH, _ORDER = "touchpoints.filter", "touchpoints.search", "touchpoints.order"
NO_PHASE = 0


class Order(StrEnum):
    """What the list is sorted by."""

    JOURNEY = "journey"
    NAME = "name"
    SCORE = "score"
    ANSWERS = "answers"
    OWNER = "owner"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a reader looks for; what is empty does not narrow."""

    words: str = ""
    phases: frozenset[int] = frozenset()
    channel: Channel | None = None
    world: World | None = None
    status: Status | None = None
    owner: str | None = None
    key: bool = False
    unrated: bool = False
    order: Order = Order.JOURNEY

    @property
    def narrows(self) -> bool:
        """Whether something may be hidden."""
        return bool(self.words) or self.filters > 0

    @property
    def filters(self) -> int:
        """In how many ways, without what is looked for."""
        return sum(map(bool, (self.phases, self.channel, self.world, self.status, self.owner, self.key, self.unrated)))


def search(page: Page) -> str:
    """The field that narrows the list; what was typed, in small letters."""
    t, asked = page.language.t, catalogue_address.text("q")
    key = held.typed(_SEARCH, asked)
    typed = st.text_input(
        t("Search touchpoints"),
        type="search",
        live=True,
        placeholder=t("Search"),
        key=key,
        label_visibility="collapsed",
        width=170,
        on_change=_take,
        args=("q", key),
    )
    return (typed or "").strip().casefold()


def choose(page: Page, found: Sequence[Touchpoint], stretches: Sequence[Phase]) -> Choice:
    """Draw search, filter and order in one line; return what is chosen, which stands in the address."""
    catalogue_address.settle(here=held.drawn(_ORDER))
    words = search(page)
    owners = sorted({each.owner for each in found if each.owner}, key=str.casefold)
    phases = {phase.id: phase.name for phase in stretches} | {NO_PHASE: page.language.t("Without a phase")}
    choice = Choice(
        words=words,
        phases=frozenset(catalogue_address.some("phase", phases)),
        channel=catalogue_address.one("channel", Channel),
        world=catalogue_address.one("world", World),
        status=catalogue_address.one("status", STATES),
        owner=catalogue_address.one("owner", owners),
        key=catalogue_address.yes("key"),
        unrated=catalogue_address.yes("unrated"),
    )
    with st.popover(_label(page, choice), icon=":material/filter_list:", key=f"{_KEY}.open"):
        _draw(page, choice, phases, owners)
    return replace(choice, order=_order(page))


def _draw(page: Page, choice: Choice, phases: Mapping[int, str], owners: Sequence[str]) -> None:
    """What can be chosen, as it is chosen now."""
    t, word = page.language.t, page.language.word

    def bound(name: str, value: object) -> dict[str, Any]:
        key = held.key(f"{_KEY}.{name}", value)
        return {"key": key, "on_change": _take, "args": (name, key)}

    st.pills(
        t("Phase"), list(phases), selection_mode="multi", format_func=lambda i: plain(phases[i]),
        **bound("phase", [one for one in phases if one in choice.phases]),
    )  # fmt: skip
    st.pills(t("Channel"), list(Channel), format_func=word, **bound("channel", choice.channel))
    st.pills(t("Where does the contact take place?"), list(World), format_func=word, **bound("world", choice.world))
    st.pills(t("Status"), list(STATES), format_func=word, **bound("status", choice.status))
    st.selectbox(t("Responsible"), owners, index=None, placeholder=t("anyone"), disabled=not owners, **bound("owner", choice.owner))
    st.toggle(t("Key touchpoints only"), **bound("key", choice.key))
    st.toggle(t("Not rated by customers only"), **bound("unrated", choice.unrated))
    st.button(t("Show everything"), icon=":material/filter_alt_off:", key=f"{_KEY}.reset", on_click=catalogue_address.clear)


def _take(name: str, key: str) -> None:
    catalogue_address.put(name, st.session_state[key])


def fitting(page: Page, found: Iterable[Touchpoint], stretches: Sequence[Phase], ratings: pd.DataFrame, choice: Choice) -> list[Touchpoint]:
    """The touchpoints that are wanted, in the order that is wanted; those without a score or an owner last."""
    names = {phase.id: phase.name for phase in stretches}
    answers = {int(row.touchpoint_id): 0 if row.hidden else int(row.n) for row in ratings.itertuples(index=False)}
    scores = {int(row.touchpoint_id): float(row.score) for row in ratings.itertuples(index=False) if row.n > 0}
    shown = [each for each in found if _fits(page, each, names, choice) and not (choice.unrated and answers.get(each.id))]
    match choice.order:
        case Order.JOURNEY:
            return shown
        case Order.NAME:
            return sorted(shown, key=lambda each: each.name.casefold())
        case Order.SCORE:
            return sorted(shown, key=lambda each: scores.get(each.id, float("inf")))
        case Order.ANSWERS:
            return sorted(shown, key=lambda each: -answers.get(each.id, 0))
        case Order.OWNER:
            return sorted(shown, key=lambda each: (not each.owner, each.owner.casefold()))


def attributes(page: Page, touchpoint: Touchpoint) -> list[str]:
    """What is said first about a touchpoint beside its name."""
    t, word = page.language.t, page.language.word
    person = [t("with a person")] if touchpoint.person else []
    return [word(touchpoint.channel), word(touchpoint.world), *person, *([touchpoint.owner] if touchpoint.owner else [])]


def _fits(page: Page, each: Touchpoint, names: Mapping[int, str], choice: Choice) -> bool:
    phase = each.phase_id if each.phase_id in names else NO_PHASE
    codes = [page.language.word(code) for code in (each.kind, *each.objectives) if code]
    texts = (each.name, names.get(phase or NO_PHASE, ""), each.description, each.department, *attributes(page, each), *codes)
    said = " ".join(texts).casefold()
    return (
        choice.words in said
        and (not choice.phases or phase in choice.phases)
        and choice.channel in (None, each.channel)
        and choice.world in (None, each.world)
        and choice.status in (None, each.status)
        and choice.owner in (None, each.owner)
        and (each.key or not choice.key)
    )


def _label(page: Page, choice: Choice) -> str:
    """The button says how much it narrows."""
    return f"{page.language.t('Filter')} ({page.language.number(choice.filters)})" if choice.filters else page.language.t("Filter")


def _order(page: Page) -> Order:
    t = page.language.t
    words = {
        Order.JOURNEY: t("In the order of the journey"),
        Order.NAME: t("By name"),
        Order.SCORE: t("Worst score first"),
        Order.ANSWERS: t("Most answers first"),
        Order.OWNER: t("By person responsible"),
    }
    now = catalogue_address.one(catalogue_address.ORDER, Order) or Order.JOURNEY
    key = held.key(_ORDER, now)
    st.selectbox(
        t("Order"), list(words), format_func=lambda order: words[order], key=key, label_visibility="collapsed", width=230,
        on_change=_take, args=(catalogue_address.ORDER, key),
    )  # fmt: skip
    return now
