"""Several files and several sheets on the import page: decided once, saved one by one, nothing lost silently."""

import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from tpm.figures import ratings
from tpm.ingest.process import Watch
from tpm.model.period import Filter, Period
from tpm.store import imports, surveys, touchpoints
from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.importing import drafts
from tpm.ui.importing.jobs import Job
from tpm.ui.importing.queue import Item, Queue
from tpm.ui.importing.uploads import Upload

HEAD = "Nr,Wie zufrieden sind Sie mit der Hotline?,Wie zufrieden sind Sie mit der Rechnung?,Datum"
TABLE = "application/octet-stream"


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


def offer(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, TABLE) for name, content in files]).run()
    return settle(app)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    return settle(app)


def control(kind: Any, ending: str) -> Any:
    return next(one for one in kind if (one.key or "").endswith(ending))


def wave(month: int, n: int = 20, head: str = HEAD, strange: str = "") -> bytes:
    rows = [f"{month * 100 + k},{1 + k % 5},{strange or 1 + k % 5},{k % 28 + 1:02}.{month:02}.2026" for k in range(n)]
    return "\n".join([head, *rows]).encode()


def book(dated: bool = True, *names: str) -> bytes:
    content = Workbook()
    content.remove(content.active)
    for place, name in enumerate(names):
        sheet = content.create_sheet(name)
        sheet.append(HEAD.split(",") if dated else HEAD.split(",")[1:3])
        for k in range(20 + place):
            day = f"{k % 28 + 1:02}.{place + 1:02}.2026"
            sheet.append([100 * place + k, 1 + k % 5, 1 + (k + place) % 5, day] if dated else [1 + k % 5, 1 + (k + place) % 5])
    written = BytesIO()
    content.save(written)
    return written.getvalue()


def words(app: AppTest) -> str:
    kinds = ("subheader", "markdown", "caption", "error", "warning", "info", "success")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind)).replace("\\", "")


def kept() -> list[tuple[str, str, int]]:
    """The log, first import first: file, sheet, respondents."""
    log = imports.log(opened()).iloc[::-1]
    return list(zip(log["file_name"], log["sheet"], log["respondents"].astype(int), strict=True))


def test_waves_of_one_survey_are_decided_once_and_saved_in_order(visit: Callable[..., AppTest]):
    app = offer(visit("import"), ("welle 1.csv", wave(1)), ("welle 2.csv", wave(2)), ("welle 3.csv", wave(3, n=25)))
    assert "welle 1.csv** · 1 von 3" in words(app)
    assert not kept()
    app = press(app, "import.save")
    assert kept() == [("welle 1.csv", "", 20), ("welle 2.csv", "", 20), ("welle 3.csv", "", 25)]
    assert [one.name for one in surveys.every(opened())] == ["Welle 1"]
    assert "3 Importe: 65 Befragte" in app.success[0].value
    assert "welle 3.csv: 25 Befragte" in words(app)


def test_they_stay_with_the_survey_the_reader_has_named(visit: Callable[..., AppTest]):
    app = press(offer(visit("import"), ("alt.csv", wave(1))), "import.save")
    app = offer(app, ("a.csv", wave(2)), ("b.csv", wave(3)))
    app.session_state["import.open"] = drafts.named(opened(), app.session_state["import.open"], "Neue Reihe")
    press(app.run(), "import.save")
    assert imports.log(opened())["survey"].tolist() == ["Neue Reihe", "Neue Reihe", "Alt"]


def test_each_of_them_can_be_taken_out_by_itself(visit: Callable[..., AppTest]):
    app = press(offer(visit("import"), ("welle 1.csv", wave(1)), ("welle 2.csv", wave(2))), "import.save")
    press(app, "import.log.2.yes")
    assert ratings.ratings(opened(), Filter())["n"].tolist() == [20, 20]


def test_a_file_that_is_refused_does_not_stop_the_others(visit: Callable[..., AppTest]):
    files = (("bild.png", b"\x89PNG\r\n\x1a\n"), ("welle 1.csv", wave(1)), ("leer.csv", b""), ("welle 2.csv", wave(2)))
    app = press(offer(visit("import"), *files), "import.save")
    assert [name for name, _, _ in kept()] == ["welle 1.csv", "welle 2.csv"]
    said = app.warning[0].value.replace("\\", "")
    assert "2 wurden nicht importiert" in said
    assert "bild.png: Das ist keine Tabelle, sondern eine Datei anderer Art (PNG)" in said
    assert "leer.csv: Die Datei ist leer" in said


def test_a_picture_alone_gets_a_visible_reason(visit: Callable[..., AppTest]):
    app = offer(visit("import"), ("bild.png", b"\x89PNG\r\n\x1a\n"))
    assert "Datei anderer Art (PNG)" in app.error[0].value


def test_the_same_file_twice_in_one_selection_is_taken_once_and_told(visit: Callable[..., AppTest]):
    app = press(offer(visit("import"), ("a.csv", wave(1)), ("kopie.csv", wave(1))), "import.save")
    assert [name for name, _, _ in kept()] == ["a.csv"]
    assert "kopie.csv: dieselbe Datei war zweimal gewählt" in words(app)


def test_a_file_that_is_in_already_is_told_and_the_next_one_taken(visit: Callable[..., AppTest]):
    app = press(offer(visit("import"), ("a.csv", wave(1))), "import.save")
    app = offer(app, ("noch einmal.csv", wave(1)), ("b.csv", wave(2)))
    assert "b.csv** · 2 von 2" in words(app)
    app = press(app, "import.save")
    assert [name for name, _, _ in kept()] == ["a.csv", "b.csv"]
    assert "noch einmal.csv: Diese Datei wurde schon am" in words(app)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("andere.csv", b"Wie zufrieden sind Sie mit dem Versand?\n" + b"\n".join(b"%d" % (1 + k % 5) for k in range(20))),
        ("neue Antwort.csv", wave(2, strange="toll")),
        ("neue Frage.csv", wave(2, head=HEAD.replace("Rechnung", "Werkstatt und dem Abholservice"))),
    ],
)
def test_what_leaves_a_question_is_opened_instead_of_saved(visit: Callable[..., AppTest], name: str, content: bytes):
    app = press(offer(visit("import"), ("a.csv", wave(1)), (name, content)), "import.save")
    assert len(kept()) == 1
    assert f"{name}** · 2 von 2" in words(app)
    app = press(app, "import.skip")
    assert f"{name}: von Ihnen übersprungen" in words(app)
    assert app.file_uploader


def test_all_that_waits_can_be_left_out_and_is_told(visit: Callable[..., AppTest]):
    app = press(offer(visit("import"), ("a.csv", wave(1)), ("b.csv", wave(2)), ("c.csv", wave(3))), "import.stop")
    assert not kept()
    assert "3 wurden nicht importiert" in words(app)
    assert "c.csv: nicht mehr gelesen" in words(app)


def test_stopping_while_one_of_them_is_read_leaves_out_the_rest(visit: Callable[..., AppTest]):
    def read(watch: Watch) -> None:
        while True:
            watch.step("reading", 0.4)

    app, upload = visit("import"), Upload(BytesIO, "b.csv")  # never read
    app.session_state["import.queue"] = Queue(now=Item(upload=upload), waiting=(Item(upload=Upload(BytesIO, "c.csv")),))
    app.session_state["import.reading"] = (upload, Job(read))
    app = press(app.run(), "import.cancel")
    assert "2 wurden nicht importiert" in words(app)
    assert app.file_uploader


def test_all_waves_of_a_workbook_come_with_one_decision(visit: Callable[..., AppTest]):
    app = offer(visit("import"), ("wellen.xlsx", book(True, "Januar", "Februar", "März")))
    assert "Diese Blätter fragen dasselbe: „Januar“ (20 Zeilen), „Februar“ (21 Zeilen), „März“ (22 Zeilen)." in " ".join(
        one.label.replace("\\", "") for one in app.segmented_control
    )
    app = press(app, "import.save")
    assert kept() == [("wellen.xlsx", "März", 22), ("wellen.xlsx", "Januar", 20), ("wellen.xlsx", "Februar", 21)]
    assert "3 Importe: 63 Befragte" in app.success[0].value


def test_waves_without_dates_get_the_days_the_reader_has_seen(visit: Callable[..., AppTest]):
    app = offer(visit("import"), ("wellen.xlsx", book(False, "Q1 2025", "Q2 2025", "Q3 2025")))
    assert f"{control(app.date_input, '.day').value}" == "2025-08-15"
    assert f"{control(app.date_input, '.day.Q1 2025').value}" == "2025-02-15"
    control(app.date_input, ".day.Q2 2025").set_value("2025-06-30").run()
    press(app, "import.save")
    assert [sheet for _, sheet, _ in kept()] == ["Q3 2025", "Q1 2025", "Q2 2025"]
    series = ratings.series(opened(), Filter(), touchpoints.every(opened())[0].id, Period.MONTH)
    assert [f"{period:%Y-%m}" for period in series["period"]] == ["2025-02", "2025-06", "2025-08"]


def test_one_wave_alone_leaves_a_note_about_the_others(visit: Callable[..., AppTest]):
    app = offer(visit("import"), ("wellen.xlsx", book(True, "Januar", "Februar")))
    control(app.segmented_control, ".together").set_value(False).run()
    assert "Nicht importiert: „Januar“ (20 Zeilen)." in words(app)
    press(app, "import.save")
    assert [sheet for _, sheet, _ in kept()] == ["Februar"]
    assert "sheet_not_imported" in imports.problems(opened(), 1)["code"].tolist()


def test_the_limits_of_the_installation_hold_on_the_page(visit: Callable[..., AppTest], data: Any):
    (data / "limits.toml").write_text("rows = 10\ncells = 40\n", "utf-8")
    app = offer(visit("import"), ("wellen.xlsx", book(True, "Januar")))
    assert "mehr, als gelesen werden kann" in app.error[0].value


def test_limits_that_cannot_be_read_are_told_before_a_file_is_chosen(visit: Callable[..., AppTest], data: Any):
    (data / "limits.toml").write_text("zeilen = 10", "utf-8")
    assert "keine Grenze" in visit("import").error[0].value


def test_a_file_that_is_too_large_is_in_the_summary_beside_those_that_came_in(visit: Callable[..., AppTest], data: Any):
    (data / "limits.toml").write_text("file_megabytes = 1", "utf-8")
    app = offer(visit("import"), ("Welle 1.csv", wave(1)), ("Riese.csv", wave(2) + b"\n" * 1_100_000), ("Welle 3.csv", wave(3)))
    app = press(app, "import.save")
    assert "1 wurde nicht importiert" in words(app)
    assert "Riese.csv: Die Datei hat" in words(app)
    assert [one[0] for one in kept()] == ["Welle 1.csv", "Welle 3.csv"]
