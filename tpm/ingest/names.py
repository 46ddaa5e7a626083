"""Short names for touchpoints out of long questions."""

import re
from collections.abc import Callable, Mapping, Sequence

from tpm.ingest import forms, headers
from tpm.ingest.batteries import is_bare
from tpm.ingest.column import Content

LONGEST, LONGER, SHORTEST = 60, 100, 2
# What stands before a comma in a long question is a name where it says this much; what stands before a colon is one anyway.
TELLING = 20
_NUMBER = r"^(?:frage |question |q)?\d{1,3}[a-z]?\s?[.):-]\s*"
# What asks, from the most special to the most general; what is left names the touchpoint.
_ASKING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _NUMBER,
        (
            r"^(?:bitte )?(?:wie )?(?:sehr )?(?:zufrieden|unzufrieden) (?:sind|waren|bist|warst) (?:sie|du) (?:insgesamt |"
            r"allgemein )?(?:mit|von) "
        ),
        (
            r"^wie (?:gut |sehr )?(?:zufrieden|glücklich|vertraut|verbunden) (?:sind|waren|bist|fühlen) (?:sie|du)(?: sich)? "
            r"(?:insgesamt )?(?:mit|von) "
        ),
        r"^wie sehr fühlen sie sich (?:mit )?",
        (
            r"^(?:bitte )?(?:wie )?(?:bewerten|beurteilen|bewertest|beurteilst|empfanden|fanden|finden|schätzen) (?:sie|"
            r"du) (?:die qualität |insgesamt )?"
        ),
        r"^bitte (?:bewerten|beurteilen) sie (?:die qualität )?",
        r"^welche (?:schul)?note (?:geben|würden) sie (?:für )?",
        (
            r"^wie (?:gut |gern |sehr |hilfreich |nützlich |wichtig )?"
            r"(?:hat|haben|gefiel|gefielen|gefällt|war|waren|ist|sind|fanden sie|erfüllt) "
            r"(?:es )?(?:(?:ihnen|dir|sie|für sie),? )?(?:dass )?"
        ),
        (
            r"^wie (?:wichtig|einfach|leicht|schnell|freundlich|hilfreich|verständlich|kompetent) (?:ist|sind|war|"
            r"waren) (?:es )?(?:(?:ihnen|dir|für sie),? )?(?:dass )?"
        ),
        r"^stellen sie sich vor,? ",
        r"^(?:glauben|finden|denken|meinen) sie,? (?:dass )?(?:sie sich )?",
        r"^(?:please )?(?:rate|evaluate|assess) (?:your (?:satisfaction|experience) with |the quality of )?",
        r"^how (?:satisfied|happy|familiar|pleased) (?:are|were) you (?:overall |generally )?(?:with|by) ",
        (
            r"^how (?:would|do|did) you (?:rate|evaluate|assess|like|describe|feel about) (?:your (?:satisfaction|"
            r"experience) with |the quality of )?"
        ),
        r"^how (?:good|important|easy|helpful|useful|clean|fast|friendly|satisfied|quick) (?:is|are|was|were) (?:it (?:for you )?to )?",
        r"^(?:your )?satisfaction with ",
        r"^(?:ihre )?zufriedenheit mit ",
    )
)
# What asks for importance, before and behind the name.
_WEIGHING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:die )?(?:wichtigkeit|importance)\b\s*(?:(?:von|des|der|of|for)\s+)?(?:the\s+)?[\s:([–-]*",
        r"[\s:([–-]*(?:wichtigkeit|importance)[)\]]*$",
        r"\s+(?:(?:to|for) you|für sie|ihnen)(?: personally| persönlich)?$",
    )
)
# What asks for an expectation, before and behind the name.
_EXPECTING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"^(?:wie|welche) (?:hoch |gut )?(?:waren|sind|war|ist) (?:ihre|deine|die) erwartung(?:en|shaltung)?\s+"
            r"(?:an|von|gegenüber|bei|zu|für)\s+"
        ),
        r"^(?:what|how) (?:\w+ )?(?:did|do|were) you(?:r)? expect(?:ations?)?\s+(?:(?:of|for|about|from)\s+)?",
        (
            r"^(?:ihre |die |your )?(?:erwartung(?:en)?|erwartete[rsn]?|expectations?|expected)\b\s*"
            r"(?:(?:an|von|bei|für|of|for|about)\s+)?[\s:([–-]*"
        ),
        r"[\s:([–-]*(?:erwartung(?:en)?|erwartet|expectations?|expected)[)\]]*$",
    )
)
# "Die informellen Modelle" needs its article, "die Hotline" does not.
_ARTICLE = re.compile(
    r"^(?:(?:[Tt]he|[Oo]ur|[Yy]our|die|der|das|den|dem|unsere[nmrs]?|[Ii]hre[nmrs]?) |(?:Die|Der|Das|Den|Dem|Unsere[nmrs]?) (?=[A-ZÄÖÜ]))"
)
_TAIL = re.compile(
    r"\s*(?:\((?:1|0|skala|scale|von|bitte|mehrfach|please|required|pflicht)[^)]*\)|\*|\bzufrieden(?:heit)?\b|\bgefallen\b|\bbewerten\b|"
    r"\bverbunden\b|\brating\b|\bscore\b|\bbewertung\b|\bauf einer skala.*|\bon a scale.*)\s*$",
    re.IGNORECASE,
)


def shorten(content: Content, longest: int = LONGEST) -> str:
    """The name of what a rating is about: the row of a matrix, else the question without its asking words."""
    if own := forms.rating(content.header):
        return own.touchpoint
    if is_bare(content):
        return content.header
    text = headers.clean(content.item or content.label or content.header)
    for asking in (*_ASKING, _ARTICLE):
        shorter = asking.sub("", text).strip()
        text = shorter if len(shorter) > SHORTEST else text
    text = text.strip(" ?!.:;,*")
    shorter = _TAIL.sub("", text).strip(" ?!.:;,*")
    return cut(_capital(shorter if len(shorter) > SHORTEST else text or content.header), longest)


def weighed(content: Content, longest: int = LONGEST) -> str:
    """The name of what customers said how important it is to them."""
    name = shorten(content, longest)
    for word in _WEIGHING:
        shorter = word.sub("", name).strip(" ?!.:;,*–-([")
        name = shorter if len(shorter) >= SHORTEST else name
    return _capital(name)


def expected(content: Content, longest: int = LONGEST) -> str:
    """The name of what customers had expectations of; where the row of a matrix says no more than that, the question names it."""
    for said in (shorten(content, longest), headers.clean(content.group)):
        name = said
        for word in _EXPECTING:
            name = word.sub("", name).strip(" ?!.:;,*–-([")
        name = _ARTICLE.sub("", name)
        if len(name) >= SHORTEST:
            return _capital(name)
    return shorten(content, longest)


def tell_apart(contents: Sequence[Content], shorten: Callable[[Content, int], str] = shorten) -> Mapping[int, str]:
    """Position → name, so that no two columns get the same one: a longer name where it helps, else a number."""
    found = {content.position: shorten(content, LONGEST) for content in contents}
    for longest in (LONGER, 2 * LONGER):
        doubled = _doubled(found)
        found |= {content.position: shorten(content, longest) for content in contents if content.position in doubled}
    used: dict[str, int] = {}
    for position, name in found.items():
        used[name.casefold()] = used.get(name.casefold(), 0) + 1
        found[position] = name if used[name.casefold()] == 1 else f"{name} ({used[name.casefold()]})"
    return found


def _doubled(names: Mapping[int, str]) -> frozenset[int]:
    folded = [name.casefold() for name in names.values()]
    return frozenset(position for position, name in names.items() if folded.count(name.casefold()) > 1)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def cut(text: str, longest: int) -> str:
    """A text that is no longer than so many characters, where it can be parted at a title or a word."""
    if len(text) <= longest:
        return text
    title, part = (re.split(mark, text)[0].strip() for mark in (r"[:–(]| - ", r"[,;:–(]| - |\. "))
    if longest == LONGEST and SHORTEST + 1 < len(title) <= longest:
        return title
    if longest == LONGEST and TELLING <= len(part) <= longest:
        return part
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-(") + " …"
