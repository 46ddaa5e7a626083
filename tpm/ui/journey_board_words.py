"""What the board of a journey says and calls its parts; the script fills the gaps."""

from tpm.i18n.language import Language

_GAPS = {name: f"{{{name}}}" for name in ("name", "phase", "place", "all")}


def words(language: Language) -> dict[str, str]:
    """Texts by the names the script knows them by."""
    return {world: language.word(world) for world in ("online", "offline", "both")} | _parts(language) | _announcements(language)


def _parts(language: Language) -> dict[str, str]:
    t, name = language.t, _GAPS["name"]
    return {
        "board": t("Phases of the journey"),
        "none": t("Nothing here. Drag a touchpoint to this place."),
        "move": t("Move “{name}”", name=name),
        "crack": t("Break here"),
        "crack_help": t("Between the touchpoint before and this one customers lose the thread"),
        "away": t("Take out of this journey"),
        "away_named": t("Take “{name}” out of this journey", name=name),
    }


def _announcements(language: Language) -> dict[str, str]:
    """What is read to those who do not see the board."""
    t = language.t
    return {
        "help": t("Space bar: take up or put down. Arrow keys: move, or go to another touchpoint. Escape: put back."),
        "grabbed": t("“{name}” taken up: {phase}, place {place} of {all}.", **_GAPS),
        "at": t("{phase}, place {place} of {all}.", phase=_GAPS["phase"], place=_GAPS["place"], all=_GAPS["all"]),
        "dropped": t("“{name}” put down: {phase}, place {place} of {all}.", **_GAPS),
        "taken_back": t("“{name}” is back at its place: {phase}, place {place} of {all}.", **_GAPS),
    }
