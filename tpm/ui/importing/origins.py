"""Step 3, where there are new customers: which spellings are one origin, and which origins count as a recommendation."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from tpm.i18n.language import Language
from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import OriginKind, Role
from tpm.tasks import origins
from tpm.tasks.origins import Group
from tpm.ui import origin_groups
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.origin_groups import Ways
from tpm.ui.text import plain

# So few origins are chosen from a list; more, or such with several spellings, stand in a table.
_FEW = 12
_SEEN, _ROW = 10, 35
_NAMED = 8


def show(page: Page, draft: Draft) -> None:
    """Draw the choice for each column of origins."""
    for column, mapping in zip(draft.inspection.columns, draft.columns, strict=True):
        if mapping.role is Role.ORIGIN:
            with st.container(border=True, key=draft.key(f"origins.{column.position}.card")):
                choose(page, draft, column, draft.key(f"origins.{column.position}"))


def choose(page: Page, draft: Draft, column: Column, key: str) -> None:
    """What each origin counts as: from two lists where there are few, else in a table of origins with their spellings."""
    t = page.language.t
    mapping = draft.found(column.position)[1]
    groups = origins.groups(mapping, column.tally)
    new = origins.new_spellings(page.store, mapping)
    doubtful = origins.doubtful(groups, new)
    st.markdown(
        t(
            "**Where did the new customers come from?** Which of the answers in “{header}” count as a recommendation?",
            header=plain(column.header),
        )
    )
    if not column.tally:
        st.caption(t("There are too many different texts to list them here."))
    elif _are_few(column, groups):
        _lists(page, column, groups, key)
    else:
        asked = sorted(groups, key=lambda group: group.name not in doubtful)
        _table(page, draft, column, table(asked, new, doubtful, page.language), key)
        ways = Ways(rename=partial(_rename, column), take_out=partial(_apart, column))
        origin_groups.edit(page, groups, ways, key=f"{key}.group")
    st.caption(_rest(draft, column, groups, doubtful, page.language))


def _are_few(column: Column, groups: Sequence[Group]) -> bool:
    return len(groups) == len(column.tally) <= _FEW


def _lists(page: Page, column: Column, groups: Sequence[Group], key: str) -> None:
    t, numbers = page.language.t, {group.name: page.language.number(group.n) for group in groups}
    for kind, label in (
        (OriginKind.RECOMMENDATION, t("Came by recommendation")),
        (OriginKind.UNKNOWN, t("Origin unknown")),
    ):
        name = f"{key}.{kind}"
        st.session_state[name] = [group.name for group in groups if group.kind is kind]
        st.multiselect(
            label,
            list(numbers),
            format_func=lambda text: f"{text} ({numbers[text]})",
            key=name,
            placeholder=t("None"),
            on_change=_take_list,
            args=(column, list(numbers), key, kind),
        )


def _table(page: Page, draft: Draft, column: Column, rows: pd.DataFrame, key: str) -> None:
    t, number = page.language.t, page.language.number
    st.caption(
        t(
            "{texts} different answers, {n} origins. Two with the same name become one.",
            texts=number(len(column.tally)),
            n=number(len(rows)),
        )
    )
    name = f"{key}.table.{draft.round}"
    st.data_editor(
        rows,
        key=name,
        on_change=_take_table,
        args=(column, rows["name"].tolist(), name),
        hide_index=True,
        height=(min(len(rows), _SEEN) + 1) * _ROW + 3,
        disabled=["n", "spellings", "state"],
        column_config=_config(page.language),
        alt=t("All origins with their spellings and what they count as"),
    )


def table(groups: Sequence[Group], new: Mapping[str, tuple[str, ...]], doubtful: Sequence[str], language: Language) -> pd.DataFrame:
    """One line per origin: name, kind, n, spellings, state (how it is known)."""
    asked = frozenset(doubtful)
    return pd.DataFrame(
        {
            "name": [group.name for group in groups],
            "kind": [group.kind.value for group in groups],
            "n": [group.n for group in groups],
            "spellings": [origin_groups.spellings(group) for group in groups],
            "state": [_state(group, new, asked, language) for group in groups],
        }
    )


def _config(language: Language) -> dict[str, Any]:
    t = language.t
    return {
        "name": st.column_config.TextColumn(t("Origin"), width=230, max_chars=120, required=True),
        "kind": st.column_config.SelectboxColumn(
            t("Counts as"),
            options=[kind.value for kind in OriginKind],
            format_func=lambda kind: language.word(str(kind)),
            required=True,
            width=140,
        ),
        "n": st.column_config.NumberColumn(t("Number"), format="localized", width=75),
        "spellings": st.column_config.TextColumn(t("Spellings"), width=380),
        "state": st.column_config.TextColumn(t("Recognised"), width=200),
    }


def _state(group: Group, new: Mapping[str, tuple[str, ...]], doubtful: frozenset[str], language: Language) -> str:
    t = language.t
    if group.name in new:
        texts = new[group.name]
        return t("new: {texts}", texts=" · ".join(texts)) if texts else t("as last time")
    return t("please check") if group.name in doubtful else t("recognised")


def _rest(draft: Draft, column: Column, groups: Sequence[Group], doubtful: Sequence[str], language: Language) -> str:
    """What is said in small print: how the others count, which of them were not known, and what is empty."""
    t = language.t
    others = [group.name for group in groups if group.kind is OriginKind.OTHER]
    blank = draft.inspection.body.num_rows - column.n_filled
    said = [t("All others ({n}) count as other origins.", n=language.number(len(others)))] if _are_few(column, groups) else []
    new = [plain(text) for text in doubtful if text in others]
    if new:
        more = [t("and {n} more", n=language.number(len(new) - _NAMED))] if len(new) > _NAMED else []
        said.append(t("We did not know these, so they count as other origins: {texts}.", texts=" · ".join([*new[:_NAMED], *more])))
    if blank:
        said.append(language.n("{n} empty cell counts as unknown.", "{n} empty cells count as unknown.", blank))
    return " ".join(said)


def _take_list(column: Column, names: Sequence[str], key: str, chosen: OriginKind) -> None:
    """What was just chosen wins where an origin stands in both lists."""
    picked = {kind: set(st.session_state[f"{key}.{kind}"]) for kind in (OriginKind.RECOMMENDATION, OriginKind.UNKNOWN)}
    other = OriginKind.UNKNOWN if chosen is OriginKind.RECOMMENDATION else OriginKind.RECOMMENDATION
    picked[other] -= picked[chosen]
    mapping = drafts.opened().found(column.position)[1]
    for name in names:
        kind = next((kind for kind, texts in picked.items() if name in texts), OriginKind.OTHER)
        mapping = origins.count_as(mapping, name, kind)
    drafts.change([mapping])


def _take_table(column: Column, names: Sequence[str], key: str) -> None:
    mapping = drafts.opened().found(column.position)[1]
    for row, values in st.session_state[key]["edited_rows"].items():
        mapping = edited(mapping, names[int(row)], values)
    drafts.change([mapping])


def edited(mapping: ColumnMapping, name: str, values: Mapping[str, str | None]) -> ColumnMapping:
    """The mapping with the edits of one line of the table."""
    if kind := values.get("kind"):
        mapping = origins.count_as(mapping, name, OriginKind(kind))
    return origins.rename(mapping, name, values["name"] or "") if "name" in values else mapping


def _rename(column: Column, group: str, name: str) -> None:
    drafts.change([origins.rename(drafts.opened().found(column.position)[1], group, name)])


def _apart(column: Column, _group: str, texts: Sequence[str]) -> None:
    drafts.change([origins.take_out(drafts.opened().found(column.position)[1], texts)])
