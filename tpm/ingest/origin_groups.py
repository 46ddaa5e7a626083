"""Spellings of one origin brought together: "Google", "google", "Google Suche" and "Gogle" are one.

Two texts are one origin where they say the same words: whatever their order, case, umlauts and small words. Typing errors are
mended in words that origins are usually told in and in long ones; names stay apart where a single letter differs
("Empfehlung Müller", "Empfehlung Möller"). What is negated never joins what is not.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tpm.ingest import origins
from tpm.ingest.origin_words import BESIDE_BRANDS, BRANDS, LEMMAS, NEGATIONS, SILENT, spell_out
from tpm.ingest.wording import fold
from tpm.model.survey import OriginKind

_WORD = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"\be[- ]mail")
# From this length on a word may have one wrong letter, then two; a word that is not known from the next length on.
_ONE, _TWO, _STRANGE = 5, 9, 9

Key = tuple[str, ...]
_UNKNOWN: Key = ("?",)


@dataclass(frozen=True, kw_only=True)
class OriginGroup:
    """One origin: `texts` are its spellings, `name` is the first: the most frequent that is no evident slip of the pen."""

    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The proposed name."""
        return self.texts[0]


def find(counts: Mapping[str, int]) -> list[OriginGroup]:
    """All texts in groups, each in exactly one, the most frequent group first; `counts` says how often a text occurs."""
    groups = [OriginGroup(texts=tuple(_by_number(texts, counts))) for texts in _joined(counts)]
    return sorted(groups, key=lambda group: (-sum(counts[text] for text in group.texts), group.name))


def propose(counts: Mapping[str, int], known: Mapping[str, str]) -> dict[str, str]:
    """Text → name of its group; `known` does so for texts decided earlier.

    A new text joins the group of the spellings it resembles, if these are of one group; else those that resemble each other
    make a new one.
    """
    remembered = dict(known) | {name: name for name in known.values() if name not in known}
    most = max(counts.values(), default=0) + 1
    found = {text: remembered[text] for text in counts if text in remembered}
    exact = _exact(remembered)
    for group in find(dict(counts) | dict.fromkeys(remembered, most)):
        new = [text for text in group.texts if text not in remembered]
        names = {remembered[text] for text in group.texts if text in remembered}
        if len(names) > 1:
            found |= {text: exact[_plain(text)] for text in new if _plain(text) in exact}
            new = [text for text in new if text not in found]
        found |= dict.fromkeys(new, names.pop() if len(names) == 1 else new[0] if new else "")
    return found


def sort(counts: Mapping[str, int], groups: Mapping[str, str]) -> tuple[dict[str, OriginKind], list[str]]:
    """Every text with what its group counts as, and the groups whose words are not known."""
    votes: dict[str, Counter[OriginKind]] = defaultdict(Counter)
    for text, n in counts.items():
        kind, known = origins.kind(text)
        if known:
            votes[groups.get(text, text)][kind] += n
    order = list(OriginKind)
    kinds = {name: max(found, key=lambda kind: (found[kind], -order.index(kind))) for name, found in votes.items()}
    named = {text: groups.get(text, text) for text in counts}
    return {text: kinds.get(name, OriginKind.OTHER) for text, name in named.items()}, [
        name for name in dict.fromkeys(named.values()) if name not in kinds
    ]


def _by_number(texts: Sequence[str], counts: Mapping[str, int]) -> Sequence[str]:
    """The most frequent first, of equals the basic form, then the shorter; those with a typing error, then those without a word last."""
    if len(texts) == 1:
        return texts

    def place(text: str) -> tuple[bool, bool, int, int, int, str]:
        words = _words(text)
        wrong = any(word not in LEMMAS and _mended(word) for word in words)
        return not _WORD.search(text), wrong, -counts[text], sum(LEMMAS.get(word) != word for word in words), len(text), text

    return sorted(texts, key=place)


def _joined(counts: Mapping[str, int]) -> list[list[str]]:
    """The texts that have the same letters or the same meaning."""
    words = {text: _words(text) for text in sorted(counts)}
    lemmas = _lemmas(words, counts)
    roots: dict[str, str] = {}
    firsts: dict[Key, str] = {}
    for text, said in words.items():
        roots[text] = text
        for key in [_UNKNOWN] if _is_unknown(text) else [("", "".join(said)), _key([lemmas[word] for word in said])]:
            _join(roots, firsts.setdefault(key, text), text)
    groups: dict[str, list[str]] = defaultdict(list)
    for text in words:
        groups[_root(roots, text)].append(text)
    return list(groups.values())


def _root(roots: Mapping[str, str], text: str) -> str:
    while roots[text] != text:
        text = roots[text]
    return text


def _join(roots: dict[str, str], first: str, second: str) -> None:
    roots[_root(roots, second)] = _root(roots, first)


def _is_unknown(text: str) -> bool:
    return origins.kind(text) == (OriginKind.UNKNOWN, True)


def _exact(known: Mapping[str, str]) -> dict[str, str]:
    """The letters of the known texts → their group, where these belong to one only."""
    found: dict[str, set[str]] = defaultdict(set)
    for text, name in known.items():
        found[_plain(text)].add(name)
    return {plain: names.pop() for plain, names in found.items() if len(names) == 1}


def _plain(text: str) -> str:
    return "".join(_words(text))


def _words(text: str) -> Key:
    """The words that say something; all of them where none does, and the text itself where it holds no word."""
    spelt = spell_out(_MAIL.sub("email", fold(text)))
    if not spelt.isascii():
        spelt = "".join(letter for letter in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(letter))
    found = tuple(_WORD.findall(spelt))
    return tuple(word for word in found if word not in SILENT) or found or (text,)


def _key(lemmas: Sequence[str]) -> Key:
    """What a text says: its words in any order, but in theirs where something is negated."""
    if any(word in BRANDS for word in lemmas):
        lemmas = [word for word in lemmas if word not in BESIDE_BRANDS]
    negated = any(word in NEGATIONS for word in lemmas)
    return tuple(lemmas) if negated else tuple(sorted(set(lemmas)))


def _lemmas(words: Mapping[str, Key], counts: Mapping[str, int]) -> dict[str, str]:
    """Every word that occurs → the word it is a form or a wrong spelling of, itself where it is neither."""
    numbers = Counter[str]()
    for text, said in words.items():
        for word in said:
            numbers[word] += counts[text]
    found = {word: LEMMAS.get(word) or _mended(word) for word in numbers}
    strange = [word for word, lemma in found.items() if not lemma and len(word) >= _STRANGE and word.isalpha()]
    return {word: lemma or word for word, lemma in found.items()} | _alike(sorted(strange, key=lambda word: (-numbers[word], word)))


_BY_LETTER: dict[str, list[str]] = defaultdict(list)
for _form in sorted(LEMMAS):
    _BY_LETTER[_form[0]].append(_form)


def _mended(word: str) -> str:
    """The known word that this is with a typing error, "" where it is none or could be several."""
    if len(word) < _ONE or not word.isalpha():
        return ""
    most = 1 if len(word) < _TWO else 2
    near = [(OSA.distance(word, form, score_cutoff=most), form) for form in _BY_LETTER[word[0]] if len(form) >= _ONE]
    least = min((distance for distance, _ in near), default=most + 1)
    lemmas = {LEMMAS[form] for distance, form in near if distance == least}
    return lemmas.pop() if least <= most and len(lemmas) == 1 else ""


def _alike(words: Sequence[str]) -> dict[str, str]:
    """Long words with one letter wrong → the more frequent word that they resemble; `words` begin with the most frequent."""
    leaders: dict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for word in words:
        near = process.extractOne(word, leaders[word[0]], scorer=OSA.distance, processor=None, score_cutoff=1)
        found[word] = near[0] if near else word
        if near is None:
            leaders[word[0]].append(word)
    return found
