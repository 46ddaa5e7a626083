"""Traps in what people answered: scales, codes, numbers, languages, several answers at once, persons, the same answers twice."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from survey_files import Rows, write
from survey_layouts import LAYOUTS
from survey_sheets import column, roles
from survey_tables import HAPPY, RECOMMEND, SATISFIED, N, day, pick

from tpm.ingest import inspection, summary
from tpm.ingest.inspection import Inspection
from tpm.model.errors import Refused
from tpm.model.survey import Role
from tpm.store import imports as stored
from tpm.store import surveys
from tpm.store.database import Store
from tpm.tasks import imports, previews, profiles

GOOGLE = ["Zeitstempel"]


def read(path: Path, head: Sequence[str], answers: Rows) -> Inspection:
    """The answers as Google Forms writes them, one question per column."""
    return inspection.inspect(write(path, [[*GOOGLE, *head], *[[day(n), *row] for n, row in enumerate(answers)]]))


def asked(found: Inspection, header: str) -> list[tuple[str, object]]:
    return [(doubt.code, doubt.values.get("text")) for doubt in column(found, header).confirm]


def test_a_recommendation_from_1_to_11_is_asked_and_counted_from_0_to_10(tmp_path: Path):
    layout = LAYOUTS["sosci"]
    found = inspection.inspect(write(tmp_path / "rdata.xlsx", layout.rows))
    nps = column(found, "NP01")
    assert (nps.guess.scale.minimum, nps.guess.scale.maximum, nps.guess.values["11"]) == (0, 10, 10)
    assert asked(found, "NP01") == [("scale_shifted", None)]


def test_school_grades_count_down(tmp_path: Path):
    words = ("sehr gut", "gut", "befriedigend", "ausreichend", "mangelhaft", "ungenügend")
    found = read(
        tmp_path / "a.xlsx", ["Welche Schulnote geben Sie der Hotline?", "Rechnung"], [[n % 6 + 1, pick(words, n)] for n in range(N)]
    )
    for one in found.columns[1:]:
        assert (one.role, one.guess.scale.reversed, one.guess.scale.maximum) == (Role.RATING, True, 6)
    assert found.columns[2].guess.values["sehr gut"] == 1


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("limesurvey full text, German", {"row_incomplete": 4}),
        ("qualtrics 3 header rows, English", {"row_preview": 1, "row_incomplete": 1}),
        ("typeform", {"row_incomplete": 10}),
        ("sosci", {"row_preview": 1, "row_incomplete": 1}),
        ("formbricks", {"row_incomplete": 1}),
        ("unipark", {"row_preview": 1, "row_incomplete": 1}),
        ("sawtooth", {"row_incomplete": 1}),
    ],
)
def test_previews_tests_and_unfinished_answers_are_left_out_and_told(tmp_path: Path, name: str, left_out: dict[str, int]):
    found = inspection.inspect(write(tmp_path / "export.csv", LAYOUTS[name].rows))
    told = [problem.code for problem in found.problems]
    assert {code: told.count(code) for code in told} == left_out


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_decimal_commas_and_numbers_as_text_are_numbers(tmp_path: Path, ending: str):
    found = read(
        tmp_path / f"a.{ending}", ["Bewertung der Hotline"], [[f"{n % 5 + 1},0" if n % 2 else f" {n % 5 + 1}\u00a0"] for n in range(N)]
    )
    question = summary.to_json(found)["questions"][1]
    assert (question["role"], question["n_valid"], question["mean"]) == ("rating", N, 3)
    assert question["distribution"] == dict.fromkeys("12345", N // 5)


def test_a_thousands_point_is_never_a_small_number(tmp_path: Path):
    found = read(tmp_path / "a.csv", ["Bewertung der Hotline"], [["1.500" if n % 4 == 0 else "2.000"] for n in range(N)])
    assert column(found, "Bewertung").role not in (Role.RATING, Role.OVERALL, Role.NPS)


def test_a_range_that_a_spreadsheet_turned_into_a_date_is_asked(tmp_path: Path):
    found = read(tmp_path / "a.xlsx", ["Wie viele Mitarbeiter haben Sie?"], [[day(n // 99) if n % 4 == 0 else "6-20"] for n in range(N)])
    assert column(found, "Wie viele").role is not Role.DATE
    assert [doubt.code for doubt in column(found, "Wie viele").confirm] == ["dates_among_answers"]


def test_a_rating_that_a_spreadsheet_turned_into_a_date_is_asked_and_not_counted(tmp_path: Path):
    found = read(tmp_path / "a.xlsx", ["Bewertung der Hotline"], [[day(0) if n == 7 else n % 5 + 1] for n in range(N)])
    assert asked(found, "Bewertung") == [("unknown_answer", f"{day(0)}")]
    assert summary.to_json(found)["questions"][1]["n_valid"] == N - 1


def test_leading_zeros_stay(tmp_path: Path):
    found = read(tmp_path / "a.xlsx", ["PLZ", "Bewertung der Hotline"], [[f"0{1067 + n % 3}", n % 5 + 1] for n in range(N)])
    assert found.body.column("c1").to_pylist()[:3] == ["01067", "01068", "01069"]


def test_commas_inside_an_option_do_not_part_it(tmp_path: Path):
    single = ("Spiele (z. B. Rennen, Quiz)", "Beratung, Information", "Nichts davon")
    found = read(
        tmp_path / "a.xlsx", ["Was gefällt Ihnen?", "Kanäle"], [[pick(single, n), pick(("App, Web", "App", "Web"), n)] for n in range(N)]
    )
    assert [one.guess.separator for one in found.columns[1:]] == ["", ", "]


def test_a_blank_option_is_none_of_the_two_answers(tmp_path: Path):
    """Not chosen, or not asked: LimeSurvey leaves blank what was not asked and writes "Nein" for what was not chosen."""
    found = inspection.inspect(write(tmp_path / "a.xlsx", LAYOUTS["limesurvey codes"].rows))
    option = column(found, "G01Q03[SQ001]")
    assert option.counts == {"Y": option.n_filled}
    assert None in found.body.column(option.guess.key).to_pylist()


def test_languages_may_be_mixed_in_one_column(tmp_path: Path):
    found = read(tmp_path / "a.xlsx", ["Bewertung der Hotline"], [[pick((*SATISFIED, *HAPPY), n)] for n in range(N)])
    hotline = column(found, "Bewertung")
    assert hotline.role is Role.RATING
    assert [hotline.guess.values[text] for text in (SATISFIED[0], HAPPY[0], SATISFIED[4], HAPPY[4])] == [5, 5, 1, 1]


@pytest.mark.parametrize(
    ("header", "answers", "outside"),
    [
        (RECOMMEND, [*range(11), 11], {"11"}),
        ("Bewertung der Hotline", [0, 1, 2, 3, 4, 5], {"0"}),
        ("Bewertung der Hotline", [1, 2, 3, 4, 5, 0, 6], {"0", "6"}),
        ("Bewertung der Hotline", [1, 2, 3, 4, 5, 99], {"99"}),
    ],
)
def test_numbers_that_are_no_point_of_the_scale_are_asked_and_not_averaged(
    tmp_path: Path, header: str, answers: list[int], outside: set[str]
):
    found = read(tmp_path / "a.csv", [header], [[pick(answers, n)] for n in range(20 * len(answers))])
    assert {text for code, text in asked(found, header[:8]) if code == "outside_scale"} == outside
    assert not outside & column(found, header[:8]).guess.values.keys()


def test_topics_on_different_scales_in_one_column_are_asked(tmp_path: Path):
    body = [
        [f"R{n // 3}", ("Beratung", "Lieferung", "Empfehlung")[n % 3], n // 3 % (11 if n % 3 == 2 else 5) + (n % 3 < 2)] for n in range(180)
    ]
    found = inspection.inspect(write(tmp_path / "long.csv", [["Befragter", "Frage", "Wert"], *body]))
    assert found.layout == "long"
    assert [doubt.to_dict() for doubt in column(found, "Wert").confirm] == [
        {"code": "topic_scales", "topics": "Beratung 1–5, Lieferung 1–5", "n": 2, "minimum": 0, "maximum": 10}
    ]


def test_topics_on_different_scales_are_read_each_on_its_own(tmp_path: Path, store: Store):
    body = [
        [f"R{n // 3}", ("Beratung", "Lieferung", "Empfehlung")[n % 3], n // 3 % (11 if n % 3 == 2 else 5) + (n % 3 < 2)] for n in range(180)
    ]
    body[0][2] = 9
    found = inspection.inspect(write(tmp_path / "long.csv", [["Befragter", "Frage", "Wert"], *body]))
    plan = imports.guess_plan(found, "Kunden")
    seen = previews.preview(store, found, plan).questions.set_index("touchpoint")
    assert seen[["minimum", "maximum", "n"]].T.to_dict("list") == {
        "Beratung": [1, 5, 59],
        "Empfehlung": [0, 10, 60],
        "Lieferung": [1, 5, 60],
    }
    receipt = imports.save(store, found, plan)
    assert receipt.answers == 179
    asked = surveys.questions(store)
    assert {header: (low, high) for header, low, high in zip(asked["header"], asked["minimum"], asked["maximum"], strict=True)} == {
        "Wert: Beratung": (1, 5), "Wert: Empfehlung": (0, 10), "Wert: Lieferung": (1, 5),
    }  # fmt: skip
    left = stored.problems(store, receipt.import_id)
    assert left.loc[left["code"] == "answer_unread", ["row", "column"]].to_numpy().tolist() == [[2, "Wert"]]
    assert profiles.of_import(store, receipt.import_id).columns == tuple(column.discreet() for column in plan.columns)


@pytest.mark.parametrize(
    "name", ["surveymonkey", "qualtrics 3 header rows, German", "google forms, German", "typeform", "limesurvey full text, German"]
)
def test_who_somebody_is_is_recognised_and_not_imported(tmp_path: Path, store: Store, name: str):
    found = inspection.inspect(write(tmp_path / "a.xlsx", LAYOUTS[name].rows))
    personal = [one for one in found.columns if one.role is Role.PERSONAL]
    assert personal
    imports.save(store, found, imports.guess_plan(found, "Kunden"))
    kept = str([store.rows(f'SELECT * FROM "{table}"') for table in ("respondent", "respondent_segment", "comment", "referral", "origin")])
    assert not [text for one in personal for text in one.sample if len(text) > 5 and text in kept]


def test_free_text_beside_an_option_is_a_comment_and_no_option(tmp_path: Path):
    rows = [["Ja" if n % 2 else "Nein", "Ja" if n % 3 else "Nein", f"Sparplan Nummer {n}" if n % 8 == 0 else ""] for n in range(N)]
    head = ["Was nutzen Sie? [Konto]", "Was nutzen Sie? [Depot]", "Was nutzen Sie? [Sonstiges]"]
    assert list(roles(read(tmp_path / "a.xlsx", head, rows)).values())[1:] == ["multi", "multi", "comment"]


def test_the_same_file_comes_in_only_once_whatever_it_is_called(tmp_path: Path, store: Store):
    path = write(tmp_path / "a.csv", LAYOUTS["unknown, wide"].rows)
    found = inspection.inspect(path)
    imports.save(store, found, imports.guess_plan(found, "Kunden"))
    again = inspection.inspect(path.rename(tmp_path / "b.csv"))
    with pytest.raises(Refused, match="same_file"):
        imports.save(store, again, imports.guess_plan(again, "Andere"))


def test_numbers_of_respondents_that_are_not_unique_drop_nobody(tmp_path: Path, store: Store):
    """Microsoft Forms can give every answer the same ID."""
    layout = LAYOUTS["microsoft forms, German"]
    rows = [*layout.heads, *[[6, *layout.row(n)[1:]] for n in range(N)]]
    found = inspection.inspect(write(tmp_path / "a.xlsx", rows))
    receipt = imports.save(store, found, imports.guess_plan(found, "Kunden"))
    assert receipt.respondents == N
    assert "id_not_unique" in set(stored.problems(store, receipt.import_id)["code"])


def test_a_label_spelt_otherwise_in_the_next_wave_is_the_same_point(tmp_path: Path):
    waves = [SATISFIED, tuple(text.replace("teils/teils", "teils-teils").title() + " " for text in SATISFIED)]
    worth = []
    for n, labels in enumerate(waves):
        found = read(tmp_path / f"{n}.xlsx", ["Bewertung der Hotline"], [[pick(labels, k)] for k in range(N)])
        worth.append([column(found, "Bewertung").guess.values[label.strip()] for label in labels])
    assert worth[0] == worth[1] == [5, 4, 3, 2, 1]


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path, store: Store):
    texts = ['=HYPERLINK("http://x")', "+49 ist die Vorwahl, oder?", "-- schlecht war das alles", "@alle: gern wieder bei Ihnen"]
    path = write(tmp_path / "a.csv", [["Bewertung der Hotline", "Kommentar"], *[[n % 5 + 1, f"{texts[n % 4]} {n}"] for n in range(N)]])
    found = inspection.inspect(path)
    imports.save(store, found, imports.guess_plan(found, "Kunden"))
    kept = [text for (text,) in store.rows("SELECT text FROM comment ORDER BY respondent_id")]
    assert kept == [f"{texts[n % 4]} {n}" for n in range(N)]
