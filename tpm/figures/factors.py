"""What disappoints, what is expected, what delights, beside the share of customers who feel so."""

import pandas as pd

from tpm.figures.ratings import ratings
from tpm.i18n.language import Language
from tpm.model.factor import Factor
from tpm.model.period import Filter
from tpm.model.scale import Zone
from tpm.store import entries
from tpm.store.database import Store

_COLUMNS = ("text", "expectation", "delivered", "reaction")


def factors(store: Store, chosen: Filter) -> pd.DataFrame:
    """All factors in the order of the journey, at each touchpoint from disappointment to delight.

    Columns: touchpoint_id, touchpoint, kind (code of `Zone`), text, expectation, delivered, reaction, share (0–1, of the answers in
    that zone at the touchpoint; empty where nobody has rated it), n (answers there).
    """
    rated = ratings(store, chosen)
    rows = [
        {"touchpoint_id": f.touchpoint_id, "kind": str(f.kind), **{c: getattr(f, c) for c in _COLUMNS}}
        for f in entries.every(store, Factor)
    ]
    found = pd.DataFrame(rows, columns=["touchpoint_id", "kind", *_COLUMNS]).merge(rated, on="touchpoint_id")
    share = found["disappointment"].where(
        found["kind"] == Zone.DISAPPOINTMENT, found["okay"].where(found["kind"] == Zone.OKAY, found["delight"])
    )
    place = found["kind"].map({str(zone): place for place, zone in enumerate(Zone)})
    found = found.assign(share=share, place=place).sort_values(["order", "place"], kind="stable", ignore_index=True)
    return found[["touchpoint_id", "touchpoint", "kind", *_COLUMNS, "share", "n"]]


def table(factors: pd.DataFrame, language: Language) -> pd.DataFrame:
    """As readers see it."""
    t = language.t
    return pd.DataFrame(
        {
            t("Touchpoint"): factors["touchpoint"],
            t("Zone"): factors["kind"].map(language.word),
            t("Share of the answers (%)"): (factors["share"].astype(float) * 100).round(1),
            t("Answers"): factors["n"],
            t("What is it?"): factors["text"],
            t("What the customer expects"): factors["expectation"],
            t("What we deliver"): factors["delivered"],
            t("How the customer reacts"): factors["reaction"],
        }
    )


def finding(factors: pd.DataFrame, language: Language) -> str:
    """How many factors are written down, and how many of them disappoint."""
    below, above = (int((factors["kind"] == zone).sum()) for zone in (Zone.DISAPPOINTMENT, Zone.DELIGHT))
    return language.n(
        "{n} factor is written down: {below} disappoint, {above} delight.",
        "{n} factors are written down: {below} disappoint, {above} delight.",
        len(factors),
        below=language.number(below),
        above=language.number(above),
    )
