"""From the first report to the decision who is a victim."""

from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseState, find_code, load
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, consenting, handing_over
from caseflow.demo.telling import Told, day, moment
from caseflow.duties.clocks import running
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Denied, NotThere
from caseflow.identification import deciding
from caseflow.identification.proposing import PROPOSE
from caseflow.intake import noticing, progress, receiving
from caseflow.intake.opening import receive
from caseflow.law.compartments import Compartment
from caseflow.people.adopting import ADOPT
from caseflow.support.entitling import shown
from caseflow.verification import asking, extending, recording
from tests.house import House
from tests.journeys.cast import PERSON, cast_of, seen

LAW = Compartment.LEGAL
SHARED = ["identity", "contact", "support"]


def state_of(case: Told) -> CaseState:
    """What stands about the case in clear; nobody opens it for that."""
    found = load(find_code(case.code) or "")
    assert found
    return found


def clock_names(case: Told) -> set[str]:
    return {each.row.values["clock"] for each in running(state_of(case).id)}


def owed(case: Told) -> set[str]:
    """The tasks that anybody owes the case."""
    id_ = state_of(case).id
    return {row.values["kind"] for row in open_tasks([id_]).get(id_, [])}


def came_home(house: House, days: int = 0) -> Told:
    """An intake officer receives a person who came home alone: safety first, then words."""
    cast = cast_of(house)
    first_page = {
        "intake": {
            "route": "returned_alone",
            "presented_at": moment(days, 90),
            "reporter": "self",
            "interpretation_need": "spoken",
            "working_arrangements": ["female_officer", "private_room"],
        },
        "person": PERSON.answers() | {"full_name": "Lò Thị Ên", "other_names": "Ên"},
    }
    actor = cast.actor("intake")
    case = Told(cast, PERSON, receive(actor, Submission(first_page, str(uuid4()))))
    contact = {
        "channels": ["phone_call"],
        "phone": PERSON.phone,
        "times": "Sau 19 giờ",
        "caller_introduction": "Người quen cũ",
        "if_other_answers": "end_call",
    }
    case.do("intake", receiving.SAFE_CONTACT, safe_contact_rule=contact)
    needs = {"needs": ["food", "rest"], "in_danger": "no", "urgent_medical": "no"}
    case.do("intake", receiving.NEEDS, immediate_needs=needs | {"acute_distress": "no"})
    minor = {"full_name": "Lò Văn Pâng", "birth_date": "2022", "gender": "Masculine"}
    minor |= {"relationship": "child", "birth_registered": "no"}
    case.do("intake", receiving.MINOR, accompanying_minor=minor)
    notice = {"delivery": ["read_aloud"], "topics": ["rights", "withdrawal"], "understood": "yes"}
    case.do("intake", noticing.TOLD, privacy_notice=notice)
    account = {"account_summary": "Được hứa việc làm ở xa.", "wishes": ["return_home"]}
    case.do("intake", progress.ACCOUNT, intake=account | {"trafficking_signs": ["deceived"]})
    return case


def consent(case: Told, by: str, to: str, purpose: str, compartments: list[str]) -> None:
    answers = {
        "purpose": purpose,
        "recipients": [case.cast.agency(to)],
        "compartments": compartments,
        "decision": "given",
        "form": "oral_witness",
        "witness_name": "Hà Thị Xuân",
        "given_at": moment(minutes=2),
        "expires_on": day(120),
    }
    case.do(by, consenting.RECORD[0], consent=answers)


def to_the_department(case: Told, days: int = 0) -> None:
    """Consent with its exact text, essential needs, the notice, the hand-over, accepted."""
    consent(case, "intake", "health", "support", SHARED)
    read = seen(case, "intake", LAW)["consent"]["text_shown"]
    assert "Cơ quan health" in read
    given = {"service": "meals", "provider": case.cast.agency("commune"), "started_on": day()}
    case.do("intake", receiving.ESSENTIALS, service_given=given)
    told = {"department_notified_at": moment(days, 60), "department": case.cast.agency("health")}
    assert "commune_notice" in clock_names(case)
    case.do("intake", progress.NOTIFIED, intake=told)
    declaration = {
        "kind": "returned_from_abroad", "declarant": "self", "declared_on": day(),
        "statement": "Như đã trình bày.", "confirmation": "fingerprint",
    }  # fmt: skip
    case.do("intake", receiving.DECLARED, declaration=declaration)
    handover = {"to_agency": case.cast.agency("health"), "handed_at": moment(days, 30)}
    case.do("intake", handing_over.HAND_OVER, handover=handover | {"reason": "statutory"})
    with pytest.raises(Denied):  # not yet theirs: only the answer is open to them
        case_view(case.at("caseworker"))
    case.do("caseworker", handing_over.ANSWER, handover={"answer": "accepted"})
    with pytest.raises(NotThere):  # and no longer the commune's
        enter(case.cast.actor("intake"), case.code)
    assert state_of(case).status_of(Stage.INTAKE) is StageStatus.ENDED


def assign(case: Told, officer: str, by: str) -> None:
    work = {"assignee": case.cast.officers[officer], "capacity": "takes_part"}
    case.do(by, assigning.ASSIGN, assignment=work)


def verified(case: Told) -> None:
    """First facts in three days; the police verify, longer than planned; findings adopted."""
    assert "initial_facts" in clock_names(case)
    facts = {
        "identity_check": "consistent", "residence_check": "consistent",
        "sources_asked": ["provincial_police"], "conclusion": "verify", "completed_on": day(),
    }  # fmt: skip
    case.do("caseworker", asking.INITIAL_FACTS, initial_facts_check=facts)
    assert "initial_facts" not in clock_names(case)
    asked = {
        "requested_agency": case.cast.agency("police"), "document_number": "1/SYT",
        "content": "Xác minh nhân thân.", "requested_on": day(),
    }  # fmt: skip
    case.do("caseworker", asking.REQUEST_VERIFICATION, verification_request=asked)
    assert state_of(case).legal_status == "in_process"
    assert "assign_verifier" in owed(case)
    assign(case, "police", "police_supervisor")
    assert "assign_verifier" not in owed(case)
    case.do("police", asking.RECEIVE_REQUEST, verification_request={"received_on": day()})
    evidence = {"source": "b", "provided_by": "Công an xã", "content": "Xác nhận vắng mặt."}
    case.do("police", recording.EVIDENCE, evidence_item=evidence)
    interview = {"held_at": moment(minutes=10), "participation": "completed"}
    interview |= {"support_person": "social_worker", "statement": "Không hỏi lại điều đã kể."}
    case.do("police", recording.INTERVIEW_HELD, interview=interview)
    approver = {"approver": case.cast.officers["decider"]}
    longer = {"reason": "Chờ trả lời của cơ quan đại diện.", "asked_until": day(40)}
    case.do("police", extending.ASK_EXTENSION, verification_extension=longer, approval=approver)
    granted = {"granted_until": day(35)}
    yes = {"decision": "approved"}
    case.do("decider", extending.GRANT_EXTENSION, verification_extension=granted, approval=yes)
    finding = {"full_name": "Lò Thị Yên", "birth_date": "2001-06", "source_note": "Tàng thư"}
    case.do("police", recording.FINDING, identity_finding=finding)
    done = {"result": "facts_confirmed", "completed_on": day(), "summary": "Phù hợp."}
    case.do("police", recording.RESULT, verification_result=done)
    case.do("caseworker", ADOPT, person={"full_name": "adopt"})
    person = seen(case, "caseworker")["person"]
    assert (person["full_name"], person["birth_date"]) == ("Lò Thị Yên", PERSON.birth_date)


def offered_regimes(case: Told) -> dict[str, str]:

    return {each.regime: each.eligibility for each in shown(case.at("caseworker")).computed()}


def identified(case: Told) -> None:
    """Proposed by the verifier, decided by another, on what the decision rests on alone."""
    proposal = {
        "proposed_outcome": "ActualVictimOfTrafficking", "under_18_when_trafficked": "no",
        "acts": ["transporting"], "means": ["deceit"], "purposes": ["forced_labour"],
        "evidence_sources": ["b", "e"], "evidence_summary": "Các nguồn phù hợp.",
    }  # fmt: skip
    decider = {"approver": case.cast.officers["decider"]}
    case.do("police", PROPOSE, identification_proposal=proposal, approval=decider)
    rests = seen(case, "decider", LAW)
    assert rests["identification_proposal"]["evidence_summary"] == "Các nguồn phù hợp."
    assert not rests.keys() & {"interview", "evidence_item", "exploitation_account", "intake"}
    decision = {
        "grounds": "Điều 2(1), Điều 32(1).", "decision": "ActualVictimOfTrafficking",
        "decided_on": day(), "document_kind": "article_33_1", "document_number": "9/GXN",
    }  # fmt: skip
    before = offered_regimes(case)
    case.do("decider", deciding.DECIDE, identification_decision=decision)
    assert state_of(case).legal_status == "victim"
    assert before["k"] != offered_regimes(case)["k"] == "eligible"  # entitlements follow
    case.do("police", deciding.FOLLOW_UP, identification_decision={"explained_on": day()})
    with pytest.raises(NotThere):  # decided: the decider's sight of the case is over
        enter(case.cast.actor("decider"), case.code)
