"""The proposal that starts an identification, put up to who decides."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.db import current
from caseflow.duties.approvals import pending, put_up
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.errors import N_, Refused
from caseflow.identification import rules
from caseflow.identification.deciding import SUBJECT
from caseflow.identification.records import IDENTIFICATION_DECISION, IDENTIFICATION_PROPOSAL
from caseflow.law.book import LawBook
from caseflow.sharing.participation import Capacity, assign_once
from caseflow.vault.reading import clear_rows, of_case

STAGE = Stage.IDENTIFICATION
# A result, or no verification because a document of Đ33(1) is held.
VERIFIED = frozenset({StageStatus.ENDED, StageStatus.NOT_APPLICABLE})


def propose(access: Access, sent: Submission) -> Saved:
    """Put a proposal up to a decision-maker who is not the verifier. Its writer counts as
    one: who proposed never decides this case."""
    permit = access.permit_act(STAGE, "propose", (IDENTIFICATION_PROPOSAL,))
    answers = sent.of("identification_proposal")
    if not may_propose(access):
        raise Refused(N_("Chưa có kết quả xác minh, hoặc đã có đề nghị, kết luận."))
    codes = current(LawBook).codes
    rules.check_elements(answers, access.state.age_class)
    rules.check_sources(
        answers.get("evidence_sources") or (),
        codes["evidence_source"],
        codes["identification_sign"],
    )
    change = Change(permit, sent.key, "identification.propose")
    record = change.add(IDENTIFICATION_PROPOSAL, answers)
    put_up(change, SUBJECT, record, sent)
    assign_once(change, access.actor.officer, Capacity.VERIFIER)
    settle(change, access.case, Task.PROPOSE_IDENTIFICATION)
    moves = CaseMoves(change, access.state)
    moves.stage(STAGE, StageStatus.UNDER_WAY)
    moves.write()
    return change.commit()


def may_propose(access: Access) -> bool:
    """After the verification; again where the decision was no, or is under review."""
    return (
        access.state.status_of(Stage.VERIFICATION) in VERIFIED
        and not pending(access.case, SUBJECT)
        and (access.state.legal_status in rules.UNDECIDED or _under_review(access.case))
    )


def _under_review(case: str) -> bool:
    rows = clear_rows(IDENTIFICATION_DECISION, case)
    return bool(rows) and rows[-1].values["review_outcome"] in rules.REVIEWED_AGAIN


def last_proposal(access: Access) -> Mapping[str, Any]:
    """What was proposed last and returned, to start from; opened with its entry."""
    rows = of_case([IDENTIFICATION_PROPOSAL], access.case)[-1:]
    permit = access.shown()
    rows = access.readable(permit, rows)
    if not rows:
        return {}
    return open_rows(permit, Event.CASE_VIEWED, rows)[0].values


PROPOSE = Act(
    STAGE, "propose", "propose", N_("Đề nghị xác định nạn nhân"),
    (IDENTIFICATION_PROPOSAL,), propose, may_propose,
)  # fmt: skip
