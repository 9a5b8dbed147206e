"""Support: services given, examinations, sessions."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_happened, check_order, day_of
from caseflow.clock import today
from caseflow.cooperation.coming import check_met
from caseflow.db import current
from caseflow.duties.approvals import put_up
from caseflow.duties.rules import Task, check_kind
from caseflow.duties.services import (
    SERVICE_GIVEN,
    check_service,
    check_within,
    give_service,
)
from caseflow.duties.tasks import give_once, settle
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.book import LawBook
from caseflow.law.services import Measured, Service
from caseflow.policy import Role, Standing
from caseflow.sharing.handing import REFERRAL
from caseflow.support.entitling import answer_for, settle_application
from caseflow.support.moving import begin, under_way
from caseflow.support.paying import check_pays, earlier_payment, keep_single
from caseflow.support.records import COUNSELLING_SESSION, HEALTH_ASSESSMENT
from caseflow.support.rules import PAYMENT, check_given
from caseflow.vault.reading import clear_rows

GIVEN = "service_given-"


def record_service(access: Access, sent: Submission) -> Saved:
    """Record a service or a payment; a one-off payment is put up to a supervisor."""
    change = begin(access, sent, "record", "record_service", SERVICE_GIVEN)
    answers, permit = sent.of("service_given"), change.permit
    regime, kind = answers["regime"], answers["service"]
    once = service_of(answers).once
    if once:
        check_pays(access)
        keep_single(change, access.case)
    earlier = earlier_payment(permit, access.case, kind) if once else None
    check_given(answer_for(access, permit, regime), earlier, GIVEN)
    check_met(access.case, answers["started_on"], f"{GIVEN}started_on")
    record = _give(change, answers)
    settle_application(change, access, permit, regime, answers["started_on"])
    if once:
        put_up(change, PAYMENT, record, sent)
    under_way(change, access)
    return change.commit()


def service_of(answers: Mapping[str, Any]) -> Service:
    """What the law tables say of a service, on the day it began."""
    return current(LawBook).service(answers["service"], day_of(answers["started_on"]))


def _give(change: Change, answers: Mapping[str, Any]) -> str:
    service = service_of(answers)
    check_kind(service, answers["regime"], GIVEN)
    check_service(answers, GIVEN, once=service.once)
    return give_service(change, answers, GIVEN)


def keep_given(_change: Change, access: Access, values: Mapping[str, Any]) -> None:
    """A correction makes no one-off payment, which somebody else approves, and carries no
    service past the last day of its regime."""
    service = service_of(values)
    check_kind(service, values.get("regime"))
    check_service(values)
    if takes_part(access):
        check_served(access, values)
    else:
        check_met(access.case, values.get("started_on"), "started_on")
        check_within(access.case, values)
    if service.once:
        raise Refused(N_("Khoản chi một lần phải được trình duyệt: hãy ghi thành khoản mới."),
                      "service")  # fmt: skip


def as_read(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A service with the unit that its quantity is counted in, where the law tables know it
    (still): what was once recorded is read, whatever they say by now."""
    if not isinstance(values.get("quantity"), int):
        return values
    entries = current(LawBook).services.get(str(values.get("service")), ())
    day = day_of(values["started_on"])
    told = next((each for each in entries if each.in_force(day)), None)
    if told is None or not told.unit_vi:
        return values
    return {**values, "quantity": Measured(values["quantity"], told.unit_vi, told.unit_en)}


def takes_part(access: Access) -> bool:
    """Whether the provider's agency has accepted the person."""
    return access.facts.standing is Standing.REFERRAL


def check_served(access: Access, answers: Mapping[str, Any], prefix: str = "") -> None:
    """A provider gave it since it was first sent the person, and says no end to come: it is
    compared with no day of the case, which a refusal would tell."""
    sent = clear_rows(REFERRAL, access.case)
    mine = (r for r in sent if r.values["receiving_agency"] == access.actor.agency)
    check_order(
        min(row.values["sent_on"] for row in mine), answers["started_on"], f"{prefix}started_on",
        N_("Ngày này sớm hơn ngày chuyển tuyến, %(day)s. Hãy kiểm tra lại."),
    )  # fmt: skip
    check_happened(answers.get("ended_on"), f"{prefix}ended_on")


def record_own_service(access: Access, sent: Submission) -> Saved:
    """A referred provider records what it gave itself."""
    if not takes_part(access):
        raise NotThere()
    change = begin(access, sent, "record own services", "record_own_service", SERVICE_GIVEN)
    answers = {**sent.of("service_given"), "provider": access.actor.agency}
    if service_of(answers).once:
        check_pays(access)
    check_served(access, answers, GIVEN)
    _give(change, answers)
    return change.commit()


def record_health(access: Access, sent: Submission) -> Saved:
    """Record an examination that the person agreed to."""
    change = begin(access, sent, "record", "record_health", HEALTH_ASSESSMENT)
    answers = sent.of("health_assessment")
    keep_examined(change, access, answers)
    change.add(HEALTH_ASSESSMENT, answers)
    settle(change, access.case, Task.URGENT_MEDICAL)
    return change.commit()


def keep_examined(_change: Change, _access: Access, answers: Mapping[str, Any]) -> None:
    """An examination has happened, and was agreed to: when it is recorded and corrected."""
    check_happened(answers.get("examined_on"), "examined_on")
    if answers.get("agreed") != "yes":
        raise Refused(
            N_("Chỉ ghi kết quả khám khi người được hỗ trợ đã đồng ý với lần khám này."), "agreed"
        )


def counsels(access: Access) -> bool:
    """Sessions are the counsellor's alone."""
    return access.actor.role is Role.COUNSELLOR


def record_counselling(access: Access, sent: Submission) -> Saved:
    """Record a session; an urgent concern about self-harm is a task at once."""
    if not counsels(access):
        raise NotThere()
    change = begin(access, sent, "record", "record_counselling", COUNSELLING_SESSION)
    answers = sent.of("counselling_session")
    change.add(COUNSELLING_SESSION, answers)
    settle(change, access.case, Task.CALL_COUNSELLOR)
    keep_session(change, access, answers)
    return change.commit()


def keep_session(change: Change, access: Access, answers: Mapping[str, Any]) -> None:
    """A session was held; an urgent concern in it calls somebody, once, when it is recorded
    and when a correction says so."""
    check_happened(answers.get("held_at"), "held_at")
    check_met(access.case, answers.get("held_at"), "held_at")
    concern = change.tells(COUNSELLING_SESSION, "self_harm_concern")
    if concern and answers.get("self_harm_concern") == "urgent":
        give_once(change, Task.CALL_COUNSELLOR, Role.COUNSELLOR, access.actor.agency, today())
