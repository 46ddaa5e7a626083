"""Which customer group meets us where: one table to read, one to write down a group."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tpm.figures import encounters as figures
from tpm.figures.encounters import Group
from tpm.model.touchpoint import Encounter, Frequency, Touchpoint
from tpm.store import encounters
from tpm.ui import figure, grid, messages, tables
from tpm.ui.frame import Page
from tpm.ui.text import plain

_KEY = "touchpoints.groups"
_ANOTHER = ""
LONGEST_GROUP, LONGEST_TEXT = 80, 200


def show(page: Page, found: Sequence[Touchpoint]) -> None:
    """The finding, the matrix of all groups, and the table of the one that is chosen."""
    t, told = page.language.t, encounters.every(page.store)
    st.write(plain(figures.finding(told, found, page.language)))
    if told:
        matrix = figures.matrix(told, found, page.language)
        tables.show(page, matrix, key=f"{_KEY}.matrix", alt=t("Which customer group meets us where"))
        figure.downloads(page, matrix, key=f"{_KEY}.matrix", title=t("Who meets us where"))
    st.subheader(t("Write down a customer group"))
    group = _choose(page, figures.groups(page.store, told))
    if group is None:
        st.caption(t("Choose a group of your surveys, or name another one."))
        return
    _table(page, found, group, {each.touchpoint_id: each for each in told if (each.attribute, each.value) == group})


def _choose(page: Page, groups: Sequence[Group]) -> Group | None:
    """A group of the surveys or one that was written down before, or another one by its name."""
    t, known = page.language.t, {name: group for group, name in figures.names(groups).items()}
    chosen = st.selectbox(
        t("Customer group"), [*known, _ANOTHER], index=None, placeholder=t("Customer group"), label_visibility="collapsed",
        format_func=lambda name: name or t("Another group …"), key=f"{_KEY}.group", width=360,
    )  # fmt: skip
    if chosen == _ANOTHER:
        chosen = st.text_input(
            t("Name of the group"), max_chars=LONGEST_GROUP, placeholder=t("e.g. dealers"), key=f"{_KEY}.name", width=360
        )
    name = (chosen or "").strip()
    return known.get(name, ("", name)) if name else None


def _table(page: Page, found: Sequence[Touchpoint], group: Group, told: dict[int, Encounter]) -> None:
    t, columns = page.language.t, st.column_config
    answered = encounters.answered(page.store, *group)
    rows = pd.DataFrame([_row(each, told.get(each.id), answered.get(each.id, 0)) for each in found])

    def often(code: object) -> str:
        return page.language.word(str(code))

    shown = {
        "touchpoint": columns.TextColumn(t("Touchpoint"), width=210, pinned=True),
        "occasion": columns.TextColumn(t("Occasion"), width="medium", max_chars=LONGEST_TEXT, help=t("What brings this group here?")),
        "frequency": columns.SelectboxColumn(t("How often"), width=150, options=[str(code) for code in Frequency], format_func=often),
        "contact_role": columns.TextColumn(
            t("Contact person"),
            width="medium",
            max_chars=LONGEST_TEXT,
            help=t("Whom does this group meet here? E.g. adviser, workshop, nobody"),
        ),
    }
    if answered:
        shown["n"] = columns.NumberColumn(t("Answers"), width="small", format="localized", help=t("How many of this group have rated it"))

    def save(row: grid.Row, new: grid.Row) -> int:
        return _save(page, group, row | new)

    grid.edit(page, rows, save, key=f"{_KEY}.table.{group!a}", columns=shown, locked=["touchpoint", "n"])


def _row(each: Touchpoint, told: Encounter | None, n: int) -> grid.Row:
    return {
        "touchpoint_id": each.id,
        "version": told.version if told else 0,
        "touchpoint": each.name,
        "occasion": told.occasion if told else "",
        "frequency": str(told.frequency) if told and told.frequency else None,
        "contact_role": told.contact_role if told else "",
        "n": n,
    }


def _save(page: Page, group: Group, wanted: grid.Row) -> int:
    attribute, value = group
    frequency = _text(wanted["frequency"])
    encounter = Encounter(
        touchpoint_id=wanted["touchpoint_id"], version=wanted["version"], attribute=attribute, value=value,
        occasion=_text(wanted["occasion"]), contact_role=_text(wanted["contact_role"]),
        frequency=Frequency(frequency) if frequency else None,
    )  # fmt: skip
    with page.store.change() as change:
        version = encounters.put(change, encounter)
    said = page.language.t("“{group}” at “{touchpoint}” saved.", group=value, touchpoint=wanted["touchpoint"])
    messages.done(page, said, change.id)
    return version


def _text(cell: object) -> str:
    """What stands in a cell; an empty one is None, or not a number in a column of texts."""
    return cell if isinstance(cell, str) else ""
