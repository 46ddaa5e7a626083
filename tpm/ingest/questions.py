"""What a question asks, by the words of its header (normalised, so "ß" is written "ss")."""

import re
from collections.abc import Iterable

_NPS = re.compile(
    r"\bnps\b|net[ _]?pro(?:moter)?(?:[ _]?score)?\b|(?:wie )?(?:wahrscheinlich|gern|"
    r"geneigt)\b.*\b(?:weiter)?empf(?:ehlen|\w{0,5}\s?(?:\.\.|…))|(?:weiter)?empfehl(?:en|ung)s?(?:wahrscheinlichkeit|bereitschaft|absicht)|"
    r"(?:would|will) you recommend|how likely\b.*\brec(?:ommend|\w{0,5}\s?(?:\.\.|…))|likel(?:y|ihood)\b.*\brecommend|"
    r"willing(?:ness)?\b.*\brecommend|recommend(?:ation)? (?:likelihood|score)|würden sie\b.*\b(?:weiter)?empfehlen|"
    r"\bltr\b"
)
_NOT_NPS = re.compile(
    r"nps[_ -]?(?:group|gruppe|segment|kategorie|category|type|typ)|\bwarum\b|\bwhy\b|\bgrund\b|\breason\b|kommentar|comment"
)
_RECOMMENDED = re.compile(
    r"haben sie\b.*(?:weiter)?empfohlen|habe(?:n)? (?:uns|sie uns)\b.*empfohlen|have you\b.*recommended|"
    r"did you recommend|tats[äa]chlich (?:weiter)?empfohlen|already recommended|(?:weiter)?empfehlung ausgesprochen"
)
_RECOMMENDER = re.compile(
    r"empfohlen (?:von|durch)|empfehler|wer hat (?:uns|sie|ihnen)\b.*(?:empfohlen|geworben)|referred by|"
    r"who (?:referred|recommended)|name of referrer|referrer name|geworben (?:von|durch)|werber\b"
)
_OFFER = re.compile(
    r"^(?:empfohlenes |gekauftes |gewähltes )?(?:angebot|produkt|leistung|offer|product|tarif)\b|"
    r"welche[sn]? (?:angebot|produkt|leistung)|which (?:offer|product|service)"
)
_OVERALL = re.compile(
    r"\binsgesamt\b|gesamtzufriedenheit|gesamteindruck|gesamtbewertung|gesamturteil|alles in allem|\boverall\b|"
    r"as a whole|in general\b|\ball in all\b|^(?:customer |general |total |kunden)?(?:satisfaction|"
    r"zufriedenheit)(?: score| rating)?$|\bcsat\b"
)
_RATING = re.compile(
    r"zufrieden|satisf|bewert|beurteil|\brat(?:e|ing|ings)\b|\bscore\b|\bnoten?\b|schulnote|\bwie (?:sehr|gut|wichtig|"
    r"vertraut|wahrscheinlich|freundlich|schnell|einfach|hilfreich|gern)|\bhow (?:satisfied|good|well|important|"
    r"likely|easy|helpful|useful|friendly|clean)|quality|qualität|stimme|trifft|zustimm|agree|experience|erlebnis|"
    r"\beindruck|importan|wichtig|\bstars?\b|\bsterne?\b"
)
# "Wie wichtig ist es Ihnen, dass …" asks for a view, not for the weight of a contact
_IMPORTANCE = re.compile(
    r"\bwie (?:sehr )?wichtig (?:ist|sind|war|waren|finden sie|wäre|wären) (?!es\b)|^(?:die )?wichtigkeit\b|\bwichtigkeit[)\]:]*$|"
    r"\bhow important (?:is|are|was|were|do you find|would) (?!it\b)|^importance\b|\bimportance[)\]:]*$"
)
_VIEW = re.compile(r"\bwie (?:sehr )?wichtig \w+ es\b|\bhow important \w+ it\b")
_IMPORTANT = re.compile(r"wichtig|important")
# What was expected beforehand; whether it came true is a rating
_EXPECTED = re.compile(
    r"\b(?:wie|welche) (?:hoch |gut )?(?:waren|sind|war|ist) (?:ihre|deine|die) erwartung(?:en|shaltung)?\b|"
    r"\b(?:haben|hatten) sie\b.*\berwartet\b|\b(?:what|how) (?:\w+ )?(?:did|do|were) you(?:r)? expect(?:ations?)?\b|"
    r"^(?:\d+\W+)?(?:(?:ihre |die )?erwartung(?:en)?|(?:your )?expectations?)(?: (?:an|von|bei|für|gegenüber|of|for|about)\b|\s*[\[(:–—-])|"
    r"(?:[(\[:–—]|\s-)\s*(?:erwart(?:ung|ungen|et)|expect(?:ed|ations?))\s*(?:[)\]:]|$)"
)
# In a header of three words at most the mere word is enough.
_EXPECTED_SHORT = re.compile(r"^(?=.*\b(?:erwart(?:ung|ungen|et|ete[rsn]?)|expect(?:ed|ations?))\b)\W*\w+(?:\W+\w+){0,2}\W*$")
_CAME_TRUE = re.compile(
    r"erfüll|übertr[aeo]ff|entspr[aeio]ch|gerecht|enttäusch|(?:als|wie|than|as|way i) (?:erwartet|expected)|\bmet\b|\bmeets?\b|exceed|"
    r"\blived? up|fulfil|disappoint|match|\bkept\b|compar|vergl[ei]+ch|\bw[uo]rden?\b|erreich|umgesetzt|deck|bestätig|confirm"
)
_COUNT = re.compile(
    r"\bwie oft\b|\bwie viele?\b|\bhow many\b|\bhow often\b|\bhow much\b|\banzahl\b|\bnumber of\b|\bcount\b|"
    r"\bvisits?\b|\bbesuche\b|\balter\b|\bage\b|\bjahre?\b|\byears?\b|\bmonate?\b|\bmonths?\b|\bquartal\b|\bquarter\b|"
    r"\bwoche\b|\bweek(?:day)?\b|\bstunden?\b|\bhours?\b|\bdauer\b|\bduration\b|\bminuten?\b|\bminutes?\b|"
    r"\bseconds?\b|\bsekunden\b|\bzip\b|\bplz\b|postleitzahl|\bkinder\b|\bchildren\b|\bpersonen\b|\bpersons?\b|"
    r"\bpreis\b|\bprice\b|umsatz|\brevenue\b|\bamount\b|\bbetrag\b|\bdistance\b|\bdelay\b|\btimes\b|\bspeed\b|"
    r"\bcode\b|\bweight\b|gewicht|\bklasse\b|\bgrade level\b|\bversion\b|\bwave\b|\bwelle\b|\bday\b|\btag\b|haushalt|"
    r"household|\bincome\b|einkommen|\bseit wann\b"
)
_COMMENT = re.compile(
    r"kommentar|comment|anmerkung|bemerkung|remark|\bwarum\b|\bwhy\b|weshalb|verbesser|improve|anregung|suggestion|"
    r"vorschl|feedback|was (?:hat|haben|fehlt|gef|stört|wünsch|könn|sollt)|what (?:did|could|would|should|can)|"
    r"please (?:explain|describe|tell)|begründ|freitext|sonstiges|offene|open-ended|weitere|further|_text$|^other\b"
)
_TOPIC = re.compile(
    r"^(?:topic|thema|themen|touch ?point|kontaktpunkt|frage|question|fragetext|question text|item|merkmal|aspekt|"
    r"aspect|kriterium|criterion|category|kategorie|bereich|area|anliegen|issue|reason|kontaktgrund|contact reason|"
    r"call reason|department|abteilung|service|kanal|channel)\b"
)
_VALUE = re.compile(r"^(?:wert|value|antwort(?:wert)?|answer|response|punkte|points|ergebnis|result)$")
_OTHER = re.compile(r"^(?:sonstiges?|andere[rs]?|other|others|weitere[rs]?)\b(?!.*\?)")
_ID = re.compile(
    r"(?:^|[\s_-])(?:id|nr|no|lfdn|uuid|guid|token|key|case)\.?$|^(?:id|nr|no|#|lfd\.? ?nr\.?|laufende nummer|nummer|"
    r"number|respnum|case|serial|respondent|befragte[rn]?|teilnehmer(?:in)?|record|index|row)\b|"
    r"respondent(?:en)?[\s_-]?(?:id|nr|nummer)|fragebogennummer|antwort[\s_-]?id|response[\s_-]?id|ticket(?:nummer|"
    r" number)?$"
)


def asks_to_recommend(words: str) -> bool:
    """Willingness to recommend, the question behind the NPS."""
    return bool(_NPS.search(words)) and not _NOT_NPS.search(words) and not asks_recommended(words)


def asks_recommended(words: str) -> bool:
    """Whether somebody has actually recommended us."""
    return bool(_RECOMMENDED.search(words))


def asks_recommender(words: str) -> bool:
    """Who the recommender was."""
    return bool(_RECOMMENDER.search(words))


def asks_offer(words: str) -> bool:
    """Which offer it was about."""
    return bool(_OFFER.search(words))


def asks_overall(words: str) -> bool:
    """The experience as a whole, not one touchpoint."""
    return bool(_OVERALL.search(words))


def asks_rating(words: str) -> bool:
    """A judgement: its words say so."""
    return bool(_RATING.search(words))


def asks_importance(words: str, labels: Iterable[str] = ()) -> bool:
    """How important something is: the header says so, or most of the answers in words do."""
    said = [text for text in labels if any(letter.isalpha() for letter in text)]
    worded = len(said) > 1 and sum(bool(_IMPORTANT.search(text.casefold())) for text in said) * 2 > len(said)
    return bool(_IMPORTANCE.search(words)) or (worded and not _VIEW.search(words))


def speaks_of_importance(words: str) -> bool:
    """Whether a header asks how important something is, whatever follows from it."""
    return bool(_IMPORTANCE.search(words) or _VIEW.search(words))


def asks_expectation(words: str) -> bool:
    """What was expected, not whether it came true."""
    return bool(_EXPECTED.search(words) or _EXPECTED_SHORT.search(words)) and not _CAME_TRUE.search(words)


def asks_number(words: str) -> bool:
    """A number of something, an age, a period of time: never a rating without asking."""
    return bool(_COUNT.search(words)) and not re.search(r"zufrieden|satisf|bewert|\brating\b", words)


def asks_frequency(words: str) -> bool:
    """How often something happens: no judgement, whatever the scale."""
    return bool(re.search(r"\bwie (?:oft|häufig|regelmässig)\b|\bhow (?:often|frequently|regularly)\b", words))


def asks_comment(words: str) -> bool:
    """Words of the respondent."""
    return bool(_COMMENT.search(words))


def names_topic(words: str) -> bool:
    """A column that says, row by row, what a rating is about."""
    return bool(_TOPIC.search(words))


def names_value(words: str) -> bool:
    """The column of a long table that holds the answers, whatever they are about."""
    return bool(_VALUE.search(words))


def names_other(words: str) -> bool:
    """The field for an answer that was not on the list."""
    return bool(_OTHER.search(words))


def names_group(words: str) -> bool:
    """Promoters, passives and detractors as words: made from the NPS question, not asked."""
    return bool(re.search(r"nps[_ -]?(?:group|gruppe|segment|kategorie|category|type|typ)", words))


def names_id(words: str) -> bool:
    """A number or name of the row."""
    return bool(_ID.search(words))
