"""A chart with the table behind it and everything to take along."""

import re
from collections.abc import Callable
from typing import Any, Literal

import pandas as pd
import streamlit as st

from tpm.export import pictures
from tpm.export import tables as files
from tpm.ui import routes, tables
from tpm.ui.frame import Page

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_IN_NAMES = re.compile(r"[^\w]+")


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


def _buttons(page: Page, chart: Any, table: pd.DataFrame, key: str) -> None:  # noqa: ANN401  as above
    topic = key.partition(".")[0]
    title = routes.title(topic, page.language) if routes.exists(topic) else topic
    name = _NOT_IN_NAMES.sub("-", f"{title} {page.workspace}").strip("-").lower()
    kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("CSV", "csv", "text/csv", lambda: files.to_csv(table, page.language)),
        ("Excel", "xlsx", _EXCEL, lambda: files.to_xlsx({title: table}, language=page.language)),
        ("PNG", "png", "image/png", lambda: pictures.to_png(chart)),
        ("SVG", "svg", "image/svg+xml", lambda: pictures.to_svg(chart)),
    )
    for label, ending, mime, make in kinds:
        st.download_button(
            label, make, file_name=f"{name}.{ending}", mime=mime, key=f"{key}.{ending}", icon=":material/download:", on_click="ignore"
        )
