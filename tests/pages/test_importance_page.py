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
