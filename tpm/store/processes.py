"""The steps of a contact, in their order."""

from dataclasses import replace

from tpm.model.process import ProcessStep
from tpm.store import entries
from tpm.store.change import Change


def save(change: Change, step: ProcessStep) -> None:
    """Add or change a step and put it at its position; the others make room. Raises Refused, Conflict."""
    others = [each for each in entries.every(change, ProcessStep, step.touchpoint_id) if each.id != step.id]
    place = step.position if 0 < step.position <= len(others) else len(others) + 1
    order = [*others[: place - 1], step, *others[place - 1 :]]
    for position, each in enumerate(order, 1):
        if each is step or each.position != position:
            entries.save(change, replace(each, position=position))
