"""Where people are advised against the firm."""

from dataclasses import fields, replace

from tpm.model.errors import Refused
from tpm.model.word_of_mouth import AdviceAgainst
from tpm.store.change import Change
from tpm.store.database import Store

_COLUMNS = [f.name for f in fields(AdviceAgainst)]
_EVERY = f"""
SELECT {", ".join(_COLUMNS)} FROM warning WHERE retired_at IS NULL ORDER BY severity DESC, happened_on DESC NULLS LAST, id DESC
"""


def every(store: Store | Change) -> list[AdviceAgainst]:
    """All warnings, the most severe first, then the newest."""
    return [AdviceAgainst(**dict(zip(_COLUMNS, row, strict=True))) for row in store.rows(_EVERY)]


def save(change: Change, advice: AdviceAgainst) -> AdviceAgainst:
    """Add a warning (id 0) or change one. Raises Refused without a text, Conflict."""
    advice = replace(advice, text=advice.text.strip(), offer=advice.offer.strip(), source=advice.source.strip())
    if not advice.text:
        raise Refused("text_missing")
    values = {name: getattr(advice, name) for name in _COLUMNS if name not in {"id", "version"}}
    if not advice.id:
        return replace(advice, id=change.insert("warning", **values), version=1)
    return replace(advice, version=change.update("warning", advice.id, advice.version, **values))


def retire(change: Change, advice: AdviceAgainst) -> None:
    """Take a warning out of the list. Raises Conflict."""
    change.retire("warning", advice.id, advice.version)
