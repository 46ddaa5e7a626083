"""The import a reader has open: the file as read, and what was decided about it so far."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import streamlit as st

from tpm.ingest import headers, titles
from tpm.ingest.column import Column
from tpm.ingest.inspection import Inspection
from tpm.model.mapping import ColumnMapping, Profile
from tpm.model.survey import Audience, Role
from tpm.store import surveys
from tpm.store.database import Store
from tpm.tasks import imports, origins, profiles
from tpm.tasks.imports import Plan
from tpm.tasks.overlaps import Repeated
from tpm.tasks.profiles import Match
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

    `columns` are the mappings in the order of the file, `guessed` those the file suggests; at the positions `adopted`
    they come from an earlier import or a `profile` from elsewhere, at `touched` somebody has changed them here, at `apart`
    somebody has told them from an earlier question with a similar header, at `same` somebody has taken them for an earlier
    question that is only near. Where `together`, the other waves of the
    workbook are imported after this one, those without dates at `days` (by the name of the sheet).
    """

    number: int
    workspace: str
    upload: Upload
    inspection: Inspection
    columns: tuple[ColumnMapping, ...]
    survey: str
    audience: Audience
    guessed: tuple[ColumnMapping, ...] = ()
    match: Match | None = None
    profile: Profile | None = None
    touched: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    same: frozenset[int] = frozenset()
    day: date | None = None
    replaces: int | None = None
    repeated: Repeated | None = None
    together: bool = True
    days: Mapping[str, date | None] = field(default_factory=dict[str, date | None])
    round: int = 0

    def key(self, name: str) -> str:
        """The key of a control that belongs to this file alone."""
        return f"import.{self.number}.{name}"

    @property
    def adopted(self) -> frozenset[int]:
        """The positions of the columns that are decided as before."""
        return self.match.adopted - self.touched if self.match else frozenset()

    @property
    def plan(self) -> Plan:
        """What is going to be saved."""
        return Plan(
            survey=self.survey,
            audience=self.audience,
            columns=self.columns,
            day=None if self.has(Role.DATE) else self.day,
            origins_decided=True,
            replaces=self.replaces,
            repeated=self.repeated,
        )

    @property
    def name(self) -> str:
        """The file, and the sheet where it shows several."""
        several = len(self.inspection.sheet_names) > 1
        return f"{self.upload.name} · {self.inspection.sheet}" if several else self.upload.name

    @property
    def further(self) -> tuple[str, ...]:
        """The sheets that are imported after this one."""
        return tuple(sheet for sheet in self.inspection.waves if sheet != self.inspection.sheet) if self.together else ()

    @property
    def said_day(self) -> date | None:
        """The day that the name of the sheet or the file speaks of."""
        return titles.day(self.inspection.sheet) or titles.day(Path(self.upload.name).stem)

    def day_of(self, sheet: str) -> date | None:
        """The day of another wave that names none: as given here, else as the name of the sheet says."""
        return None if self.has(Role.DATE) else self.days.get(sheet, titles.day(sheet))

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


def close(*, keep_file: bool = False) -> None:
    """Forget the open import and let go of its file, unless it is to be kept."""
    draft: Draft | None = st.session_state.pop(_OPEN, None)
    if draft is not None and not keep_file:
        draft.upload.discard()


def begin(page: Page, upload: Upload, inspection: Inspection, day: date | None = None) -> Draft:
    """Open an import with everything that can be proposed for it; `day` where somebody has said when its answers were given."""
    number = st.session_state[_NUMBER] = st.session_state.get(_NUMBER, 0) + 1
    name = _title(upload.name)
    plan = imports.guess_plan(inspection, name)
    known = profiles.with_known_touchpoints(page.store, origins.settle(page.store, inspection.columns, plan.columns, {}))
    draft = Draft(
        number=number,
        workspace=page.workspace,
        upload=upload,
        inspection=inspection,
        columns=tuple(known),
        guessed=tuple(known),
        survey=name,
        audience=Audience.EMPLOYEE if plan.audience is Audience.CUSTOMER and _EMPLOYEES.search(name) else plan.audience,
    )
    draft = replace(draft, day=day or draft.said_day)
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
        return with_origins(store, decided(replace(draft, survey=name.strip()[:_LONGEST]), draft.profile))
    known = draft.profile or profiles.latest(store, survey)
    return with_origins(store, decided(replace(draft, survey=survey.name, audience=survey.audience), known))


def again(store: Store, draft: Draft) -> Draft:
    """Decided about anew, after its profile or its questions were changed."""
    return named(store, draft, draft.survey)


def decided(draft: Draft, profile: Profile | None) -> Draft:
    """With the columns as the profile says, where it knows them and nobody has changed them here."""
    match = profiles.adopt(draft.guessed, profile, profiles.undecided(draft.inspection), draft.apart, draft.same)
    match = profiles.with_new_points(match, draft.inspection.columns)
    kept = [now if now.position in draft.touched else column for now, column in zip(draft.columns, match.columns, strict=True)]
    return replace(draft, columns=tuple(kept), match=match if profile else None, round=draft.round + 1)


def with_origins(store: Store, draft: Draft) -> Draft:
    """With every origin in the group where this workspace knows it; what was changed here stays."""
    before = draft.match.before if draft.match else {}
    settled = origins.settle(store, draft.inspection.columns, draft.columns, before)
    kept = [now if now.position in draft.touched else column for now, column in zip(draft.columns, settled, strict=True)]
    return replace(draft, columns=tuple(kept))


def _title(file_name: str) -> str:
    """A name for the survey out of the name of the file."""
    stem = Path(file_name).stem
    words = headers.clean(stem.replace("_", " ") if " " in stem else _JOINTS.sub(" ", stem))[:_LONGEST].strip()
    return words[:1].upper() + words[1:] if words else "?"
