"""How often each value was given: counted once for all figures of a selection."""

from collections.abc import Collection
from functools import partial

import pandas as pd

from tpm.figures import kept
from tpm.model.period import Filter
from tpm.model.survey import Audience, Role
from tpm.store import answers, people, surveys
from tpm.store.database import Store


def histogram(store: Store, chosen: Filter, roles: Collection[Role], audience: Audience = Audience.CUSTOMER) -> pd.DataFrame:
    """As `store.answers.histogram` without periods, with the role: touchpoint_id, question_id, value, n, role."""
    whole = kept.until_changed(store, (chosen, audience), partial(_counted, store, chosen, audience), _stamp)
    return whole[whole["role"].isin(roles)].reset_index(drop=True)


def _counted(store: Store, chosen: Filter, audience: Audience) -> pd.DataFrame:
    counted = answers.histogram(store, chosen, list(Role), audience=audience)
    return counted.merge(surveys.questions(store)[["question_id", "role"]], on="question_id")


def _stamp(store: Store) -> tuple[object, ...]:
    """That of the answers; one of its own, so that many selections do not push out what takes longer than they."""
    return people.stamp_of_answers(store)
