"""Several answers of one question, in one cell or in a column each, without being misled by commas inside an option."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tpm.ingest import questions
from tpm.ingest.column import Content
from tpm.ingest.wording import is_no_answer
from tpm.model.mapping import ColumnMapping

SEPARATORS = (";", " | ", ", ")
# Qualtrics parts answers by a comma alone.
CLOSE = (*SEPARATORS, ",")
MOST_OPTIONS = 40
SHARE = 0.8


def separator(content: Content, tool: str) -> str:
    """The mark between answers, "" where a cell holds one answer.

    `A;B;` with the mark at the end is certain (Microsoft Forms). A comma counts only where the pieces recur alone
    or in other combinations.
    """
    texts = list(content.counts) or list(content.sample)
    filled = [text for text in texts if text]
    if len(filled) < 2 or (questions.asks_comment(content.words) and "mehrfach" not in content.words):
        return ""
    if sum(text.endswith(";") for text in filled) > SHARE * len(filled):
        return ";"
    return next((mark for mark in (CLOSE if tool == "qualtrics" else SEPARATORS) if _recurs(filled, mark)), "")


def options(texts: Sequence[str], mapping: ColumnMapping) -> list[list[str]]:
    """The answers that each text of a column of several answers stands for."""
    if mapping.option:
        return [[mapping.option] if mapping.values.get(text, 0) > 0 else [] for text in texts]
    said = [[] if is_no_answer(text) or text in mapping.no_answer else _pieces(text, mapping.separator) for text in texts]
    torn = _torn(said)
    return [_mended(pieces, torn, mapping.separator) for pieces in said]


def _pieces(text: str, mark: str) -> list[str]:
    return [piece.strip() for piece in (text.split(mark) if mark else [text]) if piece.strip()]


def _torn(said: Sequence[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Neighbours that belong to one option with a comma in it: the second goes on in lower case and never stands without the first."""
    single = Counter(piece for pieces in said for piece in pieces)
    pairs = Counter(pair for pieces in said for pair in pairwise(pieces))
    return frozenset(pair for pair, n in pairs.items() if pair[1][:1].islower() and single[pair[0]] == single[pair[1]] == n)


def _mended(pieces: Sequence[str], torn: frozenset[tuple[str, str]], mark: str) -> list[str]:
    """The pieces with those put together again that were torn apart, each once."""
    whole = list(pieces[:1])
    for before, piece in pairwise(pieces):
        if (before, piece) in torn:
            whole[-1] = f"{whole[-1]}{mark}{piece}"
        else:
            whole.append(piece)
    return list(dict.fromkeys(whole))


def _recurs(texts: list[str], mark: str) -> bool:
    joined = [text for text in texts if mark in text]
    if len(joined) < 0.3 * len(texts) or not joined:
        return False
    pieces = Counter(piece.strip() for text in texts for piece in text.split(mark) if piece.strip())
    again = sum(n for n in pieces.values() if n > 1)
    return len(pieces) <= MOST_OPTIONS and again >= SHARE * pieces.total()
