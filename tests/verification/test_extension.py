"""A longer verification: asked in time, within the law's limit, granted by somebody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
import time_machine

from caseflow.case.access import enter
from caseflow.clock import VIETNAM, today
from caseflow.errors import Denied, NotThere, Refused
from caseflow.sharing.participation import Capacity, assignments
from caseflow.verification import extending
from caseflow.verification.records import VERIFICATION_EXTENSION
from caseflow.verification.taking_up import verification_clock
from tests.house import House
from tests.verification import steps
from tests.verification.browsing import Browser
from tests.verification.story import Story, after


def due(story: Story) -> date:
    clock = verification_clock(story.case)
    assert clock is not None
    return clock.due_at.astimezone(VIETNAM).date()


@contextmanager
def days_later(days: int) -> Iterator[None]:
    with time_machine.travel(datetime.now(VIETNAM) + timedelta(days=days), tick=True):
        yield


def test_an_extension_is_granted_by_a_decider_and_moves_the_clock(house: House) -> None:
    story = steps.under_way(Story(house))
    until = after(due(story), 10)
    steps.ask(story, until)
    assert not extending.ASK_EXTENSION.open_to(story.at("police"))
    row = story.rows(VERIFICATION_EXTENSION)[0]
    assert extending.GRANT_EXTENSION.offered_on(story.at("decider"), row)
    steps.grant(story, "approved", until)
    assert due(story).isoformat() == until
    granted = story.rows(VERIFICATION_EXTENSION)[0].values["granted_until"]
    assert granted.isoformat() == until
    with pytest.raises(NotThere):  # what was put to the decider is decided
        enter(house.actor("decider"), story.code)


def test_whoever_asks_or_decides_reads_the_last_possible_day_and_that_nobody_compared_it(
    house: House,
) -> None:
    story = steps.under_way(Story(house))
    clock = verification_clock(story.case)
    assert clock
    furthest = clock.extending.furthest()
    assert furthest
    assert furthest.on > due(story)
    browser = Browser(house, "police")
    browser.open(story.code, "verify")
    page = browser.get(f"/cases/{story.code}/verification/ask-extension").text
    assert f"đến hết ngày {due(story):%d/%m/%Y} (53/2024/QH15)" in page
    assert f"nhiều nhất đến hết ngày {furthest.on:%d/%m/%Y} (53/2024/QH15)" in page
    assert page.count('class="cf-mark"') == 2
    steps.ask(story, furthest.on.isoformat())
    record = story.rows(VERIFICATION_EXTENSION)[0].record
    decider = Browser(house, "decider")
    decider.open(story.code, "decide")
    decision = decider.get(f"/cases/{story.code}/verification/decide-extension/{record}").text
    assert f"nhiều nhất đến hết ngày {furthest.on:%d/%m/%Y}" in decision


@pytest.mark.parametrize("decision", ["returned", "rejected"])
def test_a_no_needs_its_reason_and_leaves_the_clock(house: House, decision: str) -> None:
    story = steps.under_way(Story(house))
    before = due(story)
    steps.ask(story, after(before, 10))
    with pytest.raises(Refused, match="lý do"):
        steps.grant(story, decision)
    steps.grant(story, decision, after(before, 5), "Nêu rõ việc còn phải làm")
    assert due(story) == before  # the day that still stood in its box grants nothing
    assert story.rows(VERIFICATION_EXTENSION)[0].values["granted_until"] is None
    steps.ask(story, after(before, 5))  # asked again, completed


@pytest.mark.parametrize("days", [0, -3])
def test_it_ends_later_than_now(house: House, days: int) -> None:
    story = steps.under_way(Story(house))
    with pytest.raises(Refused, match="sau thời hạn hiện nay"):
        steps.ask(story, after(due(story), days))


def test_the_longest_limit_of_the_law_is_the_end(house: House) -> None:
    story = steps.under_way(Story(house))
    clock = verification_clock(story.case)
    assert clock is not None
    month = clock.row.values["occurred_at"].astimezone(VIETNAM).date()
    with pytest.raises(Refused) as refusal:
        steps.ask(story, after(month, 63))
    assert "53/2024/QH15" in str(refusal.value)
    assert refusal.value.field == "verification_extension-asked_until"
    steps.ask(story, after(month, 58))


def test_no_more_is_granted_than_was_asked(house: House) -> None:
    story = steps.under_way(Story(house))
    steps.ask(story, after(due(story), 5))
    with pytest.raises(Refused, match="quá ngày được đề nghị"):
        steps.grant(story, "approved", after(due(story), 6))
    with pytest.raises(Refused, match="được gia hạn đến"):
        steps.grant(story, "approved")
    steps.grant(story, "approved", after(due(story), 3))


def test_asked_too_late_is_refused_but_may_be_decided_later(house: House) -> None:
    story = steps.under_way(Story(house))
    until = after(due(story), 20)
    asked_in_time = steps.under_way(Story(house))
    steps.ask(asked_in_time, until)
    with days_later(21):
        assert today() > due(story)
        with pytest.raises(Refused, match="hết thời hạn"):
            steps.ask(story, until)
        steps.grant(asked_in_time, "approved", until)
    assert due(asked_in_time).isoformat() == until


def test_an_ended_verification_is_not_extended(house: House) -> None:
    story = steps.under_way(Story(house))
    until = after(due(story), 5)
    steps.ask(story, until)
    asked = story.put_to("decider")
    steps.result(story)
    with pytest.raises(NotThere):  # returned of itself, and with it the decider's sight
        story.do(
            "decider", extending.GRANT_EXTENSION, {"approval": {"decision": "approved"}}, asked
        )


def test_neither_asker_nor_verifier_nor_others_decide(house: House) -> None:
    story = steps.under_way(Story(house))
    with pytest.raises(Refused) as refusal:
        steps.ask(story, after(due(story), 5), approver="police")
    assert refusal.value.field == "approver"
    longer = {"reason": "Chờ nước ngoài trả lời", "asked_until": after(due(story), 5)}
    with pytest.raises(Refused, match="Hãy chọn người phê duyệt"):
        story.do("police", extending.ASK_EXTENSION, {"verification_extension": longer})
    steps.ask(story, after(due(story), 5))
    with pytest.raises(NotThere):
        enter(house.actor("decider_2"), story.code)
    answers, record = {"approval": {"decision": "rejected", "reason": "…"}}, story.put_to("decider")
    with pytest.raises(Denied):
        story.do("police", extending.GRANT_EXTENSION, answers, record)
    rows = assignments(story.case, house.officers["decider"])
    assert {r.values["capacity"] for r in rows} == {Capacity.APPROVER}


def test_it_is_no_longer_offered_once_it_would_be_refused(house: House) -> None:
    story = steps.under_way(Story(house))
    assert extending.ASK_EXTENSION.open_to(story.at("police"))
    with days_later(40):
        assert not extending.ASK_EXTENSION.open_to(story.at("police"))
