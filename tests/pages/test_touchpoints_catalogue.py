"""The catalogue of touchpoints: starter lists, filter and order, several at once, merging, retired ones, customer groups."""

import pytest
from streamlit.testing.v1 import AppTest

from tpm.model.measure import Measure
from tpm.model.touchpoint import Channel, Encounter, Frequency, Kind, Objective, Status, Touchpoint, World
from tpm.store import encounters, measures, phases, targets, touchpoints
from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.routes import PAGES


def opened() -> Store:
    return workspaces.folder().open(workspaces.folder().names()[0])


def named(store: Store, name: str) -> Touchpoint:
    return next(each for each in touchpoints.every(store) if each.name == name)


def listed(app: AppTest) -> list[str]:
    links = [link.proto for link in app.get("page_link")]
    return [link.label.strip("*") for link in links if "touchpoint=" in link.query_string]


def words(app: AppTest) -> str:
    return " ".join(element.value for kind in ("markdown", "caption", "info") for element in app.get(kind))


@pytest.fixture
def catalogue(firm: Store) -> Store:
    """Hotline (rated) and Rechnung at the purchase; a portal, indirect, online, owned and key, without a phase."""
    with firm.change() as change:
        portal = Touchpoint(name="Portal", channel=Channel.INDIRECT, world=World.ONLINE, owner="Anna", key=True, status=Status.PLANNED)
        touchpoints.save(change, portal)
    return firm


def choosing(app: AppTest, store: Store, *names: str) -> AppTest:
    app.button(key="touchpoints.choosing.begin").click().run()
    for name in names:
        app.checkbox(key=f"touchpoints.pick.{named(store, name).id}").check()
    return app.run()


def test_of_the_starter_lists_only_what_is_chosen_is_added(visit):
    app = visit("touchpoints")
    app.button(key="touchpoints.starters").click().run()
    app.get_by_key("touchpoints.starters.direct.de").set_value(["Hotline", "Rechnung"])
    app.get_by_key("touchpoints.starters.indirect.de").set_value(["Mundpropaganda"])
    app.run()
    app.button(key="touchpoints.starters.add").click().run()
    found = touchpoints.every(opened())
    assert {t.name: (t.channel, t.kind) for t in found} == {
        "Hotline": (Channel.DIRECT, Kind.PERSON),
        "Rechnung": (Channel.DIRECT, Kind.DOCUMENT),
        "Mundpropaganda": (Channel.INDIRECT, Kind.THIRD_PARTY),
    }
    app.button(key="bar.undo").click().run()
    assert touchpoints.every(opened()) == []


def test_default_phases_that_are_missing_are_offered_and_starters_go_into_them(visit, firm: Store):
    app = visit("touchpoints")
    app.menu_button(key="touchpoints.more").click("starters").run()
    app.get_by_key("touchpoints.starters.direct.de").set_value([])
    app.get_by_key("touchpoints.starters.indirect.de").set_value(["Mundpropaganda"])
    app.get_by_key("touchpoints.starters.phases.de").set_value(["Kunde wird Empfehler"])
    app.run()
    app.button(key="touchpoints.starters.add").click().run()
    names = {phase.id: phase.name for phase in phases.every(firm)}
    assert list(names.values()) == ["Kauf", "Kunde wird Empfehler"]
    assert names[named(firm, "Mundpropaganda").phase_id or 0] == "Kunde wird Empfehler"


@pytest.mark.parametrize(
    ("part", "value", "found"),
    [
        ("channel", Channel.INDIRECT, ["Portal"]),
        ("world", World.OFFLINE, ["Hotline", "Rechnung"]),
        ("status", Status.PLANNED, ["Portal"]),
        ("owner", "Anna", ["Portal"]),
        ("key", True, ["Portal"]),
        ("unrated", True, ["Rechnung", "Portal"]),
        ("phase", [0], ["Portal"]),
    ],
)
def test_the_filter_narrows_and_is_taken_off_again(visit, catalogue: Store, part: str, value: object, found: list[str]):
    del catalogue
    app = visit("touchpoints")
    app.get_by_key(f"touchpoints.filter.{part}").set_value(value).run()
    assert listed(app) == found
    assert app.get_by_key("touchpoints.filter.open").proto.popover.label == "Filter (1)"
    app.button(key="touchpoints.filter.reset").click().run()
    assert len(listed(app)) == 3
    assert app.get_by_key("touchpoints.filter.open").proto.popover.label == "Filter"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"channel": "indirect"}, ["Portal"]),
        ({"owner": "Anna", "key": "1"}, ["Portal"]),
        ({"phase": "0"}, ["Portal"]),
        ({"q": "hot"}, ["Hotline"]),
        ({"order": "name"}, ["Hotline", "Portal", "Rechnung"]),
        ({"channel": "nonsense", "owner": "Nobody", "phase": "99", "order": "?"}, ["Hotline", "Rechnung", "Portal"]),
    ],
)
def test_a_link_shows_what_its_sender_saw(visit, catalogue: Store, address: dict[str, str], found: list[str]):
    del catalogue
    app = visit("touchpoints", **address)
    assert not app.exception
    assert listed(app) == found


def test_what_narrows_stands_in_the_address_and_is_there_again_after_another_page(visit, catalogue: Store):
    del catalogue
    app = visit("touchpoints")
    app.text_input(key="touchpoints.search").set_value("Portal").run()
    app.get_by_key("touchpoints.filter.phase").set_value([0]).run()
    app.selectbox(key="touchpoints.order").set_value("name").run()
    wanted = {"q": "Portal", "phase": "0", "order": "name"}
    assert {name: app.query_params[name] for name in wanted} == wanted
    app.switch_page(str(PAGES / "ratings.py")).run()
    app.query_params.clear()
    app.switch_page(str(PAGES / "touchpoints.py")).run()
    assert listed(app) == ["Portal"]
    assert app.text_input(key="touchpoints.search").value == "Portal"
    app.get_by_key("touchpoints.filter.open")
    app.button(key="touchpoints.filter.reset").click().run()
    assert len(listed(app)) == 3
    assert not {"q", "phase"} & set(app.query_params)


def test_the_way_back_of_the_browser_takes_a_filter_off(visit, catalogue: Store):
    del catalogue
    app = visit("touchpoints")
    app.get_by_key("touchpoints.filter.key").set_value(True).run()
    assert listed(app) == ["Portal"]
    del app.query_params["key"]
    app.run()
    assert len(listed(app)) == 3


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("name", ["Hotline", "Portal", "Rechnung"]),
        ("score", ["Hotline", "Rechnung", "Portal"]),
        ("owner", ["Portal", "Hotline", "Rechnung"]),
    ],
)
def test_the_list_is_sorted_as_wanted(visit, catalogue: Store, order: str, found: list[str]):
    del catalogue
    app = visit("touchpoints")
    app.selectbox(key="touchpoints.order").set_value(order).run()
    assert listed(app) == found


def test_several_are_changed_at_once_and_the_change_is_undone_together(visit, catalogue: Store):
    app = choosing(visit("touchpoints"), catalogue, "Rechnung", "Portal")
    assert "**2** gewählt" in words(app)
    app.button(key="touchpoints.bulk.change").click().run()
    form = next(w.key for w in app.text_input if (w.key or "").endswith(".owner")).removesuffix(".owner")
    purchase = phases.every(catalogue)[0]
    app.selectbox(key=f"{form}.phase").set_value(purchase.id)
    app.text_input(key=f"{form}.owner").set_value("Buchhaltung")
    app.get_by_key(f"{form}.key").set_value(False)
    app.get_by_key(f"{form}.objectives").set_value([Objective.REPURCHASE])
    app.run()
    app.button(key="touchpoints.bulk.save").click().run()
    changed = {t.name: (t.phase_id, t.owner, t.key, t.objectives) for t in touchpoints.every(catalogue)}
    assert changed["Rechnung"] == changed["Portal"] == (purchase.id, "Buchhaltung", False, (Objective.REPURCHASE,))
    assert changed["Hotline"][1] == ""
    assert named(catalogue, "Portal").status is Status.PLANNED
    app.button(key="bar.undo").click().run()
    assert (named(catalogue, "Portal").owner, named(catalogue, "Rechnung").owner) == ("Anna", "")


def test_a_field_of_several_is_emptied_only_where_that_is_chosen_and_what_goes_is_shown(visit, catalogue: Store):
    app = choosing(visit("touchpoints"), catalogue, "Rechnung", "Portal")
    app.button(key="touchpoints.bulk.change").click().run()
    assert app.button(key="touchpoints.bulk.save").disabled
    form = next(w.key for w in app.text_input if (w.key or "").endswith(".owner")).removesuffix(".owner")
    app.text_input(key=f"{form}.department").set_value("Service")
    app.get_by_key(f"{form}.emptied").set_value(["owner"]).run()
    assert app.text_input(key=f"{form}.owner").disabled
    assert [each.value for each in app.warning] == ["„Verantwortlich“ wird bei 1 Kontaktpunkt geleert. Dort steht: Anna."]
    app.button(key="touchpoints.bulk.save").click().run()
    assert [(named(catalogue, name).owner, named(catalogue, name).department) for name in ("Rechnung", "Portal")] == [("", "Service")] * 2
    app.button(key="bar.undo").click().run()
    assert named(catalogue, "Portal").owner == "Anna"


def test_whoever_changes_several_after_another_is_told_and_nothing_is_overwritten(visit, catalogue: Store):
    app = choosing(visit("touchpoints"), catalogue, "Rechnung", "Portal")
    app.button(key="touchpoints.bulk.change").click().run()
    with catalogue.change("Bernd") as change:
        touchpoints.save_all(change, [named(catalogue, "Portal")], owner="Bernd")
    form = next(w.key for w in app.text_input if (w.key or "").endswith(".owner")).removesuffix(".owner")
    app.text_input(key=f"{form}.owner").set_value("Buchhaltung").run()
    app.button(key="touchpoints.bulk.save").click().run()
    assert app.error[0].value.startswith("Jemand hat das inzwischen geändert.")
    assert (named(catalogue, "Portal").owner, named(catalogue, "Rechnung").owner) == ("Bernd", "")
    app.button(key="touchpoints.bulk.again").click().run()
    form = next(w.key for w in app.text_input if (w.key or "").endswith(".owner")).removesuffix(".owner")
    app.text_input(key=f"{form}.owner").set_value("Buchhaltung").run()
    app.button(key="touchpoints.bulk.save").click().run()
    assert (named(catalogue, "Portal").owner, named(catalogue, "Rechnung").owner) == ("Buchhaltung", "Buchhaltung")


def test_all_that_are_shown_are_retired_together_and_come_back_one_by_one(visit, catalogue: Store):
    app = visit("touchpoints")
    app.text_input(key="touchpoints.search").set_value("kauf").run()
    choosing(app, catalogue)
    app.button(key="touchpoints.bulk.all").click().run()
    app.button(key="touchpoints.bulk.retire").click().run()
    assert [t.name for t in touchpoints.every(catalogue)] == ["Portal"]
    app.menu_button(key="touchpoints.more").click("retired").run()
    back = next(b for b in app.button if (b.key or "").startswith("touchpoints.retired.") and b.label == "Wieder in Gebrauch nehmen")
    back.click().run()
    assert len(touchpoints.every(catalogue)) == 2
    app.button(key="bar.undo").click().run()
    assert [t.name for t in touchpoints.every(catalogue)] == ["Portal"]


def test_two_that_mean_the_same_are_merged_and_parted_again(visit, catalogue: Store):
    hotline, portal = named(catalogue, "Hotline"), named(catalogue, "Portal")
    with catalogue.change() as change:
        targets.put(change, hotline.id, 80)
        targets.put(change, portal.id, 60)
        measures.save(change, Measure(title="Schulung", touchpoint_id=hotline.id))
    app = visit("touchpoints")
    app.menu_button(key=f"touchpoints.row.{portal.id}.menu").click("merge").run()
    app.selectbox(key="touchpoints.merge.1.other").set_value(hotline.id).run()
    assert "Zu „Portal“ wandern: 60 Antworten, 1 Frage, 1 Maßnahme." in words(app)
    goal = app.radio(key=f"touchpoints.merge.1.goal.{portal.id}")
    assert goal.options == ["60 (Portal)", "80 (Hotline)"]
    goal.set_value(hotline.id).run()
    app.button(key="touchpoints.merge.do").click().run()
    assert listed(app) == ["Rechnung", "Portal"]
    assert "n = 60" in words(app)
    assert targets.every(catalogue)[["touchpoint_id", "target"]].values.tolist() == [[portal.id, 80]]
    assert measures.every(catalogue)[0].touchpoint_id == portal.id
    app.button(key="bar.undo").click().run()
    assert listed(app) == ["Hotline", "Rechnung", "Portal"]
    assert targets.every(catalogue)["target"].tolist() == [80, 60]


def test_whoever_merges_what_another_has_changed_is_told(visit, catalogue: Store):
    hotline, portal = named(catalogue, "Hotline"), named(catalogue, "Portal")
    app = visit("touchpoints")
    app.menu_button(key=f"touchpoints.row.{portal.id}.menu").click("merge").run()
    app.selectbox(key="touchpoints.merge.1.other").set_value(hotline.id).run()
    with catalogue.change("Bernd") as change:
        touchpoints.save_all(change, [hotline], owner="Bernd")
    app.button(key="touchpoints.merge.do").click().run()
    assert app.error[0].value.startswith("Jemand hat das inzwischen geändert.")
    assert len(touchpoints.every(catalogue)) == 3
    app.button(key="touchpoints.merge.1.again").click().run()
    app.button(key="touchpoints.merge.do").click().run()
    assert [t.name for t in touchpoints.every(catalogue)] == ["Rechnung", "Portal"]


def test_the_further_attributes_are_kept_and_an_unreadable_amount_is_not_saved(visit, catalogue: Store):
    portal = named(catalogue, "Portal")
    app = visit("touchpoints")
    app.menu_button(key=f"touchpoints.row.{portal.id}.menu").click("change").run()
    key = f"touchpoints.form.{portal.id}.{portal.version}"
    app.get_by_key(f"{key}.kind").set_value(Kind.DIGITAL)
    app.selectbox(key=f"{key}.frequency").set_value(Frequency.WEEKLY)
    app.get_by_key(f"{key}.objectives").set_value([Objective.RECOMMENDATION, Objective.FIRST_PURCHASE])
    app.text_input(key=f"{key}.cost_per_contact.de").set_value("viel").run()
    assert app.error[0].value.startswith("„viel“ ist kein Betrag")
    assert app.button(key=f"{key}.save").disabled
    app.text_input(key=f"{key}.cost_per_contact.de").set_value("2,50").run()
    app.text_input(key=f"{key}.budget_per_year.de").set_value("1.200").run()
    app.button(key=f"{key}.save").click().run()
    now = named(catalogue, "Portal")
    assert (now.kind, now.frequency, now.cost_per_contact, now.budget_per_year) == (Kind.DIGITAL, Frequency.WEEKLY, 2.5, 1200)
    assert now.objectives == (Objective.FIRST_PURCHASE, Objective.RECOMMENDATION)


def test_the_groups_are_read_in_a_matrix_with_a_finding(visit, catalogue: Store):
    hotline = named(catalogue, "Hotline")
    group = Encounter(
        touchpoint_id=hotline.id, attribute="Kundengruppe", value="Neukunden", frequency=Frequency.MONTHLY, occasion="Störung"
    )
    with catalogue.change() as change:
        encounters.put(change, group)
    app = visit("touchpoints", view="groups")
    assert not app.exception
    assert "„Neukunden“ trifft Sie an 1 von 3 Kontaktpunkten" in words(app).replace("\\", "")
    matrix = app.dataframe[0].value
    assert list(matrix.columns) == ["Kontaktpunkt", "Neukunden"]
    assert matrix["Neukunden"].tolist() == ["monatlich · Störung", "", ""]
    app.selectbox(key="touchpoints.groups.group").set_value("Neukunden").run()
    assert not app.exception
    assert app.dataframe[1].value["n"].tolist() == [30, 0, 0]


def test_a_group_that_stands_in_no_survey_is_named(visit, catalogue: Store):
    del catalogue
    app = visit("touchpoints", view="groups")
    app.selectbox(key="touchpoints.groups.group").set_value("").run()
    assert not app.dataframe
    app.text_input(key="touchpoints.groups.name").set_value("Händler").run()
    assert app.dataframe[0].value["touchpoint"].tolist() == ["Hotline", "Rechnung", "Portal"]


def test_table_and_downloads_are_there(visit, catalogue: Store):
    del catalogue
    app = visit("touchpoints", view="table")
    assert not app.exception
    assert app.dataframe[0].value["name"].tolist() == ["Hotline", "Rechnung", "Portal"]
    assert {b.label for b in app.get("download_button")} == {"CSV", "Excel"}
    app.selectbox(key="touchpoints.order").set_value("name").run()
    assert app.dataframe[0].value["name"].tolist() == ["Hotline", "Portal", "Rechnung"]


def test_what_is_chosen_in_one_workspace_is_not_chosen_in_another(visit, catalogue: Store):
    other = workspaces.folder().create("Andere")
    with other.change() as change:
        touchpoints.save(change, Touchpoint(name="Messe"))
    app = choosing(visit("touchpoints", w=catalogue.name), catalogue, "Hotline", "Rechnung")
    app.selectbox(key="bar.workspace").set_value("Andere").run()
    assert not app.exception
    assert not any(str(box.key).startswith("touchpoints.pick.") for box in app.checkbox)
    app.button(key="touchpoints.choosing.begin").click().run()
    assert [box.value for box in app.checkbox if str(box.key).startswith("touchpoints.pick.")] == [False]
