"""Every definition is complete, used, and printed with the scales behind it."""

import ast
from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sources import PROGRAM, ROOT, calls, expect_none, nodes

from tpm.figures import cards
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys
from tpm.store.database import Store
from tpm.tasks import report

HOME = ROOT / "tpm" / "figures" / "cards"
MODULES = {"tpm.figures.cards", "tpm.ui.cards"}
USERS = [path for path in PROGRAM if HOME not in path.parents]


def names(path) -> set[str]:
    """What the modules of the cards are called in a file."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names if f"{node.module}.{alias.name}" in MODULES}
    return found


def written(path) -> set[str]:
    """All texts of a file that names the cards, or the figures of the report."""
    if not names(path) and path.name != "report.py":
        return set()
    return {node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def asked() -> Iterator[tuple[str, str]]:
    """Every code that is written in a call of the cards, with its place."""
    for path in USERS:
        modules = names(path)
        for place, name, call in calls(path):
            if (
                name in {"show", "meaning", "name"}
                and isinstance(call.func, ast.Attribute)
                and getattr(call.func.value, "id", "") in modules
            ):
                texts = [node for argument in call.args for node in ast.walk(argument) if isinstance(node, ast.Constant)]
                yield from ((place, node.value) for node in texts if isinstance(node.value, str))


def test_every_definition_is_used():
    used = {text for path in USERS for text in written(path)}
    expect_none(f"{code}: nobody shows this card" for code in cards.CARDS if code not in used)


def test_every_figure_that_is_asked_for_has_a_definition():
    found = list(asked())
    assert len(found) > 30
    expect_none(f"{place}: no definition of {code}" for place, code in found if code not in cards.CARDS)


def test_every_definition_says_what_how_and_of_whom():
    lacking = [code for code, card in cards.CARDS.items() if not (card.name and card.meaning and (card.formula or card.base))]
    assert not lacking


def test_a_definition_is_written_once():
    meanings = [card.meaning for card in cards.CARDS.values()]
    assert len(set(meanings)) == len(meanings)


def test_the_cuts_of_the_questions_are_printed_with_the_figure(firm: Store):
    assert cards.scales(firm, Filter(), ["zones"], get("de")) == [
        "Skala 1 bis 5: Enttäuschung 1–2, Okay 3–4, Begeisterung 5 (2 Fragen: Bewertung eines Kontaktpunkts)"
    ]
    assert cards.scales(firm, Filter(), ["nps"], get("de")) == []


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        (Scale(minimum=1, maximum=6, reversed=True), "Skala 6 bis 1: Enttäuschung 4–6, Okay 2–3, Begeisterung 1"),
        (Scale(minimum=1, maximum=5, disappointment_to=3, delight_from=4), "Skala 1 bis 5: Enttäuschung 1–3, Okay –, Begeisterung 4–5"),
        (Scale(minimum=1, maximum=3), "Skala 1 bis 3: Enttäuschung 1, Okay 2, Begeisterung 3"),
    ],
)
def test_cuts_that_were_changed_are_those_that_are_printed(store: Store, scale: Scale, said: str):
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        surveys.put_question(change, survey, "Wie?", Role.OVERALL, scale=scale)
    assert cards.scales(store, Filter(), ["overall"], get("de")) == [f"{said} (1 Frage: Gesamtzufriedenheit)"]


def test_only_our_own_picture_prints_the_scales_of_employees(firm: Store):
    with firm.change() as change:
        inside = surveys.find_or_add(change, "Mitarbeiter", Audience.EMPLOYEE)
        surveys.put_question(change, inside, "Hotline?", Role.RATING, scale=Scale(minimum=1, maximum=7))
    assert len(cards.scales(firm, Filter(), ["zones"], get("de"))) == 1
    assert len(cards.scales(firm, Filter(), ["self_image"], get("de"))) == 2


def test_a_chosen_survey_shows_its_own_scales_alone(firm: Store):
    assert cards.scales(firm, Filter(survey=9999), ["zones"], get("de")) == []


def test_the_workbook_says_how_its_figures_are_worked_out(firm: Store):
    book = load_workbook(BytesIO(report.figures_workbook(firm, Filter(), get("de"))))
    sheet = list(book["So wird gerechnet"].values)
    assert sheet[0][:3] == ("Kennzahl", "Bedeutung", "Formel")
    assert [row[0] for row in sheet[1:]] == [cards.name(code, get("de")) for code in report.FIGURES]
    assert any("Begeisterung 5" in str(row[-1]) for row in sheet[1:])
