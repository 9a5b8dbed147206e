"""Whoever is kin, suspect or named is kept out of a case, and may be let in again."""

import pytest
from sqlalchemy import Engine

from caseflow.case.access import Access, enter
from caseflow.case.acts import Submission
from caseflow.case.labels import Shower
from caseflow.case.timeline import timeline
from caseflow.case.view import case_view
from caseflow.cooperation import assigning, barring, forms
from caseflow.db import current
from caseflow.duties.approvals import undecided
from caseflow.duties.home import home
from caseflow.duties.tasks import open_tasks
from caseflow.errors import Denied, NotThere, Refused
from caseflow.law.book import LawBook
from caseflow.sharing.consent import consents
from caseflow.sharing.participation import assignments, barred
from caseflow.sharing.records import BAR
from caseflow.vault.reading import of_case
from tests.cooperation.agreements import accepted, agree, answer, consent, hand_over
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.protection.cases import at, new_case
from tests.protection.test_story import propose
from tests.statements import statements


def taken_over(house: House) -> str:
    return accepted(house, arrive(house)).state.code


def bar(house: House, access: Access, key: str, ground: str = "relative") -> str:
    do(access, barring.BAR_OFFICER, {"barred_officer": house.officers[key], "reason": ground})
    return of_case([BAR], access.case)[-1].record


def test_the_responsible_officer_barred_is_out_at_once_and_replaced(house: House) -> None:
    code = taken_over(house)
    access = inside(house, "supervisor", code)
    bar(house, access, "caseworker", "suspect")
    with pytest.raises(NotThere):
        enter(house.actor("caseworker"), code)
    assert all(r.values["ended_at"] for r in assignments(access.case, house.officers["caseworker"]))
    access = inside(house, "supervisor", code)
    assert access.state.facts["responsible_officer"] is None
    assert "assign_officer" in {r.values["kind"] for r in open_tasks([access.case])[access.case]}
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    do(access, assigning.ASSIGN, chosen)
    assert open_tasks([access.case]).get(access.case, []) == []


def test_a_bar_is_lifted_and_the_officer_assigned_again(house: House) -> None:
    code = taken_over(house)
    access = inside(house, "supervisor", code)
    record = bar(house, access, "caseworker_2")
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "responsible"}
    with pytest.raises(Refused):
        do(access, assigning.ASSIGN, chosen)
    do(access, barring.LIFT_BAR, {}, record)
    with pytest.raises(NotThere):
        do(access, barring.LIFT_BAR, {}, record)
    do(access, assigning.ASSIGN, chosen)
    enter(house.actor("caseworker_2"), code)


def test_what_waits_for_a_barred_decider_goes_back(house: House) -> None:
    code = new_case(house)
    propose(house, code)
    access = at(house, "police_supervisor", code)
    bar(house, access, "decider", "named")
    assert undecided(access.case) == []
    with pytest.raises(NotThere):
        enter(house.actor("decider"), code)
    with pytest.raises(Refused) as refusal:
        propose(house, code)
    assert refusal.value.field == "approver"


@pytest.mark.parametrize("key", ["supervisor", "police", "auditor"])  # oneself, others', no role
def test_whom_a_supervisor_does_not_bar(house: House, key: str) -> None:
    access = inside(house, "supervisor", taken_over(house))
    with pytest.raises(Refused) as refusal:
        bar(house, access, key)
    assert refusal.value.field == "barred_officer"
    assert not barred(access.case, house.officers[key])


def test_only_a_supervisor_bars_and_nobody_is_barred_twice(house: House) -> None:
    code = taken_over(house)
    assert not barring.BAR_OFFICER.open_to(inside(house, "caseworker", code))
    access = inside(house, "supervisor", code)
    record = bar(house, access, "counsellor")
    with pytest.raises(Refused):
        bar(house, access, "counsellor")
    with pytest.raises(Denied):
        barring.lift(inside(house, "caseworker", code), Submission({}, "k", record))


def test_the_case_says_who_is_barred_and_why_in_words(house: House) -> None:
    code = taken_over(house)
    access = inside(house, "supervisor", code)
    bar(house, access, "counsellor", "other_conflict")
    [view] = [r for s in case_view(access).sections for r in s.records if r.kind is BAR]
    assert view.acts == (barring.LIFT_BAR,)
    with house.app.test_request_context():
        shown = Shower().value(BAR.spec.field("reason"), view.values["reason"])
        assert shown == "Xung đột lợi ích khác"
        form = forms.bar(current(LawBook), barring.barrable(access))()
        assert [code for code, _label in form.reason.choices] == [
            *("relative", "suspect", "named", "other_conflict")
        ]


def test_that_an_officer_is_suspected_is_for_the_supervisors_of_their_agency(house: House) -> None:
    """Neither who reads the table nor a colleague learns it; another supervisor may lift it."""
    code = taken_over(house)
    bar(house, inside(house, "supervisor", code), "caseworker_2", "suspect")
    rows = of_case([BAR], inside(house, "supervisor", code).case, history=True)
    assert "suspect" not in {value for row in rows for value in row.clear().values()}
    told = {}
    for key in ("supervisor", "caseworker"):
        access = inside(house, key, code)
        kinds = {r.kind for s in case_view(access).sections for r in s.records}
        told[key] = [BAR in kinds, BAR in {h.kind for h in timeline(access)}]
    assert told == {"supervisor": [True, True], "caseworker": [False, False]}


def test_who_is_barred_while_writing_writes_nothing(house: House) -> None:
    """What was read before the bar is not saved after it, and the attempt has its entry."""
    code = taken_over(house)
    late = inside(house, "caseworker", code)
    bar(house, inside(house, "supervisor", code), "caseworker")
    before = len(consents(late.case))
    with pytest.raises(Denied):
        agree(late, consent(house, "legal_aid"))
    assert len(consents(late.case)) == before
    assert house.entries()[0].facts["event"] == "record_failed"


def test_who_is_barred_is_not_told_of_the_case_when_it_is_handed_to_their_agency(
    house: House,
) -> None:
    def told(key: str) -> set[str]:
        return {item.state.code for group in home(house.actor(key)).groups.values()
                for item in group if item.kind == "handover"}  # fmt: skip

    code = taken_over(house)
    bar(house, inside(house, "supervisor", code), "caseworker_2")
    away = hand_over(house, inside(house, "caseworker", code), "police")
    answer(house, "police", code, away)
    hand_over(house, inside(house, "police", code), "health")
    assert told("caseworker") == {code}
    assert told("caseworker_2") == set()
    with pytest.raises(NotThere):
        enter(house.actor("caseworker_2"), code)
    assert house.entries()[0].facts["rule"] == "case.out_of_scope"


def test_whom_one_can_bar_is_asked_in_two_questions_whoever_works_there(house: House) -> None:
    code = taken_over(house)
    access = inside(house, "supervisor", code)
    bar(house, access, "counsellor")
    with statements(Engine) as sent:
        found = barring.barrable(access)
    assert len(sent) == 2, "\n".join(sent)
    assert {officer for officer, _ in found} == {
        house.officers[key] for key in ("caseworker", "caseworker_2")
    }
