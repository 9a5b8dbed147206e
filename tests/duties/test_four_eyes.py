"""Four eyes hold: no sight too many, nothing rewritten, nothing twice, nothing stuck."""

from dataclasses import replace
from uuid import uuid4

import pytest

from caseflow.case.access import enter
from caseflow.case.acts import Submission
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.view import case_view
from caseflow.duties.approvals import put_up, return_all, undecided
from caseflow.duties.records import APPROVAL
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import Conflict, NotThere, Refused
from caseflow.policy import Role
from caseflow.protection import section as protection
from caseflow.protection.records import PROTECTION_MEASURE
from caseflow.sharing.participation import Capacity, assign, assignments
from caseflow.staff import service as staff
from caseflow.staff.bootstrap import system_permit
from caseflow.support import section
from caseflow.vault.reading import clear_rows, of_case
from tests.cooperation.agreements import answer, hand_over
from tests.cooperation.test_barring import bar
from tests.house import House
from tests.intake.arrivals import inside
from tests.meanwhile import Meanwhile
from tests.protection.cases import at, change_as, do, new_case
from tests.protection.test_story import propose as propose_measure
from tests.support.steps import ALLOWANCE, approve, give, propose, values, victim


def case_of(house: House, code: str) -> str:
    return enter(house.actor("caseworker"), code).case


def decisions(house: House, code: str) -> list[str | None]:
    rows = [r for r in of_case([APPROVAL], case_of(house, code)) if r.part is APPROVAL.parts[0]]
    return [row.values["decision"] for row in rows]


def sees_as_decider(house: House, code: str, key: str) -> bool:
    rows = assignments(case_of(house, code), house.officers[key])
    held = [r for r in rows if r.values["capacity"] == Capacity.APPROVER]
    return any(r.values["ended_at"] is None for r in held)


def test_a_supervisor_asked_to_approve_is_no_decider_by_it(house: House) -> None:
    staff.grant_role(system_permit(), house.officers["supervisor"], Role.DECISION_MAKER)
    code = victim(house)
    propose(house, code)
    assert not sees_as_decider(house, code, "supervisor")
    with pytest.raises(NotThere):
        enter(replace(house.actor("supervisor"), role=Role.DECISION_MAKER), code)
    assert section.APPROVE_CLOSURE.open_to(at(house, "supervisor", code))


def test_who_decides_one_matter_is_not_offered_another(house: House) -> None:
    """Both deciders are in the case, each by a matter of their own; neither reads the other's."""
    code = new_case(house)
    propose_measure(house, code)
    propose_measure(house, code, to="decider_2")
    for key in ("decider", "decider_2"):
        access = at(house, key, code)
        asked = {a.values["subject_record"]: a for a in undecided(access.case)}
        offered = [m for m in clear_rows(PROTECTION_MEASURE, access.case)
                   if protection.DECIDE.offered_on(access, m)]  # fmt: skip
        assert [asked[m.record].values["approver"] for m in offered] == [house.officers[key]]


def test_a_decider_sees_the_case_until_the_matter_is_decided(house: House) -> None:
    code = new_case(house)
    propose_measure(house, code)
    assert sees_as_decider(house, code, "decider")


@pytest.mark.parametrize("decided", [False, True])
def test_a_payment_put_up_is_not_corrected(house: House, decided: bool) -> None:
    code = victim(house)
    record = give(house, code, **ALLOWANCE)
    if decided:
        approved = {"decision": "approved"}
        do(house, "supervisor", code, section.APPROVE_PAYMENT, record, approval=approved)
    access = at(house, "caseworker", code)
    with pytest.raises(NotThere):
        open_for_correction(access, SERVICE_GIVEN.name, record)
    shown = [r for s in case_view(access).sections for r in s.records if r.record == record]
    assert [view.may_correct for view in shown] == [False]


def test_no_correction_makes_a_payment_of_a_meal(house: House) -> None:
    code = victim(house)
    record = give(house, code)
    access = at(house, "caseworker", code)
    shown = open_for_correction(access, SERVICE_GIVEN.name, record)
    told = {f.name: shown.values.get(f.name) for f in shown.fields}
    with pytest.raises(Refused):
        correct(access, shown, shown.versions, told | {"service": "hardship_allowance"}, "k")
    correct(access, shown, shown.versions, told | {"service": "daily_items"}, str(uuid4()))
    assert values(house, "caseworker", code, "service_given")[0]["service"] == "daily_items"


def test_of_two_payments_at_once_one_is_refused(house: House, meanwhile: Meanwhile) -> None:
    code = victim(house)
    give(house, code)
    meanwhile("support.record_service", lambda: give(house, code, **ALLOWANCE))
    with pytest.raises(Refused, match="khoản chi một lần vừa được trình"):
        give(house, code, **ALLOWANCE)
    assert decisions(house, code) == [None]


def test_of_two_closures_at_once_one_is_refused(house: House, meanwhile: Meanwhile) -> None:
    code = victim(house)
    meanwhile("support.propose_closure", lambda: propose(house, code))
    with pytest.raises(Refused):
        propose(house, code)
    assert decisions(house, code) == [None]


def test_what_waits_is_put_up_no_second_time(house: House) -> None:
    """Neither afterwards nor by whoever looked before the other had saved."""
    case = case_of(house, new_case(house))
    asked = Submission({"approval": {"approver": house.officers["decider"]}}, "key")
    first, meanwhile = (change_as(house, "caseworker", case) for _ in range(2))
    for change in (first, meanwhile):
        put_up(change, "protection_measure", "one", asked)
    first.commit()
    with pytest.raises(Refused, match="đang chờ ý kiến"):
        meanwhile.commit()
    with pytest.raises(Refused, match="đang chờ ý kiến"):
        put_up(change_as(house, "caseworker", case), "protection_measure", "one", asked)
    assert len(undecided(case)) == 1


def test_a_case_is_not_closed_over_what_was_just_proposed(
    house: House, meanwhile: Meanwhile
) -> None:
    code = victim(house)
    record = propose(house, code)
    meanwhile("support.approve_closure", lambda: propose_measure(house, code, "protection"))
    with pytest.raises(Refused):
        approve(house, code, record)
    assert not enter(house.actor("caseworker"), code).state.closed


def test_nothing_is_put_up_in_a_case_just_closed(house: House, meanwhile: Meanwhile) -> None:
    code = victim(house)
    record = propose(house, code)
    meanwhile("protection.propose", lambda: approve(house, code, record))
    with pytest.raises(Conflict):
        propose_measure(house, code, "protection")
    assert enter(house.actor("caseworker"), code).state.closed


def test_a_hand_over_returns_what_waited_for_the_giver(house: House) -> None:
    code = victim(house)
    propose(house, code)
    propose_measure(house, code)
    handed = hand_over(house, inside(house, "caseworker", code), "health_2")
    case = case_of(house, code)
    answer(house, "other_caseworker", code, handed)
    assert undecided(case) == []
    rows = assignments(case, house.officers["decider"])
    assert rows
    assert all(row.values["ended_at"] for row in rows)
    assert section.PROPOSE_CLOSURE.open_to(inside(house, "other_caseworker", code))


def test_a_measure_refused_is_not_decided_any_more(house: House) -> None:
    code = new_case(house)
    propose_measure(house, code)
    told = {
        "measures": ["guard"],
        "alternatives_explained": "yes",
        "reason_accepted": "yes",
        "reason": "Về quê",
    }
    do(house, "protection", code, protection.REFUSE, protection_refusal=told)
    assert decisions(house, code) == ["returned"]
    with pytest.raises(NotThere):
        enter(house.actor("decider"), code)


def test_who_is_asked_about_a_matter_as_another_ends_still_sees_it(house: House) -> None:
    code = new_case(house)
    ends = propose_measure(house, code)
    change = change_as(house, "caseworker", case_of(house, code))
    asked = {"approval": {"approver": house.officers["decider"]}}
    put_up(change, "protection_measure", "another", Submission(asked, "key"))
    return_all(change, change.permit.case or "", records=[ends])
    change.commit()
    [left] = undecided(case_of(house, code))
    assert left.values["subject_record"] == "another"
    assert sees_as_decider(house, code, "decider")


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_who_is_barred_is_told_to_nobody_who_looks_for_an_approver(house: House) -> None:
    """A barred officer and one who verified the case are refused alike, with an entry each."""
    code = new_case(house)
    bar(house, at(house, "police_supervisor", code), "decider", "suspect")
    change = change_as(house, "intake", case_of(house, code))
    assign(change, house.officers["decider_2"], Capacity.VERIFIER)
    change.commit()
    told = set()
    for approver in ("decider", "decider_2"):
        with pytest.raises(Refused) as refusal:
            propose_measure(house, code, "caseworker", approver)
        told.add((refusal.value.message, refusal.value.field))
        assert house.entries(limit=1)[0].facts["rule"] == "approver.unfit"
    assert len(told) == 1
