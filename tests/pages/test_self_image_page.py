"""Our picture and that of the customers: first a guess, then the customers."""

import json
import time
from pathlib import Path

import pytest
from firms import MUSTER, make_sample, rate_inside
from streamlit.testing.v1 import AppTest

from tpm.model.survey import Audience
from tpm.store.database import Store
from tpm.tasks.sample import firm as company
from tpm.ui import workspaces

EMPLOYEES = Path(__file__).parents[2] / "data" / "sample" / "mitarbeiterbefragung-microsoft-forms.xlsx"


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind)).replace("\\", "")


def drawn(app: AppTest) -> str:
    """The only chart with its data as text."""
    (chart,) = app.get("vega_lite_chart")
    return json.dumps(json.loads(chart.proto.spec), ensure_ascii=False) + "".join(str(d.data.data) for d in chart.proto.datasets)


def revealed(app: AppTest) -> AppTest:
    return app.button(key="self-image.reveal").click().run()


def test_without_ratings_of_our_own_the_page_says_what_it_needs(visit, firm: Store):
    del firm
    app = visit("self-image")
    assert not app.exception
    assert app.button(key="self-image.first").label == "Befragung importieren"
    assert not app.get("vega_lite_chart")


def test_fewer_than_five_employees_are_no_picture(visit, firm: Store):
    rate_inside(firm, Audience.EMPLOYEE, "Hotline", [5] * 4)
    assert not visit("self-image").get("vega_lite_chart")


def test_first_only_our_own_picture_is_there(visit, firm: Store):
    rate_inside(firm, Audience.EMPLOYEE, "Hotline", [4, 5] * 5)
    app = visit("self-image")
    assert not app.exception
    assert app.title[0].value == "Selbstbild und Kundenbild"
    assert "Was sagen die Kunden?" in words(app)
    assert not app.metric
    assert list(app.dataframe[0].value.columns) == [
        "Kontaktpunkt",
        "Phase",
        "Mitarbeitende: Antworten",
        "Mitarbeitende: Wert",
        "Mitarbeitende: Untere Grenze",
        "Mitarbeitende: Obere Grenze",
    ]
    assert "Mitarbeitende n = 10" in drawn(app)
    assert not [word for word in ("customer", "difference", 'verdict"', "overrated") if word in drawn(app)]


def test_the_button_reveals_the_customers_and_hides_them_again(visit, firm: Store):
    rate_inside(firm, Audience.EMPLOYEE, "Hotline", [4, 5] * 5)
    app = revealed(visit("self-image"))
    assert not app.exception
    assert {metric.label: metric.value for metric in app.metric} == {
        "Überschätzt": "1",
        "Unterschätzt": "0",
        "Blinde Flecken": "0",
        "Gemeinsame Beste": "1 von 1",
    }
    row = app.dataframe[0].value.iloc[0].to_dict()
    assert (row["Kunden: Wert"], row["Kunden: Antworten"], row["Mitarbeitende: Wert"]) == (50, 60, 87.5)
    assert (row["Mitarbeitende: Unterschied"], row["Mitarbeitende: Befund"]) == (37.5, "eindeutig überschätzt")
    assert "„Hotline“ überschätzen wir am stärksten: 88 statt 50" in words(app)
    app.button(key="self-image.hide").click().run()
    assert not app.metric
    assert app.button(key="self-image.reveal").label == "Kundenbild zeigen"


def test_what_was_revealed_stays_so_in_the_session_but_only_in_its_workspace(visit, firm: Store):
    rate_inside(firm, Audience.EMPLOYEE, "Hotline", [4, 5] * 5)
    workspaces.folder().create("Andere")
    app = revealed(visit("self-image", w=MUSTER))
    app.switch_page(str(Path("pages/ratings.py").resolve())).run()
    app.switch_page(str(Path("pages/self_image.py").resolve())).run()
    assert app.metric
    assert not visit("self-image", w="Andere").metric


def test_a_chosen_group_divides_the_customers_and_says_so(visit, firm: Store):
    rate_inside(firm, Audience.MANAGEMENT, "Hotline", [4, 5] * 5)
    app = revealed(visit("self-image", segment="Kundengruppe: Stammkunden"))
    assert not app.exception
    row = app.dataframe[0].value.iloc[0].to_dict()
    assert (row["Kunden: Antworten"], row["Führung: Antworten"]) == (30, 10)
    assert "Nicht nach der gewählten Kundengruppe oder Befragung unterteilt: Führung." in words(app)


def test_a_period_without_our_ratings_says_that_nothing_is_chosen(visit, firm: Store):
    rate_inside(firm, Audience.EMPLOYEE, "Hotline", [4, 5] * 5)
    app = visit("self-image", until="2025-12-31")
    assert not app.exception
    assert "In der gewählten Auswahl gibt es nichts" in words(app)


def test_without_customers_there_is_nothing_to_reveal(visit, firm: Store):
    rate_inside(firm, Audience.EMPLOYEE, "Rechnung", [4, 5] * 5)
    app = visit("self-image", since="2026-03-01", until="2026-03-31")
    assert not app.exception
    assert "keine Bewertungen von Kunden" in words(app)
    assert "self-image.reveal" not in {button.key for button in app.button}
    assert app.get("vega_lite_chart")


@pytest.mark.parametrize(("lang", "said"), [("de", "„Hotline“ überschätzen wir am stärksten"), ("en", "We overrate “Hotline” most")])
def test_the_staff_of_the_sample_company_does_not_see_its_hotline(visit, data: Path, lang: str, said: str):
    del data
    make_sample(workspaces.folder())
    app = visit("self-image", lang=lang, w=company.NAME)
    assert not app.exception
    app = revealed(app)
    assert not app.exception
    assert said in words(app)
    assert app.dataframe[0].value.iloc[0, 0] == "Hotline"


def test_an_import_of_employees_leads_here(visit):
    app = visit("import")
    app.file_uploader[0].upload(EMPLOYEES.name, EMPLOYEES.read_bytes()).run()
    wait(app)
    app.button(key="import.save").click().run()
    wait(app)
    assert "Ihr Selbstbild neben dem Bild Ihrer Kunden" in [link.proto.label for link in app.get("page_link")]
    assert "Was sagen die Kunden?" in words(visit("self-image"))


def wait(app: AppTest) -> None:
    """Draw the page until the work beside it is done."""
    for _ in range(200):
        if not app.get("progress"):
            break
        time.sleep(0.2)
        app.run()
    assert not app.exception
