"""How large a file may be, and how long reading may take."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tpm.model.errors import Refused

MEGABYTE = 1 << 20
FILE = "limits.toml"
# What the owner of an installation can set in that file → the bound, and how many of its units one is.
_SETTABLE: Mapping[str, tuple[str, int]] = {
    "file_megabytes": ("file_bytes", MEGABYTE),
    "unpacked_megabytes": ("unpacked_bytes", MEGABYTE),
    "rows": ("rows", 1),
    "columns": ("columns", 1),
    "cells": ("grid", 1),
    "memory_megabytes": ("memory", MEGABYTE),
    "seconds": ("seconds", 1),
}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds with room for real work: a million rows of csv, 200,000 × 300 cells of a workbook.

    `file_bytes` of the file itself, `unpacked_bytes` of all parts of a workbook together, `ratio` of unpacked to
    packed for parts over a megabyte. `grid` is the number of cells of the rectangle around everything that is
    filled, which is what reading costs; `text_bytes` is the text of all cells together, texts that many cells share
    counted each time. `memory` is in bytes and holds for the reading process.
    """

    file_bytes: int = 500 * MEGABYTE
    unpacked_bytes: int = 4000 * MEGABYTE
    ratio: int = 200
    parts: int = 5000
    rows: int = 1_100_000
    columns: int = 5000
    grid: int = 80_000_000
    text_bytes: int = 3000 * MEGABYTE
    memory: int = 6000 * MEGABYTE
    seconds: float = 300

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The limits of this installation: those in `limits.toml` in the folder of the workspaces, else the usual ones. Raises Refused."""
        path = folder / FILE
        if not path.exists():
            return cls()
        try:
            given = tomllib.loads(path.read_text("utf-8-sig"))
        except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
            raise Refused("limits_unreadable", file=str(path)) from error
        return cls(**dict(_bound(path, name, value) for name, value in given.items()))


def _bound(path: Path, name: str, value: object) -> tuple[str, int]:
    if name not in _SETTABLE:
        raise Refused("limits_unknown", file=str(path), name=name, known=", ".join(_SETTABLE))
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise Refused("limits_value", file=str(path), name=name, value=str(value))
    bound, unit = _SETTABLE[name]
    return bound, value * unit
