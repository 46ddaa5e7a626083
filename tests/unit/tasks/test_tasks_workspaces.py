"""A workspace made in one language and opened in another."""

from pathlib import Path

import pytest

from tpm.i18n.language import get
from tpm.store import phases, touchpoints
from tpm.store.workspaces import Folder
from tpm.tasks import workspaces


@pytest.mark.parametrize(("made_in", "opened_in"), [("en", "de"), ("de", "en")])
def test_defaults_that_are_there_in_another_language_are_not_offered_again(tmp_path: Path, made_in: str, opened_in: str):
    folder = Folder(tmp_path, "test")
    store = workspaces.create(folder, "Firma", get(made_in))
    assert workspaces.missing_phases(store, get(opened_in)) == []
    workspaces.add_starter_list(store, get(made_in), names=["Rechnung", "Invoice"])
    left = {one.name for one, _ in workspaces.missing_starters(store, get(opened_in))}
    assert not left & {"Rechnung", "Invoice"}
    workspaces.add_starter_list(store, get(opened_in))
    assert workspaces.missing_starters(store, get(made_in)) == []
    names = {phase.id: phase.name for phase in phases.every(store)}
    hotline = next(one for one in touchpoints.every(store) if one.name == "Hotline")
    assert names[hotline.phase_id or 0] == get(made_in).t("After the purchase")
    folder.close_all()
