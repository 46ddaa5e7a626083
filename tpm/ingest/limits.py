"""How large a file may be, and how long reading may take."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds with room for real work: a million rows of csv, 200,000 × 300 cells of a workbook.

    `file_bytes` of the file itself, `unpacked_bytes` of all parts of a workbook together, `ratio` of unpacked to
    packed for parts over a megabyte. `grid` is the number of cells of the rectangle around everything that is
    filled, which is what reading costs; `text_bytes` is the text of all cells together, texts that many cells share
    counted each time. `memory` is in bytes and holds for the reading process.
    """

    file_bytes: int = 300 * MEGABYTE
    unpacked_bytes: int = 4000 * MEGABYTE
    ratio: int = 200
    parts: int = 5000
    rows: int = 1_100_000
    columns: int = 5000
    grid: int = 80_000_000
    text_bytes: int = 3000 * MEGABYTE
    memory: int = 6000 * MEGABYTE
    seconds: float = 300
