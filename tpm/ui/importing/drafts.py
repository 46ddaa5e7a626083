"""The import a reader has open: the file as read, and what was decided about it so far."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st

from tpm.ingest import headers
from tpm.ingest.column import Column
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Audience, Role
from tpm.store import surveys
from tpm.store.database import Store
from tpm.tasks import imports, profiles
from tpm.tasks.imports import Plan
from tpm.ui.frame import Page
from tpm.ui.importing.uploads import Upload

_OPEN = "import.open"
_NUMBER = "import.number"
_LONGEST = 80
_JOINTS = re.compile(r"[_-]+")
_EMPLOYEES = re.compile(r"mitarbeit|employee|staff|team", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An open import. `number` tells the files of a session apart, `round` counts changes made outside the table.

    `columns` are the mappings in the order of the file; at the positions `adopted` they come from an earlier import, at
    `touched` somebody has changed them here.
    """

    number: int
    workspace: str
    upload: Upload
    inspection: Inspection
    columns: tuple[ColumnMapping, ...]
    survey: str
    audience: Audience
    adopted: frozenset[int] = frozenset()
    touched: frozenset[int] = frozenset()
    day: date | None = None
    round: int = 0

    def key(self, name: str) -> str:
        """The key of a control that belongs to this file alone."""
        return f"import.{self.number}.{name}"

    @property
    def plan(self) -> Plan:
        """What is going to be saved."""
        day = None if self.has(Role.DATE) else self.day
        return Plan(survey=self.survey, audience=self.audience, columns=self.columns, day=day, origins_decided=True)

    def has(self, role: Role) -> bool:
        """Whether a column has this role."""
        return any(column.role is role for column in self.columns)

    def found(self, position: int) -> tuple[Column, ColumnMapping]:
        """What stands in a column, and what it means now."""
        at = next(n for n, column in enumerate(self.inspection.columns) if column.position == position)
        return self.inspection.columns[at], self.columns[at]

    def changed(self, mappings: Iterable[ColumnMapping], *, redraw: bool = True) -> "Draft":
        """With other mappings at their positions; `redraw` where the table of columns does not know of it yet."""
        new = {mapping.position: mapping for mapping in mappings}
        columns = tuple(new.get(column.position, column) for column in self.columns)
        return replace(self, columns=columns, touched=self.touched | new.keys(), round=self.round + redraw)


def current(page: Page) -> Draft | None:
    """The open import of this reader; in another workspace it begins anew with what is known there."""
    draft: Draft | None = st.session_state.get(_OPEN)
    if draft is not None and draft.workspace != page.workspace:
        return begin(page, draft.upload, draft.inspection)
    return draft


def opened() -> Draft:
    """The open import, in a callback of one of its controls."""
    return st.session_state[_OPEN]


def keep(draft: Draft) -> None:
    """Remember the state of the open import."""
    st.session_state[_OPEN] = draft


def change(mappings: Iterable[ColumnMapping], *, redraw: bool = True) -> None:
    """Give columns of the open import other meanings."""
    keep(opened().changed(mappings, redraw=redraw))


def close() -> None:
    """Forget the open import and let go of its file."""
    draft: Draft | None = st.session_state.pop(_OPEN, None)
    if draft is not None:
        draft.upload.discard()


def begin(page: Page, upload: Upload, inspection: Inspection) -> Draft:
    """Open an import with everything that can be proposed for it."""
    number = st.session_state[_NUMBER] = st.session_state.get(_NUMBER, 0) + 1
    name = _title(upload.name)
    plan = imports.guess_plan(inspection, name)
    known = profiles.with_known_touchpoints(page.store, profiles.with_known_origins(page.store, plan.columns))
    draft = Draft(
        number=number,
        workspace=page.workspace,
        upload=upload,
        inspection=inspection,
        columns=tuple(known),
        survey=name,
        audience=Audience.EMPLOYEE if plan.audience is Audience.CUSTOMER and _EMPLOYEES.search(name) else plan.audience,
    )
    before: Draft | None = st.session_state.get(_OPEN)
    likely = profiles.likely_survey(page.store, known)
    if before is not None and before.upload is upload:
        draft = replace(named(page.store, draft, before.survey), audience=before.audience)
    elif likely:
        draft = named(page.store, draft, likely.name)
    keep(draft)
    return draft


def named(store: Store, draft: Draft, name: str) -> Draft:
    """Belonging to another survey; what was decided about the columns of an earlier wave is taken over."""
    survey = next((one for one in surveys.every(store) if one.name.casefold() == name.strip().casefold()), None)
    if survey is None:
        return replace(draft, survey=name.strip()[:_LONGEST], adopted=frozenset())
    undecided = {c.position for c in draft.inspection.columns if any(doubt.code == "date_order" for doubt in c.confirm)}
    columns, adopted = profiles.adopt(draft.columns, profiles.latest(store, survey), undecided)
    kept = [now if now.position in draft.touched else column for now, column in zip(draft.columns, columns, strict=True)]
    return replace(
        draft,
        survey=survey.name,
        audience=survey.audience,
        columns=tuple(kept),
        adopted=adopted - draft.touched,
        round=draft.round + 1,
    )


def _title(file_name: str) -> str:
    """A name for the survey out of the name of the file."""
    stem = Path(file_name).stem
    words = headers.clean(stem.replace("_", " ") if " " in stem else _JOINTS.sub(" ", stem))[:_LONGEST].strip()
    return words[:1].upper() + words[1:] if words else "?"
