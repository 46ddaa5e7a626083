"""Differences between periods, groups and touchpoints agree with scipy and statsmodels on the raw rows behind them."""

from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from tpm.analysis.differences import Verdict
from tpm.figures import difference_findings as findings
from tpm.figures import difference_table, differences
from tpm.figures.comparison import OVERALL, Asked, Figure, Kind
from tpm.i18n.language import get
from tpm.model.period import Filter
from tpm.model.referral import Referral
from tpm.model.scale import Scale
from tpm.model.survey import Audience, OriginKind, Role
from tpm.store import origins, referrals, settings, surveys, touchpoints
from tpm.store.database import Store
from tpm.store.pairs import Sides

NAMES = ("Website", "Hotline", "Rechnung")
EARLY, LATE = date(2026, 2, 1), date(2026, 8, 1)
YEARS = Sides(periods=((date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 1, 1), date(2026, 3, 31))))
GROUPS = Sides(attribute="Gruppe", groups=("neu", "alt"))
PEOPLE = 300
EXACT = 1e-9


@pytest.fixture
def rows() -> pd.DataFrame:
    """What each respondent answered; some left a touchpoint out, some chose two ways."""
    rng = np.random.default_rng(4)
    mood = rng.normal(size=PEOPLE)
    found = pd.DataFrame({"respondent": np.arange(PEOPLE), "late": rng.random(PEOPLE) < 0.5, "new": rng.random(PEOPLE) < 0.4})
    for place, name in enumerate(NAMES):
        found[name] = np.clip(np.round(3.3 + mood - 0.5 * place * found["new"] + rng.normal(size=PEOPLE) * 0.8), 1, 5)
    found.loc[rng.random(PEOPLE) < 0.2, "Hotline"] = np.nan
    found["Empfehlen?"] = np.clip(np.round(7.5 + 1.5 * mood + rng.normal(size=PEOPLE)), 0, 10)
    found["Empfohlen?"] = (rng.random(PEOPLE) < 0.3 + 0.2 * found["late"]).astype(float)
    found["Laden"], found["Netz"] = rng.random(PEOPLE) < 0.6, rng.random(PEOPLE) < 0.6
    return found


@pytest.fixture
def firm(store: Store, rows: pd.DataFrame) -> Store:
    with store.change() as change:
        places = touchpoints.find_or_add(change, NAMES)
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        five, ten, yes = Scale(minimum=1, maximum=5), Scale(minimum=0, maximum=10), Scale(minimum=0, maximum=1)
        asked = [surveys.Asked(header=n, role=Role.RATING, touchpoint_id=places[n.casefold()], scale=five) for n in NAMES]
        asked += [surveys.Asked(header="Empfehlen?", role=Role.NPS, scale=ten)]
        asked += [surveys.Asked(header="Empfohlen?", role=Role.RECOMMENDED, scale=yes)]
        ids = dict(zip((one.header for one in asked), surveys.put_questions(change, survey, asked), strict=True))
        answers = rows.melt("respondent", list(ids), var_name="header").dropna()
        answers = answers.assign(question=answers["header"].map(ids))[["respondent", "question", "value"]]
        change.register("rows", pa.Table.from_pandas(answers, preserve_index=False))
        change.rows("INSERT INTO answer SELECT respondent, question, value FROM rows")
        people = rows[["respondent"]].assign(day=np.where(rows["late"], LATE, EARLY))
        change.register("people", pa.Table.from_pandas(people, preserve_index=False))
        change.rows("INSERT INTO respondent SELECT respondent, 1, NULL, day FROM people")
        ways = pd.concat([rows.loc[rows[way], ["respondent"]].assign(attribute="Weg", value=way) for way in ("Laden", "Netz")])
        kinds = rows[["respondent"]].assign(attribute="Gruppe", value=np.where(rows["new"], "neu", "alt"))
        change.register("groups", pa.Table.from_pandas(pd.concat([kinds, ways]), preserve_index=False))
        change.rows("INSERT INTO respondent_segment SELECT respondent, attribute, value FROM groups")
    return store


def ids(store: Store) -> dict[str, int]:
    return {one.name: one.id for one in touchpoints.every(store)}


def only(store: Store, asked: Asked) -> pd.Series:
    found = differences.compare(store, Filter(), asked).table
    assert len(found) == 1
    return found.iloc[0]


def score(values: pd.Series) -> pd.Series:
    return (values.dropna() - 1) * 25


def test_all_touchpoints_between_two_periods_are_welchs_tests_corrected_by_holm(firm: Store, rows: pd.DataFrame):
    found = differences.compare(firm, Filter(), Asked(kind=Kind.PERIODS, figure=Figure.SCORE, sides=YEARS)).table.set_index("name")
    tests = {
        name: stats.ttest_ind(score(rows.loc[rows["late"], name]), score(rows.loc[~rows["late"], name]), equal_var=False) for name in NAMES
    }
    corrected = multipletests([test.pvalue for test in tests.values()], method="holm")[1]
    for name, p in zip(NAMES, corrected, strict=True):
        assert found.loc[name, "p"] == pytest.approx(tests[name].pvalue, abs=EXACT)
        assert found.loc[name, "corrected"] == pytest.approx(p, abs=EXACT)
        assert found.loc[name, "first"] == pytest.approx(score(rows.loc[rows["late"], name]).mean(), abs=EXACT)
        assert found.loc[name, "n_second"] == rows.loc[~rows["late"], name].count()
    assert list(found["difference"]) == sorted(found["difference"])


def test_one_touchpoint_between_two_groups_has_the_interval_of_its_own(firm: Store, rows: pd.DataFrame):
    row = only(firm, Asked(kind=Kind.GROUPS, figure=Figure.SCORE, sides=GROUPS, items=(ids(firm)["Rechnung"],)))
    test = stats.ttest_ind(score(rows.loc[rows["new"], "Rechnung"]), score(rows.loc[~rows["new"], "Rechnung"]), equal_var=False)
    assert (row["low"], row["high"]) == pytest.approx(tuple(test.confidence_interval()), abs=EXACT)
    assert row["p"] == pytest.approx(test.pvalue, abs=EXACT)


def test_two_touchpoints_rated_by_the_same_people_are_paired(firm: Store, rows: pd.DataFrame):
    known = ids(firm)
    row = only(firm, Asked(kind=Kind.TOUCHPOINTS, figure=Figure.SCORE, items=(known["Website"], known["Rechnung"])))
    test = stats.ttest_rel(score(rows["Website"]), score(rows["Rechnung"]))
    assert (row["statistic"], row["p"]) == pytest.approx((test.statistic, test.pvalue), abs=EXACT)
    assert (row["low"], row["high"]) == pytest.approx(tuple(test.confidence_interval()), abs=EXACT)
    assert row["together"] == PEOPLE
    turned = only(firm, Asked(kind=Kind.TOUCHPOINTS, figure=Figure.SCORE, items=(known["Rechnung"], known["Website"])))
    assert (turned["difference"], turned["p"]) == pytest.approx((-row["difference"], row["p"]), abs=EXACT)


def test_shares_of_the_same_people_are_mcnemars(firm: Store, rows: pd.DataFrame):
    known = ids(firm)
    row = only(firm, Asked(kind=Kind.TOUCHPOINTS, figure=Figure.DELIGHT, items=(known["Website"], known["Rechnung"])))
    first, second = rows["Website"] == 5, rows["Rechnung"] == 5
    test = mcnemar(pd.crosstab(first, second).to_numpy(), exact=False, correction=False)
    assert row["p"] == pytest.approx(test.pvalue, abs=EXACT)
    assert row["difference"] == pytest.approx(100 * (first.mean() - second.mean()), abs=EXACT)


def test_some_of_the_same_people_count_as_far_as_they_are_the_same(firm: Store, rows: pd.DataFrame):
    known = ids(firm)
    row = only(firm, Asked(kind=Kind.TOUCHPOINTS, figure=Figure.SCORE, items=(known["Hotline"], known["Website"])))
    hotline, website = score(rows["Hotline"]), score(rows["Website"])
    common = rows["Hotline"].notna()
    r = np.corrcoef(hotline, score(rows.loc[common, "Website"]))[0, 1]
    n, m, c = len(hotline), len(website), int(common.sum())
    error = np.sqrt(hotline.var() / n + website.var() / m - 2 * r * hotline.std() * website.std() * c / (n * m))
    assert row["statistic"] == pytest.approx((hotline.mean() - website.mean()) / error, abs=EXACT)
    assert row["together"] == c


def test_the_willingness_to_recommend_is_compared_as_a_balance(firm: Store, rows: pd.DataFrame):
    row = only(firm, Asked(kind=Kind.PERIODS, figure=Figure.NPS, sides=YEARS))
    parts = []
    for side in (rows[rows["late"]], rows[~rows["late"]]):
        up, down = (side["Empfehlen?"] >= 9).mean(), (side["Empfehlen?"] <= 6).mean()
        parts.append((100 * (up - down), 100 * np.sqrt((up + down - (up - down) ** 2) / len(side))))
    (one, error), (other, other_error) = parts
    assert row["difference"] == pytest.approx(one - other, abs=EXACT)
    assert row["statistic"] == pytest.approx((one - other) / np.hypot(error, other_error), abs=EXACT)


def test_the_share_of_those_who_recommended_is_that_of_statsmodels(firm: Store, rows: pd.DataFrame):
    row = only(firm, Asked(kind=Kind.PERIODS, figure=Figure.RECOMMENDED, sides=YEARS))
    counts = [int(rows.loc[side, "Empfohlen?"].sum()) for side in (rows["late"], ~rows["late"])]
    bases = [int(side.sum()) for side in (rows["late"], ~rows["late"])]
    ends = confint_proportions_2indep(counts[0], bases[0], counts[1], bases[1], method="newcomb", compare="diff")
    assert row["p"] == pytest.approx(proportions_ztest(counts, bases)[1], abs=EXACT)
    assert (row["low"] / 100, row["high"] / 100) == pytest.approx(ends, abs=EXACT)


def test_one_yes_of_two_questions_is_enough(firm: Store, rows: pd.DataFrame):
    with firm.change() as change:
        again = surveys.put_question(change, surveys.every(change)[0], "Noch einmal?", Role.RECOMMENDED)
        for person in rows["respondent"]:
            change.rows("INSERT INTO answer VALUES (?, ?, ?)", [int(person), again, float(person % 3 == 0)])
    row = only(firm, Asked(kind=Kind.PERIODS, figure=Figure.RECOMMENDED, sides=YEARS))
    done = (rows["Empfohlen?"] > 0) | (rows["respondent"] % 3 == 0)
    assert row["difference"] == pytest.approx(100 * (done[rows["late"]].mean() - done[~rows["late"]].mean()), abs=EXACT)


def test_the_referral_rate_agrees_with_the_worked_example_and_leaves_the_unknown_out(firm: Store):
    with firm.change() as change:
        origins.set_kind(change, "Freunde", OriginKind.RECOMMENDATION)
        origins.set_kind(change, "Google", OriginKind.OTHER)
        for day, friends, others, unknown in ((LATE, 45, 55, 7), (EARLY, 30, 70, 3)):
            for origin, n in (("Freunde", friends), ("Google", others), ("", unknown)):
                for _ in range(n):
                    referrals.save(change, Referral(date=day, origin=origin))
    row = only(firm, Asked(kind=Kind.PERIODS, figure=Figure.REFERRAL_RATE, sides=YEARS))
    assert (row["n_first"], row["n_second"], row["first"], row["second"]) == pytest.approx((100, 100, 45, 30))
    assert (row["statistic"], row["p"]) == pytest.approx((2.190890, 0.028460), abs=1e-6)
    assert (row["low"] / 100, row["high"] / 100) == pytest.approx((0.015852, 0.276831), abs=1e-6)


def test_who_belongs_to_both_groups_counts_on_neither_side(firm: Store, rows: pd.DataFrame):
    asked = Asked(
        kind=Kind.GROUPS, figure=Figure.SCORE, sides=Sides(attribute="Weg", groups=("Laden", "Netz")), items=(ids(firm)["Website"],)
    )
    found = differences.compare(firm, Filter(), asked)
    shop, net = rows["Laden"] & ~rows["Netz"], rows["Netz"] & ~rows["Laden"]
    row = found.table.iloc[0]
    assert row["p"] == pytest.approx(
        stats.ttest_ind(score(rows.loc[shop, "Website"]), score(rows.loc[net, "Website"]), equal_var=False).pvalue, abs=EXACT
    )
    assert [(one.n, one.nested) for one in found.overlaps] == [(int((rows["Laden"] & rows["Netz"]).sum()), False)]
    assert "zählen auf keiner Seite" in findings.notes(found, ["Laden", "Netz"], get("de"))[0]


def test_a_group_inside_another_is_held_against_the_rest_of_it(firm: Store, rows: pd.DataFrame):
    with firm.change() as change:
        for row in rows.itertuples():
            change.rows("INSERT INTO respondent_segment VALUES (?, 'Kreis', 'alle')", [row.respondent])
            if row.new:
                change.rows("INSERT INTO respondent_segment VALUES (?, 'Kreis', 'neu')", [row.respondent])
    asked = Asked(
        kind=Kind.GROUPS, figure=Figure.SCORE, sides=Sides(attribute="Kreis", groups=("neu", "alle")), items=(ids(firm)["Website"],)
    )
    found = differences.compare(firm, Filter(), asked)
    assert [one.nested for one in found.overlaps] == [True]
    assert found.table.iloc[0][["n_first", "n_second"]].tolist() == [rows["new"].sum(), (~rows["new"]).sum()]


def test_the_same_people_on_both_sides_are_refused(firm: Store, rows: pd.DataFrame):
    with firm.change() as change:
        for row in rows.itertuples():
            for value in ("a", "b"):
                change.rows("INSERT INTO respondent_segment VALUES (?, 'Doppelt', ?)", [row.respondent, value])
    found = differences.compare(
        firm, Filter(), Asked(kind=Kind.GROUPS, figure=Figure.NPS, sides=Sides(attribute="Doppelt", groups=("a", "b")))
    )
    assert found.refused == "same"
    assert found.table.empty


def test_everybody_counts_once_however_many_questions_they_answered(firm: Store, rows: pd.DataFrame):
    website = ids(firm)["Website"]
    with firm.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        second = surveys.put_question(change, survey, "Website 2", Role.RATING, touchpoint_id=website, scale=Scale(minimum=1, maximum=5))
        change.rows("INSERT INTO answer SELECT id, ?, 3 FROM respondent", [second])
    row = only(firm, Asked(kind=Kind.PERIODS, figure=Figure.SCORE, sides=YEARS, items=(website,)))
    mean = (score(rows["Website"]) + 50) / 2
    assert row["p"] == pytest.approx(stats.ttest_ind(mean[rows["late"]], mean[~rows["late"]], equal_var=False).pvalue, abs=EXACT)
    assert row["n_first"] == rows["late"].sum()


def test_protected_figures_are_named_and_not_compared(firm: Store):
    with firm.change() as change:
        settings.put(change, "minimum_customers", "5")
        lonely = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        place = touchpoints.find_or_add(change, ["Messe"])["messe"]
        question = surveys.put_question(change, lonely, "Messe?", Role.RATING, touchpoint_id=place, scale=Scale(minimum=1, maximum=5))
        change.rows("INSERT INTO answer SELECT id, ?, 5 FROM respondent WHERE id < 4", [question])
    found = differences.compare(firm, Filter(), Asked(kind=Kind.PERIODS, figure=Figure.SCORE, sides=YEARS))
    assert "Messe" in found.hidden
    assert "Messe" not in set(found.table["name"])
    overlapping = Asked(kind=Kind.GROUPS, figure=Figure.NPS, sides=Sides(attribute="Weg", groups=("Laden", "Netz")))
    assert differences.compare(firm, Filter(), overlapping).refused == "protected_overlap"


def test_a_touchpoint_without_answers_on_one_side_is_told(firm: Store):
    with firm.change() as change:
        change.rows("DELETE FROM answer USING respondent r, question q WHERE respondent_id = r.id AND question_id = q.id "
                    "AND q.header = 'Hotline' AND r.answered_on = ?", [LATE])  # fmt: skip
    found = differences.compare(firm, Filter(), Asked(kind=Kind.PERIODS, figure=Figure.SCORE, sides=YEARS))
    assert found.lacking == ("Hotline",)
    assert len(found.table) == 2


def test_every_two_of_several_groups_are_compared_together(firm: Store, rows: pd.DataFrame):
    del rows
    with firm.change() as change:
        change.rows("INSERT INTO respondent_segment SELECT id, 'Land', ['DE', 'AT', 'CH'][1 + id % 3] FROM respondent")
    asked = Asked(
        kind=Kind.GROUPS,
        figure=Figure.DISAPPOINTMENT,
        sides=Sides(attribute="Land", groups=("DE", "AT", "CH")),
        items=(ids(firm)["Website"],),
    )
    found = differences.compare(firm, Filter(), asked)
    assert len(found.table) == 3
    labels = difference_table.drawn(found, ["DE", "AT", "CH"], get("de"))["touchpoint"]
    assert set(labels) == {"DE gegen AT", "DE gegen CH", "AT gegen CH"}


@pytest.mark.parametrize(
    ("verdict", "figure", "said"),
    [
        (Verdict.CLEARLY_BELOW, Figure.SCORE, "„Hotline“ ist bei „neu“ eindeutig schlechter als bei „alt“: −12 Punkte [−18; −6]."),
        (Verdict.RATHER_ABOVE, Figure.SCORE, "„Hotline“ ist bei „neu“ eher besser als bei „alt“"),
        (Verdict.ALIKE, Figure.SCORE, "„Hotline“: bei „neu“ und bei „alt“ nicht zu unterscheiden"),
        (
            Verdict.CLEARLY_BELOW,
            Figure.REFERRAL_RATE,
            "Die Empfehlungsrate ist bei „neu“ eindeutig niedriger als bei „alt“: −12 Prozentpunkte",
        ),
    ],
)
def test_a_difference_is_one_plain_sentence(verdict: Verdict, figure: Figure, said: str):
    row = {"name": "Hotline", "other_name": "", "one": 0, "two": 1, "verdict": verdict, "difference": -12.0, "low": -18.2, "high": -5.8}
    found = differences.Found(asked=Asked(kind=Kind.GROUPS, figure=figure, sides=GROUPS), table=pd.DataFrame([row]))
    assert findings.sentence(row, found, ["neu", "alt"], get("de")).startswith(said)


def test_more_disappointment_is_worse_and_more_of_anything_else_better():
    row = {"verdict": Verdict.CLEARLY_ABOVE}
    signs = {
        figure: findings.favours(row, differences.Found(asked=Asked(kind=Kind.GROUPS, figure=figure), table=pd.DataFrame()))
        for figure in Figure
    }
    assert [figure for figure, sign in signs.items() if sign < 0] == [Figure.DISAPPOINTMENT]


def test_the_judgement_as_a_whole_can_be_held_against_a_touchpoint(firm: Store, rows: pd.DataFrame):
    with firm.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        whole = surveys.put_question(change, survey, "Insgesamt?", Role.OVERALL, scale=Scale(minimum=1, maximum=5))
        change.rows("INSERT INTO answer SELECT id, ?, 1 + id % 5 FROM respondent", [whole])
    row = only(firm, Asked(kind=Kind.TOUCHPOINTS, figure=Figure.SCORE, items=(OVERALL, ids(firm)["Website"])))
    assert row["p"] == pytest.approx(stats.ttest_rel(rows["respondent"] % 5 * 25, score(rows["Website"])).pvalue, abs=EXACT)


def told(*effects: float, verdict: Verdict = Verdict.CLEARLY_ABOVE) -> differences.Found:
    """Certain differences of two groups, of 2 points each and of these effects."""
    row = {
        "item": 1, "other": 1, "one": 0, "two": 1, "name": "Hotline", "other_name": "", "n_first": 9000, "n_second": 9000, "first": 52.0,
        "second": 50.0, "difference": 2.0, "low": 1.0, "high": 3.0, "p": 0.0, "corrected": 0.0, "verdict": verdict,
    }  # fmt: skip
    asked = Asked(kind=Kind.GROUPS, figure=Figure.SCORE, sides=GROUPS)
    return differences.Found(asked=asked, table=pd.DataFrame([row | {"effect": effect} for effect in effects]))


def test_what_is_certain_but_small_is_called_so():
    groups, german = ("neu", "alt"), get("de")
    assert findings.headline(told(0.05), groups, german).endswith("Das ist sicher, aber klein.")
    assert "klein" not in findings.headline(told(0.5), groups, german)
    assert "klein" not in findings.headline(told(0.05, verdict=Verdict.RATHER_ABOVE), groups, german)
    assert "2 von 2 Unterschieden sind eindeutig, aber alle klein." in findings.headline(told(0.05, -0.1), groups, german)
    assert "2 von 2 Unterschieden sind eindeutig, davon 1 klein." in findings.headline(told(0.05, 0.7), groups, german)
    drawn = difference_table.drawn(told(0.05, 0.7), groups, german)
    assert drawn["verdict_text"].tolist() == ["sicher, aber klein", "eindeutig höher"]
    assert difference_table.table(told(0.054), groups, german)["Effektstärke"].tolist() == [0.05]
