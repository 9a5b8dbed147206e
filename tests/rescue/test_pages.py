"""The page that opens a case at a rescue, and those of the acts in it, in a real app."""

import re
from datetime import timedelta

from caseflow.case.state import find_code, load
from caseflow.clock import now
from tests.house import House
from tests.verification.browsing import Browser, boxes
from tests.verification.steps import under_way
from tests.verification.story import Story


def answers(house: House) -> dict[str, str]:
    return boxes("carried_out_at", now() - timedelta(hours=2)) | {
        "trigger": "own_detection",
        "lead_agency": house.agencies["police"],
        "urgency": "immediate",
        "place_class": "lodging",
        "place-as_typed": "Nhà nghỉ ở cửa khẩu",
        "full_name-not_answered": "unknown",
        "birth_date-not_answered": "unknown",
        "age_basis": "officer_estimate",
        "gender": "Feminine",
        "nationality": "VN",
        "primary_language": "vie",
    }


def test_a_case_is_opened_and_worked_on(house: House) -> None:
    police = Browser(house, "police")
    page = police.get("/rescue/new")
    assert page.status_code == 200
    sent = answers(house)
    refused = police.send("/rescue/new", **sent | {"trigger": "", "full_name": "Giàng A Súa"})
    assert refused.status_code == 200
    assert "Lỗi:" in refused.text
    assert "Giàng A Súa" in refused.text  # what was typed is kept
    done = police.send("/rescue/new", **sent)
    assert done.status_code == 303, re.findall(r"href=\"#[^>]+>([^<]+)", done.text)
    code = done.location.split("/")[2]
    page_of_case = police.open(code, "rescue")
    acts = set(re.findall(rf'href="(/cases/{code}/(?:rescue|verification)/[^"]+)"', page_of_case))
    assert {a.split("/")[4] for a in acts} >= {
        "record-handover",
        "record-outcome",
        "record-evidence-item",
    }
    for act in acts:
        assert police.get(act).status_code == 200, act
    handover = f"/cases/{code}/rescue/record-handover"
    handed = {"received_by_agency": house.agencies["health"]} | boxes("handed_at", now())
    assert police.send(handover, **handed).status_code == 303
    assert police.get(handover).status_code == 303
    state = load(find_code(code) or "")
    assert state is not None
    assert state.outcome_of("rescue") == "rescued_handed_over"


def test_only_police_reach_it(house: House) -> None:
    assert Browser(house, "caseworker").get("/rescue/new").status_code == 403


def test_that_there_is_no_rescue_leads_back_to_the_case(house: House) -> None:
    """An act that writes no record of its own has a place to lead to as well."""
    code = under_way(Story(house)).code
    police = Browser(house, "police")
    police.open(code, "rescue")
    done = police.send(f"/cases/{code}/rescue/mark-not-applicable")
    assert done.status_code == 303
    assert done.location.endswith(f"/cases/{code}?changed=rescue#rescue")
