"""What support refuses: by law, by consent, by what others still owe."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.clock import now, today
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import Denied, NotThere, Refused
from caseflow.people.situation import place_of
from caseflow.sharing.records import REFERRAL
from caseflow.support import outcomes, section
from caseflow.support.entitling import shown
from caseflow.vault.reading import of_case
from tests.house import House
from tests.protection.cases import at, change_as, do, new_case
from tests.support.steps import (
    ALLOWANCE,
    CLOSING,
    LATER,
    TODAY,
    accept,
    clock_names,
    consent,
    give,
    refer,
    tasks,
    victim,
)

TOMORROW = (today() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("status", "nationality", "given"),
    [
        ("victim", "VN", "eligible"),
        ("in_process", "VN", "not_eligible"),
        ("victim", "LA", "not_eligible"),
        ("received", "VN", "to_confirm"),
        ("not_victim", "VN", "not_eligible"),
    ],
)
def test_a_regime_is_given_as_the_table_says(
    house: House, status: str, nationality: str, given: str
) -> None:
    code = new_case(house, status, nationality)
    lines = {each.regime: each for each in shown(at(house, "caseworker", code)).computed()}
    assert lines["h"].eligibility == given
    if given == "eligible":
        give(house, code, regime="h", service="schooling")
    else:
        with pytest.raises(Refused, match="Chế độ được hưởng"):
            give(house, code, regime="h", service="schooling")


def test_case_by_case_is_given_after_its_reason(house: House) -> None:
    code = new_case(house, "victim", "LA")
    with pytest.raises(Refused):
        give(house, code)
    told = {"regime": "a", "eligibility": "case_by_case", "person_choice": "not_asked"}
    with pytest.raises(Refused, match="ghi lý do"):
        do(house, "caseworker", code, section.ENTITLE, entitlement=told)
    reasoned = told | {"reason": "Không có chỗ ở"}
    do(house, "caseworker", code, section.ENTITLE, entitlement=reasoned)
    give(house, code)


def test_the_old_law_has_its_own_regimes_and_its_own_limit(house: House) -> None:
    code = victim(house)
    case = enter(house.actor("caseworker"), code)
    change = change_as(house, "caseworker", case.case)
    change.revise(case.state.row, {"applicable_law": "law_2011"})
    change.commit()
    with pytest.raises(Refused):
        give(house, code)
    give(house, code, regime="law_2011_a")
    told = {"regime": "law_2011_a", "eligibility": "eligible", "person_choice": "not_asked"}
    do(house, "caseworker", code, section.ENTITLE, entitlement=told)
    with pytest.raises(Refused):
        do(house, "caseworker", code, section.ENTITLE, entitlement=told | {"regime": "a"})
    assert clock_names(house, code) == [("essential_needs", False)]


@pytest.mark.parametrize(
    "told",
    [
        {"started_on": TOMORROW},
        {"ended_on": (today() - timedelta(days=1)).isoformat()},
        {"amount": "100000"},
    ],
)
def test_a_service_is_refused(house: House, told: dict[str, Any]) -> None:
    code = victim(house)
    with pytest.raises(Refused):
        give(house, code, **told)
    assert not of_case([SERVICE_GIVEN], enter(house.actor("caseworker"), code).case)


def test_an_allowance_needs_its_approver(house: House) -> None:
    code = victim(house)
    told = ALLOWANCE | {"provider": house.agencies["health"]}
    with pytest.raises(Refused):
        do(house, "caseworker", code, section.GIVE, service_given=told)


def test_a_payment_is_decided_once_by_whom_it_was_put_to(house: House) -> None:
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    access = at(house, "supervisor", code)
    answers = {"approval": {"decision": "approved"}}
    other = at(house, "police_supervisor", code)
    with pytest.raises(NotThere):
        section.APPROVE_PAYMENT.run(other, Submission(answers, "k", record))
    rejected = {"approval": {"decision": "rejected"}}
    with pytest.raises(Refused, match="lý do"):
        section.APPROVE_PAYMENT.run(access, Submission(rejected, str(uuid4()), record))
    section.APPROVE_PAYMENT.run(access, Submission(answers, str(uuid4()), record))
    with pytest.raises(NotThere):
        section.APPROVE_PAYMENT.run(access, Submission(answers, str(uuid4()), record))


def test_a_referral_is_refused(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    consent(house, code, "health")
    for told in (
        {"receiving_agency": house.agencies["health"]},
        {"receiving_agency": "no-such-agency"},
        {"receiving_agency": house.agencies["women"]},
        {"compartments": ["identity", "health"]},
        {"expires_on": (today() + timedelta(days=31)).isoformat()},
        {"expires_on": (today() - timedelta(days=1)).isoformat()},
    ):
        with pytest.raises((Refused, NotThere)):  # no form offers an agency that is not
            refer(house, code, **told)
    assert not of_case([REFERRAL], enter(house.actor("caseworker"), code).case)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_same_referral_is_not_sent_twice_while_it_runs(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    record = refer(house, code)
    with pytest.raises(Refused, match="Cơ quan legal_aid ngày") as refusal:
        refer(house, code)  # it waits
    assert refusal.value.field == "receiving_agency"
    accept(house, code, record)
    with pytest.raises(Refused, match="Đã chuyển tuyến"):
        refer(house, code)  # it runs
    refer(house, code, services_asked=["shelter"])
    refer(house, code, compartments=["identity", "support"])
    closed = {"status": "completed", "summary": "Đã xong", "closed_on": TODAY}
    do(house, "provider", code, outcomes.FEED_BACK, record, referral_feedback=closed)
    again = refer(house, code)
    do(house, "caseworker", code, section.REVOKE, again)
    refer(house, code)


def test_only_an_accepted_provider_records(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    record = refer(house, code)
    access = at(house, "provider", code)
    own = {"service_given": {"regime": "dd", "service": "legal_aid", "started_on": TODAY}}
    with pytest.raises((NotThere, Denied)):
        section.GIVE_OWN.run(access, Submission(own, str(uuid4())))
    feedback = {"referral_feedback": {"status": "under_way", "summary": "…"}}
    with pytest.raises((NotThere, Denied)):
        outcomes.FEED_BACK.run(access, Submission(feedback, str(uuid4()), record))


def test_a_revoked_referral_is_not_revoked_again(house: House) -> None:
    code = victim(house)
    consent(house, code, "legal_aid")
    record = refer(house, code)
    do(house, "caseworker", code, section.REVOKE, record)
    with pytest.raises(NotThere):
        section.REVOKE.run(at(house, "caseworker", code), Submission({}, "k", record))


def test_sessions_and_examinations_are_refused(house: House) -> None:
    code = victim(house)
    later = (now() + timedelta(hours=1)).isoformat()
    session = {"held_at": later, "focus": "…", "self_harm_concern": "none_seen"}
    with pytest.raises(Refused):
        do(house, "counsellor", code, section.COUNSEL, counselling_session=session)
    assert not section.COUNSEL.open_to(at(house, "caseworker", code))
    examined = {"examined_on": TODAY, "facility": house.agencies["health"], "agreed": "no"}
    with pytest.raises(Refused, match="đồng ý"):
        do(house, "caseworker", code, section.EXAMINE, health_assessment=examined)
    do(
        house, "caseworker", code, section.EXAMINE,
        health_assessment=examined | {"agreed": "yes", "insurance_status": "held"},
    )  # fmt: skip


def test_a_contact_that_reached_the_person_says_how_they_are(house: House) -> None:
    code = victim(house)
    contact = {"milestone": "month_1", "done_on": TODAY, "result": "met"}
    with pytest.raises(Refused):
        do(house, "caseworker", code, section.FOLLOW, follow_up=contact)
    missed = contact | {"result": "not_reached"}
    with pytest.raises(Refused, match="ngày liên hệ lại"):
        do(house, "caseworker", code, section.FOLLOW, follow_up=missed)
    do(house, "caseworker", code, section.FOLLOW, follow_up=missed | {"next_on": LATER})
    assert tasks(house, code)["follow_up"] == date.fromisoformat(LATER)


def test_where_the_person_is_follows_who_leads(house: House) -> None:
    assert place_of(at(house, "caseworker", victim(house))) == "viet_nam"


@pytest.mark.parametrize("key", ["police", "protection", "counsellor", "supervisor"])
def test_only_the_caseworker_plans_refers_and_closes(house: House, key: str) -> None:
    access = at(house, key, victim(house))
    for act in (section.ENTITLE, section.PLAN, section.REFER, section.PROPOSE_CLOSURE):
        with pytest.raises(Denied):
            act.run(
                access, Submission({"closure": CLOSING, "referral": {"expires_on": LATER}}, "k")
            )


def test_whoever_takes_part_by_law_stays_when_a_referral_ends(house: House) -> None:
    code = victim(house)
    consent(house, code, "police")
    record = refer(house, code, receiving_agency=house.agencies["police"])
    do(house, "caseworker", code, section.REVOKE, record)
    assert enter(house.actor("police"), code).facts.assigned
