"""Who sits at this computer."""

import getpass


def whoever() -> str:
    """The name of the user as the system knows it; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment, and none for the number of the user
        return ""
