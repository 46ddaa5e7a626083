"""The sample company: its touchpoints and what people live through there."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tpm.model.touchpoint import Channel, Status, World

NAME = "Fahrradhaus Lindental"
PHASES = ("Einfluss durch Dritte", "vor dem Kauf", "Kauf", "nach dem Kauf", "Kunde wird Empfehler")
NEXT_WAVE = 8  # the quarter after the eight that are imported, Q4 2026


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A touchpoint with its sample customers; the fields are explained in touchpoints.toml."""

    name: str
    phase: str
    question: str = ""
    asked_from: int = 0
    channel: Channel = Channel.DIRECT
    world: World = World.OFFLINE
    person: bool = False
    status: Status = Status.EXISTING
    key: bool = False
    moment_of_truth: bool = False
    owner: str = ""
    description: str = ""
    target: float | None = None
    service_level: str = ""
    use: tuple[float, ...] = ()
    levels: tuple[float, ...] = ()
    swing: float = 1.0
    newcomers: float = 0.0
    employees: tuple[float, ...] = ()


@cache
def contacts() -> tuple[Contact, ...]:
    """Every touchpoint in the order of the journey."""
    return tuple(_contact(row) for row in read("touchpoints")["touchpoint"])


def asked(wave: int) -> list[Contact]:
    """The touchpoints of the customer survey in the order of its columns: later questions stand at the end."""
    there = [contact for contact in contacts() if contact.question and contact.asked_from <= wave]
    return sorted(there, key=lambda contact: contact.asked_from)


def read(topic: str) -> dict[str, Any]:
    """What stands in one of the .toml files beside this module."""
    return tomllib.loads(Path(__file__).with_name(f"{topic}.toml").read_text(encoding="utf-8"))


def _contact(row: dict[str, Any]) -> Contact:
    codes = {"channel": Channel, "world": World, "status": Status, "use": tuple, "levels": tuple, "employees": tuple}
    known: dict[str, Any] = {name: codes[name](value) if name in codes else value for name, value in row.items()}
    return Contact(**known)
