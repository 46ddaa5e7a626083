"""Step 3, second part: every column in one table, with its role and touchpoint to be changed there."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from tpm.i18n.language import NOTHING, Language
from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale
from tpm.model.survey import ABOUT_TOUCHPOINT, SCALED, Role
from tpm.store import touchpoints
from tpm.tasks import doubts, mappings, origins
from tpm.ui.frame import Page
from tpm.ui.importing import column_form, drafts, telling
from tpm.ui.importing.drafts import Draft

# Rows of the table that are seen without scrolling in it, and their height in pixels. A longer table shows half a row
# more: it can be seen that it goes on.
_SEEN, _ROW = 18, 35
_SURE, _LIKELY = 0.85, 0.6
_NAMED = ABOUT_TOUCHPOINT | {Role.COMMENT, Role.SEGMENT, Role.MULTI}
_EXAMPLE = 60


def show(page: Page, draft: Draft) -> None:
    """Draw the table; a click on “Details” opens everything about a column in a drawer."""
    if not draft.columns:
        return
    t, key = page.language.t, draft.key(f"columns.{draft.round}")
    rows = table(draft, page.language)
    pressed = f"{key}.open"
    more = len(rows) > _SEEN
    if more:
        st.caption(t("{n} columns, {below} of them further down in the table", n=len(rows), below=len(rows) - _SEEN))
    st.data_editor(
        rows,
        key=key,
        on_change=_take,
        args=(page, key),
        hide_index=True,
        height=(min(len(rows), _SEEN) + 1) * _ROW + (_ROW // 2 if more else 3),
        disabled=["header", "examples", "scale", "n", "sure"],
        column_config=_config(page.language, pressed),
        alt=t("All columns of the file and what they mean"),
    )
    _choose(page, draft)
    if click := st.session_state.get(pressed):
        column_form.open_for(page, draft.inspection.columns[click["row"]].position)


def table(draft: Draft, language: Language) -> pd.DataFrame:
    """One line per column of the file: header, examples, role, name, scale, n, sure."""
    pairs = list(zip(draft.inspection.columns, draft.columns, strict=True))
    return pd.DataFrame(
        {
            "header": telling.shortened([column.header for column, _ in pairs]),
            "role": [mapping.role.value for _, mapping in pairs],
            "name": [_name(mapping) for _, mapping in pairs],
            "scale": [_scales(mapping, language) if mapping.role in SCALED else "" for _, mapping in pairs],
            "examples": [" · ".join(column.examples)[:_EXAMPLE] for column, _ in pairs],
            "n": [column.n_filled for column, _ in pairs],
            "sure": [_sure(draft, column, mapping, language) for column, mapping in pairs],
            "more": ":material/tune: " + language.t("Details"),
        }
    )


def scale(found: Scale | None, language: Language) -> str:
    """1–5, or 1–6 with the best first."""
    if found is None:
        return NOTHING
    span = ends(found.minimum, found.maximum, language)
    return language.t("{ends}, {best} is best", ends=span, best=language.number(found.minimum)) if found.reversed else span


def _scales(mapping: ColumnMapping, language: Language) -> str:
    """The scale, and those of the topics that have another one."""
    return ", ".join(dict.fromkeys(scale(one, language) for one in (mapping.scale, *mapping.topic_scales.values())))


def ends(low: float, high: float, language: Language) -> str:
    """1–5."""
    return f"{language.number(low)}–{language.number(high)}"


def _name(mapping: ColumnMapping) -> str:
    return mapping.attribute if mapping.role in (Role.SEGMENT, Role.MULTI) else mapping.touchpoint if mapping.role in _NAMED else ""


def _sure(draft: Draft, column: Column, mapping: ColumnMapping, language: Language) -> str:
    t = language.t
    if column.position in draft.touched:
        return t("set by you")
    if column.position in draft.adopted:
        return t("as last time")
    if doubts.open_for(column, mapping):
        return t("please check")
    if column.confidence >= _SURE:
        return t("sure")
    return t("likely") if column.confidence >= _LIKELY else t("not recognised")


def _config(language: Language, pressed: str) -> dict[str, Any]:
    t = language.t
    about_names = t(
        "For ratings: the touchpoint, existing or new. For groups: what tells them apart. "
        "Questions with the same name belong to one touchpoint."
    )
    roles = [role.value for role in Role]
    return {
        "header": st.column_config.TextColumn(t("Column of the file"), width=265),
        "role": st.column_config.SelectboxColumn(
            t("Means"), options=roles, format_func=lambda one: language.word(str(one)), required=True, width=200
        ),
        "name": st.column_config.TextColumn(t("Touchpoint or group"), width=190, max_chars=80, help=about_names),
        "scale": st.column_config.TextColumn(t("Scale"), width=90),
        "examples": st.column_config.TextColumn(t("Examples"), width=150),
        "n": st.column_config.NumberColumn(t("Filled"), format="localized", width=75),
        "sure": st.column_config.TextColumn(t("Recognised"), width=105),
        "more": st.column_config.ButtonColumn("", key=pressed, type="tertiary", width=100),
    }


def _choose(page: Page, draft: Draft) -> None:
    """The way to the details of a column for those who use no mouse."""
    shown = telling.shortened([column.header for column in draft.inspection.columns])
    headers = {column.position: said for column, said in zip(draft.inspection.columns, shown, strict=True)}
    key = draft.key("details")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            page.language.t("Details of a column"),
            list(headers),
            index=None,
            format_func=lambda position: headers[position],
            placeholder=page.language.t("Choose a column"),
            key=key,
            width=420,
        )
        if st.button(page.language.t("Show details"), key=draft.key("details.open")) and st.session_state[key] is not None:
            column_form.open_for(page, st.session_state[key])


def _take(page: Page, key: str) -> None:
    """Take over what was edited in the table."""
    draft = drafts.opened()
    new: list[ColumnMapping] = []
    for row, values in st.session_state[key]["edited_rows"].items():
        new.append(edited(page, draft, int(row), values))
    drafts.change(new, redraw=False)


def edited(page: Page, draft: Draft, row: int, values: Mapping[str, object]) -> ColumnMapping:
    """The mapping of a row with the edits of the table."""
    column, mapping = draft.inspection.columns[row], draft.columns[row]
    if role := values.get("role"):
        mapping = mappings.with_role(column, mapping, Role(str(role)), draft.inspection.body.num_rows)
        mapping = origins.settled(page.store, column, mapping)
    if "name" in values:
        mapping = mappings.with_name(mapping, str(values["name"] or ""), [one.name for one in touchpoints.every(page.store)])
    return mapping
