"""Making a workspace that is ready to be worked in."""

from dataclasses import replace

from tpm.i18n.language import Language
from tpm.model.touchpoint import Channel, Touchpoint, World
from tpm.store import phases, touchpoints
from tpm.store.database import Store
from tpm.store.workspaces import Folder

# The default phases and starter lists of the method; they can be edited like everything else.
PHASES = ("Influence by others", "Before the purchase", "Purchase", "After the purchase", "Customer becomes recommender")
DIRECT = (
    ("Advertisement", 1, World.OFFLINE, False),
    ("Website", 1, World.ONLINE, False),
    ("Trade fair stand", 1, World.OFFLINE, True),
    ("Newsletter", 1, World.ONLINE, False),
    ("Sales visit", 2, World.OFFLINE, True),
    ("Packaging", 3, World.OFFLINE, False),
    ("Invoice", 3, World.OFFLINE, False),
    ("Hotline", 3, World.OFFLINE, True),
    ("Complaint", 3, World.BOTH, True),
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


def create(folder: Folder, name: str, language: Language) -> Store:
    """A new workspace with the default phases, named in the language of whoever makes it. Raises Refused."""
    store = folder.create(name)
    with store.change() as change:
        for phase in PHASES:
            phases.add(change, language.t(phase))
    return store


def add_starter_list(store: Store, language: Language, by: str = "") -> int:
    """Add the starter list of touchpoints, leaving out names that exist; return the id of the change."""
    with store.change(by) as change:
        ids = [phase.id for phase in phases.every(change)]
        taken = {t.name.casefold() for t in touchpoints.every(change)}
        for touchpoint, phase in _starters(language):
            if touchpoint.name.casefold() not in taken:
                phase_id = ids[min(phase, len(ids) - 1)] if ids else None
                touchpoints.save(change, replace(touchpoint, phase_id=phase_id))
        return change.id


def starters(language: Language) -> list[str]:
    """The names of the direct touchpoints of the starter list."""
    return [language.t(name) for name, *_ in DIRECT]


def missing_starters(store: Store, language: Language) -> int:
    """How many touchpoints of the starter list the workspace does not have."""
    taken = {t.name.casefold() for t in touchpoints.every(store)}
    return sum(touchpoint.name.casefold() not in taken for touchpoint, _ in _starters(language))


def _starters(language: Language) -> list[tuple[Touchpoint, int]]:
    direct = [(Touchpoint(name=language.t(n), world=w, person=p), phase) for n, phase, w, p in DIRECT]
    indirect = [(Touchpoint(name=language.t(n), world=w, channel=Channel.INDIRECT), phase) for n, phase, w in INDIRECT]
    return direct + indirect
