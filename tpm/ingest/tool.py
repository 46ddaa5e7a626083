"""Which survey tool wrote a file, told by its columns, and what the tool's own columns mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tpm.model.survey import Role

UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What a column that a tool adds by itself means; among several dates the one with the lowest `rank` is taken."""

    role: Role
    rank: int = 0


def _dates(*names: str) -> dict[str, Meta]:
    return {
        name: Meta(role=Role.DATE, rank=rank)
        for names_of_one, rank in zip(names, range(len(names)), strict=True)
        for name in names_of_one.split("|")
    }


def _all(role: Role, *names: str) -> dict[str, Meta]:
    return {name: Meta(role=role) for name in names}


_LIMESURVEY = (
    _dates(
        "submitdate|date submitted|datum abgeschickt",
        "datestamp|date last action|datum letzte aktivität",
        "startdate|date started|datum gestartet",
    )
    | _all(Role.ID, "id", "response id", "antwort id", "antwort-id")
    | _all(
        Role.PERSONAL,
        "ipaddr",
        "ip address",
        "ip-adresse",
        "refurl",
        "referrer url",
        "weiterleitungs-url",
        "token",
        "zugangscode",
        "zugangsschlüssel",
    )
    | _all(
        Role.IGNORE,
        "lastpage",
        "last page",
        "letzte seite",
        "startlanguage",
        "start language",
        "start-sprache",
        "startsprache",
        "seed",
        "zufallsstartwert",
    )
    | _all(Role.IGNORE, "interviewtime", "total time", "gesamtzeit")
)
_SURVEYMONKEY = (
    _dates("end date|enddatum", "start date|startdatum")
    | _all(Role.ID, "respondent id", "respondent-id", "befragten-id", "teilnehmer-id")
    | _all(Role.PERSONAL, "ip address", "ip-adresse", "email address", "e-mail-adresse", "first name", "vorname", "last name", "nachname")
    | _all(Role.IGNORE, "collector id", "collector-id", "custom data 1", "benutzerdefinierte daten 1", "benutzerdefinierte daten")
)
_QUALTRICS = (
    _dates("recordeddate|recorded date|erfassungsdatum", "enddate|end date|enddatum", "startdate|start date|startdatum|anfangsdatum")
    | _all(Role.ID, "responseid", "response id", "antwort-id")
    | _all(
        Role.PERSONAL,
        "ipaddress",
        "ip address",
        "ip-adresse",
        "recipientlastname",
        "recipientfirstname",
        "recipientemail",
        "externalreference",
    )
    | _all(Role.PERSONAL, "externaldatareference", "locationlatitude", "locationlongitude", "externe datenreferenz")
    | _all(
        Role.IGNORE,
        "status",
        "antworttyp",
        "progress",
        "fortschritt",
        "aktueller stand",
        "duration (in seconds)",
        "dauer (in sekunden)",
        "finished",
        "beendet",
    )
    | _all(
        Role.IGNORE, "distributionchannel", "distribution channel", "verteilungskanal", "userlanguage", "user language", "benutzersprache"
    )
)
_MSFORMS = (
    _dates(
        "start time|startzeit|uhrzeit des beginns",
        "completion time|fertigstellungszeit|uhrzeit der fertigstellung",
        "last modified time|uhrzeit der letzten änderung",
    )
    | _all(Role.ID, "id")
    | _all(Role.PERSONAL, "email", "e-mail", "name")
    | _all(Role.IGNORE, "language", "sprache", "total points", "gesamtpunktzahl", "quiz feedback")
)
_GOOGLE = _dates("timestamp|zeitstempel") | _all(Role.PERSONAL, "email address", "e-mail-adresse", "username", "nutzername")
_TYPEFORM = (
    _dates("submit date (utc)|submit date|submitted at", "start date (utc)|start date", "stage date (utc)")
    | _all(Role.ID, "#", "token")
    | _all(Role.PERSONAL, "network id")
    | _all(Role.IGNORE, "response type", "tags", "ending")
)
_SOSCI = (
    _dates("lastdata", "started")
    | _all(Role.ID, "case")
    | _all(
        Role.IGNORE,
        "serial",
        "ref",
        "questnnr",
        "mode",
        "language",
        "finished",
        "q_viewer",
        "lastpage",
        "maxpage",
        "missing",
        "missrel",
        "time_sum",
        "time_rsi",
        "deg_time",
    )
)
_FORMBRICKS = (
    _dates("timestamp")
    | _all(Role.ID, "response id")
    | _all(Role.PERSONAL, "user id", "email", "userid")
    | _all(
        Role.IGNORE,
        "no.",
        "finished",
        "survey id",
        "formbricks id (internal)",
        "tags",
        "notes",
        "country",
        "url",
        "device",
        "browser",
        "os",
        "quotas",
    )
)
_UNIPARK = (
    _dates("datetime|date_of_last_access", "date_of_first_mail")
    | _all(Role.ID, "lfdn")
    | _all(Role.PERSONAL, "external_lfdn", "participant_browser", "referer", "hostname")
    | _all(
        Role.IGNORE,
        "tester",
        "dispcode",
        "lastpage",
        "quality",
        "duration",
        "output_mode",
        "javascript",
        "flash",
        "session_id",
        "language",
        "cleaned",
        "ats",
        "rts0",
    )
)
_SAWTOOTH = (
    _dates("sys_endtime", "sys_starttime")
    | _all(Role.ID, "sys_respnum")
    | _all(Role.PERSONAL, "sys_ipaddress")
    | _all(
        Role.IGNORE, "sys_respstatus", "sys_elapsedtime", "sys_lastquestion", "sys_dispositioncode", "sys_useragent", "sys_blockedcookie"
    )
)

# Tool → (its columns, headers of which so many must be there).
_TOOLS: Mapping[str, tuple[Mapping[str, Meta], frozenset[str], int]] = {
    "sosci": (_SOSCI, frozenset({"case", "serial", "ref", "questnnr", "mode", "started", "lastdata", "q_viewer", "maxpage"}), 3),
    "unipark": (_UNIPARK, frozenset({"lfdn", "external_lfdn", "tester", "dispcode", "rts0", "output_mode"}), 2),
    "sawtooth": (_SAWTOOTH, frozenset({"sys_respnum", "sys_starttime", "sys_endtime", "sys_respstatus"}), 2),
    "qualtrics": (_QUALTRICS, frozenset({"recordeddate", "recorded date", "erfassungsdatum", "responseid", "distributionchannel", "verteilungskanal", "userlanguage", "anfangsdatum", "benutzersprache", "antworttyp", "beendet", "startdate", "enddate"}), 3),
    "limesurvey": (_LIMESURVEY, frozenset({"submitdate", "lastpage", "startlanguage", "seed", "datestamp", "ipaddr", "refurl", "date submitted", "last page", "start language", "datum abgeschickt", "letzte seite", "start-sprache", "zufallsstartwert", "datum gestartet", "datum letzte aktivität"}), 2),
    "surveymonkey": (_SURVEYMONKEY, frozenset({"respondent id", "collector id", "befragten-id", "collector-id", "custom data 1"}), 2),
    "typeform": (_TYPEFORM, frozenset({"#", "response type", "start date (utc)", "stage date (utc)", "submit date (utc)", "network id"}), 3),
    "formbricks": (_FORMBRICKS, frozenset({"no.", "response id", "timestamp", "finished", "survey id", "user id"}), 4),
    "msforms": (_MSFORMS, frozenset({"start time", "completion time", "startzeit", "fertigstellungszeit", "uhrzeit des beginns", "uhrzeit der fertigstellung"}), 2),
}  # fmt: skip


def recognise(names: Iterable[str]) -> str:
    """The tool by the normalised headers, codes and labels of a file; "unknown" for any table."""
    found = [name for name in names if name]
    known = set(found)
    for tool, (_, marks, enough) in _TOOLS.items():
        if len(known & marks) >= enough:
            return tool
    return "googleforms" if found and found[0] in ("timestamp", "zeitstempel") else UNKNOWN


def meta(tool: str) -> Mapping[str, Meta]:
    """Normalised header → meaning, for the columns that the tool adds by itself."""
    if tool == "googleforms":
        return _GOOGLE
    return _TOOLS[tool][0] if tool in _TOOLS else {}
