"""Files of workspaces that were set aside: before going back to a backup, or before what could not be read was cut off."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tpm.store import files


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A workspace as it once was; `since` in UTC without a zone, `size` in bytes."""

    file: Path
    name: str
    since: datetime
    size: int

    @property
    def here(self) -> datetime:
        """When it was set aside, by the clock on the wall."""
        return self.since.replace(tzinfo=UTC).astimezone()


def every(data: Path) -> list[Aside]:
    """What was set aside in a data folder, the latest first."""
    found: list[Aside] = []
    for folder in (data / files.ASIDE).glob("*/*"):
        name = folder.parent.name
        file = folder / f"{name}{files.ENDING}"
        try:
            since = datetime.strptime(folder.name, files.MOMENT)  # noqa: DTZ007  UTC without a zone, as stored
        except ValueError:
            continue  # somebody else put it there
        if file.exists():
            found.append(Aside(file=file, name=name, since=since, size=files.size(file)))
    return sorted(found, key=lambda one: one.since, reverse=True)


def delete(one: Aside) -> None:
    """Let go of it for good."""
    shutil.rmtree(one.file.parent, ignore_errors=True)
    forget(one)


def forget(one: Aside) -> None:
    """Take away the folders in which nothing lies any more."""
    for folder in (one.file.parent, one.file.parent.parent):
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
