"""The catalogue of touchpoints as a table for readers, with everything that is said about each."""

from collections.abc import Mapping, Sequence

import pandas as pd

from tpm.i18n.language import Language
from tpm.model.touchpoint import Touchpoint


def table(touchpoints: Sequence[Touchpoint], phases: Mapping[int, str], ratings: pd.DataFrame, language: Language) -> pd.DataFrame:
    """A row per touchpoint in the given order; score and answers from `figures.ratings`. What nobody has said is empty."""
    t, word = language.t, language.word
    rated = ratings.set_index("touchpoint_id")
    ids = [each.id for each in touchpoints]
    return pd.DataFrame(
        {
            t("Touchpoint"): [each.name for each in touchpoints],
            t("Phase"): [phases.get(each.phase_id or 0, "") for each in touchpoints],
            t("Channel"): [word(each.channel) for each in touchpoints],
            t("World"): [word(each.world) for each in touchpoints],
            t("Status"): [word(each.status) for each in touchpoints],
            t("Kind"): [word(each.kind) if each.kind else "" for each in touchpoints],
            t("A person is involved"): [_yes(each.person, language) for each in touchpoints],
            t("Key touchpoint"): [_yes(each.key, language) for each in touchpoints],
            t("Moment of truth"): [_yes(each.moment_of_truth, language) for each in touchpoints],
            t("Responsible"): [each.owner for each in touchpoints],
            t("Department"): [each.department for each in touchpoints],
            t("How often"): [word(each.frequency) if each.frequency else "" for each in touchpoints],
            t("Objectives"): [", ".join(word(objective) for objective in each.objectives) for each in touchpoints],
            t("Effort to improve it"): [each.effort for each in touchpoints],
            t("Cost per contact (€)"): [each.cost_per_contact for each in touchpoints],
            t("Budget per year (€)"): [each.budget_per_year for each in touchpoints],
            t("Revenue potential per year (€)"): [each.revenue_potential for each in touchpoints],
            t("What happens here?"): [each.description for each in touchpoints],
            t("Score"): rated["score"].reindex(ids).round(1).to_list(),
            t("Answers"): rated["n"].reindex(ids).to_list(),
        }
    )


def _yes(said: bool, language: Language) -> str:
    return language.t("yes") if said else language.t("no")
