"""Definitions of what customers, employees and management say of the touchpoints."""

from collections.abc import Mapping

from tpm.figures.cards.card import Card
from tpm.model.survey import Role

CARDS: Mapping[str, Card] = {
    "score": Card(
        name="Score",
        meaning="How good the answers are on average, from 0 (worst) to 100 (best), whatever the scale of the question.",
        formula=(
            "Mean of (answer − lowest) ÷ (highest − lowest) × 100; on scales with 1 as the best, (highest − answer) ÷ "
            "(highest − lowest) × 100"
        ),
        base="All valid answers; “not used” and “don't know” do not count.",
        certainty=(
            "95 % interval of the mean (Student's t), within 0 and 100; where all answers are equal, from Wilson's interval of n of n"
        ),
        roles=(Role.RATING,),
    ),
    "overall": Card(
        name="Overall satisfaction",
        meaning="What customers say of us as a whole, from 0 (worst) to 100 (best).",
        formula="Mean of (answer − lowest) ÷ (highest − lowest) × 100 over the answers to the question about us as a whole",
        base="All valid answers to that question; “don't know” does not count.",
        certainty="95 % interval of the mean (Student's t), within 0 and 100",
        roles=(Role.OVERALL,),
    ),
    "zones": Card(
        name="Disappointment, okay, delight",
        meaning="The share of the answers below, on and above mere satisfaction.",
        formula="Answers in a zone ÷ all valid answers × 100",
        base="All valid answers; “not used” and “don't know” do not count.",
        cuts="Each scale is cut where its question says; the zero line is the middle of the okay zone.",
        roles=(Role.RATING,),
    ),
    "net_delight": Card(
        name="Net delight",
        meaning="By how much delight outweighs disappointment, from −100 to +100.",
        formula="100 × (share of delight − share of disappointment)",
        base="All valid answers",
        certainty="95 % interval: adjusted Wald (¾ added to either side, 3 to n)",
        taken_from="Rocks 2016",
    ),
    "expectation": Card(
        name="Rating against expectation",
        meaning="Whether a touchpoint gave customers less than they expected, as much, or more.",
        formula=(
            "Rating − expectation of each customer: below 0 disappointment, 0 okay, above 0 delight; net = 100 × (delight − disappointment)"
        ),
        base="Customers who rated a touchpoint and said what they expected of it, on the same scale",
        certainty="95 % intervals: Wilson for the shares, adjusted Wald for the net (¾ added to either side, 3 to n)",
        taken_from="Parasuraman, Zeithaml & Berry 1988",
    ),
    "distribution": Card(
        name="Distribution of the answers",
        meaning="How often each answer was given, as it was given.",
        formula="Answers with this value ÷ all answers to the question × 100",
        base="All answers to the question",
    ),
    "journey_mean": Card(
        name="Mean of the journey",
        meaning="How good the journey is altogether, from 0 (worst) to 100 (best).",
        formula="Sum of the scores ÷ number of rated touchpoints; each counts once",
        base="Rated touchpoints",
    ),
    "weakest_link": Card(
        name="Weakest link",
        meaning="The touchpoint with the lowest score: a journey is only as good as its weakest link.",
        base="Rated touchpoints; those with at least 30 answers, where there are any",
    ),
    "below_zero": Card(
        name="Below the zero line",
        meaning="How many touchpoints clearly leave customers less than satisfied.",
        base="Rated touchpoints",
        certainty="95 % interval of the score",
    ),
    "self_image": Card(
        name="Our picture minus the customers'",
        meaning="By how many points we rate a touchpoint better (+) or worse (−) than the customers do.",
        formula="Our score − the customers' score",
        base="Touchpoints that both sides rated; employees and management count from the minimum group on.",
        certainty="95 % interval of the difference, from the intervals of both sides; over- or underrated where it does not hold zero",
        taken_from="Zou & Donner 2008",
        roles=(Role.RATING,),
        inside=True,
    ),
    "blind_spot": Card(
        name="Blind spot",
        meaning=(
            "Rated often (at least as often as the middle touchpoint) or clearly below mere satisfaction by customers, "
            "and inside by nobody or by fewer than the minimum group."
        ),
        base="Touchpoints that customers rated",
        certainty="Clearly below: with the whole 95 % interval",
    ),
    "best": Card(
        name="Best in common",
        meaning="How many of the ten touchpoints with the highest customer scores are also among our own ten highest.",
        base="Touchpoints with a score; with fewer than 20 the lists hold half of them.",
    ),
    "perspectives": Card(
        name="Five perspectives",
        meaning="How those who look at a touchpoint rate it from five perspectives, from 1 to 5.",
        formula="Mean of the latest rating of each person",
        base="People who rated; a judgement of a few, so without an interval",
    ),
    "incidents": Card(
        name="Good and bad incidents",
        meaning="Whether what went well outweighs what went badly.",
        formula="Sum of the severities (1–3) of the good incidents against that of the bad ones",
        base="All incidents written down",
        cuts="Clearly outweighed from twice the weight on, a rule of thumb. Red flag: a severe bad incident at an important touchpoint.",
    ),
}
