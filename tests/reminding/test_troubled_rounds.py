"""A round meets what it could not foresee: it goes on, and says what stood in its way."""

from dataclasses import replace
from datetime import timedelta
from time import sleep
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.audit.sequencer import Log
from caseflow.clock import now
from caseflow.db import provide
from caseflow.duties.home import matters
from caseflow.duties.rules import Group
from caseflow.errors import LogUnavailable
from caseflow.reminding import queue, service
from caseflow.reminding.rules import MOST_ATTEMPTS, Failure
from caseflow.reminding.service import Round
from caseflow.serving import keep_reminding
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import set_confirmation
from caseflow.staff.roster import officers_with_email
from caseflow.staff.rules import ConfirmationState
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import ago, arrive
from tests.reminding.mail_server import MailServer, mail_by
from tests.reminding.rounds import later, round_of, waited, wants

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@sqlite
def test_what_was_given_up_begins_anew_the_next_day(house: House, server: MailServer) -> None:
    """Also what is told once only, three days ahead: its day is the same tomorrow."""
    wants(house, "caseworker")
    accepted(house, arrive(house))
    assert {each.group for each in matters(house.actor("caseworker"))} == {Group.SOON}
    server.refuses.add("caseworker@coquan.example")
    for _ in range(MOST_ATTEMPTS):
        round_of(house)
        waited()
    assert (queue.state().waiting, queue.state().given_up) == (0, 1)
    server.refuses.clear()
    assert round_of(house) == Round(0, None)  # not today
    with later(days=1):
        assert round_of(house) == Round(1, None)
        assert round_of(house) == Round(0, None)
    assert queue.state().given_up == 0


@sqlite
def test_who_may_not_be_told_any_more_is_dropped_and_stops_nobody(
    house: House, server: MailServer
) -> None:
    """Confirmed when the letter was queued, and no more when it was to leave."""
    wants(house, "intake", "commune_supervisor")
    arrive(house, intake={"presented_at": ago(days=9)})
    server.refuses |= {"intake@coquan.example", "commune_supervisor@coquan.example"}
    round_of(house)
    server.refuses.clear()
    waited()
    change = Change(system_permit(), str(uuid4()), "reset")
    set_confirmation(change, house.officers["intake"], ConfirmationState.WAITING, "reset_password")
    change.commit()
    mail = mail_by(server.port)
    assert service.deliver(mail, {e.id: e for e in officers_with_email()}) == Round(1, None)
    assert [to for to, _ in server.letters] == ["commune_supervisor@coquan.example"]
    assert queue.state().waiting == 0


@sqlite
def test_no_letter_leaves_without_its_entry(
    house: House, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants(house, "intake", "commune_supervisor")
    arrive(house, intake={"presented_at": ago(days=9)})

    def unwritable(_log: Log, _bodies: object) -> list[int]:
        raise LogUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(Log, "append", unwritable)
        assert round_of(house) == Round(0, Failure.LOG)
    assert server.letters == []
    waited()
    assert round_of(house) == Round(2, None)


@sqlite
def test_an_error_nobody_thought_of_is_logged_with_its_lines(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    wants(house, "intake")
    arrive(house, intake={"presented_at": ago(days=2)})
    provide(house.app, replace(house.config, mail=replace(mail_by(1), sender="a@b\nc")))
    ended = keep_reminding(house.app, 0.05)
    assert ended is not None
    began = now()
    while "reminders not sent" not in caplog.text and now() - began < timedelta(seconds=20):
        sleep(0.05)
    ended.set()
    assert "reminders not sent: ValueError" in caplog.text
    assert "post.py" in caplog.text
    assert "linefeed" not in caplog.text  # its message, which could quote a value
