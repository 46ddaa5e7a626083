"""The protection of small groups: what is not shown for the filter and why, and its setting."""

import streamlit as st

from tpm.figures import protection as figures
from tpm.i18n.language import Language
from tpm.model.errors import TpmError
from tpm.model.survey import Audience
from tpm.store import settings
from tpm.store.database import Store
from tpm.ui import held, messages, workspaces
from tpm.ui.frame import Place


def set_up(page: Place) -> None:
    """Folded: the smallest group that is shown in the workspace in use, saved at once; nothing where it does not open."""
    t = page.language.t
    try:
        store = workspaces.enter(page.workspace)
    except TpmError:
        return
    with st.expander(t("Protection of small groups"), key="workspaces.protection", icon=":material/shield:"):
        st.markdown(
            t(
                "What fewer people than this have answered is not shown, and neither is anything from which it could be worked out: "
                "some customer groups, surveys and periods then have no figures. Comments need at least ten people."
            )
        )
        with st.container(horizontal=True):
            _choose(page, store, Audience.EMPLOYEE, t("Employees and management"))
            _choose(page, store, Audience.CUSTOMER, t("Customers"))


def _choose(page: Place, store: Store, audience: Audience, label: str) -> None:
    name, now = figures.setting(audience), figures.minimum(store, audience)
    key = held.key(f"workspaces.{name}", now)
    st.selectbox(
        label,
        figures.CHOICES[name],
        format_func=lambda n: _size(n, page.language),
        key=key,
        on_change=_save,
        args=(page, store, name, key),
        width=300,
    )


def _size(least: int, language: Language) -> str:
    return language.t("at least {n} people", n=language.number(least)) if least else language.t("not protected")


def _save(page: Place, store: Store, name: str, key: str) -> None:
    least = int(st.session_state[key])
    try:
        with store.change() as change:
            settings.put(change, name, str(least))
    except TpmError as error:
        messages.refused(page, error)
        return
    messages.done(page, page.language.t("Protection of small groups: {size}", size=_size(least, page.language)))
