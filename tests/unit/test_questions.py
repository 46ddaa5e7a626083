"""The table of the documentation: every question of the guide has its row, every page in it exists, every ✓ is true."""

import re
from pathlib import Path

import pytest
from sources import ROOT

from tpm.figures import guide
from tpm.figures.guide import QUESTIONS
from tpm.i18n.language import get
from tpm.ingest import inspection
from tpm.store.workspaces import Folder
from tpm.tasks import imports, sample
from tpm.tasks.sample import firm as company
from tpm.ui import routes

ROW = re.compile(
    r"^\| `(?P<code>[\w-]+)` \| (?P<text>[^|]+) \| (?P<page>[^|]+) \| [^|]+ \| (?P<sample>[^|]+) \| (?P<passengers>[^|]+) \|$", re.MULTILINE
)
TABLE = {row["code"]: row for row in ROW.finditer((ROOT / "docs" / "questions.md").read_text(encoding="utf-8"))}
PASSENGERS = ROOT.parent / "shared" / "data" / "airline_maven" / "airline_passenger_satisfaction.xlsx"


def said(column: str) -> set[str]:
    """The questions that a column calls answered."""
    return {code for code, row in TABLE.items() if row[column].startswith("✓")}


def answered(folder: Folder, name: str) -> set[str]:
    return {state.question.code for state in guide.states(folder.open(name), get("de")) if state.answered}


def test_every_question_has_its_row_in_the_order_of_the_guide():
    assert list(TABLE) == [question.code for question in QUESTIONS]
    assert [row["text"] for row in TABLE.values()] == [question.said(get("de")) for question in QUESTIONS]


def test_every_page_in_the_table_exists_and_is_the_one_of_the_guide():
    pages = {code: re.search(r"`([\w-]+)`", row["page"]) for code, row in TABLE.items()}
    named = {code: found[1] if found else "" for code, found in pages.items()}
    assert named == {question.code: question.page for question in QUESTIONS}
    assert [page for page in named.values() if page and not routes.exists(page)] == []


def test_every_question_of_the_first_step_has_a_page():
    assert [question.code for question in QUESTIONS if question.part in {"1a", "1b"} and not question.page] == []


def test_the_sample_company_answers_what_the_table_says(tmp_path: Path):
    folder = Folder(tmp_path, "tests")
    sample.create(folder)
    assert answered(folder, company.NAME) == said("sample")
    assert {question.code for question in QUESTIONS if question.part in {"1a", "1b"}} <= said("sample")
    folder.close_all()


@pytest.mark.skipif(not PASSENGERS.exists(), reason="The real survey files are not beside this repository.")
def test_a_large_survey_answers_what_the_table_says(tmp_path: Path):
    folder = Folder(tmp_path, "tests")
    store = folder.create("Fluggäste")
    found = inspection.inspect(PASSENGERS)
    imports.save(store, found, imports.guess_plan(found, "Fluggäste"))
    assert answered(folder, "Fluggäste") == said("passengers")
    folder.close_all()
