"""What a question asks, by the words of its header (normalised; "ß" stays as written)."""

import re

_NPS = re.compile(
    r"\bnps\b|net[ _]?pro(?:moter)?(?:[ _]?score)?\b|(?:wie )?(?:wahrscheinlich|gern|geneigt)\b.*\b(?:weiter)?empfehlen|(?:weiter)?empfehl(?:en|ung)s?(?:wahrscheinlichkeit|bereitschaft|absicht)|"
    r"(?:would|will) you recommend|how likely\b.*\brecommend|likel(?:y|ihood)\b.*\brecommend|willing(?:ness)?\b.*\brecommend|recommend(?:ation)? (?:likelihood|score)|"
    r"würden sie\b.*\b(?:weiter)?empfehlen|\bltr\b"
)
_NOT_NPS = re.compile(
    r"nps[_ -]?(?:group|gruppe|segment|kategorie|category|type|typ)|\bwarum\b|\bwhy\b|\bgrund\b|\breason\b|kommentar|comment"
)
_RECOMMENDED = re.compile(
    r"haben sie\b.*(?:weiter)?empfohlen|habe(?:n)? (?:uns|sie uns)\b.*empfohlen|have you\b.*recommended|did you recommend|tats[äa]chlich (?:weiter)?empfohlen|already recommended|(?:weiter)?empfehlung ausgesprochen"
)
_RECOMMENDER = re.compile(
    r"empfohlen (?:von|durch)|empfehler|wer hat (?:uns|sie|ihnen)\b.*(?:empfohlen|geworben)|referred by|who (?:referred|recommended)|name of referrer|referrer name|geworben (?:von|durch)|werber\b"
)
_OFFER = re.compile(
    r"^(?:empfohlenes |gekauftes |gewähltes )?(?:angebot|produkt|leistung|offer|product|tarif)\b|welche[sn]? (?:angebot|produkt|leistung)|which (?:offer|product|service)"
)
_OVERALL = re.compile(
    r"\binsgesamt\b|gesamtzufriedenheit|gesamteindruck|gesamtbewertung|gesamturteil|alles in allem|\boverall\b|as a whole|in general\b|\ball in all\b|"
    r"^(?:customer |general |total |kunden)?(?:satisfaction|zufriedenheit)(?: score| rating)?$|\bcsat\b"
)
_RATING = re.compile(
    r"zufrieden|satisf|bewert|beurteil|\brat(?:e|ing|ings)\b|\bscore\b|\bnoten?\b|schulnote|\bwie (?:sehr|gut|wichtig|vertraut|wahrscheinlich|freundlich|schnell|einfach|hilfreich|gern)|"
    r"\bhow (?:satisfied|good|well|important|likely|easy|helpful|useful|friendly|clean)|quality|qualität|stimme|trifft|zustimm|agree|experience|erlebnis|\beindruck|importan|wichtig|\bstars?\b|\bsterne?\b"
)
_COUNT = re.compile(
    r"\bwie oft\b|\bwie viele?\b|\bhow many\b|\bhow often\b|\bhow much\b|\banzahl\b|\bnumber of\b|\bcount\b|\bvisits?\b|\bbesuche\b|\balter\b|\bage\b|\bjahre?\b|\byears?\b|\bmonate?\b|\bmonths?\b|"
    r"\bquartal\b|\bquarter\b|\bwoche\b|\bweek(?:day)?\b|\bstunden?\b|\bhours?\b|\bdauer\b|\bduration\b|\bminuten?\b|\bminutes?\b|\bseconds?\b|\bsekunden\b|\bzip\b|\bplz\b|postleitzahl|"
    r"\bkinder\b|\bchildren\b|\bpersonen\b|\bpersons?\b|\bpreis\b|\bprice\b|umsatz|\brevenue\b|\bamount\b|\bbetrag\b|\bdistance\b|\bdelay\b|\btimes\b|\bspeed\b|\bcode\b|\bweight\b|gewicht|"
    r"\bklasse\b|\bgrade level\b|\bversion\b|\bwave\b|\bwelle\b|\bday\b|\btag\b|haushalt|household|\bincome\b|einkommen|\bseit wann\b"
)
_COMMENT = re.compile(
    r"kommentar|comment|anmerkung|bemerkung|remark|\bwarum\b|\bwhy\b|weshalb|verbesser|improve|anregung|suggestion|vorschl|feedback|was (?:hat|haben|fehlt|gef|stört|wünsch|könn|sollt)|"
    r"what (?:did|could|would|should|can)|please (?:explain|describe|tell)|begründ|freitext|sonstiges|offene|open-ended|weitere|further|_text$|^other\b"
)
_TOPIC = re.compile(
    r"^(?:topic|thema|themen|touch ?point|kontaktpunkt|frage|question|fragetext|question text|item|merkmal|aspekt|aspect|kriterium|criterion|category|kategorie|bereich|area|"
    r"anliegen|issue|reason|kontaktgrund|contact reason|call reason|department|abteilung|service|kanal|channel)\b"
)
_VALUE = re.compile(r"^(?:wert|value|antwort(?:wert)?|answer|response|punkte|points|ergebnis|result)$")
_OTHER = re.compile(r"^(?:sonstiges?|andere[rs]?|other|others|weitere[rs]?)\b(?!.*\?)")
_ID = re.compile(
    r"(?:^|[\s_-])(?:id|nr|no|lfdn|uuid|guid|token|key|case)\.?$|^(?:id|nr|no|#|lfd\.? ?nr\.?|laufende nummer|nummer|number|respnum|case|serial|respondent|befragte[rn]?|teilnehmer(?:in)?|record|index|row)\b|respondent(?:en)?[\s_-]?(?:id|nr|nummer)|"
    r"fragebogennummer|antwort[\s_-]?id|response[\s_-]?id|ticket(?:nummer| number)?$"
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


def asks_number(words: str) -> bool:
    """A number of something, an age, a period of time: never a rating without asking."""
    return bool(_COUNT.search(words)) and not re.search(r"zufrieden|satisf|bewert|\brating\b", words)


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
