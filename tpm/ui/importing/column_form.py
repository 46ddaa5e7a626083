"""Everything about one column in a drawer: role, touchpoint, scale, worth of each answer, order of dates, origins."""

from dataclasses import replace

import streamlit as st

from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping, DateOrder
from tpm.model.scale import Scale
from tpm.model.survey import ABOUT_TOUCHPOINT, KANO, SCALED, Role
from tpm.store import touchpoints
from tpm.tasks import answering, mappings
from tpm.tasks.origins import settled
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, origins, worth
from tpm.ui.importing.drafts import Draft

_HIGHEST = 1000


def open_for(page: Page, position: int) -> None:
    """Open the drawer for the column at a position."""
    st.dialog(page.language.t("Details of a column"), position="right", width="medium", on_dismiss="rerun")(_form)(page, position)


def _form(page: Page, position: int) -> None:
    draft = drafts.opened()
    column, mapping = draft.found(position)
    key = draft.key(f"column.{position}")
    _head(page, column)
    _role(page, draft, mapping, key)
    if mapping.role in ABOUT_TOUCHPOINT | {Role.COMMENT}:
        _touchpoint(page, draft, mapping, key)
    if mapping.role in (Role.SEGMENT, Role.MULTI):
        _attribute(page, mapping, key)
    if mapping.role in SCALED - KANO:
        _scale(page, column, mapping, key)
    if mapping.role in SCALED | {Role.RECOMMENDED}:
        worth.show(page, draft, [position], key=f"{key}.worth")
    if mapping.role is Role.DATE:
        _order(page, mapping, key)
    if mapping.role is Role.ORIGIN:
        origins.choose(page, draft, column, f"{key}.origins")
    if st.button(page.language.t("Close"), type="primary", key=f"{key}.close"):
        st.rerun()


def _head(page: Page, column: Column) -> None:
    st.text(column.header)
    said = page.language.n("{n} filled cell", "{n} filled cells", column.n_filled)
    distinct = page.language.n("{n} different text", "{n} different texts", column.n_distinct)
    st.caption(f"{said} · {distinct}")
    st.text(" · ".join(column.examples))


def _role(page: Page, draft: Draft, mapping: ColumnMapping, key: str) -> None:
    name = f"{key}.role"
    st.session_state[name] = mapping.role

    def take() -> None:
        column, now = drafts.opened().found(mapping.position)
        changed = mappings.with_role(column, now, Role(st.session_state[name]), draft.inspection.body.num_rows)
        drafts.change([settled(page.store, column, changed)])

    st.selectbox(page.language.t("Means"), list(Role), format_func=page.language.word, key=name, on_change=take)


def _touchpoint(page: Page, draft: Draft, mapping: ColumnMapping, key: str) -> None:
    name = f"{key}.touchpoint"
    known = [one.name for one in touchpoints.every(page.store)]
    others = [column.touchpoint for column in draft.columns if column.role is Role.RATING and column.touchpoint]
    st.session_state[name] = mapping.touchpoint or None

    def take() -> None:
        drafts.change([mappings.with_name(drafts.opened().found(mapping.position)[1], st.session_state[name] or "", known)])

    st.selectbox(
        page.language.t("Touchpoint"),
        list(dict.fromkeys((*known, *others, *([mapping.touchpoint] if mapping.touchpoint else [])))),
        index=None,
        accept_new_options=True,
        placeholder=page.language.t("Choose one or type a new name"),
        key=name,
        on_change=take,
    )


def _attribute(page: Page, mapping: ColumnMapping, key: str) -> None:
    name = f"{key}.attribute"
    st.session_state[name] = mapping.attribute

    def take() -> None:
        drafts.change([replace(drafts.opened().found(mapping.position)[1], attribute=st.session_state[name].strip())])

    st.text_input(page.language.t("What tells the groups apart"), max_chars=80, key=name, on_change=take)


def _scale(page: Page, column: Column, mapping: ColumnMapping, key: str) -> None:
    t, scale = page.language.t, mapping.scale or mappings.USUAL
    low, high, best = f"{key}.low", f"{key}.high", f"{key}.best"
    st.session_state[low], st.session_state[high] = round(scale.minimum), round(scale.maximum)
    st.session_state[best] = scale.reversed

    def take() -> None:
        minimum, maximum = float(st.session_state[low]), float(st.session_state[high])
        now = drafts.opened().found(mapping.position)[1]
        wanted = Scale(minimum=minimum, maximum=maximum, reversed=bool(st.session_state[best]), labels=scale.labels)
        if minimum < maximum:
            drafts.change([mappings.with_scale(column, now, wanted)])

    left, right = st.columns(2)
    left.number_input(t("Scale from"), -_HIGHEST, _HIGHEST, step=1, key=low, on_change=take)
    right.number_input(t("Scale to"), -_HIGHEST, _HIGHEST, step=1, key=high, on_change=take)
    st.segmented_control(
        t("What is best?"),
        (False, True),
        format_func=lambda lowest: t("{n} is best", n=page.language.number(scale.minimum if lowest else scale.maximum)),
        required=True,
        key=best,
        on_change=take,
    )


def _order(page: Page, mapping: ColumnMapping, key: str) -> None:
    t, name = page.language.t, f"{key}.order"
    st.session_state[name] = mapping.date_order or DateOrder.DAY_FIRST
    said = {DateOrder.DAY_FIRST: t("Day first"), DateOrder.MONTH_FIRST: t("Month first"), DateOrder.YEAR_FIRST: t("Year first")}

    def take() -> None:
        drafts.change([answering.order(drafts.opened().found(mapping.position)[1], DateOrder(st.session_state[name]))])

    st.segmented_control(t("Order of the date"), list(said), format_func=lambda one: said[one], required=True, key=name, on_change=take)
