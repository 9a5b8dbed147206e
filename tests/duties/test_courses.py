"""The limits of a case on one page: from when, recorded when, moved by whom, by which article."""

import pytest

from caseflow.duties.courses import courses
from tests.house import House
from tests.verification import steps
from tests.verification.browsing import Browser
from tests.verification.story import Story, after
from tests.verification.test_extension import due


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_limit_tells_its_whole_course(house: House) -> None:
    story = steps.under_way(Story(house))
    first = due(story)
    until = after(first, 10)
    steps.ask(story, until)
    steps.grant(story, "approved", until)
    browser = Browser(house, "caseworker")
    browser.open(story.code, "support")
    before = {told.seq for told in house.entries()}
    page = " ".join(browser.get(f"/cases/{story.code}/clocks").text.split())
    entries = [told.facts for told in house.entries() if told.seq not in before]
    assert {"limits": 2} in [each.get("counts") for each in entries]
    for said in ("Xác minh của cơ quan công an", "chưa đối chiếu", "ghi lúc", "Tính từ",
                 "Cán bộ decider, Cơ quan police", f"{due(story):%d/%m/%Y}"):  # fmt: skip
        assert said in page, said
    found = {each.running.row.values["clock"]: each for each in courses(story.at("caseworker"))}
    [moved] = found["verification"].moved
    assert moved.values["due_at"] == found["verification"].running.due_at
    assert found["initial_facts"].moved == []
    assert Browser(house, "provider").get(f"/cases/{story.code}/clocks").status_code == 403
