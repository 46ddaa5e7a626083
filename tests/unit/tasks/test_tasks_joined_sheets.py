"""A sheet that came in joined to another one is known when it comes alone."""

from pathlib import Path

import openpyxl
import pytest

from tpm.ingest.inspection import inspect
from tpm.model.errors import Refused
from tpm.store import imports as stored
from tpm.store.database import Store
from tpm.tasks import imports


def test_a_sheet_that_was_joined_is_recognised_alone_until_that_import_is_out(store: Store, tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.title = "Teil1"
    second = book.create_sheet("Teil2")
    book.active.append(["lfdn", "Wie zufrieden sind Sie mit der Hotline?", "Wie zufrieden sind Sie mit dem Laden?", "Datum"])
    second.append(["lfdn", "Wie zufrieden sind Sie mit der Rechnung?"])
    for n in range(30):
        book.active.append([f"K{n}", 1 + n % 5, 5 - n % 5, f"{1 + n % 28:02}.03.2026"])
        second.append([f"K{n}", 1 + n % 4])
    book.save(tmp_path / "a.xlsx")
    whole = inspect(tmp_path / "a.xlsx")
    assert [part.sheet for part in whole.parts] == ["Teil2"]
    first = imports.save(store, whole, imports.guess_plan(whole, "Kunden"))
    alone = inspect(tmp_path / "a.xlsx", sheet="Teil2")
    known = stored.same_file(store, alone.file_hash, "Teil2")
    assert known is not None
    assert (known.import_id, known.joined) == (first.import_id, "Teil1")
    with pytest.raises(Refused, match="same_sheet_joined"):
        imports.save(store, alone, imports.guess_plan(alone, "Kunden"))
    imports.undo(store, first.import_id)
    assert imports.save(store, alone, imports.guess_plan(alone, "Kunden")).answers == 30
