"""What if money went elsewhere: tried out first, saved only when it is taken over."""

from collections.abc import Mapping, Sequence

import streamlit as st

from tpm.figures import budget as figures
from tpm.figures import budget_findings
from tpm.figures.budget import Budget
from tpm.model.errors import Conflict
from tpm.store import touchpoints
from tpm.store.change import Change
from tpm.ui import budget_address as address
from tpm.ui import touchpoint_edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

_STEPS = range(0, 101, 5)


def try_out(page: Page, found: Budget) -> Budget | None:
    """Where the money comes from, where it goes, and how much; returns the budget as it would be, None where nothing is moved."""
    t, money = page.language.t, figures.amounts(found)
    names = {str(i): str(name) for i, name in zip(found.table["touchpoint_id"], found.table["touchpoint"], strict=True)}
    givers = [i for i in names if money[int(i)] > 0]
    if len(names) < 2:  # noqa: PLR2004  one to give and one to get
        return None
    # It stays in the address, and so it is told, until the reader moves money
    lost = address.lost_move(givers, list(names))
    if lost:
        st.info(
            t("The money cannot be moved as the link says: one of its touchpoints is not compared here any more."), icon=":material/info:"
        )
    percent = 0 if lost else int(address.now(address.PERCENT, [str(step) for step in _STEPS], "0"))
    with st.expander(t("What if money went elsewhere?"), icon=":material/swap_horiz:", expanded=percent > 0, key="budget.shift"):
        touchpoint_edits.tell(page)
        with st.grid(3, min_column_width=210, gap="medium", vertical_alignment="bottom"):
            source = _choose(t("Money from"), address.FROM, givers, names, lost=lost)
            aim = _choose(t("Money to"), address.TO, [i for i in reversed(names) if i != source], names, lost=lost)
            key = address.control(address.PERCENT, percent)
            st.slider(
                t("Share of its budget"), 0, 100, step=_STEPS.step, format="%d %%", key=key,
                on_change=_take, args=(address.PERCENT, key), kwargs={"lost": lost},
            )  # fmt: skip
        if not percent:
            st.caption(t("Nothing is saved until you take it over."))
            return None
        address.keep_move(source, aim)
        amount = round(money[int(source)] * percent / 100, 2)
        then = figures.shifted(found, int(source), int(aim), amount)
        _tell(page, found, then, (names[source], names[aim], amount))
    return then


def _choose(label: str, name: str, offered: Sequence[str], names: Mapping[str, str], *, lost: bool) -> str:
    """One of the touchpoints offered, by its number: what the address says, else the first."""
    now = address.now(name, offered, offered[0])
    key = address.control(name, now)
    st.selectbox(
        label, offered, format_func=lambda one: names.get(one, one), key=key, on_change=_take, args=(name, key), kwargs={"lost": lost}
    )
    return now


def _take(name: str, key: str, *, lost: bool) -> None:
    """What gets money cannot give it: choosing the one that gets as the one that gives leaves the other open.

    With the first choice after a link that no longer holds (`lost`), what is left of it goes.
    """
    if lost:
        address.drop_move()
    address.take(name, key)
    if name == address.FROM and st.query_params.get(address.TO) == st.session_state[key]:
        del st.query_params[address.TO]


def _tell(page: Page, found: Budget, then: Budget, way: tuple[str, str, float]) -> None:
    """What it would change, and the buttons."""
    t, (source, aim, amount) = page.language.t, way
    said = t("{amount} from “{source}” to “{aim}”.", amount=page.language.money(amount), source=source, aim=aim)
    st.markdown(plain(f"{said} {budget_findings.what_if(found, then, page.language)}"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Take over"), type="primary", icon=":material/check:", key="budget.take", on_click=_take_over, args=(page, found, then, said)
        )
        st.button(t("Discard"), type="tertiary", icon=":material/close:", key="budget.discard", on_click=address.drop_move)
        st.caption(t("Nothing is saved until you take it over."), width="content")


def _take_over(page: Page, found: Budget, then: Budget, said: str) -> None:
    if touchpoint_edits.attempt(page, said, lambda change: _save(change, found, then)):
        address.drop_move()


def _save(change: Change, found: Budget, then: Budget) -> None:
    """Save what has changed. Raises Conflict where somebody was faster."""
    seen = dict(zip(found.table["touchpoint_id"], found.table["version"], strict=True))
    before, after = figures.amounts(found), figures.amounts(then)
    moved = {touchpoint_id for touchpoint_id, money in after.items() if money != before[touchpoint_id]}
    stored = {each.id: each for each in touchpoints.every(change) if each.id in moved}
    if any(touchpoint_id not in stored or stored[touchpoint_id].version != seen[touchpoint_id] for touchpoint_id in moved):
        raise Conflict("conflict")
    for touchpoint_id in sorted(moved):
        touchpoints.save_all(change, [stored[touchpoint_id]], budget_per_year=after[touchpoint_id])
