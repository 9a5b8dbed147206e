"""What a consent may say, and who has to be heard for a child: answers in, a refusal or nothing
out."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from caseflow.errors import N_, Refused
from caseflow.law.ages import AgeClass
from caseflow.law.counting import add_months
from caseflow.sharing.rules import AGREED, REFUSED

BY_REPRESENTATIVE = frozenset({"representative_written", "child_and_representative"})
LONGEST_MONTHS = 24  # our own limit, so that nobody is bound for good by one answer
# What a role may ask consent for, where stages.csv names it; others for every purpose.
PURPOSES: Mapping[str, frozenset[str]] = {
    "record consent for protection": frozenset({"protection", "support"}),
    "record consent for counselling": frozenset({"counselling"}),
}
READ_LANGUAGE, INTERPRETED = "text_language", frozenset({"vi_interpreted", "en_interpreted"})
# Years. The law asks a child from then on before private life is disclosed (Luật 91/2025 Đ24, as
# the field list has it); this house asks before anything is shared.
OWN_VIEW_FROM = 7
VIEWS = frozenset({"agrees", "disagrees", "unable"})
OF_A_CHILD = frozenset({"child_assent", "child_explained", "child_words"})  # no adult is asked


def latest_expiry(given: date) -> date:
    """The last day a consent given on ``given`` may be valid: 24 months on,
    by a limit of this house, not of the law."""
    return add_months(given, LONGEST_MONTHS)


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
                "Sự đồng ý có hiệu lực nhiều nhất 24 tháng (mức do hệ thống đặt, không phải mức "
                "của luật). Hãy chọn ngày sớm hơn; hết hạn thì hỏi lại."
            ),
            "expires_on",
        )
    if answers["decision"] in AGREED and answers.get("child_assent") == "disagrees":
        raise Refused(
            N_("Người dưới 18 tuổi không đồng ý: không ghi là đồng ý thay các em."), "decision"
        )


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
    if view == "disagrees" and answers.get("decision") != REFUSED:
        raise Refused(
            N_("Em không đồng ý: hãy ghi là không đồng ý. Không ai đồng ý thay em được."),
            "decision",
        )
    if answers.get("decision") in AGREED and view != "agrees":
        raise Refused(
            N_(
                "Từ đủ 7 tuổi, chính các em phải đồng ý, cùng với người đại diện. Em chưa bày tỏ "
                "được thì ghi là chưa quyết định."
            ),
            "decision",
        )


def needs_representative(answers: Mapping[str, Any], age_class: str) -> bool:
    """Whether somebody else's word is part of this answer: of one who is under 18, or not
    known to be older, no agreement stands without the representative's, however it was
    expressed (Luật 91/2025 Đ24 of private life; here of whatever is shared). A no is the child's
    own."""
    agrees = age_class != AgeClass.ADULT and answers["decision"] in AGREED
    return agrees or answers["form"] in BY_REPRESENTATIVE


def _oldest(birth: str, on: date) -> int:
    """The age in years on ``on`` of somebody born at the earliest that ``YYYY[-MM[-DD]]``
    allows."""
    year, month, day = (*(int(part) for part in birth.split("-")), 1, 1)[:3]
    return on.year - year - ((on.month, on.day) < (month, day))
