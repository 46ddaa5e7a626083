"""Overall satisfaction among the figures for machines."""

from pathlib import Path

from firms import make_muster

from tpm.cli.figures import collect
from tpm.model.period import Filter, Period
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys
from tpm.store.workspaces import Folder


def test_overall_satisfaction_is_told_with_its_distribution_and_is_none_without_answers(tmp_path: Path):
    store = make_muster(Folder(tmp_path, "tests"))
    assert collect(store, Filter(), Period.QUARTER)["overall"] is None
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        question = surveys.put_question(change, survey, "Insgesamt?", Role.OVERALL, scale=Scale(minimum=1, maximum=5))
        change.rows("INSERT INTO answer SELECT id, ?, 1 + id % 5 FROM respondent", [question])
    told = collect(store, Filter(), Period.QUARTER)["overall"]
    assert isinstance(told, dict)
    assert (told["n"], told["score"], told["mean"]) == (60, 50, 3)
    assert [(one["value"], one["n"]) for one in told["distribution"]] == [(value, 12) for value in range(1, 6)]
