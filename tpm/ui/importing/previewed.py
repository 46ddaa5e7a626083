"""Step 4: what the import will bring, before it is saved."""

import pandas as pd
import streamlit as st

from tpm.i18n.language import NOTHING
from tpm.model.survey import Role
from tpm.tasks import previews
from tpm.tasks.corrections import Corrections
from tpm.tasks.previews import Preview
from tpm.ui import tables, tiles
from tpm.ui.frame import Page
from tpm.ui.importing import columns, known_answers, problems, telling
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain
from tpm.ui.tiles import Tile

_KEPT = "import.preview"
_NAMES = 12
# So many letters of a question are seen on a telephone beside its figures.
_ROOM = 18


def made(page: Page, draft: Draft) -> Preview:
    """The preview of the open import, made anew only where something was changed."""
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != (draft.number, draft.workspace) or kept[1] != draft.plan:
        kept = ((draft.number, draft.workspace), draft.plan, previews.preview(page.store, draft.inspection, draft.plan))
        st.session_state[_KEPT] = kept
    return kept[2]


def forget() -> None:
    """Let go of the preview."""
    st.session_state.pop(_KEPT, None)


def show(page: Page, draft: Draft, found: Preview) -> None:
    """Tiles with the counts, a line per question, what is left out, and what is wrong."""
    t = page.language.t
    st.subheader(t("Preview"), anchor=False)
    known_answers.ask(page, draft, found.overlap)
    _corrections(page, found.corrections)
    _tiles(page, found)
    if found.new_touchpoints:
        _new(page, found)
    if not found.questions.empty:
        _questions(page, draft, found)
    nameless = int(((found.questions["role"] == Role.RATING) & (found.questions["touchpoint"] == "")).sum())
    if nameless:
        said = page.language.n("{n} rating has no touchpoint.", "{n} ratings have no touchpoint.", nameless)
        st.warning(f"{said} {t('Give it a name in the table above, so that you find it again.')}", icon=":material/info:")
    if found.personal:
        names = ", ".join(t("“{text}”", text=plain(header)) for header in found.personal)
        st.markdown(f":material/shield_person: {t('Personal data stay out: {columns}.', columns=names)}")
    problems.show(page, found.problems, key=draft.key("problems"))


def _corrections(page: Page, found: Corrections) -> None:
    """What somebody has corrected by hand in the import that goes out: what stays, and what cannot."""
    language = page.language
    if found.placed:
        n = len(found.placed)
        kept = language.n("{n} new customer was changed by hand; that is kept.", "{n} new customers were changed by hand; that is kept.", n)
        st.markdown(f":material/edit: {kept}")
    if found.lost:
        lost = language.n(
            "{n} change by hand cannot be kept, because its row does not come along as a new customer:",
            "{n} changes by hand cannot be kept, because their rows do not come along as new customers:",
            len(found.lost),
        )
        rows = [language.t("row {row}: {text}", row=language.number(one.row), text=plain(one.said)) for one in found.lost[:_NAMES]]
        more = [language.t("and {n} more", n=language.number(len(found.lost) - _NAMES))] if len(found.lost) > _NAMES else []
        st.warning("\n".join([lost, "", *(f"- {row}" for row in (*rows, *more))]), icon=":material/warning:")


def _tiles(page: Page, found: Preview) -> None:
    t, number = page.language.t, page.language.number
    if found.referrals:
        counts = {
            t("New customers"): found.referrals,
            t("By recommendation"): found.recommended,
            t("Origin unknown"): found.unknown,
        }
    else:
        counts = {t("Respondents"): found.respondents, t("Answers"): found.answers, t("Comments"): found.comments}
    tiles.show([Tile(label=label, value=number(count)) for label, count in counts.items()])


def _new(page: Page, found: Preview) -> None:
    said = page.language.n("{n} new touchpoint:", "{n} new touchpoints:", len(found.new_touchpoints))
    names = ", ".join(plain(name) for name in found.new_touchpoints[:_NAMES])
    more = len(found.new_touchpoints) - _NAMES
    rest = " " + page.language.t("and {n} more", n=page.language.number(more)) if more > 0 else ""
    st.markdown(f":material/add_location: {said} {names}{rest}")


def _questions(page: Page, draft: Draft, found: Preview) -> None:
    t, language, questions = page.language.t, page.language, found.questions
    names = zip(questions["role"], questions["touchpoint"], strict=True)
    spans = zip(questions["minimum"], questions["maximum"], strict=True)
    rows = pd.DataFrame(
        {
            t("Question"): telling.shortened(questions["header"].tolist(), _ROOM),
            t("Mean"): questions["mean"],
            t("Answers"): questions["n"],
            t("Distribution"): questions["distribution"],
            t("Scale"): [columns.ends(low, high, language) for low, high in spans],
            t("Touchpoint"): [str(name) if role == Role.RATING else language.word(str(role)) for role, name in names],
        }
    )
    st.dataframe(
        tables.written(rows, language),
        hide_index=True,
        placeholder=NOTHING,
        key=draft.key("preview"),
        column_config={
            t("Question"): st.column_config.TextColumn(width=170),
            t("Distribution"): st.column_config.BarChartColumn(
                width=130, y_min=0, help=t("From the lowest point of the scale to the highest")
            ),
        },
        alt=t("Number of answers and mean of every question"),
    )
