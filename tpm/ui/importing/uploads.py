"""The file being imported: a copy in a folder only this program can read, gone when the import is over."""

import hashlib
import shutil
import tempfile
import weakref
from pathlib import Path

from streamlit.typing import UploadedFile

SAMPLES = Path(__file__).resolve().parents[3] / "data" / "sample"
KINDS = (".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".ods")


class Upload:
    """A file with the name its owner gave it. The name is text and never becomes part of a path.

    A private copy (`folder` given) disappears with `discard`, or with the last one who knows the upload. Two files with
    the same `digest` are the same.
    """

    def __init__(self, path: Path, name: str, folder: Path | None = None, digest: str = "") -> None:
        self.path = path
        self.name = name
        self.digest = digest
        self._end = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True) if folder else None

    def discard(self) -> None:
        """Let go of it."""
        if self._end:
            self._end()


def keep(upload: UploadedFile) -> Upload:
    """A private copy of what a browser has sent."""
    ending = Path(upload.name).suffix.lower()
    folder = Path(tempfile.mkdtemp(prefix="tpm-upload-"))
    path = folder / ("file" + (ending if ending in KINDS else ""))
    kept = Upload(path, upload.name, folder, hashlib.file_digest(upload, "sha256").hexdigest())
    upload.seek(0)
    with path.open("wb") as file:
        shutil.copyfileobj(upload, file)
    return kept


def samples() -> list[Path]:
    """The survey files of the sample company, where they were delivered."""
    return sorted(path for path in SAMPLES.glob("*") if path.suffix in KINDS)
