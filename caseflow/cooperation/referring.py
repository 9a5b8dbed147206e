"""Answering a referral: the receiving body takes the person on, or says why it cannot."""

from datetime import date

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.cooperation.ending import leave_with
from caseflow.cooperation.owing import answered
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.policy import Standing
from caseflow.sharing.consent import bases
from caseflow.sharing.handing import ACCEPTED, DECLINED, referral_waits, rests_on
from caseflow.sharing.participation import Capacity, assign, join, leave, standings
from caseflow.sharing.records import GROUND, REFERRAL
from caseflow.vault.reading import Row, in_case

NAME = "accept or decline a referral"
CONSENT = "consent"


def answer(access: Access, sent: Submission) -> Saved:
    """Accept for the own agency, and work on it; or decline with the reason."""
    answers, rows = sent.of(REFERRAL.name), in_case(REFERRAL, sent.record, access.case)
    if not rows or not _to_us(access, rows[0]):
        raise NotThere()
    row = rows[0]  # the clear part
    permit = access.permit_act("case", NAME, [REFERRAL], about=row.record)
    change = Change(permit, sent.key, "case.answer_referral")
    if answers["response"] == ACCEPTED:
        if basis := rests_on(row, bases(access.case)):
            change.rely_on(basis)  # a withdrawal that comes first wins
        change.revise(row, {"response": ACCEPTED})
        ground = basis.values["article"] if basis and basis.kind is GROUND else CONSENT
        _take_part(change, row, ground)
        assign(change, access.actor.officer, Capacity.TAKES_PART)
    elif reason := answers.get("decline_reason"):
        change.revise(rows, {"response": DECLINED, "decline_reason": reason})
        leave_with(change, access.case, [row])  # an earlier referral may have ended meanwhile
    else:
        raise Refused(N_("Hãy ghi lý do không tiếp nhận."), "decline_reason")
    answered(change, access.state, row, accepted=answers["response"] == ACCEPTED)
    return change.commit()


def _take_part(change: Change, row: Row, ground: str) -> None:
    """Take part by ``ground`` (consent, or the article recorded instead) with what the referral
    names, until it ends. An earlier referral to the same agency is joined to it: one
    participation, which consent narrows at each read."""
    agency, case = change.permit.actor.agency, change.permit.case or ""
    named = {Compartment(each) for each in row.values["compartments"] or []}
    until: date = row.values["expires_on"]
    if earlier := standings(case, agency).get(Standing.REFERRAL):
        named |= {Compartment(each) for each in earlier.values["compartments"]}
        until = max(until, earlier.values["until_on"] or until)
        leave(change, earlier)
    join(change, agency, Standing.REFERRAL, ground, named, until.isoformat())


def _to_us(access: Access, row: Row) -> bool:
    return referral_waits(row) and bool(row.values["receiving_agency"] == access.actor.agency)


ANSWER_REFERRAL = Act(
    "case",
    NAME,
    "answer_referral",
    N_("Trả lời chuyển tuyến"),
    (REFERRAL,),
    answer,
    target=REFERRAL,
    offered_on=_to_us,
    reads_target=True,
    room="cooperation",
)
