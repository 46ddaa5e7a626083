"""Definitions of willingness to recommend, recommendation and word of mouth."""

from collections.abc import Mapping

from tpm.figures.cards.card import Card
from tpm.model.survey import Role

CARDS: Mapping[str, Card] = {
    "nps": Card(
        name="Willingness to recommend (NPS)",
        meaning="The share of promoters minus the share of critics, from −100 to +100; the auxiliary figure beside the referral rate.",
        formula="100 × (promoters − critics) ÷ valid answers",
        base="Whole numbers from 0 to 10 to the question whether one would recommend us; other scales give no NPS.",
        certainty="95 % interval: adjusted Wald (¾ added to either side, 3 to n). Below 30 answers it is a first impression.",
        cuts="Promoters 9–10, undecided 7–8, critics 0–6; these cuts are fixed.",
        taken_from="Reichheld 2003; Rocks 2016",
    ),
    "referral_rate": Card(
        name="Referral rate",
        meaning="The share of new customers who really came by recommendation: the figure that counts.",
        formula="New customers by recommendation ÷ (new customers − those with unknown origin) × 100",
        base="New customers with a known origin",
        certainty="95 % interval: Wilson",
    ),
    "coverage": Card(
        name="Origin known, possible range",
        meaning="How many origins are known, and the rate if none, or all, of the unknown ones came by recommendation.",
        formula=(
            "Known: (new customers − unknown) ÷ new customers. Range: by recommendation ÷ new customers, "
            "up to (by recommendation + unknown) ÷ new customers"
        ),
        base="All new customers",
    ),
    "moving": Card(
        name="Moving four quarters",
        meaning="The referral rate of four quarters that follow one another, so that seasons do not mislead.",
        formula="Sum of the new customers by recommendation ÷ sum of those with a known origin, never the mean of the rates",
        base="Only where four quarters follow one another without a gap",
        certainty="95 % interval: Wilson",
    ),
    "recommended": Card(
        name="Share of those who recommended us",
        meaning="How many say that they have recommended us, whatever came of it.",
        formula="“Yes” ÷ (“yes” + “no”) × 100",
        base="Customers who answered the question whether they have recommended us",
        certainty="95 % interval: Wilson",
    ),
    "say_do": Card(
        name="Say–do gap",
        meaning="How far words are from deeds: who would recommend us, and who says they have done so.",
        formula="Share of promoters (9–10) − share of those who recommended us, in points",
        base=(
            "Customers who answered both questions, if these are at least 30 or all who answered one of them; otherwise each share is of "
            "those who answered its question. Surveys that ask both count."
        ),
        certainty=(
            "95 % interval: Newcombe's for pairs where the same people answered both, his interval for different people otherwise. "
            "Whoever says to have recommended us may be wrong."
        ),
        taken_from="Newcombe 1998",
    ),
    "way": Card(
        name="From the word to the new customer",
        meaning="Three steps side by side: would recommend us, say they have, new customers who came by it.",
        formula="Two shares of customers who answered, and a number of new customers; none is a part of the one before.",
        base="Surveys for the first two steps, the list of new customers for the third; a step without data is left out.",
        certainty="95 % intervals of the shares: Wilson",
    ),
    "per_recommender": Card(
        name="New customers per recommender",
        meaning="How many new customers somebody brings who recommends us.",
        formula="New customers by recommendation who name somebody ÷ different names",
        base="New customers by recommendation whose recommender is known; one name in upper or lower case is one person.",
    ),
    "control_chart": Card(
        name="Chance or change",
        meaning="Whether the referral rate of a single period differs from the mean by more than chance explains (p-chart).",
        formula=(
            "Mean p = sum of the new customers by recommendation ÷ sum of those with a known origin; "
            "limits p ± 3 × √(p × (1 − p) ÷ known), from 0 to 100 %"
        ),
        base="Periods with new customers of known origin; “too few” where fewer than five recommendations are to be expected (known × p).",
        certainty="A point lies outside by mere chance about three times in a thousand.",
        taken_from="Shewhart 1931",
    ),
    "course": Card(
        name="Rising or falling",
        meaning="Whether a figure has clearly changed over time.",
        formula="Trend over all periods, or the last period against the first",
        base="Periods of at least ten answers or new customers; a trend is claimed from five periods on.",
        certainty="Mann–Kendall test at 5 %, or the 95 % interval of the difference between the last and the first period",
        taken_from="Mann 1945, Kendall 1975, Sen 1968",
    ),
    "reach": Card(
        name="Reach and influence",
        meaning="The reach of all recommenders together, as estimated; whoever listens to two of them counts twice.",
        formula="People reached: sum over the recommenders. Influence: how much they are listened to, from 1 to 5",
        base="Recommenders whose reach and influence are noted",
    ),
    "offers": Card(
        name="Recommended offers",
        meaning="What is really recommended: the offers that new customers came for on a recommendation.",
        formula="New customers by recommendation for an offer ÷ all those whose offer is known × 100",
        base="New customers by recommendation whose offer is known",
    ),
    "potential": Card(
        name="Potential for word of mouth",
        meaning="Whoever is delighted has something to tell: share of delight times number of answers.",
        formula="Share of delight × number of answers",
        base="All valid answers to a touchpoint",
        roles=(Role.RATING,),
    ),
}
