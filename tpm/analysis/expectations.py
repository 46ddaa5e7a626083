"""Performance against expectation: below it is a disappointment, at it okay, above it a delight."""

import numpy as np
import pandas as pd

from tpm.analysis import intervals

_ZONES = {"disappointment": "below", "okay": "as", "delight": "above"}


def summarise(counts: pd.DataFrame) -> pd.DataFrame:
    """Shares and net of `counts` (n, below, as, above); rows as they come.

    Adds disappointment, okay and delight (0–1), each with …_low and …_high (Wilson), net_delight = 100·(above − below)/n with net_low
    and net_high (adjusted Wald, as for the NPS). Empty where n is 0.
    """
    n = counts["n"].to_numpy(dtype="float64")
    known = np.where(n > 0, n, np.nan)
    added: dict[str, object] = {}
    for zone, name in _ZONES.items():
        low, high = intervals.wilson(counts[name], n)
        added |= {zone: counts[name] / known, f"{zone}_low": low, f"{zone}_high": high}
    low, high = intervals.balance(counts["above"], counts["below"], n)
    net = 100 * (counts["above"] - counts["below"]) / known
    return counts.assign(**added, net_delight=net, net_low=low, net_high=high)
