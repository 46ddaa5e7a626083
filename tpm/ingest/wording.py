"""Answer texts as they are compared, and the words that mean "no answer", yes and no."""

import re
import unicodedata
from functools import lru_cache

_EDGE = re.compile(r"^[\s\"'„“”»«(\[]+|[\s\"'„“”»«.,;:!)\]]+$")
_SPACE = re.compile(r"\s+")
# Longer texts are no answers of a list; their beginning is enough.
LONGEST = 300


def fold(text: str) -> str:
    """An answer text as it is compared: NFKC, case folded (ß → ss), no punctuation around it, white space collapsed."""
    return _fold(text[:LONGEST])


@lru_cache(maxsize=20_000)
def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _SPACE.sub(" ", _EDGE.sub("", _SPACE.sub(" ", folded.strip())))


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(fold(text) for text in texts)


NO_ANSWER = _folded(
    *("k. A.", "k.A.", "k. a", "kA", "keine Angabe", "keine Angaben", "ohne Angabe", "keine Antwort", "nicht beantwortet", "weiß nicht"),
    *(
        "ich weiß nicht",
        "ich weiß es nicht",
        "weiß ich nicht",
        "kann ich nicht beurteilen",
        "kann ich nicht sagen",
        "kann nicht beurteilt werden",
    ),
    *("nicht beurteilbar", "kann ich nicht einschätzen", "keine Aussage", "keine Aussage möglich", "ich kann keine Aussage treffen"),
    *("keine Meinung", "keine Bewertung", "keine Erfahrung", "keine Erfahrungen", "nicht genutzt", "nicht benutzt", "nie genutzt"),
    *(
        "noch nie genutzt",
        "noch nicht genutzt",
        "habe ich nicht genutzt",
        "nicht verwendet",
        "nicht in Anspruch genommen",
        "nicht zutreffend",
    ),
    *("entfällt", "nicht anwendbar", "nicht relevant", "nicht gestellt", "n. v.", "n.v.", "nicht vorhanden", "nicht gesehen", "leer"),
    *("möchte ich nicht sagen", "möchte ich nicht angeben", "kein Kontakt", "hatte keinen Kontakt", "ohne", "fehlt"),
    *(
        "n/a",
        "n. a.",
        "n.a.",
        "na",
        "nan",
        "null",
        "none",
        "-",
        "--",
        "---",
        "–",
        "—",
        "?",
        ".",
        "#n/a",
        "#nv",
        "blank",
        "(blank)",
        "(leer)",
        "missing",
    ),
    *("not applicable", "does not apply", "not answered", "no answer", "no response", "not asked", "no opinion", "no experience"),
    *(
        "don't know",
        "dont know",
        "do not know",
        "i don't know",
        "can't say",
        "cannot say",
        "cannot judge",
        "unable to judge",
        "unable to rate",
    ),
    *("not used", "never used", "never used / not applicable", "did not use", "have not used", "haven't used", "prefer not to say"),
    *("prefer not to answer", "refused", "skipped", "no contact", "not rated", "don't know / not applicable", "weiß nicht / keine Angabe"),
    *("weiß nicht/keine Angabe", "keine Angabe/weiß nicht", "keine Angabe / weiß nicht", "don't know/not applicable"),
)

# "Does not apply" as an answer of its own; on an agreement scale the same words are its lower end.
NOT_APPLICABLE = _folded("trifft nicht zu", "trifft auf mich nicht zu", "trifft für mich nicht zu", "doesn't apply")

YES = _folded(
    "ja",
    "yes",
    "y",
    "j",
    "true",
    "wahr",
    "x",
    "oui",
    "ja, bereits",
    "ja, schon",
    "ja, mehrfach",
    "ja, einmal",
    "yes, once",
    "yes, several times",
)
NO = _folded("nein", "no", "n", "false", "falsch", "non", "noch nicht", "not yet", "bisher nicht", "nein, noch nicht")


def is_no_answer(text: str) -> bool:
    """Whether a text says that there is no answer."""
    return fold(text) in NO_ANSWER or not fold(text)


def yes_or_no(text: str) -> bool | None:
    """True for yes, False for no, None for anything else; what follows a comma explains only."""
    folded = fold(text)
    if folded in YES:
        return True
    if folded in NO:
        return False
    first = folded.partition(",")[0].strip()
    if first != folded and first in ("ja", "yes"):
        return True
    return False if first != folded and first in ("nein", "no") else None
