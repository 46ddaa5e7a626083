"""Origins in free text: grouped, confirmed, and remembered for the next wave."""

from dataclasses import replace
from pathlib import Path

import pytest

from tpm.figures import referrals as figures
from tpm.ingest.inspection import Inspection, inspect
from tpm.model.mapping import ColumnMapping
from tpm.model.period import Filter
from tpm.model.survey import OriginKind, Role
from tpm.store import origins as stored
from tpm.store import referrals
from tpm.store.database import Store
from tpm.tasks import imports, origins, previews, profiles
from tpm.tasks.imports import Plan

ASKED = "Wie sind Sie auf uns aufmerksam geworden?"
FIRST = {"Google": 5, "google": 2, "Google Suche": 1, "Empfehlung": 4, "Empfelung": 1, "Messe Köln": 2, "Kneipe": 2}


def read(folder: Path, counts: dict[str, int], *, header: str = ASKED, name: str = "neue.csv") -> Inspection:
    rows = [f"{1 + n % 28:02}.03.2026,{text}" for n, text in enumerate(text for text, times in counts.items() for _ in range(times))]
    path = folder / name
    path.write_text("\n".join([f"Datum,{header}", *rows]), "utf-8")
    return inspect(path)


def origin_of(plan: Plan) -> ColumnMapping:
    return next(column for column in plan.columns if column.role is Role.ORIGIN)


def decided(plan: Plan, mapping: ColumnMapping) -> Plan:
    columns = [mapping if column.position == mapping.position else column for column in plan.columns]
    return replace(plan, columns=columns, origins_decided=True)


def names(store: Store) -> dict[str, int]:
    found = referrals.origins(store, Filter())
    return dict(zip(found["origin"], found["n"].tolist(), strict=True))


@pytest.fixture
def first(store: Store, tmp_path: Path) -> Plan:
    """The first wave, in which Google is called a search engine and the pub counts as a recommendation."""
    found = read(tmp_path, FIRST)
    plan = profiles.propose(store, found, "Neue")[0]
    mapping = origins.count_as(origins.rename(origin_of(plan), "Google", "Suchmaschine"), "Kneipe", OriginKind.RECOMMENDATION)
    imports.save(store, found, decided(plan, mapping))
    return plan


def test_spellings_are_proposed_as_one_origin(store: Store, tmp_path: Path):
    found = read(tmp_path, FIRST)
    groups = origins.groups(origin_of(profiles.propose(store, found, "Neue")[0]), found.columns[1].tally)
    assert [(group.name, group.kind, dict(group.spellings)) for group in groups] == [
        ("Google", OriginKind.OTHER, {"Google": 5, "google": 2, "Google Suche": 1}),
        ("Empfehlung", OriginKind.RECOMMENDATION, {"Empfehlung": 4, "Empfelung": 1}),
        ("Kneipe", OriginKind.OTHER, {"Kneipe": 2}),
        ("Messe Köln", OriginKind.OTHER, {"Messe Köln": 2}),
    ]


@pytest.mark.usefixtures("first")
def test_the_figures_count_by_origin_and_the_texts_stay_as_given(store: Store):
    assert names(store) == {"Suchmaschine": 8, "Empfehlung": 5, "Kneipe": 2, "Messe Köln": 2}
    assert {row.origin for row in referrals.latest(store)} == set(FIRST)
    total = figures.total(store, Filter()).iloc[0]
    assert (total["e"], total["n"], total["unknown"]) == (7, 17, 0)


@pytest.mark.usefixtures("first")
def test_the_next_wave_finds_the_decisions_and_shows_what_is_new(store: Store, tmp_path: Path):
    later = read(tmp_path, {"google": 3, "Gogle": 1, "www.google.de": 1, "Kneipe": 2, "Plakat": 1}, name="zwei.csv")
    plan = profiles.propose(store, later, "Zwei")[0]
    mapping = origin_of(plan)
    assert {text: mapping.origin_groups[text] for text in later.columns[1].tally} == {
        "google": "Suchmaschine",
        "Gogle": "Suchmaschine",
        "www.google.de": "Suchmaschine",
        "Kneipe": "Kneipe",
        "Plakat": "Plakat",
    }
    assert mapping.origins["Kneipe"] is OriginKind.RECOMMENDATION
    new = origins.new_spellings(store, mapping)
    assert (set(new["Suchmaschine"]), new["Kneipe"], "Plakat" in new) == ({"Gogle", "www.google.de"}, (), False)
    seen = previews.preview(store, later, plan)
    imports.save(store, later, plan)
    assert names(store)["Suchmaschine"] == 13
    assert figures.total(store, Filter()).iloc[0]["e"] == 7 + seen.recommended == 9


@pytest.mark.usefixtures("first")
def test_a_correction_made_after_the_import_holds_in_the_next_wave(store: Store, tmp_path: Path):
    with store.change() as change:
        kneipe = next(origin for origin in stored.every(change) if origin.name == "Kneipe")
        stored.count_as(change, kneipe, OriginKind.OTHER)
    later = read(tmp_path, {"Kneipe": 3, "Empfehlung": 2}, name="zwei.csv")
    plan = profiles.propose(store, later, "Zwei")[0]
    assert origin_of(plan).origins["Kneipe"] is OriginKind.OTHER
    imports.save(store, later, replace(plan, origins_decided=True))
    assert stored.kinds(store)["Kneipe"] is OriginKind.OTHER


def test_a_column_that_became_an_origin_by_hand_is_one_in_the_next_wave_with_its_new_answers(store: Store, tmp_path: Path):
    found = read(tmp_path, {"Kneipe": 3, "Plakat": 2}, header="Notiz des Verkaufs")
    plan = profiles.propose(store, found, "Neue")[0]
    column = found.columns[1]
    mapping = origins.settled(store, column, replace(column.guess, role=Role.ORIGIN))
    imports.save(store, found, decided(plan, mapping))
    later = read(tmp_path, {"Kneipe": 1, "kneipe": 1, "Radio": 2}, header="Notiz des Verkaufs", name="zwei.csv")
    proposed = origin_of(profiles.propose(store, later, "Zwei")[0])
    assert proposed.origins == {"Kneipe": OriginKind.OTHER, "kneipe": OriginKind.OTHER, "Radio": OriginKind.OTHER}
    assert proposed.origin_groups["kneipe"] == "Kneipe"


def test_more_than_a_thousand_different_texts_are_origins_too(store: Store, tmp_path: Path):
    many = {f"Stammtisch {n}": 1 for n in range(1500)} | {"Empfehlung": 20, "empfehlung": 5}
    found = read(tmp_path, many)
    plan = profiles.propose(store, found, "Neue")[0]
    assert not found.columns[1].counts
    assert len(origin_of(plan).origins) == 1502
    imports.save(store, found, decided(plan, origin_of(plan)))
    total = figures.total(store, Filter()).iloc[0]
    assert (total["e"], total["n"], total["unknown"]) == (25, 1525, 0)


def test_groups_are_renamed_joined_and_parted():
    kinds = {"Google": OriginKind.OTHER, "google": OriginKind.OTHER, "Freund": OriginKind.RECOMMENDATION}
    mapping = ColumnMapping(position=1, header="Woher?", role=Role.ORIGIN, origins=kinds, origin_groups={"google": "Google"})
    joined = origins.rename(mapping, "Google", "freund ")
    assert {joined.origin_groups[text] for text in ("Google", "google")} == {"Freund"}
    assert set(joined.origins.values()) == {OriginKind.RECOMMENDATION}
    parted = origins.take_out(joined, ["google"])
    assert [group.name for group in origins.groups(parted, {"Google": 2, "google": 1, "Freund": 1})] == ["Freund", "google"]
    without = origins.take_out(mapping, ["Google"])
    assert [group.name for group in origins.groups(without, {"Google": 2, "google": 1, "Freund": 1})] == ["Google", "Freund", "google"]
    assert origins.rename(mapping, "Google", " ").origin_groups == {"google": "Google", "Google": "Google"}


def test_groups_survive_being_kept():
    kinds = {"Google": OriginKind.OTHER, "google": OriginKind.OTHER}
    mapping = ColumnMapping(position=1, header="Woher?", role=Role.ORIGIN, origins=kinds, origin_groups={"google": "Google"})
    assert ColumnMapping.from_dict(mapping.to_dict()) == mapping
