"""Expectations on the page of ratings, where they were asked."""

from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store


def expect(store: Store) -> None:
    """Everybody who rated the hotline had expected a 3 of it."""
    with store.change() as change:
        place = next(one for one in touchpoints.every(change) if one.name == "Hotline")
        survey = surveys.find_or_add(change, "Kundenbefragung", Audience.CUSTOMER)
        five = Scale(minimum=1, maximum=5)
        asked = surveys.put_question(change, survey, "Erwartung Hotline", Role.EXPECTATION, touchpoint_id=place.id, scale=five)
        change.rows("INSERT INTO answer SELECT id, ?, 3 FROM respondent", [asked])


def test_without_expectations_the_page_does_not_speak_of_them(visit, firm):
    del firm
    app = visit("ratings")
    assert not app.exception
    assert not any("erwartet" in each.label for each in app.expander)


def test_a_line_says_how_expectations_were_met_and_unfolds_to_the_bars(visit, firm):
    expect(firm)
    app = visit("ratings")
    assert not app.exception
    line = "Kein Kontaktpunkt blieb öfter unter den Erwartungen als darüber; „Hotline“ hat 40\u00a0% positiv überrascht."
    assert line in [each.label.replace("\\", "") for each in app.expander]
    app.session_state["ratings.expectations"] = True
    app.run()
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Saldo der Erwartungen" in each.value)
    assert table[["Kunden", "Unter der Erwartung (%)", "Wie erwartet (%)", "Über der Erwartung (%)"]].to_numpy().tolist() == [
        [60, 40, 20, 40]
    ]
