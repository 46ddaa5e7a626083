"""What was dropped or could not be read: counted by kind, with a list to take along."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from tpm.export import tables as files
from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.problem import Problem
from tpm.store import imports
from tpm.ui import tables
from tpm.ui.frame import Page
from tpm.ui.text import plain

_SHOWN = 200


def show(page: Page, found: Sequence[Problem], *, key: str) -> None:
    """Folded: how many of which kind, the first of them, and all of them to download. Nothing where there are none."""
    if not found:
        return
    t, language = page.language.t, page.language
    with st.expander(
        language.n("{n} note on this file", "{n} notes on this file", len(found)), icon=":material/rule:", key=key, type="compact"
    ):
        st.caption(t("Nothing is lost silently: here is every row and cell that does not come along or was read with care."))
        for sentence, n in kinds(found, language):
            st.markdown(f"- {plain(sentence)}" + (f" ({language.number(n)} ×)" if n > 1 else ""))
        frame = listed(found, language)
        tables.show(page, frame.head(_SHOWN), key=f"{key}.list", alt=t("Notes on the file"))
        download(page, frame, key=f"{key}.csv")


def kinds(found: Sequence[Problem], language: Language) -> list[tuple[str, int]]:
    """Each kind of problem in the words of its first case, the most frequent first."""
    counts = Counter(problem.code for problem in found)
    first = {problem.code: problem for problem in reversed(found)}
    return [(say(language, code, dict(first[code].values)), n) for code, n in counts.most_common()]


def listed(found: Sequence[Problem], language: Language) -> pd.DataFrame:
    """All of them, named for readers."""
    rows = [(problem.row or None, problem.column, say(language, problem.code, dict(problem.values)), problem.sheet) for problem in found]
    t = language.t
    return pd.DataFrame(rows, columns=[t("Row"), t("Column"), t("What was noticed"), t("Sheet")]).astype({t("Row"): "Int64"})


def of_import(page: Page, import_id: int) -> list[Problem]:
    """What an earlier import has left behind."""
    kept = imports.problems(page.store, import_id)
    return [
        Problem(code=str(row.code), sheet=str(row.sheet), row=int(row.row), column=str(row.column), values=_values(str(row.detail)))
        for row in kept.itertuples()
    ]


def _values(detail: str) -> Mapping[str, object]:
    values = json.loads(detail)
    return values if isinstance(values, dict) else {}


def download(page: Page, frame: pd.DataFrame, *, key: str) -> None:
    """The list as a file."""
    st.download_button(
        page.language.t("Download the list"),
        lambda: files.to_csv(frame, page.language),
        file_name=page.language.t("notes") + ".csv",
        mime="text/csv",
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )
