"""The process that reads a file: started, waited for, stopped when it takes too long or too much memory."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

from tpm.ingest import memory
from tpm.ingest.limits import MEGABYTE, Limits
from tpm.model.errors import Refused

PACE = 0.05
HOME = Path(__file__).resolve().parents[2]


def _silent(_stage: str, _part: float) -> None:
    return


def _never() -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class Watch:
    """How the one who waits is told (`progress`: stage and part done, 0–1) and can stop the work (`cancelled`)."""

    progress: Callable[[str, float], None] = _silent
    cancelled: Callable[[], bool] = _never

    def step(self, stage: str, part: float) -> None:
        """Tell how far the work is. Raises `Refused` where it was cancelled."""
        if self.cancelled():
            raise Refused("file_cancelled")
        self.progress(stage, min(part, 1.0))


class Reading:
    """One reading process. As a context it ends with the block, whatever happens."""

    def __init__(self, request: Mapping[str, object], limits: Limits) -> None:
        self._limits = limits
        self._errors = Path(str(request["folder"])) / "errors.txt"
        environment = os.environ | {"PYTHONPATH": str(HOME), "ARROW_DEFAULT_MEMORY_POOL": "system", "PYTHONUTF8": "1"}
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-P", "-m", "tpm.ingest.worker", json.dumps(dict(request))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        self._lines: Queue[bytes] = Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        """The process, ready to begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the process, whether it is done or not."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _listen(self) -> None:
        pipe = self._process.stdout
        while pipe is not None and not pipe.closed and (line := pipe.readline()):
            self._lines.put(line)

    def begin(self) -> None:
        """Let it read; until then it only gets ready."""
        if self._process.stdin is not None:
            self._process.stdin.write(b"go\n")
            self._process.stdin.flush()

    def result(self, watch: Watch, expected: float) -> dict[str, Any]:
        """What it says at the end; `expected` seconds guide the progress. Raises `Refused` where reading failed."""
        start = time.monotonic()
        while True:
            passed = time.monotonic() - start
            watch.step("reading", passed / (passed + max(expected, PACE)) if passed > expected else passed / max(expected, PACE) * 0.5)
            message = self._next()
            if message is not None and "sheets" in message:
                return message
            if message is not None and "refused" in message:
                raise Refused("file_too_wide", **message["values"])
            if message is not None and "error" in message:
                raise Refused("file_password" if "password" in str(message["error"]).lower() else "file_unreadable")
            # What the process said last may still be on its way to us when it has ended
            if message is None and self._process.poll() is not None and not self._listener.is_alive() and self._lines.empty():
                raise self._broken()
            if passed > self._limits.seconds:
                raise Refused("file_too_slow", seconds=round(self._limits.seconds))
            if not memory.ENFORCED and memory.held(self._process.pid) > self._limits.memory:
                raise Refused("file_too_much_memory", megabytes=self._limits.memory // MEGABYTE)

    def _next(self) -> dict[str, Any] | None:
        try:
            line = self._lines.get(timeout=PACE)
        except Empty:
            return None
        try:
            message = json.loads(line)
        except ValueError:
            return {}
        return message if isinstance(message, dict) else {}

    def _broken(self) -> Refused:
        told = self._errors.read_text("utf-8", "replace")
        if "memory allocation" in told or "MemoryError" in told or "malloc" in told or "capacity overflow" in told:
            return Refused("file_too_much_memory", megabytes=self._limits.memory // MEGABYTE)
        return Refused("file_unreadable")
