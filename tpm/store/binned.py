"""Workspaces that were deleted and lie in the bin."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Binned:
    """A deleted workspace that can be brought back."""

    file: str
    name: str
    deleted_at: datetime


def every(folder: Path) -> list[Binned]:
    """What lies in the bin, the latest first."""
    found: list[Binned] = []
    for path in folder.glob("*@*.duckdb"):
        name, _, moment = path.stem.rpartition("@")
        try:
            deleted_at = datetime.strptime(moment, "%Y%m%d%H%M%S%f")  # noqa: DTZ007  UTC without a zone, as stored
        except ValueError:
            continue  # somebody else put it there
        found.append(Binned(file=path.name, name=name, deleted_at=deleted_at))
    return sorted(found, key=lambda b: b.deleted_at, reverse=True)
