"""Answers side by side give the sums that pandas makes of the raw rows, however they are asked and stored."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.store import drivers, slots, surveys
from tpm.store.database import Store

N = 300
OVERALL = None


def drawn(points: Sequence[int], *, missing: float = 0.1) -> pd.DataFrame:
    """Answers 1 … of N people to a question on a scale with so many points each; the first question is the judgement as a whole."""
    rng = np.random.default_rng(4)
    rows = pd.DataFrame({number: rng.integers(1, most + 1, N).astype(float) for number, most in enumerate(points)})
    return rows.mask(rng.random(rows.shape) < missing)


def put(store: Store, rows: pd.DataFrame, items: Sequence[int | None], *, more: Sequence[tuple[int, int, float]] = ()) -> pa.Table:
    """Saves the answers, and `more` (person, question, value) of them; what each value is worth, its half standing for the zones."""
    with store.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        asked = [surveys.Asked(header=f"Frage {number}", role=Role.RATING) for number in rows.columns]
        ids = surveys.put_questions(change, survey, asked)
        told = rows.rename_axis("person").reset_index().melt("person", var_name="question", value_name="value").dropna()
        told = pd.concat([told, pd.DataFrame(more, columns=["person", "question", "value"])])
        told = told.assign(question=[ids[number] for number in told["question"]])
        change.register("told", pa.Table.from_pandas(told.astype({"person": "int64"}), preserve_index=False))
        change.rows("INSERT INTO respondent SELECT DISTINCT person, 1, NULL, NULL FROM told")
        change.rows("INSERT INTO answer SELECT person, question, value FROM told")
    found = [
        {"question_id": ids[number], "value": value, "item": items[number], "score": score(value, rows[number]), "zone": zone(value)}
        for number in rows.columns
        for value in sorted({*rows[number].dropna(), *(given for _, question, given in more if question == number)})
    ]
    return pa.Table.from_pandas(pd.DataFrame(found).astype({"item": "Int64"}), preserve_index=False)


def score(value: float, column: pd.Series) -> float:
    return 100 * (value - 1) / (column.max() - 1)


def zone(value: float) -> float:
    return -1.0 if value <= 2 else 1.0 if value >= 5 else 0.0


def people(rows: pd.DataFrame, items: Sequence[int | None]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score and zone of everybody by item, means of their answers."""
    scores = rows.apply(lambda column: column.map(lambda value: score(value, column), na_action="ignore"))
    zones = rows.map(zone, na_action="ignore")
    keys = pd.Series(items, dtype="Int64").fillna(0).to_numpy(int)
    return tuple(each.T.groupby(keys).mean().T for each in (scores, zones))  # type: ignore[return-value]  two frames


def expected(scores: pd.DataFrame) -> np.ndarray:
    whole = scores.dropna() - 50
    matrix = np.column_stack([np.ones(len(whole)), whole])
    return matrix.T @ matrix


def agree(store: Store, rows: pd.DataFrame, items: Sequence[int | None], meaning: pa.Table, oracle: pd.DataFrame | None = None) -> None:
    scores, zones = people(rows, items)
    scores = scores if oracle is None else oracle
    with drivers.judged(store, Filter(), meaning) as judged:
        whole = scores.dropna()
        assert judged.complete(judged.items) == len(whole)
        assert judged.scores(judged.items) == pytest.approx(expected(scores), abs=1e-6)
        sides = [np.ones(len(whole)), whole[0]]
        for item in judged.items:
            sides += [zones.loc[whole.index, item] < -0.5, zones.loc[whole.index, item] > 0.5]
        matrix = np.column_stack(sides).astype(float)
        assert judged.outer_zones(judged.items) == pytest.approx(matrix.T @ matrix, abs=1e-6)
        known = scores[scores[0].notna()]
        r, n = judged.correlations(judged.items)
        assert r == pytest.approx(known.corr().to_numpy(), abs=1e-9)
        assert n[2, 1] == known[[judged.items[0], judged.items[1]]].notna().all(axis=1).sum()
        bases = judged.bases()
        assert bases["n"].to_dict() == known[judged.items].notna().sum().to_dict()
        assert bases["low"].to_dict() == (zones.loc[known.index, judged.items] < -0.5).sum().to_dict()


def test_sums_are_those_of_the_raw_rows(store: Store) -> None:
    rows, items = drawn([10, 5, 5, 7]), [OVERALL, 1, 2, 3]
    meaning = put(store, rows, items)
    assert set(slots.find(meaning)) == {None, 1, 2, 3}
    agree(store, rows, items, meaning)


def test_several_questions_about_one_touchpoint_are_averaged(store: Store) -> None:
    rows, items = drawn([10, 5, 5, 7, 5]), [OVERALL, 1, 2, 2, 3]
    meaning = put(store, rows, items)
    assert set(slots.find(meaning)) == {None, 1, 3}
    agree(store, rows, items, meaning)


def test_several_answers_to_one_question_are_averaged(store: Store) -> None:
    rows, items = drawn([10, 5, 5]), [OVERALL, 1, 2]
    person = int(rows.dropna().index[rows.dropna()[1] == 3][0])
    meaning = put(store, rows, items, more=[(person, 1, 4.0), (person, 1, 4.0)])
    oracle, _ = people(rows, items)
    oracle.loc[person, 1] = np.mean([50.0, 75.0, 75.0])
    agree(store, rows, items, meaning, oracle)


def test_two_judgements_as_a_whole_of_one_person_are_averaged(store: Store) -> None:
    rows, items = drawn([5, 5, 5], missing=0.0), [OVERALL, 1, 2]
    person = int(rows.index[rows[0] == 3][0])
    meaning = put(store, rows, items, more=[(person, 0, 4.0)])  # in bits 3 and 4 are 7, a sixth value
    oracle, _ = people(rows, items)
    oracle.loc[person, 0] = np.mean([50.0, 75.0])
    agree(store, rows, items, meaning, oracle)


def test_a_scale_of_many_points_and_more_questions_than_a_number_holds_bits_for(store: Store) -> None:
    points = [200, *[100] * 20]
    rows, items = drawn(points, missing=0.0), [OVERALL, *range(1, 21)]
    meaning = put(store, rows, items)
    found = slots.find(meaning)
    assert slots.words(found) > 1
    assert set(found) == {*items} - {OVERALL}
    agree(store, rows, items, meaning)


def test_those_who_gave_no_judgement_as_a_whole_count_nowhere(store: Store) -> None:
    rows, items = drawn([10, 5, 5], missing=0.0), [OVERALL, 1, 2]
    rows.loc[:9, 0] = np.nan
    meaning = put(store, rows, items)
    with drivers.judged(store, Filter(), meaning) as judged:
        assert judged.bases()["n"].tolist() == [N - 10, N - 10]
