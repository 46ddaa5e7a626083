"""Survey files written by hand: the same rows as .csv, .tsv, .xlsx or .ods."""

import csv
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

Rows = Sequence[Sequence[object]]
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'office:version="1.3"><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>'
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def write(path: Path, rows: Rows, *, dates: str = "%Y-%m-%d %H:%M:%S", encoding: str = "utf-8", delimiter: str = "") -> Path:
    """The rows as the file that the ending of `path` says; text files get their dates written like `dates`."""
    if path.suffix == ".xlsx":
        _write_book(path, rows)
    elif path.suffix == ".ods":
        write_ods(path, table(rows))
    else:
        texts = [[cell.strftime(dates) if isinstance(cell, datetime) else cell for cell in row] for row in rows]
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter or ("\t" if path.suffix == ".tsv" else ";")).writerows(texts)
    return path


def _write_book(path: Path, rows: Rows) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Antworten"
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])
    book.save(path)


def write_ods(path: Path, *tables: str) -> Path:
    """An OpenDocument workbook of these tables, given as XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", ODS, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", _CONTENT.format("".join(tables)))
    return path


def table(rows: Rows, name: str = "Antworten", after: str = "") -> str:
    """A table as OpenDocument writes it; `after` are further rows as XML."""
    lines = "".join(f"<table:table-row>{''.join(cell(one) for one in row)}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{lines}{after}</table:table>'


def cell(value: object, times: int = 1) -> str:
    """A cell as OpenDocument writes it, standing for `times` cells beside each other."""
    again = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if value is None or value == "":
        return f"<table:table-cell{again}/>"
    if isinstance(value, datetime):
        kind, shown = f'"date" office:date-value="{value:%Y-%m-%dT%H:%M:%S}"', f"{value:%d.%m.%Y}"
    elif isinstance(value, bool):
        kind, shown = f'"boolean" office:boolean-value="{str(value).lower()}"', str(value).upper()
    elif isinstance(value, int | float):
        kind, shown = f'"float" office:value="{value}"', str(value).replace(".", ",")
    else:
        kind, shown = '"string"', escape(str(value))
    return f"<table:table-cell office:value-type={kind}{again}><text:p>{shown}</text:p></table:table-cell>"
