"""Entries of the log in words: what happened, to which fields, why it was allowed.

What has no words here is shown as the code that stands in the log: nothing is hidden.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from caseflow.audit.events import Event, Kind
from caseflow.audit.ledger import Told
from caseflow.case.labels import RECORD_NAMES, Shower
from caseflow.db import Base
from caseflow.errors import N_
from caseflow.languages import bilingual, gettext
from caseflow.law.access import stage_table
from caseflow.oversight.acts import act_in_words, act_labels
from caseflow.policy import PURPOSE_NAMES, ROLE_NAMES, Desk, Purpose, Role
from caseflow.vault.record import KINDS
from caseflow.wording import moment_shown

KIND_NAMES: Mapping[Kind, str] = {
    Kind.DISCLOSURE: N_("Mọi lượt xem, tìm, liệt kê"),
    Kind.CHANGE: N_("Mọi thay đổi"),
    Kind.REFUSAL: N_("Mọi lượt bị từ chối"),
    Kind.STAFF: N_("Mọi việc về cán bộ và đăng nhập"),
    Kind.SYSTEM: N_("Mọi việc của hệ thống và nhật ký"),
}
_DESKS: Mapping[str, str] = {
    Desk.WORK: N_("Làm việc với danh sách hồ sơ"),
    Desk.SEARCH: N_("Tìm hồ sơ"),
    Desk.STAFF: N_("Quản lý cán bộ, cơ quan"),
    Desk.LOG: N_("Kiểm tra nhật ký"),
    Desk.OWN_ACCOUNT: N_("Tài khoản của chính cán bộ"),
    Desk.AMENDING: N_("Sửa bảng quy định"),
    Desk.REQUESTS: N_("Hỏi và được hỏi về một người"),
}
_OUTCOMES = {"permit": N_("Cho phép"), "deny": N_("Từ chối"), "error": N_("Không thành")}
_RULES: Mapping[str, str] = {
    "intake.took_in": N_("người tiếp nhận, hồ sơ chưa bàn giao"),
    "lead.assigned": N_("được phân công, cơ quan chủ trì"),
    "statutory.assigned": N_("được phân công, cơ quan tham gia theo luật"),
    "lead.own_agency": N_("hồ sơ của cơ quan mình chủ trì"),
    "statutory.own_agency": N_("hồ sơ cơ quan mình tham gia theo luật"),
    "proposal.put_to": N_("được trình để quyết định"),
    "referral.named": N_("nơi nhận chuyển tuyến, có đồng ý hoặc căn cứ"),
    "referral.addressed": N_("nơi được đề nghị chuyển tuyến"),
    "addressed": N_("cơ quan đang được hỏi, chưa trả lời"),
    "addressed.handover": N_("cơ quan được đề nghị nhận bàn giao"),
    "addressed.referral": N_("cơ quan được đề nghị nhận chuyển tuyến"),
    "intake.open_case": N_("vai trò được mở hồ sơ mới"),
    "rescue.open_case": N_("vai trò được mở hồ sơ mới"),
    "approver.unfit": N_("cán bộ được chọn để phê duyệt không quyết định được nội dung đó"),
    "not.confirmed": N_("cán bộ chưa được xác nhận, hoặc cơ quan của cán bộ đã kết thúc"),
    "console": N_("làm tại máy chủ"),
    "by_order": N_("theo văn bản"),
    "end_agency": N_("Kết thúc cơ quan"),
    "case.out_of_scope": N_("ngoài phạm vi của cán bộ"),
    "opening": N_("được hỏi mục đích trước khi mở hồ sơ"),
    "case.unknown": N_("không có hồ sơ như vậy"),
    "draft.out_of_scope": N_("bản nháp của người khác, hoặc của hồ sơ ngoài phạm vi"),
    "page.not_there": N_("không có nội dung này trong phạm vi của cán bộ"),
    "broken.log": N_("nhật ký không còn nguyên vẹn"),
    "broken.row": N_("dữ liệu không khớp nhật ký"),
}
_RECORDS: Mapping[str, str] = {
    "officer": N_("Cán bộ"),
    "agency": N_("Cơ quan"),
    "role_grant": N_("Vai trò được cấp"),
    "credential": N_("Mật khẩu"),
    "confirmation": N_("Xác nhận cán bộ"),
    "staff_request": N_("Việc cần hai quản trị viên"),
    "law_amendment": N_("Mục sửa đổi bảng luật"),
    "bar": N_("Không được tiếp cận hồ sơ"),
    "reason": N_("Lý do đã niêm phong"),
}


_COPIES: Mapping[str, str] = {
    "key store": N_("kho khóa"),
    "file checkpoint": N_("tệp chữ ký trong thư mục dữ liệu"),
}


class Words:
    """The words of one page; names of officers and agencies are looked up once."""

    def __init__(self) -> None:
        self.shower = Shower()
        self._acts = act_labels()

    def event(self, name: str) -> str:
        """An event of the vocabulary; a retired one by its name."""
        found = next((event for event in Event if event == name), None)
        return bilingual(found.label_vi, found.label_en) if found else name

    def officer(self, actor: Mapping[str, Any]) -> str:
        """Who acted, by name."""
        officer = str(actor.get("officer", ""))
        return self.shower.officers.get(officer) or gettext("Hệ thống")

    def agency(self, actor: Mapping[str, Any]) -> str:
        """The agency acted for."""
        return self.shower.agencies.get(str(actor.get("agency", "")), "")

    @staticmethod
    def role(name: str) -> str:
        """A role in words."""
        return gettext(ROLE_NAMES[Role(name)]) if name in set(Role) else name

    @staticmethod
    def purpose(code: str) -> str:
        """A purpose, or the desk that stands for one."""
        if code in set(Purpose):
            return gettext(PURPOSE_NAMES[Purpose(code)])
        return gettext(_DESKS[code]) if code in _DESKS else code

    @staticmethod
    def copy(name: str) -> str:
        """Where a copy of the newest signature lies."""
        return gettext(_COPIES[name]) if name in _COPIES else name

    @staticmethod
    def outcome(code: str) -> str:
        """How it ended."""
        return gettext(_OUTCOMES[code]) if code in _OUTCOMES else code

    @staticmethod
    def rule(code: str, act: str = "") -> str:
        """Why it was allowed or not; nothing where purpose or act say it already."""
        if code == act or code.startswith("desk."):
            return ""
        if code in _RULES:
            return gettext(_RULES[code])
        if code.startswith("gate."):
            return gettext("trang không thuộc vai trò đang dùng")
        stage, _, name = code.partition(".")
        of_a_role = any(
            stage == each and name.replace("_", " ") in acts
            for (each, _role), acts in stage_table().items()
        )
        return gettext("việc được giao cho vai trò này") if of_a_role else code

    def act(self, code: str) -> str:
        """What was done, as its page calls it."""
        return act_in_words(code, self._acts)

    def compartments(self, names: Iterable[str]) -> str:
        """Compartments in words."""
        return ", ".join(
            gettext("giám sát") if name == "oversight" else self.shower.compartment(name)
            for name in names
        )

    def fields(self, names: Iterable[str]) -> list[str]:
        """“Nhân thân: Họ tên, Ngày sinh”: a line a record, from ``table.column``."""
        grouped: dict[str, list[str]] = {}
        for name in names:
            table, _, column = name.partition(".")
            record, label = _labels(table, column)
            grouped.setdefault(record, []).append(label)
        return [f"{record}: {', '.join(labels)}" for record, labels in grouped.items()]

    @staticmethod
    def record(table: str) -> str:
        """The record that ``table`` holds, in words."""
        return _record(_kind_of(table))

    def line(self, told: Told) -> dict[str, Any]:
        """One entry as a list shows it."""
        facts = told.facts
        actor = facts.get("actor", {})
        return {
            "seq": told.seq,
            "at": self.moment(facts["at"]),
            "officer_id": actor.get("officer", ""),
            "officer": self.officer(actor or {"officer": facts.get("subject", "")}),
            "agency": self.agency(actor),
            "role": self.role(actor.get("role", "")),
            "event": self.event(facts["event"]),
            "act": self.act(facts.get("act", "")),
            "cases": [*([facts["case"]] if "case" in facts else []), *facts.get("cases", ())],
            "compartments": self.compartments(facts.get("compartments", ())),
            "fields": self.fields(facts.get("fields", ())),
            "count": len(facts.get("fields", ())),
            "records": list(dict.fromkeys(self.record(r["table"]) for r in facts.get("rows", ()))),
            "purpose": self.purpose(facts.get("purpose", "")),
            "outcome": facts["outcome"],
            "ended": self.outcome(facts["outcome"]),
            "rule": self.rule(facts.get("rule", ""), facts.get("act", "")),
            "facts": facts,
        }

    @staticmethod
    def moment(text: str) -> str:
        """A time of the log in Việt Nam's."""
        return moment_shown(datetime.fromisoformat(text)) if text else ""


def _kind_of(table: str) -> str:
    found = Base.metadata.tables.get(table)
    return str(found.info.get("kind", table)) if found is not None else table


def _record(kind: str) -> str:
    title = RECORD_NAMES.get(kind) or _RECORDS.get(kind)
    return gettext(title) if title else kind


def _labels(table: str, column: str) -> tuple[str, str]:
    kind = _kind_of(table)
    spec = KINDS[kind].spec if kind in KINDS else None
    field = next((f for f in spec.fields if f.name == column), None) if spec else None
    label = bilingual(field.label_vi, field.label_en) if field else column
    return _record(kind), label
