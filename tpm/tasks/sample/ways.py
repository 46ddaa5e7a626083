"""The journeys of the sample company beside the standard one, and the breaks somebody has marked."""

from collections.abc import Mapping

from tpm.model.journey import Journey
from tpm.store import journeys
from tpm.store.change import Change
from tpm.tasks.sample import firm


def draw(change: Change, ids: Mapping[str, int]) -> None:
    """Save everything of ways.toml; `ids` are those of the touchpoints by their names."""
    written = firm.read("ways")
    for row in written["journey"]:
        about = {name: row[name] for name in ("name", "description", "attribute", "value")}
        made = journeys.save(change, Journey(**about))
        journeys.choose(change, made.id, [ids[name] for name in row["touchpoints"]])
        for name in row["breaks"]:
            journeys.mark(change, made.id, ids[name], broken=True)
    for name in written["standard"]["breaks"]:
        journeys.mark(change, None, ids[name], broken=True)
