"""The zip container of a workbook: checked part by part before anything is unpacked in full."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tpm.ingest import extent, sharedtexts
from tpm.ingest.extent import Extent
from tpm.ingest.guard import Kind
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.ingest.process import Watch
from tpm.model.errors import Refused

CHUNK, SMALL = 4 * MEGABYTE, 16 * MEGABYTE
HEADER = 65536
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError)
_ENCRYPTED = 0x1
# Where an .ods keeps all its cells, and an .xlsx the texts that cells share.
_WHOLE = frozenset({"content.xml"})
_SHARED = "xl/sharedstrings.xml"
_FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet as the workbook lists it; `part` is its file in the container, empty where it is no table."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What lies in a file: its kind, its sheets where they are listed, its size in bytes when unpacked.

    `since_1904` where the workbook says that its days are counted from 1904, as old ones of Apple do.
    """

    kind: Kind
    size: int
    sheets: tuple[Sheet, ...] = ()
    since_1904: bool = False


@contextmanager
def opened(path: Path) -> Generator[zipfile.ZipFile]:
    """The container, open for reading. Raises `Refused` where it is broken, at any time."""
    try:
        with zipfile.ZipFile(path) as container:
            yield container
    except _BROKEN as error:
        raise Refused("file_broken") from error


def look(path: Path, limits: Limits) -> Listing:
    """Check the directory of the container and list its sheets. Raises `Refused`."""
    with opened(path) as container:
        kind = check(container, limits)
        size = sum(part.file_size for part in container.infolist())
        if kind is not Kind.XLSX:
            return Listing(kind=kind, size=size)
        said = [node.get("date1904", "") for node in _nodes(container, _book(container), "workbookPr")]
        return Listing(kind=kind, size=size, sheets=tuple(sheets(container)), since_1904=any(one in ("1", "true", "on") for one in said))


def scan(path: Path, listing: Listing, limits: Limits, watch: Watch) -> dict[str, Extent]:
    """Walk through every part that holds cells; sheet name → how far it reaches. Raises `Refused`."""
    extents: dict[str, Extent] = {}
    if listing.kind not in (Kind.XLSX, Kind.ODS):
        return extents
    with opened(path) as container:
        names = {name.casefold(): name for name in container.namelist()}
        for part in names.keys() & _WHOLE:
            for _ in chunks(container, names[part], limits):
                watch.step("checking", 0)
        lengths = sharedtexts.lengths(chunks(container, names[_SHARED], limits)) if _SHARED in names else []
        for number, sheet in enumerate(listing.sheets):
            watch.step("checking", number / len(listing.sheets))
            part = names.get(sheet.part.casefold())
            if part is not None:
                pieces = sharedtexts.bounded(chunks(container, part, limits), lengths, limits)
                extents[sheet.name] = extent.scan(pieces, limits)
    return extents


def check(container: zipfile.ZipFile, limits: Limits) -> Kind:
    """Look at the directory of the container: number, size and ratio of its parts. Raises `Refused`."""
    parts = container.infolist()
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


def chunks(container: zipfile.ZipFile, part: str, limits: Limits) -> Iterator[bytes]:
    """The unpacked bytes of a part, piece by piece. Raises `Refused` on more than was declared or on entities."""
    info = container.getinfo(part)
    bound = min(limits.unpacked_bytes, max(MEGABYTE, limits.ratio * max(info.compress_size, 1)))
    total, tail = 0, b""
    with container.open(info) as stream:
        while piece := stream.read(CHUNK):
            first, total = total == 0, total + len(piece)
            if total > bound:
                raise Refused("file_bomb")
            if first and _FORBIDDEN.search(piece[:HEADER]):
                raise Refused("file_entities")
            yield tail + piece
            tail = piece[-sharedtexts.OVERLAP :]


def sheets(container: zipfile.ZipFile) -> list[Sheet]:
    """The sheets of an .xlsx in the order of the workbook, with the part that holds each."""
    book = _book(container)
    folder, _, file = book.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    targets: dict[str, str] = {}
    for node in _nodes(container, relations, "Relationship"):
        kind, target = node.get("Type", ""), node.get("Target", "")
        if kind.endswith("/worksheet"):
            targets[node.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return [_sheet(node, targets) for node in _nodes(container, book, "sheet")]


def _book(container: zipfile.ZipFile) -> str:
    return next(name for name in container.namelist() if re.fullmatch(r"(?i)/?(.*/)?workbook\d*\.xml", name))


def _sheet(node: ET.Element, targets: dict[str, str]) -> Sheet:
    relation = next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == "id"), "")
    return Sheet(name=node.get("name", ""), hidden=node.get("state", "visible") != "visible", part=targets.get(relation, ""))


def _nodes(container: zipfile.ZipFile, part: str, tag: str) -> list[ET.Element]:
    """All elements of a small part with this tag, whatever its namespace."""
    if part not in container.namelist():
        return []
    content = container.read(part) if container.getinfo(part).file_size <= SMALL else b""
    if _FORBIDDEN.search(content):
        raise Refused("file_entities")
    try:
        root = ET.fromstring(content)  # noqa: S314  # no DOCTYPE gets here, so no entity can expand
    except ET.ParseError as error:
        raise Refused("file_broken") from error
    return [node for node in root.iter() if node.tag.rpartition("}")[2] == tag]
