"""The server refuses options that would show the data to others."""

import tomllib
from pathlib import Path

import pytest

from tpm.ui import safety

CONFIG = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text("utf-8"))
OURS = {f"{section}.{name}": value for section, options in CONFIG.items() for name, value in options.items()}


def test_the_options_in_our_configuration_are_safe():
    assert safety.faults(OURS.get) == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "0.0.0.0"),  # noqa: S104  the very thing that is refused
        ("server.address", None),
        ("server.address", "192.168.1.5"),
        ("server.enableCORS", False),
        ("server.enableXsrfProtection", False),
        ("server.enableAgentApi", True),
        ("server.allowedHosts", []),
        ("browser.gatherUsageStats", True),
        ("client.showErrorDetails", "full"),
    ],
)
def test_an_unsafe_option_is_refused_by_its_name(option: str, value: object):
    changed = OURS | {option: value}
    with pytest.raises(safety.UnsafeOptions, match=option):
        safety.check(changed.get, "")


def test_what_is_explicitly_allowed_is_not_refused():
    changed = OURS | {"server.address": "192.168.1.5", "server.enableCORS": False}
    safety.check(changed.get, "server.address, server.enableCORS")
    with pytest.raises(safety.UnsafeOptions, match=r"server\.enableCORS"):
        safety.check(changed.get, "server.address")


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_this_computer_has_several_names(address: str):
    assert safety.faults((OURS | {"server.address": address}).get) == []
