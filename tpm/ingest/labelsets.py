"""Answers in words whose order the single words do not tell: whole sets, and school grades."""

from tpm.ingest.wording import fold

_MEDIUM = "mittelmäßig|mittel|mäßig|teils teils|teils/teils|teils-teils|okay|ok|durchschnittlich|neutral|weder noch|fair|average|so-so"

# Sets whose order the single words do not tell, from the bad end to the good end; "|" parts alternatives for one point.
# A set is taken where it holds every label that occurs and all of its `keys` (its first entry; "" where it needs none).
_SETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("sehr schlecht|very poor|very bad|terrible|awful", "schlecht|poor|bad", _MEDIUM, "gut|good", "sehr gut|very good")),
    ("excellent", ("very poor", "poor", "fair|average", "good", "excellent")),
    ("", ("poor|bad", "fair", "good", "very good", "excellent")),
    ("", ("schlecht", "mittelmäßig|mittel|ok|okay", "gut", "sehr gut", "ausgezeichnet|hervorragend|exzellent")),
    (
        "weniger zufrieden",
        ("unzufrieden|gar nicht zufrieden|überhaupt nicht zufrieden", "weniger zufrieden", "zufrieden", "sehr zufrieden"),
    ),
    (
        "weniger zufrieden",
        ("unzufrieden|gar nicht zufrieden|überhaupt nicht zufrieden", "weniger zufrieden", _MEDIUM, "zufrieden", "sehr zufrieden"),
    ),
    (
        "weniger zufrieden",
        ("unzufrieden", "weniger zufrieden", "zufrieden", "sehr zufrieden", "vollkommen zufrieden|äußerst zufrieden|begeistert"),
    ),
    ("weniger wichtig", ("unwichtig|gar nicht wichtig|überhaupt nicht wichtig", "weniger wichtig", "wichtig", "sehr wichtig")),
    ("", ("nicht erfüllt", "erfüllt", "übertroffen")),
    ("", ("nicht erfüllt", "teilweise erfüllt|eher nicht erfüllt", "erfüllt", "übertroffen")),
    ("", ("gar nicht erfüllt|überhaupt nicht erfüllt", "nicht erfüllt|eher nicht erfüllt", "teilweise erfüllt", "erfüllt", "übertroffen")),
    (
        "",
        (
            "viel schlechter als erwartet|weit unter den erwartungen|much worse than expected",
            "schlechter als erwartet|unter den erwartungen|worse than expected",
            "wie erwartet|entspricht den erwartungen|as expected",
            "besser als erwartet|über den erwartungen|better than expected",
            "viel besser als erwartet|weit über den erwartungen|much better than expected",
        ),
    ),
    (
        "",
        ("below expectations|did not meet expectations", "met expectations|meets expectations", "exceeded expectations|above expectations"),
    ),
    (
        "",
        (
            "never|nie|niemals",
            "rarely|selten|seldom",
            "sometimes|manchmal|gelegentlich|ab und zu|occasionally",
            "often|oft|häufig|frequently",
            "always|immer|sehr oft|sehr häufig|very often",
        ),
    ),
    ("täglich", ("nie|niemals", "seltener|selten", "jährlich|mehrmals im jahr", "monatlich|mehrmals im monat", "wöchentlich", "täglich")),
    ("täglich", ("nie|niemals", "seltener|selten", "monatlich|mehrmals im monat", "wöchentlich|mehrmals pro woche", "täglich")),
    ("daily", ("never", "less often|rarely", "monthly", "weekly", "daily")),
    (
        "",
        (
            "auf keinen fall|sicher nicht|bestimmt nicht|definitely not",
            "wahrscheinlich nicht|eher nein|probably not",
            "vielleicht|maybe|might or might not",
            "wahrscheinlich|eher ja|probably|probably yes",
            "auf jeden fall|ganz sicher|bestimmt|definitely|definitely yes",
        ),
    ),
)
# School grades, from the best (1) on.
_GRADES: tuple[tuple[str, ...], ...] = (
    ("sehr gut", "gut", "befriedigend", "ausreichend", "mangelhaft", "ungenügend"),
    ("sehr gut", "gut", "befriedigend", "genügend", "nicht genügend"),
)
GRADE_WORDS = frozenset(fold(text) for text in ("befriedigend", "ausreichend", "mangelhaft", "ungenügend", "genügend", "nicht genügend"))
COVERED = 0.6

Points = tuple[frozenset[str], ...]


def _parse(points: tuple[str, ...]) -> Points:
    return tuple(frozenset(fold(text) for text in entry.split("|")) for entry in points)


SETS: tuple[tuple[str, Points], ...] = tuple((fold(key), _parse(points)) for key, points in _SETS)
GRADES: tuple[Points, ...] = tuple(_parse(points) for points in _GRADES)
