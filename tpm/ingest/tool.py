"""Which survey tool wrote a file, told by its columns."""

from collections.abc import Iterable, Mapping

from tpm.ingest import toolcolumns as columns
from tpm.ingest.toolcolumns import Meta

UNKNOWN = "unknown"


def _marks(*names: str) -> frozenset[str]:
    return frozenset(name for some in names for name in some.split("|"))


_QUALTRICS_MARKS = _marks(
    "recordeddate|recorded date|erfassungsdatum|responseid|distributionchannel|verteilungskanal|userlanguage|anfangsdatum",
    "benutzersprache|antworttyp|beendet|startdate|enddate",
)
_LIMESURVEY_MARKS = _marks(
    "submitdate|lastpage|startlanguage|seed|datestamp|ipaddr|refurl|date submitted|last page|start language|datum abgeschickt",
    "letzte seite|start-sprache|zufallsstartwert|datum gestartet|datum letzte aktivität",
)
_TYPEFORM_MARKS = _marks("#|response type|start date (utc)|stage date (utc)|submit date (utc)|network id")
_MSFORMS_MARKS = _marks("start time|completion time|startzeit|fertigstellungszeit|uhrzeit des beginns|uhrzeit der fertigstellung")
# Tool → (its columns, headers by which it is known, how many of them are enough); the more special first.
_TOOLS: Mapping[str, tuple[Mapping[str, Meta], frozenset[str], int]] = {
    "sosci": (columns.SOSCI, _marks("case|serial|ref|questnnr|mode|started|lastdata|q_viewer|maxpage"), 3),
    "unipark": (columns.UNIPARK, _marks("lfdn|external_lfdn|tester|dispcode|rts0|output_mode"), 2),
    "sawtooth": (columns.SAWTOOTH, _marks("sys_respnum|sys_starttime|sys_endtime|sys_respstatus"), 2),
    "qualtrics": (columns.QUALTRICS, _QUALTRICS_MARKS, 3),
    "limesurvey": (columns.LIMESURVEY, _LIMESURVEY_MARKS, 2),
    "surveymonkey": (columns.SURVEYMONKEY, _marks("respondent id|collector id|befragten-id|collector-id|custom data 1"), 2),
    "typeform": (columns.TYPEFORM, _TYPEFORM_MARKS, 3),
    "formbricks": (columns.FORMBRICKS, _marks("no.|response id|timestamp|finished|survey id|user id"), 4),
    "msforms": (columns.MSFORMS, _MSFORMS_MARKS, 2),
}


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
        return columns.GOOGLE
    return _TOOLS[tool][0] if tool in _TOOLS else {}
