"""How much memory another process holds, where the system tells; a second guard where it enforces no bound."""

import ctypes
import os
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path

# Linux holds a process to a bound by itself; elsewhere the parent looks from time to time.
ENFORCED = sys.platform.startswith("linux")
PART = 0.7
_ACCESS = 0x1000 | 0x0010


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("cb", wintypes.DWORD),
        ("PageFaultCount", wintypes.DWORD),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def bound(wished: int) -> int:
    """Bytes a reading process may take: what is wished, but no more than most of what the computer has."""
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return wished
    return min(wished, int(PART * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")))


def held(pid: int) -> int:
    """Bytes that the process holds in memory; 0 where that cannot be told."""
    if sys.platform == "win32":
        return _windows(pid)
    if sys.platform == "darwin":
        told = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603  a program of the system with a number
        return int(told.stdout.strip() or 0) * 1024
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _windows(pid: int) -> int:
    libraries = getattr(ctypes, "windll", None)
    if libraries is None:
        return 0
    handle = libraries.kernel32.OpenProcess(_ACCESS, False, pid)
    if not handle:
        return 0
    counters = _Counters(cb=ctypes.sizeof(_Counters))
    told = libraries.psapi.GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    libraries.kernel32.CloseHandle(handle)
    return int(counters.WorkingSetSize) if told else 0
