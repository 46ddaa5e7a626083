"""The guide: boxes, answers, links that lead somewhere, and notes that are saved at once."""

from urllib.parse import parse_qs

import pytest
from firms import MUSTER, make_sample
from streamlit.testing.v1 import AppTest

from tpm.figures import guide
from tpm.i18n.language import get
from tpm.model.note import Note
from tpm.store import notes
from tpm.store.database import Store
from tpm.tasks.sample import firm as company
from tpm.ui import workspaces


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "text", "error") for element in app.get(kind)).replace("\\", "")


def test_eight_boxes_say_how_far_one_has_come(visit, firm: Store):
    del firm
    app = visit("guide")
    assert not app.exception
    assert [button.label for button in app.button if (button.key or "").startswith("guide.choose.")] == [
        f"{part.code}  {part.said(get('de'))}" for part in guide.PARTS
    ]
    assert "2 von 4 Fragen beantwortet" in words(app)
    assert "Nach 4b beginnt der Weg wieder bei 1" in words(app)


def test_a_box_opens_its_questions_and_stands_in_the_address(visit, firm: Store):
    del firm
    app = visit("guide")
    assert "Welche Kunden treffen uns an welchem Kontaktpunkt?" in words(app)
    app.button(key="guide.choose.4a").click().run()
    assert not app.exception
    assert app.query_params["step"] == "4a"
    assert "Wie weit ist jeder Kontaktpunkt von seinem Soll entfernt?" in words(app)
    assert "Welche Kunden treffen uns" not in words(app).replace("Die nächste offene Frage", "")


def test_an_address_with_an_unknown_step_opens_the_first(visit, firm: Store):
    del firm
    assert "1a  Kontaktpunkte erfassen" in [heading.value for heading in visit("guide", step="9z").subheader]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_part_opens_in_the_sample_company(visit, data, lang: str):
    del data
    make_sample(workspaces.folder())
    app = visit("guide", w=company.NAME, lang=lang)
    for part in guide.PARTS:
        app.button(key=f"guide.choose.{part.code}").click().run()
        assert not app.exception
        asked = [question for question in guide.QUESTIONS if question.part == part.code]
        assert asked
        assert all(question.said(get(lang)).replace("?", "") in words(app) for question in asked)


def test_a_note_is_saved_at_once_shown_as_it_is_and_undone(visit, firm: Store):
    app = visit("guide", step="2a")
    app.text_area(key=f"guide.note.{MUSTER}.2a-scenario.0").set_value("Erst **klein**").run()
    assert not app.exception
    assert notes.every(firm)["2a-scenario"].text == "Erst **klein**"
    assert "Erst **klein**" in [text.value for text in app.text]
    app.button(key="bar.undo").click().run()
    assert notes.every(firm) == {}


def test_who_writes_over_a_newer_note_is_told_and_keeps_the_own_words(visit, firm: Store):
    app = visit("guide", step="2a")
    with firm.change() as change:
        notes.save(change, Note(question="2a-scenario", text="von Katrin"))
    app.text_area(key=f"guide.note.{MUSTER}.2a-scenario.0").set_value("von Jonas").run()
    assert notes.every(firm)["2a-scenario"].text == "von Katrin"
    assert app.error
    assert {"von Katrin", "von Jonas"} <= {text.value for text in app.text}


def test_the_four_steps_of_the_start_page_lead_to_their_questions(visit, firm: Store):
    del firm
    assert visit().get("page_link")
    targets = [link.proto.query_string for link in visit().get("page_link") if link.proto.label == "Fragen dieses Schritts"]
    assert [parse_qs(target)["step"] for target in targets] == [["1a"], ["2a"], ["3a"], ["4a"]]


def test_a_note_belongs_to_its_workspace(visit, firm: Store):
    del firm
    other = workspaces.folder().create("Andere")
    for store, text in ((workspaces.folder().open(MUSTER), "aus Muster"), (other, "aus Andere")):
        with store.change() as change:
            notes.save(change, Note(question="2a-scenario", text=text))
    app = visit("guide", w=MUSTER, step="2a")
    assert app.text_area(key=f"guide.note.{MUSTER}.2a-scenario.1").value == "aus Muster"
    app.selectbox(key="bar.workspace").set_value("Andere").run()
    assert app.text_area(key="guide.note.Andere.2a-scenario.1").value == "aus Andere"
