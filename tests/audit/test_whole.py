"""Whoever owns the database can change it; here is each way, and what names it.

The attacker of these tests drops the triggers and recomputes leaves, nodes and the
index of cases. What the attacker has not is the key that signs, nor the copies.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert

from caseflow.audit.canonical import decode_object
from caseflow.audit.checkpoints import sign_checkpoint
from caseflow.audit.entry import mentioned
from caseflow.audit.ledger_schema import CHECKPOINT, ENTRY, MENTION, NODE
from caseflow.audit.tree import Frontier
from caseflow.audit.whole import Broken, verify_log
from tests.audit.logs import Bench, body, seeded_signer

COUNT = 12
AT = 5
Change = Callable[[list[bytes]], list[bytes]]


def edit(entries: list[bytes]) -> list[bytes]:
    return [*entries[:AT], body(AT, officer="someone-else"), *entries[AT + 1 :]]


def remove(entries: list[bytes]) -> list[bytes]:
    return [*entries[:AT], *entries[AT + 1 :]]


def reorder(entries: list[bytes]) -> list[bytes]:
    return [*entries[:AT], entries[AT + 1], entries[AT], *entries[AT + 2 :]]


def slip_in(entries: list[bytes]) -> list[bytes]:
    return [*entries[:AT], body(99), *entries[AT:]]


def replace_all(entries: list[bytes]) -> list[bytes]:
    return entries[:AT] + [body(n, case="other") for n in range(AT, len(entries))]


def recomputed(bench: Bench, change: Change) -> None:
    """Make the store hold the changed entries, with every derived row in its place."""
    entries = change(bench.ledger.read(0, COUNT))
    bench.attack()
    numbered = list(enumerate(entries))
    nodes = Frontier().extend(entries)
    named = [(seq, name) for seq, each in numbered for name in mentioned(decode_object(each))]
    with bench.engine.begin() as connection:
        for table in (ENTRY, NODE, MENTION):
            connection.execute(delete(table))
        connection.execute(insert(ENTRY), [{"seq": s, "body": b.decode()} for s, b in numbered])
        connection.execute(insert(NODE), [{"level": v, "idx": i, "hash": h} for v, i, h in nodes])
        connection.execute(insert(MENTION), [{"seq": s, "pseudonym": n} for s, n in named])


def broken(bench: Bench) -> Broken:
    with pytest.raises(Broken) as caught:
        bench.verify()
    return caught.value


def test_an_untouched_log_is_whole(bench: Bench) -> None:
    assert bench.verify().entries == 0
    bench.log.append([body(n) for n in range(5)])
    bench.fill(COUNT - 5)
    whole = bench.verify()
    assert (whole.entries, whole.checkpoints) == (COUNT, COUNT - 4)
    assert whole.since == "2026-11-22T01:02:03.456789Z"


@pytest.mark.parametrize("change", [edit, remove, reorder, slip_in, replace_all])
def test_recomputed_hashes_do_not_hide_a_change(bench: Bench, change: Change) -> None:
    bench.fill(COUNT)
    recomputed(bench, change)
    assert broken(bench).seq == AT


def test_a_change_within_a_batch_is_named_by_its_batch(bench: Bench) -> None:
    bench.log.append([body(0)])
    bench.log.append([body(n) for n in range(1, COUNT)])
    recomputed(bench, edit)
    assert broken(bench).seq == 1


def test_a_truncated_log_is_caught_by_its_copies(bench: Bench) -> None:
    bench.fill(COUNT)
    recomputed(bench, lambda entries: entries[:AT])
    assert (broken(bench).seq, "missing" in broken(bench).reason) == (AT, True)
    with bench.engine.begin() as connection:
        connection.execute(delete(CHECKPOINT).where(CHECKPOINT.c.size > AT))
    assert broken(bench).seq == AT
    assert "the end is gone" in broken(bench).reason


SIMPLE: dict[str, tuple[str, int, str]] = {
    "edit": ("UPDATE entry SET body = '{}' WHERE seq = 5", 5, "not the one in the tree"),
    "delete": ("DELETE FROM entry WHERE seq = 5", 5, "missing"),
    "delete the last": ("DELETE FROM entry WHERE seq = 11", 11, "missing"),
    "delete the first": ("DELETE FROM entry WHERE seq = 0", 0, "missing"),
    "node": ("UPDATE node SET hash = (SELECT hash FROM node WHERE level = 0 AND idx = 1)"
             " WHERE level = 1 AND idx = 2", 4, "not the root"),
    "leaf": ("DELETE FROM node WHERE level = 0 AND idx = 5", 5, "not the one in the tree"),
    "node gone": ("DELETE FROM node WHERE level = 2 AND idx = 1", 4, "not the root"),
    "node too many": ("INSERT INTO node (level, idx, hash)"
                      " SELECT 9, 0, hash FROM node WHERE level = 3", 12, "not there"),
    "mention gone": ("DELETE FROM mention WHERE seq = 5", 5, "index of cases"),
    "mention moved": ("UPDATE mention SET pseudonym = 'other' WHERE seq = 5", 5, "index of cases"),
    "mention too many": ("INSERT INTO mention (seq, pseudonym) VALUES (40, 'c')", 12, "index"),
    "checkpoint": ("UPDATE checkpoint SET note = 'x' WHERE size = 6", 5, "checkpoint of size 6"),
    "checkpoints swapped": ("UPDATE checkpoint SET note = (SELECT note FROM checkpoint"
                            " WHERE size = 7) WHERE size = 6", 5, "something else"),
    "no last checkpoint": ("DELETE FROM checkpoint WHERE size > 10", 10, "no checkpoint signs"),
}  # fmt: skip


@pytest.mark.parametrize("what", SIMPLE)
def test_each_row_is_held_against_the_others(bench: Bench, what: str) -> None:
    statement, seq, reason = SIMPLE[what]
    bench.fill(COUNT)
    bench.attack(statement)
    assert broken(bench).seq == seq
    assert reason in broken(bench).reason


def test_malformed_entries_are_named_even_when_signed(bench: Bench) -> None:
    """An insider with the key could sign anything; the form is checked all the same."""
    bench.fill(2)
    recomputed(bench, lambda entries: entries)
    spaced = b'{"v": 1}'
    entries = [*bench.ledger.read(0, 2), spaced]
    frontier = Frontier()
    nodes = frontier.extend(entries)
    note = sign_checkpoint(3, frontier.root(), seeded_signer())
    with bench.engine.begin() as connection:
        connection.execute(delete(NODE))
        connection.execute(insert(ENTRY), {"seq": 2, "body": spaced.decode()})
        connection.execute(insert(NODE), [{"level": v, "idx": i, "hash": h} for v, i, h in nodes])
        connection.execute(insert(CHECKPOINT), {"size": 3, "note": note})
    assert (broken(bench).seq, "malformed" in broken(bench).reason) == (2, True)


def test_another_key_signs_another_log(bench: Bench) -> None:
    bench.fill(2)
    with pytest.raises(Broken, match="no signature of a known key"):
        verify_log(bench.ledger, seeded_signer(seed=9).verifier, bench.log.copies)


def test_copies_may_lag_but_not_lead_differ_or_vanish(bench: Bench) -> None:
    path = bench.folder / "checkpoint"
    bench.fill(3)
    early = path.read_text()
    bench.fill(3)
    path.write_text(early)
    assert bench.verify().entries == 6
    for note, reason in (
        (sign_checkpoint(7, b"x" * 32, seeded_signer()), "the end is gone"),
        (sign_checkpoint(3, b"x" * 32, seeded_signer()), "not those it has seen"),
        (sign_checkpoint(3, b"x" * 32, seeded_signer(seed=9)), "not signed by this log"),
        ("rubbish", "not signed by this log"),
    ):
        path.write_text(note)
        assert reason in broken(bench).reason
    path.unlink()
    assert "gone" in broken(bench).reason
