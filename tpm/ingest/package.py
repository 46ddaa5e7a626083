"""The zip container of a workbook: checked part by part before anything is unpacked in full."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tpm.ingest.guard import Kind
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.model.errors import Refused

CHUNK = 4 * MEGABYTE
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError)
_ENCRYPTED = 0x1
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet as the workbook lists it; `part` is its file in the container, empty where it is no table."""

    name: str
    hidden: bool
    part: str


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The container, open for reading. Raises `Refused` where it is broken, at any time."""
    try:
        with zipfile.ZipFile(path) as package:
            yield package
    except _BROKEN as error:
        raise Refused("file_broken") from error


def check(package: zipfile.ZipFile, limits: Limits) -> Kind:
    """Look at the directory of the container: number, size and ratio of its parts. Raises `Refused`."""
    parts = package.infolist()
    if len(parts) > limits.parts:
        raise Refused("file_bomb")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Refused("file_password")
    for part in parts:
        if part.file_size > MEGABYTE and part.file_size > limits.ratio * max(part.compress_size, 1):
            raise Refused("file_bomb")
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise Refused("file_too_large_inside", limit=limits.unpacked_bytes // MEGABYTE)
    return _kind({part.filename for part in parts})


def _kind(names: set[str]) -> Kind:
    lower = {name.casefold().lstrip("/") for name in names}
    if "content.xml" in lower:
        return Kind.ODS
    if any(re.fullmatch(r".*workbook\d*\.(xml|bin)", name) for name in lower):
        if any(name.endswith(".bin") and "workbook" in name for name in lower):
            raise Refused("file_other_kind", kind="xlsb")
        return Kind.XLSX
    if "word/document.xml" in lower or "ppt/presentation.xml" in lower:
        raise Refused("file_other_kind", kind="docx / pptx")
    raise Refused("file_other_kind", kind="zip")


def chunks(package: zipfile.ZipFile, part: str, limits: Limits) -> Iterator[bytes]:
    """The unpacked bytes of a part, piece by piece. Raises `Refused` on more than was declared or on entities."""
    info = package.getinfo(part)
    bound = min(limits.unpacked_bytes, max(MEGABYTE, limits.ratio * max(info.compress_size, 1)))
    total, tail = 0, b""
    with package.open(info) as stream:
        while piece := stream.read(CHUNK):
            total += len(piece)
            if total > bound:
                raise Refused("file_bomb")
            if total <= CHUNK and _FORBIDDEN.search(piece[:HEADER]):
                raise Refused("file_entities")
            yield tail + piece
            tail = piece[-OVERLAP:]


HEADER, OVERLAP = 65536, 64


def sheets(package: zipfile.ZipFile, limits: Limits) -> list[Sheet]:
    """The sheets of an .xlsx in the order of the workbook, with the part that holds each."""
    book = next(name for name in package.namelist() if re.fullmatch(r"(?i)/?(.*/)?workbook\d*\.xml", name))
    folder, _, file = book.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    targets: dict[str, str] = {}
    for node in _nodes(package, relations, limits, "Relationship"):
        kind, target = node.get("Type", ""), node.get("Target", "")
        if kind.endswith("/worksheet"):
            targets[node.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
    return [_sheet(node, targets) for node in _nodes(package, book, limits, "sheet")]


def _sheet(node: ElementTree.Element, targets: dict[str, str]) -> Sheet:
    relation = next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == "id"), "")
    return Sheet(name=node.get("name", ""), hidden=node.get("state", "visible") != "visible", part=targets.get(relation, ""))


def _nodes(package: zipfile.ZipFile, part: str, limits: Limits, tag: str) -> list[ElementTree.Element]:
    """All elements of a small part with this tag, whatever its namespace."""
    if part not in package.namelist():
        return []
    content = b"".join(piece[OVERLAP if n else 0 :] for n, piece in enumerate(chunks(package, part, limits)))
    if _FORBIDDEN.search(content):
        raise Refused("file_entities")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  # no DOCTYPE gets here, so no entity can expand
    except ElementTree.ParseError as error:
        raise Refused("file_broken") from error
    return [node for node in root.iter() if node.tag.rpartition("}")[2] == tag]
