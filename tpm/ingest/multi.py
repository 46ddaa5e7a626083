"""Several answers in one cell: what parts them, without being misled by commas inside an option."""

from collections import Counter

from tpm.ingest import questions
from tpm.ingest.column import Content

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
    if len(filled) < 2 or (questions.asks_comment(content.words) and "mehrfach" not in content.words):  # noqa: PLR2004
        return ""
    if sum(text.endswith(";") for text in filled) > SHARE * len(filled):
        return ";"
    return next((mark for mark in (CLOSE if tool == "qualtrics" else SEPARATORS) if _recurs(filled, mark)), "")


def _recurs(texts: list[str], mark: str) -> bool:
    joined = [text for text in texts if mark in text]
    if len(joined) < 0.3 * len(texts) or len(joined) < 2:  # noqa: PLR2004
        return False
    pieces = Counter(piece.strip() for text in texts for piece in text.split(mark) if piece.strip())
    again = sum(n for n in pieces.values() if n > 1)
    return len(pieces) <= MOST_OPTIONS and again >= SHARE * pieces.total()
