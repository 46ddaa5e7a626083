"""Texts that many cells share: small in the file, large in memory."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tpm.ingest.limits import Limits
from tpm.model.errors import Refused

_REFERENCE = re.compile(rb"t=[\"']s[\"'][^>]{0,200}>\s*<(?:\w+:)?v>(\d{1,9})<")
# Texts up to this length cannot make a file large that is small otherwise.
HARMLESS = 1000
CLOSING = b"</si>"
# So many bytes at the end of a piece stand at the beginning of the next one, too.
OVERLAP = 64


def lengths(pieces: Iterable[bytes]) -> list[int]:
    """Bytes of each shared text, mark-up included."""
    found: list[int] = []
    length, carried = 0, b""
    for number, piece in enumerate(pieces):
        # each piece repeats the end of the one before; a closing tag may lie on the border
        texts = (carried + (piece[OVERLAP:] if number else piece)).split(CLOSING)
        for text in texts[:-1]:
            found.append(length + len(text))
            length = 0
        carried = texts[-1][1 - len(CLOSING) :]
        length += len(texts[-1]) - len(carried)
    return found


def bounded(pieces: Iterable[bytes], texts: Sequence[int], limits: Limits) -> Iterator[bytes]:
    """The pieces of a sheet as they are. Raises `Refused` once its cells refer to more text than is allowed."""
    longest, total = max(texts, default=0), 0
    for piece in pieces:
        if longest > HARMLESS:
            cells = piece.count(b"</v>")
            total += cells * longest if cells * longest < HARMLESS * HARMLESS else sum(_referred(piece, texts))
            if total > limits.text_bytes:
                raise Refused("file_bomb")
        yield piece


def _referred(piece: bytes, texts: Sequence[int]) -> Iterator[int]:
    for found in _REFERENCE.finditer(piece):
        at = int(found[1])
        yield texts[at] if at < len(texts) else 0
