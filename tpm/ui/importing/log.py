"""Earlier imports: when, which file, how much, what was noticed, and the way to take one out again."""

from datetime import UTC

import pandas as pd
import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.store import imports as stored
from tpm.tasks import imports
from tpm.ui import undo
from tpm.ui.frame import Page
from tpm.ui.importing import problems
from tpm.ui.text import plain

_SHOWN = 10


def show(page: Page) -> None:
    """Draw the latest imports; nothing where there is none."""
    found = stored.log(page.store)
    if found.empty:
        return
    t = page.language.t
    st.subheader(t("Earlier imports"), anchor=False)
    for row in found.head(_SHOWN).to_dict("records"):
        _line(page, row)
    if len(found) > _SHOWN and st.toggle(t("Show all {n}", n=page.language.number(len(found))), key="import.log.all"):
        for row in found.iloc[_SHOWN:].to_dict("records"):
            _line(page, row)


def _line(page: Page, row: dict[str, object]) -> None:
    t, import_id = page.language.t, int(str(row["import_id"]))
    undone = not pd.isna(row["undone_at"])
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=f"import.log.{import_id}"
    ):
        with st.container(width="content", gap="xxsmall"):
            name = f"**{plain(str(row['survey']))}** · {plain(str(row['file_name']))}"
            st.markdown(f"~~{name}~~ · {t('taken out')}" if undone else name)
            st.caption(" · ".join(_facts(page, row)))
        if not undone:
            with st.container(horizontal=True, width="content", gap="small"):
                _ways(page, import_id, noted=bool(row["problems"]))


def _ways(page: Page, import_id: int, *, noted: bool) -> None:
    """What can be done with an import: take its notes along, take it out."""
    t = page.language.t
    if noted:
        frame = problems.listed(problems.of_import(page, import_id), page.language)
        problems.download(page, frame, key=f"import.log.{import_id}.notes")
    with st.popover(t("Take out again"), icon=":material/undo:", type="tertiary", key=f"import.log.{import_id}.undo"):
        st.markdown(t("The answers of this file leave every figure. Touchpoints stay. You can import the file again at any time."))
        st.button(t("Yes, take it out"), key=f"import.log.{import_id}.yes", on_click=_undo, args=(page, import_id))


def _facts(page: Page, row: dict[str, object]) -> list[str]:
    language = page.language
    respondents, answers, new, notes = (int(str(row[name])) for name in ("respondents", "answers", "referrals", "problems"))
    by = str(row["imported_by"])
    facts = (
        _moment(row["imported_at"], language),
        plain(by),
        language.n("{n} respondent", "{n} respondents", respondents) if not new else "",
        language.n("{n} answer", "{n} answers", answers) if answers else "",
        language.n("{n} new customer", "{n} new customers", new) if new else "",
        language.n("{n} note on this file", "{n} notes on this file", notes) if notes else "",
    )
    return [fact for fact in facts if fact]


def _moment(stored_at: object, language: Language) -> str:
    """The moment, stored in UTC, as the clock showed it where the program runs."""
    moment = pd.Timestamp(str(stored_at)).to_pydatetime().replace(tzinfo=UTC).astimezone()
    return f"{language.date(moment.date())}, {moment:%H:%M}"


def _undo(page: Page, import_id: int) -> None:
    try:
        imports.undo(page.store, import_id)
    except TpmError as error:
        undo.say_next(say(page.language, error.code, error.values))
        return
    undo.say_next(page.language.t("The import was taken out again."))
