"""What a column of a survey file means: guessed by the import, confirmed by a person, kept as a profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tpm.model.scale import Scale
from tpm.model.survey import Audience, OriginKind, Role


class DateOrder(StrEnum):
    """How the numbers of a date follow one another."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, kw_only=True)
class ColumnMapping:
    """What is done with one column.

    `position` counts the columns of the sheet from 0 (A = 0), `header` is the header as shown.
    `touchpoint` is the short name of what a rating is about; `attribute` names a customer group.
    `values` holds every distinct valid cell text and its value on the question's own scale (for the
    question "have you recommended us" 1 = yes, 0 = no); `no_answer` the texts that mean "no answer".
    A filled cell in neither of them is not imported and reported. `origins` says what each origin
    counts as, `origin_groups` which origin a text is a spelling of (of itself where it is not named there); a group counts
    as one thing. `separator` parts several answers in one cell, empty where a cell holds one; `option` is the answer
    that a column of its own stands for, chosen where the text is worth more than 0. `continues` is the header
    of the question whose answers go on here, where earlier waves wrote it otherwise. In a table with a row per answer
    `topic_scales` gives the scales of those things asked about that are not rated on `scale`.
    """

    position: int
    header: str
    role: Role
    touchpoint: str = ""
    attribute: str = ""
    scale: Scale | None = None
    values: Mapping[str, float] = field(default_factory=dict[str, float])
    no_answer: frozenset[str] = frozenset()
    date_order: DateOrder | None = None
    origins: Mapping[str, OriginKind] = field(default_factory=dict[str, OriginKind])
    origin_groups: Mapping[str, str] = field(default_factory=dict[str, str])
    separator: str = ""
    option: str = ""
    continues: str = ""
    topic_scales: Mapping[str, Scale] = field(default_factory=dict[str, Scale])

    def scale_of(self, topic: str) -> Scale | None:
        """The scale on which one of the things asked about is rated."""
        return self.topic_scales.get(topic, self.scale)

    @property
    def question(self) -> str:
        """The header under which the answers are kept."""
        return self.continues or self.header

    @property
    def key(self) -> str:
        """The name of the column in prepared tables."""
        return f"c{self.position}"

    def discreet(self) -> "ColumnMapping":
        """As it may be kept: nothing of what stands in the cells of a column that is personal, a number or left out."""
        if self.role not in (Role.PERSONAL, Role.IGNORE, Role.ID):
            return self
        return replace(self, scale=None, values={}, no_answer=frozenset(), origins={}, origin_groups={}, topic_scales={})

    def to_dict(self) -> dict[str, object]:
        """As JSON keeps it."""
        return {
            "position": self.position,
            "header": self.header,
            "role": self.role.value,
            "touchpoint": self.touchpoint,
            "attribute": self.attribute,
            "scale": scale_to_dict(self.scale),
            "values": dict(self.values),
            "no_answer": sorted(self.no_answer),
            "date_order": self.date_order.value if self.date_order else None,
            "origins": {text: kind.value for text, kind in self.origins.items()},
            "origin_groups": {text: name for text, name in self.origin_groups.items() if name != text},
            "separator": self.separator,
            "option": self.option,
            "continues": self.continues,
            "topic_scales": {topic: scale_to_dict(scale) for topic, scale in self.topic_scales.items()},
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, object]) -> "ColumnMapping":
        """Back from what `to_dict` gave."""
        order = kept.get("date_order")
        return cls(
            position=int(str(kept["position"])),
            header=str(kept["header"]),
            role=Role(str(kept["role"])),
            touchpoint=str(kept.get("touchpoint", "")),
            attribute=str(kept.get("attribute", "")),
            scale=scale_from_dict(_mapping(kept.get("scale"))),
            values=_numbers(kept.get("values")) or {},
            no_answer=frozenset(map(str, _list(kept.get("no_answer")))),
            date_order=DateOrder(str(order)) if order else None,
            origins={text: OriginKind(str(kind)) for text, kind in (_mapping(kept.get("origins")) or {}).items()},
            origin_groups={text: str(name) for text, name in (_mapping(kept.get("origin_groups")) or {}).items()},
            separator=str(kept.get("separator", "")),
            option=str(kept.get("option", "")),
            continues=str(kept.get("continues", "")),
            topic_scales={
                topic: scale
                for topic, told in (_mapping(kept.get("topic_scales")) or {}).items()
                if (scale := scale_from_dict(_mapping(told))) is not None
            },
        )


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What was decided about the columns of a survey."""

    survey: str
    audience: Audience
    columns: tuple[ColumnMapping, ...]


def scale_to_dict(scale: Scale | None) -> dict[str, object] | None:
    """A scale as JSON keeps it."""
    if scale is None:
        return None
    return {
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "reversed": scale.reversed,
        "labels": None if scale.labels is None else dict(scale.labels),
        "disappointment_to": scale.disappointment_to,
        "delight_from": scale.delight_from,
    }


def scale_from_dict(kept: Mapping[str, object] | None) -> Scale | None:
    """Back from what `scale_to_dict` gave."""
    if kept is None:
        return None
    return Scale(
        minimum=float(str(kept["minimum"])),
        maximum=float(str(kept["maximum"])),
        reversed=bool(kept.get("reversed")),
        labels=_numbers(kept.get("labels")),
        disappointment_to=_number(kept.get("disappointment_to")),
        delight_from=_number(kept.get("delight_from")),
    )


def _mapping(value: object) -> Mapping[str, object] | None:
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else None


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple | set | frozenset) else []


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _numbers(value: object) -> dict[str, float] | None:
    kept = _mapping(value)
    return None if kept is None else {text: float(str(number)) for text, number in kept.items()}
