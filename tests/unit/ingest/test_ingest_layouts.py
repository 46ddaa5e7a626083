"""Every tool's table as a file of every kind: recognised by its content, and the same whatever the file is."""

from pathlib import Path

import pytest
from survey_files import write
from survey_layouts import LAYOUTS, SOSCI
from survey_tables import Layout

from tpm.ingest import answers, inspection, summary
from tpm.ingest.inspection import Inspection

EVERY = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
# What differs between files of the same answers: a text file has no sheet.
OF_THE_FILE = {"sheet": ""}


def told(found: Inspection) -> dict[str, object]:
    everything = summary.to_json(found)
    problems = [problem | OF_THE_FILE for problem in everything["problems"]]
    return everything | OF_THE_FILE | {"problems": problems}


@EVERY
def test_a_tool_is_recognised_by_its_columns(tmp_path: Path, layout: Layout):
    found = inspection.inspect(write(tmp_path / "export.xlsx", layout.rows))
    everything = summary.to_json(found)
    assert (found.tool, found.layout, everything["respondents"]) == (layout.tool, layout.layout, layout.respondents)
    assert found.header_rows == tuple(range(1, len(layout.heads) + 1))
    roles = {column.position: column.role.value for column in found.columns}
    assert {place: roles[place] for place in layout.roles} == layout.roles
    names = {column.position: column.guess.touchpoint for column in found.columns}
    assert {place: names[place] for place in layout.touchpoints} == layout.touchpoints
    assert list(everything["date"]["per_month"]) == ["2026-03", "2026-04"]


@EVERY
@pytest.mark.parametrize("ending", ["csv", "tsv", "ods"])
def test_the_same_answers_are_the_same_whatever_the_file_is(tmp_path: Path, layout: Layout, ending: str):
    book = inspection.inspect(write(tmp_path / "export.xlsx", layout.rows))
    other = inspection.inspect(write(tmp_path / f"export.{ending}", layout.rows))
    assert told(other) == told(book)
    tables = [answers.prepare(found, [one.guess for one in found.columns], default_date=None) for found in (book, other)]
    for name in ("respondents", "long_cells", "comments", "segments", "referrals"):
        assert getattr(tables[1], name) == getattr(tables[0], name), name


def test_sosci_text_with_tabs_in_utf_16_is_the_same_as_its_workbook(tmp_path: Path):
    book = inspection.inspect(write(tmp_path / "rdata.xlsx", SOSCI.rows))
    text = inspection.inspect(write(tmp_path / "rdata.csv", SOSCI.rows, encoding="utf-16", delimiter="\t"))
    assert told(text) == told(book)
