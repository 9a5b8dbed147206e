"""Two officers change one step of a plan: the second undoes nothing of what the first did."""

import pytest

from tests.case.test_unsent import differing, form_at, post
from tests.house import House
from tests.support.test_planning import iso, planned, step
from tests.verification.browsing import Browser

TOLD = {"action": "Học nghề may", "actor": "person", "status": "to_do"}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_only_the_first_changed_is_taken_over(house: House) -> None:
    code, goal = planned(house)
    path = f"/cases/{code}/support/change-step/{step(house, code, goal, 2)}"
    browser = Browser(house, "caseworker")
    browser.open(code, "support")
    year, month, day = iso(2).split("-")
    due = {"due_on-day": day, "due_on-month": month, "due_on-year": year}
    first, second = (form_at(browser, path) | TOLD | due for _ in range(2))
    assert post(browser, path, first | {"status": "under_way"}).status_code == 303
    conflict = post(browser, path, second | {"action": "Học nghề may buổi tối"})
    for page in (conflict.text, browser.get(path).text):  # and when the draft is opened again
        assert "vừa được thay đổi ở nơi khác" in page
        assert differing(page) == [
            ["status", "người khác vừa sửa", "Đang thực hiện", "Chưa thực hiện"],
            ["action", "chỉ bạn sửa", "Học nghề may", "Học nghề may buổi tối"],
        ]
        chosen = page.partition('value="under_way"')[2].partition(">")[0]
        assert "checked" in chosen  # saving again undoes nothing
