"""The tables of the survey tools, in the columns and header rows that each tool writes."""

from collections.abc import Mapping

from survey_tables import (
    BOTH,
    CODES,
    FULL,
    FULL_EN,
    LIKELY,
    META_CODE,
    META_DE,
    META_EN,
    MS_DE,
    MS_EN,
    QUALTRICS_DE,
    QUALTRICS_EN,
    RECOMMEND,
    SATISFIED,
    SHORT,
    SURVEYMONKEY,
    Layout,
    N,
    day,
    google,
    limesurvey,
    msforms,
    pick,
    qualtrics,
    said,
)


def _typeform(n: int) -> list[object]:
    ends = ["completed" if n % 4 else "partial", day(n), "", day(n), f"net{n:05d}", ""]
    return [f"id{n:08d}", n % 5 + 1, n % 7 + 1, n % 11, n % 2, f"u{n}@example.org", *ends]


TYPEFORM = Layout(
    tool="typeform",
    heads=[
        [
            *("#", "How would you rate our service?", "How easy was it to order?", LIKELY, "Did you call us?", "Email", "Response Type"),
            *("Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags"),
        ]
    ],
    row=_typeform,
    roles={0: "id", 1: "rating", 2: "rating", 3: "nps", 5: "personal", 9: "date", 10: "personal"},
    touchpoints={1: "Service"},
    respondents=N - N // 4,
)


def _sosci(n: int) -> list[object]:
    judged = [pick((1, 2, 3, 4, 5, -9), n), n % 5 + 1, (n * 2) % 5 + 1, n % 11 + 1, n % 2 + 1, (n + 1) % 2 + 1]
    return [n + 1, "", "", "base", "pretest" if n == 0 else "interview", day(n), *judged, day(n), 0 if n == 5 else 1, 0, 5]


SOSCI = Layout(
    tool="sosci",
    heads=[
        [
            *("CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED", "UX01_01", "UX01_02", "UX01_03", "NP01", "ME01_01", "ME01_02"),
            *("LASTDATA", "FINISHED", "Q_VIEWER", "MAXPAGE"),
        ],
        [
            *("Interview-Nummer", "Seriennummer", "Referenz", "Fragebogen", "Modus", "Beginn", "Zufriedenheit: Beratung"),
            *("Zufriedenheit: Lieferung", "Zufriedenheit: Hotline", RECOMMEND, "Medien: App", "Medien: Web", "Zuletzt", "Abgeschlossen"),
            *("Nur angesehen", "Letzte Seite"),
        ],
    ],
    row=_sosci,
    roles={0: "id", 4: "ignore", 6: "rating", 7: "rating", 8: "rating", 9: "nps", 12: "date"},
    touchpoints={6: "Beratung", 7: "Lieferung", 8: "Hotline"},
    respondents=N - 2,
)


def _formbricks(n: int) -> list[object]:
    judged = [
        n % 5 + 1,
        pick(("Poor", "Fair", "Good", "Very good", "Excellent"), n),
        pick(("Poor", "Fair", "Good", "Very good", "Excellent"), n, 2),
    ]
    return [n + 1, f"c{n:024d}", day(n), "No" if n == 3 else "Yes", "s", "", "", *judged, n % 11]


FORMBRICKS = Layout(
    tool="formbricks",
    heads=[
        [
            *("No.", "Response ID", "Timestamp", "Finished", "Survey ID", "User ID", "Tags", "1. How satisfied are you with our product?"),
            *("2. Rate these - Speed", "2. Rate these - Design", f"3. {LIKELY}"),
        ]
    ],
    row=_formbricks,
    roles={1: "id", 2: "date", 7: "rating", 8: "rating", 9: "rating", 10: "nps"},
    touchpoints={7: "Product", 8: "Speed", 9: "Design"},
    respondents=N - 1,
)


def _unipark(n: int) -> list[object]:
    judged = [pick((1, 2, 3, 4, 5, -77), n), n % 5 + 1, (n * 2) % 5 + 1, (n * 3) % 5 + 1, n % 2, (n + 1) % 2]
    return [n + 1, 0, int(n == 0), 22 if n == 5 else 31, 9, -77, 300 + n, *judged, day(n)]


UNIPARK = Layout(
    tool="unipark",
    heads=[
        [
            "lfdn",
            "external_lfdn",
            "tester",
            "dispcode",
            "lastpage",
            "quality",
            "duration",
            "v_1",
            "v_2",
            "v_3",
            "v_4",
            "v_5",
            "v_6",
            "datetime",
        ]
    ],
    row=_unipark,
    roles={0: "id", 2: "ignore", 3: "ignore", 7: "rating", 8: "rating", 9: "rating", 10: "rating", 13: "date"},
    respondents=N - 2,
)


def _sawtooth(n: int) -> list[object]:
    return [n + 1, day(n), day(n), 2 if n == 4 else 5, *((n * k) % 5 + 1 for k in (1, 2, 3, 4)), n % 11]


SAWTOOTH = Layout(
    tool="sawtooth",
    heads=[["sys_RespNum", "sys_StartTime", "sys_EndTime", "sys_RespStatus", "SAT_r1", "SAT_r2", "SAT_r3", "SAT_r4", "NPS"]],
    row=_sawtooth,
    roles={0: "id", 2: "date", 3: "ignore", 4: "rating", 5: "rating", 6: "rating", 7: "rating", 8: "nps"},
    respondents=N - 1,
)


def _wide(n: int) -> list[object]:
    judged = [n % 5 + 1, (n * 2) % 5 + 1, pick(SATISFIED, n, 3), n % 11]
    return [
        day(n),
        n + 1,
        *judged,
        pick(("Empfehlung eines Freundes", "Google", "Messe", ""), n),
        pick(("ja", "nein"), n),
        pick("NSO", n),
        said(n),
    ]


WIDE = Layout(
    tool="unknown",
    heads=[
        [
            *("Datum", "Nr.", "Gesamtzufriedenheit", "Bewertung der Hotline", "Wie zufrieden sind Sie mit der Rechnung?", "NPS"),
            *("Wie sind Sie auf uns aufmerksam geworden?", "Haben Sie uns weiterempfohlen?", "Region", "Kommentar"),
        ]
    ],
    row=_wide,
    roles=dict(enumerate(["date", "id", "overall", "rating", "rating", "nps", "origin", "recommended", "segment", "comment"])),
    touchpoints={4: "Rechnung"},
)
LONG = Layout(
    tool="unknown",
    heads=[["Befragter", "Frage", "Wert", "Datum"]],
    row=lambda n: [f"R{n // 4}", ("Beratung", "Lieferung", "Hotline", "Rechnung")[n % 4], n % 5 + 1, day(n)],
    roles=dict(enumerate(["id", "touchpoint", "rating", "date"])),
    respondents=N // 4,
    layout="long",
)
LAYOUTS: Mapping[str, Layout] = {
    "limesurvey full text, German": limesurvey(META_DE, FULL, codes=False),
    "limesurvey full text, English": limesurvey(META_EN, FULL_EN, codes=False),
    "limesurvey abbreviated, German": limesurvey(META_DE, SHORT, codes=False),
    "limesurvey code and text, German": limesurvey(META_DE, BOTH, codes=False),
    "limesurvey codes": limesurvey(META_CODE, CODES, codes=True),
    "surveymonkey": SURVEYMONKEY,
    "qualtrics 3 header rows, English": qualtrics(QUALTRICS_EN, imported=True),
    "qualtrics 3 header rows, German": qualtrics(QUALTRICS_DE, imported=True),
    "qualtrics 2 header rows": qualtrics(QUALTRICS_EN, imported=False),
    "google forms, German": google("Zeitstempel", "E-Mail-Adresse"),
    "google forms, English": google("Timestamp", "Email Address"),
    "microsoft forms, German": msforms(MS_DE),
    "microsoft forms, English": msforms(MS_EN),
    "typeform": TYPEFORM,
    "sosci": SOSCI,
    "formbricks": FORMBRICKS,
    "unipark": UNIPARK,
    "sawtooth": SAWTOOTH,
    "unknown, wide": WIDE,
    "unknown, long": LONG,
}
