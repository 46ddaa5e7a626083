"""Numbers of respondents that would say who somebody is, replaced by ones that only tell the same person again."""

import hmac
import re
from hashlib import sha256

import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import personal
from tpm.ingest.column import Column

LENGTH = 32
# Words that stand before a number and name nobody: "Kunde 12", "TN-007", "Respondent 3"
_LABELS = (
    r"kunden?|kundin|client|customer|teilnehmer(?:in)?|tn|participant|proband(?:in)?|vp|befragte[rn]?|respondent(?:en)?|resp|interview|"
    r"antwort|answer|response|fall|case|record|datensatz|zeile|row|person|user|guest|gast|mitarbeiter(?:in)?|employee|fragebogen|id|nr|no|"
    r"nummer|number|lfd|lfdn|test|case ?id|ticket|auftrag|order|code|token"
)
_COUNTED = re.compile(rf"^(?:{_LABELS})?[\s._#:/-]*(?:nr|no|id)?[\s._#:/-]*\d[\d\s._/-]*$", re.IGNORECASE)
_UUID = re.compile(r"^\{?[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$", re.IGNORECASE)
# What most tools give: told from all others at once, without a closer look at each.
_PLAIN = (
    r"^(?:(?:[a-z]{1,3}[-_])?[a-z]*[0-9][a-z0-9]*|[0-9]+[.,][0-9]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|"
    rf"(?:{_LABELS})[ ._#:-]*[0-9]+)$"
)
_PARTS = re.compile(r"[\s.,;_@/|-]+")
# A piece without a digit that is so long may be a name; in a token of one piece letters and digits are mixed.
_NAME = 2
_CODED = 3


def are_needed(column: Column) -> bool:
    """Whether a column taken for the number of the respondent holds an address, a name, a phone number, in any of its cells."""
    if _is_personal(column):
        return True
    if column.cells is None:
        return bool(_telling(pa.array(column.sample, pa.string())))
    found = _telling(column.cells.dictionary)  # may hold texts that no cell has
    return bool(found) and bool(pc.any(pc.is_in(column.cells.cast(pa.string()), value_set=pa.array(found, pa.string()))).as_py())


def of(column: Column, texts: pa.Array, secret: bytes) -> pa.Array:
    """The numbers as they may be kept: a keyed hash for each that would say who somebody is, in a personal column for all.

    It is the same for the same person in every wave of one installation, null without a secret.
    """
    whole = _is_personal(column)
    if not whole and pc.all(_are_plain(texts)).as_py() is not False:
        return texts
    coded = texts.dictionary_encode()
    found = coded.dictionary.to_pylist() if whole else _telling(coded.dictionary)
    if not found:
        return texts
    places = pc.index_in(coded.dictionary, value_set=pa.array(found, pa.string()))
    hidden = pc.take(pa.array([_hidden(text, secret) for text in found], pa.string()), places)
    return pc.if_else(places.is_valid(), hidden, coded.dictionary).take(coded.indices)


def _telling(texts: pa.Array) -> list[str]:
    """Those of the distinct texts that say who somebody is."""
    others = texts.filter(pc.invert(_are_plain(texts))).drop_null()
    return [text for text in others.to_pylist() if says_who(text)]


def _are_plain(texts: pa.Array) -> pa.BooleanArray:
    return pc.match_substring_regex(texts, _PLAIN, ignore_case=True)


def says_who(text: str) -> bool:
    """Whether a number of a respondent is none, but a name or an address; the text alone decides, so that every wave agrees."""
    text = text.strip()
    if _COUNTED.match(text) or _UUID.match(text):
        return not text.isalnum() and personal.holds([text])
    pieces = [piece for piece in _PARTS.split(text) if piece]
    spoken = [piece for piece in pieces if sum(letter.isalpha() for letter in piece) >= _NAME and not any(map(str.isdigit, piece))]
    return personal.holds([text]) or len(spoken) == len(pieces) > 0 or any(len(piece) > _CODED for piece in spoken)


def _is_personal(column: Column) -> bool:
    return personal.says(column.words) or personal.holds(column.sample)


def _hidden(text: str, secret: bytes) -> str | None:
    """The case of an address makes no difference."""
    return hmac.new(secret, text.strip().casefold().encode("utf-8"), sha256).hexdigest()[:LENGTH] if secret else None
