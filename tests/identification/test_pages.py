"""The pages from the request to the decision, each officer in their own browser."""

import html
import re

from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import now
from caseflow.people.records import PERSON
from caseflow.verification.records import VERIFICATION_REQUEST
from tests.house import House
from tests.verification.browsing import Browser, days
from tests.verification.story import Story


def test_from_the_request_to_the_decision(house: House) -> None:
    story = Story(house)
    support = Browser(house, "caseworker")
    path = f"/cases/{story.code}"
    support.open(story.code, "verify")
    facts = {
        "identity_check": "consistent", "residence_check": "no_information",
        "sources_asked": "provincial_police", "conclusion": "verify", **days("completed_on", now()),
    }  # fmt: skip
    assert support.send(f"{path}/verification/record-initial-facts", **facts).status_code == 303
    request = {
        "requested_agency": house.agencies["police"], "document_number": "12/SYT",
        "content": "Nhân thân", **days("requested_on", now()),
    }  # fmt: skip
    asked = f"{path}/verification/request-verification"
    assert "Lỗi:" in support.send(asked, **request | {"content": ""}).text
    assert support.send(asked, **request).status_code == 303
    story.assign("police")
    police = Browser(house, "police")
    police.open(story.code, "verify")
    record = story.rows(VERIFICATION_REQUEST)[0].record
    receipt = f"{path}/verification/receive-request/{record}"
    assert police.send(receipt, **days("received_on", now())).status_code == 303
    evidence = {"source": "e", "provided_by": "Người trình bày", "content": "Vé xe"}
    page = police.get(f"{path}/verification/record-evidence-item").text
    assert "khoản 2 Điều 32" in page
    assert police.send(f"{path}/verification/record-evidence-item", **evidence).status_code == 303
    for slug in ("interview", "exploitation-account", "trafficking-event", "alleged-perpetrator"):
        assert police.get(f"{path}/verification/record-{slug}").status_code == 200
    finding = {"full_name": "Lò Thị Mẩy", "source_note": "Tàng thư"}
    recorded = police.send(f"{path}/verification/record-identity-finding", **finding)
    assert recorded.status_code == 303
    result = {"result": "facts_confirmed", "summary": "Phù hợp", **days("completed_on", now())}
    assert police.send(f"{path}/verification/record-result", **result).status_code == 303
    proposal = {
        "proposed_outcome": "ActualVictimOfTrafficking", "acts": "recruiting",
        "under_18_when_trafficked": "no", "means": "deceit", "purposes": "forced_labour",
        "evidence_sources": "e", "evidence_summary": "Đủ căn cứ",
        "approver": house.officers["decider"],
    }  # fmt: skip
    propose = f"{path}/identification/propose"
    assert "Lỗi:" in police.send(propose, **proposal | {"means": ""}).text
    assert police.send(propose, **proposal).status_code == 303
    decider = Browser(house, "decider")
    shown = decider.open(story.code, "decide")
    assert "Đủ căn cứ" in shown
    assert "Vé xe" not in shown
    put_up = story.put_to("decider")
    assert decider.get(f"{path}/identification/return-proposal/{put_up}").status_code == 200
    page = decider.get(f"{path}/identification/decide/{put_up}").text
    [versions] = re.findall(r'name="versions"[^>]* value="([^"]+)"', page)
    decision = {
        "grounds": "Đủ", "decision": "ActualVictimOfTrafficking",
        "document_kind": "article_33_1", **days("decided_on", now()),
    }  # fmt: skip
    today, before = (
        decider.get(f"{path}/identification/{page}/{put_up}").text
        for page in ("decide", "decided-before")
    )
    assert ["article_33_1" in page for page in (today, before)] == [True, False]
    assert ["_police_2011" in page for page in (today, before)] == [False, True]
    legacy = decision | {"document_kind": "district_police_2011"}
    for page in ("decide", "decided-before"):  # no such paper today; none of that day before
        refused = decider.send(f"{path}/identification/{page}/{put_up}", **legacy)
        assert "Lỗi:" in refused.text
    shown_then = decision | {"versions": html.unescape(versions)}
    lead, [person] = story.at("caseworker"), {row.record for row in story.rows(PERSON)}
    corrected = open_for_correction(lead, "person", person)
    told = {**corrected.values, "full_name": "Lò Thị Mảy"}
    correct(lead, corrected, corrected.versions, told, "meanwhile")
    stale = decider.send(f"{path}/identification/decide/{put_up}", **shown_then)
    assert "vừa được thay đổi ở nơi khác" in stale.text
    decided = decider.send(f"{path}/identification/decide/{put_up}", **decision)
    assert decided.status_code == 303
    assert decided.location == "/"  # the case is not the decider's any more
    assert decider.get(path).status_code == 404
    assert story.state.legal_status == "victim"
    assert "Nạn nhân" in police.get(path).text
