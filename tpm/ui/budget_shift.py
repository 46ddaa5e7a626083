"""What if money went elsewhere: tried out first, saved only when it is taken over."""

import streamlit as st

from tpm.figures import budget as figures
from tpm.figures import budget_findings
from tpm.figures.budget import Budget
from tpm.model.errors import Conflict
from tpm.store import touchpoints
from tpm.store.change import Change
from tpm.ui import touchpoint_edits
from tpm.ui.frame import Page
from tpm.ui.text import plain

_FROM, _TO, _PERCENT = "budget.from", "budget.to", "budget.percent"


def try_out(page: Page, found: Budget) -> Budget | None:
    """Where the money comes from, where it goes, and how much; returns the budget as it would be, None where nothing is moved."""
    t, names = page.language.t, dict(zip(found.table["touchpoint_id"], found.table["touchpoint"], strict=True))
    funded = [names[i] for i, money in figures.amounts(found).items() if money > 0]
    moving = bool(st.session_state.get(_PERCENT) or st.query_params.get(_PERCENT))
    with st.expander(t("What if money went elsewhere?"), icon=":material/swap_horiz:", expanded=moving, key="budget.shift"):
        touchpoint_edits.tell(page)
        with st.grid(3, min_column_width=210, gap="medium", vertical_alignment="bottom"):
            source = st.selectbox(t("Money from"), funded, key=_FROM, bind="query-params")
            others = [name for name in reversed(list(names.values())) if name != source]
            aim = st.selectbox(t("Money to"), others, key=_TO, bind="query-params")
            percent = st.slider(t("Share of its budget"), 0, 100, 0, 5, format="%d %%", key=_PERCENT, bind="query-params")
        if not percent or source is None or aim is None:
            st.caption(t("Nothing is saved until you take it over."))
            return None
        ids = {name: int(i) for i, name in names.items()}
        amount = round(figures.amounts(found)[ids[source]] * percent / 100, 2)
        then = figures.shifted(found, ids[source], ids[aim], amount)
        _tell(page, found, then, (source, aim, amount))
    return then


def _tell(page: Page, found: Budget, then: Budget, way: tuple[str, str, float]) -> None:
    """What it would change, and the buttons."""
    t, (source, aim, amount) = page.language.t, way
    said = t("{amount} € from “{source}” to “{aim}”.", amount=page.language.number(amount), source=source, aim=aim)
    st.markdown(plain(f"{said} {budget_findings.what_if(found, then, page.language)}"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Take over"), type="primary", icon=":material/check:", key="budget.take", on_click=_take_over, args=(page, found, then, said)
        )
        st.button(t("Discard"), type="tertiary", icon=":material/close:", key="budget.discard", on_click=_discard)
        st.caption(t("Nothing is saved until you take it over."), width="content")


def _discard() -> None:
    st.session_state[_PERCENT] = 0


def _take_over(page: Page, found: Budget, then: Budget, said: str) -> None:
    if touchpoint_edits.attempt(page, said, lambda change: _save(change, found, then)):
        _discard()


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
