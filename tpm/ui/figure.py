"""A chart with the table behind it and everything to take along."""

import re
from collections.abc import Callable
from typing import Any, Literal

import pandas as pd
import streamlit as st

from tpm.charts import inline
from tpm.export import pictures
from tpm.export import tables as files
from tpm.ui import routes, tables
from tpm.ui.frame import Page

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_NAMES = re.compile(r"[^\w]+")
# Label, ending, kind of file, and what makes it.
_Files = tuple[tuple[str, str, str, Callable[[], bytes]], ...]


def show(
    page: Page,
    chart: Any,  # noqa: ANN401  charts are of many classes of Altair
    table: pd.DataFrame,
    *,
    key: str,
    alt: str,
    on_select: Callable[[], None] | Literal["rerun", "ignore"] = "ignore",
) -> None:
    """Draw the chart and, folded, its table and the exports. `alt` says what the chart shows to those who don't see it.

    `key` is "<page>.<name>"; the files are called by the title of that page and the workspace. `on_select` says what
    follows a click on a mark, whose data then stand in the session under the key.
    """
    st.altair_chart(chart, key=key, alt=alt, theme=None, on_select=on_select)
    with st.expander(page.language.t("Table and export"), key=f"{key}.fold", icon=":material/table:", type="compact"):
        tables.show(page, table, key=f"{key}.table", alt=alt)
        with st.container(horizontal=True, gap="small"):
            _buttons(page, chart, table, key)


def downloads(page: Page, table: pd.DataFrame, *, key: str, title: str) -> None:
    """The buttons that take a table along; the files are called by their title and the workspace."""
    with st.container(horizontal=True, gap="small"):
        _offer(page, title, key, _of_table(page, table, title))


def _buttons(page: Page, chart: Any, table: pd.DataFrame, key: str) -> None:  # noqa: ANN401  as above
    topic = key.partition(".")[0]
    title = routes.title(topic, page.language) if routes.exists(topic) else topic
    of_chart: _Files = (
        ("PNG", "png", "image/png", lambda: pictures.to_png(inline.complete(chart))),
        ("SVG", "svg", "image/svg+xml", lambda: pictures.to_svg(inline.complete(chart))),
        ("PDF", "pdf", "application/pdf", lambda: pictures.to_pdf(inline.complete(chart))),
    )
    _offer(page, title, key, (*_of_table(page, table, title), *of_chart))


def _of_table(page: Page, table: pd.DataFrame, title: str) -> _Files:
    return (
        ("CSV", "csv", "text/csv", lambda: files.to_csv(table, page.language)),
        ("Excel", "xlsx", _EXCEL, lambda: files.to_xlsx({title: table}, language=page.language)),
    )


def _offer(page: Page, title: str, key: str, kinds: _Files) -> None:
    name = _NOT_IN_NAMES.sub("-", f"{title} {page.workspace}").strip("-").lower()
    for label, ending, mime, make in kinds:
        st.download_button(
            label, make, file_name=f"{name}.{ending}", mime=mime, key=f"{key}.{ending}", icon=":material/download:", on_click="ignore"
        )
