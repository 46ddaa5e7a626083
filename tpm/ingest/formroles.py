"""Rules for the columns of our own blank workbooks: their headers leave nothing open."""

from dataclasses import replace

from tpm.ingest import forms, plainroles, scales
from tpm.ingest.column import Content
from tpm.ingest.forms import Field
from tpm.ingest.guess import Guess, Setting, plain
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role


def own(content: Content, setting: Setting) -> Guess | None:
    """A column of a workbook that was handed out from here."""
    rated, field = forms.rating(content.header), forms.field(content.header)
    if rated is not None:
        return _scaled(content, setting, Role.RATING, rated.touchpoint)
    return _other(content, setting, field) if field and setting.own else None


def _other(content: Content, setting: Setting, field: Field) -> Guess | None:
    role = forms.ROLES[field]
    if role in forms.SCALES:
        return _scaled(content, setting, role, "")
    if role is Role.DATE:
        return plainroles.dated(content, setting, 0)
    if role is Role.RECOMMENDED:
        return plainroles.recommended(content, setting)
    if role is Role.ORIGIN:
        return plainroles.sorted_origin(content)
    return plain(content, role, 1, attribute=_attribute(field, content))


def _scaled(content: Content, setting: Setting, role: Role, touchpoint: str) -> Guess | None:
    """Points of the scale that the header names, whatever points were given."""
    low, high = forms.SCALES[role]
    found = scales.find(replace(content, header=f"Skala {low} bis {high}", label=""), content.counts, setting.respondents)
    if found is None:
        return None
    mapping = ColumnMapping(
        position=content.position,
        header=content.header,
        role=role,
        touchpoint=touchpoint,
        scale=found.scale,
        values=found.values,
        no_answer=found.no_answer,
    )
    return Guess(mapping=mapping, confidence=found.confidence, doubts=found.doubts)


def _attribute(field: Field, content: Content) -> str:
    """What tells groups apart, without the word that speaks to the reader."""
    if forms.ROLES[field] is not Role.SEGMENT:
        return ""
    name = content.header.split(" ", 1)[1]
    return name[:1].upper() + name[1:]
