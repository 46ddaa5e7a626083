"""The gate before reading: what kind of file this really is, and whether reading it is safe. Content decides, not the name."""

import re
from enum import StrEnum
from pathlib import Path

from tpm.ingest.limits import MEGABYTE, Limits
from tpm.model.errors import Refused

HEAD = 8192


class Kind(StrEnum):
    """The kinds of file that can be read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "csv"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"$FL2", "SPSS"),
    (b"$FL3", "SPSS"),
)
_MARKUP = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|\?xml|!doctype)", re.IGNORECASE | re.DOTALL)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def recognise(path: Path, limits: Limits) -> Kind:
    """The kind of a file by its first bytes. Raises `Refused` where it is none that can be read."""
    if not path.is_file():
        raise Refused("file_missing", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise Refused("file_empty")
    if size > limits.file_bytes:
        raise Refused("file_too_large", megabytes=size // MEGABYTE, limit=limits.file_bytes // MEGABYTE)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return Kind.XLSX
    if head.startswith(b"PK\x05\x06"):
        raise Refused("file_empty")
    if head.startswith(_OLE):
        return _compound(path)
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            raise Refused("file_other_kind", kind=name)
    return _text(head)


def _compound(path: Path) -> Kind:
    """Tell a workbook with a password from an old .xls: both lie in the same kind of container."""
    with path.open("rb") as file:
        content = file.read(32 * MEGABYTE)
    if _utf16("EncryptedPackage") in content or _utf16("EncryptionInfo") in content:
        raise Refused("file_password")
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return Kind.XLS
    raise Refused("file_other_kind", kind="OLE")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _text(head: bytes) -> Kind:
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise Refused("file_markup")
    wide = head.startswith(_WIDE) or head[1::2].count(0) > len(head) // 4 or head[0::2].count(0) > len(head) // 4
    if not wide and head.count(0) > len(head) // 1000:
        raise Refused("file_not_text")
    return Kind.TEXT
