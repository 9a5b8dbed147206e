"""A limit that begins and a status that moves are said on the form before, and after by name."""

import re

import pytest

from tests.house import House
from tests.protection.cases import new_case
from tests.verification.browsing import Browser

AFTER = re.compile(r'<p class="cf-done" role="status">([^<]*)</p>')


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_a_first_suspect_sets_off_is_said_before_and_after(house: House) -> None:
    code = new_case(house, "suspected")
    browser = Browser(house, "police")
    browser.open(code, "verify")
    path = f"/cases/{code}/verification/record-alleged-perpetrator"
    page = browser.get(path).text
    assert "Lưu lại thì:" in page
    assert "Thời hạn “Xác minh của cơ quan công an” bắt đầu: 20 ngày" in page
    assert "chưa đối chiếu" in page
    assert "Tư cách của người này thành “Người đang trong quá trình xác định" in page
    answers = {
        "known_as": "Nguyễn Văn Bảy",
        "roles": "RecruiterOrIntermediary",
        "can_reach_person": "unknown",
    }
    saved = browser.send(path, **answers)
    assert saved.status_code == 303, saved.text
    [said] = AFTER.findall(browser.get(f"/cases/{code}").text)
    assert said.startswith("Đã lưu. Đã bắt đầu thời hạn “Xác minh của cơ quan công an”: đến hết")
    assert "Tư cách của người này: Người đang trong quá trình xác định" in said
    assert "Lưu lại thì:" not in browser.get(path).text  # the second sets nothing off
    assert browser.send(path, **answers | {"known_as": "Bà Tư"}).status_code == 303
    assert AFTER.findall(browser.get(f"/cases/{code}").text) == ["Đã lưu."]
