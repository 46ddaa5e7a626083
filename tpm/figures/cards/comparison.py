"""Definitions of differences between periods, customer groups and touchpoints."""

from collections.abc import Mapping

from tpm.figures.cards.card import Card

CARDS: Mapping[str, Card] = {
    "difference_score": Card(
        name="Difference of two scores",
        meaning="By how many points the first score lies above (+) or below (−) the second.",
        formula="First score − second score",
        base="Everybody counts once for a touchpoint, with the mean of their answers.",
        certainty="t test and 95 % interval of Welch (unequal variances). Clear: p below 0.05; rather: p below 0.10",
        taken_from="Welch 1947",
    ),
    "difference_share": Card(
        name="Difference of two shares",
        meaning="By how many percentage points the first share lies above (+) or below (−) the second.",
        formula="First share − second share",
        base="Everybody counts once. For the referral rate: new customers with a known origin",
        certainty="Two-proportion z test; 95 % interval of Newcombe. Clear: p below 0.05; rather: p below 0.10",
        taken_from="Newcombe 1998",
    ),
    "difference_balance": Card(
        name="Difference of two balances",
        meaning="By how many points the first balance (NPS or net delight) lies above (+) or below (−) the second.",
        formula="First − second; standard error = √(first error² + second error²), error² = (p + d − (p − d)²) ÷ n",
        base=(
            "Everybody counts once; a side of fewer than 30 people brings the error of the adjusted interval (¾ added to "
            "either side, 3 to n)."
        ),
        certainty="z test and its 95 % interval. Clear: p below 0.05; rather: p below 0.10",
    ),
    "effect_size": Card(
        name="Size of a difference",
        meaning="Whether a difference that is certain is also large: among very many answers even a tiny one is certain.",
        formula=(
            "Scores: Cohen's d = difference ÷ common standard deviation of both sides; "
            "shares: Cohen's h = 2 × arcsin √first − 2 × arcsin √second"
        ),
        cuts=(
            "Small: below 0.2; with scores that is less than a fifth of how far single customers lie apart. "
            "For balances (NPS, net delight) there is no such bound"
        ),
        taken_from="Cohen 1988",
    ),
    "same_people": Card(
        name="The same people on both sides",
        meaning="Many have rated both touchpoints, so both figures move together; that is counted in.",
        formula=(
            "error² = first error² + second error² − 2 × r × first error × second error × people who rated both ÷ √(first n × second n); "
            "r: correlation of the two answers of the same people"
        ),
        base="All who rated one of the two; if all rated both, this is the paired t test (shares: McNemar's test).",
        taken_from="Derrick, Russ, Toher & White 2017; Newcombe 1998",
    ),
    "many_at_once": Card(
        name="Many differences at once",
        meaning=(
            "Who compares much will find something by chance; so all differences shown are tested together, and each has to be clearer."
        ),
        formula="Corrected p: smallest p × number of differences, next p × (number − 1), and so on, never smaller than the one before",
        base="All differences in the chart",
        certainty="With 95 % certainty none of the differences called clear is mere chance. The intervals are widened to the same level.",
        taken_from="Holm 1979",
    ),
}
