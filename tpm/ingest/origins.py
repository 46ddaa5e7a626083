"""Where new customers came from: the question itself, and which of its answers count as a recommendation."""

import re
from collections.abc import Iterable

from tpm.ingest.origin_words import NEGATIONS
from tpm.ingest.wording import fold, is_no_answer
from tpm.model.survey import OriginKind

_QUESTION = re.compile(
    r"aufmerksam geworden|wie haben sie (?:von|uns)\b.*(?:erfahren|gefunden|geh[oö]rt)|woher (?:kennen|wissen)|"
    r"auf uns gekommen|zu uns gekommen|wodurch\b.*(?:erfahren|kennen)|how did you (?:hear|find|learn|come|"
    r"get to know)|where did you (?:hear|find)|heard about us|(?:lead|customer|acquisition|traffic|"
    r"referral)[ _-]?(?:source|origin|channel)|^(?:kunden)?herkunft\b|^origin$|^source$|^quelle$|^akquise(?:kanal|"
    r"weg)?|^(?:lead|kunden)quelle|^(?:gewinnungs|zugangs|erst)(?:kanal|weg|kontakt)|^how they heard"
)
_STRONG = re.compile(r"aufmerksam|erfahren|geh[oö]rt|how did you|where did you|heard about|lead|akquise|acquisition|gewinnung")
_RECOMMENDED = re.compile(
    r"\breferr(?:al|ed|er)|empf(?:ehl|ohlen)|recommend|mundpropaganda|mund-zu-mund|word[ -_]?of[ -_]?mouth|\bwom\b|"
    r"freund|bekannte|verwandte|familie|kolleg|nachbar|friend|family|relative|colleague|neighbou?r|acquaintance|"
    r"kunden werben|kunde wirbt|partner-?empf|\btipp vo[nm]\b|vermittl(?:ung|er)|kunden[ -]?botschafter|"
    r"\b(?:bruder|schwester|mutter|vater|eltern|brother|sister|mother|father|parents)\b"
)
_UNKNOWN = re.compile(
    r"^(?:[\W_]+|unknown|unbekannt|nicht bekannt|wei(?:ss|ß) (?:ich )?nicht(?: mehr)?|keine ahnung|don'?t (?:know|remember)|"
    r"not sure|unsure|unklar|undefined|nicht erfasst|k\.? ?a|n/a|keine angaben?)$"
)
_NEGATED = re.compile(rf"\b(?:{'|'.join(sorted(NEGATIONS))}|keine[nmrs]?)\b")
_OTHER = re.compile(
    r"google|such(?:e|maschine)|search|internet|online|web|social|sozial|facebook|\bfb\b|insta(?:gram)?\b|linkedin|xing|tiktok|youtube|"
    r"twitter|\bx\b|werbung|anzeige|\bads?\b|advert|display|e-?mail|newsletter|mailing|flyer|prospekt|brosch|plakat|schaufenster|"
    r"billboard|radio|\btv\b|fernseh|television|zeitung|zeitschrift|magazin|press|artikel|messe|trade ?show|fair|"
    r"event|veranstaltung|vertreter|au(?:ss|ß)endienst|sales|verkäufer|kaltakquise|cold|direct|direkt|vorbei|walk|laufkund|"
    r"laden|shop|store|filiale|telefon|phone|blog|podcast|portal|vergleich|bewertung|review|kino|bestandskunde|"
    r"organic|paid|seo|sea|other|sonstige|andere|publicit|affiliate|campaign|kampagne|gelbe seiten|branchenbuch|"
    r"catalog|katalog|partner|website|homepage"
)


def asks(words: str) -> bool:
    """Whether the normalised header asks where a customer came from."""
    return bool(_QUESTION.search(words))


def is_question(words: str, texts: Iterable[str]) -> bool:
    """Whether header and answers together are the question of origin ("Herkunft" may also be a country)."""
    known = [text for text in texts if kind(text)[0] is not OriginKind.UNKNOWN and kind(text)[1]]
    if asks(words):
        return bool(_STRONG.search(words)) or len(known) >= 2 or any(kind(text)[0] is OriginKind.RECOMMENDATION for text in known)
    return False


def kind(text: str) -> tuple[OriginKind, bool]:
    """What an origin counts as, and whether its words are known; unknown or negated ones count as another origin until confirmed."""
    folded = fold(text.replace("_", " "))
    if _UNKNOWN.match(folded) or is_no_answer(text):
        return OriginKind.UNKNOWN, True
    if _NEGATED.search(folded):
        return OriginKind.OTHER, False
    if _RECOMMENDED.search(folded) and not re.search(r"bewertung|review|portal", folded):
        return OriginKind.RECOMMENDATION, True
    return OriginKind.OTHER, bool(_OTHER.search(folded))
