"""What disappoints, what is expected, what delights at a touchpoint."""

from dataclasses import dataclass

from tpm.model.entry import Entry
from tpm.model.scale import Zone


@dataclass(frozen=True, kw_only=True)
class Factor(Entry):
    """A factor below, on or above the zero line: what the customer expects, what we deliver, how the customer reacts."""

    kind: Zone
    text: str = ""
    expectation: str = ""
    delivered: str = ""
    reaction: str = ""
