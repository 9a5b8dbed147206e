"""The steps of support, as its tests take them: given, referred, accepted, closed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.view import case_view
from caseflow.clock import now, today
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.duties.clocks import clocks
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.duties.tasks import open_tasks
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.support import section
from caseflow.support.records import CLOSURE
from tests.house import House
from tests.protection.cases import at, change_as, do, new_case, only

TODAY, LATER = today().isoformat(), (today() + timedelta(days=30)).isoformat()
PLAN = {
    "person_words": "Muốn về với con và có việc làm",
    "needs": ["work"],
    "living_arrangement": {"not_answered": "unknown"},
    "agreement": "agrees",
    "agreed_on": TODAY,
}
SERVICE = {"regime": "a", "service": "meals", "started_on": TODAY}
ALLOWANCE = {
    "regime": "k",
    "service": "hardship_allowance",
    "started_on": TODAY,
    "amount": "3000000",
    "legal_basis": "NĐ 162/2025",
    "funding_source": "state_budget",
}
CLOSING = {
    "outcome": "reintegrated",
    "reason": "Đã có việc làm",
    "person_view": "Yên tâm",
    "remaining_risks": "Không",
    "follow_up_agreed": "no",
}
TERMS = {"reason": "AdditionalServicesRequired", "services_asked": ["legal_aid"]}


def victim(house: House, **person: Any) -> str:
    return new_case(house, "victim", **person)


def give(house: House, code: str, key: str = "caseworker", **answers: Any) -> str:
    told = {**SERVICE, "provider": house.agencies["health"], **answers}
    approval = {"approver": house.officers["supervisor"]}
    access = do(house, key, code, section.GIVE, service_given=told, approval=approval)
    return only(access, SERVICE_GIVEN)


def consent(house: House, code: str, agency: str, until: str = LATER, *named: str) -> None:
    """The person agrees to share with ``agency``."""
    change = change_as(house, "caseworker", enter(house.actor("caseworker"), code).case)
    answers: Mapping[str, Any] = {
        "purpose": "referral",
        "recipients": [house.agencies[agency]],
        "compartments": list(named or ("identity", "support")),
        "decision": "given",
        "given_at": (now() - timedelta(minutes=1)).isoformat(),
        "expires_on": until,
        "text_shown": "…",
        "form": "oral",
    }
    change.add(CONSENT, answers)
    change.commit()


def refer(house: House, code: str, **answers: Any) -> str:
    told = {
        "receiving_agency": house.agencies["legal_aid"],
        "compartments": ["identity"],
        "expires_on": LATER,
        **TERMS,
        **answers,
    }
    return only(do(house, "caseworker", code, section.REFER, referral=told), REFERRAL)


def accept(house: House, code: str, record: str) -> None:
    """The provider takes the person on."""
    access = enter(house.actor("provider"), code)
    answers = {"referral": {"response": "accepted"}}
    ANSWER_REFERRAL.run(access, Submission(answers, str(uuid4()), record))


def propose(house: House, code: str, **answers: Any) -> str:
    access = do(
        house, "caseworker", code, section.PROPOSE_CLOSURE, closure=CLOSING | answers,
        approval={"approver": house.officers["supervisor"]},
    )  # fmt: skip
    return only(access, CLOSURE)


def approve(house: House, code: str, record: str, **answers: Any) -> None:
    told = answers or {"decision": "approved"}
    do(house, "supervisor", code, section.APPROVE_CLOSURE, record, approval=told)


def tasks(house: House, code: str) -> dict[str, Any]:
    case = enter(house.actor("caseworker"), code).case
    return {r.values["kind"]: r.values["due_on"] for r in open_tasks([case]).get(case, [])}


def clock_names(house: House, code: str) -> list[tuple[str, bool]]:
    case = enter(house.actor("caseworker"), code).case
    found = clocks([case]).get(case, [])
    return [(each.row.values["clock"], each.stopped) for each in found]


def values(house: House, key: str, code: str, kind: str) -> list[dict[str, Any]]:
    view = case_view(at(house, key, code))
    return [dict(r.values) for s in view.sections for r in s.records if r.kind.name == kind]
