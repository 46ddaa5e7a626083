"""The catalogue of touchpoints: shown by phase, added, changed, moved, retired, with a way back and without overwriting others."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.touchpoint import Channel, Phase, Touchpoint, World
from tpm.store import phases, touchpoints
from tpm.store.database import Store
from tpm.ui import workspaces


def opened() -> Store:
    return workspaces.folder().open(workspaces.folder().names()[0])


def names(store: Store) -> list[str]:
    return [each.name for each in touchpoints.every(store)]


def listed(app: AppTest) -> list[str]:
    """The names in the list, as they are written into it."""
    links = [link.proto for link in app.get("page_link")]
    return [link.label.strip("*") for link in links if "touchpoint=" in link.query_string]


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption") for element in app.get(kind))


def drawer_of(app: AppTest, store: Store, name: str) -> tuple[AppTest, str]:
    """The page with the drawer of a touchpoint open, and how the keys in it begin."""
    one = next(each for each in touchpoints.every(store) if each.name == name)
    app.menu_button(key=f"touchpoints.row.{one.id}.menu").click("change").run()
    return app, f"touchpoints.form.{one.id}.{one.version}"


def test_an_empty_workspace_says_what_the_page_is_for_and_offers_the_starter_list(visit):
    app = visit("touchpoints")
    assert not app.exception
    assert app.button(key="touchpoints.starters").label == "Aus Startlisten wählen"
    assert "Sammeln Sie, wo Ihre Kunden Ihnen begegnen" in words(app)


def test_the_starter_lists_are_added_and_taken_back_together(visit):
    app = visit("touchpoints")
    app.button(key="touchpoints.starters").click().run()
    assert app.button(key="touchpoints.starters.add").label == "17 Einträge hinzufügen"
    app.button(key="touchpoints.starters.add").click().run()
    assert len(names(opened())) == len(listed(app)) == 17
    assert listed(app)[:2] == ["Meinungsportal", "User\\-Forum"]
    app.button(key="bar.undo").click().run()
    assert names(opened()) == listed(app) == []


def test_a_touchpoint_is_added_by_name_and_phase_and_the_field_is_ready_for_the_next(visit):
    app = visit("touchpoints")
    purchase = phases.every(opened())[2]
    app.text_input(key="touchpoints.new.name").set_value("Erstes Telefonat")
    app.selectbox(key="touchpoints.new.phase").set_value(purchase.id)
    app.button(key="touchpoints.new.add").click().run()
    assert [(t.name, t.phase_id) for t in touchpoints.every(opened())] == [("Erstes Telefonat", purchase.id)]
    assert app.text_input(key="touchpoints.new.name").value == ""
    assert app.selectbox(key="touchpoints.new.phase").value == purchase.id
    app.button(key="bar.undo").click().run()
    assert names(opened()) == []


@pytest.mark.parametrize(("typed", "said"), [("hotline ", "Es gibt schon einen Kontaktpunkt"), ("  ", "Bitte geben Sie einen Namen ein")])
def test_a_name_that_cannot_be_taken_is_refused_and_stays_in_the_field(visit, firm: Store, typed: str, said: str):
    app = visit("touchpoints")
    app.text_input(key="touchpoints.new.name").set_value(typed)
    app.button(key="touchpoints.new.add").click().run()
    assert said in app.error[0].value
    assert app.text_input(key="touchpoints.new.name").value == typed
    assert names(firm) == ["Hotline", "Rechnung"]


def test_the_list_shows_score_and_base_beside_each(visit, firm: Store):
    del firm
    app = visit("touchpoints")
    assert "Kunden haben 1 von 2 Kontaktpunkten bewertet" in words(app)
    assert listed(app) == ["Hotline", "Rechnung"]
    assert "**50** :small[:gray[n = 60]]" in words(app)
    assert "nicht bewertet" in words(app)
    filtered = visit("touchpoints", since="2026-07-01")
    assert "n = 30" in words(filtered)


def test_the_list_follows_the_phases_and_shows_the_attributes(visit, firm: Store):
    with firm.change() as change:
        before = phases.add(change, "Vor dem Kauf")
        phases.move(change, before, 1)
        portal = Touchpoint(name="Portal", phase_id=before.id, channel=Channel.INDIRECT, world=World.ONLINE, key=True, owner="Marketing")
        touchpoints.save(change, portal)
        touchpoints.save(change, Touchpoint(name="Irgendwo"))
    app = visit("touchpoints")
    assert listed(app) == ["Portal", "Hotline", "Rechnung", "Irgendwo"]
    assert "indirekt · online · Marketing] :blue-badge[:material/key: Schlüsselkontakt]" in words(app)
    assert [text for text in words(app).split("**") if text in {"Vor dem Kauf", "Kauf", "Ohne Phase"}] == [
        "Vor dem Kauf",
        "Kauf",
        "Ohne Phase",
    ]


def test_search_finds_names_phases_and_attributes(visit, firm: Store):
    with firm.change() as change:
        touchpoints.save(change, Touchpoint(name="Portal", channel=Channel.INDIRECT, owner="Marketing"))
    app = visit("touchpoints")
    for typed, found in (("rech", ["Rechnung"]), ("KAUF", ["Hotline", "Rechnung"]), ("marketing", ["Portal"]), ("xyz", [])):
        app.text_input(key="touchpoints.search").set_value(typed).run()
        assert listed(app) == found
    assert "Zu „xyz“ passt kein Kontaktpunkt" in words(app)


def test_a_touchpoint_is_changed_in_the_drawer_and_the_change_can_be_undone(visit, firm: Store):
    app, key = drawer_of(visit("touchpoints"), firm, "Hotline")
    app.text_input(key=f"{key}.name").set_value("Telefon-Hotline")
    app.get_by_key(f"{key}.channel").set_value(Channel.INDIRECT)
    app.get_by_key(f"{key}.traits").set_value(["person", "moment"])
    app.text_input(key=f"{key}.owner").set_value("Kundendienst")
    app.button(key=f"{key}.save").click().run()
    changed = touchpoints.every(firm)[0]
    assert (changed.name, changed.channel, changed.owner) == ("Telefon-Hotline", Channel.INDIRECT, "Kundendienst")
    assert (changed.person, changed.key, changed.moment_of_truth) == (True, False, True)
    assert not [b for b in app.button if (b.key or "").endswith(".save")]
    app.button(key="bar.undo").click().run()
    assert touchpoints.every(firm)[0].name == "Hotline"


def test_several_changes_are_undone_one_after_the_other(visit, firm: Store):
    app, key = drawer_of(visit("touchpoints"), firm, "Hotline")
    app.text_input(key=f"{key}.owner").set_value("Service")
    app.button(key=f"{key}.save").click().run()
    app, key = drawer_of(app, firm, "Hotline")
    app.text_input(key=f"{key}.owner").set_value("Vertrieb")
    app.button(key=f"{key}.save").click().run()
    owners = []
    while "bar.undo" in {button.key for button in app.button}:
        app.button(key="bar.undo").click().run()
        owners.append(touchpoints.every(firm)[0].owner)
    assert owners == ["Service", ""]


def test_in_another_phase_it_goes_to_the_end(visit, firm: Store):
    with firm.change() as change:
        after = phases.add(change, "Nach dem Kauf")
        touchpoints.save(change, Touchpoint(name="Pflege", phase_id=after.id))
    app, key = drawer_of(visit("touchpoints"), firm, "Hotline")
    app.selectbox(key=f"{key}.phase").set_value(after.id)
    app.button(key=f"{key}.save").click().run()
    assert names(firm) == listed(app) == ["Rechnung", "Pflege", "Hotline"]


def test_who_comes_second_is_told_and_overwrites_nothing(visit, firm: Store):
    app, key = drawer_of(visit("touchpoints"), firm, "Hotline")
    with firm.change("Bernd") as change:
        touchpoints.save(change, replace(touchpoints.every(change)[0], owner="Service"))
    app.text_input(key=f"{key}.owner").set_value("Vertrieb")
    app.button(key=f"{key}.save").click().run()
    assert app.error[0].value.startswith("Jemand hat das inzwischen geändert.")
    assert app.text_input(key=f"{key}.owner").value == "Vertrieb"
    assert touchpoints.every(firm)[0].owner == "Service"
    app.button(key=f"{key}.again").click().run()
    now = touchpoints.every(firm)[0]
    assert app.text_input(key=f"touchpoints.form.{now.id}.{now.version}.owner").value == "Service"


def test_who_changes_what_was_retired_meanwhile_is_told(visit, firm: Store):
    app, key = drawer_of(visit("touchpoints"), firm, "Hotline")
    with firm.change() as change:
        touchpoints.retire(change, touchpoints.every(change)[0])
    app.text_input(key=f"{key}.owner").set_value("Vertrieb")
    app.button(key=f"{key}.save").click().run()
    assert app.error
    app.button(key=f"{key}.again").click().run()
    assert not app.exception
    assert listed(app) == names(firm) == ["Rechnung"]


def test_a_touchpoint_is_retired_and_brought_back_with_its_answers(visit, firm: Store):
    app, key = drawer_of(visit("touchpoints"), firm, "Hotline")
    app.button(key=f"{key}.retire").click().run()
    assert listed(app) == names(firm) == ["Rechnung"]
    app.button(key="bar.undo").click().run()
    assert listed(app) == ["Hotline", "Rechnung"]
    assert "n = 60" in words(app)


def test_phases_are_renamed_added_moved_and_removed_where_empty(visit, firm: Store):
    app = visit("touchpoints")
    app.menu_button(key="touchpoints.more").click("phases").run()
    app.text_input(key="touchpoints.phases.new").set_value("Vor dem Kauf")
    app.button(key="touchpoints.phases.new.add").click().run()
    buying, before = phases.every(firm)
    app.button(key=f"touchpoints.phases.{before.id}.{before.version}.arrow_upward").click().run()
    assert [phase.name for phase in phases.every(firm)] == ["Vor dem Kauf", "Kauf"]
    _, buying = phases.every(firm)
    app.text_input(key=f"touchpoints.phases.{buying.id}.{buying.version}.name").set_value("Der Kauf").run()
    before, buying = phases.every(firm)
    assert buying.name == "Der Kauf"
    assert app.button(key=f"touchpoints.phases.{buying.id}.{buying.version}.delete").disabled
    app.button(key=f"touchpoints.phases.{before.id}.{before.version}.delete").click().run()
    assert [phase.name for phase in phases.every(firm)] == ["Der Kauf"]


def test_a_phase_changed_by_another_is_not_overwritten(visit, firm: Store):
    app = visit("touchpoints")
    app.menu_button(key="touchpoints.more").click("phases").run()
    seen = phases.every(firm)[0]
    with firm.change() as change:
        phases.save(change, Phase(id=seen.id, name="Einkauf", position=seen.position, version=seen.version))
    app.text_input(key=f"touchpoints.phases.{seen.id}.{seen.version}.name").set_value("Erwerb").run()
    assert app.error[0].value.startswith("Jemand hat das inzwischen geändert.")
    assert phases.every(firm)[0].name == "Einkauf"


def test_a_name_is_shown_letter_for_letter(visit, firm: Store):
    with firm.change() as change:
        touchpoints.save(change, Touchpoint(name="![x](http://example.org/a.png) **laut**", owner="[y](http://example.org)"))
    app = visit("touchpoints")
    assert listed(app)[-1].startswith("\\!\\[x\\]\\(http")
    assert "[y](http" not in words(app)


def test_forty_touchpoints_with_long_names_are_listed(visit, firm: Store):
    with firm.change() as change:
        for n in range(38):
            touchpoints.save(
                change, Touchpoint(name=f"Reklamationsbearbeitungsabschlussgespräch {n}", phase_id=phases.every(change)[n % 1].id)
            )
    app = visit("touchpoints", lang="en")
    assert not app.exception
    assert len(listed(app)) == 40
