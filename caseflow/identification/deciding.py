"""The decision: by another person than the verifier, with grounds; legal status moves with it."""

from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import check_happened, check_order, day_of
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.duties.approvals import RESTS_ON, awaits_me, decide, matter
from caseflow.duties.clocks import stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, settle
from caseflow.errors import N_, Refused
from caseflow.identification import rules
from caseflow.identification.records import IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL
from caseflow.policy import Role
from caseflow.staff.directory import agencies_of, agency_of
from caseflow.vault.reading import Row, in_case

STAGE = Stage.IDENTIFICATION
SUBJECT = "identification"
KINDS = (IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL)


def decide_identification(access: Access, sent: Submission) -> Saved:
    """Decide on a proposal put to this officer. Where the decision differs from what was
    proposed, the proposal was not approved, and the grounds say why."""
    permit = access.permit_act(STAGE, "decide", KINDS, about=sent.record)
    proposal, approval = matter(access, IDENTIFICATION_PROPOSAL, SUBJECT, sent.record)
    answers = dict(sent.of("identification_decision"))
    decision = str(answers["decision"])
    _check_dates(answers, proposal)
    change = Change(permit, sent.key, "identification.decide")
    change.add(IDENTIFICATION_DECISION, answers | _deciding(access) | {"proposal": sent.record})
    moves = CaseMoves(change, access.state)
    identified_on = day_of(answers["decided_on"]) if decision == rules.VICTIM else None
    moves.legal_status(rules.LEGAL_STATUS[decision], identified_on)
    moves.stage(STAGE, StageStatus.ENDED, decision)
    moves.write()
    opened = open_rows(permit, Event.CASE_VIEWED, [proposal])[0].values
    agreed = opened.get("proposed_outcome") == decision
    decide(change, approval, "approved" if agreed else "rejected", reason_here=False)
    # The law is silent on a preliminary check then still open: its question is answered.
    stop(change, access.case, "initial_facts", done=answers["decided_on"])
    _owe_explanation(change, access, answers, approval)
    return change.commit()


def _check_dates(answers: dict[str, Any], proposal: Row) -> None:
    decided, kind = answers["decided_on"], answers.get("document_kind")
    check_happened(decided, "decided_on")
    check_happened(answers.get("explained_on"), "explained_on")
    rules.check_document(answers["decision"], kind, answers.get("document_number"), day_of(decided))
    # A document of the 2011 law was issued long before anybody proposed to recognise it.
    if not rules.of_2011(kind):
        check_order(
            proposal.at, decided, "decided_on",
            N_("Ngày quyết định không thể trước ngày đề nghị, %(day)s."),
        )  # fmt: skip
    check_order(
        decided, answers.get("explained_on"), "explained_on",
        N_("Ngày giải thích không thể trước ngày quyết định, %(day)s."),
    )  # fmt: skip


def _deciding(access: Access) -> dict[str, str]:
    agency = access.actor.agency
    kind = next((r.values["agency_kind"] for r in agencies_of() if r.record == agency), "")
    return {
        "deciding_agency": agency,
        "deciding_org_kind": rules.org_kind(kind),
        "deciding_officer": access.actor.officer,
    }


def _owe_explanation(
    change: Change, access: Access, answers: dict[str, Any], approval: Row
) -> None:
    """The person is told, with the right of review: by the caseworker, and the police
    records when."""
    if answers.get("explained_on"):
        return
    give(change, Task.EXPLAIN_DECISION, Role.CASEWORKER, access.state.lead)
    police = agency_of(str(approval.values["requester"]))
    if police and police != access.state.lead:
        give(change, Task.EXPLAIN_DECISION, Role.POLICE_OFFICER, police)


def return_proposal(access: Access, sent: Submission) -> Saved:
    """Return the proposal for completion or do not approve it, with the reason."""
    permit = access.permit_act(STAGE, "decide", KINDS, about=sent.record)
    _, approval = matter(access, IDENTIFICATION_PROPOSAL, SUBJECT, sent.record)
    told = sent.of("approval")
    decision = str(told.get("decision"))
    if decision not in ("returned", "rejected"):
        raise Refused(N_("Để chấp nhận đề nghị, hãy ghi kết luận xác định."), "decision")
    change = Change(permit, sent.key, "identification.return_proposal")
    decide(change, approval, decision, told.get("reason"))
    owe_anew(change, approval)
    return change.commit()


def owe_anew(change: Change, approval: Row) -> None:
    """Identification is to be proposed again, by whoever had put it up or a colleague."""
    police = agency_of(str(approval.values["requester"]))
    if police:
        give(change, Task.PROPOSE_IDENTIFICATION, Role.POLICE_OFFICER, police)


def record_follow_up(access: Access, sent: Submission) -> Saved:
    """When the decision was explained to the person, and what a review they asked for came to."""
    permit = access.permit_act(STAGE, "propose", (IDENTIFICATION_DECISION,), about=sent.record)
    answers = dict(sent.of("identification_decision"))
    rows = in_case(IDENTIFICATION_DECISION, sent.record, access.case)
    if not rows or not any(answers.values()):
        raise Refused(N_("Hãy nhập ngày giải thích hoặc kết quả xem xét lại."))
    check_happened(answers.get("explained_on"), "explained_on")
    check_order(
        rows[0].values["decided_on"], answers.get("explained_on"), "explained_on",
        N_("Ngày giải thích không thể trước ngày quyết định, %(day)s."),
    )  # fmt: skip
    change = Change(permit, sent.key, "identification.follow_up")
    change.revise(rows[0], {name: value for name, value in answers.items() if value})
    if answers.get("explained_on"):
        settle(change, access.case, Task.EXPLAIN_DECISION)
    if answers.get("review_outcome") == "changed":
        give(change, Task.PROPOSE_IDENTIFICATION, Role.POLICE_OFFICER, access.actor.agency)
    return change.commit()


def _follow_up_open(_access: Access, row: Row) -> bool:
    return row.values["explained_on"] is None or row.values["review_outcome"] in (None, "pending")


DECIDE = Act(
    STAGE, "decide", "decide", N_("Ghi kết luận xác định"),
    (IDENTIFICATION_DECISION,), decide_identification,
    target=IDENTIFICATION_PROPOSAL, offered_on=awaits_me(SUBJECT), rests_on=RESTS_ON[SUBJECT],
    binding=True,
)  # fmt: skip
DECIDED_BEFORE = Act(
    STAGE, "decide", "decided_before", N_("Ghi kết luận đã có theo Luật 2011"),
    (IDENTIFICATION_DECISION,), decide_identification,
    target=IDENTIFICATION_PROPOSAL, offered_on=awaits_me(SUBJECT), rests_on=RESTS_ON[SUBJECT],
    binding=True,
)  # fmt: skip
RETURN = Act(
    STAGE, "decide", "return_proposal", N_("Trả lại hoặc không chấp nhận đề nghị"),
    (IDENTIFICATION_PROPOSAL,), return_proposal,
    target=IDENTIFICATION_PROPOSAL, offered_on=awaits_me(SUBJECT), rests_on=RESTS_ON[SUBJECT],
    binding=True,
)  # fmt: skip
FOLLOW_UP = Act(
    STAGE, "propose", "follow_up", N_("Ghi việc giải thích và xem xét lại"),
    (IDENTIFICATION_DECISION,), record_follow_up,
    target=IDENTIFICATION_DECISION, offered_on=_follow_up_open,
)  # fmt: skip
