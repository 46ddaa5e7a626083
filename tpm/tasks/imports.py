"""Bringing a survey file into a workspace."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from textwrap import shorten

import pyarrow as pa

from tpm.ingest import answers, forms, kanopairs
from tpm.ingest.answers import Prepared
from tpm.ingest.inspection import Inspection
from tpm.ingest.process import Watch
from tpm.model.errors import Refused
from tpm.model.mapping import ColumnMapping
from tpm.model.problem import Problem
from tpm.model.survey import ABOUT_TOUCHPOINT, KANO, SCALED, Audience, OriginKind, Role
from tpm.store import backups, imports, origins, surveys, touchpoints, withdrawals
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.imports import Receipt
from tpm.store.surveys import Asked
from tpm.tasks import corrections, mappings, overlaps, secrets
from tpm.tasks.overlaps import Repeated

Progress = Callable[[str, float], None]
KEPT_AS_QUESTION = SCALED | {Role.RECOMMENDED, Role.COMMENT}
AT_TOUCHPOINT = ABOUT_TOUCHPOINT | {Role.COMMENT}
# The two halves of a pair share their touchpoint.
TOLD_APART = ABOUT_TOUCHPOINT - KANO
LONGEST_NAME = 80
ROOM = 4  # so many times what is written is wanted as free space: in the file, in its log, and some to spare


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a person has confirmed: which survey the file belongs to, and what each column means.

    `day` dates the answers of a file without a date column. Where `origins_decided`, what the origins count as holds
    from now on in the whole workspace; otherwise origins that are known there stay as they are. `replaces` is an import
    that goes out in exchange, `repeated` says what is done with answers that are there already (None: as proposed).
    """

    survey: str
    audience: Audience
    columns: Sequence[ColumnMapping]
    day: date | None = None
    origins_decided: bool = False
    replaces: int | None = None
    repeated: Repeated | None = None


def guess_plan(inspection: Inspection, name: str) -> Plan:
    """The plan as the file suggests it."""
    columns = _told_apart([column.guess for column in inspection.columns])
    roles = {column.role for column in columns}
    usual = Audience.NEW_CUSTOMERS if Role.ORIGIN in roles and not roles & SCALED else Audience.CUSTOMER
    return Plan(survey=name, audience=forms.audience(column.header for column in columns) or usual, columns=columns)


def save(store: Store, inspection: Inspection, plan: Plan, *, by: str = "", watch: Watch | None = None) -> Receipt:
    """Save the answers of a file in one change, after a backup. Raises Refused for one that is already in or brings nothing.

    `watch` is told the stage (prepare, backup, write, done) and can cancel until everything is saved; nothing stays then.
    """
    watch = watch or Watch()
    imports.refuse_same_file(store, inspection.file_hash, inspection.sheet, plan.replaces)
    watch.step("prepare", 0.1)
    prepared = prepare(inspection, plan, secrets.made(store, inspection, plan.columns), touchpoints.ids(store))
    plan = replace(plan, columns=mappings.first_of_each(plan.columns))
    watch.step("backup", 0.3)
    backups.make(store, room=ROOM * _bytes(prepared))
    watch.step("write", 0.4)
    with store.change(by) as change:
        survey = surveys.find_or_add(change, plan.survey, plan.audience)
        overlap = overlaps.find(change, survey, prepared.respondents, plan.replaces, cells=prepared.cells, columns=plan.columns)
        prepared = overlaps.settle(prepared, overlap, plan.repeated, inspection.sheet)
        corrected = corrections.find(change, inspection, prepared, plan.replaces)
        prepared = corrections.told(prepared, corrected, inspection.sheet)
        if plan.replaces is not None:
            withdrawals.set_aside(change, plan.replaces)
        batch = _batch(change, inspection, plan, prepared, survey)
        left_out = len(overlap.left_out(plan.repeated))
        receipt = replace(imports.write(change, batch, by), left_out=left_out)
        corrections.carry_over(change, receipt.import_id, corrected)
        if not (receipt.answers or receipt.referrals or batch.comments.num_rows):
            raise Refused("nothing_new" if left_out else "nothing_to_import")
        if plan.origins_decided:
            origins.decide(change, batch.origins, batch.origin_groups)
        watch.step("write", 0.9)
    watch.progress("done", 1.0)
    return receipt


def prepare(inspection: Inspection, plan: Plan, secret: bytes, known: Mapping[str, int] | None = None) -> Prepared:
    """The answers of a file; of columns whose role only one can have the first counts, the others are told. `known`: `touchpoints.ids`."""
    columns, out = mappings.first_of_each(plan.columns), mappings.further(plan.columns)
    prepared = answers.prepare(inspection, columns, default_date=plan.day, secret=secret)
    problems = [Problem(code="column_role_twice", sheet=inspection.sheet, column=column.header) for column in out]
    problems += [Problem(code="kano_half", sheet=inspection.sheet, column=column.header) for column in kanopairs.lonely(columns, known)]
    lone = mappings.unmatched(columns)
    problems += [Problem(code="expectation_alone", sheet=inspection.sheet, column=column.header) for column in lone]
    return replace(prepared, problems=(*prepared.problems, *problems))


def _bytes(prepared: Prepared) -> int:
    return sum(table.nbytes for table in vars(prepared).values() if isinstance(table, pa.Table))


def _batch(change: Change, inspection: Inspection, plan: Plan, prepared: Prepared, survey: surveys.Survey) -> imports.Batch:
    """What is written, with the questions that it belongs to."""
    return imports.Batch(
        survey_id=survey.id,
        file_name=inspection.file_name,
        file_hash=inspection.file_hash,
        sheet=inspection.sheet,
        mapping=json.dumps([column.discreet().to_dict() for column in plan.columns], ensure_ascii=False),
        questions=_questions(change, survey, plan.columns, prepared.long_cells),
        origins=_origins(plan.columns),
        origin_groups=_origin_groups(plan.columns),
        respondents=prepared.respondents,
        cells=prepared.cells,
        long_cells=prepared.long_cells,
        comments=prepared.comments,
        segments=prepared.segments,
        referrals=prepared.referrals,
        problems=prepared.problems,
        replaces=plan.replaces,
    )


def _told_apart(columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """Different questions get different touchpoints: a short name that fits several of them gives way to their headers."""
    named = Counter((column.role, column.touchpoint) for column in columns if column.role in TOLD_APART)
    return [
        replace(column, touchpoint=shorten(column.header, LONGEST_NAME, placeholder=" …"))
        if column.role in TOLD_APART and named[column.role, column.touchpoint] > 1
        else column
        for column in columns
    ]


def undo(store: Store, import_id: int, by: str = "") -> None:
    """Take an import out again."""
    with store.change(by) as change:
        withdrawals.undo(change, import_id)


def _questions(
    change: Change, survey: surveys.Survey, columns: Sequence[ColumnMapping], long_cells: pa.Table
) -> dict[tuple[str, str], int]:
    """The question of every column that keeps answers or comments; touchpoints that don't exist yet are added.

    In a file with a row per answer each text in the column of touchpoints is a question of its own, as is each of
    several columns with the same header. Columns that continue an earlier question come first to its name.
    """
    topics = _asked(long_cells)
    named: dict[tuple[str, str], tuple[str, str, ColumnMapping]] = {}
    taken: set[str] = set()
    for column in sorted(columns, key=lambda one: not one.continues):
        if column.role not in KEPT_AS_QUESTION:
            continue
        for question in topics.get(column.key, [""]):
            header = _own(f"{column.question}: {question}" if question else column.question, taken)
            taken.add(header)
            at = (question or column.touchpoint).strip() if column.role in AT_TOUCHPOINT else ""
            named[column.key, question] = (header, at, column)
    places = touchpoints.find_or_add(change, [at for _, at, _ in named.values() if at])
    asked = [
        Asked(header=header, role=column.role, touchpoint_id=places.get(at.casefold()), scale=column.scale_of(topic))
        for (_, topic), (header, at, column) in named.items()
    ]
    return dict(zip(named, surveys.put_questions(change, survey, asked), strict=True))


def _own(header: str, taken: Collection[str]) -> str:
    """The header, with a number where a column before has it."""
    numbered = (f"{header} ({n})" for n in count(2))
    return header if header not in taken else next(one for one in numbered if one not in taken)


def _asked(long_cells: pa.Table) -> dict[str, list[str]]:
    pairs = long_cells.group_by(["column", "question"]).aggregate([]).to_pylist()
    asked: dict[str, list[str]] = {}
    for pair in pairs:
        asked.setdefault(pair["column"], []).append(pair["question"])
    return asked


def _origins(columns: Sequence[ColumnMapping]) -> Mapping[str, OriginKind]:
    return {text: kind for column in columns if column.role is Role.ORIGIN for text, kind in column.origins.items()}


def _origin_groups(columns: Sequence[ColumnMapping]) -> Mapping[str, str]:
    return {text: name for column in columns if column.role is Role.ORIGIN for text, name in column.origin_groups.items()}
