"""The next wave and the same file once more: what is new is asked, what would be lost is told before it is."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.survey import Role
from tpm.store import referrals, surveys
from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.importing import drafts

HOTLINE, REACHED = "Wie zufrieden sind Sie mit der Hotline?", "Wie zufrieden sind Sie mit der Erreichbarkeit unserer Hotline?"
INVOICE = "Wie zufrieden sind Sie mit der Rechnung?"
ORIGIN = "Wie sind Sie auf uns aufmerksam geworden?"

Visit = Callable[..., AppTest]


def opened() -> Store:
    return workspaces.folder().open(workspaces.folder().names()[0])


def settle(app: AppTest) -> AppTest:
    """Draw the page until the work beside it is done."""
    for _ in range(400):
        if not app.get("progress"):
            break
        time.sleep(0.1)
        app.run()
    assert not app.exception
    return app


def offer(app: AppTest, name: str, head: Sequence[object], *rows: Sequence[object]) -> AppTest:
    content = "\n".join(";".join(map(str, row)) for row in (head, *rows)).encode()
    app.file_uploader[0].set_value([(name, content, "text/csv")]).run()
    return settle(app)


def press(app: AppTest, key: str) -> AppTest:
    next(one for one in app.button if (one.key or "").endswith(key)).click().run()
    return settle(app)


def control(kind: Any, part: str) -> Any:
    return next(one for one in kind if part in (one.key or ""))


def words(app: AppTest) -> str:
    kinds = ("subheader", "markdown", "caption", "error", "warning", "info", "success")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind)).replace("\\", "")


def rated(visit: Visit, name: str, question: str, month: int, *, start: int = 0, n: int = 30, top: int = 5) -> AppTest:
    rows = [(start + k, 1 + k % 5, 1 + k % top, f"{1 + k % 28:02}.{month:02}.2026") for k in range(n)]
    return offer(visit("import"), name, ("Antwort ID", question, INVOICE, "Datum"), *rows)


def test_a_question_in_other_words_goes_on_only_where_the_reader_says_so(visit: Visit):
    press(rated(visit, "eins.csv", HOTLINE, 3), "import.save")
    app = rated(visit, "zwei.csv", REACHED, 6, start=100)
    same = control(app.segmented_control, ".near.")
    assert (HOTLINE in same.label.replace("\\", ""), REACHED in same.label.replace("\\", ""), same.value) == (True, True, False)
    same.set_value(True).run()
    press(app, "import.save")
    assert surveys.questions(opened())["header"].tolist() == [HOTLINE, INVOICE]


def test_a_new_answer_beyond_the_scale_is_asked_and_stays_out_unless_the_reader_says_otherwise(visit: Visit):
    press(rated(visit, "eins.csv", HOTLINE, 3), "import.save")
    app = rated(visit, "zwei.csv", HOTLINE, 6, start=100, top=6)
    assert "Diese Antworten sind neu" in words(app)
    six = control(app.selectbox, "new_answer")
    assert (six.label.startswith("„6“ (5-mal"), six.value) == (True, "out")
    six.set_value("silent").run()
    draft = app.session_state["import.open"]
    assert isinstance(draft, drafts.Draft)
    assert "6" in draft.columns[2].no_answer
    press(app, "import.save")
    assert surveys.questions(opened())["maximum"].tolist() == [5, 5]


def test_the_way_out_is_told_before_an_import_is_taken_out_on_which_another_one_relies(visit: Visit):
    press(rated(visit, "eins.csv", HOTLINE, 3), "import.save")
    assert "blieben beim Import" not in words(visit("import"))
    app = press(rated(visit, "zwei.csv", HOTLINE, 3, n=50), "import.save")
    assert "30 dieser Antworten blieben beim Import Nr. 2 draußen" in words(app)


@pytest.mark.parametrize(
    ("column", "told"), [("", "1 neuer Kunde wurde von Hand geändert"), ("origin", "1 Änderung von Hand geht verloren")]
)
def test_what_becomes_of_corrections_by_hand_is_told_before_saving(visit: Visit, column: str, told: str):
    rows = [(f"{1 + k:02}.03.2026", "Messe" if k % 2 else "Google", 1 + k % 5) for k in range(20)]
    head = ("Datum", ORIGIN, HOTLINE)
    press(offer(visit("import"), "neue.csv", head, *rows), "import.save")
    with opened().change() as change:
        referrals.save(change, replace(referrals.latest(change)[0], recommender="Meier"))
    app = press(offer(visit("import"), "neue.csv", head, *rows), ".replace")
    if column:
        draft = app.session_state["import.open"]
        ignored = [replace(one, role=Role.IGNORE, origins={}, origin_groups={}) if one.header == ORIGIN else one for one in draft.columns]
        app.session_state["import.open"] = replace(draft, columns=tuple(ignored))
        app.run()
    assert told in words(app)
    assert ("Meier" in words(app)) is bool(column)
