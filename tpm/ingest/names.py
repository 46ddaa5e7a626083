"""Short names for touchpoints out of long questions."""

import re

from tpm.ingest import headers
from tpm.ingest.column import Content

LONGEST = 60
_ASKING = (
    r"^(?:bitte )?(?:wie )?(?:sehr )?(?:zufrieden|unzufrieden) (?:sind|waren|bist|warst) (?:sie|du) (?:insgesamt |allgemein )?(?:mit|von) ",
    r"^wie (?:zufrieden|glücklich|vertraut|verbunden) (?:sind|waren|bist|fühlen) (?:sie|du)(?: sich)? (?:insgesamt )?(?:mit|von) ",
    r"^wie sehr fühlen sie sich (?:mit )?",
    r"^(?:bitte )?(?:wie )?(?:bewerten|beurteilen|bewertest|beurteilst|empfanden|fanden|finden|schätzen) (?:sie|du) (?:die qualität |insgesamt )?",
    r"^bitte (?:bewerten|beurteilen) sie (?:die qualität )?",
    r"^wie (?:gut |gern |sehr )?(?:hat|haben|gefiel|gefielen|gefällt|war|waren|ist|sind|fanden sie|erfüllt) (?:es )?(?:ihnen |dir |sie )?",
    r"^wie wichtig (?:ist|sind|war|waren) (?:es )?(?:ihnen |dir )?",
    r"^(?:please )?(?:rate|evaluate|assess) (?:your (?:satisfaction|experience) with |the quality of )?",
    r"^how (?:satisfied|happy|familiar|pleased) (?:are|were) you (?:overall |generally )?(?:with|by) ",
    r"^how (?:would|do|did) you (?:rate|evaluate|assess|like|describe|feel about) (?:your (?:satisfaction|experience) with |the quality of )?",
    r"^how (?:good|important|easy|helpful|useful|clean|fast|friendly) (?:is|are|was|were) ",
    r"^(?:your )?satisfaction with ",
    r"^(?:ihre )?zufriedenheit mit ",
    r"^(?:the |die |der |das |den |dem |unsere[nmrs]? |ihre[nmrs]? |our |your )",
)
_TAIL = re.compile(
    r"\s*(?:\((?:1|0|skala|scale|von|bitte|mehrfach|please|required|pflicht)[^)]*\)|\*|\bzufrieden(?:heit)?\b|\bgefallen\b|\bbewerten\b|\bverbunden\b|\brating\b|\bscore\b|\bbewertung\b|"
    r"\bauf einer skala.*|\bon a scale.*)\s*$",
    re.IGNORECASE,
)


def shorten(content: Content) -> str:
    """The name of what a rating is about: the row of a matrix, else the question without its asking words."""
    text = headers.clean(content.item or content.label or content.header)
    for pattern in _ASKING:
        shorter = re.sub(pattern, "", text, flags=re.IGNORECASE).strip()
        text = shorter if len(shorter) > 2 else text  # noqa: PLR2004
    text = text.strip(" ?!.:;,*")
    shorter = _TAIL.sub("", text).strip(" ?!.:;,*")
    return _cut(_capital(shorter if len(shorter) > 2 else text or content.header))  # noqa: PLR2004


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    first = re.split(r"[,;:–(]| - |\. ", text)[0].strip()
    if 3 < len(first) <= LONGEST:  # noqa: PLR2004
        return first
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-(") + " …"
