"""Tasks: something a role of an agency owes a case, until somebody has done it."""

from collections.abc import Iterable, Mapping
from datetime import date

from caseflow.audit.recording import Change
from caseflow.clock import now
from caseflow.duties.records import TASK
from caseflow.errors import N_
from caseflow.policy import Role
from caseflow.vault.reading import Row, of_cases

TASK_NAMES: Mapping[str, str] = {
    "assess_danger": N_("Người này đang bị đe dọa: đánh giá nguy cơ, đề nghị biện pháp bảo vệ"),
    "call_counsellor": N_("Người này cần được hỗ trợ tâm lý ngay"),
    "urgent_medical": N_("Người này cần được cấp cứu hoặc khám ngay"),
    "others_still_held": N_("Còn người khác đang bị giữ: xem xét giải cứu"),
    "request_verification": N_("Đề nghị công an xác minh"),
    "propose_identification": N_("Đề nghị xác định nạn nhân"),
    "identify_by_document": N_(
        "Đã có giấy tờ theo khoản 1 Điều 33: gửi công an để được xác định, không phải xác minh"
    ),
    "record_verification": N_("Xác minh theo đề nghị"),
    "assign_officer": N_("Phân công cán bộ phụ trách hồ sơ"),
    "assign_verifier": N_("Phân công cán bộ tham gia xác minh"),
    "explain_decision": N_("Giải thích kết luận và quyền đề nghị xem xét lại"),
    "make_plan": N_("Lập kế hoạch hỗ trợ cùng người được hỗ trợ"),
    "do_plan_step": N_("Hoạt động trong kế hoạch hỗ trợ đến hạn: thực hiện, ghi kết quả"),
    "adopt_findings": N_("Đối chiếu nhân thân do cơ quan xác minh ghi nhận"),
    "reassess_risk": N_("Đánh giá lại nguy cơ"),
    "review_measure": N_("Rà soát biện pháp bảo vệ"),
    "follow_up": N_("Liên hệ theo dõi sau hỗ trợ"),
    "new_danger": N_("Có mối nguy hiểm mới: đề nghị biện pháp bảo vệ"),
    "offer_entitlements": N_("Thông báo các chế độ người này được hưởng mà chưa được thông báo"),
    "renew_consent": N_("Hồ sơ mở lại: hỏi lại ý kiến về chia sẻ thông tin"),
    "referral_answer": N_("Chuyển tuyến chưa có trả lời: hỏi lại đơn vị nhận"),
    "referral_feedback": N_("Chuyển tuyến chưa khép lại: hỏi đơn vị nhận kết quả phục vụ"),
    "resolve_finding": N_("Khắc phục theo kết quả giám sát"),
    "check_finding": N_("Kiểm tra việc khắc phục sau giám sát"),
}

# What may not wait until somebody of the proper role is there.
URGENT = frozenset({"assess_danger", "call_counsellor", "urgent_medical"})


def give(change: Change, kind: str, role: Role, agency: str, due_on: date | None = None) -> None:
    """A task of ``kind`` for officers of ``role`` in ``agency``."""
    answers = {"kind": kind, "role": role, "agency": agency}
    change.add(TASK, answers | ({"due_on": due_on.isoformat()} if due_on else {}))


def give_once(
    change: Change, kind: str, role: Role, agency: str, due_on: date | None = None
) -> None:
    """The same, unless that is owed to the case already."""
    case = change.permit.case or ""
    if all(row.values["kind"] != kind for row in open_tasks([case]).get(case, [])):
        give(change, kind, role, agency, due_on)


def settle(change: Change, case: str, *kinds: str, agency: str = "") -> None:
    """What was owed (by ``agency``, if named) is done: ends the open tasks of these kinds."""
    for row in left_open(change, case):
        if row.values["kind"] in kinds and agency in ("", row.values["agency"]):
            end(change, row)


def end(change: Change, row: Row) -> None:
    """This one task, of ``left_open``, is done."""
    change.revise(row, {"done_at": now().isoformat()})


def left_open(change: Change, case: str) -> list[Row]:
    """The open tasks of ``case``, without those that ``change`` itself ends: two rules of one
    act may both say that a task is done, and it ends once."""
    return [row for row in open_tasks([case]).get(case, []) if not change.revises(row)]


def open_tasks(cases: Iterable[str]) -> dict[str, list[Row]]:
    """The open tasks of many cases."""
    found = of_cases(TASK, cases)
    return {
        case: [row for row in rows if row.values["done_at"] is None] for case, rows in found.items()
    }
