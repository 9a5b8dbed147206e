"""A decision is read back before it is saved: nothing is law for anybody by one slip."""

import re

from caseflow.audit.events import Event
from caseflow.case.sections import Sections
from caseflow.clock import now, today
from caseflow.db import current
from caseflow.identification.records import IDENTIFICATION_DECISION
from tests.house import House
from tests.identification.steps import propose, verified
from tests.verification.browsing import CHECKED, Browser, days

READ_BACK = {
    "cooperation.approve_ground", "identification.decide", "identification.decided_before",
    "identification.return_proposal", "protection.decide", "support.approve_closure",
    "support.approve_extension", "support.approve_payment", "support.approve_reopening",
    "verification.decide_extension", "verification.record_result",
}  # fmt: skip


def test_whatever_somebody_decides_is_read_back(house: House) -> None:
    acts = current(Sections).acts()
    assert {each.endpoint for each in acts if each.binding} == READ_BACK
    decided = {a.endpoint for a in acts if a.offered_on.__qualname__.startswith("awaits_me.")}
    assert decided == READ_BACK - {"verification.record_result"}, "what was put to its decider"


def test_a_decision_is_read_back_and_can_be_put_right(house: House) -> None:
    story = verified(house)
    propose(story)
    decider = Browser(house, "decider")
    decider.open(story.code, "decide")
    path = f"/cases/{story.code}/identification/decide/{story.put_to('decider')}"
    no = {"grounds": "Chưa đủ\r\nvề thủ đoạn", "decision": "NotAVictimOfTrafficking"}

    def changes() -> int:
        return sum(e.facts["event"] == Event.RECORD_INTENT for e in house.entries())

    before = changes()
    read = decider.post(path, **no, **days("decided_on", now()))
    assert read.status_code == 200
    assert "có hiệu lực ngay khi lưu" in read.text
    lines = re.findall(r'<p class="govuk-body">([^<]+)</p>', read.text)
    assert "Kết luận xác định: Không phải là nạn nhân" in lines
    assert f"Ngày quyết định: {today():%d/%m/%Y}" in lines
    assert {"Căn cứ xác định: Chưa đủ", "về thủ đoạn"} <= set(lines)
    assert story.rows(IDENTIFICATION_DECISION) == []
    assert changes() == before, "nor is it said to be"
    checked = CHECKED.search(read.text)
    assert checked
    other = no | {"decision": "Withdrawn", "checked": checked[1]}
    again = decider.post(path, **other, **days("decided_on", now()))
    assert "Kết luận xác định: Dừng xác định theo nguyện vọng" in again.text, "read what is saved"
    back = decider.post(path, **no, again="1", **days("decided_on", now()))
    assert "về thủ đoạn</textarea>" in back.text, "to be put right, with what was typed"
    assert story.rows(IDENTIFICATION_DECISION) == []
    done = no | {"checked": checked[1]}
    saved = decider.post(path, **done, **days("decided_on", now()))
    assert saved.status_code == 303, saved.text
    assert story.state.legal_status == "not_victim"
