"""What is refused before it is read, and with which word."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tpm.i18n import language
from tpm.i18n.sentences import say
from tpm.ingest import inspection
from tpm.ingest.limits import Limits
from tpm.model.errors import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def refusal(path: Path, **limits: float) -> str:
    with pytest.raises(Refused) as caught:
        inspection.inspect(path, limits=Limits(**limits))
    for code in ("de", "en"):
        assert "{" not in say(language.get(code), caught.value.code, caught.value.values)
    return caught.value.code


def book_with(tmp_path: Path, **parts: bytes) -> Path:
    """A workbook in which some parts are replaced or added."""
    source, target = tmp_path / "source.xlsx", tmp_path / "survey.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"<!DOCTYPE html><html><body><table></table></body></html>", "file_markup"),
        (b"\xef\xbb\xbf  <html><head></head></html>", "file_markup"),
        (b"<?xml version='1.0'?><Workbook/>", "file_markup"),
        (b"%PDF-1.7\n", "file_other_kind"),
        (b"\x89PNG\r\n\x1a\n", "file_other_kind"),
        (b"\xff\xd8\xff\xe0", "file_other_kind"),
        (b"abc\x00\x00\x00\x01\x02\x03" * 40, "file_not_text"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600, "file_password"),
        (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le") + b"\x00" * 600, "file_other_kind"),
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le") + b"\x00" * 600, "file_unreadable"),
        (b"PK\x03\x04 this is no zip file at all", "file_broken"),
    ],
)
def test_a_file_that_is_no_table_is_refused_whatever_its_name(tmp_path: Path, content: bytes, code: str):
    path = tmp_path / "survey.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_truncated_workbook_is_refused(write_book: Callable[..., Path]):
    path = write_book([["Datum", "Hotline"]] + [["01.03.2026", 5]] * 200)
    path.write_bytes(path.read_bytes()[:-400])
    assert refusal(path) == "file_broken"


def test_a_part_with_wrong_checksum_is_refused(write_book: Callable[..., Path]):
    path = write_book([["Datum", "Hotline"]] + [["01.03.2026", n % 5] for n in range(2000)])
    content = bytearray(path.read_bytes())
    at = content.find(b"xl/worksheets/sheet1.xml") + 200
    content[at : at + 40] = b"\x00" * 40
    path.write_bytes(content)
    assert refusal(path) in {"file_broken", "file_unreadable"}


def test_a_word_document_is_refused(tmp_path: Path):
    path = tmp_path / "survey.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refusal(path) == "file_other_kind"


def test_a_cell_in_the_last_corner_is_refused(tmp_path: Path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(book_with(tmp_path, **{"xl/worksheets/sheet1.xml": SHEET.format(rows).encode()})) == "file_too_wide"


def test_a_cell_far_away_is_found_in_unusual_spelling_too(tmp_path: Path):
    rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1000000'><c r = 'XFA1000000'><v>1</v></c></row>"
    assert refusal(book_with(tmp_path, **{"xl/worksheets/sheet1.xml": SHEET.format(rows).encode()})) == "file_too_wide"


def test_a_part_that_unpacks_to_far_more_than_it_is_packed_is_refused(tmp_path: Path):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 30_000_000 + "</t></is></c></row>"
    assert refusal(book_with(tmp_path, **{"xl/worksheets/sheet1.xml": SHEET.format(rows).encode()})) == "file_bomb"


def test_entities_are_refused(tmp_path: Path):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + SHEET.format("<row/>").removeprefix('<?xml version="1.0"?>')
    assert refusal(book_with(tmp_path, **{"xl/worksheets/sheet1.xml": bomb.encode()})) == "file_entities"
    book = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook><sheets/></workbook>'
    assert refusal(book_with(tmp_path, **{"xl/workbook.xml": book.encode()})) == "file_entities"


def test_more_than_the_limits_allow_is_refused(write_book: Callable[..., Path]):
    path = write_book([["Datum", "Hotline"]] + [["01.03.2026", 5]] * 200)
    assert refusal(path, file_bytes=1000) == "file_too_large"
    assert refusal(path, unpacked_bytes=2000) == "file_too_large_inside"
    assert refusal(path, rows=100) == "file_too_wide"


def test_a_workbook_without_data_is_refused(tmp_path: Path):
    path = tmp_path / "survey.xlsx"
    openpyxl.Workbook().save(path)
    assert refusal(path) == "file_no_data"


def test_content_decides_and_not_the_name(write_book: Callable[..., Path]):
    found = inspection.inspect(write_book([["Datum", "Zufriedenheit mit der Hotline"]] + [["01.03.2026", 5]] * 30, name="survey.csv"))
    assert found.body.num_rows == 30
