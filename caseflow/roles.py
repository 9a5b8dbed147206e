"""The vocabulary of access: roles, purposes, standings, and who acts.

Names only; what they may do is decided in ``policy``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from caseflow.errors import N_


class Role(StrEnum):
    """The active role of a session: one at a time."""

    INTAKE_OFFICER = "intake_officer"
    CASEWORKER = "caseworker"
    COUNSELLOR = "counsellor"
    POLICE_OFFICER = "police_officer"
    DECISION_MAKER = "decision_maker"
    PROTECTION_OFFICER = "protection_officer"
    SUPERVISOR = "supervisor"
    REFERRED_PROVIDER = "referred_provider"
    STATISTICIAN = "statistician"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.INTAKE_OFFICER: N_("Cán bộ tiếp nhận"),
        Role.CASEWORKER: N_("Cán bộ hỗ trợ"),
        Role.COUNSELLOR: N_("Cán bộ tâm lý"),
        Role.POLICE_OFFICER: N_("Cán bộ xác minh và giải cứu"),
        Role.DECISION_MAKER: N_("Người có thẩm quyền quyết định"),
        Role.PROTECTION_OFFICER: N_("Cán bộ bảo vệ"),
        Role.SUPERVISOR: N_("Lãnh đạo đơn vị"),
        Role.REFERRED_PROVIDER: N_("Cán bộ đơn vị nhận chuyển tuyến"),
        Role.STATISTICIAN: N_("Cán bộ thống kê"),
        Role.AUDITOR: N_("Kiểm toán viên"),
        Role.ADMINISTRATOR: N_("Quản trị hệ thống"),
    }
)
CASE_ROLES = frozenset(Role) - {Role.AUDITOR, Role.ADMINISTRATOR, Role.STATISTICIAN}
# Who can be responsible for a case, in the agency that leads it.
RESPONSIBLE_ROLES = (Role.CASEWORKER, Role.POLICE_OFFICER, Role.INTAKE_OFFICER)
NOT_GRANTED_YET = frozenset({Role.STATISTICIAN})  # until reports exist there is nothing to read


class Purpose(StrEnum):
    """Why an officer opens a case; the log keeps the code."""

    RECEIVE = "receive"
    VERIFY = "verify"
    DECIDE = "decide"
    RESCUE = "rescue"
    PROTECT = "protect"
    SUPPORT = "support"
    SUPERVISE = "supervise"
    REFERRED_SERVICE = "referred_service"
    PERSON_ASKS = "person_asks"


PURPOSE_NAMES: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.RECEIVE: N_("Tiếp nhận, bàn giao"),
        Purpose.VERIFY: N_("Xác minh"),
        Purpose.DECIDE: N_("Xem xét, quyết định"),
        Purpose.RESCUE: N_("Giải cứu"),
        Purpose.PROTECT: N_("Bảo vệ"),
        Purpose.SUPPORT: N_("Hỗ trợ"),
        Purpose.SUPERVISE: N_("Phân công, kiểm tra"),
        Purpose.REFERRED_SERVICE: N_("Cung cấp dịch vụ được chuyển tuyến"),
        Purpose.PERSON_ASKS: N_("Theo yêu cầu của chính người đó"),
    }
)


class Standing(StrEnum):
    """How an agency takes part in a case."""

    LEAD = "lead"
    STATUTORY = "statutory"
    REFERRAL = "referral"


@dataclass(frozen=True)
class Actor:
    """Who asks: the officer in one role of one agency, in one session and request."""

    officer: str
    role: Role
    agency: str
    strength: str
    session: str
    request: str
    address: str
    confirmed: bool = True


class Desk(StrEnum):
    """Rooms that are about no single case."""

    WORK = "work"
    SEARCH = "search"
    STAFF = "staff"
    LOG = "log"
    OWN_ACCOUNT = "own_account"
    AMENDING = "amending"
    REQUESTS = "requests"
