"""Telling the person what is recorded of them and what their rights are: until it is understood."""

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, is_owed, settle
from caseflow.errors import N_, Refused
from caseflow.intake.facts import leads, recorded
from caseflow.intake.notice import TO_A_CHILD, version_read
from caseflow.intake.records import PRIVACY_NOTICE
from caseflow.intake.rules import INTERPRETED
from caseflow.law.ages import AgeClass
from caseflow.people.rules import check_interpreter


def maybe_a_child(access: Access) -> bool:
    """Whether the person is under 18, or nobody knows."""
    return access.state.age_class is not AgeClass.ADULT


def record_notice(access: Access, sent: Submission) -> Saved:
    """That the person was told what is recorded and what their rights are."""
    answers = sent.of(PRIVACY_NOTICE.name)
    check_interpreter(answers, "delivery", INTERPRETED)
    if TO_A_CHILD in answers["delivery"] and not maybe_a_child(access):
        raise Refused(
            N_("Bản dành cho trẻ em chỉ đọc cho người dưới 18 tuổi hoặc chưa rõ tuổi."), "delivery"
        )
    permit = access.permit_act("intake", "record", [PRIVACY_NOTICE])
    change = Change(permit, sent.key, "intake.record_notice")
    change.add(PRIVACY_NOTICE, {**answers, "version": version_read(answers["delivery"])})
    settle(change, access.case, Task.TELL_AGAIN)
    if answers.get("understood") == "no":  # whoever was not understood has told nothing (Đ9)
        give(change, Task.TELL_AGAIN, access.actor.role, access.actor.agency)
    current(Sections).follow(change, access, PRIVACY_NOTICE.name, answers)
    return change.commit()


def _notice_open(access: Access) -> bool:
    """Once, and again where what was said is in doubt."""
    again = is_owed(access.case, Task.TELL_AGAIN)
    return leads(access) and (again or not recorded(PRIVACY_NOTICE, access.case))


TOLD = Act(
    "intake", "record", "record_notice", N_("Ghi việc thông báo về xử lý dữ liệu cá nhân"),
    (PRIVACY_NOTICE,), record_notice, _notice_open,
)  # fmt: skip
