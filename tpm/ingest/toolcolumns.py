"""The columns that survey tools add by themselves, in English and German, and what they mean."""

from dataclasses import dataclass

from tpm.model.survey import Role


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


LIMESURVEY = (
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
SURVEYMONKEY = (
    _dates("end date|enddatum", "start date|startdatum")
    | _all(Role.ID, "respondent id", "respondent-id", "befragten-id", "teilnehmer-id")
    | _all(Role.PERSONAL, "ip address", "ip-adresse", "email address", "e-mail-adresse", "first name", "vorname", "last name", "nachname")
    | _all(Role.IGNORE, "collector id", "collector-id", "custom data 1", "benutzerdefinierte daten 1", "benutzerdefinierte daten")
)
QUALTRICS = (
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
MSFORMS = (
    _dates(
        "start time|startzeit|uhrzeit des beginns",
        "completion time|fertigstellungszeit|uhrzeit der fertigstellung",
        "last modified time|uhrzeit der letzten änderung",
    )
    | _all(Role.ID, "id")
    | _all(Role.PERSONAL, "email", "e-mail", "name")
    | _all(Role.IGNORE, "language", "sprache", "total points", "gesamtpunktzahl", "quiz feedback")
)
GOOGLE = _dates("timestamp|zeitstempel") | _all(Role.PERSONAL, "email address", "e-mail-adresse", "username", "nutzername")
TYPEFORM = (
    _dates("submit date (utc)|submit date|submitted at", "start date (utc)|start date", "stage date (utc)")
    | _all(Role.ID, "#", "token")
    | _all(Role.PERSONAL, "network id")
    | _all(Role.IGNORE, "response type", "tags", "ending")
)
SOSCI = (
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
FORMBRICKS = (
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
UNIPARK = (
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
SAWTOOTH = (
    _dates("sys_endtime", "sys_starttime")
    | _all(Role.ID, "sys_respnum")
    | _all(Role.PERSONAL, "sys_ipaddress")
    | _all(
        Role.IGNORE, "sys_respstatus", "sys_elapsedtime", "sys_lastquestion", "sys_dispositioncode", "sys_useragent", "sys_blockedcookie"
    )
)
