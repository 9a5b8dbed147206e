"""One writer a process, several processes: nothing acknowledged is lost, nothing hangs."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from caseflow.audit.checkpoints import claimed_checkpoint
from caseflow.audit.writing import locked
from caseflow.errors import LogUnavailable
from tests.audit.logs import Bench, body

ROOT = Path(__file__).parents[2]
WAIT = 0.3


def appender(bench: Bench, name: str, count: int, *death: str) -> "subprocess.Popen[str]":
    arguments = [bench.url, str(bench.folder), name, str(count), *death]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.audit.appender", *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def acknowledged(process: "subprocess.Popen[str]") -> list[tuple[int, int]]:
    output, _ = process.communicate(timeout=60)
    lines = output.splitlines()
    return [
        (int(line.split()[0]), int(line.split()[1])) for line in lines if len(line.split()) == 2
    ]


def assert_kept(bench: Bench, name: str, lines: list[tuple[int, int]]) -> None:
    held = bench.ledger.read(0, bench.ledger.size())
    for seq, number in lines:
        assert held[seq] == body(number, case=name)


def test_numbers_follow_and_a_batch_stays_together(bench: Bench) -> None:
    assert bench.log.append([]) == []
    assert bench.log.append([body(0), body(1)]) == [0, 1]
    assert bench.log.append([body(2)]) == [2]
    assert bench.ledger.read(0, 3) == [body(n) for n in range(3)]


def test_threads_share_commits_and_each_gets_its_own_numbers(bench: Bench) -> None:
    names = [f"case-{n}" for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        numbers = list(
            pool.map(lambda name: bench.log.append([body(0, name), body(1, name)]), names)
        )
    assert sorted(number for pair in numbers for number in pair) == list(range(80))
    held = bench.ledger.read(0, 80)
    for name, (first, second) in zip(names, numbers, strict=True):
        assert (held[first], held[second], second) == (body(0, name), body(1, name), first + 1)
    assert bench.verify().checkpoints < 40


def test_every_copy_is_there_before_the_answer(bench: Bench) -> None:
    for count in (1, 2, 3):
        bench.log.append([body(count)])
        with bench.ledger.view() as view:
            note = view.checkpoint()
        assert note
        assert set(bench.log.copies.read_all().values()) == {note}
        assert claimed_checkpoint(note).size == count


@pytest.mark.parametrize(
    "wrong", [b'{"a": 1}', b"[1]", b"\xff", b'{"a":null}', b'{"a":"' + b"x" * 65530 + b'"}',
              b'{"a":"\\u0000"}'],
)  # fmt: skip
def test_what_is_no_entry_is_refused_alone(bench: Bench, wrong: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind of refusal is the interface
        bench.log.append([body(0), wrong])
    assert bench.ledger.size() == 0


def test_a_locked_store_answers_in_time_and_recovers(bench: Bench) -> None:
    log = bench.reopened(wait=WAIT)
    began = time.monotonic()
    with locked(bench.ledger, 1), pytest.raises(LogUnavailable):
        log.append([body(0)])
    assert time.monotonic() - began < 4 * WAIT
    assert log.append([body(0)]) == [0]
    assert bench.verify().entries == 1


def test_a_store_that_is_gone_answers_and_recovers(bench: Bench) -> None:
    bench.fill(1)
    with bench.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE mention RENAME TO hidden")
    with pytest.raises(LogUnavailable) as caught:
        bench.log.append([body(1)])
    assert "mention" in str(caught.value.__cause__)
    assert bench.ledger.size() == 1
    with bench.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE hidden RENAME TO mention")
    assert bench.log.append([body(1)]) == [1]


def test_a_copy_that_cannot_be_written_is_no_answer(bench: Bench) -> None:
    bench.fill(1)
    (bench.folder / "checkpoint.new").mkdir()
    with pytest.raises(LogUnavailable):
        bench.log.append([body(1)])
    (bench.folder / "checkpoint.new").rmdir()
    assert bench.log.append([body(2)]) == [2]
    assert bench.verify().entries == 3


def test_nothing_is_signed_on_top_of_a_log_that_lost_its_end(bench: Bench) -> None:
    bench.fill(6)
    bench.attack(
        "DELETE FROM entry WHERE seq >= 4",
        "DELETE FROM mention WHERE seq >= 4",
        "DELETE FROM node WHERE level = 0 AND idx >= 4 OR level = 1 AND idx >= 2",
        "DELETE FROM checkpoint WHERE size > 4",
    )
    for log in (bench.log, bench.reopened(wait=WAIT)):
        with pytest.raises(LogUnavailable):
            log.append([body(4)])
    for copy in ("checkpoint", "checkpoint.lock"):
        (bench.folder / copy).unlink()
    bench.attack("DELETE FROM checkpoint_copy")
    with pytest.raises(LogUnavailable):  # all copies gone at once is no accident
        bench.log.append([body(4)])
    assert bench.ledger.size() == 4


def test_nothing_is_signed_on_top_of_a_changed_tree(bench: Bench) -> None:
    bench.fill(4)
    bench.attack("UPDATE node SET hash = (SELECT hash FROM node WHERE level = 0 AND idx = 0)"
                 " WHERE level = 2")  # fmt: skip
    with pytest.raises(LogUnavailable):
        bench.log.append([body(4)])


def test_a_forked_process_has_its_own_writer(bench: Bench) -> None:
    bench.fill(1)
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if bench.log.append([body(1)]) == [1] else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert bench.log.append([body(2)]) == [2]
    assert bench.verify().entries == 3


@pytest.mark.parametrize(("death", "entries"), [("entry", 1), ("commit", 2), ("copy", 2)])
def test_a_process_killed_at_each_step_of_an_append(bench: Bench, death: str, entries: int) -> None:
    process = appender(bench, "victim", 5, death)
    lines = acknowledged(process)
    assert (process.returncode, lines) == (-signal.SIGKILL, [(0, 0)])
    assert bench.ledger.size() == entries
    assert bench.log.append([body(9)]) == [entries]
    assert_kept(bench, "victim", lines)
    assert bench.verify().entries == entries + 1


def test_two_processes_at_once_one_of_them_killed(bench: Bench) -> None:
    doomed, other = appender(bench, "doomed", 100_000), appender(bench, "other", 60)
    assert doomed.stdout
    seen = [doomed.stdout.readline() for _ in range(20)]
    doomed.kill()
    first = [(int(line.split()[0]), int(line.split()[1])) for line in seen]
    lines = {"doomed": first + acknowledged(doomed), "other": acknowledged(other)}
    assert len(lines["other"]) == 60
    for name, each in lines.items():
        assert_kept(bench, name, each)
    assert not {seq for seq, _ in lines["doomed"]} & {seq for seq, _ in lines["other"]}
    assert bench.verify().entries >= sum(map(len, lines.values()))


def test_a_closed_log_ends_its_thread_and_starts_again(bench: Bench) -> None:
    bench.fill(1)
    bench.log.close()
    bench.log.close()
    assert bench.log.append([body(1)]) == [1]
