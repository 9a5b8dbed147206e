"""What support tells the case page: its records and its acts, by ``stages.csv``."""

from collections.abc import Sequence

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.sections import Page, Section, Sections
from caseflow.cooperation import ending
from caseflow.db import current
from caseflow.duties.approvals import APPROVAL, awaits_me
from caseflow.duties.extending import LATE
from caseflow.duties.rules import Task
from caseflow.duties.services import SERVICE_GIVEN, begins_needs
from caseflow.duties.tasks import is_owed
from caseflow.errors import N_
from caseflow.sharing.handing import REFERRAL, REFERRAL_LETTER
from caseflow.support import (
    closing,
    costs,
    entitling,
    extending,
    following,
    giving,
    granting,
    lettering,
    outcomes,
    paying,
    plan_reading,
    planning,
    referring,
    reopening,
    rules,
    telling,
)
from caseflow.support.records import (
    CLOSURE,
    COUNSELLING_SESSION,
    ENTITLEMENT,
    FOLLOW_UP,
    GOAL,
    HEALTH_ASSESSMENT,
    PLAN_STEP,
    REFERRAL_FEEDBACK,
    REOPENING,
    SUPPORT_EXTENSION,
    SUPPORT_PLAN,
)
from caseflow.vault.reading import of_case

STAGE = "support"
ENTITLE = Act(
    STAGE, "plan", "entitlements", N_("Chế độ được hưởng"), (ENTITLEMENT,), entitling.entitle,
    offered=following.may_follow_up,
    in_closed_case=True,
    sets_off=entitling.sets_off,
)  # fmt: skip
ASK_EXTENSION = Act(
    STAGE, "ask extension", "ask_extension", N_("Đề nghị kéo dài thời hạn hỗ trợ"),
    (SUPPORT_EXTENSION,), extending.ask, offered=extending.EXTENSION.may_ask, late=LATE,
)  # fmt: skip
APPROVE_EXTENSION = Act(
    STAGE, "approve extension", "approve_extension", N_("Quyết định việc kéo dài thời hạn"),
    (APPROVAL, SUPPORT_EXTENSION), extending.approve,
    target=SUPPORT_EXTENSION, offered_on=awaits_me(extending.SUBJECT), binding=True,
)  # fmt: skip
PLAN = Act(
    STAGE, "plan", "plan", N_("Lập kế hoạch hỗ trợ"), (SUPPORT_PLAN,), planning.plan,
    offered=planning.may_plan,
)  # fmt: skip
CHANGE_PLAN = Act(
    STAGE, "plan", "change_plan", N_("Thay đổi kế hoạch"), (SUPPORT_PLAN,), planning.change_plan,
    target=SUPPORT_PLAN, offered_on=planning.is_newest,
)  # fmt: skip
ADD_GOAL = Act(
    STAGE, "plan", "add_goal", N_("Thêm mục tiêu"), (GOAL,), planning.add_goal,
    offered=planning.planned,
)  # fmt: skip
ADD_STEP = Act(
    STAGE, "plan", "add_step", N_("Thêm hoạt động"), (PLAN_STEP,), planning.add_step, target=GOAL,
)  # fmt: skip
CHANGE_STEP = Act(
    STAGE, "plan", "change_step", N_("Ghi kết quả, thay đổi hoạt động"), (PLAN_STEP,),
    planning.change_step, target=PLAN_STEP,
)  # fmt: skip
GIVE = Act(
    STAGE, "record", "record_service", N_("Ghi dịch vụ, khoản hỗ trợ"), (SERVICE_GIVEN,),
    giving.record_service, sets_off=begins_needs,
)  # fmt: skip
EXAMINE = Act(
    STAGE, "record", "record_health", N_("Ghi khám sức khỏe"), (HEALTH_ASSESSMENT,),
    giving.record_health,
)  # fmt: skip
COUNSEL = Act(
    STAGE, "record", "record_counselling", N_("Ghi buổi tham vấn"), (COUNSELLING_SESSION,),
    giving.record_counselling, offered=giving.counsels,
)  # fmt: skip
FOLLOW = Act(
    STAGE, "record", "record_follow_up", N_("Ghi lần theo dõi"), (FOLLOW_UP,),
    following.record_follow_up, offered=following.may_follow_up, in_closed_case=True,
)  # fmt: skip
REFER = Act(STAGE, "refer", "refer", N_("Chuyển tuyến"), (REFERRAL,), referring.refer)
REVOKE = Act(
    STAGE, "refer", "revoke_referral", N_("Thu hồi chuyển tuyến"), (REFERRAL,), referring.revoke,
    target=REFERRAL, offered_on=referring.may_revoke,
)  # fmt: skip
GIVE_OWN = Act(
    STAGE, "record own services", "record_own_service", N_("Ghi dịch vụ đã cung cấp"),
    (SERVICE_GIVEN,), giving.record_own_service, offered=giving.takes_part,
)  # fmt: skip
PROPOSE_CLOSURE = Act(
    STAGE, "propose closure", "propose_closure", N_("Đề nghị kết thúc hồ sơ"), (CLOSURE,),
    closing.propose_closure, offered=closing.may_propose,
)  # fmt: skip
APPROVE_CLOSURE = Act(
    STAGE, "approve closure", "approve_closure", N_("Duyệt kết thúc hồ sơ"), (APPROVAL, CLOSURE),
    closing.approve_closure, target=CLOSURE, offered_on=awaits_me(rules.CLOSURE), binding=True,
)  # fmt: skip
APPROVE_PAYMENT = Act(
    STAGE, "approve payment", "approve_payment", N_("Duyệt khoản chi một lần"), (APPROVAL,),
    paying.approve_payment, target=SERVICE_GIVEN, offered_on=awaits_me(rules.PAYMENT), binding=True,
)  # fmt: skip
CONFIRM_RECEIPT = Act(
    STAGE, "record", "confirm_receipt", N_("Ghi việc đã nhận tiền"), (SERVICE_GIVEN,),
    paying.confirm_receipt, target=SERVICE_GIVEN, offered_on=paying.awaits_receipt,
)  # fmt: skip
PROPOSE_REOPENING = Act(
    "case", "propose reopening", "propose_reopening", N_("Đề nghị mở lại hồ sơ"), (REOPENING,),
    reopening.propose, offered=reopening.may_propose, in_closed_case=True, room=STAGE,
)  # fmt: skip
APPROVE_REOPENING = Act(
    "case", "approve reopening", "approve_reopening", N_("Duyệt mở lại hồ sơ"),
    (APPROVAL, REOPENING), reopening.approve, binding=True, sets_off=reopening.sets_off,
    target=REOPENING, offered_on=awaits_me(reopening.SUBJECT), in_closed_case=True, room=STAGE,
)  # fmt: skip


def _steps(access: Access) -> Sequence[Act]:
    """What waits for approval; what a victim is entitled to; the plan; then the work itself.
    Who is in danger again after support is protected in a case that is open again."""
    return (
        APPROVE_CLOSURE,
        APPROVE_EXTENSION,
        APPROVE_PAYMENT,
        APPROVE_REOPENING,
        *((PROPOSE_REOPENING,) if following.in_danger_again(access) else ()),
        *_entitling_steps(access),
        *_plan_steps(access),
        *_leaving_steps(access),
        COUNSEL,
        GIVE_OWN,
    )


def _plan_steps(access: Access) -> Sequence[Act]:
    """A plan, its first goal, the first step to it. None is pressed for whom the decision was
    no, unless it is owed."""
    if planning.planned(access):
        begun = of_case([PLAN_STEP], access.case)
        return () if begun else (ADD_STEP if of_case([GOAL], access.case) else ADD_GOAL,)
    wanted = access.state.legal_status != "not_victim" or is_owed(access.case, Task.MAKE_PLAN)
    return (PLAN,) if wanted else ()


def _leaving_steps(access: Access) -> Sequence[Act]:
    """Whoever is no victim, and has heard why, is led to other services; then the case ends."""
    told = not is_owed(access.case, Task.EXPLAIN_DECISION)
    act = PROPOSE_CLOSURE if of_case([REFERRAL], access.case) else REFER
    return (act,) if access.state.legal_status == "not_victim" and told else ()


def _entitling_steps(access: Access) -> Sequence[Act]:
    """Where the regimes are told of or answered: as long as no answer is recorded, and again
    where that is owed. To a foreigner each is granted case by case (Luật 53/2024 Đ37), and
    before that none is given."""
    status, answered = access.state.legal_status, of_case([ENTITLEMENT], access.case)
    granted = status in ("in_process", "victim") and not answered
    if granted and current(Sections).foreigner(access.case):
        return (ENTITLE,)
    if is_owed(access.case, Task.OFFER_ENTITLEMENTS):
        return (telling.TELL,)
    if answered or status != "victim":
        return ()
    return (telling.TELL if entitling.shown(access).untold() else ENTITLE,)


SECTION = Section(
    STAGE,
    N_("Hỗ trợ"),
    kinds=(
        ENTITLEMENT,
        SUPPORT_EXTENSION,
        SUPPORT_PLAN,
        GOAL,
        PLAN_STEP,
        SERVICE_GIVEN,
        REFERRAL,
        REFERRAL_LETTER,
        REFERRAL_FEEDBACK,
        HEALTH_ASSESSMENT,
        COUNSELLING_SESSION,
        FOLLOW_UP,
        CLOSURE,
        REOPENING,
    ),
    acts=(
        telling.TELL,
        ENTITLE,
        ASK_EXTENSION,
        PLAN,
        CHANGE_PLAN,
        ADD_GOAL,
        ADD_STEP,
        CHANGE_STEP,
        GIVE,
        EXAMINE,
        COUNSEL,
        FOLLOW,
        REFER,
        REVOKE,
        outcomes.READ,
        granting.GRANT,
        lettering.ISSUE,
        lettering.HEAR_ANSWER,
        lettering.HEAR_HOW,
        outcomes.FEED_BACK,
        GIVE_OWN,
        PROPOSE_CLOSURE,
        APPROVE_CLOSURE,
        APPROVE_EXTENSION,
        APPROVE_PAYMENT,
        CONFIRM_RECEIPT,
        PROPOSE_REOPENING,
        APPROVE_REOPENING,
    ),
    steps=_steps,
    after={
        "service_given": giving.keep_given,
        "health_assessment": giving.keep_examined,
        "counselling_session": giving.keep_session,
        "follow_up": following.keep_contact,
        "referral_feedback": outcomes.keep_feedback,
    },
    as_read={"referral": ending.as_read, "service_given": giving.as_read},
    pages=(
        Page("support.read_plan", N_("Đọc kế hoạch hỗ trợ"), plan_reading.may_read),
        Page("support.read_costs", N_("Xem chi phí của hồ sơ"), costs.may_read),
        lettering.PRINT,
    ),
    outcome=("closure", "outcome"),
)
