"""The officers of the demonstration: real agencies of both plans, invented people."""

from dataclasses import dataclass
from typing import Any

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.db import current
from caseflow.law.agencies import commune_agencies
from caseflow.law.book import LawBook
from caseflow.policy import Role
from caseflow.staff import roster, second_factor, service
from caseflow.staff.bootstrap import system_permit
from caseflow.staff.changes import NewOfficer

PASSWORD = "trinh-dien-khong-bao-ve-gi"
# A person's agency by its id in the law's table; "commune:" names a unit by code.
COMMUNE, WARD = "commune:01882", "commune:00070"


@dataclass(frozen=True)
class Invented:
    """One officer of the demonstration."""

    sign_in_name: str
    name: str
    title: str
    agency: str
    role: Role


OFFICERS = (
    Invented("hoa.xa", "Lò Thị Hoa", "Công chức văn hóa - xã hội", COMMUNE, Role.INTAKE_OFFICER),
    Invented("minh.phuong", "Đỗ Quang Minh", "Công chức phường", WARD, Role.INTAKE_OFFICER),
    Invented("lan.soyte", "Trần Ngọc Lan", "Chuyên viên", "tn-health", Role.CASEWORKER),
    Invented("duc.soyte", "Hoàng Văn Đức", "Chuyên viên", "tn-health", Role.CASEWORKER),
    Invented("mai.tamly", "Vi Thị Mai", "Cán bộ tâm lý", "tn-health", Role.COUNSELLOR),
    Invented("ha.soyte", "Phạm Thu Hà", "Phó Giám đốc", "tn-health", Role.SUPERVISOR),
    Invented("tuan.congan", "Nguyễn Anh Tuấn", "Điều tra viên", "tn-police", Role.POLICE_OFFICER),
    Invented("son.congan", "Bùi Thanh Sơn", "Điều tra viên", "tn-police", Role.POLICE_OFFICER),
    Invented("hung.congan", "Lê Mạnh Hùng", "Phó Giám đốc", "tn-police", Role.DECISION_MAKER),
    Invented("binh.congan", "Ma Văn Bình", "Trưởng phòng", "tn-police", Role.SUPERVISOR),
    Invented("yen.baove", "Nông Thị Yến", "Cán bộ bảo vệ", "tn-police", Role.PROTECTION_OFFICER),
    Invented("thao.tgpl", "Lưu Phương Thảo", "Trợ giúp viên pháp lý", "tn-legal-aid",
             Role.REFERRED_PROVIDER),
    Invented("nga.phunu", "Dương Thị Nga", "Chuyên viên", "tn-womens-union",
             Role.REFERRED_PROVIDER),
    Invented("huong.hanoi", "Vũ Lan Hương", "Chuyên viên", "hn-health", Role.CASEWORKER),
    Invented("long.hanoi", "Đặng Hải Long", "Trưởng phòng", "hn-health", Role.SUPERVISOR),
    Invented("tam.uyban", "Chu Đức Tâm", "Phó Chủ tịch", "tn-provincial-committee",
             Role.SUPERVISOR),
    Invented("quan.bienphong", "Trịnh Hải Quân", "Cán bộ đồn Biên phòng", "border-guard",
             Role.POLICE_OFFICER),
    Invented("my.suquan", "Đinh Hà My", "Cán bộ lãnh sự", "mission-cn", Role.INTAKE_OFFICER),
    Invented("kiem.toan", "Cao Minh Châu", "Kiểm toán viên", "tn-steering-committee-138",
             Role.AUDITOR),
    Invented("quan.tri.1", "Tạ Đình Khôi", "Quản trị viên", "tn-steering-committee-138",
             Role.ADMINISTRATOR),
    Invented("quan.tri.2", "H'Linh Niê", "Quản trị viên", "tn-steering-committee-138",
             Role.ADMINISTRATOR),
)  # fmt: skip
OTHER_AGENCIES = ("hn-police", "hn-legal-aid", "hotline-111", "mission-kh")
# The law's table does not say which body is above which: administrators of an instance do.
ABOVE = {
    COMMUNE: "tn-provincial-committee",
    "tn-health": "tn-provincial-committee",
    WARD: "hn-provincial-committee",
    "hn-health": "hn-provincial-committee",
}


def staff_the_house() -> dict[str, str]:
    """Add agencies and officers; sign-in name → officer id."""
    permit = system_permit()
    agencies: dict[str, str] = {}
    for name in dict.fromkeys(_named()):
        agencies[name] = _add_agency(name, agencies.get(ABOVE.get(name, "")))
    found = {}
    for each in OFFICERS:
        new = NewOfficer(each.sign_in_name, each.name, agencies[each.agency], each.title)
        officer = service.add_officer(permit, new)
        service.grant_role(permit, officer, each.role)
        service.enrol(permit, officer, PASSWORD)
        found[each.sign_in_name] = officer
    return found


def _named() -> list[str]:
    """Every agency there is; whoever stands above another comes first."""
    return [*ABOVE.values(), *(each.agency for each in OFFICERS), *OTHER_AGENCIES]


def _add_agency(name: str, above: str | None) -> str:
    if not name.startswith("commune:"):
        return service.add_law_agency(system_permit(), name, above)
    unit = current(LawBook).units.by_code[name.removeprefix("commune:")]
    committee, _police = commune_agencies(unit)
    facts: dict[str, Any] = {
        "law_id": committee.id,
        "agency_kind": committee.kind,
        "name_vi": committee.label_vi,
        "name_en": committee.label_en,
        "province": committee.province,
        "unit": committee.unit,
        "parent": above,
    }
    return service.add_agency(system_permit(), facts)


def table_of_officers() -> list[dict[str, str]]:
    """Sign-in name, role, agency, password and present code of each officer; the codes
    are given out, so each has its entry."""
    rows = []
    for each in OFFICERS:
        officer = roster.by_sign_in_name(each.sign_in_name)
        if officer is None:
            continue
        note(Event.DEMO_CODE_SHOWN, subject=officer.id)
        rows.append(
            {
                "sign_in_name": each.sign_in_name,
                "name": officer.name,
                "role": str(each.role),
                "agency": roster.agency(officer.agency).name_vi,
                "password": PASSWORD,
                "code": second_factor.next_code(officer.id),
            }
        )
    return rows
