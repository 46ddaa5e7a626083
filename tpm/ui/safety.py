"""Whether the server runs with options that keep the data on this computer."""

import ipaddress
from collections.abc import Callable

ALLOW = "TPM_ALLOW_UNSAFE"
_SAFE: dict[str, object] = {
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableAgentApi": False,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
}


class UnsafeOptions(RuntimeError):
    """The server was started with options that would show the data to others."""


def faults(option: Callable[[str], object]) -> list[str]:
    """Names of the options that are not as they must be; `option` gives the value in force."""
    wrong = [name for name, value in _SAFE.items() if option(name) != value]
    if not _is_loopback(str(option("server.address") or "")):
        wrong.append("server.address")
    if not option("server.allowedHosts"):
        wrong.append("server.allowedHosts")
    return wrong


def _is_loopback(address: str) -> bool:
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def check(option: Callable[[str], object], allowed: str) -> None:
    """Refuse unsafe options unless `allowed` names them, separated by commas. Raises UnsafeOptions."""
    wrong = sorted(set(faults(option)) - {name.strip() for name in allowed.split(",")})
    if wrong:
        raise UnsafeOptions(
            f"Not started: {', '.join(wrong)} would make your data visible to others or send something out. "
            f"Start in the folder of the program, so that .streamlit/config.toml is read, "
            f"or, if you know what you do, set {ALLOW}={','.join(wrong)}."
        )
