"""Long work beside the page: it goes on while the page is redrawn, tells how far it is, and can be cancelled."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from tpm.ingest.process import Watch

Result = TypeVar("Result")


class Job(Generic[Result]):
    """One piece of work in a thread of its own. `stage` and `share` (0–1) say how far it is."""

    def __init__(self, work: Callable[[Watch], Result]) -> None:
        self.stage = ""
        self.share = 0.0
        self._cancelled = threading.Event()
        self._found: list[Result] = []
        self._error: BaseException | None = None
        watch = Watch(progress=self._tell, cancelled=self._cancelled.is_set)
        self._thread = threading.Thread(target=self._run, args=(work, watch), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Watch], Result], watch: Watch) -> None:
        try:
            self._found.append(work(watch))
        except BaseException as error:  # noqa: BLE001  raised again where the result is asked for
            self._error = error

    def _tell(self, stage: str, share: float) -> None:
        self.stage, self.share = stage, share

    @property
    def running(self) -> bool:
        """Whether the work goes on."""
        return self._thread.is_alive()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop it."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def wait(self, seconds: float) -> None:
        """Wait for the end, at most so long."""
        self._thread.join(seconds)

    def result(self) -> Result:
        """What came out of the finished work. Raises what the work raised."""
        if self._error is not None:
            raise self._error
        return self._found[0]
