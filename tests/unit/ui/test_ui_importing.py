"""What goes on beside the import page: work in the background, copies of what was sent."""

import stat
import sys
import threading
from io import BytesIO

import pytest

from tpm.ingest.process import Watch
from tpm.model.errors import Refused
from tpm.ui.importing import uploads
from tpm.ui.importing.jobs import Job


class Sent(BytesIO):
    """What a browser has sent, with the name its owner gave it."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def test_a_job_tells_how_far_it_is_and_gives_its_result():
    go = threading.Event()

    def work(watch: Watch) -> int:
        watch.step("reading", 0.5)
        go.wait(10)
        return 7

    job = Job(work)
    while not job.stage:
        job.wait(0.01)
    assert (job.running, job.stage, job.share) == (True, "reading", 0.5)
    go.set()
    job.wait(10)
    assert (job.running, job.result()) == (False, 7)


def test_a_cancelled_job_ends_at_its_next_step():
    begun = threading.Event()

    def work(watch: Watch) -> None:
        begun.set()
        while True:
            watch.step("reading", 0)

    job = Job(work)
    begun.wait(10)
    job.cancel()
    job.wait(10)
    assert job.cancelled
    with pytest.raises(Refused, match="file_cancelled"):
        job.result()


def test_what_goes_wrong_in_a_job_is_raised_where_its_result_is_wanted():
    job = Job(lambda _: 1 // 0)
    job.wait(10)
    with pytest.raises(ZeroDivisionError):
        job.result()


def test_a_copy_lies_in_a_folder_of_its_own_and_is_gone_in_the_end():
    kept = uploads.keep(Sent(b"a;b", "Kunden ../../1.csv"))
    folder = kept.path.parent
    assert (kept.name, kept.path.name, kept.path.read_bytes()) == ("Kunden ../../1.csv", "file.csv", b"a;b")
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    kept.discard()
    assert not folder.exists()


def test_a_copy_goes_with_the_last_one_who_knows_it():
    kept = uploads.keep(Sent(b"a", "x.xlsx"))
    folder = kept.path.parent
    del kept
    assert not folder.exists()


def test_a_sample_file_stays_where_it_is():
    for path in uploads.samples():
        uploads.Upload(path, path.name).discard()
        assert path.exists()
