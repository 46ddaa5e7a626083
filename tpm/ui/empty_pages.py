"""What a page without data says: what it will show, and what comes first. English message ids."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class EmptyPage:
    """`picture` names a file in `empty/`; `first` is the page where the way there begins, `step` the words on its button."""

    shows: str
    why: str
    step: str
    first: str
    picture: str


EMPTY_PAGES = {
    "touchpoints": EmptyPage(
        shows="Every contact your customers have with you, in the order in which they experience them.",
        why="No touchpoint has been captured yet. Add the first one, take over the starter list, or import a survey: "
        "its questions bring their touchpoints along.",
        step="Import a survey",
        first="import",
        picture="list",
    ),
    "journey": EmptyPage(
        shows="The way of your customers from the first contact to the recommendation, and where it lifts or spoils their mood.",
        why="There is no rated touchpoint yet. Import a survey in which customers rate your touchpoints.",
        step="Import a survey",
        first="import",
        picture="curve",
    ),
    "ratings": EmptyPage(
        shows="How your customers rate each touchpoint: where they are disappointed, content or delighted.",
        why="There are no ratings for the chosen part of the data. Import a survey, or choose a longer period above.",
        step="Import a survey",
        first="import",
        picture="bars",
    ),
    "self-image": EmptyPage(
        shows="What we believe about each touchpoint beside what the customers say: where we overrate ourselves, and what we do not see.",
        why="For that, employees or management rate the touchpoints as well. Blank workbooks to hand out are offered under "
        "“Import a survey”; a figure appears once enough people have answered.",
        step="Import a survey",
        first="import",
        picture="dumbbells",
    ),
    "word-of-mouth": EmptyPage(
        shows="Who recommends you, with which reach and influence, which offers, and where others advise against you.",
        why="No recommender has been entered yet. Lists of new customers often name them: “Recommended by” is taken over from there.",
        step="Import new customers",
        first="import",
        picture="matrix",
    ),
    "importance": EmptyPage(
        shows="Which touchpoints go with your customers' satisfaction as a whole, and which of these are weak.",
        why="For that, customers rate touchpoints and also say how satisfied they are as a whole or whether they would recommend you.",
        step="Import a survey",
        first="import",
        picture="matrix",
    ),
    "targets": EmptyPage(
        shows="The score each touchpoint is to reach, beside the score it has today.",
        why="A target belongs to a touchpoint, and there is none yet.",
        step="Add touchpoints",
        first="touchpoints",
        picture="dumbbells",
    ),
    "gaps": EmptyPage(
        shows="Where you fall short of your targets, the widest gap first, and how certain that is.",
        why="For that, touchpoints need a target and ratings by customers.",
        step="Set targets",
        first="targets",
        picture="dumbbells",
    ),
    "priorities": EmptyPage(
        shows="What to improve first, with importance, gap, reach, referral potential and effort side by side.",
        why="For that, touchpoints need a target and ratings, or customers who also judge as a whole.",
        step="Set targets",
        first="targets",
        picture="bars",
    ),
    "budget": EmptyPage(
        shows="Whether your money goes to the touchpoints that matter to your customers.",
        why="It is not known yet how important your touchpoints are. For that, customers rate touchpoints and also judge as a whole, "
        "or say how important each is to them.",
        step="Import a survey",
        first="import",
        picture="dumbbells",
    ),
    "measures": EmptyPage(
        shows="Who does what until when, the quick wins on top.",
        why="No measure has been planned yet. The widest gaps are a good place to begin.",
        step="See the gaps",
        first="gaps",
        picture="list",
    ),
    "referrals": EmptyPage(
        shows="What share of your new customers came by recommendation, and how that share develops.",
        why="No new customer with date and origin is known yet. Enter the first one, or import your list of new customers.",
        step="Import new customers",
        first="import",
        picture="line",
    ),
    "recommendation": EmptyPage(
        shows="How willing your customers are to recommend you, beside what they really did.",
        why="There are no answers to the question “How likely is it that you recommend us?” (0 to 10) yet.",
        step="Import a survey",
        first="import",
        picture="line",
    ),
    "differences": EmptyPage(
        shows="Whether what differs between periods, customer groups or touchpoints is certain, or may be chance.",
        why="For that, there have to be answers of two periods or customer groups, or to two touchpoints.",
        step="Import a survey",
        first="import",
        picture="dumbbells",
    ),
    "report": EmptyPage(
        shows="Your findings in sentences, to hand on in a meeting.",
        why="There is nothing to report yet. Begin with a survey of your customers.",
        step="Import a survey",
        first="import",
        picture="page",
    ),
}
