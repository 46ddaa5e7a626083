"""Targets are set and compared with what customers say."""

from tpm.model.touchpoint import Touchpoint
from tpm.store import targets, touchpoints
from tpm.store.database import Store


def metrics(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def hotline(store: Store) -> Touchpoint:
    return next(t for t in touchpoints.every(store) if t.name == "Hotline")


def test_without_touchpoints_the_page_says_what_comes_first(visit):
    app = visit("targets")
    assert not app.exception
    assert app.button(key="targets.first").label


def test_all_missing_targets_are_set_by_one_click_and_taken_back_by_another(visit, firm):
    app = visit("targets")
    app.text_input(key="targets.usual").set_value("80")
    app.button(key="targets.set").click().run()
    assert not app.exception
    assert targets.every(firm)["target"].tolist() == [80, 80]
    assert "2 von 2 Kontaktpunkten haben ein Soll" in app.markdown[0].value
    app.button(key="bar.undo").click().run()
    assert targets.every(firm).empty


def test_a_target_for_all_that_is_none_sets_nothing(visit, firm):
    app = visit("targets")
    app.text_input(key="targets.usual").set_value("150").run()
    app.button(key="targets.set").click().run()
    assert "„150“ ist kein Soll-Wert" in app.error[0].value
    assert targets.every(firm).empty


def test_the_table_follows_the_store_when_somebody_else_has_changed_it(visit, firm):
    app = visit("targets")
    assert app.data_editor[0].value["own"].isna().all()
    with firm.change() as change:
        targets.put(change, hotline(firm).id, 66)
    app.run()
    assert app.data_editor[0].value["own"].tolist()[0] == "66"


def test_a_gap_is_shown_with_its_decision(visit, firm):
    with firm.change() as change:
        targets.put(change, hotline(firm).id, 90)
    app = visit("gaps")
    assert not app.exception
    assert metrics(app) == {"Eindeutig offen": "1", "Nicht zu entscheiden": "0", "Erreicht": "0", "Ohne Soll": "0"}
    assert "Hotline" in app.markdown[0].value


def test_gaps_without_targets_lead_to_the_targets(visit, firm):
    del firm
    app = visit("gaps")
    assert app.button(key="gaps.first").label == "Soll-Werte festlegen"


def test_a_filter_in_the_address_holds_for_the_gaps(visit, firm):
    with firm.change() as change:
        targets.put(change, hotline(firm).id, 90)
    app = visit("gaps", since="2026-07-01", until="2026-09-30")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["Antworten"].tolist() == [30, 0]
