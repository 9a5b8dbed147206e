"""What support a person may have and when, what a closure needs: rules, no records.

Luật 53/2024/QH15 Điều 37, 63; NĐ 162/2025/NĐ-CP Điều 17 and Mẫu 07.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow.errors import N_, Refused
from caseflow.law.entitlements import Entitlement
from caseflow.law.regimes import Eligibility

APPLIED_FOR = frozenset({"h", "i", "k"})
# A person has what the law gives plainly, and what was granted case by case.
GIVEN_UNDER = frozenset({Eligibility.ELIGIBLE, Eligibility.CASE_BY_CASE})
PAYMENT, CLOSURE = "one_off_payment", "closure"
TURNED_DOWN = frozenset({"returned", "rejected"})  # a payment that is not made
TOLD = "told"  # of a form: regime → what the person chose
REACHED = frozenset({"met", "spoken"})
TOLD_WHEN_MET = ("wellbeing", "needs", "new_danger")  # of a contact that reached the person
ENDED_BY = {"moved": "ClosedReferred"}
FOLLOWED = frozenset({"reintegrated", "declined", "not_identified"})  # outcomes, where agreed to


def check_answer(computed: Eligibility | None, answered: str, reason: object) -> None:
    """An officer's answer other than the computed one, or one case by case, says why."""
    if computed is None:
        raise Refused(
            N_(
                "Chế độ này không thuộc luật áp dụng cho người này. "
                "Hãy chọn một chế độ trong bảng phía trên."
            ),
            "regime",
        )
    if reason is None and (answered != computed or answered == Eligibility.CASE_BY_CASE):
        raise Refused(N_("Kết luận khác với kết quả tính: hãy ghi lý do."), "reason")


def check_application(regime: str, received_on: date | None, *, closed: bool) -> None:
    """An application is received for regimes that need one, in a case that is worked on."""
    if received_on and regime not in APPLIED_FOR:
        raise Refused(
            N_("Chế độ này không cần đơn đề nghị. Hãy để trống ngày nhận đơn."),
            "application_received_on",
        )
    if received_on and closed:
        raise Refused(
            N_("Hồ sơ đã kết thúc hỗ trợ: hãy đề nghị mở lại hồ sơ trước, rồi ghi ngày nhận đơn."),
            "application_received_on",
        )


def check_offered(offered_on: date | None, choice: str) -> None:
    """Whoever was asked was offered."""
    if offered_on is None and choice != "not_asked":
        raise Refused(N_("Người này đã lựa chọn: hãy nhập ngày đã thông báo."), "offered_on")


@dataclass(frozen=True)
class Earlier:
    """A payment that is made once and was recorded before: by which agency it is paid, from
    which day, who recorded it, and whether it still waits for its approval."""

    agency: str
    on: date
    officer: str
    waits: bool


def check_given(eligibility: str | None, earlier: Earlier | None = None, prefix: str = "") -> None:
    """A service is given under a regime the person has, or was granted case by case with
    the reason; what is given once (``earlier``: the time it was) is not given twice."""
    if eligibility not in GIVEN_UNDER:
        raise Refused(
            N_("Người này chưa được xác định là được hưởng chế độ này. Việc gấp thì giúp ngay; để "
               "ghi vào đây, hãy vào “Chế độ được hưởng”, chọn “Được hưởng tùy từng trường hợp” và "
               "ghi lý do, rồi ghi lại lần hỗ trợ này."),
            f"{prefix}regime",
        )  # fmt: skip
    if earlier:
        words = N_(
            "Khoản này chỉ chi một lần. %(agency)s đã được duyệt chi, từ ngày %(day)s, %(officer)s "
            "ghi. "
            "Hãy xem lại khoản đó ở phần Hỗ trợ."
        )
        if earlier.waits:
            words = N_(
                "Khoản này chỉ chi một lần. %(officer)s đã trình duyệt khoản của %(agency)s, từ "
                "ngày %(day)s. Hãy chờ quyết định về khoản đó."
            )
        raise Refused(
            words, f"{prefix}service",
            agency=earlier.agency, day=f"{earlier.on:%d/%m/%Y}", officer=earlier.officer,
        )  # fmt: skip


def closed_status(outcome: str, follow_up: object) -> str:
    """The status of a case that ends: with another agency, followed up, or closed."""
    if outcome in ENDED_BY:
        return ENDED_BY[outcome]
    return "FollowUp" if follow_up == "yes" and outcome in FOLLOWED else "Closed"


def check_follow_up(outcome: str, follow_up: object) -> None:
    """Nobody is promised to be asked after who cannot be, or whom another agency goes on with."""
    if follow_up == "yes" and outcome not in FOLLOWED:
        raise Refused(
            N_("Với kết quả này hồ sơ không có lần theo dõi nào nữa: hãy chọn “Không”."),
            "follow_up_agreed",
        )


def check_reopening(outcome: str | None, reason: str) -> None:
    """A case that ended by death is opened again only if that was a mistake."""
    if outcome == "died" and reason != "closed_in_error":
        raise Refused(
            N_("Hồ sơ kết thúc vì người này đã qua đời: chỉ mở lại nếu đã kết thúc nhầm."), "reason"
        )


def unoffered(
    computed: Iterable[Entitlement], recorded: Iterable[Mapping[str, object]]
) -> list[str]:
    """The regimes that the person may have and has never been told of (HN §III.2): by the
    recorded answer, else where the law gives them plainly."""
    answers = {each["regime"]: each for each in recorded}

    def missing(line: Entitlement) -> bool:
        answer = answers.get(line.regime)
        if answer is None:
            return line.eligibility is Eligibility.ELIGIBLE
        return answer["eligibility"] in GIVEN_UNDER and answer.get("offered_on") is None

    return [line.regime for line in computed if missing(line)]


def check_closable(waiting: Collection[str], protected: bool, handed: bool, found: bool) -> None:
    """Nothing that somebody still owes may be closed away. ``waiting``: what is put up for
    approval, in words."""
    if waiting:
        raise Refused(
            N_(
                "Còn nội dung đang chờ phê duyệt: %(matters)s. "
                "Hãy đợi người được trình quyết định rồi mới kết thúc."
            ),
            matters="; ".join(waiting),
        )
    if protected:
        raise Refused(
            N_(
                "Còn biện pháp bảo vệ đang được đề nghị hoặc áp dụng. "
                "Hãy nhờ cán bộ bảo vệ rà soát và đề nghị chấm dứt; khi người có thẩm quyền đã "
                "quyết định thì mới kết thúc hồ sơ."
            )
        )
    if handed:
        raise Refused(
            N_(
                "Còn bàn giao chưa có trả lời. Hãy đợi cơ quan nhận trả lời; hoặc cán bộ phụ "
                "trách rút bàn giao ở phần “Phối hợp, đồng ý và bàn giao”."
            )
        )
    if found:
        raise Refused(N_("Còn kết quả giám sát chưa khắc phục xong. Hãy khắc phục trước."))


def check_referral(
    own: bool, instead: str | None, untold: Collection[str], *, elsewhere: bool = False
) -> None:
    """A referral goes to another agency that works today (``instead``: who does the work of
    one that has ended), and rests on one consent or ground that covers all it names (``untold``:
    what none covers, in words) and was given for the services asked (``elsewhere``: only for
    others)."""
    if own:
        raise Refused(
            N_("Không chuyển tuyến đến chính đơn vị mình. Hãy chọn đơn vị khác."),
            "receiving_agency",
        )
    if instead:
        raise Refused(
            N_("Đơn vị này không còn hoạt động; việc nay do %(heir)s làm. Hãy chọn đơn vị đó."),
            "receiving_agency",
            heir=instead,
        )
    if instead is not None:
        raise Refused(
            N_("Đơn vị này không còn hoạt động. Hãy chọn đơn vị khác."), "receiving_agency"
        )
    if elsewhere:
        raise Refused(
            N_("Sự đồng ý đang có với đơn vị nhận là cho mục đích khác, không cho dịch vụ đề nghị, "
               "hoặc người này đã nói không với mục đích đó. Hãy hỏi ý kiến và ghi sự đồng ý cho "
               "đúng mục đích trước."),
            "services_asked",
        )  # fmt: skip
    if untold:
        raise Refused(
            N_("Người này chưa đồng ý chia sẻ với đơn vị nhận nhóm thông tin: %(untold)s. "
               "Hãy hỏi ý kiến và ghi sự đồng ý trước; nếu luật cho chia sẻ khi chưa có sự "
               "đồng ý, hãy ghi căn cứ ở phần “Phối hợp, đồng ý và bàn giao” để lãnh đạo duyệt."),
            "compartments",
            untold="; ".join(untold),
        )  # fmt: skip


def check_answer_by(answer_by: date | None, until: date | None, on: date) -> None:
    """An answer is agreed for a day to come, within the referral's own term."""
    if answer_by and (answer_by < on or (until and answer_by > until)):
        raise Refused(
            N_("Ngày hẹn trả lời phải từ hôm nay đến ngày hết hiệu lực của chuyển tuyến."),
            "answer_by",
        )


def check_term(expires_on: date | None, consent_until: date, on: date) -> None:
    """A referral ends by itself, not after the consent it rests on."""
    if expires_on is None or expires_on < on:
        raise Refused(N_("Ngày hết hiệu lực phải từ hôm nay trở đi."), "expires_on")
    if expires_on > consent_until:
        raise Refused(
            N_("Chuyển tuyến không thể có hiệu lực lâu hơn sự đồng ý (đến %(until)s)."),
            "expires_on",
            until=f"{consent_until:%d/%m/%Y}",
        )
