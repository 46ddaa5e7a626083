"""What each answer counts as: a table of texts, for one column or for several that were answered alike."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from tpm.i18n.language import Language
from tpm.model.survey import KANO, KANO_ANSWERS, Role
from tpm.tasks import answering
from tpm.ui.frame import Page
from tpm.ui.importing import drafts
from tpm.ui.importing.drafts import Draft

_TEXTS = 200
_OUT = "out"


def show(page: Page, draft: Draft, positions: Sequence[int], *, key: str) -> None:
    """Draw the answers of the columns at `positions` with their number; a change counts in each of them."""
    t, counts = page.language.t, _counts(draft, positions)
    texts = sorted(counts, key=lambda text: _order(draft, positions, text))[:_TEXTS]
    name, role = f"{key}.{draft.round}", draft.found(positions[0])[1].role
    st.data_editor(
        pd.DataFrame(
            {"text": texts, "n": [counts[text] for text in texts], "worth": [code(_chosen(draft, positions, text)) for text in texts]}
        ),
        key=name,
        on_change=_take,
        args=(tuple(positions), texts, name),
        hide_index=True,
        disabled=["text", "n"],
        column_config={
            "text": st.column_config.TextColumn(t("Answer"), width=240),
            "n": st.column_config.NumberColumn(t("Number"), format="localized", width=80),
            "worth": st.column_config.SelectboxColumn(
                t("Counts as"),
                options=[code(one) for one in answering.choices(draft.found(positions[0])[1])],
                format_func=lambda one: says(value(one), page.language, role),
                required=True,
                width=160,
            ),
        },
        alt=t("What each answer counts as"),
    )
    if not counts:
        st.caption(t("There are too many different texts to list them here."))


def says(worth: float | str | None, language: Language, role: Role | None = None) -> str:
    """What an answer counts as, in words."""
    if worth is None:
        return language.t("Leave out and report")
    if isinstance(worth, str):
        return language.t("No answer")
    return language.word(KANO_ANSWERS[round(worth) - 1]) if role in KANO else language.number(worth)


def _counts(draft: Draft, positions: Sequence[int]) -> Mapping[str, int]:
    total: dict[str, int] = {}
    for position in positions:
        for text, n in draft.found(position)[0].counts.items():
            total[text] = total.get(text, 0) + n
    return total


def _chosen(draft: Draft, positions: Sequence[int], text: str) -> float | str | None:
    """What a text counts as in the first column where it stands."""
    at = next(position for position in positions if text in draft.found(position)[0].counts)
    return answering.chosen(draft.found(at)[1], text)


def _order(draft: Draft, positions: Sequence[int], text: str) -> float:
    """Points of the scale upwards, then what counts as no answer, then what stays out."""
    worth = _chosen(draft, positions, text)
    return 1e7 if worth is None else 1e6 if isinstance(worth, str) else worth


def code(worth: float | str | None) -> str:
    """What an answer counts as, as a control keeps it: there "left out" must be a choice like others."""
    return _OUT if worth is None else worth if isinstance(worth, str) else f"{worth:g}"


def value(kept: object) -> float | str | None:
    """Back from `code`."""
    return None if kept == _OUT else answering.SILENT if kept == answering.SILENT else float(str(kept))


def _take(positions: Sequence[int], texts: Sequence[str], key: str) -> None:
    draft = drafts.opened()
    for row, values in st.session_state[key]["edited_rows"].items():
        text, chosen = texts[int(row)], value(values["worth"])
        found = [draft.found(position) for position in positions]
        draft = draft.changed([answering.worth(mapping, text, chosen) for column, mapping in found if text in column.counts])
    drafts.keep(draft)
