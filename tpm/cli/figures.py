"""`figures NAME`: the figures of the pages as text or JSON, unrounded."""

import argparse
import json
from collections.abc import Mapping
from datetime import date
from math import isnan

import pandas as pd

from tpm.analysis.kano import CATEGORIES
from tpm.cli.commands import Commands
from tpm.cli.folder import opened
from tpm.figures import control_chart, expectations, gaps, importance, kano, overall, protection, recommendation, referrals, say_do
from tpm.model import period
from tpm.model.errors import Refused
from tpm.model.period import Filter, Period
from tpm.store import answers, people
from tpm.store.database import Store

_RATING = ("n", "mean", "score", "low", "high", "disappointment", "okay", "delight", "net_delight", "target", "gap", "decision")
_HIDDEN: Mapping[str, object] = {"n": None, "hidden": True}
_OVERALL = ("n", "mean", "score", "low", "high", "disappointment", "okay", "delight", "net_delight")
_NPS = ("n", "promoters", "passives", "detractors", "nps", "low", "high")
_FACTOR = ("penalty", "reward", "p_penalty", "p_reward", "asymmetry", "type")
_KANO = ("n", *map(str, CATEGORIES), "category", "share", "low", "high", "cs", "cs_low", "cs_high", "ds", "ds_low", "ds_high")
_EXPECTATION = ("n", "disappointment", "okay", "delight", "net_delight", "net_low", "net_high")
_SAY_DO = ("paired", "willing", "promoters", "asked", "done", "gap", "low", "high")
_CHANCE = ("rate", "lower_limit", "upper_limit", "few", "signal")
_REFERRAL = ("e", "n", "unknown", "rate", "low", "high")


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser("figures", help="the figures of a workspace")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--segment", metavar="ATTRIBUTE=VALUE")
    parser.add_argument("--by", type=Period, choices=list(Period), default=Period.QUARTER)
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print them."""
    with opened(args) as folder:
        store = folder.open(args.name)
        chosen = Filter(since=args.since, until=args.until, segment=_segment(store, args.segment))
        told = {"workspace": args.name, "period": {"since": _json(args.since), "until": _json(args.until)}} | collect(
            store, chosen, args.by
        )
    print(json.dumps(told, ensure_ascii=False) if args.json else _text(told))
    return 0


def collect(store: Store, chosen: Filter, by: Period) -> dict[str, object]:
    """All figures as JSON-like values; parts without data are None."""
    return {
        "touchpoints": _touchpoints(store, chosen),
        "overall": _overall(store, chosen),
        "nps": _nps(store, chosen, by),
        "say_do": _say_do(store, chosen),
        "referral": _referral(store, chosen, by),
        **_importance(store, chosen),
        "kano": _kano(store, chosen),
        "expectations": _expectations(store, chosen),
    }


def _segment(store: Store, text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    attribute, _, value = text.partition("=")
    known = answers.segments(store)
    if not ((known["attribute"] == attribute) & (known["value"] == value)).any():
        raise Refused("segment_missing", segment=text)
    return attribute, value


def _touchpoints(store: Store, chosen: Filter) -> list[dict[str, object]]:
    found = gaps.gaps(store, chosen).sort_values("order")
    told: list[dict[str, object]] = []
    for row in found.to_dict("records"):
        line = {"name": row["touchpoint"], "phase": row["phase"] or None, "source": row["source"]}
        figures: dict[str, object] = dict(_HIDDEN) if row["hidden"] else {c: _json(row[c]) for c in _RATING}
        told.append(line | figures)
    return told


def _overall(store: Store, chosen: Filter) -> dict[str, object] | None:
    found = overall.overall(store, chosen)
    if not protection.shows(store, chosen, people.OVERALL):
        return dict(_HIDDEN)
    if found.empty:
        return None
    spread = overall.distribution(store, chosen).to_dict("records")
    columns = ("value", "n", "share", "zone")
    return _row(found, _OVERALL) | {"distribution": [{"question": r["header"]} | {c: _json(r[c]) for c in columns} for r in spread]}


def _nps(store: Store, chosen: Filter, by: Period) -> dict[str, object] | None:
    total = recommendation.nps(store, chosen)
    if not protection.shows(store, chosen, people.NPS):
        return dict(_HIDDEN)
    if total.empty:
        return None
    return _row(total, _NPS) | {"series": _series(recommendation.series(store, chosen, by), ("n", "nps", "low", "high"), by)}


def _say_do(store: Store, chosen: Filter) -> dict[str, object] | None:
    """The gap between words and deeds (shares, −1…1); `promoters_done` of those who answered both questions."""
    found = say_do.say_do(store, chosen)
    if found.refused == "protected":
        return dict(_HIDDEN)
    if found.gap is None or found.answers is None:
        return None
    told: dict[str, object] = {name: getattr(found.gap, name) for name in _SAY_DO}
    return told | {"both": found.answers.both, "promoters_done": found.answers.promoters_done}


def _referral(store: Store, chosen: Filter, by: Period) -> dict[str, object] | None:
    total = referrals.total(store, chosen)
    if total.empty:
        return None
    columns = (*_REFERRAL, "coverage", "lower_bound", "upper_bound")
    each = referrals.per_recommender(store, chosen)
    chance = control_chart.control_chart(store, chosen, by)
    return _row(total, columns) | {
        "recommenders": {"named": each.named, "unnamed": each.unnamed, "recommenders": each.recommenders, "each": each.each},
        "series": _series(referrals.series(store, chosen, by), _REFERRAL, by),
        "control_chart": {"centre": _json(chance["centre"].iloc[0]) if len(chance) else None, "series": _series(chance, _CHANCE, by)},
    }


def _importance(store: Store, chosen: Filter) -> dict[str, object]:
    found = importance.importance(store, chosen)
    if found.outcome is None:
        return {"drivers": None, "factors": None}
    rows = found.table.to_dict("records")
    drivers = {
        "outcome": str(found.outcome),
        "n": found.n,
        "r2": _json(found.r2),
        "method": found.method or None,
        "weights": {} if found.refused else {row["touchpoint"]: _json(row["share"]) for row in rows},
        "refused": found.refused,
    }
    factors = [{"touchpoint": row["touchpoint"]} | {column: _json(row[column]) for column in _FACTOR} for row in rows]
    return {"drivers": drivers, "factors": factors}


def _kano(store: Store, chosen: Filter) -> list[dict[str, object]] | None:
    if not kano.asked(store):
        return None
    rows = kano.kano(store, chosen).to_dict("records")
    return [{"touchpoint": row["touchpoint"]} | {column: _json(row[column]) for column in _KANO} for row in rows]


def _expectations(store: Store, chosen: Filter) -> list[dict[str, object]] | None:
    rows = expectations.expectations(store, chosen).to_dict("records")
    return [{"touchpoint": row["touchpoint"]} | {column: _json(row[column]) for column in _EXPECTATION} for row in rows] or None


def _row(frame: pd.DataFrame, columns: tuple[str, ...]) -> dict[str, object]:
    first = frame.to_dict("records")[0]
    return {column: _json(first[column]) for column in columns}


def _series(frame: pd.DataFrame, columns: tuple[str, ...], by: Period) -> list[dict[str, object]]:
    rows = frame.to_dict("records")
    return [{"period": period.label(row["period"], by)} | {column: _json(row[column]) for column in columns} for row in rows]


def _json(value: object) -> object:
    """A value as JSON knows it; nothing where there is no value."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value  # pyright: ignore[reportAttributeAccessIssue]  numpy scalars


def _text(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
