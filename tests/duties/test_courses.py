"""The limits of a case on one page: from when, recorded when, moved by whom, by which article."""

from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.case.dates import day_of
from caseflow.clock import today
from caseflow.duties.clocks import stop
from caseflow.duties.courses import courses
from tests.house import House
from tests.verification import steps
from tests.verification.browsing import Browser
from tests.verification.story import Story, after, day
from tests.verification.test_extension import due


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_limit_tells_its_whole_course(house: House) -> None:
    story = steps.under_way(Story(house))
    first = due(story)
    until = after(first, 10)
    steps.ask(story, until)
    steps.grant(story, "approved", until)
    ends = due(story)
    steps.result(story, completed_on=day())
    browser = Browser(house, "caseworker")
    browser.open(story.code, "support")
    before = {told.seq for told in house.entries()}
    page = " ".join(browser.get(f"/cases/{story.code}/clocks").text.split())
    entries = [told.facts for told in house.entries() if told.seq not in before]
    assert {"limits": 2} in [each.get("counts") for each in entries]
    for said in ("Xác minh của cơ quan công an", "chưa đối chiếu", "ghi lúc", "Tính từ",
                 "Cán bộ decider, Cơ quan police", f"{ends:%d/%m/%Y}"):  # fmt: skip
        assert said in page, said
    found = {each.running.row.values["clock"]: each for each in courses(story.at("caseworker"))}
    [moved] = found["verification"].moved
    assert moved.row.values["due_at"] == found["verification"].running.due_at
    assert moved.reason == "Chờ nước ngoài trả lời"  # the caseworker reads why
    assert found["initial_facts"].moved == []
    done = found["verification"]
    assert done.stopped_on == f"{today():%d/%m/%Y}"
    assert done.ended is not None
    assert Browser(house, "provider").get(f"/cases/{story.code}/clocks").status_code == 403


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_was_done_in_time_and_recorded_late_says_so(house: House) -> None:
    story, yesterday = Story(house), today() - timedelta(days=1)
    permit = story.at("caseworker").permit_act("verification", "record initial facts")
    change = Change(permit, str(uuid4()), "verification.initial_facts")
    stop(change, story.case, "initial_facts", done=yesterday.isoformat())
    change.commit()
    [met] = courses(story.at("caseworker"))
    assert met.ended is not None
    assert (met.stopped_on, day_of(met.ended.at)) == (f"{yesterday:%d/%m/%Y}", today())
