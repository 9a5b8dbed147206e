"""The demonstration is whole: all people, all stages, and nobody is named in the log."""

import json
from dataclasses import replace
from typing import Any

import pytest

from caseflow.audit.check import check_all
from caseflow.audit.sequencer import Log
from caseflow.case.access import enter, open_case
from caseflow.case.openings import purposes
from caseflow.case.records import CASE
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseState, load_many
from caseflow.case.view import case_view
from caseflow.clock import now
from caseflow.db import current
from caseflow.demo.making import make_demonstration
from caseflow.demo.staffing import OFFICERS, Invented, table_of_officers
from caseflow.demo.story import LIVES
from caseflow.demo.telling import Cast
from caseflow.duties.clocks import clocks
from caseflow.duties.doing import DONE_BY, INSTEAD, may_do, may_hand_over
from caseflow.duties.home import home
from caseflow.duties.rules import Group, Kind, Task
from caseflow.errors import StartRefused
from caseflow.identification.records import IDENTIFICATION_DECISION
from caseflow.intake.records import INTAKE
from caseflow.law.book import LawBook
from caseflow.law.transition import change_of_law
from caseflow.lawroom.service import proposals
from caseflow.lawroom.shelf import amendments
from caseflow.people.records import PERSON
from caseflow.policy import CASE_ROLES, Actor, Role
from caseflow.protection.records import PROTECTION_MEASURE
from caseflow.rescue.records import RESCUE_OPERATION
from caseflow.sharing.handing import handed_over
from caseflow.sharing.records import CONSENT, HANDOVER, REFERRAL
from caseflow.staff import roster
from caseflow.vault.keystore import KeyStore
from caseflow.vault.opening import open_sealed
from caseflow.vault.reading import current as rows
from caseflow.vault.record import KINDS
from tests.demo.conftest import Demonstration

pytestmark = pytest.mark.usefixtures("demonstration")
BOTH = {StageStatus.UNDER_WAY, StageStatus.ENDED, StageStatus.NOT_STARTED}


def states() -> list[CaseState]:
    return list(load_many([row.case for row in rows(CASE)]).values())


def sealed(kind: Any) -> list[str]:
    """Every sealed value of ``kind`` in the clear, as whoever holds all keys reads it."""
    found = [
        (value, row.place(name))
        for part in kind.parts
        for row in rows(kind, part=part)
        for name, value in row.sealed()
    ]
    places = [place for _, place in found]
    keys = current(KeyStore).data_keys(
        {place.scope for place in places}, {place.compartment for place in places}
    )
    return [open_sealed(keys, value, place) for value, place in found]


def test_everybody_is_there() -> None:
    assert len(states()) >= len(LIVES) >= 24
    names = [name for name in sealed(PERSON) if name.startswith('"') and " " in name]
    assert len(names) >= 24


def test_every_route_and_every_status_of_every_stage() -> None:
    book, found = current(LawBook), states()
    routes = {row.values["route"] for row in rows(INTAKE)}
    assert routes == set(book.codes["route"])
    by_stage = {s: {each.status_of(s) for each in found} for s in Stage}
    for stage in Stage:
        assert by_stage[stage] >= BOTH, stage
    assert StageStatus.NOT_APPLICABLE in by_stage[Stage.VERIFICATION]
    assert StageStatus.NOT_APPLICABLE in by_stage[Stage.RESCUE]
    assert {each.legal_status for each in found} == set(book.codes["legal_status"])
    assert {each.facts["age_class"] for each in found} == set(book.codes["age_class"])
    assert {each.facts["status"] for each in found} == set(book.codes["case_status"])
    assert {each.facts["applicable_law"] for each in found} == {"law_2011", "law_2024"}


def test_every_way_a_matter_can_stand() -> None:
    def stand(kind: Any, name: str) -> set[Any]:
        return {row.values[name] for row in rows(kind)}

    assert {"waiting", "accepted", "declined", "revoked"} <= stand(REFERRAL, "response")
    assert {"waiting", "accepted"} <= stand(HANDOVER, "answer")
    measures = {"proposed", "in_force", "refused", "rejected", "lifted"}
    assert measures <= stand(PROTECTION_MEASURE, "status")
    assert any(row.values["withdrawn_at"] for row in rows(CONSENT))
    assert min(stand(IDENTIFICATION_DECISION, "decided_on")) < change_of_law()


def test_some_are_in_time_and_some_late() -> None:
    running = [
        each
        for found in clocks([state.id for state in states()]).values()
        for each in found
        if not each.stopped
    ]
    late = {each.row.values["clock"] for each in running if each.due_at < now()}
    assert {"initial_facts", "verification"} <= late
    assert any(
        each.row.values["clock"] == "initial_facts" and each.days_left == 0 for each in running
    )
    assert any(each.days_left > 0 for each in running)


def test_enough_officers_in_enough_agencies() -> None:
    lines = table_of_officers()
    assert len(lines) == len(OFFICERS) >= 12
    assert len({line["agency"] for line in lines}) >= 7
    assert len(roster.agencies()) >= 12
    assert all(len(line["code"]) == 6 for line in lines)


def test_every_agency_that_meets_people_has_work_and_the_one_above_is_told() -> None:
    """Border Guard, mission, and the committee above a department that is late for long."""
    names = ("quan.bienphong", "my.suquan", "tam.uyban")
    found = {name: roster.by_sign_in_name(name) for name in names}
    cast = Cast({name: officer.id for name, officer in found.items() if officer})
    for name in names[:2]:
        assert any(home(cast.actor(name)).groups.values()), name
    [late] = home(cast.actor(names[2])).late
    assert (late.agency, late.supervisors) == ("Sở Y tế tỉnh Thái Nguyên", ["Phạm Thu Hà"])
    after = {row.case for row in rows(INTAKE)} & {row.case for row in rows(RESCUE_OPERATION)}
    assert after, "nobody was received after a rescue"


def test_the_log_is_whole_and_names_nobody() -> None:
    log = current(Log)
    assert check_all(log).data.rows > 2000
    told = b"\n".join(log.ledger.read(0, log.ledger.size())).decode()
    texts = {text for kind in KINDS.values() for text in sealed(kind)}
    words = {json.loads(text) for text in texts if text.startswith('"')}
    long_enough = [word for word in words if len(word) > 5 and not word.isascii()]
    assert len(long_enough) > 100
    assert [word for word in long_enough if word in told] == []
    assert "+84" not in told


def test_the_law_was_amended_by_two_and_one_amendment_waits() -> None:
    found = {each.entry: each.decision for each in proposals()}
    assert found == {"service:legal_aid": "agreed", "service_kind:loan": ""}
    assert len({*amendments()[0].by}) == 2


def test_each_step_was_told(demonstration: Demonstration) -> None:
    assert len(demonstration.told) == 3


def test_a_home_in_use_takes_no_second_one(demonstration: Demonstration) -> None:
    with pytest.raises(StartRefused, match="đã có dữ liệu"):
        make_demonstration(replace(demonstration.config, passphrase=None), lambda _: None)


def test_no_task_on_anybodys_first_page_leads_nowhere() -> None:
    """An act by which it is done is offered in the case, or the line says what to do instead."""
    nowhere = []
    for each in OFFICERS:
        who = signed_in(each)
        items = home(who).groups.values() if who.role in CASE_ROLES else ()
        tasks = [i for found in items for i in found if i.kind is Kind.TASK]
        for item in tasks:
            kind = Task(item.row.values["kind"])
            if not may_do(kind, who.role, item.state):
                told = kind in INSTEAD or may_hand_over(who.role, item.state, ())
                nowhere += [] if told or who.role is Role.SUPERVISOR else [(each, kind)]
            elif not offered(who, item.state.code) & set(DONE_BY[kind]):
                nowhere.append((each, kind))
    assert nowhere == []


# Clock → the acts of which one ends it, or brings the day nearer on which it ends.
ENDED_BY = {
    "transfer_to_commune": {"intake.reach_commune", "cooperation.hand_over"},
    "commune_notice": {"intake.notify_department"},
    "hand_over": {"intake.end_intake", "cooperation.hand_over"},
    "rescue_hand_over": {"rescue.record_handover", "cooperation.hand_over"},
    "hotline_forward": {"intake.record_call"},
    "child_emergency": {"intake.record_child", "intake.place_child", "protection.propose"},
    "initial_facts": {"verification.record_initial_facts"},
    "verification": {"verification.record_evidence_item", "verification.record_result"},
    "essential_needs": {"support.plan", "support.change_plan", "support.propose_closure"},
    "support_application": {"support.entitlements"},
}


def test_whoever_owes_what_a_limit_is_for_is_offered_it() -> None:
    stuck, seen = [], set()
    for each in OFFICERS:
        who = signed_in(each)
        for group, items in home(who).groups.items() if who.role in CASE_ROLES else ():
            for item in items if group is not Group.OTHERS else ():
                clock = item.row.values["clock"] if item.kind is Kind.CLOCK else ""
                if not clock or who.role is Role.SUPERVISOR or handed_over([item.state.id]):
                    continue
                seen.add(clock)
                if not offered(who, item.state.code) & ENDED_BY[clock]:
                    stuck.append((each.sign_in_name, item.state.code, clock))
    assert stuck == []
    assert {"commune_notice", "initial_facts", "child_emergency"} <= seen


def signed_in(each: Invented) -> Actor:
    officer = roster.by_sign_in_name(each.sign_in_name)
    return Cast({each.sign_in_name: officer.id if officer else ""}).actor(each.sign_in_name)


def offered(who: Actor, code: str) -> set[str]:
    """The endpoints of all acts offered to this officer in the case."""
    access = enter(who, code)
    view = case_view(access if access.opened else open_case(access, purposes(who.role)[0]))
    acts = [act for each in view.sections for act in each.acts]
    beside = [act for each in view.sections for record in each.records for act in record.acts]
    return {act.endpoint for act in acts + beside}
