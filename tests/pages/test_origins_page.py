"""Origins told in many spellings: confirmed at the import, remembered, corrected on the referral page; and the blank workbooks."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from waiting import settle

from tpm.figures import referrals as figures
from tpm.model.period import Filter
from tpm.model.referral import Referral
from tpm.model.survey import OriginKind
from tpm.store import origins, referrals
from tpm.store.database import Store
from tpm.ui import workspaces
from tpm.ui.importing import origins as part

FIRST = {"Google": 5, "google": 2, "Google Suche": 1, "Empfehlung": 4, "Empfelung": 1, "Messe Köln": 2, "Messe Bonn": 1, "Kneipe": 2}


def opened() -> Store:
    return workspaces.folder().open(workspaces.folder().names()[0])


def newcomers(counts: dict[str, int]) -> bytes:
    texts = [text for text, n in counts.items() for _ in range(n)]
    rows = [f"{1 + n % 28:02}.03.2026,{text}" for n, text in enumerate(texts)]
    return "\n".join(["Datum,Wie sind Sie auf uns aufmerksam geworden?", *rows]).encode()


def offer(app: AppTest, name: str, counts: dict[str, int]) -> AppTest:
    app.file_uploader[0].upload(name, newcomers(counts)).run()
    return settle(app)


def save(app: AppTest) -> AppTest:
    app.button(key="import.save").click().run()
    return settle(app)


def ending(elements: Any, key: str) -> Any:
    return next(one for one in elements if (one.key or "").endswith(key))


def table(app: AppTest) -> dict[str, tuple[str, int, str, str]]:
    shown = app.data_editor[0].value
    return {row["name"]: (row["kind"], row["n"], row["spellings"], row["state"]) for row in shown.to_dict("records")}


def edit(app: AppTest, origin: str, **values: str) -> AppTest:
    """What the browser sends when a line is edited; its callback is called by hand."""
    draft = app.session_state["import.open"]
    app.session_state["import.open"] = draft.changed([part.edited(draft.columns[1], origin, values)])
    return app.run()


def names() -> dict[str, int]:
    found = referrals.origins(opened(), Filter())
    return dict(zip(found["origin"], found["n"].tolist(), strict=True))


def test_spellings_are_shown_as_origins_with_what_they_count_as(visit):
    app = offer(visit("import"), "neue.csv", FIRST)
    assert table(app) == {
        "Google": ("other", 8, "Google · google · Google Suche", "erkannt"),
        "Empfehlung": ("recommendation", 5, "Empfehlung · Empfelung", "erkannt"),
        "Kneipe": ("other", 2, "", "bitte prüfen"),
        "Messe Köln": ("other", 2, "", "erkannt"),
        "Messe Bonn": ("other", 1, "", "erkannt"),
    }
    assert "8 verschiedene Antworten, 5 Herkünfte." in " ".join(caption.value for caption in app.caption)


def test_few_origins_with_one_spelling_each_are_chosen_from_a_list(visit):
    app = offer(visit("import"), "neue.csv", {"Empfehlung": 3, "Google": 2, "Kneipe": 1})
    assert ending(app.multiselect, ".recommendation").value == ["Empfehlung"]
    assert len(app.data_editor) == 1
    assert "header" in app.data_editor[0].value


def test_an_origin_is_renamed_counts_otherwise_and_loses_a_spelling(visit):
    app = offer(visit("import"), "neue.csv", FIRST)
    app = edit(edit(app, "Kneipe", kind="recommendation"), "Google", name="Suchmaschine")
    ending(app.selectbox, ".group").set_value("Suchmaschine").run()
    ending(app.get("button_group"), f"out.{'Suchmaschine'!a}").set_value(["Google Suche"]).run()
    ending(app.button, ".out.do").click().run()
    assert table(app)["Suchmaschine"] == ("other", 7, "Google · google", "erkannt")
    save(app)
    assert names() == {"Suchmaschine": 7, "Empfehlung": 5, "Kneipe": 2, "Messe Köln": 2, "Google Suche": 1, "Messe Bonn": 1}
    assert figures.total(opened(), Filter()).iloc[0]["e"] == 7


def test_the_next_wave_shows_what_is_new_about_the_origins_it_knows(visit):
    app = offer(visit("import"), "neue.csv", FIRST)
    save(edit(app, "Google", name="Suchmaschine"))
    app = offer(visit("import"), "zwei.csv", {"google": 2, "Gogle": 1, "Empfehlung": 3, "Plakat": 1, "Plakate": 1})
    assert table(app) == {
        "Empfehlung": ("recommendation", 3, "", "wie zuletzt"),
        "Suchmaschine": ("other", 3, "google · Gogle", "neu: Gogle"),
        "Plakat": ("other", 2, "Plakat · Plakate", "erkannt"),
    }
    save(app)
    assert names()["Suchmaschine"] == 11


@pytest.fixture
def known(firm: Store) -> Store:
    """A firm with three spellings of Google, two of a friend."""
    with firm.change() as change:
        kinds = dict.fromkeys(("Google", "google", "Google Suche", "Freund", "Freunde"), OriginKind.OTHER)
        origins.remember(change, kinds, {"google": "Google", "Google Suche": "Google"})
        for text in kinds:
            for _ in range(2):
                referrals.save(change, Referral(date=date(2026, 2, 1), origin=text))
    return firm


def shown(app: AppTest) -> dict[str, tuple[int, str]]:
    editor = next(one.value for one in app.data_editor if "origin" in one.value)
    return {row["origin"]: (row["n"], row["spellings"]) for row in editor.to_dict("records")}


@pytest.mark.usefixtures("known")
def test_the_referral_page_counts_by_origin(visit):
    app = visit("referrals")
    assert not app.exception
    assert shown(app) == {"Google": (6, "Google · Google Suche · google"), "Freund": (2, ""), "Freunde": (2, "")}


def test_origins_are_joined_on_the_referral_page_and_parted_again_by_undo(visit, known: Store):
    app = visit("referrals")
    app.selectbox(key="referrals.origin").set_value("Freunde").run()
    app.selectbox(key=f"referrals.origin.join.{'Freunde'!a}").set_value("Freund").run()
    app.button(key="referrals.origin.join.do").click().run()
    assert not app.exception
    assert shown(app)["Freund"] == (4, "Freund · Freunde")
    app.button(key="bar.undo").click().run()
    assert shown(app) == {"Google": (6, "Google · Google Suche · google"), "Freund": (2, ""), "Freunde": (2, "")}
    assert len(origins.every(known)) == 3


def test_a_spelling_is_taken_out_on_the_referral_page(visit, known: Store):
    app = visit("referrals")
    app.selectbox(key="referrals.origin").set_value("Google").run()
    ending(app.get("button_group"), f"out.{'Google'!a}").set_value(["Google Suche"]).run()
    app.button(key="referrals.origin.out.do").click().run()
    assert shown(app)["Google Suche"] == (2, "")
    assert {origin.name for origin in origins.every(known)} == {"Google", "Google Suche", "Freund", "Freunde"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_blank_workbooks_are_offered_for_everybody_who_is_asked(visit, language: str):
    app = visit("import", lang=language)
    offered = [one.proto.label for one in app.get("download_button")]
    assert offered == (
        ["Kundenbefragung", "Bewertung durch Mitarbeitende", "Bewertung durch die Führung", "Neue Kunden"]
        if language == "de"
        else ["Customer survey", "Rating by employees", "Rating by the management", "New customers"]
    )
