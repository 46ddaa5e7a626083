"""What was changed at a touchpoint, in words: who, when, what, before and after."""

import json
from collections.abc import Mapping
from datetime import UTC, date
from typing import Any

import pandas as pd

from tpm.i18n.columns import COLUMNS, column, thing
from tpm.i18n.language import NOTHING, Language
from tpm.i18n.words import WORDS
from tpm.model.target import BEGINNING
from tpm.store import audit, phases, scenarios
from tpm.store.database import Store

MOST = 400
_CODED = frozenset(
    {
        "kind",
        "channel",
        "world",
        "status",
        "frequency",
        "progress",
        "perspective",
        "source",
        "question",
        "answer",
        "category",
        "prompt",
        "format",
        "decision",
    }
)
_NAMING = ("title", "name", "text")
_COLUMNS = ("changed_at", "changed_by", "thing", "what", "before", "after")

Image = Mapping[str, Any]


def of_touchpoint(store: Store, touchpoint_id: int, language: Language) -> pd.DataFrame:
    """The latest changes of a touchpoint and of what belongs to it, newest first; one row per column that changed.

    Columns: changed_at (here), changed_by, thing, what, before, after, the last four in words.
    """
    return _told(audit.trail_of_touchpoint(store, touchpoint_id, MOST), _names(store), language)


def of_entry(store: Store, table: str, row_id: int, language: Language) -> pd.DataFrame:
    """The changes of one row, newest first; columns as in `of_touchpoint`."""
    return _told(audit.trail(store, table, row_id).assign(table=table, row_id=row_id), _names(store), language)


def of_target(store: Store, touchpoint_id: int, scenario_id: int, language: Language) -> pd.DataFrame:
    """The changes of target and decision of a touchpoint in a scenario, newest first; columns as in `of_touchpoint`."""
    return _told(audit.trail_of_touchpoint(store, touchpoint_id, MOST, scenario_id), _names(store), language)


def table(history: pd.DataFrame, language: Language) -> pd.DataFrame:
    """As readers see it; who changed something stands there only where anybody said their name."""
    t = language.t
    who = {t("Who"): history["changed_by"]} if history["changed_by"].any() else {}
    return pd.DataFrame(
        {
            t("When"): [f"{language.date(moment.date())} {moment:%H:%M}" for moment in history["changed_at"]],
            **who,
            t("Where"): history["thing"],
            t("What"): history["what"],
            t("Before"): history["before"],
            t("After"): history["after"],
        }
    )


def _names(store: Store) -> Mapping[int, str]:
    """Of phases and scenarios, by their numbers, which no two rows share; a scenario without a name needs none."""
    return {one.id: one.name for one in (*phases.every(store), *scenarios.every(store))}


def _told(trail: pd.DataFrame, names: Mapping[int, str], language: Language) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = []
    for edit in trail.to_dict("records"):
        before, after = (_image(edit[side]) for side in ("before", "after"))
        when = edit["changed_at"].to_pydatetime().replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
        said = _named(thing(edit["table"], language), after or before, names, language)
        rows += [(when, edit["changed_by"], said, *change) for change in _changes(before, after, names, language)]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _image(kept: object) -> Image:
    return json.loads(kept) if isinstance(kept, str) else {}


def _named(kind: str, image: Image, names: Mapping[int, str], language: Language) -> str:
    """What it is with its name; ratings and checks are named by what they are about, targets and decisions by their scenario."""
    name = next((str(image[c]) for c in _NAMING if image.get(c)), "")
    name = name or next((language.word(str(image[c])) for c in ("perspective", "question") if image.get(c)), "")
    name = name or names.get(int(image.get("scenario_id") or 0), "")
    return f"{kind}: {name}" if name else kind


def _changes(before: Image, after: Image, names: Mapping[int, str], language: Language) -> list[tuple[str, str, str]]:
    """(what, before, after) of one edit; a change of the place in the order alone says nothing."""
    if not before:
        return [(language.t("added"), NOTHING, NOTHING)]
    if not after or (after.get("retired_at") and not before.get("retired_at")):
        return [(language.t("removed"), NOTHING, NOTHING)]
    if before.get("retired_at") and not after.get("retired_at"):
        return [(language.t("brought back"), NOTHING, NOTHING)]
    columns = [c for c in after if c in COLUMNS and before.get(c) != after[c]]
    sides = [[_written(c, image.get(c), names, language) for image in (before, after)] for c in columns]
    return [(column(c, language), old, new) for c, (old, new) in zip(columns, sides, strict=True)]


def _written(name: str, value: object, names: Mapping[int, str], language: Language) -> str:
    """A stored value as the reader's language writes it."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return language.t("yes") if value else language.t("no")
    if isinstance(value, int | float):
        return names.get(int(value), NOTHING) if name == "phase_id" else language.number(value, 0 if float(value).is_integer() else 1)
    return _worded(name, str(value), language)


def _worded(name: str, text: str, language: Language) -> str:
    """Dates and codes as words, other texts as they are."""
    if name.endswith("_on"):
        return language.date(date.fromisoformat(text))
    if name == "valid_from":
        day = date.fromisoformat(text)
        return language.t("from the beginning") if day == BEGINNING else language.date(day)
    if name == "objectives":
        return ", ".join(language.word(code) for code in text.split())
    return language.word(text) if name in _CODED and text in WORDS else text
