"""Reception by law: which clocks a route starts, which status it opens with, what a
record of reception may say.

Routes are the codes of list ``route``; agencies are meant by their kinds.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from caseflow.errors import N_, Refused
from caseflow.law.ages import CHILD_EMERGENCY, IN_EMERGENCY, AgeClass
from caseflow.law.entitlements import Entitlement
from caseflow.law.regimes import Eligibility
from caseflow.law.services import Service

COMMUNE, DEPARTMENT = "commune_committee", "health_department"
SUPPORTERS = frozenset({DEPARTMENT, "social_assistance_facility", "victim_support_facility"})
RESCUED, FOREIGNER = "rescued_in_country", "foreigner"
# Rescued or returned through a mission: to the support agency at once (Đ28–30).
STRAIGHT_TO_SUPPORT = frozenset({RESCUED, "returned_through_mission"})
# Whoever else comes: to the commune committee, which tells the department (Đ27).
THROUGH_THE_COMMUNE = frozenset({"self_report", "returned_alone", "child", "in_process"})
FROM_ABROAD = frozenset({"returned_through_mission", "returned_alone"})  # Đ29, 30
# Whoever came by another way may have come back from abroad; an empty one: no reception yet.
NEVER_ABROAD = frozenset({RESCUED, FOREIGNER, ""})
STEPS_UNKNOWN = N_(
    "Các bước với người nước ngoài bị mua bán tại Việt Nam, theo Điều 31 Luật 53/2024/QH15:"
)
NOT_SAID = frozenset({"unknown", "declined"})
GROUNDS: Mapping[str, str] = {
    RESCUED: "Luật 53/2024 Đ28",
    "returned_through_mission": "Luật 53/2024 Đ29, 30",
    FOREIGNER: "Luật 53/2024 Đ31",
    "in_process": "Luật 53/2024 Đ2(8)",
    "hotline": "NĐ 162/2025 Đ4–6",
}
INTERPRETED = frozenset({"interpreted", "sign_language"})  # ways of giving the notice
HOTLINE, TO_FORWARD = "hotline", "hotline_forward"  # the kind of body, and what it owes


def ground_of(route: str) -> str:
    """The article on which the receiving body takes the case up."""
    return GROUNDS.get(route, "Luật 53/2024 Đ27")


def clocks_of(route: str, receiver_kind: str, age: str) -> list[str]:
    """The clocks that run from the moment the person presented."""
    found = []
    if route in STRAIGHT_TO_SUPPORT and receiver_kind not in SUPPORTERS:
        found.append("hand_over")
    elif route in STRAIGHT_TO_SUPPORT | THROUGH_THE_COMMUNE:
        found += first_duty(receiver_kind)
    if route == "hotline":
        found.append(TO_FORWARD)
    if age in IN_EMERGENCY:
        found.append(CHILD_EMERGENCY)
    return found


def first_duty(receiver_kind: str) -> list[str]:
    """What whoever the person has come to owes first (Đ27(1), (2)): the commune committee
    tells the department, the department checks the first facts, others bring the person to
    the commune. A facility owes the person support, and nobody a notice."""
    if receiver_kind == DEPARTMENT:
        return ["initial_facts"]
    if receiver_kind in SUPPORTERS:
        return []
    return ["commune_notice" if receiver_kind == COMMUNE else "transfer_to_commune"]


def said(codes: Iterable[str] | None) -> list[str]:
    """The answers among ``codes`` that say something."""
    return [code for code in codes or () if code not in NOT_SAID]


def legal_status_of(route: str, signs: Iterable[str] | None) -> str:
    """The status a case opens with. Being in the process of identification needs signs of
    trafficking (Luật 53/2024 Đ2(8)); a suspicion needs them too (TN §II.5.a)."""
    if route == "in_process" and not said(signs):
        raise Refused(
            N_(
                "Người đang trong quá trình xác định phải có dấu hiệu bị mua bán. "
                "Hãy chọn ít nhất một dấu hiệu, hoặc chọn trường hợp tiếp nhận khác (Luật "
                "53/2024 Đ2(8))."
            ),
            "intake-trafficking_signs",
        )
    if route == "in_process":
        return "in_process"
    return "suspected" if said(signs) else "received"


def regime_of(service: Service, chosen: object, may_have: Iterable[Entitlement]) -> str:
    """The regime under which ``service`` is given: the one ``chosen`` of those the person
    ``may_have``, else the only one it is of, where the law gives that plainly."""
    if service.once:
        raise Refused(
            N_("Khoản chi một lần phải được phê duyệt trước khi chi: hãy để cán bộ hỗ trợ trình "
               "duyệt ở phần Hỗ trợ."),
            "service",
        )  # fmt: skip
    found = [
        each for each in may_have if service.fits(each.regime) and chosen in (None, each.regime)
    ]
    if not found:
        raise Refused(
            N_("Dịch vụ này không thuộc chế độ nào mà luật cho người này, hoặc không thuộc chế độ "
               "đã chọn. Hãy chọn lại; nếu không có mục nào đúng thì chọn “Hỗ trợ khác”."),
            "service",
        )  # fmt: skip
    if chosen is None and (len(found) > 1 or found[0].eligibility is not Eligibility.ELIGIBLE):
        raise Refused(
            N_("Dịch vụ này có thể thuộc nhiều chế độ, hoặc chế độ phải được xem xét với người "
               "này. Hãy chọn chế độ."),
            "regime",
        )  # fmt: skip
    return found[0].regime


def check_declaration(answers: Mapping[str, Any], age: str) -> None:
    """For a child an officer writes the statement, and for whoever is not known to be of age:
    that keeps a child's safeguards until it is settled."""
    if age != AgeClass.ADULT and answers["kind"] != "officer_record":
        raise Refused(
            N_(
                "Với người dưới 18 tuổi hoặc chưa xác định được tuổi, cán bộ ghi lời trình bày; "
                "người này không phải tự khai."
            ),
            "kind",
        )
