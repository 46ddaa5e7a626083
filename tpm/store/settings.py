"""Named settings of a workspace."""

from tpm.store.change import Change
from tpm.store.database import Store


def get(store: Store | Change, name: str, default: str = "") -> str:
    """The value of a setting."""
    found = store.rows("SELECT value FROM setting WHERE name = $name", {"name": name})
    return str(found[0][0]) if found else default


def put(change: Change, name: str, value: str) -> None:
    """Set a setting."""
    change.rows("INSERT OR REPLACE INTO setting (name, value) VALUES ($name, $value)", {"name": name, "value": value})
