"""The layouts of the survey tools, made here, and what they are recognised as."""

from collections.abc import Callable

import pytest
from survey_sheets import Rows, column, roles

from tpm.ingest import summary
from tpm.ingest.inspection import Inspection

Understood = Callable[[Rows], Inspection]
N = 40
SATISFIED = ["sehr zufrieden", "zufrieden", "teils/teils", "unzufrieden", "sehr unzufrieden"]
HAPPY = ["Very satisfied", "Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied", "Very dissatisfied"]


def pick(values: list, n: int, step: int = 1) -> object:
    return values[n * step % len(values)]


def limesurvey(n: int) -> list[object]:
    done = n % 10 != 3
    day = f"2026-0{1 + n % 3}-{1 + n % 28:02d} 10:00:00"
    multi = ["Ja" if n % 2 else "Nein", "Nein" if n % 3 else "Ja", "Sparplan" if n % 8 == 0 else ""]
    judged = [pick([*SATISFIED, "Keine Angabe"], n), pick(SATISFIED, n, 2), pick([*SATISFIED, "nicht genutzt"], n, 5)]
    return [
        n + 1,
        day if done else "",
        5 if done else 2,
        "de",
        99,
        day,
        day,
        f"10.0.0.{n}",
        *judged,
        n % 11,
        *multi,
        "Mehr Parkplätze bitte!",
    ]


LIMESURVEY = [
    *("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", "Datum gestartet", "Datum letzte Aktivität"),
    *(
        "IP-Adresse",
        "Wie zufrieden sind Sie mit …? [Beratung]",
        "Wie zufrieden sind Sie mit …? [Lieferung]",
        "Wie zufrieden sind Sie mit …? [Hotline]",
    ),
    *("Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", "Produkte [Konto]", "Produkte [Depot]", "Produkte [Sonstiges]"),
    "Was können wir verbessern?",
]


def test_limesurvey_with_full_headings(understood: Understood):
    found = understood([LIMESURVEY, *[limesurvey(n) for n in range(N)]])
    told = roles(found)
    assert found.tool == "limesurvey"
    assert [problem.code for problem in found.problems].count("row_incomplete") == 4
    assert found.body.num_rows == N - 4
    assert told["Datum Abgeschickt"] == "date"
    assert told["IP-Adresse"] == "personal"
    assert told["Produkte [Konto]"] == "multi"
    assert told["Was können wir verbessern?"] == "comment"
    assert column(found, "Wie wahrscheinlich").role == "nps"
    hotline = column(found, LIMESURVEY[10]).guess
    assert (hotline.touchpoint, hotline.no_answer) == ("Hotline", frozenset({"nicht genutzt"}))
    assert hotline.values["sehr zufrieden"] == 5
    assert hotline.values["sehr unzufrieden"] == 1


def test_limesurvey_with_codes_asks_what_the_codes_mean(understood: Understood):
    head = ["id", "submitdate", "lastpage", "startlanguage", "seed", "G01Q01[SQ001]", "G01Q01[SQ002]", "G01Q01[SQ003]"]
    found = understood(
        [head, *[[n, "1980-01-01 00:00:00", 4, "de", 9, f"A{n % 5 + 1}", f"A{n % 4 + 1}", f"A{n % 3 + 2}"] for n in range(N)]]
    )
    assert found.tool == "limesurvey"
    assert found.body.num_rows == N
    asked = column(found, "G01Q01[SQ001]")
    assert asked.role == "rating"
    assert [doubt.code for doubt in asked.confirm] == ["scale_assumed"]
    assert summary.to_json(found)["date"] is None


def test_surveymonkey_with_two_header_rows(understood: Understood):
    first = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
        "Custom Data 1",
    ]
    first += [
        "How satisfied are you with our website?",
        "How satisfied are you with the following?",
        "",
        "How likely are you to recommend us?",
    ]
    first += ["How did you hear about us?", "", "Any other comments?"]
    second = [""] * 9 + ["Response", "Delivery", "Invoice", "Response", "Response", "Other (please specify)", "Open-Ended Response"]
    body = [
        [
            10000 + n,
            1,
            "01/02/2026 10:00:00 AM",
            f"0{1 + n % 3}/{1 + n % 28:02d}/2026 10:05:00 AM",
            "10.1.1.1",
            "",
            "",
            "",
            "",
            pick(HAPPY, n),
            pick(HAPPY, n, 2),
            pick([*HAPPY, "N/A"], n),
            n % 11,
            pick(["Friend or family", "Google", "Fair"], n),
            "",
            f"Thanks for {n}",
        ]
        for n in range(N)
    ]
    found = understood([first, second, *body])
    assert (found.tool, found.header_rows, found.body.num_rows) == ("surveymonkey", (1, 2), N)
    assert column(found, "End Date").role == "date"
    assert column(found, "End Date").guess.date_order == "mdy"
    assert column(found, "How satisfied are you with the following? [Delivery]").guess.touchpoint == "Delivery"
    assert column(found, "How satisfied are you with our website?").guess.touchpoint == "Website"
    assert column(found, "How did you hear about us?").guess.origins["Friend or family"] == "recommendation"
    assert roles(found)["IP Address"] == "personal"


QUALTRICS = [
    "StartDate",
    "EndDate",
    "Status",
    "IPAddress",
    "Progress",
    "Finished",
    "RecordedDate",
    "ResponseId",
    "UserLanguage",
    "Q1_1",
    "Q1_2",
    "Q2",
]
QUALTRICS_TEXTS = [
    "Start Date",
    "End Date",
    "Response Type",
    "IP Address",
    "Progress",
    "Finished",
    "Recorded Date",
    "Response ID",
    "User Language",
]
QUALTRICS_TEXTS += [
    "How satisfied are you? - Website",
    "How satisfied are you? - Hotline",
    "How likely are you to recommend us to a friend?",
]


@pytest.mark.parametrize("imported", [True, False])
def test_qualtrics_with_two_or_three_header_rows(understood: Understood, *, imported: bool):
    body = [
        [
            "2026-02-01 10:00:00",
            "2026-02-01 10:05:00",
            "Survey Preview" if n == 0 else "IP Address",
            "1.2.3.4",
            100,
            "False" if n == 1 else "True",
            f"2026-02-{1 + n % 28:02d} 10:05:00",
            f"R_{n:012d}",
            "EN",
            pick(HAPPY, n),
            pick([*HAPPY, "-99"], n),
            n % 11,
        ]
        for n in range(N)
    ]
    heads = [QUALTRICS, QUALTRICS_TEXTS, *([['{"ImportId":"x"}'] * len(QUALTRICS)] if imported else [])]
    found = understood([*heads, *body])
    assert (found.tool, found.header_rows) == ("qualtrics", (1, 2, 3) if imported else (1, 2))
    assert found.body.num_rows == N - 2
    assert {problem.code for problem in found.problems} == {"row_preview", "row_incomplete"}
    assert column(found, "RecordedDate").role == "date"
    assert column(found, "Q1_1").guess.touchpoint == "Website"
    assert column(found, "Q1_2").guess.no_answer == frozenset({"-99"})
    assert column(found, "Q2").role == "nps"


def test_google_forms_with_a_grid(understood: Understood):
    head = ["Zeitstempel", "E-Mail-Adresse", "Bewerten Sie bitte: [Verpackung]", "Bewerten Sie bitte: [Versand]", "Was nutzen Sie?"]
    body = [
        [
            f"{1 + n % 28:02d}.03.2026 10:00:00",
            f"a{n}@example.org",
            n % 5 + 1,
            n % 4 + 1,
            pick(["App, Web", "App", "Web", "Web, Telefon"], n),
        ]
        for n in range(N)
    ]
    found = understood([head, *body])
    assert found.tool == "googleforms"
    assert list(roles(found).values()) == ["date", "personal", "rating", "rating", "multi"]
    assert [one.guess.touchpoint for one in found.columns[2:4]] == ["Verpackung", "Versand"]
    assert column(found, head[3]).guess.scale.maximum == 5


def test_microsoft_forms_with_the_header_repeated_in_english(understood: Understood):
    head = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Wie zufrieden waren Sie mit der Beratung?"]
    head += [
        "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
        "Kanäle",
        "Haben Sie uns in den letzten 12 Monaten weiterempfohlen?",
    ]
    body = [
        [
            6,
            "2026-03-01 10:00:00",
            "2026-03-01 10:05:00",
            "anonymous",
            "",
            pick(SATISFIED, n),
            n % 11,
            pick(["Telefon;E-Mail;", "Telefon;", "Chat;"], n),
            pick(["Ja", "Nein"], n),
        ]
        for n in range(N)
    ]
    again = ["ID", "Start time", "Completion time", "Email", "Name", head[5], head[6], "Kanäle", head[8]]
    found = understood([head, *body, again])
    assert (found.tool, found.body.num_rows) == ("msforms", N)
    assert [(problem.code, problem.row) for problem in found.problems] == [("row_header_again", N + 2)]
    assert list(roles(found).values())[:4] == ["id", "date", "ignore", "personal"]
    assert column(found, "Kanäle").guess.separator == ";"
    assert column(found, "Haben Sie uns").guess.values == {"Ja": 1, "Nein": 0}


def test_typeform_leaves_out_what_was_not_completed(understood: Understood):
    head = [
        "#",
        "How would you rate our service?",
        "How easy was it to order?",
        "Email",
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
    ]
    head += ["Submit Date (UTC)", "Network ID", "Tags"]
    body = [
        [
            f"id{n:08d}",
            n % 5 + 1,
            n % 7 + 1,
            f"u{n}@example.org",
            "partial" if n % 4 == 0 else "completed",
            "2026-04-01 10:00:00",
            "",
            f"2026-04-{1 + n % 28:02d} 10:00:00",
            f"net{n}",
            "",
        ]
        for n in range(N)
    ]
    found = understood([head, *body])
    assert (found.tool, found.body.num_rows) == ("typeform", N - N // 4)
    assert column(found, "Submit Date").role == "date"
    assert column(found, "How easy").guess.scale.maximum == 7


def test_sosci_brings_a_scale_from_0_to_10_as_1_to_11(understood: Understood):
    codes = [
        "CASE",
        "SERIAL",
        "REF",
        "QUESTNNR",
        "MODE",
        "STARTED",
        "UX01_01",
        "UX01_02",
        "UX01_03",
        "NP01",
        "LASTDATA",
        "FINISHED",
        "MAXPAGE",
    ]
    texts = [
        "Interview-Nummer",
        "Seriennummer",
        "Referenz",
        "Fragebogen",
        "Modus",
        "Beginn",
        "Zufriedenheit: Beratung",
        "Zufriedenheit: Lieferung",
    ]
    texts += [
        "Zufriedenheit: Hotline",
        "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
        "Zuletzt",
        "Abgeschlossen",
        "Letzte Seite",
    ]
    body = [
        [
            n + 1,
            "",
            "",
            "base",
            "pretest" if n == 0 else "interview",
            "2026-05-01 10:00:00",
            pick([1, 2, 3, 4, 5, -9], n),
            n % 5 + 1,
            n % 5 + 1,
            n % 11 + 1,
            f"2026-05-{1 + n % 28:02d} 10:00:00",
            0 if n == 5 else 1,
            5,
        ]
        for n in range(N)
    ]
    found = understood([codes, texts, *body])
    assert (found.tool, found.header_rows, found.body.num_rows) == ("sosci", (1, 2), N - 2)
    assert column(found, "UX01_01").guess.touchpoint == "Beratung"
    assert column(found, "UX01_01").guess.no_answer == frozenset({"-9"})
    asked = column(found, "NP01")
    assert [doubt.code for doubt in asked.confirm] == ["scale_shifted"]
    assert (asked.guess.values["1"], asked.guess.values["11"]) == (0, 10)


def test_formbricks_with_numbered_questions(understood: Understood):
    head = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "User ID", "Tags", "1. How satisfied are you with our product?"]
    head += ["2. Rate these - Speed", "2. Rate these - Design"]
    words = ["Poor", "Fair", "Good", "Very good", "Excellent"]
    body = [
        [n + 1, f"c{n:024d}", "2026-06-01 10:00:00", "No" if n == 3 else "Yes", "s", "", "", n % 5 + 1, pick(words, n), pick(words, n, 2)]
        for n in range(N)
    ]
    found = understood([head, *body])
    assert (found.tool, found.body.num_rows) == ("formbricks", N - 1)
    assert [one.guess.touchpoint for one in found.columns[-3:]] == ["Product", "Speed", "Design"]
    assert column(found, "2. Rate these - Speed").guess.values["Excellent"] == 5


def test_unipark_counts_only_finished_interviews_that_are_no_test(understood: Understood):
    head = ["lfdn", "external_lfdn", "tester", "dispcode", "lastpage", "quality", "duration", "v_1", "v_2", "v_3", "v_4"]
    body = [[n + 1, 0, int(n == 0), 22 if n == 5 else 31, 9, -77, 300, pick([1, 2, 3, 4, 5, -77], n), *[n % 5 + 1] * 3] for n in range(N)]
    found = understood([head, *body])
    assert (found.tool, found.body.num_rows) == ("unipark", N - 2)
    assert {problem.code for problem in found.problems} == {"row_preview", "row_incomplete"}
    assert [one.role.value for one in found.columns[-4:]] == ["rating"] * 4
    assert column(found, "v_1").guess.no_answer == frozenset({"-77"})


def test_sawtooth_keeps_complete_interviews(understood: Understood):
    head = ["sys_RespNum", "sys_StartTime", "sys_EndTime", "sys_RespStatus", "SAT_r1", "SAT_r2", "SAT_r3", "SAT_r4", "NPS"]
    body = [[n + 1, "06/01/2026 10:00", f"06/{1 + n % 28:02d}/2026 10:09", 2 if n == 4 else 5, *[n % 5 + 1] * 4, n % 11] for n in range(N)]
    found = understood([head, *body])
    assert (found.tool, found.body.num_rows) == ("sawtooth", N - 1)
    assert column(found, "sys_EndTime").guess.date_order == "mdy"
    assert column(found, "NPS").role == "nps"


def test_a_table_with_a_row_per_answer(understood: Understood):
    body = [[f"R{n // 3}", ["Beratung", "Lieferung", "Hotline"][n % 3], n % 5 + 1, "13.03.2026"] for n in range(3 * N)]
    found = understood([["Befragter", "Frage", "Wert", "Datum"], *body])
    assert (found.tool, found.layout) == ("unknown", "long")
    assert list(roles(found).values()) == ["id", "touchpoint", "rating", "date"]
    assert summary.respondents(found) == N
