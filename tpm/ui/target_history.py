"""The targets a touchpoint has had, has and will have in a scenario, and who changed what when."""

from collections.abc import Callable

import streamlit as st

from tpm.figures import history
from tpm.figures import targets as figures
from tpm.i18n.language import NOTHING
from tpm.model.target import Target
from tpm.store import targets
from tpm.ui import amounts, tables
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.text import plain


def show(page: Page, now: Target, change: Callable[[Target], None]) -> None:
    """Every version for everybody and for groups, with a pencil (`change`) and a bin; folded: the changes one by one."""
    t = page.language.t
    versions = targets.history(page.store, now.touchpoint_id, now.scenario_id)
    if len(versions) > 1 or (versions and versions[0].id != now.id):
        st.markdown(f"**{t('All targets of this touchpoint')}**")
        for one in versions:
            _version(page, one, change)
    told = history.of_target(page.store, now.touchpoint_id, now.scenario_id, page.language)
    if not told.empty:
        with st.expander(t("Who changed what when"), icon=":material/history:", type="compact"):
            tables.show(page, history.table(told, page.language), key="targets.history")


def _version(page: Page, one: Target, change: Callable[[Target], None]) -> None:
    t, key = page.language.t, f"targets.version.{one.id}"
    score = t("no target") if one.empty else amounts.write_number(one.score, page.language) or NOTHING
    said = f"{score} · {figures.since(one, page.language)} · {one.value or t('All customers')}"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False, key=key):
        with st.container(gap="xxsmall"):
            st.text(said)
            if one.service_level:
                st.caption(plain(one.service_level))
        st.button(":material/edit:", key=f"{key}.edit", type="tertiary", help=t("Change"), on_click=change, args=(one,))
        st.button(":material/delete:", key=f"{key}.remove", type="tertiary", help=t("Remove"), on_click=_remove, args=(page, one, change))


def _remove(page: Page, one: Target, change: Callable[[Target], None]) -> None:
    """Take a version away and show what holds without it."""
    if edits.attempt(page, page.language.t("Removed."), lambda c: targets.remove(c, one)):
        change(targets.find(page.store, one.touchpoint_id, one.scenario_id, (one.attribute, one.value), page.filter.until))
