"""Recommenders, warnings and notes of the sample company."""

from collections.abc import Mapping
from typing import Any

from tpm.model.note import Note
from tpm.model.word_of_mouth import AdviceAgainst, Recommender, RecommenderKind
from tpm.store import advice, notes, recommenders
from tpm.store.change import Change
from tpm.tasks.sample import firm


def enter(change: Change, touchpoint_ids: Mapping[str, int]) -> None:
    """Write down what word_of_mouth.toml holds; touchpoints are named there."""
    told = firm.read("word_of_mouth")
    for row in told["recommender"]:
        recommenders.save(change, _recommender(row, touchpoint_ids))
    for row in told["warning"]:
        advice.save(change, AdviceAgainst(**_placed(row, touchpoint_ids)))
    for row in told["note"]:
        notes.save(change, Note(**row))


def _recommender(row: Mapping[str, Any], touchpoint_ids: Mapping[str, int]) -> Recommender:
    codes = {"kind": RecommenderKind, "offers": tuple, "group": tuple}
    known: dict[str, Any] = {name: codes[name](value) if name in codes else value for name, value in _placed(row, touchpoint_ids).items()}
    return Recommender(**known)


def _placed(row: Mapping[str, Any], touchpoint_ids: Mapping[str, int]) -> dict[str, Any]:
    """The row with the id of its touchpoint instead of the name."""
    return {name: value for name, value in row.items() if name != "touchpoint"} | {
        "touchpoint_id": touchpoint_ids.get(row.get("touchpoint", ""))
    }
