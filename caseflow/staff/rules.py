"""What staff may be and do: statuses, requests of two administrators, roles that exclude."""

import re
from collections.abc import Collection, Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from caseflow.errors import N_, Refused
from caseflow.policy import CASE_ROLES, NOT_GRANTED_YET, ROLE_NAMES, Role

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=8)
PASSWORD_STEP = timedelta(minutes=10)  # how long a password alone waits for its code
SEEN_EVERY = timedelta(minutes=1)
ENROLMENT_LASTS = timedelta(hours=48)
FIRST_HALF_LASTS = timedelta(days=30)  # how long the half code of an asker waits for a decision
DRAFT_LASTS = timedelta(hours=24)
EMAIL_NEWS_FOR = timedelta(days=7)  # how long home says that the address for reminders changed

SIGN_IN_NAME = re.compile(r"[a-z][a-z0-9._-]{2,63}", re.ASCII)
EXCLUSIVE = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


class Status(StrEnum):
    """The life of an agency or officer in our list: proposed until a second one agrees."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    CLOSED = "closed"


STATUS_NAMES: Mapping[Status, str] = MappingProxyType(
    {
        Status.PROPOSED: N_("Chờ quản trị viên thứ hai"),
        Status.ACTIVE: N_("Đang hoạt động"),
        Status.CLOSED: N_("Đã đóng"),
    }
)


class RequestKind(StrEnum):
    """What one administrator asks and another decides."""

    NEW_OFFICER = "new_officer"
    CLOSE_OFFICER = "close_officer"
    GRANT = "grant"
    REVOKE = "revoke"
    RESET_PASSWORD = "reset_password"
    RESET_FACTOR = "reset_factor"
    CONFIRM_BY_ORDER = "confirm_by_order"
    NEW_AGENCY = "new_agency"
    END_AGENCY = "end_agency"


REQUEST_NAMES: Mapping[RequestKind, str] = MappingProxyType(
    {
        RequestKind.NEW_OFFICER: N_("Thêm cán bộ"),
        RequestKind.CLOSE_OFFICER: N_("Đóng tài khoản cán bộ"),
        RequestKind.GRANT: N_("Cấp vai trò"),
        RequestKind.REVOKE: N_("Thu hồi vai trò"),
        RequestKind.RESET_PASSWORD: N_("Cấp lại mật khẩu"),
        RequestKind.RESET_FACTOR: N_("Cấp lại mã xác thực"),
        RequestKind.CONFIRM_BY_ORDER: N_("Xác nhận cán bộ theo văn bản"),
        RequestKind.NEW_AGENCY: N_("Thêm cơ quan"),
        RequestKind.END_AGENCY: N_("Kết thúc cơ quan"),
    }
)
ABOUT_AGENCIES = frozenset({RequestKind.NEW_AGENCY, RequestKind.END_AGENCY})
RESETS = frozenset({RequestKind.RESET_PASSWORD, RequestKind.RESET_FACTOR})
ENROLLING = RESETS | {RequestKind.NEW_OFFICER}  # end in a one-time code of two halves


class Decision(StrEnum):
    """How the second administrator answered; empty while nobody has."""

    AGREED = "agreed"
    REFUSED = "refused"


class ConfirmationState(StrEnum):
    """Whether the officer's supervisor vouches for the person behind the account."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"


class Enrols(StrEnum):
    """What a one-time code lets its officer set."""

    ALL = "all"
    PASSWORD = "password"
    FACTOR = "factor"


def check_grant(held: Collection[Role], role: Role) -> None:
    """Refuse a role that cannot stand beside those held, or that is not granted yet."""
    if role in NOT_GRANTED_YET:
        raise Refused(
            N_("Chưa cấp được vai trò thống kê: hệ thống chưa có báo cáo để vai trò này đọc."),
            field="role",
        )
    if role in held:
        raise Refused(N_("Cán bộ đã có vai trò này."), field="role")
    for other in held:
        if role in EXCLUSIVE or other in EXCLUSIVE:
            raise Refused(
                N_("Vai trò quản trị và kiểm toán không đi cùng vai trò nào khác."), field="role"
            )


def needs_confirmation(roles: Collection[Role]) -> bool:
    """Whether a supervisor has to confirm the officer: these roles reach cases, or decide
    who does, or watch over it."""
    return any(role in CASE_ROLES | EXCLUSIVE for role in roles)


def sign_in_name(text: str) -> str:
    """The canonical sign-in name; ``Refused`` for one that cannot be."""
    name = text.strip().lower()
    if not SIGN_IN_NAME.fullmatch(name):
        raise Refused(
            N_(
                "Tên đăng nhập có 3–64 ký tự: chữ cái không dấu, chữ số, dấu chấm, dấu gạch; "
                "bắt đầu bằng chữ cái."
            ),
            field="sign_in_name",
        )
    return name


def grantable() -> dict[Role, str]:
    """The roles that can be given today, with their words."""
    return {role: name for role, name in ROLE_NAMES.items() if role not in NOT_GRANTED_YET}
