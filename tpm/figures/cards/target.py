"""Definitions of importance, gaps and what follows from them."""

from collections.abc import Mapping

from tpm.figures.cards.card import Card
from tpm.model.survey import Role

CARDS: Mapping[str, Card] = {
    "importance": Card(
        name="Importance",
        meaning="How much a touchpoint goes with the customers' judgement as a whole. What goes together, not what causes what.",
        formula=(
            "What its rating adds to R², averaged over all orders (Shapley, LMG); beyond 14 touchpoints relative weights. The "
            "shares add up to 100 %."
        ),
        base="Customers who rated and judged as a whole; pair by pair where few rated everything",
        certainty="Nothing is ranked below 30 customers or R² 0.1.",
        taken_from="Lindeman, Merenda & Gold 1980; Johnson 2000",
        roles=(Role.RATING, Role.OVERALL),
    ),
    "r2": Card(
        name="Explained together (R²)",
        meaning=(
            "How well the ratings of single touchpoints tell what customers think of us as a whole: 100 % would be completely, 0 % not at "
            "all."
        ),
        formula="1 − unexplained variance ÷ variance of the judgement as a whole",
        base="The same customers as for importance",
    ),
    "factor_kind": Card(
        name="Kind of factor",
        meaning="Whether a touchpoint harms us when it disappoints, helps us when it delights, or both.",
        formula=(
            "Judgement as a whole = constant + penalty × disappointed + reward × delighted, all touchpoints in one model; "
            "asymmetry = (reward − |penalty|) ÷ (reward + |penalty|)"
        ),
        base="Those who rated everything; a touchpoint with fewer than ten disappointed or delighted is looked at by itself.",
        certainty=(
            "t test at 5 %. Only the penalty: disappointment factor; only the reward: delight factor; both: performance "
            "factor; none: neutral"
        ),
        cuts="Asymmetry is cut at ±0.2 and ±0.6.",
        taken_from="Brandt 1987; Matzler & Sauerwein 2002",
    ),
    "quadrants": Card(
        name="Importance and score",
        meaning="Which touchpoints are important and weak: those to act on first.",
        formula="Importance and score against the dividing lines (means, medians or middle of the scale); ties belong to the upper side.",
        base="Touchpoints that are ranked",
    ),
    "gap": Card(
        name="Gap",
        meaning="How many points a touchpoint lacks to its target.",
        formula="Target − score, both from 0 to 100",
        base="Touchpoints with a target and answers",
        certainty=(
            "Reached: the whole 95 % interval of the score lies at or above the target; not reached: below it; else it cannot be decided."
        ),
        roles=(Role.RATING,),
    ),
    "weighted_gap": Card(
        name="Weighted gap",
        meaning="How many points the gap costs where it matters: wide gaps at important touchpoints come first.",
        formula="Importance (share of all touchpoints) × gap; 0 where the target is reached",
        base="Touchpoints with a gap and an importance; nothing where importance cannot be ranked",
        certainty="For ordering. Whether there is a gap at all is decided by the interval of the gap.",
    ),
    "gap_change": Card(
        name="Change of a gap",
        meaning="How many points a gap has become smaller (−) or wider (+) from the first to the last wave.",
        formula="Gap of the last wave − gap of the first; each against the target that was in force on the last day of the wave",
        base="First and last wave with at least ten answers",
        certainty="95 % interval of the difference of two independent scores; clear where it does not hold 0",
        taken_from="Zou & Donner 2008",
        roles=(Role.RATING,),
    ),
    "scenario": Card(
        name="Scenario",
        meaning="What a plan aims at, how far it is from today, and what it costs more a year.",
        formula=(
            "Mean target and mean score of its touchpoints; mean gap, with 0 where the target is exceeded; sum of the "
            "additional cost, customer groups included"
        ),
        base=(
            "Mean target: touchpoints with a target in force. Mean score and mean gap: those of them with answers. Every "
            "touchpoint counts the same."
        ),
        certainty="The targets are decisions; whether one is reached is decided by the interval of its touchpoint.",
        roles=(Role.RATING,),
    ),
    "touchpoints_planned": Card(
        name="Touchpoints in the target state",
        meaning="How many touchpoints there will be once the decisions are carried out.",
        formula=(
            "Existing + new − merged − dropped. Planned ones count as new unless they are dropped, possible ones only where "
            "“new” is decided."
        ),
        base="Touchpoints in use",
    ),
}
