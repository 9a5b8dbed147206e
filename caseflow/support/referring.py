"""Referral: to whom, for what, with which part of the case, until when (Luật 91/2025 Đ9)."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import given_day
from caseflow.case.disclosing import opened
from caseflow.case.labels import Shower
from caseflow.case.state import keep_fact
from caseflow.case.unmoved import unmoved
from caseflow.clock import today
from caseflow.cooperation.ending import OPEN, end_referrals, open_referrals
from caseflow.cooperation.outside import body_names, outside_bodies
from caseflow.cooperation.overruling import keep_said
from caseflow.cooperation.owing import sent as answer_owed
from caseflow.cooperation.receivers import keepers
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.sharing.consent import agreed_otherwise, bases, fitting, uncovered
from caseflow.sharing.handing import REFERRAL, rests_on
from caseflow.staff import roster
from caseflow.staff.directory import agencies_by_id
from caseflow.support.rules import check_answer_by, check_referral, check_term
from caseflow.vault.reading import Row, in_case


def refer(access: Access, sent: Submission) -> Saved:
    """Refer the person: what the receiver will see is what the person agreed to share
    with it, or a recorded ground covers, and no longer than that."""
    permit = access.permit_act("support", "refer", (REFERRAL,))
    change = Change(permit, sent.key, "support.refer")
    send(change, access, sent.of("referral"))
    _check_single(change, access, sent.of("referral"))
    return change.commit()


def _check_single(change: Change, access: Access, answers: Mapping[str, Any]) -> None:
    """The same body is not asked for the same twice while it still waits or works."""
    change.guard(unmoved([REFERRAL], access.case))
    to, alike = answers["receiving_agency"], _alike(access.case, answers)
    told = opened(change.permit, REFERRAL, access.case) if alike else {}
    for row in alike:
        if {*(told[row.record].get("services_asked") or ())} == {*answers["services_asked"]}:
            raise Refused(
                N_("Đã chuyển tuyến đến %(agency)s ngày %(day)s, cùng dịch vụ và cùng nhóm thông "
                   "tin; chuyển tuyến đó còn hiệu lực. Hãy theo dõi chuyển tuyến đó, hoặc thu hồi "
                   "rồi mới chuyển lại."),
                "receiving_agency",
                agency=body_names(access).get(to) or agencies_by_id()[to],
                day=f"{row.values['sent_on']:%d/%m/%Y}",
            )  # fmt: skip


def _alike(case: str, answers: Mapping[str, Any]) -> list[Row]:
    """The referrals that run, to the same body with the same compartments; not one whose
    consent or ground has ended."""
    alive = bases(case)
    return [
        row
        for row in open_referrals(case)
        if row.values["receiving_agency"] == answers["receiving_agency"]
        and {*row.values["compartments"]} == {*answers["compartments"]}
        and rests_on(row, alive)
    ]


def own_agencies(access: Access) -> frozenset[str]:
    """The agencies that have the case already, to which nobody refers the person."""
    return frozenset(keepers(access.state.lead)) | {access.actor.agency}


def send(change: Change, access: Access, answers: Mapping[str, Any]) -> str:
    """The referral of ``answers``, within ``change``; its record."""
    agency, asked = (
        answers["receiving_agency"],
        frozenset(map(Compartment, answers["compartments"])),
    )
    keep_said(change, access.case)
    agreed = bases(access.case)
    basis = fitting(agreed, agency, asked, answers.get("services_asked") or ())
    check_referral(
        own=agency in own_agencies(access),
        instead=_instead(access.case, agency),
        untold=[] if basis else _untold(access.case, agency, asked),
        elsewhere=basis is None and agreed_otherwise(agreed, agency, asked),
    )
    if basis is None:  # refused above; said again for the type checker
        raise NotThere()
    until, answer_by = given_day(answers.get("expires_on")), given_day(answers.get("answer_by"))
    check_term(until, basis.values["expires_on"], today())
    check_answer_by(answer_by, until, today())
    change.rely_on(basis)  # a withdrawal that comes first wins
    keep_fact(change, access.state, "status")  # nobody is sent into a case that is being closed
    fixed = {"sent_on": today().isoformat(), "response": "waiting"}
    record = change.add(REFERRAL, {**answers, **fixed, basis.kind.name: basis.record})
    answer_owed(change, access.actor.agency, answer_by)
    return record


def _untold(case: str, agency: str, asked: frozenset[Compartment]) -> list[str]:
    """What of ``asked`` the nearest consent or ground for ``agency`` leaves out, in words."""
    shower = Shower()
    return [shower.compartment(each) for each in sorted(uncovered(bases(case), agency, asked))]


def _instead(case: str, agency: str) -> str | None:
    """``None`` while the receiver works; else the name of who does its work now, if anybody."""
    if agency in outside_bodies(case) or roster.agency(agency).in_force(today()):
        return None
    heir = roster.holder(agency, today())
    return heir.name if heir.in_force(today()) else ""


def may_revoke(_access: Access, row: Row) -> bool:
    """A referral that waits or runs can be revoked; of one that has run out, what is still
    awaited ends so."""
    return row.values["response"] in OPEN


def revoke(access: Access, sent: Submission) -> Saved:
    """Take a referral back: the receiver's sight of the case ends with it."""
    permit = access.permit_act("support", "refer", (REFERRAL,), about=sent.record)
    rows = of(access, sent.record)
    if not rows or not may_revoke(access, rows[0]):
        raise NotThere()
    change = Change(permit, sent.key, "support.revoke_referral")
    end_referrals(change, access.case, rows[:1])
    return change.commit()


def of(access: Access, record: str) -> list[Row]:
    """The current parts of a referral of this case, the clear one first."""
    return in_case(REFERRAL, record, access.case)
