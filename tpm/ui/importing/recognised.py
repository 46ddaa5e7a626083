"""Step 2: what the file is, in one sentence, and whose answers it holds."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from tpm.i18n.language import Language
from tpm.model.survey import Audience, Role
from tpm.store import surveys
from tpm.tasks.previews import Preview
from tpm.ui import periods
from tpm.ui.frame import Page
from tpm.ui.importing import again, differences, drafts, profile, reading, waves
from tpm.ui.importing.drafts import Draft
from tpm.ui.text import plain

_MOST_HEADER_ROWS = 3
_SHOWN_ROWS = 15
_SHOWN_COLUMNS = 8


def show(page: Page, draft: Draft, found: Preview) -> None:
    """The sentence, the way to correct it, name and audience of the survey, and its day where the file names none."""
    t = page.language.t
    st.subheader(t("What we recognised"), anchor=False)
    st.markdown(f"**{plain(sentence(draft, found, page.language))}**")
    _correct(page, draft)
    if again.is_in(page, draft):
        return
    waves.show(page, draft)
    _name(page, draft)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=draft.key("known")):
        differences.show(page, draft)
        profile.offer(page, draft)
    profile.tell_refusal(page)
    if not draft.has(Role.DATE):
        _ask_day(page, draft)
        waves.ask_days(page, draft)


def sentence(draft: Draft, found: Preview, language: Language) -> str:
    """Google Forms · sheet “Antworten” · 170 respondents · 10.01.2025 – 16.01.2025."""
    t, inspection = language.t, draft.inspection
    people = (
        language.n("{n} new customer", "{n} new customers", found.overlap.of)
        if draft.has(Role.ORIGIN)
        else language.n("{n} respondent", "{n} respondents", found.overlap.of)
    )
    span = f"{language.date(found.since)} – {language.date(found.until)}" if found.since != found.until else language.date(found.since)
    parts = (
        _tool(inspection.tool, language),
        t("sheet “{sheet}”", sheet=inspection.sheet) if inspection.sheet else "",
        people,
        span if found.since else t("without a date"),
    )
    return " · ".join(part for part in parts if part)


def _tool(code: str, language: Language) -> str:
    t = language.t
    names = {
        "googleforms": t("Google Forms"),
        "msforms": "Microsoft Forms",
        "limesurvey": "LimeSurvey",
        "surveymonkey": "SurveyMonkey",
        "qualtrics": "Qualtrics",
        "typeform": "Typeform",
        "sosci": "SoSci Survey",
        "formbricks": "Formbricks",
        "unipark": "Unipark",
        "sawtooth": "Sawtooth",
    }
    return names.get(code, t("Table"))


def _correct(page: Page, draft: Draft) -> None:
    """Behind a click: another sheet, other header rows."""
    t, inspection = page.language.t, draft.inspection
    with st.popover(t("Not right? Choose sheet and header row"), type="tertiary", icon=":material/table_view:", key=draft.key("correct")):
        sheet = inspection.sheet
        if len(inspection.sheet_names) > 1:
            names = list(inspection.sheet_names)
            sheet = st.selectbox(t("Sheet"), names, index=names.index(sheet) if sheet in names else 0, key=draft.key("sheet"))
        first, count = st.columns(2)
        row = first.number_input(t("Header in row"), 1, None, min(inspection.header_rows, default=1), 1, key=draft.key("header"))
        rows = count.number_input(
            t("Rows of header"), 1, _MOST_HEADER_ROWS, max(len(inspection.header_rows), 1), 1, key=draft.key("headers")
        )
        asked = None if sheet != inspection.sheet and row == min(inspection.header_rows, default=1) else list(range(row, row + rows))
        if st.button(t("Read again"), type="primary", key=draft.key("again")):
            reading.start(draft.upload, sheet=sheet or None, header_rows=asked)
            st.rerun()
        st.caption(t("The first rows of the sheet as they are:"))
        st.dataframe(_head(draft), key=draft.key("head"), height=260, width=560, alt=t("The first rows of the sheet as they are:"))


def _head(draft: Draft) -> pd.DataFrame:
    """The first rows, counted as the spreadsheet counts."""
    rows = [row[:_SHOWN_COLUMNS] for row in draft.inspection.head[:_SHOWN_ROWS]]
    frame = pd.DataFrame(rows, index=range(1, len(rows) + 1)).fillna("").astype(str)
    return frame.set_axis([" " * (place + 1) for place in range(frame.shape[1])], axis=1)


def _name(page: Page, draft: Draft) -> None:
    t = page.language.t
    key, audience = draft.key("survey"), draft.key("audience")
    st.session_state[key], st.session_state[audience] = draft.survey, draft.audience
    known = [survey.name for survey in surveys.every(page.store)]
    left, right = st.columns(2)
    left.selectbox(
        t("Name of the survey"),
        list(dict.fromkeys((*known, draft.survey))),
        key=key,
        accept_new_options=True,
        on_change=_rename,
        args=(page, key),
        help=t("The next wave of a survey gets the same name: then its columns are recognised at once."),
    )
    right.segmented_control(
        t("Who has answered?"),
        list(Audience),
        format_func=page.language.word,
        required=True,
        key=audience,
        on_change=_take_audience,
        args=(audience,),
        wrap=True,
    )


def _rename(page: Page, key: str) -> None:
    name = str(st.session_state[key] or "").strip()
    if name:
        drafts.keep(drafts.named(page.store, drafts.opened(), name))


def _take_audience(key: str) -> None:
    drafts.keep(replace(drafts.opened(), audience=Audience(st.session_state[key])))


def _ask_day(page: Page, draft: Draft) -> None:
    t, key = page.language.t, draft.key("day")
    st.session_state[key] = draft.day
    st.date_input(
        t("When was this survey? (may stay empty)"),
        None,
        periods.EARLIEST,
        format="DD.MM.YYYY" if page.language.code == "de" else "DD/MM/YYYY",
        key=key,
        on_change=_take_day,
        args=(key,),
        width=320,
    )
    if draft.day is None:
        st.caption(
            t("The file names no date. Without one these answers count in every figure, but they have no place in a course over time.")
        )


def _take_day(key: str) -> None:
    drafts.keep(replace(drafts.opened(), day=st.session_state[key]))
