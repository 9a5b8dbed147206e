"""The copies of the checkpoint: whole, durable, never backwards, never waited for long."""

import fcntl
import time
from pathlib import Path

import pytest

from caseflow.audit.checkpoints import sign_checkpoint
from caseflow.audit.copies import Copy, CopyAstray, FileCopy, RowCopy, check_copies
from caseflow.audit.notes import BadNote
from tests.audit.logs import Bench, seeded_signer

SIGNER = seeded_signer()
NOTES = [sign_checkpoint(size, bytes([size]) * 32, SIGNER) for size in range(12)]


@pytest.fixture(params=["file", "row"])
def copy(request: pytest.FixtureRequest, bench: Bench) -> Copy:
    """An empty place of either kind."""
    return FileCopy(bench.folder / "other") if request.param == "file" else RowCopy(bench.engine)


def test_a_copy_never_goes_backwards(copy: Copy) -> None:
    assert copy.read() is None
    copy.write(NOTES[9])
    copy.write(NOTES[10])
    assert copy.read() == NOTES[10]
    copy.write(NOTES[9])
    assert copy.read() == NOTES[10]


def test_a_spoiled_file_is_left_as_evidence(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint"
    path.write_text("rubbish")
    with pytest.raises(BadNote):
        FileCopy(path).write(NOTES[1])
    assert path.read_text() == "rubbish"


def test_a_held_file_is_not_waited_for_long(tmp_path: Path) -> None:
    began = time.monotonic()
    with (tmp_path / "checkpoint.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError):
            FileCopy(tmp_path / "checkpoint", wait=0.1).write(NOTES[1])
    assert time.monotonic() - began < 2
    FileCopy(tmp_path / "checkpoint").write(NOTES[1])


def test_a_copy_is_a_prefix_or_astray() -> None:
    def root_at(size: int) -> bytes:
        return bytes([size]) * 32

    check_copies({"a": None, "b": NOTES[3], "c": NOTES[5]}, SIGNER.verifier, 5, root_at)
    for note, seq in ((NOTES[6], 5), (sign_checkpoint(3, b"x" * 32, SIGNER), 2), ("", 0)):
        with pytest.raises(CopyAstray) as caught:
            check_copies({"b": note}, SIGNER.verifier, 5, root_at)
        assert (caught.value.name, caught.value.seq) == ("b", seq)
