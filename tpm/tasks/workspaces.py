"""Making a workspace that is ready to be worked in."""

from collections.abc import Collection
from dataclasses import replace

from tpm.i18n.language import LANGUAGES, Language, get
from tpm.model.touchpoint import Channel, Kind, Touchpoint, World
from tpm.store import phases, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.workspaces import Folder

# The default phases and starter lists of the method; they can be edited like everything else.
PHASES = ("Influence by others", "Before the purchase", "Purchase", "After the purchase", "Customer becomes recommender")
DIRECT = (
    ("Advertisement", 1, World.OFFLINE, Kind.DOCUMENT),
    ("Website", 1, World.ONLINE, Kind.DIGITAL),
    ("Trade fair stand", 1, World.OFFLINE, Kind.PLACE),
    ("Newsletter", 1, World.ONLINE, Kind.DIGITAL),
    ("Sales visit", 2, World.OFFLINE, Kind.PERSON),
    ("Packaging", 3, World.OFFLINE, Kind.PRODUCT),
    ("Invoice", 3, World.OFFLINE, Kind.DOCUMENT),
    ("Hotline", 3, World.OFFLINE, Kind.PERSON),
    ("Complaint", 3, World.BOTH, Kind.PERSON),
)
INDIRECT = (
    ("Review portal", 0, World.ONLINE),
    ("User forum", 0, World.ONLINE),
    ("Test report", 0, World.BOTH),
    ("Blog post", 0, World.ONLINE),
    ("Press article", 0, World.BOTH),
    ("Word of mouth", 4, World.OFFLINE),
    ("Social media post", 4, World.ONLINE),
    ("Recommendation by customers", 4, World.BOTH),
)
_WITH_PERSON = frozenset({"Trade fair stand", "Sales visit", "Hotline", "Complaint"})


def create(folder: Folder, name: str, language: Language) -> Store:
    """A new workspace with the default phases, named in the language of whoever makes it. Raises Refused."""
    store = folder.create(name)
    with store.change() as change:
        for phase in PHASES:
            phases.add(change, language.t(phase))
    return store


def add_starter_list(
    store: Store, language: Language, by: str = "", *, names: Collection[str] | None = None, stretches: Collection[str] = ()
) -> int:
    """Add the starter list of touchpoints, or those of it with these names, leaving out what exists; return the id of the change.

    `stretches` are names of default phases that are added first.
    """
    with store.change(by) as change:
        for name in missing_phases(change, language):
            if name in stretches:
                phases.add(change, name)
        for touchpoint, phase in missing_starters(change, language):
            if names is None or touchpoint.name in names:
                touchpoints.save(change, replace(touchpoint, phase_id=_stretch(change, phase)))
        return change.id


def starters(language: Language) -> list[str]:
    """The names of the direct touchpoints of the starter list."""
    return [language.t(name) for name, *_ in DIRECT]


def missing_starters(store: Store | Change, language: Language) -> list[tuple[Touchpoint, int]]:
    """What the workspace does not have of the starter list, direct ones first, each with the place of its default phase."""
    taken = touchpoints.ids(store)
    direct = [(Touchpoint(name=language.t(n), world=w, person=n in _WITH_PERSON, kind=k), phase) for n, phase, w, k in DIRECT]
    indirect = [
        (Touchpoint(name=language.t(n), world=w, channel=Channel.INDIRECT, kind=Kind.THIRD_PARTY), phase) for n, phase, w in INDIRECT
    ]
    found = zip([name for name, *_ in (*DIRECT, *INDIRECT)], direct + indirect, strict=True)
    return [starter for name, starter in found if not _called(name) & taken.keys()]


def missing_phases(store: Store | Change, language: Language) -> list[str]:
    """The default phases that the workspace does not have."""
    taken = {phase.name.casefold() for phase in phases.every(store)}
    return [language.t(phase) for phase in PHASES if not _called(phase) & taken]


def _called(name: str) -> set[str]:
    """How a default is called in any language: who made the workspace may have spoken another one."""
    return {get(code).t(name).casefold() for code in LANGUAGES}


def _stretch(change: Change, number: int) -> int | None:
    """The phase in use for a default phase: the one of that name, or else the one at its place."""
    found = phases.every(change)
    same = (phase.id for phase in found if phase.name.casefold() in _called(PHASES[number]))
    return next(same, found[min(number, len(found) - 1)].id if found else None)
