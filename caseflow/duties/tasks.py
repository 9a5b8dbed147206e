"""Tasks: something a role of an agency owes a case, until somebody has done it."""

from collections.abc import Iterable, Mapping
from datetime import date

from caseflow.audit.recording import Change
from caseflow.clock import now, today
from caseflow.duties.records import TASK
from caseflow.duties.rules import Task
from caseflow.errors import N_
from caseflow.policy import Role
from caseflow.vault.reading import Row, of_cases

TASK_NAMES: Mapping[Task, str] = {
    Task.ASSESS_DANGER: N_("Người này đang bị đe dọa: đánh giá nguy cơ, đề nghị biện pháp bảo vệ"),
    Task.CALL_COUNSELLOR: N_("Người này cần được hỗ trợ tâm lý ngay"),
    Task.URGENT_MEDICAL: N_("Người này cần được cấp cứu hoặc khám ngay"),
    Task.OTHERS_STILL_HELD: N_("Còn người khác đang bị giữ: xem xét giải cứu"),
    Task.REQUEST_VERIFICATION: N_("Đề nghị công an xác minh"),
    Task.PROPOSE_IDENTIFICATION: N_("Đề nghị xác định nạn nhân"),
    Task.IDENTIFY_BY_DOCUMENT: N_(
        "Đã có giấy tờ theo khoản 1 Điều 33 Luật 53/2024/QH15: gửi đề nghị đến công an để được "
        "xác định"
    ),
    Task.RECORD_VERIFICATION: N_("Xác minh theo đề nghị"),
    Task.ASSIGN_OFFICER: N_("Phân công cán bộ phụ trách hồ sơ"),
    Task.ASSIGN_VERIFIER: N_("Phân công cán bộ tham gia xác minh"),
    Task.EXPLAIN_DECISION: N_("Giải thích kết luận và quyền đề nghị xem xét lại"),
    Task.MAKE_PLAN: N_("Lập kế hoạch hỗ trợ cùng người được hỗ trợ"),
    Task.DO_PLAN_STEP: N_("Hoạt động trong kế hoạch hỗ trợ đến hạn: thực hiện, ghi kết quả"),
    Task.ADOPT_FINDINGS: N_("Đối chiếu nhân thân do cơ quan xác minh ghi nhận"),
    Task.COMPARE_REPRESENTATIVE: N_("Đối chiếu người đại diện, người phiên dịch với người bị nghi"),
    Task.INTERVIEW_AGAIN: N_("Làm việc lại với người này"),
    Task.REASSESS_RISK: N_("Đánh giá lại nguy cơ"),
    Task.REVIEW_MEASURE: N_("Rà soát biện pháp bảo vệ"),
    Task.CARRY_OUT: N_("Biện pháp bảo vệ đã được quyết định: ghi cơ quan, nơi thực hiện"),
    Task.FOLLOW_UP: N_("Liên hệ theo dõi sau hỗ trợ"),
    Task.NEW_DANGER: N_("Có mối nguy hiểm mới: đề nghị biện pháp bảo vệ"),
    Task.OFFER_ENTITLEMENTS: N_("Báo cho người này những chế độ họ được hưởng mà chưa được báo"),
    Task.RENEW_CONSENT: N_("Sự đồng ý cũ đã hết: hỏi lại, ghi ý kiến mới về chia sẻ thông tin"),
    Task.FIND_REPRESENTATIVE: N_(
        "Có người đại diện không được đồng ý thay: tìm người đại diện khác, rồi hỏi lại ý kiến"
    ),
    Task.ASK_AGAIN: N_("Hỏi lại ý kiến về chia sẻ thông tin, qua người phiên dịch khác"),
    Task.TELL_AGAIN: N_(
        "Thông báo lại về xử lý dữ liệu cá nhân: qua người khác, hoặc nói cho dễ hiểu hơn"
    ),
    Task.REFERRAL_ANSWER: N_("Chuyển tuyến chưa có trả lời: hỏi lại đơn vị nhận"),
    Task.REFERRAL_FEEDBACK: N_("Chuyển tuyến chưa khép lại: hỏi đơn vị nhận kết quả phục vụ"),
    Task.REFERRAL_SERVE: N_(
        "Đã nhận chuyển tuyến: cung cấp dịch vụ, rồi phản hồi cho cán bộ hỗ trợ"
    ),
    Task.REFERRAL_HEARD: N_(
        "Nơi nhận chuyển tuyến vừa phản hồi: đọc, xem có cần hỏi thăm người này"
    ),
    Task.REFERRAL_DECLINED: N_("Nơi nhận đã từ chối chuyển tuyến: xem lý do, tìm nơi khác"),
    Task.REFERRAL_CLOSED: N_("Nơi nhận báo đã kết thúc dịch vụ: đọc kết quả, bàn bước tiếp theo"),
    Task.HANDOVER_REFUSED: N_(
        "Bên nhận chưa tiếp nhận hồ sơ: đọc lý do, rồi bàn giao lại hoặc giao cơ quan khác"
    ),
    Task.RESOLVE_FINDING: N_("Khắc phục theo kết quả giám sát"),
    Task.CHECK_FINDING: N_("Kiểm tra việc khắc phục sau giám sát"),
    Task.CONFIRM_RECEIPT: N_("Khoản chi đã được duyệt: trao tiền, rồi ghi việc đã nhận tiền"),
}

# What may not wait until somebody of the proper role is there; the most urgent first.
URGENT = (Task.ASSESS_DANGER, Task.NEW_DANGER, Task.URGENT_MEDICAL, Task.CALL_COUNSELLOR)


def give(change: Change, kind: Task, role: Role, agency: str, due_on: date | None = None) -> None:
    """A task of ``kind`` for officers of ``role`` in ``agency``."""
    answers = {"kind": kind, "role": role, "agency": agency}
    change.add(TASK, answers | ({"due_on": due_on.isoformat()} if due_on else {}))


def give_once(
    change: Change, kind: Task, role: Role, agency: str, due_on: date | None = None
) -> None:
    """The same, unless that is owed to the case already, and still is when this is written:
    whoever has done it meanwhile did not know of what it is owed for now."""
    left = [r for r in left_open(change, change.permit.case or "") if r.values["kind"] == kind]
    if left:
        change.rely_on(left[0])
    else:
        give(change, kind, role, agency, due_on)


def is_owed(case: str, kind: Task) -> bool:
    """Whether a task of ``kind`` is open in ``case``."""
    return any(row.values["kind"] == kind for row in open_tasks([case]).get(case, []))


def settle(change: Change, case: str, *kinds: Task, agency: str = "") -> None:
    """What was owed (by ``agency``, if named) is done: ends the open tasks of these kinds."""
    for row in left_open(change, case):
        if row.values["kind"] in kinds and agency in ("", row.values["agency"]):
            _end(change, row)


def end_one(
    change: Change, kind: Task, due_on: date | None, role: Role | None = None, agency: str = ""
) -> None:
    """One task of the case, found by kind, date, ``role`` and ``agency`` (if it is known who owes
    it), is done: two that are alike in these are the same to whoever has to do them."""
    alike = [
        row
        for row in left_open(change, change.permit.case or "")
        if (row.values["kind"], row.values["due_on"]) == (kind, due_on)
        and role in (None, row.values["role"])
        and agency in ("", row.values["agency"])
    ]
    for row in alike[:1]:
        _end(change, row)


def _end(change: Change, row: Row) -> None:
    change.revise(row, {"done_at": now().isoformat()})


def resume(change: Change, stopped_in: str | None, *but: Task) -> None:
    """What was ended in the change ``stopped_in``, and not done, is owed again; not tasks of the
    kinds ``but``, nor of those owed anew since. A day that passed meanwhile is today: nobody
    owed it then."""
    since = [row.values["kind"] for row in left_open(change, change.permit.case or "")]
    for row in _ended_in(change, stopped_in):
        if row.values["kind"] not in (*but, *since):
            due_on = row.values["due_on"]
            late = {"due_on": today().isoformat()} if due_on and due_on < today() else {}
            change.revise(row, {"done_at": None} | late)


def end_again(change: Change, stopped_in: str | None, *kinds: Task) -> None:
    """What was ended in the change ``stopped_in`` is done since: it is not resumed."""
    for row in _ended_in(change, stopped_in):
        if row.values["kind"] in kinds:
            _end(change, row)


def _ended_in(change: Change, stopped_in: str | None) -> list[Row]:
    case = change.permit.case or ""
    ended = (row for row in of_cases(TASK, [case]).get(case, []) if row.values["done_at"])
    return [row for row in ended if row.change == stopped_in]


def left_open(change: Change, case: str) -> list[Row]:
    """The open tasks of ``case``, without those that ``change`` itself ends: two rules of one
    act may both say that a task is done, and it ends once."""
    return [row for row in open_tasks([case]).get(case, []) if not change.revises(row)]


def done_last(case: str, kind: Task) -> Row | None:
    """The task of ``kind`` that was done last: its row says by whom, when and in which change;
    ``None`` where none was."""
    found = of_cases(TASK, [case]).get(case, [])
    done = [row for row in found if row.values["kind"] == kind and row.values["done_at"]]
    return max(done, key=lambda row: row.at, default=None)


def open_tasks(cases: Iterable[str]) -> dict[str, list[Row]]:
    """The open tasks of many cases."""
    found = of_cases(TASK, cases)
    return {
        case: [row for row in rows if row.values["done_at"] is None] for case, rows in found.items()
    }
