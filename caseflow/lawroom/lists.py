"""What a list of codes is called: after the question it answers, else in words of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.languages import bilingual, gettext
from caseflow.law.book import LawBook

# Lists that several questions share, that no question of the list asks, or whose question
# says too little away from its form.
OWN_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "not_answered": N_("Khi không có câu trả lời"),
        "declined": N_("Không muốn trả lời"),
        "yes_no_unknown": N_("Có, không, không rõ"),
        "yes_no_unknown_declined": N_("Có, không, không rõ, không muốn trả lời"),
        "compartment": N_("Nhóm thông tin trong hồ sơ"),
        "degree": N_("Mức độ: tổn hại, khả năng xảy ra"),
        "statelessness": N_("Không quốc tịch, chưa rõ quốc tịch"),
        "identity_document_type": N_("Loại giấy tờ tùy thân"),
        "document_whereabouts": N_("Giấy tờ đang ở đâu"),
        "representative_kind": N_("Tư cách của người đại diện"),
        "contact_permission": N_("Ý muốn về việc liên hệ với người thân"),
        "notice_delivery": N_("Cách thông báo về quyền riêng tư"),
        "notice_topic": N_("Nội dung đã giải thích về quyền riêng tư"),
        "consent_purpose": N_("Mục đích chia sẻ thông tin"),
        "consent_reading": N_("Bản được đọc khi hỏi sự đồng ý"),
        "consent_form": N_("Hình thức thể hiện sự đồng ý"),
        "sharing_article": N_("Căn cứ chia sẻ khác sự đồng ý"),
        "ground_person_view": N_("Ý kiến về việc chia sẻ khác sự đồng ý"),
        "outside_kind": N_("Loại nơi ngoài hệ thống"),
        "identification_sign": N_("Dấu hiệu để xác định nạn nhân"),
        "trafficking_event_type": N_("Giai đoạn của sự việc mua bán người"),
        "perpetrator_role": N_("Vai trò của người bị nghi mua bán người"),
        "trafficking_act": N_("Hành vi mua bán người"),
        "trafficking_means": N_("Thủ đoạn mua bán người"),
        "trafficking_purpose": N_("Mục đích mua bán người"),
        "rescue_trigger": N_("Nguồn tin để giải cứu"),
        "rescue_urgency": N_("Mức độ khẩn cấp của giải cứu"),
        "rescue_place": N_("Loại địa điểm giải cứu"),
        "measure_status": N_("Tình trạng của biện pháp bảo vệ"),
        "review_recommendation": N_("Đề nghị khi rà soát biện pháp bảo vệ"),
        "support_regime": N_("Chế độ hỗ trợ theo luật năm 2024"),
        "support_regime_2011": N_("Chế độ hỗ trợ theo luật năm 2011"),
        "support_plan_type": N_("Lĩnh vực của mục tiêu hỗ trợ"),
        "goal_progress": N_("Tiến triển của mục tiêu hỗ trợ"),
        "step_actor": N_("Người làm một việc trong kế hoạch"),
        "step_status": N_("Tình trạng của một việc trong kế hoạch"),
        "request_answer": N_("Trả lời yêu cầu của cơ quan khác"),
        "treatment_need": N_("Nhu cầu chăm sóc sức khỏe"),
        "standing": N_("Cơ quan đứng ở đâu trong hồ sơ"),
        "capacity": N_("Nhiệm vụ của cán bộ trong hồ sơ"),
        "officer_bar": N_("Lý do cán bộ không được mở hồ sơ"),
    }
)


def list_name(book: LawBook, name: str) -> str:
    """The name of the list ``name`` in this request's language."""
    if name in OWN_NAMES:
        return gettext(OWN_NAMES[name])
    asked = (
        field
        for record in book.records.values()
        for field in record.fields
        if name in field.choices
    )
    field = next(asked, None)
    return bilingual(field.label_vi, field.label_en) if field else name
