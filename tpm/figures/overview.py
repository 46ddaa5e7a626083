"""What a workspace holds."""

from dataclasses import dataclass

from tpm.model.measure import Progress
from tpm.model.period import Filter
from tpm.store import answers, measures, referrals, targets, touchpoints
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Counts of what is there; all 0 in an empty workspace."""

    touchpoints: int
    respondents: int
    comments: int
    targets: int
    measures_open: int
    measures_done: int
    new_customers: int

    @property
    def empty(self) -> bool:
        """Nothing has been captured yet."""
        return not any(vars(self).values())


def overview(store: Store) -> Overview:
    """Count what the workspace holds."""
    everything = Filter()
    progress = [measure.progress for measure in measures.every(store)]
    return Overview(
        touchpoints=len(touchpoints.every(store)),
        respondents=answers.respondents(store, everything),
        comments=len(answers.comments(store, everything)),
        targets=len(targets.every(store)),
        measures_open=sum(p in {Progress.PLANNED, Progress.RUNNING} for p in progress),
        measures_done=progress.count(Progress.DONE),
        new_customers=int(referrals.total(store, everything)["n"].iloc[0]),
    )
