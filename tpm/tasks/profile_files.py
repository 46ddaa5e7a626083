"""Profiles as small files, to be used in another workspace or on another computer."""

import json
from collections.abc import Sequence

from tpm.model.errors import Refused
from tpm.model.mapping import ColumnMapping, Profile
from tpm.model.survey import SCALED, Audience, Role
from tpm.tasks import mappings

KIND = "touchpoint-management-profile"
VERSION = 1
LARGEST = 20_000_000
_LONGEST_NAME = 80
# A question has a few points, sometimes a hundred; every point of it gets a place in tables.
_LONGEST_SCALE = 1000


def write(profile: Profile) -> bytes:
    """The profile as JSON: kind, version, survey, audience, columns."""
    columns = mappings.first_of_each(profile.columns)
    told = {
        "kind": KIND,
        "version": VERSION,
        "survey": profile.survey,
        "audience": profile.audience.value,
        "columns": [column.to_dict() for column in columns],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> Profile:
    """The profile that a file holds. Raises Refused for another file, a damaged one, one that is newer, or nonsense."""
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
    if not found.survey:
        raise Refused("profile_unreadable")
    _refuse_nonsense(columns)
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


def _refuse_nonsense(columns: Sequence[ColumnMapping]) -> None:
    """Raise Refused for the first column that no import could be decided by."""
    for column in columns:
        scale = column.scale
        for own in column.topic_scales.values():
            if not 0 < own.maximum - own.minimum <= _LONGEST_SCALE:
                raise Refused("profile_scale", column=column.header, minimum=f"{own.minimum:g}", maximum=f"{own.maximum:g}")
        if scale is None and column.role in SCALED:
            raise Refused("profile_no_scale", column=column.header)
        if scale is not None and not 0 < scale.maximum - scale.minimum <= _LONGEST_SCALE:
            raise Refused("profile_scale", column=column.header, minimum=f"{scale.minimum:g}", maximum=f"{scale.maximum:g}")
        if scale is not None and column.role is Role.NPS and not mappings.asks_nps(scale):
            raise Refused("profile_nps", column=column.header, minimum=f"{scale.minimum:g}", maximum=f"{scale.maximum:g}")
        if strange := next((text for text, value in column.values.items() if not _is_point(column, value)), None):
            raise Refused("profile_point", column=column.header, text=strange)
    if twice := mappings.further(columns):
        first = next(column for column in columns if column.role is twice[0].role)
        raise Refused("profile_role_twice", column=first.header, other=twice[0].header)
    if len({column.position for column in columns}) < len(columns):
        raise Refused("profile_unreadable")


def _is_point(column: ColumnMapping, value: float) -> bool:
    """Whether a value is a point of the scale, or yes or no where there is none."""
    scales = [scale for scale in (column.scale, *column.topic_scales.values()) if scale is not None]
    return any(scale.minimum <= value <= scale.maximum for scale in scales) if scales else value in (0, 1)
