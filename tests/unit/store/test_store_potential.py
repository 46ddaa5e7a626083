"""How many of those a touchpoint delights would recommend: counts of the raw rows."""

import pyarrow as pa
import pytest

from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.store import potential, slots, surveys
from tpm.store.database import Store

EVERYBODY, CRITICS, PROMOTERS = range(80), range(40), range(40, 80)


@pytest.fixture
def meaning(store: Store) -> pa.Table:
    """Forty critics, forty promoters: all of them rated touchpoint 1, only critics 2, only promoters 3; 4 has two questions."""
    asked = [(None, EVERYBODY), (1, EVERYBODY), (2, CRITICS), (3, PROMOTERS), (4, CRITICS), (4, PROMOTERS)]
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        ids = surveys.put_questions(change, survey, [surveys.Asked(header=f"Frage {n}", role=Role.RATING) for n in range(len(asked))])
        change.rows("INSERT INTO respondent SELECT range, 1, NULL, NULL FROM range(80)")
        for question, (item, people) in zip(ids, asked, strict=True):
            # Of the overall judgement promoters give 2; of a touchpoint every second one is delighted
            change.rows(
                "INSERT INTO answer SELECT range, ?, CASE WHEN ? THEN 1 + range // 40 ELSE 1 + range % 2 END FROM range(?, ?)",
                [question, item is None, people.start, people.stop],
            )
    rows = [(question, value, item, value - 1) for question, (item, _) in zip(ids, asked, strict=True) for value in (1.0, 2.0)]
    return pa.table(dict(zip(("question_id", "value", "item", "high"), map(list, zip(*rows, strict=True)), strict=True)))


def test_a_touchpoint_that_only_critics_or_only_promoters_rated_is_counted(store: Store, meaning: pa.Table) -> None:
    found = potential.potential(store, Filter(), meaning).set_index("touchpoint_id")
    counted = found[["together", "delighted", "delighted_promoters", "others", "other_promoters"]]
    assert counted.loc[1].tolist() == [80, 40, 20, 40, 20]
    assert counted.loc[2].tolist() == [40, 20, 0, 20, 0]
    assert counted.loc[3].tolist() == [40, 20, 20, 20, 20]
    assert counted.loc[4].tolist() == [80, 40, 20, 40, 20]


def test_only_what_went_into_bits_is_counted_as_packed(meaning: pa.Table) -> None:
    coded = slots.coded(meaning, slots.find(meaning))
    packed = dict(zip(coded.column("question_id").to_pylist(), coded.column("packed").to_pylist(), strict=True))
    assert list(packed.values()) == [True, True, True, True, None, None]
