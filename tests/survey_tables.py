"""Tables of forty made-up respondents, and those of the survey tools that write them in several ways."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

N = 40
BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC).replace(tzinfo=None)
SATISFIED = ("sehr zufrieden", "zufrieden", "teils/teils", "unzufrieden", "sehr unzufrieden")
HAPPY = ("Very satisfied", "Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied", "Very dissatisfied")
RECOMMEND = "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?"
LIKELY = "How likely are you to recommend us to a friend?"
WORDS = ("Schnell und freundlich", "Bitte mehr Parkplätze", "Alles bestens gelaufen", "Die Lieferung kam zu spät", "Gern wieder bei Ihnen")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One tool's table. `heads` header rows, `row` makes one respondent; `roles` maps a column's place to what it is."""

    tool: str
    heads: Sequence[Sequence[str]]
    row: Callable[[int], Sequence[object]]
    roles: Mapping[int, str] = field(default_factory=dict)
    touchpoints: Mapping[int, str] = field(default_factory=dict)
    respondents: int = N
    layout: str = "wide"

    @property
    def rows(self) -> list[Sequence[object]]:
        """Header rows and answers."""
        return [*self.heads, *(self.row(n) for n in range(N))]


def day(n: int) -> datetime:
    """When somebody answered: one each day, through two months."""
    return BEGIN + timedelta(days=n, minutes=7 * n)


def pick(options: Sequence[object], n: int, step: int = 1) -> object:
    """An answer, different from respondent to respondent."""
    return options[n * step % len(options)]


def said(n: int) -> str:
    """A comment nobody else made."""
    return f"{pick(WORDS, n)}, das war mein Eindruck Nummer {n}"


def limesurvey(meta: Sequence[str], questions: Sequence[str], *, codes: bool) -> Layout:
    def row(n: int) -> list[object]:
        done = n % 10 != 3
        judged = [f"A{(n * k) % 5 + 1}" if codes else pick(SATISFIED, n, k) for k in (1, 2, 3)]
        multi = [("Y" if n % k == 0 else "") if codes else ("Ja" if n % k == 0 else "Nein") for k in (2, 3)]
        return [n + 1, day(n) if done else "", 5 if done else 2, "de", 9, day(n), day(n), f"10.0.0.{n}", *judged, n % 11, *multi, said(n)]

    kinds = [
        "id",
        "date",
        "ignore",
        "ignore",
        "ignore",
        "ignore",
        "ignore",
        "personal",
        "rating",
        "rating",
        "rating",
        "nps",
        "multi",
        "multi",
        "comment",
    ]
    roles = dict(enumerate(kinds))
    if codes:  # without words a code does not say what it asks
        roles = {place: kind for place, kind in roles.items() if place not in (8, 9, 10, 11, 12, 13, 14)}
    return Layout(tool="limesurvey", heads=[[*meta, *questions]], row=row, roles=roles, respondents=N - 4)


META_DE = (
    *("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", "Datum gestartet"),
    *("Datum letzte Aktivität", "IP-Adresse"),
)
META_EN = ("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action", "IP address")
META_CODE = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr")
FULL = (
    *(f"Wie zufrieden sind Sie mit …? [{item}]" for item in ("Beratung", "Lieferung", "Hotline")),
    *(RECOMMEND, "Was nutzen Sie? [App]", "Was nutzen Sie? [Web]", "Was können wir verbessern?"),
)
FULL_EN = (
    *(f"How satisfied are you with …? [{item}]" for item in ("Advice", "Delivery", "Hotline")),
    *(LIKELY, "What do you use? [App]", "What do you use? [Web]", "What can we improve?"),
)
CODES = ("G01Q01[SQ001]", "G01Q01[SQ002]", "G01Q01[SQ003]", "G01Q02", "G01Q03[SQ001]", "G01Q03[SQ002]", "G01Q04")
SHORT = (
    *(f"Wie zufrieden sind.. [{item}]" for item in ("Beratung", "Lieferung", "Hotline")),
    *("Wie wahrscheinlich ist es, dass Sie uns weiterempf..", "Was nutzen Sie.. [App]", "Was nutzen Sie.. [Web]", "Was können wir verb.."),
)
BOTH = tuple(f"{code}. {text}" for code, text in zip(CODES, FULL, strict=True))


def _surveymonkey(n: int) -> list[object]:
    judged = [pick(HAPPY, n), pick(HAPPY, n, 2), pick((*HAPPY, "N/A"), n)]
    came = pick(("Friend or family", "Google", "Trade fair"), n)
    stamps = [f"{day(n):%m/%d/%Y %I:%M:%S %p}"] * 2
    return [10_000 + n, 1, *stamps, f"10.1.1.{n}", f"u{n}@example.org", "Ute", "Muster", "x", *judged, n % 11, came, "", said(n)]


SURVEYMONKEY = Layout(
    tool="surveymonkey",
    heads=[
        [
            *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name"),
            *("Custom Data 1", "How satisfied are you with our website?", "How satisfied are you with the following?", "", LIKELY),
            *("How did you hear about us?", "", "Any other comments?"),
        ],
        [*[""] * 9, "Response", "Delivery", "Invoice", "Response", "Response", "Other (please specify)", "Open-Ended Response"],
    ],
    row=_surveymonkey,
    roles=dict(
        enumerate(
            [
                "id",
                "ignore",
                "ignore",
                "date",
                "personal",
                "personal",
                "personal",
                "personal",
                "ignore",
                "rating",
                "rating",
                "rating",
                "nps",
                "origin",
                "ignore",
                "comment",
            ]
        )
    ),
    touchpoints={9: "Website", 10: "Delivery", 11: "Invoice"},
)


def qualtrics(names: Sequence[str], *, imported: bool) -> Layout:
    def row(n: int) -> list[object]:
        meta = [day(n), day(n), "Survey Preview" if n == 0 else "IP Address", f"10.2.2.{n}", 100, 300 + n, n != 1]
        return [
            *meta,
            day(n),
            f"R_{n:012d}xyz",
            "EN",
            pick(HAPPY, n),
            pick((*HAPPY, "-99"), n),
            n % 11,
            pick(("A,B", "A", "B,C"), n),
            said(n),
        ]

    codes = [
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Duration",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "UserLanguage",
    ]
    codes += ["Q1_1", "Q1_2", "Q2", "Q3", "Q4_TEXT"]
    asked = ["How satisfied are you? - Website", "How satisfied are you? - Hotline", LIKELY, "What do you use?", "Anything else? - Text"]
    heads = [codes, [*names, *asked]]
    if imported:
        heads.append([f'{{"ImportId":"{code}"}}' for code in codes])
    kinds = [
        "ignore",
        "ignore",
        "ignore",
        "personal",
        "ignore",
        "ignore",
        "ignore",
        "date",
        "id",
        "ignore",
        "rating",
        "rating",
        "nps",
        "multi",
        "comment",
    ]
    return Layout(
        tool="qualtrics",
        heads=heads,
        row=row,
        roles=dict(enumerate(kinds)),
        touchpoints={10: "Website", 11: "Hotline"},
        respondents=N - 2,
    )


QUALTRICS_EN = (
    *("Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished", "Recorded Date"),
    *("Response ID", "User Language"),
)
QUALTRICS_DE = (
    *("Anfangsdatum", "Enddatum", "Antworttyp", "IP-Adresse", "Fortschritt", "Dauer (in Sekunden)", "Beendet", "Erfassungsdatum"),
    *("Antwort-ID", "Benutzersprache"),
)


def google(stamp: str, mail: str) -> Layout:
    heads = [[stamp, mail, "Bewerten Sie bitte: [Verpackung]", "Bewerten Sie bitte: [Versand]", "Was nutzen Sie?", RECOMMEND, "Wünsche"]]
    uses = ("App, Web", "App", "Web", "Web, Telefon")

    def row(n: int) -> list[object]:
        return [day(n), f"a{n}@example.org", n % 5 + 1, (n * 2) % 5 + 1, pick(uses, n), n % 11, said(n)]

    kinds = dict(enumerate(["date", "personal", "rating", "rating", "multi", "nps", "comment"]))
    return Layout(tool="googleforms", heads=heads, row=row, roles=kinds, touchpoints={2: "Verpackung", 3: "Versand"})


def msforms(meta: Sequence[str]) -> Layout:
    asked = ["Wie zufrieden waren Sie mit der Beratung?", "Lieferung", "Lieferung2", RECOMMEND, "Kanäle"]

    def row(n: int) -> list[object]:
        judged = [pick(SATISFIED, n), pick(SATISFIED, n, 2), pick(SATISFIED, n, 3)]
        return [n + 1, day(n), day(n), "anonymous", "", *judged, n % 11, pick(("Telefon;E-Mail;", "Telefon;", "Chat;"), n)]

    kinds = dict(enumerate(["id", "date", "ignore", "personal", "ignore", "rating", "rating", "rating", "nps", "multi"]))
    return Layout(tool="msforms", heads=[[*meta, *asked]], row=row, roles=kinds, touchpoints={5: "Beratung"})


MS_DE = ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name")
MS_EN = ("ID", "Start time", "Completion time", "Email", "Name")
