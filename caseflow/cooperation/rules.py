"""What a consent, a hand-over, an assignment may say: facts in, a refusal or nothing out."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from caseflow.case.rules import Stage
from caseflow.errors import N_, Refused
from caseflow.law.ages import AgeClass
from caseflow.policy import RESPONSIBLE_ROLES, Role
from caseflow.sharing.rules import AGREED

BY_REPRESENTATIVE = frozenset({"representative_written", "child_and_representative"})
LONGEST_MONTHS = 24
# What a role may ask consent for, where stages.csv names it; others for every purpose.
PURPOSES: Mapping[str, frozenset[str]] = {
    "record consent for protection": frozenset({"protection", "support"}),
    "record consent for counselling": frozenset({"counselling"}),
}
# Ended by a hand-over, and what stays with whoever verifies.
PATH_CLOCKS = ("commune_notice", "transfer_to_commune", "hand_over", "rescue_hand_over")
KEPT_CLOCKS = frozenset({*PATH_CLOCKS, "verification"})
GROUND_LEAD = "Luật 53/2024 Đ27–30"
GROUND_VERIFYING = "Luật 53/2024 Đ27, 32"
VERIFICATION = Stage.VERIFICATION
LEAD_ROLES = (*RESPONSIBLE_ROLES, Role.PROTECTION_OFFICER, Role.COUNSELLOR)
STATUTORY_ROLES = (Role.POLICE_OFFICER, Role.PROTECTION_OFFICER, Role.COUNSELLOR)
SUPPORTERS = (Role.CASEWORKER, Role.COUNSELLOR)  # whose row of access.csv reads all of support


def latest_expiry(given: date) -> date:
    """The last day a consent given on ``given`` may be valid: 24 months on."""
    year = given.year + LONGEST_MONTHS // 12
    leap_day = (given.month, given.day) == (2, 29)
    return date(year, 2, 28) if leap_day else given.replace(year=year)


def check_consent(answers: Mapping[str, Any], allowed: Collection[str] | None, today: date) -> None:
    """Refuse a consent for another role's purpose or without a proper end."""
    if allowed is not None and answers["purpose"] not in allowed:
        raise Refused(
            N_(
                "Vai trò của bạn không hỏi sự đồng ý cho mục đích này. "
                "Hãy chọn mục đích khác, hoặc nhờ cán bộ phụ trách hỏi."
            ),
            "purpose",
        )
    given = datetime.fromisoformat(answers["given_at"])
    ends = date.fromisoformat(answers["expires_on"])
    if ends < today:
        raise Refused(
            N_("Ngày hết hiệu lực đã qua. Hãy chọn ngày từ hôm nay trở đi."), "expires_on"
        )
    if ends > latest_expiry(given.date()):
        raise Refused(
            N_(
                "Sự đồng ý có hiệu lực nhiều nhất 24 tháng. "
                "Hãy chọn ngày sớm hơn; hết hạn thì hỏi lại."
            ),
            "expires_on",
        )
    if answers["decision"] in AGREED and answers.get("child_assent") == "disagrees":
        raise Refused(
            N_("Người dưới 18 tuổi không đồng ý: không ghi là đồng ý thay các em."), "decision"
        )


READ_LANGUAGE, INTERPRETED = "text_language", frozenset({"vi_interpreted", "en_interpreted"})
OWN_VIEW_FROM = 7  # years: from then on a child is asked (Luật 91/2025 Đ24)
VIEWS = frozenset({"agrees", "disagrees", "unable"})
OF_A_CHILD = frozenset({"child_assent", "child_explained", "child_words"})  # no adult is asked


def check_assent(answers: Mapping[str, Any], birth: str | None, on: date) -> None:
    """A child of 7 or more is asked, and so is one whose age is not established; nobody agrees
    for them. What is unknown of a birth date makes the child older here, so that nobody is
    left unasked."""
    view = answers.get("child_assent")
    if birth and _oldest(birth, on) < OWN_VIEW_FROM:
        return
    if view not in VIEWS:
        raise Refused(
            N_(
                "Từ đủ 7 tuổi, hoặc khi chưa rõ tuổi, chính các em phải được hỏi. "
                "Hãy hỏi và ghi ý kiến của em."
            ),
            "child_assent",
        )
    if answers.get("decision") in AGREED and view != "agrees":
        raise Refused(
            N_(
                "Từ đủ 7 tuổi, chính các em phải đồng ý, cùng với người đại diện. Em chưa đồng ý "
                "hoặc chưa bày tỏ được thì ghi là chưa quyết định."
            ),
            "decision",
        )


def needs_representative(answers: Mapping[str, Any], age_class: str) -> bool:
    """Whether somebody else's word is part of this answer: of one who is under 18, or not
    known to be older, no agreement stands without the representative's, however it was
    expressed (Luật 91/2025 Đ24). A no is the child's own."""
    agrees = age_class != AgeClass.ADULT and answers["decision"] in AGREED
    return agrees or answers["form"] in BY_REPRESENTATIVE


def _oldest(birth: str, on: date) -> int:
    """The age in years on ``on`` of somebody born at the earliest that ``YYYY[-MM[-DD]]``
    allows."""
    year, month, day = (*(int(part) for part in birth.split("-")), 1, 1)[:3]
    return on.year - year - ((on.month, on.day) < (month, day))


INVESTIGATORS = frozenset(
    {
        *("provincial_police", "district_police", "commune_police"),
        *("border_guard", "coast_guard", "procuracy", "court"),
    }
)


def check_ground(compartments: Collection[str], kind: str, expires_on: date, today: date) -> None:
    """Refuse a ground that would tell what no ground may: counselling notes to who
    investigates, investigation notes to who supports (``kind`` of agency; empty outside)."""
    if "oversight" in compartments or "counselling" in compartments:
        raise Refused(N_("Nội dung tham vấn không chia sẻ được theo căn cứ này."), "compartments")
    if "investigation" in compartments and kind not in INVESTIGATORS:
        raise Refused(N_("Nghiệp vụ điều tra không chia sẻ cho bên hỗ trợ."), "compartments")
    if expires_on < today:
        raise Refused(
            N_("Ngày hết hiệu lực đã qua. Hãy chọn ngày từ hôm nay trở đi."), "expires_on"
        )
    if expires_on > latest_expiry(today):
        raise Refused(
            N_("Căn cứ này có hiệu lực nhiều nhất 24 tháng. Hãy chọn ngày sớm hơn."),
            "expires_on",
        )


def check_handover(to: str, own: str) -> None:
    """Refuse a hand-over to oneself."""
    if to == own:
        raise Refused(N_("Hãy chọn cơ quan khác: không bàn giao cho chính mình."), "to_agency")


def roles_for(lead: bool, responsible: bool) -> tuple[Role, ...]:
    """The roles that can work on a case of an agency that leads, or takes part by law."""
    if responsible:
        return RESPONSIBLE_ROLES if lead else ()
    return LEAD_ROLES if lead else STATUTORY_ROLES


def check_found(due: date, today: date) -> None:
    """What must be put right has a date that has not passed."""
    if due < today:
        raise Refused(N_("Thời hạn khắc phục phải từ hôm nay trở đi."), "due_on")


def check_put_right(resolved: date | None, found: date, today: date) -> None:
    """It was put right after it was found (or looked at last), and not in the future."""
    if resolved is None:
        raise Refused(N_("Hãy nhập ngày khắc phục xong."), "resolved_on")
    if resolved > today:
        raise Refused(N_("Ngày khắc phục xong không thể sau hôm nay."), "resolved_on")
    if resolved < found:
        raise Refused(
            N_("Ngày khắc phục xong không thể trước ngày giám sát (%(day)s)."),
            "resolved_on",
            day=f"{found:%d/%m/%Y}",
        )


def check_looked(resolved: date | None, due: date | None, found: date, today: date) -> None:
    """Either it was put right on a day, or another day is set: one of the two."""
    if resolved is not None and due is not None:
        raise Refused(
            N_("Nếu chưa khắc phục, hãy để trống ngày khắc phục xong; nếu đã xong, "
               "hãy để trống thời hạn mới."),
            "due_on",
        )  # fmt: skip
    if due is None:
        check_put_right(resolved, found, today)
    else:
        check_found(due, today)


# Enough for any officer's day; too little to walk through a list of names (design: an oracle).
A_DAY = 10
LONGEST_DAYS = 90  # our own limit, so that what nobody needs any more falls away


def check_request(answers: Mapping[str, Any], today: date) -> None:
    """A person is asked about by the number of a paper, or by the whole name and at least the
    birth year: half a name would be a search through everybody's files."""
    by_name = answers.get("full_name") and answers.get("birth_date")
    if not by_name and not answers.get("document_number"):
        raise Refused(
            N_(
                "Hãy nhập số giấy tờ tùy thân, hoặc đủ họ tên cùng ngày sinh "
                "(chỉ biết năm sinh cũng được)."
            ),
            "birth_date" if answers.get("full_name") else "full_name",
        )
    until = date.fromisoformat(answers["needed_until"])
    if until < today:
        raise Refused(N_("Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi."), "needed_until")
    if until > today + timedelta(days=LONGEST_DAYS):
        raise Refused(
            N_("Yêu cầu có hiệu lực nhiều nhất 90 ngày. Hãy chọn ngày sớm hơn; cần thì hỏi lại."),
            "needed_until",
        )
