"""Definitions of what comes from questions that are asked in pairs."""

from collections.abc import Mapping

from tpm.figures.cards.card import Card

CARDS: Mapping[str, Card] = {
    "kano_kind": Card(
        name="Kind of requirement (Kano)",
        meaning="What something does for satisfaction: taken for granted, the more the better, a delight, or nothing at all.",
        formula=(
            "The two answers of each customer (with it and without it) are looked up in the evaluation table of Kano; the kind that "
            "occurs most often counts. In a tie: basic, then performance, then delight, then indifferent."
        ),
        base="Customers who answered both halves of a pair; unwanted and contradictory answers count as well.",
        certainty="95 % interval of the share of the kind (Wilson)",
        taken_from="Kano et al. 1984",
    ),
    "kano_coefficients": Card(
        name="Pleases and bothers (CS and DS)",
        meaning="How many it pleases when it is there, and how many it bothers when it is missing.",
        formula=(
            "CS = (delight + performance) ÷ (delight + performance + basic + indifferent); "
            "DS = −(performance + basic) ÷ (delight + performance + basic + indifferent)"
        ),
        base="Customers who answered both halves, without unwanted and contradictory answers",
        certainty="95 % intervals (Wilson)",
        cuts="The cross stands at one half.",
        taken_from="Berger et al. 1993",
    ),
}
