"""The records of reception, each its own act: safety first, then what is needed, then
what was said. What can be so once is asked once, and corrected afterwards; care is given, and
minors are recorded, as often as there is more."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect, Submission, nothing_else
from caseflow.case.dates import check_happened, moment_of
from caseflow.clock import today
from caseflow.duties.clocks import start, stop
from caseflow.duties.rules import Task
from caseflow.duties.services import SERVICE_GIVEN, begins_needs
from caseflow.duties.tasks import give_once
from caseflow.errors import N_
from caseflow.intake import giving
from caseflow.intake.emergencies import emergency_again, keep_child
from caseflow.intake.facts import (
    answered,
    check_step,
    leads,
    recorded,
    route,
    under_way,
)
from caseflow.intake.records import (
    DECLARATION,
    HOTLINE_CALL,
    IMMEDIATE_NEEDS,
    INTAKE_CHILD,
    INTAKE_RETURN,
)
from caseflow.intake.rules import (
    NEVER_ABROAD,
    check_declaration,
    first_duty,
)
from caseflow.law.ages import AgeClass
from caseflow.people.representing import age_today, check_some_representative
from caseflow.people.rules import check_minor
from caseflow.people.service import (
    ACCOMPANYING_MINOR,
    SAFE_CONTACT_RULE,
)
from caseflow.policy import Role
from caseflow.staff import roster
from caseflow.vault.record import RecordKind

Answers = Mapping[str, Any]


def _new(kind: RecordKind, slug: str, sent: Submission, access: Access) -> Change:
    return Change(access.permit_act("intake", "record", [kind]), sent.key, f"intake.{slug}")


def _plainly(kind: RecordKind, slug: str) -> Callable[[Access, Submission], Saved]:
    def run(access: Access, sent: Submission) -> Saved:
        change = _new(kind, slug, sent, access)
        change.add(kind, sent.of(kind.name))
        return change.commit()

    return run


def record_needs(access: Access, sent: Submission) -> Saved:
    """What is needed now."""
    answers = sent.of(IMMEDIATE_NEEDS.name)
    change = _new(IMMEDIATE_NEEDS, "record_needs", sent, access)
    change.add(IMMEDIATE_NEEDS, answers)
    keep_needs(change, access, answers)
    return change.commit()


def keep_needs(change: Change, access: Access, answers: Answers) -> None:
    """Danger, a need of a doctor and acute distress call somebody, when they are recorded and
    when a correction says so."""
    agency = access.state.lead
    for name, task, role in CALLED:
        if answers.get(name) == "yes" and change.tells(IMMEDIATE_NEEDS, name):
            give_once(change, task, role, agency, today())


CALLED = (
    ("in_danger", Task.ASSESS_DANGER, Role.PROTECTION_OFFICER),
    ("urgent_medical", Task.URGENT_MEDICAL, Role.CASEWORKER),
    ("acute_distress", Task.CALL_COUNSELLOR, Role.COUNSELLOR),
)


def record_minor(access: Access, sent: Submission) -> Saved:
    """One more minor who came along."""
    answers = sent.of(ACCOMPANYING_MINOR.name)
    check_minor(answers.get("birth_date"), today())
    change = _new(ACCOMPANYING_MINOR, "record_minor", sent, access)
    change.add(ACCOMPANYING_MINOR, answers)
    return change.commit()


def record_declaration(access: Access, sent: Submission) -> Saved:
    """What the person declares, in own words; nobody barred speaks for them."""
    answers = sent.of(DECLARATION.name)
    check_happened(answers["declared_on"], "declared_on")
    check_declaration(answers, age_today(access))
    if answers["declarant"] == "legal_representative":
        check_some_representative(access, "declarant")
    change = _new(DECLARATION, "record_declaration", sent, access)
    change.add(DECLARATION, answers)
    return change.commit()


def record_child(access: Access, sent: Submission) -> Saved:
    """How a child is accompanied and to whom given; whether the emergency is seen to."""
    answers = sent.of(INTAKE_CHILD.name)
    change = _new(INTAKE_CHILD, "record_child", sent, access)
    change.add(INTAKE_CHILD, answers)
    keep_child(change, access, answers)
    return change.commit()


def record_call(access: Access, sent: Submission) -> Saved:
    """The call to 111 and to whom it was forwarded: if here, then as if reported here (Đ27)."""
    answers = sent.of(HOTLINE_CALL.name)
    forwarded, here = moment_of(answers["forwarded_at"]), access.actor.agency
    check_step(access, forwarded, "forwarded_at")
    change = _new(HOTLINE_CALL, "record_call", sent, access)
    change.add(HOTLINE_CALL, answers)
    stop(change, access.case, "hotline_forward", done=forwarded)
    if answers["forwarded_to"] == here and not answered(access.case, "department_notified_at"):
        for clock in first_duty(roster.agency(here).kind):
            start(change, clock, forwarded, here)
    return change.commit()


def _forwarded_here(access: Access) -> list[Effect]:
    """What the agency owes first, where the call was forwarded to it."""
    if answered(access.case, "department_notified_at"):
        return []
    owed = first_duty(roster.agency(access.actor.agency).kind)
    return [Effect(clock, when=N_("nếu cuộc gọi được chuyển đến cơ quan bạn")) for clock in owed]


def _act(
    kind: RecordKind,
    slug: str,
    label: str,
    run: Callable[[Access, Submission], Saved],
    offered: Callable[[Access], bool] | None = None,
    sets_off: Callable[[Access], Sequence[Effect]] = nothing_else,
) -> Act:
    """An act of reception, by the lead agency: unless ``offered`` says otherwise it is done once,
    until its record stands."""

    def once(access: Access) -> bool:
        return leads(access) and not recorded(kind, access.case)

    return Act("intake", "record", slug, label, (kind,), run, offered or once, sets_off=sets_off)


def _asked_once(kind: RecordKind, where: Callable[[Access], bool]) -> Callable[[Access], bool]:
    return lambda access: leads(access) and where(access) and not recorded(kind, access.case)


SAFE_CONTACT = _act(
    SAFE_CONTACT_RULE,
    "record_safe_contact",
    N_("Ghi cách liên hệ an toàn"),
    _plainly(SAFE_CONTACT_RULE, "record_safe_contact"),
)
NEEDS = _act(
    IMMEDIATE_NEEDS, "record_needs", N_("Ghi nhu cầu trước mắt và mức độ an toàn"), record_needs
)
ESSENTIALS = _act(
    SERVICE_GIVEN,
    "give_essentials",
    N_("Ghi hỗ trợ ngay khi tiếp nhận"),
    giving.give,
    lambda access: leads(access) and under_way(access),
    begins_needs,
)
CHILD = _act(
    INTAKE_CHILD,
    "record_child",
    N_("Ghi việc tiếp nhận người dưới 18 tuổi"),
    record_child,
    _asked_once(INTAKE_CHILD, lambda access: access.state.age_class != AgeClass.ADULT),
    emergency_again,
)
MINOR = _act(
    ACCOMPANYING_MINOR,
    "record_minor",
    N_("Ghi người dưới 18 tuổi đi cùng"),
    record_minor,
    lambda access: leads(access) and under_way(access),
)
RETURNED = _act(
    INTAKE_RETURN,
    "record_return",
    N_("Ghi việc trở về từ nước ngoài"),
    _plainly(INTAKE_RETURN, "record_return"),
    # A child, or whoever 111 told of, may have come back from abroad too (HN §III.2).
    _asked_once(INTAKE_RETURN, lambda access: route(access) not in NEVER_ABROAD),
)
CALL = _act(
    HOTLINE_CALL,
    "record_call",
    N_("Ghi cuộc gọi đến Tổng đài 111"),
    record_call,
    _asked_once(HOTLINE_CALL, lambda access: route(access) == "hotline"),
    _forwarded_here,
)
DECLARED = _act(DECLARATION, "record_declaration", N_("Ghi tờ khai"), record_declaration)
