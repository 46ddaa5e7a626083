"""The import page: from a file to the figures, and what it does with files that cannot be used."""

import getpass
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest
from waiting import settle

from tpm.figures import ratings, recommendation, referrals
from tpm.i18n import language
from tpm.ingest.headers import normalise
from tpm.ingest.process import Watch
from tpm.model.mapping import Profile
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience
from tpm.store import imports, surveys, touchpoints
from tpm.store.database import Store
from tpm.tasks import profile_files
from tpm.ui import workspaces
from tpm.ui.importing import log
from tpm.ui.importing.jobs import Job
from tpm.ui.importing.uploads import Upload

REAL = Path(__file__).parents[3] / "shared" / "data"
TOLERANCE = 0.0005
real_files = pytest.mark.skipif(not REAL.exists(), reason="The real survey files are not part of the repository.")


def opened() -> Store:
    return workspaces.folder().open(workspaces.folder().names()[0])


def offer(app: AppTest, name: str, content: bytes) -> AppTest:
    """Choose a file and wait until it is read."""
    app.file_uploader[0].upload(name, content).run()
    return settle(app)


def save(app: AppTest) -> AppTest:
    app.button(key="import.save").click().run()
    return settle(app)


def bring(visit: Any, path: str) -> tuple[Store, dict[str, Any]]:
    """Import one of the real files as it is recognised; return the workspace and what is true of the file."""
    file = REAL / path
    app = save(offer(visit("import"), file.name, file.read_bytes()))
    assert [message.value for message in app.success]
    return opened(), json.loads(Path(f"{file}.truth.json").read_text("utf-8"))


def columns(app: AppTest) -> Any:
    return app.data_editor[0].value.set_index("header")


def words(app: AppTest) -> str:
    kinds = ("subheader", "markdown", "caption", "error", "warning", "info", "success")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind)).replace("\\", "")


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def answers(start: int = 1) -> bytes:
    """A small survey: two questions from 1 to 5, one of them with 0 where nobody knew; twenty customers."""
    rows = [f"{start + n},{1 + n % 5},{0 if n % 4 == 0 else 1 + n % 5},{n % 28 + 1:02}.03.2026" for n in range(20)]
    return csv("Nr,Wie zufrieden sind Sie mit der Hotline?,Wie zufrieden sind Sie mit der Rechnung?,Datum", *rows)


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Antworten"
    sheet.append(["Zeitstempel", "Wie zufrieden sind Sie mit der Werkstatt?", "E-Mail-Adresse"])
    for n in range(12):
        sheet.append([f"{n + 1:02}.03.2026", 1 + n % 5, f"kunde{n}@example.com"])
    other = book.create_sheet("Zweite Welle")
    other.append(["Zeitstempel", "Wie zufrieden sind Sie mit der Werkstatt?"])
    for n in range(11):
        other.append([f"{n + 1:02}.06.2026", 5])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@real_files
@pytest.mark.parametrize("path", ["googleforms_de_bmwopen/AuswertungUmfrage.xlsx", "airline_maven/airline_passenger_satisfaction.xlsx"])
def test_ratings_of_the_real_files_equal_their_truth(visit, path: str):
    store, truth = bring(visit, path)
    asked = surveys.questions(store).set_index("header")
    shown = ratings.ratings(store, Filter()).set_index("touchpoint_id")
    assert len(truth["touchpoints"]) == (asked["role"] == "rating").sum()
    for true in truth["touchpoints"]:
        header = next(header for header in asked.index if normalise(header).startswith(normalise(true["column"])[:200]))
        figure = shown.loc[asked.loc[header, "touchpoint_id"]]
        assert figure["n"] == true["n_valid"]
        assert figure["mean"] == pytest.approx(true["mean"], abs=TOLERANCE)
    assert int(imports.log(store)["respondents"][0]) == truth["respondents"]


def test_where_no_touchpoint_is_rated_that_is_said_instead_of_an_empty_list(visit):
    rows = [f"{n % 28 + 1:02}.03.2026,{1 + n % 5}" for n in range(20)]
    app = save(offer(visit("import"), "gesamt.csv", csv("Datum,Wie zufrieden sind Sie insgesamt?", *rows)))
    assert "kein Kontaktpunkt bewertet" in words(app)
    assert "Was Sie jetzt sehen können" not in words(app)


@real_files
def test_the_nps_of_the_real_file_equals_its_truth(visit):
    store, truth = bring(visit, "nps_timeseries_bank/NPStimeseries.csv")
    total = recommendation.nps(store, Filter()).iloc[0]
    assert {name: total[name] for name in ("promoters", "passives", "detractors")} == {
        name: truth["nps"][name] for name in ("promoters", "passives", "detractors")
    }
    assert total["nps"] == pytest.approx(truth["nps"]["nps"], abs=TOLERANCE)
    months = recommendation.series(store, Filter(), Period.MONTH)
    assert {f"{row.period:%Y-%m}": round(row.nps, 3) for row in months.itertuples()} == {
        month: round(true["nps"], 3) for month, true in truth["nps"]["per_month"].items()
    }


@real_files
def test_the_referral_rate_of_the_real_file_equals_its_truth(visit):
    store, truth = bring(visit, "olist_leads/olist_marketing_qualified_leads_dataset.csv")
    total, true = referrals.total(store, Filter()).iloc[0], truth["referral"]
    assert (total["e"], total["n"], total["unknown"]) == (true["n_target"], true["n_rows"], true["n_missing"] + true["counts"]["unknown"])
    assert total["rate"] == pytest.approx(true["share_of_answered_excluding"]["share"], abs=TOLERANCE)
    months = {f"{row.period:%Y-%m}": (row.e, row.n) for row in referrals.series(store, Filter(), Period.MONTH).itertuples()}
    assert months == {month: (counts["n_target"], counts["n_rows"]) for month, counts in true["per_month"].items()}


def test_a_file_is_recognised_shown_and_saved(visit):
    app = offer(visit("import"), "befragung.csv", answers())
    assert "Tabelle · 20 Befragte · 01.03.2026 – 20.03.2026" in words(app)
    table = columns(app)
    assert table.loc["Wie zufrieden sind Sie mit der Hotline?", "name"] == "Hotline"
    assert not imports.log(opened()).shape[0]
    app = save(app)
    assert "20 Befragte" in app.success[0].value
    shown = ratings.ratings(opened(), Filter()).set_index("touchpoint")
    assert shown["n"].to_dict() == {"Hotline": 20, "Rechnung": 15}
    assert shown.loc["Hotline", "mean"] == 3


def test_only_the_doubtful_is_asked_and_the_answer_counts(visit):
    app = offer(visit("import"), "befragung.csv", answers())
    question = next(one for one in app.segmented_control if "outside_scale" in (one.key or ""))
    assert question.label.replace("\\", "").startswith("**0** kommt 5-mal in „Wie zufrieden sind Sie mit der Rechnung?“ vor")
    question.set_value(True).run()
    save(app)
    shown = ratings.ratings(opened(), Filter()).set_index("touchpoint")
    assert shown["n"].to_dict() == {"Hotline": 20, "Rechnung": 20}


def test_the_table_of_columns_takes_edits(visit):
    app = offer(visit("import"), "befragung.csv", answers())
    save(edit(app, {1: {"name": "Telefon"}, 2: {"role": "ignore"}}))
    assert [one.name for one in touchpoints.every(opened())] == ["Telefon"]


def edit(app: AppTest, rows: dict[int, dict[str, str]]) -> AppTest:
    """What the browser sends when cells of the table are changed; its callback is called by hand."""
    from tpm.ui.importing import columns as part  # noqa: PLC0415  after the page

    draft = app.session_state["import.open"]
    store = opened()
    page = type("Page", (), {"store": store})()
    app.session_state["import.open"] = draft.changed([part.edited(page, draft, row, values) for row, values in rows.items()])
    return app.run()


def test_the_same_file_is_refused_with_its_date(visit):
    app = save(offer(visit("import"), "befragung.csv", answers()))
    app = offer(app, "kopie.csv", answers())
    assert f"schon am {datetime.now(UTC):%d.%m.%Y} importiert, in die Befragung „Befragung“" in app.info[0].value
    assert not [button for button in app.button if button.key == "import.save"]
    assert len(imports.log(opened())) == 1


def test_the_same_file_can_be_read_anew_with_another_mapping(visit):
    app = save(offer(visit("import"), "befragung.csv", answers()))
    app = offer(app, "kopie.csv", answers())
    press(app, ".replace")
    assert "Tritt an die Stelle des Imports vom" in words(app)
    save(edit(app, {1: {"name": "Telefon"}}))
    assert ratings.ratings(opened(), Filter()).set_index("touchpoint")["n"].to_dict()["Telefon"] == 20
    log = imports.log(opened())
    assert log["undone_at"].isna().tolist() == [True, False]
    assert log["imported_by"].tolist() == [getpass.getuser()] * 2


def test_the_next_wave_of_a_survey_means_the_same_as_before(visit):
    app = offer(visit("import"), "befragung.csv", answers())
    save(edit(app, {1: {"name": "Telefon"}}))
    app = offer(visit("import"), "zweite welle.csv", answers(start=100))
    assert (
        app.selectbox(key=next(one.key for one in app.selectbox if re.fullmatch(r"import\.\d+\.survey", one.key or ""))).value
        == "Befragung"
    )
    assert "Wie beim letzten Mal (4 Spalten), keine Unterschiede" in words(app)
    assert columns(app).loc["Wie zufrieden sind Sie mit der Hotline?", "name"] == "Telefon"
    assert not [one for one in app.segmented_control if "outside_scale" in (one.key or "")]
    save(app)
    assert [survey.name for survey in surveys.every(opened())] == ["Befragung"]


def press(app: AppTest, ending: str) -> AppTest:
    app.button(key=next(one.key for one in app.button if (one.key or "").endswith(ending))).click().run()
    assert not app.exception
    return app


def test_the_differences_of_a_wave_are_shown_and_a_question_can_be_told_apart(visit):
    save(offer(visit("import"), "befragung.csv", answers()))
    later = answers(start=100).decode().replace("der Hotline", "der Hotlien").replace("der Rechnung", "dem Laden")
    app = offer(visit("import"), "zweite welle.csv", later.encode())
    said = words(app)
    assert "Wie beim letzten Mal (3 Spalten)" in said
    assert "Wie zufrieden sind Sie mit der Hotline? → **Wie zufrieden sind Sie mit der Hotlien?**" in said
    assert "- Wie zufrieden sind Sie mit dem Laden?" in said
    assert "- Wie zufrieden sind Sie mit der Rechnung?" in said
    assert columns(app).loc["Wie zufrieden sind Sie mit der Hotlien?", "name"] == "Hotline"
    press(app, ".apart.1")
    assert columns(app).loc["Wie zufrieden sind Sie mit der Hotlien?", "name"] == "Hotlien"
    press(app, ".apart.1")
    assert columns(app).loc["Wie zufrieden sind Sie mit der Hotlien?", "name"] == "Hotline"


def test_answers_that_are_there_already_stay_out_unless_somebody_wants_them(visit):
    save(offer(visit("import"), "befragung.csv", answers()))
    more = answers() + b"\n" + b"\n".join(f"{n},3,3,21.03.2026".encode() for n in range(30, 40))
    app = offer(visit("import"), "mehr.csv", more)
    choice = next(one for one in app.segmented_control if (one.key or "").endswith(".repeated"))
    assert choice.label == "**20 von 30** Antworten sind schon da (gleiche Nummer, gleiches Datum)."
    assert choice.value == "leave_out"
    assert "Tabelle · 30 Befragte" in words(app)
    assert [one.value for one in app.metric if one.label == "Befragte"] == ["10"]
    choice.set_value("bring").run()
    assert [one.value for one in app.metric if one.label == "Befragte"] == ["30"]


def test_a_profile_from_elsewhere_decides_about_the_columns(visit):
    app = offer(visit("import"), "befragung.csv", answers())
    columns_of = app.session_state["import.open"].columns
    named = tuple(replace(one, touchpoint="Telefon") if one.touchpoint == "Hotline" else one for one in columns_of)
    content = profile_files.write(Profile(survey="Kunden 2025", audience=Audience.CUSTOMER, columns=named))
    uploader = next(one for one in app.file_uploader if ".profile.file." in (one.key or ""))
    uploader.upload("kein profil.json", b"{}").run()
    assert "kein Profil" in app.error[0].value
    uploader = next(one for one in app.file_uploader if ".profile.file." in (one.key or ""))
    uploader.upload("profil.json", content).run()
    assert "Eingestellt nach dem Profil „Kunden 2025“ (4 Spalten)" in words(app)
    assert columns(app).loc["Wie zufrieden sind Sie mit der Hotline?", "name"] == "Telefon"
    press(app, ".profile.off")
    assert columns(app).loc["Wie zufrieden sind Sie mit der Hotline?", "name"] == "Hotline"


def test_the_log_tells_who_and_how_and_goes_into_a_file(visit):
    save(offer(visit("import"), "befragung.csv", answers()))
    app = visit("import")
    said = words(app)
    assert getpass.getuser() in said
    digest = imports.log(opened())["file_hash"][0]
    assert f"Prüfsumme {digest[:8]}" in said
    told = log.listed(imports.log(opened()), language.get("de"))
    assert told.loc[0, "Prüfsumme der Datei (SHA-256)"] == digest
    assert told.loc[0, ["Befragung", "Datei", "Befragte", "Antworten"]].tolist() == ["Befragung", "befragung.csv", 20, 35]


def test_a_file_without_dates_is_asked_for_its_day(visit):
    lines = answers().decode().splitlines()
    content = csv(*(line.rpartition(",")[0] for line in lines))
    app = offer(visit("import"), "befragung.csv", content)
    assert "ohne Datum" in words(app)
    assert "keinen Verlauf über die Zeit" in words(app)
    app.date_input(key=next(one.key for one in app.date_input if (one.key or "").endswith(".day"))).set_value("2026-05-17").run()
    save(app)
    assert len(ratings.series(opened(), Filter(), touchpoints.every(opened())[0].id, Period.MONTH)) == 1


def test_personal_columns_stay_out_and_are_named(visit):
    app = offer(visit("import"), "antworten.xlsx", workbook())
    assert "Persönliche Angaben bleiben draußen: „E-Mail-Adresse“." in words(app)
    save(app)
    kept = str(opened().rows("SELECT list(source_key) FROM respondent")) + str(opened().rows("SELECT list(value) FROM respondent_segment"))
    assert "example.com" not in kept


def test_another_sheet_can_be_chosen(visit):
    app = offer(visit("import"), "antworten.xlsx", workbook())
    app.selectbox(key=next(one.key for one in app.selectbox if (one.key or "").endswith(".sheet"))).select("Zweite Welle")
    app.button(key=next(one.key for one in app.button if (one.key or "").endswith(".again"))).click().run()
    app = settle(app)
    assert "Blatt „Zweite Welle“ · 11 Befragte" in words(app)


def test_origins_count_as_the_reader_says(visit):
    rows = [f"{n + 1:02}.03.2026,{origin}" for n, origin in enumerate(["Empfehlung"] * 6 + ["Kneipe"] * 3 + ["weiß nicht"] * 2)]
    app = offer(visit("import"), "neukunden.csv", csv("Datum,Wie sind Sie auf uns aufmerksam geworden?", *rows))
    chosen = next(one for one in app.multiselect if (one.key or "").endswith(".recommendation"))
    assert chosen.value == ["Empfehlung"]
    chosen.set_value(["Empfehlung", "Kneipe"]).run()
    save(app)
    total = referrals.total(opened(), Filter()).iloc[0]
    assert (total["e"], total["n"], total["unknown"]) == (9, 11, 2)
    assert surveys.every(opened())[0].audience is Audience.NEW_CUSTOMERS


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leer.xlsx", b"", "leer"),
        ("text.xlsx", b"das ist nur ein Satz", "Befragte"),
        ("kaputt.xlsx", b"PK\x03\x04" + b"x" * 200, "beschädigt"),
        ("seite.csv", b"<html><body>Anmelden</body></html>", "Webseite"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence_and_changes_nothing(visit, name: str, content: bytes, said: str):
    app = offer(visit("import"), name, content)
    assert said in words(app)
    assert imports.log(opened()).empty
    assert not [button for button in app.button if button.key == "import.save" and not button.disabled]


@real_files
def test_a_sheet_without_any_answer_can_be_looked_at_but_not_imported(visit):
    app = offer(visit("import"), "errors.xlsx", (REAL / "nasty" / "errors.xlsx").read_bytes())
    assert "0 Befragte" in words(app)
    assert app.button(key="import.save").disabled


@real_files
def test_a_file_with_a_password_gets_a_sentence(visit):
    app = offer(visit("import"), "pass.xlsx", (REAL / "nasty" / "pass_protected.xlsx").read_bytes())
    assert "Kennwort" in app.error[0].value or "Passwort" in app.error[0].value


def test_reading_shows_how_far_it_is_and_can_be_cancelled(visit):
    def read(watch: Watch) -> None:
        while True:
            watch.step("reading", 0.4)

    app = visit("import")
    app.session_state["import.reading"] = (Upload(REAL / "groß.csv", "groß.csv"), Job(read))
    app.run()
    assert (app.get("progress")[0].value, app.get("progress")[0].text) == (40, "Die Datei wird gelesen …")
    assert not app.file_uploader
    app = settle(app.button(key="import.cancel").click().run())
    assert app.file_uploader
    assert not app.error


def test_an_import_can_be_taken_out_again(visit):
    app = save(offer(visit("import"), "befragung.csv", answers()))
    app.button(key="import.log.1.yes").click().run()
    assert not app.exception
    assert ratings.ratings(opened(), Filter())["n"].sum() == 0
    assert "zurückgenommen" in words(app)


def test_the_way_is_english_in_english(visit):
    app = offer(visit("import", lang="en"), "befragung.csv", answers())
    assert "Table · 20 respondents · 1 Mar 2026 – 20 Mar 2026" in words(app)
    assert "Import" in [button.label for button in app.button]


def test_header_texts_cannot_smuggle_pictures_into_the_page(visit):
    evil = "Wie zufrieden sind Sie mit ![x](https://example.com/x.png) uns?"
    rows = [f"{0 if n % 3 == 0 else 1 + n % 5}" for n in range(30)]
    app = offer(visit("import"), "böse *datei*.csv", csv(evil, *rows))
    shown = [str(element.value) for kind in ("markdown", "caption") for element in app.get(kind)]
    labels = [str(one.label) for kind in ("segmented_control", "pills", "button") for one in app.get(kind)]
    assert not [text for text in (*shown, *labels) if "![x](" in text or "*datei*" in text.replace("\\*", "")]
