"""Two officers at the same time, in two threads with a connection each: a withdrawal of consent
and a referral, an offer taken back and its acceptance. Whichever comes first, nothing rests on
what was taken back."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from uuid import uuid4

import pytest

from caseflow.audit.check import check_all
from caseflow.audit.recording import Change, Saved
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.facts import gather
from caseflow.cooperation import consenting, handing_over
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.db import current
from caseflow.errors import Conflict
from caseflow.policy import in_scope
from caseflow.sharing.consent import alive, consents
from caseflow.sharing.handing import REFERRAL_PART
from caseflow.sharing.participation import participations
from caseflow.sharing.records import REFERRAL
from caseflow.support import section
from caseflow.vault.reading import of_case
from tests.audit.cases import new_case
from tests.cooperation.agreements import answer, consent, hand_over
from tests.house import House
from tests.intake.arrivals import do, inside
from tests.protection.cases import at
from tests.support.steps import LATER, TERMS, victim

HELD_UP = 0.7  # seconds that the second waits for the first one's lock
Work = Callable[[], object]
Meet = Callable[[str, Work, bool], "Meeting"]


class Meeting:
    """Has the next change of ``act`` meet other ``work``, done in a thread of its own: all of
    it before the change's transaction; or, ``within``, its transaction in the other's."""

    def __init__(self, house: House, act: str, work: Work, *, within: bool) -> None:
        self.house, self.act, self.work, self.within = house, act, work, within
        self.threads = ThreadPoolExecutor(1)
        self.ready, self.go = Event(), Event()
        self.other: Future[object] | None = None

    def begin(self) -> "Future[object]":
        """Start the other work, once."""
        if self.other is None:
            self.other = self.threads.submit(self._apart)
        return self.other

    def _apart(self) -> object:
        with self.house.app.app_context():
            return self.work()

    def coming(self, change: Change) -> None:
        """``change`` has read what it relies on, and is about to be written."""
        if change.act != self.act:
            self.ready.set()
            assert self.go.wait(20) or not self.within
        elif self.within:
            self.begin()
            assert self.ready.wait(20)
            change.guard(lambda _connection: self._let_in())
        else:
            self.go.set()
            wait([self.begin()])

    def _let_in(self) -> None:
        self.go.set()
        wait([self.begin()], HELD_UP)

    def end(self) -> object:
        """What became of the other work."""
        found = self.begin().result(20)
        self.threads.shutdown()
        return found


@pytest.fixture
def meet(house: House, monkeypatch: pytest.MonkeyPatch) -> Meet:
    commit = Change.commit

    def arrange(act: str, work: Work, within: bool) -> Meeting:
        meeting = Meeting(house, act, work, within=within)

        def watched(change: Change) -> Saved:
            if not meeting.go.is_set() or change.act == act:
                meeting.coming(change)
            return commit(change)

        monkeypatch.setattr(Change, "commit", watched)
        return meeting

    return arrange


def agreed(house: House, code: str) -> str:
    """Consent to tell the legal-aid centre who the person is; the record of it."""
    answers = consent(house, "legal_aid", purpose="referral", compartments=["identity"])
    access = at(house, "caseworker", code)
    do(access, consenting.RECORD[0], answers)
    return consents(access.case)[-1].record


def withdraw(house: House, code: str, record: str) -> Work:
    return lambda: do(at(house, "caseworker", code), consenting.WITHDRAW[0], {}, record)


def refer(house: House, code: str) -> Work:
    told = {"receiving_agency": house.agencies["legal_aid"], "compartments": ["identity"],
            "expires_on": LATER, **TERMS}  # fmt: skip
    sent = Submission({"referral": told}, str(uuid4()))
    return lambda: section.REFER.run(at(house, "caseworker", code), sent)


def accept(house: House, code: str) -> Work:
    """The legal-aid centre's yes to the referral that waits there."""
    access = at(house, "caseworker", code)
    [record] = {row.record for row in of_case([REFERRAL], access.case)}

    def work() -> Saved:
        return do(enter(house.actor("provider"), code), ANSWER_REFERRAL,
                  {"response": "accepted"}, record)  # fmt: skip

    return work


def nothing_rests(house: House, code: str, record: str) -> None:
    """The consent is withdrawn, no referral runs on it, and the provider has no case."""
    case = at(house, "caseworker", code).case
    [row] = [row for row in consents(case) if row.record == record]
    assert not alive(row)
    running = [r.values["response"] for r in of_case([REFERRAL], case) if r.part is REFERRAL_PART]
    assert not {"waiting", "accepted"} & {*running}
    assert in_scope(gather(house.actor("provider"), [case])[case]) is None
    check_all(current(Log))


@pytest.mark.parametrize("within", [False, True], ids=["before", "within"])
def test_a_withdrawal_meets_a_referral(house: House, meet: Meet, within: bool) -> None:
    code = victim(house)
    record = agreed(house, code)
    withdrawn = meet("support.refer", withdraw(house, code, record), within)
    if not within:  # the withdrawal was first: the referral is refused
        with pytest.raises(Conflict):
            refer(house, code)()
        withdrawn.end()
    else:  # it waited for the referral, and is told that there is one more
        refer(house, code)()
        with pytest.raises(Conflict):
            withdrawn.end()
        withdraw(house, code, record)()
    nothing_rests(house, code, record)


def test_a_referral_meets_a_withdrawal(house: House, meet: Meet) -> None:
    """The referral comes to be after the withdrawal has looked which ones there are."""
    code = victim(house)
    record = agreed(house, code)
    referred = meet("case.withdraw_consent", refer(house, code), False)
    with pytest.raises(Conflict):
        withdraw(house, code, record)()
    referred.end()
    withdraw(house, code, record)()
    nothing_rests(house, code, record)


@pytest.mark.parametrize("within", [False, True], ids=["before", "within"])
def test_a_withdrawal_meets_the_yes_to_a_referral(house: House, meet: Meet, within: bool) -> None:
    code = victim(house)
    record = agreed(house, code)
    refer(house, code)()
    withdrawn = meet("case.answer_referral", withdraw(house, code, record), within)
    if not within:
        with pytest.raises(Conflict):
            accept(house, code)()
        withdrawn.end()
    else:
        accept(house, code)()
        with pytest.raises(Conflict):
            withdrawn.end()
        withdraw(house, code, record)()
    nothing_rests(house, code, record)


@pytest.mark.parametrize("within", [False, True], ids=["before", "within"])
def test_an_offer_taken_back_meets_its_acceptance(house: House, meet: Meet, within: bool) -> None:
    """Of the two one is told that it came too late; the case has one leading agency."""
    code = new_case(house, officer="intake")
    record = hand_over(house, inside(house, "intake", code), "health")
    took_back = meet(
        "case.answer_handover",
        lambda: do(inside(house, "intake", code), handing_over.WITHDRAW_HANDOVER, {}, record),
        within,
    )
    if within:  # accepted: the offer that waited to be taken back is not
        answer(house, "caseworker", code, record)
        with pytest.raises(Conflict):
            took_back.end()
    else:
        with pytest.raises(Conflict):
            answer(house, "caseworker", code, record)
        took_back.end()
    case = enter(house.actor("caseworker" if within else "intake"), code).case
    leading = [r.values["agency"] for r in participations(case) if r.values["standing"] == "lead"]
    assert leading == [house.agencies["health" if within else "commune"]]
    check_all(current(Log))
