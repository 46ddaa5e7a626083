"""By what the people who answered can be parted: survey, import, and each attribute of customers or employees."""

from tpm.model.period import Filter

Part = tuple[str, str]
"""A dimension and one of its values as text."""

SURVEY, WAVE = "survey", "import_id"
_ATTRIBUTE = "="


def attribute(name: str) -> str:
    """The dimension of an attribute, which may be called like anything."""
    return _ATTRIBUTE + name


def attribute_name(dimension: str) -> str | None:
    """The attribute of a dimension; None for survey and import."""
    return dimension.removeprefix(_ATTRIBUTE) if dimension.startswith(_ATTRIBUTE) else None


def wanted(chosen: Filter, wave: int | None = None) -> frozenset[Part]:
    """The parts that a filter asks for, and a single import."""
    found: list[Part] = []
    if chosen.survey is not None:
        found.append((SURVEY, str(chosen.survey)))
    if chosen.segment:
        found.append((attribute(chosen.segment[0]), chosen.segment[1]))
    if wave is not None:
        found.append((WAVE, str(wave)))
    return frozenset(found)
