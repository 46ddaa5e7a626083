"""Corrections by hand that an import would lose where it is read anew: kept at the same row, or told."""

from collections import Counter
from dataclasses import dataclass, replace

from tpm.ingest.answers import Prepared
from tpm.ingest.inspection import Inspection
from tpm.model.problem import Problem
from tpm.store import corrections
from tpm.store.change import Change
from tpm.store.corrections import Correction
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Corrections:
    """What was corrected by hand: `placed` with the row where it goes on, `lost` where no such row comes along."""

    placed: tuple[tuple[int, Correction], ...] = ()
    lost: tuple[Correction, ...] = ()


def find(store: Store | Change, inspection: Inspection, prepared: Prepared, replaces: int | None) -> Corrections:
    """The corrections of the import that goes out, held against the new customers that come in for it.

    A row is the same where it is the same row of the same sheet, in another file where it bears a number that nobody
    else has in either. To be called while the earlier import still stands.
    """
    made = corrections.of_import(store, replaces) if replaces is not None else []
    if replaces is None or not made:
        return Corrections()
    rows = _rows(store, inspection, prepared, replaces, made)
    there = set(prepared.referrals.column("row").to_pylist())
    placed = tuple((rows[one.row], one) for one in made if rows.get(one.row) in there)
    kept = {one.row for _, one in placed}
    return Corrections(placed=placed, lost=tuple(one for one in made if one.row not in kept and not one.taken_out))


def told(prepared: Prepared, found: Corrections, sheet: str) -> Prepared:
    """The answers with a problem for each correction that is lost."""
    problems = [Problem(code="correction_lost", sheet=sheet, row=one.row, values={"text": one.said}) for one in found.lost]
    return replace(prepared, problems=(*prepared.problems, *problems)) if problems else prepared


def carry_over(change: Change, import_id: int, found: Corrections) -> None:
    """Correct the new customers of the import that has come in."""
    corrections.carry_over(change, import_id, found.placed)


def _rows(store: Store | Change, inspection: Inspection, prepared: Prepared, replaces: int, made: list[Correction]) -> dict[int, int]:
    """Row of the earlier import → row of this one."""
    if corrections.is_of_sheet(store, replaces, inspection.file_hash, inspection.sheet):
        return {one.row: one.row for one in made}
    numbers, rows = (prepared.respondents.column(name).to_pylist() for name in ("source_key", "row"))
    times = Counter(number for number in numbers if number is not None)
    now = {number: row for number, row in zip(numbers, rows, strict=True) if number is not None and times[number] == 1}
    asked = {one.source_key: one.row for one in made if one.source_key is not None and one.source_key in now}
    return {asked[number]: now[number] for number in corrections.unique_numbers(store, replaces, asked.keys())}
