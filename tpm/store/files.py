"""A workspace file with what DuckDB lays beside it: moving, setting aside, room on the disk."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from tpm.model.errors import Unavailable

ENDING = ".duckdb"
ASIDE, MOMENT = "aside", "%Y-%m-%d_%H%M%S_%f"
_COMPANIONS = (".wal", ".wal.checkpoint", ".wal.recovery")
_MEGABYTE = 1_000_000
_SPARE = 50 * _MEGABYTE


def log(file: Path) -> Path:
    """The write-ahead log: changes that are saved, but not in the file yet."""
    return file.with_name(file.name + ".wal")


def backup_folder(file: Path) -> Path:
    """Where the backups of a workspace file lie."""
    return file.parent / "backups" / file.stem


def parts(file: Path) -> list[Path]:
    """The file and its companions, as far as they are there."""
    return [part for part in (file, *(file.with_name(file.name + ending) for ending in _COMPANIONS)) if part.exists()]


def size(file: Path) -> int:
    """Bytes of the file with its companions."""
    return sum(part.stat().st_size for part in parts(file))


def move(file: Path, to: Path) -> None:
    """Move the file with its companions; another name or another folder."""
    for part in parts(file):
        shutil.move(part, to.with_name(to.name + part.name.removeprefix(file.name)))


def set_aside(file: Path) -> Path:
    """Keep a copy of the file as it is now; return where it lies. Raises Unavailable where there is no room for it."""
    place = aside(file)
    demand_room(place.parent, size(file))
    for part in parts(file):
        shutil.copy2(part, place.with_name(place.name + part.name.removeprefix(file.name)))
    return place


def aside(file: Path) -> Path:
    """A new place beside the workspaces for a file that is taken out of use but kept."""
    place = file.parent / ASIDE / file.stem / f"{datetime.now(UTC):{MOMENT}}" / file.name
    place.parent.mkdir(parents=True)
    return place


def demand_room(folder: Path, wanted: int) -> None:
    """Raises Unavailable where the disk has no room for so many bytes more and some to spare."""
    free = shutil.disk_usage(folder).free
    if free < wanted + _SPARE:
        raise Unavailable("room_short", needed=(wanted + _SPARE) // _MEGABYTE, free=free // _MEGABYTE)
