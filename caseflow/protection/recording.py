"""Protection: what the protection officer assesses and records."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_happened, given_day
from caseflow.case.disclosing import opened
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.clock import today
from caseflow.duties.approvals import pending, put_up, return_all
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, settle
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Permit, Role
from caseflow.protection.carrying import owe_details
from caseflow.protection.measures import (
    end_stage,
    measure,
    measure_status,
    measures,
    owe_review,
    waits_by_review,
)
from caseflow.protection.records import (
    COVERED_PERSON,
    PROTECTION_MEASURE,
    PROTECTION_REFUSAL,
    PROTECTION_REVIEW,
    RISK_ASSESSMENT,
    THREAT,
)
from caseflow.protection.rules import (
    NOT_OVER,
    RECORD,
    SUBJECT,
    Measure,
    all_over,
    check_assessed,
    check_later,
    check_named,
    check_refusal,
)
from caseflow.vault.reading import Row


def assess(access: Access, sent: Submission) -> Saved:
    """Record an assessment: the case takes its level, protection is under way, or over
    where the risk is low and no measure stands. Relatives at risk are named, in this form
    or before."""
    permit = access.permit_act("protection", "assess", (RISK_ASSESSMENT, COVERED_PERSON))
    change = Change(permit, sent.key, "protection.assess")
    answers, covered = sent.of("risk_assessment"), sent.of("covered_person")
    check_assessed(answers["risk_level"])
    check_later(given_day(answers.get("next_review_on")), today(), "risk_assessment-next_review_on")
    if covered:
        _cover(change, covered, "covered_person-")
    elif answers.get("relatives_at_risk") == "yes" and not _relatives(permit, access.case):
        raise Refused(
            N_("Người thân thích có nguy cơ: hãy ghi người cần được bảo vệ."),
            "covered_person-category",
        )
    change.add(RISK_ASSESSMENT, answers)
    moves = CaseMoves(change, access.state)
    moves.fact("risk_level", answers["risk_level"])
    quiet = answers["risk_level"] == "low" and all_over(map(measure_status, measures(access.case)))
    moves.stage(Stage.PROTECTION, StageStatus.ENDED if quiet else StageStatus.UNDER_WAY)
    moves.write()
    settle(change, access.case, Task.ASSESS_DANGER, Task.REASSESS_RISK)
    agency, role = access.actor.agency, Role.PROTECTION_OFFICER
    give(change, Task.REASSESS_RISK, role, agency, given_day(answers["next_review_on"]))
    return change.commit()


def _cover(change: Change, answers: Mapping[str, Any], prefix: str = "") -> None:
    name, contact = answers.get("full_name"), answers.get("safe_contact")
    check_named(answers.get("category"), name, contact, prefix)
    change.add(COVERED_PERSON, answers)


def keep_covered(_change: Change, _access: Access, covered: Mapping[str, Any]) -> None:
    """A correction leaves nobody without a name or a way to be reached."""
    check_named(covered.get("category"), covered.get("full_name"), covered.get("safe_contact"))


def _relatives(permit: Permit, case: str) -> bool:
    found = opened(permit, COVERED_PERSON, case).values()
    return any(each.get("category") == "relative" for each in found)


def record_threat(access: Access, sent: Submission) -> Saved:
    """Record a threat; the risk is assessed anew at once."""
    change = Change(access.permit_act("protection", RECORD, (THREAT,)), sent.key,
                    "protection.record_threat")  # fmt: skip
    answers = sent.of("threat")
    check_happened(answers.get("happened_on"), "happened_on")
    change.add(THREAT, answers)
    settle(change, access.case, Task.REASSESS_RISK)
    give(change, Task.REASSESS_RISK, Role.PROTECTION_OFFICER, access.actor.agency, today())
    return change.commit()


def record_covered_person(access: Access, sent: Submission) -> Saved:
    """Record whom protection covers besides, or that it covers the person."""
    permit = access.permit_act("protection", RECORD, (COVERED_PERSON,))
    change = Change(permit, sent.key, "protection.record_covered_person")
    _cover(change, sent.of("covered_person"))
    return change.commit()


def in_force(_access: Access, row: Row) -> bool:
    """Whether the measure is being applied today."""
    return measure_status(row) is Measure.IN_FORCE


def may_review(access: Access, row: Row) -> bool:
    """A measure in force is reviewed, unless its last review still waits for a decision."""
    return in_force(access, row) and not pending(access.case, SUBJECT, row.record)


def review(access: Access, sent: Submission) -> Saved:
    """Review a measure: it goes on until the next review, or its change or lifting is put
    up to the approver chosen."""
    permit = access.permit_act("protection", RECORD, (PROTECTION_REVIEW,), about=sent.record)
    rows = measure(access, sent.record)
    if not rows or not may_review(access, rows[0]):
        raise NotThere()
    change = Change(permit, sent.key, "protection.review")
    answers = dict(sent.of("protection_review"))
    next_on = given_day(answers.get("next_review_on"))
    if answers["recommendation"] == "continue":
        last = rows[0].values["until_on"]
        check_later(next_on, today(), "protection_review-next_review_on", last)
        owe_review(change, access.case, {sent.record: next_on})
    else:
        answers.pop("next_review_on", None)
        put_up(change, SUBJECT, sent.record, sent)
        owe_review(change, access.case, {sent.record: None})
    change.add(PROTECTION_REVIEW, answers | {"about_measure": sent.record})
    return change.commit()


def ran_out(_access: Access, row: Row) -> bool:
    """Whether the measure's time is over but nobody has recorded that yet."""
    return row.values["status"] == Measure.IN_FORCE and measure_status(row) is Measure.EXPIRED


def record_expiry(access: Access, sent: Submission) -> Saved:
    """Record that a measure's time is over; with the last one protection ends."""
    permit = access.permit_act("protection", RECORD)
    rows = measure(access, sent.record)
    if not rows or not ran_out(access, rows[0]):
        raise NotThere()
    change = Change(permit, sent.key, "protection.record_expiry")
    change.revise(rows[0], {"status": Measure.EXPIRED})
    _end(change, access, [sent.record], Measure.EXPIRED)
    owe_review(change, access.case, {sent.record: None})
    owe_details(change, access.case, {sent.record: False})
    return change.commit()


def record_refusal(access: Access, sent: Submission) -> Saved:
    """Record that the person declines measures, in writing. With a legitimate reason what is
    only proposed of those kinds ends; what is in force goes on until the approver chosen, who
    is somebody else, has decided: on the refusal, in place of a review that waited (decision
    0039), never of a refusal that another approver has before them. Support is not touched
    either way."""
    kinds = (PROTECTION_REFUSAL, PROTECTION_MEASURE)
    permit = access.permit_act("protection", RECORD, kinds)
    change = Change(permit, sent.key, "protection.record_refusal")
    answers = sent.of("protection_refusal")
    check_refusal(answers.get("alternatives_explained"), answers.get("reason_accepted"))
    change.add(PROTECTION_REFUSAL, answers)
    if answers["reason_accepted"] == "yes":
        _refuse(change, access, set(answers["measures"]), sent)
    return change.commit()


def _refuse(change: Change, access: Access, declined: set[str], sent: Submission) -> None:
    found = opened(change.permit, PROTECTION_MEASURE, access.case)
    rows = [
        row
        for row in measures(access.case)
        if measure_status(row) in NOT_OVER and found[row.record].get("measure") in declined
    ]
    active = [row.record for row in rows if measure_status(row) is Measure.IN_FORCE]
    proposed = [row for row in rows if row.record not in active]
    reviewed = [r.record for r in rows if r.record in active and waits_by_review(change.permit, r)]
    return_all(change, access.case, records=reviewed)  # asked for before they declined
    for record in active:
        put_up(change, SUBJECT, record, sent)
    for row in proposed:
        change.revise(row, {"status": Measure.REFUSED})
    if proposed:
        _end(change, access, [row.record for row in proposed], Measure.REFUSED)
    owe_review(change, access.case, dict.fromkeys(row.record for row in rows))


def _end(change: Change, access: Access, ended: list[str], outcome: Measure) -> None:
    moves = CaseMoves(change, access.state)
    end_stage(change, moves, access, ended, outcome)
    moves.write()
    return_all(change, access.case, records=ended)  # nothing is left to decide about them
