"""What the guide needs to know to answer its questions; each thing is read when the first answer asks for it."""

from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from tpm.analysis.priorities import EVEN
from tpm.figures import gaps, priorities, ratings, recommendation, referrals, say_do, scenarios, self_image, word_of_mouth
from tpm.figures.say_do import SayDo
from tpm.figures.scenarios import Outlook
from tpm.i18n.language import Language
from tpm.model.entry import Entry
from tpm.model.factor import Factor
from tpm.model.idea import Idea
from tpm.model.incident import Incident
from tpm.model.measure import Measure
from tpm.model.period import Filter
from tpm.model.perspective import PerspectiveRating
from tpm.model.process import ProcessStep
from tpm.model.quality import QualityCheck
from tpm.model.remark import Remark, RemarkKind
from tpm.model.survey import Audience
from tpm.model.target import Decision, Target
from tpm.model.touchpoint import Encounter, Touchpoint
from tpm.model.word_of_mouth import AdviceAgainst, Recommender
from tpm.store import advice, answers, decisions, encounters, entries, measures, recommenders, targets, touchpoints
from tpm.store import scenarios as stored
from tpm.store.database import Store

_EVERYTHING = Filter()


class Facts:
    """A workspace, read bit by bit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def touchpoints(self) -> list[Touchpoint]:
        """The catalogue."""
        return touchpoints.every(self._store)

    @cached_property
    def encounters(self) -> list[Encounter]:
        """Which customer groups meet us where."""
        return encounters.every(self._store)

    @cached_property
    def segments(self) -> pd.DataFrame:
        """Customer groups of the surveys: attribute, value, n."""
        return answers.segments(self._store, Audience.CUSTOMER)

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """Every touchpoint with its rating by customers."""
        return ratings.ratings(self._store, _EVERYTHING)

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """Every touchpoint with rating and target."""
        return gaps.gaps(self._store, _EVERYTHING)

    @cached_property
    def priorities(self) -> pd.DataFrame:
        """Touchpoints by priority with equal weights, the first on top."""
        return priorities.ranked(priorities.parts(self._store, _EVERYTHING), EVEN)

    @cached_property
    def aims(self) -> list[Target]:
        """The targets that hold today in the scenario that counts, of all customers and of groups."""
        return targets.in_force(self._store)

    @cached_property
    def decided(self) -> list[Decision]:
        """What shall become of the touchpoints in the scenario that counts."""
        return decisions.every(self._store, stored.chosen(self._store).id)

    @cached_property
    def outlook(self) -> Outlook:
        """Touchpoints today and in the target state of the scenario that counts."""
        return scenarios.outlook(self.touchpoints, {one.touchpoint_id: one.intent for one in self.decided})

    def scenarios(self, language: Language) -> pd.DataFrame:
        """All scenarios side by side."""
        return scenarios.compared(self._store, _EVERYTHING, language)

    @cached_property
    def self_image(self) -> pd.DataFrame:
        """Our picture beside the customers'."""
        return self_image.self_image(self._store, _EVERYTHING)

    @cached_property
    def nps(self) -> pd.DataFrame:
        """Willingness to recommend, one row or none."""
        return recommendation.nps(self._store, _EVERYTHING)

    @cached_property
    def referrals(self) -> pd.DataFrame:
        """Referral rate, one row or none."""
        return referrals.total(self._store, _EVERYTHING)

    @cached_property
    def say_do(self) -> SayDo:
        """Words and deeds."""
        return say_do.say_do(self._store, _EVERYTHING)

    @cached_property
    def offers(self) -> pd.DataFrame:
        """Recommended offers."""
        return word_of_mouth.offers(self._store, _EVERYTHING)

    @cached_property
    def unlisted(self) -> pd.DataFrame:
        """Recommenders whom new customers named, but nobody has taken over."""
        return word_of_mouth.unlisted(self._store, _EVERYTHING)

    @cached_property
    def warned(self) -> pd.DataFrame:
        """Where we are advised against."""
        return word_of_mouth.warned(self._store, self.ratings)

    @cached_property
    def potential(self) -> pd.DataFrame:
        """Touchpoints by delighted customers."""
        return word_of_mouth.potential(self.ratings)

    @cached_property
    def recommenders(self) -> list[Recommender]:
        """Those who recommend us."""
        return recommenders.every(self._store)

    @cached_property
    def advice(self) -> list[AdviceAgainst]:
        """Warnings against us."""
        return advice.every(self._store)

    @cached_property
    def measures(self) -> list[Measure]:
        """All measures."""
        return measures.every(self._store)

    @cached_property
    def remarks(self) -> list[Remark]:
        """All remarks about touchpoints."""
        return entries.every(self._store, Remark)

    @cached_property
    def factors(self) -> list[Factor]:
        """All factors of touchpoints."""
        return entries.every(self._store, Factor)

    @cached_property
    def steps(self) -> list[ProcessStep]:
        """All steps of processes."""
        return entries.every(self._store, ProcessStep)

    @cached_property
    def checks(self) -> list[QualityCheck]:
        """All answers to the questions about quality."""
        return entries.every(self._store, QualityCheck)

    @cached_property
    def perspectives(self) -> list[PerspectiveRating]:
        """All ratings by perspective."""
        return entries.every(self._store, PerspectiveRating)

    @cached_property
    def incidents(self) -> list[Incident]:
        """All incidents."""
        return entries.every(self._store, Incident)

    @cached_property
    def ideas(self) -> list[Idea]:
        """All ideas."""
        return entries.every(self._store, Idea)

    def remarked(self, kind: RemarkKind) -> list[Remark]:
        """The remarks of one kind."""
        return [one for one in self.remarks if one.kind is kind]

    def name(self, entry: Entry) -> str:
        """The touchpoint to which something belongs."""
        return next((t.name for t in self.touchpoints if t.id == entry.touchpoint_id), "")

    def at(self, found: Sequence[Entry]) -> int:
        """At how many touchpoints there is something."""
        return len({one.touchpoint_id for one in found})
