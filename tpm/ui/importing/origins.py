"""Step 3, where there are new customers: which origins count as a recommendation."""

import streamlit as st

from tpm.i18n.language import Language
from tpm.ingest.column import Column
from tpm.model.survey import OriginKind, Role
from tpm.tasks import mappings
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain


def show(page: Page, draft: Draft) -> None:
    """Draw the choice for each column of origins."""
    for column, mapping in zip(draft.inspection.columns, draft.columns, strict=True):
        if mapping.role is Role.ORIGIN:
            with st.container(border=True, key=draft.key(f"origins.{column.position}.card")):
                choose(page, draft, column, draft.key(f"origins.{column.position}"))


def choose(page: Page, draft: Draft, column: Column, key: str) -> None:
    """Which texts are a recommendation, which say that nobody knows; all others are other origins."""
    t = page.language.t
    mapping = draft.found(column.position)[1]
    st.markdown(
        t(
            "**Where did the new customers come from?** Which of the answers in “{header}” count as a recommendation?",
            header=plain(column.header),
        )
    )
    doubtful = _doubtful(column)
    for kind, label in (
        (OriginKind.RECOMMENDATION, t("Came by recommendation")),
        (OriginKind.UNKNOWN, t("Origin unknown")),
    ):
        name = f"{key}.{kind}"
        st.session_state[name] = [text for text in column.counts if mapping.origins.get(text) is kind]
        st.multiselect(
            label,
            list(column.counts),
            format_func=lambda text: f"{text} ({page.language.number(column.counts[text])})",
            key=name,
            placeholder=t("None"),
            on_change=_take,
            args=(column, key, kind),
        )
    st.caption(_rest(draft, column, doubtful, page.language))


def _doubtful(column: Column) -> list[str]:
    return [str(text) for doubt in column.confirm if doubt.code == "origin_words" for text in _list(doubt.values.get("texts"))]


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _rest(draft: Draft, column: Column, doubtful: list[str], language: Language) -> str:
    t = language.t
    mapping = draft.found(column.position)[1]
    others = [text for text in column.counts if mapping.origins.get(text) is OriginKind.OTHER]
    blank = draft.inspection.body.num_rows - column.n_filled
    said = [t("All others ({n}) count as other origins.", n=language.number(len(others)))]
    new = [plain(text) for text in doubtful if text in others]
    if new:
        said.append(t("We did not know these: {texts}.", texts=", ".join(new)))
    if blank:
        said.append(language.n("{n} empty cell counts as unknown.", "{n} empty cells count as unknown.", blank))
    return " ".join(said)


def _take(column: Column, key: str, chosen: OriginKind) -> None:
    """What was just chosen wins where a text stands in both lists."""
    picked = {kind: set(st.session_state[f"{key}.{kind}"]) for kind in (OriginKind.RECOMMENDATION, OriginKind.UNKNOWN)}
    other = OriginKind.UNKNOWN if chosen is OriginKind.RECOMMENDATION else OriginKind.RECOMMENDATION
    picked[other] -= picked[chosen]
    mapping = drafts.opened().found(column.position)[1]
    drafts.change([mappings.with_origins(column, mapping, picked[OriginKind.RECOMMENDATION], picked[OriginKind.UNKNOWN])])
