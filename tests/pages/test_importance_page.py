"""Which touchpoints matter, on the page."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store

NAMES = ("Website", "Hotline", "Rechnung")


@pytest.fixture
def judged(firm: Store) -> Store:
    """200 customers who rated three touchpoints and judged as a whole; the website counts most."""
    rng = np.random.default_rng(2)
    rows = pd.DataFrame({name: rng.integers(1, 6, 200) for name in NAMES})
    rows["Gesamt"] = np.clip(np.round(rows["Website"] + 0.5 * rows["Hotline"] + rng.normal(size=200)), 1, 7)
    with firm.change() as change:
        places = touchpoints.find_or_add(change, NAMES)
        survey = surveys.find_or_add(change, "Gesamturteil", Audience.CUSTOMER)
        five, seven = Scale(minimum=1, maximum=5), Scale(minimum=1, maximum=7)
        asked = [surveys.Asked(header=n, role=Role.RATING, touchpoint_id=places[n.casefold()], scale=five) for n in NAMES]
        ids = surveys.put_questions(change, survey, [*asked, surveys.Asked(header="Gesamt", role=Role.OVERALL, scale=seven)])
        answers = rows.set_axis(ids, axis=1).rename_axis("respondent").reset_index().melt("respondent", var_name="question")
        answers["respondent"] += 1_000_000
        change.register("rows", pa.Table.from_pandas(answers.astype({"question": "int64"}), preserve_index=False))
        change.rows("INSERT INTO respondent SELECT DISTINCT respondent, 1, NULL, NULL FROM rows")
        change.rows("INSERT INTO answer SELECT respondent, question, value FROM rows")
    return firm


def test_without_an_overall_judgement_the_page_says_what_it_takes(visit):
    app = visit("importance")
    assert not app.exception
    assert app.button(key="importance.first").label == "Befragung importieren"


def test_the_most_important_touchpoint_is_named_with_the_method_beside_it(visit, judged):
    del judged
    app = visit("importance")
    assert not app.exception
    assert "„Website“" in app.markdown[0].value
    assert {metric.label: metric.value for metric in app.metric}["Kunden"] == "200"
    card = " ".join(markdown.value for markdown in app.expander[-1].markdown)
    assert "Shapley" in card
    assert "nicht, was die Ursache ist" in card


def test_another_dividing_line_changes_what_counts_as_weak(visit, judged):
    del judged
    app = visit("importance", **{"importance.cross": "middle"})
    assert not app.exception
    tiles = {metric.label: metric.value for metric in app.metric}
    assert tiles["Zuerst handeln"] in {"0", "1", "2", "3"}


def test_a_selection_without_enough_answers_is_refused_in_words(visit, judged):
    del judged
    app = visit("importance", since="1999-01-01", until="1999-12-31")
    assert not app.exception
    assert app.info


def say_important(store: Store, first: int, **levels: int) -> None:
    """Four customers, numbered from the first one on, say how important each touchpoint is to them, on 1–5."""
    with store.change() as change:
        survey = surveys.find_or_add(change, "Gesamturteil", Audience.CUSTOMER)
        for name, level in levels.items():
            place = touchpoints.find_or_add(change, [name])[name.casefold()]
            asked = surveys.put_question(
                change, survey, f"Wichtigkeit {name}", Role.IMPORTANCE, touchpoint_id=place, scale=Scale(minimum=1, maximum=5)
            )
            for respondent in range(first, first + 4):
                change.rows("INSERT INTO answer VALUES (?, ?, ?)", [respondent, asked, level])


def test_where_nobody_was_asked_for_importance_that_is_said(visit, judged):
    del judged
    app = visit("importance")
    assert [tab.label for tab in app.tabs] == ["Wichtigkeit und Wert", "Rangfolge"]
    assert any("Kein Kunde wurde gefragt, wie wichtig" in caption.value for caption in app.caption)


def test_what_customers_say_stands_beside_what_is_derived(visit, judged):
    say_important(judged, 1_000_000, Rechnung=5, Website=2, Hotline=3)
    app = visit("importance", tab="stated")
    assert app.tabs[-1].label == "Genannt und abgeleitet"
    assert not app.exception
    table = next(each.value for each in app.dataframe if "Genannte Wichtigkeit" in each.value)
    assert table["Genannte Wichtigkeit"].tolist() == [100, 50, 25]
    assert table["Vergleich"].tolist()[0] == "mehr genannt als abgeleitet"
    assert table["Vergleich"].tolist()[2] == "mehr abgeleitet als genannt"


def test_without_a_judgement_as_a_whole_what_was_stated_is_shown_alone(visit, firm):
    say_important(firm, 0, Hotline=4)
    app = visit("importance")
    assert not app.exception
    assert any("Genannte Wichtigkeit" in each.value for each in app.dataframe)


def test_only_the_tab_that_is_open_is_drawn(visit, judged):
    del judged
    for tab in ("matrix", "ranking"):
        app = visit("importance", tab=tab)
        assert not app.exception
        assert len(app.get("vega_lite_chart")) == 1


def test_the_open_tab_stands_in_the_address_and_has_one_formula_card(visit, judged):
    say_important(judged, 1_000_000, Rechnung=5, Website=2, Hotline=3)
    for tab, figure in (("matrix", "importance.matrix"), ("ranking", "importance.ranking"), ("stated", "importance.stated")):
        app = visit("importance", tab=tab)
        assert app.query_params["tab"] == [tab] or app.query_params["tab"] == tab
        assert [e.label for e in app.expander].count("So wird gerechnet") == 1
        assert f"{figure}.svg" in app.session_state


def test_the_dividing_line_of_the_address_holds_for_the_tiles_of_every_tab(visit, judged):
    del judged
    tiles = [
        {metric.label: metric.value for metric in visit("importance", **{"importance.cross": "middle"}, tab=tab).metric}
        for tab in ("matrix", "ranking")
    ]
    assert tiles[0] == tiles[1]
