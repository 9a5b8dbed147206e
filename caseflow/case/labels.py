"""Words of records for screens: titles of records, labels of fields, values of answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from caseflow.case.access import Access
from caseflow.case.cards import Card, laid_out
from caseflow.case.reaching import RULE, Ways, is_way, ways
from caseflow.case.view import RecordView
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import bilingual, cited, gettext
from caseflow.law.book import LawBook
from caseflow.law.fields import Field
from caseflow.staff.directory import agencies_by_id, officers_by_id
from caseflow.vault.reading import Row
from caseflow.wording import moment_shown, show_value

RECORD_NAMES: Mapping[str, str] = {
    "case": N_("Thông tin chung của hồ sơ"),
    "case_link": N_("Hồ sơ liên quan"),
    "approval": N_("Trình phê duyệt"),
    "person": N_("Nhân thân"),
    "identity_document": N_("Giấy tờ tùy thân"),
    "accompanying_minor": N_("Người dưới 18 tuổi đi cùng"),
    "relative_or_contact": N_("Người thân thích, người liên hệ"),
    "representative": N_("Người đại diện"),
    "safe_contact_rule": N_("Cách liên hệ an toàn"),
    "intake": N_("Tiếp nhận"),
    "intake_return": N_("Người từ nước ngoài trở về"),
    "intake_child": N_("Tiếp nhận người dưới 18 tuổi"),
    "hotline_call": N_("Tin từ Tổng đài 111"),
    "immediate_needs": N_("Nhu cầu trước mắt và mức độ an toàn"),
    "declaration": N_("Tờ khai"),
    "privacy_notice": N_("Thông báo xử lý dữ liệu cá nhân"),
    "consent": N_("Sự đồng ý"),
    "outside_body": N_("Nơi ngoài hệ thống"),
    "sharing_ground": N_("Căn cứ chia sẻ khác sự đồng ý"),
    "person_request": N_("Yêu cầu hỏi về một người"),
    "request_answer": N_("Trả lời yêu cầu của cơ quan khác"),
    "handover": N_("Bàn giao"),
    "initial_facts_check": N_("Xác minh thông tin ban đầu"),
    "verification_request": N_("Đề nghị xác minh"),
    "evidence_item": N_("Tài liệu, chứng cứ"),
    "interview": N_("Buổi làm việc"),
    "verification_extension": N_("Gia hạn xác minh"),
    "verification_result": N_("Kết quả xác minh"),
    "identity_finding": N_("Nhân thân do cơ quan xác minh ghi nhận"),
    "exploitation_account": N_("Sự việc đã trải qua"),
    "trafficking_event": N_("Diễn biến sự việc"),
    "alleged_perpetrator": N_("Người bị nghi thực hiện hành vi"),
    "identification_proposal": N_("Đề nghị xác định"),
    "identification_decision": N_("Kết luận xác định"),
    "rescue_operation": N_("Giải cứu"),
    "rescue_handover": N_("Bàn giao người được giải cứu"),
    "risk_assessment": N_("Đánh giá nguy cơ"),
    "threat": N_("Đe dọa, xâm hại"),
    "covered_person": N_("Người được bảo vệ"),
    "protection_measure": N_("Biện pháp bảo vệ"),
    "protection_review": N_("Rà soát biện pháp bảo vệ"),
    "protection_refusal": N_("Từ chối bảo vệ"),
    "entitlement": N_("Chế độ được hưởng"),
    "support_extension": N_("Kéo dài thời hạn hỗ trợ"),
    "support_plan": N_("Kế hoạch hỗ trợ"),
    "goal": N_("Mục tiêu"),
    "plan_step": N_("Hoạt động trong kế hoạch"),
    "service_given": N_("Dịch vụ, khoản hỗ trợ"),
    "referral": N_("Chuyển tuyến"),
    "referral_feedback": N_("Phản hồi của đơn vị nhận"),
    "referral_letter": N_("Công văn chuyển tuyến"),
    "follow_up": N_("Theo dõi sau hỗ trợ"),
    "counselling_session": N_("Buổi tham vấn"),
    "health_assessment": N_("Khám sức khỏe"),
    "closure": N_("Kết thúc hồ sơ"),
    "reopening": N_("Mở lại hồ sơ"),
    "finding_of_supervision": N_("Kết quả giám sát"),
    "participation": N_("Cơ quan tham gia"),
    "assignment": N_("Phân công"),
    "bar": N_("Cán bộ không được tham gia"),
    "journey": N_("Tiến trình"),
    "clock": N_("Thời hạn"),
    "task": N_("Việc cần làm"),
}


# Records of which a case has several, by the field that tells them apart on their cards.
TOLD_APART: Mapping[str, str] = {
    "identity_document": "document_type",
    "consent": "purpose",
    "protection_measure": "measure",
    "entitlement": "regime",
    "service_given": "service",
    "referral": "receiving_agency",
    "follow_up": "milestone",
}
HOUSE_WORDS: Mapping[str, Mapping[str, str]] = {
    "standing": {
        "lead": N_("Cơ quan chủ trì"),
        "statutory": N_("Tham gia theo luật định"),
        "referral": N_("Nhận chuyển tuyến"),
    },
    "capacity": {
        "responsible": N_("Phụ trách hồ sơ"),
        "takes_part": N_("Cùng tham gia"),
        "approver": N_("Người quyết định"),
        "verifier": N_("Người xác minh"),
    },
    "ground": {
        "consent": N_("Sự đồng ý của người được hỗ trợ"),
        "sharing_ground": N_("Căn cứ chia sẻ khác sự đồng ý"),
    },
}


OUTSIDE = N_("Nơi ngoài hệ thống")  # its name is sealed, and not open on this page


def field_label(field: Field) -> str:
    """The label of ``field`` in this request's language."""
    return bilingual(field.label_vi, field.label_en)


class Beside(NamedTuple):
    """The person's rule in words, label and value; ``closed``: not for this officer; ``again``:
    the page has said it already."""

    rules: Sequence[Mapping[str, str]]
    closed: bool
    again: bool


class Shower:
    """Shows values with the names of agencies and officers looked up once a page.

    A telephone number or an address of a case is shown only where its page has also said how
    it is safe to make contact (``beside``): without ``access`` there is no such page.
    """

    def __init__(self, access: Access | None = None, ways: Ways | None = None) -> None:
        self._book = current(LawBook)
        self._access, self._ways = access, ways
        self._shown = self._said = False
        self.agencies, self.officers = agencies_by_id(), officers_by_id()

    def know(self, rows: Iterable[Row]) -> None:
        """Look up at once every name that showing ``rows`` will ask for."""
        agencies, officers = set[str](), set[str]()
        for row in rows:
            agencies.add(row.agency)
            officers.add(row.author)
            told = row.clear()
            for field in row.kind.spec.fields:
                if field.name in told and field.type in ("agency", "officer"):
                    value = told[field.name]
                    named = officers if field.type == "officer" else agencies
                    named.update(value if isinstance(value, list) else [value])
        self.agencies.know(agencies)
        self.officers.know(officers)

    def beside(self) -> Beside:
        """How it is safe to reach the person, for the page to say once; opened once a page."""
        if self._ways is None and self._access is not None:
            self._ways = ways(self._access)
        if self._ways is None:
            raise LookupError("no case to ask how its person is reached safely")
        again, self._said, told = self._said, True, self._ways.rule or {}
        fields = self._book.records[RULE].fields
        return Beside(
            [
                {"label": field_label(f), "value": self.value(f, told[f.name])}
                for f in fields
                if told.get(f.name) is not None
            ],
            self._ways.closed,
            again,
        )

    def check_said(self) -> None:
        """Fail where a way to reach somebody was shown and the page does not say how."""
        if self._shown and not self._said:
            raise LookupError("a page shows a way to reach somebody and not how it is safe")

    def value(self, field: Field, value: Any) -> str:
        """``value`` in words."""
        if is_way(field) and value is not None:
            if self._access is None:
                raise LookupError(f"{field.record}.{field.name} is shown inside a case alone")
            self._shown = True
        if not field.record and (said := self._of_house(field, value)):
            return said
        if isinstance(value, list) and field.type == "agency":
            return "; ".join(self.value(field, each) for each in value)
        if hasattr(value, "isoformat"):
            value = value.isoformat()
        if field.type == "agency" and isinstance(value, str) and value not in self.agencies:
            return gettext(OUTSIDE)
        names = self.officers if field.type == "officer" else self.agencies
        return show_value(field, value, self._book, names)

    def _of_house(self, field: Field, value: Any) -> str:
        """A value of a field that is the house's, not the list's; empty if it has no words."""
        if field.name == "compartments":
            return "; ".join(map(self.compartment, value or ()))
        articles = self._book.codes["sharing_article"] if field.name == "ground" else {}
        if article := articles.get(str(value)):
            return bilingual(article.label_vi, article.label_en)
        words = HOUSE_WORDS.get(field.name, {})
        if str(value) in words:
            return gettext(words[str(value)])
        return cited(str(value)) if field.name == "ground" and value else ""

    def title(self, kind: str, values: Mapping[str, Any]) -> str:
        """What the card of a record is called, with what tells it from others of its ``kind``
        where that is open among ``values``."""
        name, by = gettext(RECORD_NAMES[kind]), TOLD_APART.get(kind, "")
        told = self.code(kind, by, values[by]) if values.get(by) else ""
        return f"{name}: {told}" if told else name

    def card(self, view: RecordView) -> Card:
        """A record laid out to be read."""
        return laid_out(view.kind.spec.fields, view.values, view.closed, self.value)

    def moment(self, at: datetime) -> str:
        """A moment in Việt Nam's time."""
        return moment_shown(at)

    def compartment(self, name: str) -> str:
        """A compartment in words."""
        code = self._book.codes["compartment"][name]
        return bilingual(code.label_vi, code.label_en)

    def code(self, record: str, field: str, value: Any) -> str:
        """A code of the field list in words."""
        return self.value(self._book.records[record].field(field), value)
