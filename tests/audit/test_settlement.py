"""After a crash each open intent gets its end, and a late writer fails."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from caseflow.audit.changes import find_change
from caseflow.audit.check import check_all
from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.audit.sequencer import Log
from caseflow.audit.settlement import open_intents, settle
from caseflow.db import current
from caseflow.errors import Conflict
from tests.audit.cases import opening, owner
from tests.house import House


class Crash(BaseException):
    """The process ends here: nothing of ours catches it."""


def crash(*_args: object) -> None:
    raise Crash


def cut_before_commit(change: Change) -> None:
    """Intent written, then the process is gone."""
    change.guard(crash)
    with pytest.raises(Crash):
        change.commit()


def cut_before_done(change: Change, monkeypatch: pytest.MonkeyPatch) -> None:
    """Intent and change written, then the process is gone."""
    log = Change._log

    def until_done(self: Change, event: Event, **facts: object) -> int:
        if event is Event.RECORD_DONE:
            raise Crash
        return log(self, event, **facts)

    with monkeypatch.context() as patch:
        patch.setattr(Change, "_log", until_done)
        with pytest.raises(Crash):
            change.commit()


def test_nothing_is_open_after_a_quiet_day(house: House) -> None:
    ledger = current(Log).ledger
    opening(house)[0].commit()
    assert open_intents(ledger) == {}
    assert settle(ledger) == 0
    [told] = house.entries(limit=1)
    assert (told.facts["event"], told.facts["counts"]) == (Event.SETTLEMENT_RUN, {"settled": 0})


def test_an_intent_without_its_change_is_barred(house: House) -> None:
    ledger = current(Log).ledger
    key = str(uuid4())
    change, _ = opening(house, key)
    cut_before_commit(change)
    assert list(open_intents(ledger).values()) == [change.id]
    assert settle(ledger) == 1
    settled = house.entries(limit=2)[1].facts
    assert (settled["event"], settled["outcome"]) == (Event.RECORD_SETTLED, "error")
    found = find_change(change.id)
    assert found is not None
    assert found.void
    late, _ = opening(house, key)  # the same form, sent again after the crash
    with pytest.raises(Conflict):
        late.commit()
    check_all(current(Log))
    assert settle(ledger) == 0


def test_a_writer_still_alive_fails_after_settlement(house: House) -> None:
    """The settlement runs while the writer stands between its intent and its commit."""
    ledger = current(Log).ledger
    change, _ = opening(house)
    change.guard(lambda _connection: settled.append(0))
    settled: list[int] = []
    log = change._log

    def then_settle(event: Event, **facts: object) -> int:
        number = log(event, **facts)
        if event is Event.RECORD_INTENT:
            settled.append(settle(ledger))
        return number

    change._log = then_settle  # type: ignore[method-assign]  # the pause of a slow writer
    with pytest.raises(Conflict):
        change.commit()
    assert settled == [1, 0]
    assert house.entries(limit=1)[0].facts["event"] == Event.RECORD_FAILED
    check_all(current(Log))


def test_a_change_without_its_done_is_ended_as_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = current(Log).ledger
    key = str(uuid4())
    change, _ = opening(house, key)
    cut_before_done(change, monkeypatch)
    check_all(current(Log))  # no end yet is no fault
    assert settle(ledger) == 1
    settled = house.entries(limit=2)[1].facts
    assert (settled["event"], settled["outcome"]) == (Event.RECORD_SETTLED, "permit")
    again, _ = opening(house, key)
    assert again.commit().again
    check_all(current(Log))


def test_settlement_starts_where_the_last_one_ended(house: House) -> None:
    ledger = current(Log).ledger
    for _ in range(2):
        change, _code = opening(house)
        cut_before_commit(change)
        assert settle(ledger) == 1


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM change WHERE void = 1", "bar against a late writer"),
        ("UPDATE change SET void = 0 WHERE void = 1", "not the intent's"),
    ],
)
def test_a_bar_that_is_lifted_is_named(house: House, statement: str, reason: str) -> None:
    change, _ = opening(house)
    cut_before_commit(change)
    settle(current(Log).ledger)
    with owner(house) as connection:
        connection.execute(text(statement))
    with pytest.raises(Exception, match=reason):
        check_all(current(Log))
