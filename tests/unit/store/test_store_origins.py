"""An origin is told in many spellings, counts as one thing, and every change of it can be undone."""

from datetime import date
from pathlib import Path

import pytest

from tpm.model.errors import Conflict
from tpm.model.period import Filter
from tpm.model.referral import Referral
from tpm.model.survey import OriginKind
from tpm.store import audit, origins, referrals, schema
from tpm.store.database import Store, connect

GOOGLE = {"Google": "Google", "google": "Google", "Google Suche": "Google"}


@pytest.fixture
def known(store: Store) -> Store:
    """Four new customers by three spellings of one origin, two by a friend, one whose origin nobody has decided about."""
    with store.change() as change:
        origins.remember(change, dict.fromkeys(GOOGLE, OriginKind.OTHER) | {"Freund": OriginKind.RECOMMENDATION}, GOOGLE)
        for text, n in (("Google", 2), ("google", 1), ("Google Suche", 1), ("Freund", 2), ("Kneipe", 1)):
            for _ in range(n):
                referrals.save(change, Referral(date=date(2026, 3, 1), origin=text))
    return store


def named(store: Store, name: str) -> origins.Origin:
    return next(origin for origin in origins.every(store) if origin.name == name)


def shown(store: Store) -> dict[str, tuple[str, int, list[str]]]:
    found = referrals.origins(store, Filter())
    return {row["origin"]: (row["kind"], row["n"], list(row["spellings"])) for row in found.to_dict("records")}


def test_the_referral_page_counts_by_origin_and_the_text_stays_as_given(known: Store):
    assert shown(known) == {
        "Google": ("other", 4, ["Google", "Google Suche", "google"]),
        "Freund": ("recommendation", 2, ["Freund"]),
        "Kneipe": ("unknown", 1, ["Kneipe"]),
    }
    assert {row.origin for row in referrals.latest(known)} == {"Google", "google", "Google Suche", "Freund", "Kneipe"}


def test_what_an_origin_counts_as_holds_for_all_its_spellings_and_can_be_undone(known: Store):
    with known.change() as change:
        origins.count_as(change, named(known, "Google"), OriginKind.RECOMMENDATION)
    assert referrals.total(known, Filter())["e"][0] == 6
    with known.change() as back:
        audit.undo(back, change.id)
    assert referrals.total(known, Filter())["e"][0] == 2


def test_who_was_slower_is_told(known: Store):
    seen = named(known, "Google")
    with known.change() as change:
        origins.count_as(change, seen, OriginKind.UNKNOWN)
    with pytest.raises(Conflict), known.change() as change:
        origins.count_as(change, seen, OriginKind.RECOMMENDATION)
    assert named(known, "Google").kind is OriginKind.UNKNOWN


def test_a_spelling_taken_out_is_an_origin_of_its_own_and_undo_brings_it_back(known: Store):
    before = shown(known)
    with known.change() as change:
        origins.take_out(change, named(known, "Google"), ["Google Suche"])
    assert shown(known)["Google Suche"] == ("other", 1, ["Google Suche"])
    assert shown(known)["Google"][1] == 3
    with known.change() as back:
        audit.undo(back, change.id)
    assert shown(known) == before


def test_two_origins_with_the_same_name_become_one_and_undo_parts_them(known: Store):
    before = shown(known)
    with known.change() as change:
        origins.rename(change, named(known, "Freund"), " google ")
    assert shown(known)["Google"] == ("other", 6, ["Freund", "Google", "Google Suche", "google"])
    with known.change() as back:
        audit.undo(back, change.id)
    assert shown(known) == before


def test_a_new_name_keeps_the_spellings(known: Store):
    with known.change() as change:
        origins.rename(change, named(known, "Google"), "Suchmaschine")
    assert shown(known)["Suchmaschine"][1] == 4
    with known.change() as change:
        origins.add_spelling(change, named(known, "Suchmaschine"), "Suchmaschine")
    assert named(known, "Suchmaschine").spellings == ("Google", "Google Suche", "Suchmaschine", "google")


def test_an_origin_whose_own_name_is_taken_out_goes_on_under_another_spelling(known: Store):
    with known.change() as change:
        origins.take_out(change, named(known, "Google"), ["Google"])
    assert [origin.name for origin in origins.every(known)] == ["Freund", "Google", "Google Suche"]
    with known.change() as change:
        origins.remember(change, {"Gogle": OriginKind.OTHER}, {"Gogle": "Google"})
        referrals.save(change, Referral(date=date(2026, 3, 1), origin="Gogle"))
    assert referrals.total(known, Filter())["n"][0] == 8
    assert named(known, "Google").spellings == ("Gogle", "Google")


def test_two_origins_of_one_name_count_nobody_twice(known: Store):
    with known.change() as change:
        change.insert("origin", name="Google", kind="other")
        origins.remember(change, {"Gogle": OriginKind.OTHER}, {"Gogle": "Google"})
        referrals.save(change, Referral(date=date(2026, 3, 1), origin="Gogle"))
    assert referrals.total(known, Filter())["n"][0] == 8


def test_new_texts_are_remembered_and_earlier_decisions_stay(known: Store):
    with known.change() as change:
        kinds = {"Google": OriginKind.RECOMMENDATION, "Gogle": OriginKind.RECOMMENDATION}
        origins.remember(change, kinds, {"Gogle": "Google"})
    assert named(known, "Google").spellings == ("Gogle", "Google", "Google Suche", "google")
    assert origins.kinds(known)["Gogle"] is OriginKind.OTHER


def test_what_a_person_has_decided_holds_for_all_and_leaves_no_empty_origin(known: Store):
    kinds = {"Google": OriginKind.OTHER, "google": OriginKind.OTHER, "Freund": OriginKind.OTHER, "Radio": OriginKind.OTHER}
    with known.change() as change:
        origins.decide(change, kinds, {"google": "Werbung", "Freund": "Werbung", "Radio": "Werbung"})
    found = {origin.name: (origin.kind, origin.spellings) for origin in origins.every(known)}
    assert found == {
        "Google": (OriginKind.OTHER, ("Google", "Google Suche")),
        "Werbung": (OriginKind.OTHER, ("Freund", "Radio", "google")),
    }


def test_origins_of_an_older_file_keep_what_they_count_as(tmp_path: Path):
    first = tmp_path / "steps"
    first.mkdir()
    for file in sorted(schema.STEPS.glob("0001*.sql")):
        (first / file.name).write_text(file.read_text("utf-8"), "utf-8")
    connection = connect(None)
    schema.migrate(connection, first)
    connection.execute("INSERT INTO origin (name, kind, changed_at) VALUES ('Freund', 'recommendation', now()), ('Google', 'other', now())")
    connection.execute("INSERT INTO referral (won_on, origin, changed_at) VALUES ('2026-01-01', 'Freund', now())")
    schema.migrate(connection)
    store = Store(connection)
    assert [(origin.name, origin.kind, origin.spellings) for origin in origins.every(store)] == [
        ("Freund", OriginKind.RECOMMENDATION, ("Freund",)),
        ("Google", OriginKind.OTHER, ("Google",)),
    ]
    assert referrals.total(store, Filter())["e"][0] == 1
    store.close()
