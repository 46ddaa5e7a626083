"""Definitions of what a priority is made of, and of money against importance."""

from collections.abc import Mapping

from tpm.figures.cards.card import Card
from tpm.model.survey import Role

CARDS: Mapping[str, Card] = {
    "priority": Card(
        name="Priority",
        meaning="What to improve first. A way to order, not a measurement: the weights are yours.",
        formula=(
            "Σ(weight × points) ÷ Σ weights over the parts that are known. Points of a part = its figure ÷ the largest in the list × 100, "
            "never below 0; effort: (5 − effort) ÷ 4 × 100"
        ),
        base=(
            "Touchpoints whose importance or gap is known; where a part is missing, the weights of the rest count. An effort that is not "
            "estimated counts as medium (3)."
        ),
        certainty="From the 95 % intervals of gap, reach and referral potential, taken as independent",
        taken_from="Zou & Donner 2008",
    ),
    "stated_importance": Card(
        name="Stated importance",
        meaning="How important customers say a touchpoint is to them. Said is not done: beside it stands what goes with their judgement.",
        formula="Mean of the answers, from 0 (not at all important) to 100",
        base="Answers to questions that ask for importance; they count nowhere as ratings.",
        certainty="95 % interval: Student's t",
        cuts="Said to be important: at or above the mean of all. Derived: at or above an even share.",
    ),
    "touchpoint_reach": Card(
        name="Reach",
        meaning="How many customers meet a touchpoint.",
        formula="People who rated it ÷ people who were asked; “not used” is no rating",
        base="Everybody in the survey files in which somebody rated the touchpoint",
        certainty="95 % interval: Wilson",
        taken_from="Wilson 1927",
    ),
    "referral_potential": Card(
        name="Referral potential",
        meaning=(
            "How much more often customers would recommend you where a touchpoint delights them. What goes together, not what causes what."
        ),
        formula="Share of promoters (9–10 of 10) among those it delights − share among the others who rated it",
        base="Customers who rated it and said whether they would recommend you; nothing below 30, or below 10 delighted or others",
        certainty="95 % interval: Newcombe",
        taken_from="Newcombe 1998",
        roles=(Role.RATING,),
    ),
    "effort": Card(
        name="Effort",
        meaning="How hard it is to improve a touchpoint, as you estimate it.",
        formula="1 (very easy) to 5 (very hard); counts the other way round",
    ),
    "budget_share": Card(
        name="Share of the money",
        meaning="Whether the money goes where it matters to customers.",
        formula="Money of a touchpoint ÷ money of all that are compared; against its share of importance among the same",
        base="Touchpoints whose money and importance are both known",
        cuts="Over- or underfunded from 2 percentage points on",
    ),
    "irrelevant_money": Card(
        name="Money where little matters",
        meaning="The share of the money at touchpoints of little importance.",
        formula=(
            "Money at touchpoints whose share of importance among all is below an even share (100 % ÷ number of all touchpoints of known "
            "importance) ÷ all money compared"
        ),
        base="Money: touchpoints whose money and importance are both known. Importance and means: all touchpoints of known importance",
        cuts=(
            "As on the importance page, divided at the means. Over-supplied: little importance and a score at or above the mean. "
            "Low: little importance and a score below it."
        ),
    ),
}
