"""The next wave of a survey finds the touchpoint that took over from the one it names."""

from pathlib import Path

from tpm.figures import ratings
from tpm.ingest.inspection import Inspection, inspect
from tpm.model.period import Filter
from tpm.store import merging, touchpoints
from tpm.store.database import Store
from tpm.tasks import imports, previews, profiles

HEADER = "Wie zufrieden sind Sie mit der Hotline?;Wie zufrieden sind Sie mit dem Telefon?;Datum"


def read(folder: Path, month: int) -> Inspection:
    path = folder / f"{month}.csv"
    path.write_text("\n".join([HEADER, *(f"{1 + n % 5};{1 + n % 4};{1 + n % 28:02}.{month:02}.2026" for n in range(30))]), "utf-8")
    return inspect(path)


def test_a_merger_outlasts_the_next_wave(store: Store, tmp_path: Path) -> None:
    first = read(tmp_path, 3)
    imports.save(store, first, imports.guess_plan(first, "Kunden"))
    hotline, phone = touchpoints.every(store)
    with store.change() as change:
        merging.merge(change, phone, hotline)
    later = read(tmp_path, 6)
    plan, _ = profiles.propose(store, later, "Zwei")
    assert previews.preview(store, later, plan).new_touchpoints == ()
    imports.save(store, later, plan)
    assert [(t.id, t.name) for t in touchpoints.every(store)] == [(phone.id, phone.name)]
    assert ratings.ratings(store, Filter())["n"].tolist() == [120]
