"""Earlier imports: who, when, which file, how much, what was noticed, and the way to take one out again."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from tpm.export import tables as files
from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.errors import TpmError
from tpm.store import imports as stored
from tpm.store import overlaps
from tpm.tasks import imports, people, profile_files, profiles
from tpm.ui import undo
from tpm.ui.frame import Page
from tpm.ui.importing import problems
from tpm.ui.text import plain

_SHOWN = 10
_HASH = 8


def show(page: Page) -> None:
    """Draw the latest imports; nothing where there is none."""
    found = stored.log(page.store)
    if found.empty:
        return
    t = page.language.t
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="import.log"):
        st.subheader(t("Earlier imports"), anchor=False, width="content")
        _download(page, found)
    st.caption(t("Shall a file be read with another mapping? Choose it once more: only the answers are kept here, not the file."))
    replaced = frozenset(int(number) for number in found["replaces"].dropna())
    for row in found.head(_SHOWN).to_dict("records"):
        _line(page, row, replaced)
    if len(found) > _SHOWN and st.toggle(t("Show all {n}", n=page.language.number(len(found))), key="import.log.all"):
        for row in found.iloc[_SHOWN:].to_dict("records"):
            _line(page, row, replaced)


def _line(page: Page, row: dict[str, object], replaced: frozenset[int]) -> None:
    t, import_id = page.language.t, int(str(row["import_id"]))
    undone = not pd.isna(row["undone_at"])
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=f"import.log.{import_id}"
    ):
        with st.container(width="content", gap="xxsmall"):
            name = f"**{plain(str(row['survey']))}** · {plain(str(row['file_name']))}"
            st.markdown(f"~~{name}~~ · {t('read anew') if import_id in replaced else t('taken out')}" if undone else name)
            st.caption(" · ".join(_facts(page, row)))
        if not undone:
            with st.container(horizontal=True, width="content", gap="small"):
                _ways(page, import_id, noted=bool(row["problems"]), replaces=not pd.isna(row["replaces"]))


def listed(found: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The whole log, named for readers."""
    t = language.t
    return pd.DataFrame(
        {
            t("Import no."): found["import_id"],
            t("When"): [_local(moment) for moment in found["imported_at"]],
            t("Who"): found["imported_by"],
            t("Survey"): found["survey"],
            t("Who has answered?"): [language.word(str(audience)) for audience in found["audience"]],
            t("File"): found["file_name"],
            t("Sheet"): found["sheet"],
            t("Respondents"): found["respondents"],
            t("Answers"): found["answers"],
            t("New customers"): found["referrals"],
            t("Notes on the file"): found["problems"],
            t("Taken out"): [None if pd.isna(moment) else _local(moment) for moment in found["undone_at"]],
            t("In the place of no."): found["replaces"].astype("Int64"),
            t("Checksum of the file (SHA-256)"): found["file_hash"],
        }
    )


def _download(page: Page, found: pd.DataFrame) -> None:
    t = page.language.t
    st.download_button(
        t("Download the log"),
        lambda: files.to_csv(listed(found, page.language), page.language),
        file_name=t("imports") + ".csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        key="import.log.download",
        on_click="ignore",
    )


def _ways(page: Page, import_id: int, *, noted: bool, replaces: bool) -> None:
    """What can be done with an import: take its notes or its profile along, take it out."""
    t = page.language.t
    with st.popover(t("Download"), icon=":material/download:", type="tertiary", key=f"import.log.{import_id}.files"):
        if noted:
            frame = problems.listed(problems.of_import(page, import_id), page.language)
            problems.download(page, frame, key=f"import.log.{import_id}.notes")
        st.download_button(
            t("Profile of the survey"),
            lambda: profile_files.write(profiles.of_import(page.store, import_id)),
            file_name=t("profile") + ".json",
            mime="application/json",
            icon=":material/bookmark:",
            key=f"import.log.{import_id}.profile",
            on_click="ignore",
        )
        st.caption(t("What was decided about the columns, for the next wave or another workspace."))
    with st.popover(t("Take out again"), icon=":material/undo:", type="tertiary", key=f"import.log.{import_id}.undo"):
        st.markdown(t("The answers of this file leave every figure. Touchpoints stay. You can import the file again at any time."))
        if replaces:
            st.markdown(t("The import in whose place it came is back then."))
        for number, name, n in overlaps.relying(page.store, import_id):
            said = page.language.n(
                "{n} of these answers was left out of import no. {number} because it was there already. It is in no import then: "
                "to get it back, choose the file “{file}” once more afterwards and read it anew.",
                "{n} of these answers were left out of import no. {number} because they were there already. They are in no import then: "
                "to get them back, choose the file “{file}” once more afterwards and read it anew.",
                n,
                number=number,
                file=plain(name),
            )
            st.warning(said, icon=":material/warning:")
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
        _number(row, language),
        language.t("checksum {hash}", hash=str(row["file_hash"])[:_HASH]),
    )
    return [fact for fact in facts if fact]


def _number(row: dict[str, object], language: Language) -> str:
    if pd.isna(row["replaces"]):
        return language.t("no. {n}", n=row["import_id"])
    return language.t("no. {n} in the place of no. {earlier}", n=row["import_id"], earlier=int(float(str(row["replaces"]))))


def _moment(stored_at: object, language: Language) -> str:
    """The moment, stored in UTC, as the clock showed it where the program runs."""
    moment = _local(stored_at)
    return f"{language.date(moment.date())}, {moment:%H:%M}"


def _local(stored_at: object) -> datetime:
    return pd.Timestamp(str(stored_at)).to_pydatetime().replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def _undo(page: Page, import_id: int) -> None:
    try:
        imports.undo(page.store, import_id, people.whoever())
    except TpmError as error:
        undo.say_next(say(page.language, error.code, error.values))
        return
    undo.say_next(page.language.t("The import was taken out again."))
