"""Names that a workspace and its file can bear on every system."""

import re
import unicodedata

from tpm.model.errors import Refused

_NAME = re.compile(r"[\w&()+,.' -]{1,60}")
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


def checked(name: str) -> str:
    """The name as it is kept. Raises Refused for one that no file can bear."""
    name = unicodedata.normalize("NFC", name).strip()
    fine = _NAME.fullmatch(name) and any(c.isalnum() for c in name) and not name.startswith(".") and not name.endswith(".")
    if not fine or name.split(".")[0].casefold() in _RESERVED:
        raise Refused("workspace_name")
    return name
