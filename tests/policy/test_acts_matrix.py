"""Every act of every stage for every role, against our own table; and what an act opens."""

from dataclasses import replace
from itertools import product

import pytest

from caseflow.law.compartments import Compartment
from caseflow.permits import Permit
from caseflow.policy import (
    CASE_ROLES,
    Desk,
    Facts,
    Purpose,
    Reach,
    Role,
    act_rule,
    in_scope,
    may_act,
    permit_act,
    permit_case,
    permit_desk,
    permit_opening,
)
from tests.policy.cases import EVERY, GRANTED, TIES, actor, expected, facts

GRANTS = {(line["stage"], line["role"], line["act"]) for line in expected("expected_acts.csv")}
STAGES = sorted({stage for stage, _, _ in GRANTS})
ACTS = sorted({act for _, _, act in GRANTS})
# These answer what another agency sent, so before the case is in the agency's scope.
ANSWERS = {
    "accept hand-over": "handover",
    "accept hand-over for the agency": "handover",
    "accept or decline a referral": "referral",
}
FORM = frozenset({Compartment.HEALTH, Compartment.LEGAL})


def test_every_role_stage_and_act() -> None:
    cells = list(product(Role, STAGES, ACTS))
    for role, stage, act in cells:
        assert may_act(role, stage, act) == ((stage, role, act) in GRANTS), f"{role} {stage} {act}"
    assert len(GRANTS) == 52
    assert len(cells) == 11 * 7 * 32


def test_every_act_under_every_tie() -> None:
    compared = 0
    for (stage, name, act), standing, tie in product(sorted(GRANTS), GRANTED, TIES):
        known = facts(Role(name), standing, tie)
        allowed = act not in ANSWERS and in_scope(known) is not None
        assert (act_rule(known, stage, act) is not None) == allowed, f"{name} {act} {tie}"
        assert (_permit(known, stage, act) is not None) == allowed
        compared += 1
    assert compared == len(GRANTS) * len(GRANTED) * len(TIES)


def _permit(known: Facts, stage: str, act: str, about: str = "") -> Permit | None:
    return permit_act(known, stage, act, Purpose.SUPPORT, FORM, about)


def test_an_answer_is_given_only_to_what_waits_for_it() -> None:
    for stage, name, act in sorted(GRANTS):
        if act not in ANSWERS:
            continue
        for waiting in (set(), {"handover"}, {"referral"}, {"handover", "referral"}):
            known = facts(Role(name), "none", "none", addressed=frozenset(waiting))
            allowed = ANSWERS[act] in waiting
            assert (act_rule(known, stage, act) is not None) == allowed
            barred = facts(Role(name), "none", "barred", addressed=frozenset(waiting))
            assert act_rule(barred, stage, act) is None
            shut = facts(Role(name), "none", "unconfirmed", addressed=frozenset(waiting))
            assert act_rule(shut, stage, act) is None


def test_an_act_opens_its_form_for_ones_own_rows_and_nothing_else() -> None:
    for stage, name, act in sorted(GRANTS):
        if act in ANSWERS:
            continue
        standing = "referral" if name == Role.REFERRED_PROVIDER else "lead"
        known = facts(Role(name), standing)
        permit, plain = _permit(known, stage, act), permit_case(known, Purpose.SUPPORT)
        assert permit is not None
        assert plain is not None
        for compartment in Compartment:
            own = permit.may_write(compartment, "me", "new")
            assert own == (compartment in FORM or plain.may_write(compartment, "me", "new"))
            theirs = permit.may_write(compartment, "somebody", "old")
            assert theirs == plain.may_write(compartment, "somebody", "old")
            read = permit.may_read(compartment, "somebody", "old")
            assert read == plain.may_read(compartment, "somebody", "old")


def test_an_act_about_a_record_completes_that_record_alone() -> None:
    known = facts(Role.DECISION_MAKER)
    permit = _permit(known, "protection", "decide", about="proposal")
    assert permit is not None
    assert permit.may_write(Compartment.HEALTH, "somebody", "proposal")
    assert permit.may_read(Compartment.HEALTH, "somebody", "proposal")
    assert not permit.may_write(Compartment.HEALTH, "somebody", "other")
    assert not permit.may_read(Compartment.HEALTH, "somebody", "other")
    assert not permit.may_write(Compartment.COUNSELLING, "somebody", "proposal")


def test_who_verified_never_decides() -> None:
    for stage in ("identification", "protection"):
        assert act_rule(facts(Role.DECISION_MAKER, tie="verifier"), stage, "decide") is None
        assert act_rule(facts(Role.DECISION_MAKER, tie="proposal"), stage, "decide")


def test_a_case_is_opened_by_whom_the_table_lets_record_there() -> None:
    for role, stage in product(Role, ("intake", "rescue")):
        found = permit_opening(actor(role), "case", stage, "record")
        assert (found is not None) == ((stage, role, "record") in GRANTS)
        assert permit_opening(actor(role, confirmed=False), "case", stage, "record") is None
        if found:
            assert set(found.writes.values()) == {Reach.OWN}
            assert not found.may_read(Compartment.IDENTITY, "somebody", "record")


def test_the_desks() -> None:
    compared = 0
    for role, desk, confirmed in product(Role, Desk, (True, False)):
        found = permit_desk(actor(role, confirmed=confirmed), desk)
        case_desk = desk in (Desk.WORK, Desk.SEARCH, Desk.REQUESTS)
        theirs = {
            Desk.STAFF: role in (Role.ADMINISTRATOR, Role.SUPERVISOR),
            Desk.LOG: role is Role.AUDITOR,
            Desk.AMENDING: role is Role.ADMINISTRATOR,
        }.get(desk, role in CASE_ROLES if case_desk else True)
        open_to_all = desk is Desk.OWN_ACCOUNT
        assert (found is not None) == (theirs and (confirmed or open_to_all)), f"{role} {desk}"
        if found:
            assert found.case is None
            reached = {c for c in EVERY if found.may_read(c, "somebody", "r")}
            assert reached == ({Compartment.OVERSIGHT} if desk is Desk.LOG else set())
        compared += 1
    assert compared == 11 * 7 * 2


def test_nobody_but_policy_makes_a_permit() -> None:
    permit = permit_case(facts(Role.CASEWORKER), Purpose.SUPPORT)
    assert permit is not None
    with pytest.raises(TypeError, match="policy alone"):
        Permit(actor(Role.CASEWORKER), "case", "rule", Purpose.SUPPORT)
    with pytest.raises(TypeError, match="policy alone"):
        Permit(actor(Role.CASEWORKER), "case", "rule", "support", mint=object())
    with pytest.raises((TypeError, ValueError)):
        replace(permit, case="another")
    with pytest.raises(AttributeError):
        permit.case = "another"  # type: ignore[misc]  # what must be refused
