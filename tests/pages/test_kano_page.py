"""A Kano survey from the file to the page: import, what is asked, the tab, the command line."""

import json
from pathlib import Path

import pytest
from kano_files import APP, GERMAN, HEADERS, HOTLINE, RATING, N, rows, without, workbook
from streamlit.testing.v1 import AppTest
from survey_sheets import Rows
from waiting import settle

from tpm.cli.main import main
from tpm.figures import kano, ratings
from tpm.model.period import Filter
from tpm.store import touchpoints
from tpm.store.database import Store
from tpm.ui import workspaces

NAME = "kano.xlsx"


def offer(app: AppTest, table: Rows) -> AppTest:
    """Choose a workbook with these rows and wait until it is read."""
    app.file_uploader[0].upload(NAME, workbook(table)).run()
    return settle(app)


def save(app: AppTest) -> AppTest:
    app.button(key="import.save").click().run()
    return settle(app)


def opened() -> Store:
    return workspaces.folder().open(workspaces.folder().names()[0])


def words(app: AppTest) -> str:
    kinds = ("markdown", "caption", "error", "warning", "info", "success", "arrow_data_frame")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind))


def test_the_import_page_shows_both_halves_and_the_figures_follow(visit):
    app = offer(visit("import"), rows())
    shown = app.data_editor[0].value.set_index("header")
    assert shown.loc[HOTLINE[0], ["role", "name"]].tolist() == ["kano_functional", "Hotline rund um die Uhr erreichbar"]
    assert shown.loc[HOTLINE[1], ["role", "name"]].tolist() == ["kano_dysfunctional", "Hotline rund um die Uhr erreichbar"]
    assert "nicht eine von genau zweien" not in words(app)
    save(app)
    assert "Was die Kunden voraussetzen und was sie begeistert" in [link.label for link in app.get("page_link")]
    table = kano.kano(opened(), Filter()).set_index("touchpoint")
    assert table["category"].to_dict() == {"Hotline rund um die Uhr erreichbar": "must_be", "App": "attractive"}
    hotline = table.loc["Hotline rund um die Uhr erreichbar"]
    assert (hotline["n"], hotline["cs"], hotline["ds"]) == (N, 10 / 40, -34 / 40)
    assert table.loc["App", ["n", "attractive", "indifferent", "reverse"]].tolist() == [40, 20, 15, 5]
    rated = ratings.ratings(opened(), Filter())
    assert rated[rated["n"] > 0]["touchpoint"].tolist() == ["Website"]


def test_the_tab_appears_where_pairs_were_asked_and_says_what_they_mean(visit):
    save(offer(visit("import"), rows()))
    app = visit("importance")
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Art der Anforderung" in each.value)
    assert table["Art der Anforderung"].tolist() == ["Basis (selbstverständlich)", "Begeisterung"]
    assert any("Auswertungstabelle von Kano" in each.value for each in app.caption)


def test_the_page_of_ratings_says_where_touchpoints_are_that_were_only_asked_about_in_pairs(visit):
    save(offer(visit("import"), rows()))
    app = visit("ratings")
    assert not app.exception
    said = [each.value.replace("\\", "") for each in app.caption]
    assert "Nicht bewertet, nur mit Kano-Fragen gefragt: „Hotline rund um die Uhr erreichbar“, „App“." in said
    assert "Wichtigkeit: Kano" in [link.label for link in app.get("page_link")]
    assert next(each for each in app.selectbox if each.key == "rated").options == ["Website"]


def test_where_nothing_is_rated_the_page_of_ratings_says_what_was_asked(visit):
    save(offer(visit("import"), without(RATING, rows())))
    app = visit("ratings")
    assert not app.exception
    assert any("nur mit Kano-Fragen gefragt" in each.value.replace("\\", "") for each in app.caption)


def test_without_pairs_there_is_no_tab(visit, firm):
    del firm
    app = visit("importance")
    assert not app.exception
    assert not any("Art der Anforderung" in each.value for each in app.dataframe)


def test_one_half_alone_is_no_half_and_told_where_somebody_makes_it_one(visit):
    app = offer(visit("import"), without(APP[1], rows()))
    assert "nicht eine von genau zweien" not in words(app)
    drawer(app, APP[0], "kano_functional")
    assert "nicht eine von genau zweien" in words(app)
    save(app)
    assert kano.kano(opened(), Filter())["touchpoint"].tolist() == ["Hotline rund um die Uhr erreichbar"]


def test_another_role_on_the_page_parts_a_pair_and_puts_it_together_again(visit):
    app = offer(visit("import"), rows())
    drawer(app, APP[1], "ignore")
    assert "nicht eine von genau zweien" in words(app)
    drawer(app, APP[1], "kano_dysfunctional")
    save(app)
    assert kano.kano(opened(), Filter())["n"].tolist() == [40, 40]


def drawer(app: AppTest, header: str, role: str) -> None:
    """Give a column another role by its details."""
    at = HEADERS.index(header)
    choice = next(each for each in app.selectbox if each.key.endswith(".details"))
    choice.select(choice.options[at]).run()
    next(each for each in app.button if each.key.endswith("details.open")).click().run()
    roles = next(each for each in app.selectbox if each.key.endswith(f"column.{at}.role"))
    roles.set_value(role).run()
    settle(app.run())


def test_other_answers_are_asked_about_and_can_count_as_one_of_the_five(visit):
    table = rows()
    for row in table[1:4]:
        row[HEADERS.index(HOTLINE[0])] = "Kommt darauf an"
    app = offer(visit("import"), table)
    choice = next(each for each in app.selectbox if "Kommt darauf an" in each.label)
    assert "selbstverständlich" in choice.options
    choice.select("ist egal").run()
    save(app)
    assert kano.kano(opened(), Filter()).set_index("touchpoint").loc["Hotline rund um die Uhr erreichbar", "n"] == N


def test_numbers_are_asked_about_and_can_be_read_from_the_other_end(visit):
    app = offer(visit("import"), rows(("5", "4", "3", "2", "1")))
    choice = next(each for each in app.get("button_group") if "Was bedeuten die Enden" in each.label)
    choice.set_value("turned").run()
    save(app)
    assert kano.kano(opened(), Filter())["category"].tolist() == ["must_be", "attractive"]


def test_which_half_asks_about_having_it_can_be_said(visit):
    waiting = ("Wie finden Sie es, wenn keine Wartezeit entsteht?", "Wie finden Sie es, wenn eine Wartezeit entsteht?")
    table = [[*HEADERS[:4], *waiting], *[[*row[:4], *row[6:8]] for row in rows()[1:]]]
    for n, row in enumerate(table[1:]):
        row[4:6] = [GERMAN[4], GERMAN[0]] if n % 4 else [GERMAN[1 + n % 8 // 4]] * 2
    app = offer(visit("import"), table)
    choice = next(each for each in app.radio if "gehören zusammen" in each.label)
    assert (choice.options, choice.index) == (list(waiting), 0)
    choice.set_value(True).run()
    settle(app)
    shown = app.data_editor[0].value.set_index("header")["role"]
    assert shown[list(waiting)].tolist() == ["kano_dysfunctional", "kano_functional"]
    save(app)
    assert kano.kano(opened(), Filter())["one_dimensional"].tolist() == [N * 3 // 4]


def test_a_half_without_its_partner_is_asked_about_and_says_what_to_do(visit):
    app = offer(visit("import"), without(APP[1], rows()))
    card = next(each for each in app.get("button_group") if "Hälfte einer Kano-Frage" in each.label)
    assert "denselben Kontaktpunkt" in card.label
    assert "Soll sie als „Kundengruppe“ mitkommen?" in card.label
    card.set_value(False).run()
    settle(app)
    assert app.data_editor[0].value.set_index("header").loc[APP[0], "role"] == "ignore"
    drawer(app, APP[0], "kano_functional")
    assert not any("Hälfte einer Kano-Frage" in each.label for each in app.get("button_group"))


def test_the_drawer_says_before_that_touchpoints_of_one_kano_survey_cannot_become_one(visit):
    save(offer(visit("import"), rows()))
    app = visit("touchpoints")
    hotline, other = (each for each in touchpoints.every(opened()) if each.name != "Website")
    app.menu_button(key=f"touchpoints.row.{hotline.id}.menu").click("merge").run()
    next(each for each in app.selectbox if each.key.endswith(".other")).set_value(other.id).run()
    assert [each.value.partition(":")[0] for each in app.warning] == ["Diese beiden lassen sich noch nicht zusammenlegen"]
    assert app.button(key="touchpoints.merge.do").disabled


def test_numbers_can_be_ratings_instead(visit):
    app = offer(visit("import"), rows(("1", "2", "3", "4", "5")))
    choice = next(each for each in app.get("button_group") if "Was bedeuten die Enden" in each.label)
    choice.set_value("ratings").run()
    settle(app)
    assert next(each for each in app.get("button_group") if "Was bedeuten die Enden" in each.label).value == "ratings"
    save(app)
    assert kano.kano(opened(), Filter()).empty
    rated = ratings.ratings(opened(), Filter())
    assert rated[rated["n"] == N]["touchpoint"].nunique() == 5


def test_the_command_line_imports_and_tells_the_same(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / NAME
    file.write_bytes(workbook(rows()))
    assert main(["--data", str(data / "cli"), "inspect", str(file), "--json"]) == 0
    told = {each["column"]: each for each in json.loads(capsys.readouterr().out)["questions"]}
    assert (told[HOTLINE[0]]["role"], told[HOTLINE[1]]["role"]) == ("kano_functional", "kano_dysfunctional")
    assert told[HOTLINE[0]]["mean"] is None
    assert told[HOTLINE[0]]["distribution"] == {GERMAN[0]: 10, GERMAN[1]: 24, GERMAN[2]: 6}
    assert main(["--data", str(data / "cli"), "import", str(file), "--into", "Firma", "--json"]) == 0
    capsys.readouterr()
    assert main(["--data", str(data / "cli"), "figures", "Firma", "--json"]) == 0
    found = {each["touchpoint"]: each for each in json.loads(capsys.readouterr().out)["kano"]}
    assert (found["App"]["category"], found["App"]["n"], found["App"]["cs"], found["App"]["ds"]) == ("attractive", 40, 20 / 35, 0)
    assert found["Hotline rund um die Uhr erreichbar"]["must_be"] == 24


def test_the_command_line_takes_a_half_without_its_other_for_none(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / NAME
    file.write_bytes(workbook(without(APP[1], rows())))
    assert main(["--data", str(data / "cli"), "inspect", str(file), "--json"]) == 0
    inspected = json.loads(capsys.readouterr().out)
    assert "kano_half" not in {each["code"] for each in inspected["problems"]}
    assert {each["column"] for each in inspected["questions"] if each["role"].startswith("kano")} == set(HOTLINE)
