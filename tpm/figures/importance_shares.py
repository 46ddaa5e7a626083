"""How importance is distributed over the touchpoints: derived where it can be, else as stated."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from tpm.figures import importance, stated
from tpm.model.period import Filter
from tpm.model.survey import Role
from tpm.store.database import Store


class Basis(StrEnum):
    """Where importance comes from."""

    DERIVED = "derived"
    STATED = "stated"
    NONE = ""


@dataclass(frozen=True, kw_only=True)
class Shares:
    """`table`: touchpoint_id and share (0–1, all together 1). `refused` says why importance was not derived."""

    basis: Basis
    table: pd.DataFrame
    outcome: Role | None = None
    refused: str | None = None


def shares(store: Store, chosen: Filter) -> Shares:
    """Derived importance; where that is refused, stated importance in shares of its sum; empty where there is neither."""
    derived = importance.importance(store, chosen)
    if derived.refused is None:
        table = derived.table.loc[derived.table["share"].notna(), ["touchpoint_id", "share"]]
        return Shares(basis=Basis.DERIVED, table=table.reset_index(drop=True), outcome=derived.outcome)
    said = stated.stated(store, chosen)
    basis = Basis.STATED if said["stated"].sum() > 0 else Basis.NONE
    table = said.assign(share=said["stated"] / said["stated"].sum())[["touchpoint_id", "share"]]
    return Shares(basis=basis, table=table if basis else table.iloc[:0], refused=derived.refused)
