"""Questions for the name of a workspace: a new one, another one, one for a copy."""

from collections.abc import Callable

import streamlit as st

from tpm.model.errors import TpmError
from tpm.tasks import workspaces as tasks
from tpm.ui import address, messages, workspaces
from tpm.ui.frame import Place

LONGEST = 60


def create_button(page: Place) -> None:
    """The button for a new workspace."""
    if st.button(page.language.t("New workspace"), type="primary", icon=":material/add:", key="workspaces.new"):
        ask_new(page)


def ask_new(page: Place) -> None:
    """Ask for the name of a new workspace and go there."""
    t = page.language.t
    _ask(page, t("New workspace"), "", t("Create"), lambda name: _create(page, name))


def ask_name(page: Place, name: str) -> None:
    """Ask for another name of a workspace."""
    t = page.language.t
    _ask(page, t("Rename workspace"), name, t("Rename"), lambda to: _rename(page, name, to))


def ask_copy(page: Place, name: str) -> None:
    """Ask for the name of a copy."""
    t = page.language.t
    _ask(page, t("Duplicate workspace"), t("{name} (copy)", name=name), t("Duplicate"), lambda to: _duplicate(page, name, to))


def _ask(page: Place, title: str, name: str, label: str, work: Callable[[str], None]) -> None:
    @st.dialog(title)
    def ask() -> None:
        with st.form("workspaces.form", border=False):
            wanted = st.text_input(page.language.t("Name"), name, max_chars=LONGEST, key=f"workspaces.name.{title}.{name}")
            sent = st.form_submit_button(label, type="primary", key="workspaces.send")
        if sent:
            try:
                work(wanted)
            except TpmError as error:
                messages.refused(page, error)
            else:
                st.rerun()

    ask()


def _create(page: Place, name: str) -> None:
    made = tasks.create(workspaces.folder(), name, page.language)
    address.put(w=made.name, segment="", survey="")
    messages.done(page, page.language.t("“{name}” is ready.", name=made.name))


def _rename(page: Place, name: str, to: str) -> None:
    workspaces.folder().rename(name, to)
    if page.workspace == name:
        address.put(w=next((n for n in workspaces.folder().names() if n.casefold() == to.strip().casefold()), to))
    messages.done(page, page.language.t("“{name}” is now called “{to}”.", name=name, to=to.strip()))


def _duplicate(page: Place, name: str, to: str) -> None:
    workspaces.folder().duplicate(name, to)
    messages.done(page, page.language.t("“{to}” is a copy of “{name}”.", name=name, to=to.strip()))
