"""The origins of new customers in a file: which spellings are one, what each counts as, and what was decided before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tpm.ingest import origin_groups
from tpm.ingest import origins as kinds
from tpm.ingest.column import Column
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import OriginKind, Role
from tpm.store import origins
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Group:
    """One origin as it stands in a file: its spellings with their number, the most frequent first."""

    name: str
    kind: OriginKind
    spellings: Mapping[str, int]

    @property
    def n(self) -> int:
        """How often it occurs."""
        return sum(self.spellings.values())


def settle(
    store: Store, columns: Sequence[Column], mappings: Sequence[ColumnMapping], before: Mapping[int, ColumnMapping]
) -> tuple[ColumnMapping, ...]:
    """The mappings with every origin in its group; `before` gives what was decided earlier by the position of the column.

    What the workspace knows holds first, then what was decided before, then what the words say.
    """
    return tuple(settled(store, column, mapping, before.get(mapping.position)) for column, mapping in zip(columns, mappings, strict=True))


def settled(store: Store, column: Column, mapping: ColumnMapping, before: ColumnMapping | None = None) -> ColumnMapping:
    """One mapping so completed; other roles stay as they are."""
    if mapping.role is not Role.ORIGIN:
        return mapping
    known, counted = _decided(store, before)
    groups = origin_groups.propose(column.tally, known)
    said = origin_groups.sort(column.tally, groups)[0]
    return replace(mapping, origin_groups=groups, origins={text: counted.get(groups[text], kind) for text, kind in said.items()})


def groups(mapping: ColumnMapping, counts: Mapping[str, int]) -> list[Group]:
    """The origins of a column, the most frequent first; `counts` says how often each text occurs."""
    spellings: dict[str, dict[str, int]] = {}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        spellings.setdefault(mapping.origin_groups.get(text, text), {})[text] = counts[text]
    found = [
        Group(name=name, kind=mapping.origins.get(next(iter(texts)), OriginKind.UNKNOWN), spellings=texts)
        for name, texts in spellings.items()
    ]
    return sorted(found, key=lambda group: (-group.n, group.name))


def count_as(mapping: ColumnMapping, group: str, kind: OriginKind) -> ColumnMapping:
    """All spellings of a group count as this."""
    return replace(mapping, origins=dict(mapping.origins) | dict.fromkeys(_spellings(mapping, group), kind))


def rename(mapping: ColumnMapping, group: str, name: str) -> ColumnMapping:
    """The group with another name; where another group has it, the two become one, which counts as that one did."""
    name = name.strip() or group
    names = {mapping.origin_groups.get(text, text) for text in mapping.origins} - {group}
    name = next((one for one in sorted(names) if one.casefold() == name.casefold()), name)
    moved = _spellings(mapping, group)
    kind = next((mapping.origins[text] for text in _spellings(mapping, name)), None)
    changed = replace(mapping, origin_groups=dict(mapping.origin_groups) | dict.fromkeys(moved, name))
    return count_as(changed, name, kind) if kind else changed


def take_out(mapping: ColumnMapping, texts: Collection[str]) -> ColumnMapping:
    """Each of the texts as an origin of its own, which counts as before.

    Where the name of a group is among them, what stays of it is called by another of its spellings.
    """
    groups = dict(mapping.origin_groups)
    for name in texts:
        rest = [text for text in _spellings(mapping, name) if text not in texts]
        groups |= dict.fromkeys(rest, next(iter(rest), name))
    return replace(mapping, origin_groups=groups | {text: text for text in texts})


def doubtful(found: Sequence[Group], known: Collection[str]) -> list[str]:
    """The names of the groups whose words say nothing of where somebody came from, and that are not `known`."""
    return [group.name for group in found if group.name not in known and not any(kinds.kind(text)[1] for text in group.spellings)]


def new_spellings(store: Store, mapping: ColumnMapping) -> dict[str, tuple[str, ...]]:
    """Group → texts that the workspace did not know yet, for the groups that it knows."""
    known = origins.every(store)
    texts = {text for origin in known for text in origin.spellings}
    found: dict[str, list[str]] = {origin.name: [] for origin in known}
    for text in mapping.origins:
        if text not in texts and mapping.origin_groups.get(text, text) in found:
            found[mapping.origin_groups.get(text, text)].append(text)
    return {name: tuple(new) for name, new in found.items()}


def _spellings(mapping: ColumnMapping, group: str) -> list[str]:
    return [text for text in mapping.origins if mapping.origin_groups.get(text, text) == group]


def _decided(store: Store, before: ColumnMapping | None) -> tuple[dict[str, str], dict[str, OriginKind]]:
    """Text → group and group → kind, as decided earlier."""
    known: dict[str, str] = {}
    counted: dict[str, OriginKind] = {}
    if before is not None:
        known = {text: before.origin_groups.get(text, text) for text in before.origins}
        counted = {name: before.origins[text] for text, name in known.items()}
    every = origins.every(store)
    known |= {text: origin.name for origin in every for text in origin.spellings}
    return known | {o.name: o.name for o in every if o.name not in known}, counted | {o.name: o.kind for o in every}
