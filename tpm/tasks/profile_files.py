"""Profiles as small files, to be used in another workspace or on another computer."""

import json

from tpm.model.errors import Refused
from tpm.model.mapping import ColumnMapping, Profile
from tpm.model.survey import SCALED, Audience

KIND = "touchpoint-management-profile"
VERSION = 1
LARGEST = 20_000_000
_LONGEST_NAME = 80
# A question has a few points, sometimes a hundred; every point of it gets a place in tables.
_LONGEST_SCALE = 1000


def write(profile: Profile) -> bytes:
    """The profile as JSON: kind, version, survey, audience, columns."""
    told = {
        "kind": KIND,
        "version": VERSION,
        "survey": profile.survey,
        "audience": profile.audience.value,
        "columns": [column.to_dict() for column in profile.columns],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> Profile:
    """The profile that a file holds. Raises Refused where it is another file, damaged, or newer than this program."""
    kept = _parsed(content)
    if not isinstance(kept, dict) or kept.get("kind") != KIND or not isinstance(kept.get("version"), int):
        raise Refused("profile_unreadable")
    if kept["version"] > VERSION:
        raise Refused("profile_newer")
    try:
        columns = tuple(ColumnMapping.from_dict(column) for column in kept["columns"])
        found = Profile(survey=str(kept["survey"]).strip()[:_LONGEST_NAME], audience=Audience(kept["audience"]), columns=columns)
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise Refused("profile_unreadable") from wrong
    if not found.survey or not all(_sound(column) for column in columns):
        raise Refused("profile_unreadable")
    return found


def _parsed(content: bytes) -> object:
    """What JSON says; Refused for everything that is none, that is too large or nested without end."""
    if len(content) > LARGEST:
        raise Refused("profile_unreadable")
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as wrong:
        raise Refused("profile_unreadable") from wrong


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _sound(column: ColumnMapping) -> bool:
    """Whether a column that needs a scale has one of a usual length, and every answer lies on it."""
    scale = column.scale
    if scale is None:
        return column.role not in SCALED and all(value in (0, 1) for value in column.values.values())
    return 0 < scale.maximum - scale.minimum <= _LONGEST_SCALE and all(
        scale.minimum <= value <= scale.maximum for value in column.values.values()
    )
