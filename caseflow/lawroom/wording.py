"""The words for the law tables: their names, their columns, and what stands in a cell."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.languages import bilingual, cited, gettext
from caseflow.law import (
    agencies,
    clocks,
    codes,
    counting,
    holidays,
    instruments,
    matrix,
    regimes,
    services,
)
from caseflow.law.book import LawBook
from caseflow.lawroom.lists import list_name
from caseflow.lawroom.sources import source_in_words

# The part of the address → the table's file, in the order in which they are listed.
TABLES: Mapping[str, str] = MappingProxyType(
    {
        "eligibility": matrix.FILE,
        "regimes": regimes.FILE,
        "services": services.FILE,
        "clocks": clocks.FILE,
        "holidays": holidays.FILE,
        "counting": counting.FILE,
        "instruments": instruments.FILE,
        "agencies": agencies.FILE,
        "codes": codes.FILE,
    }
)
SLUGS: Mapping[str, str] = MappingProxyType({file: slug for slug, file in TABLES.items()})
TABLE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        matrix.FILE: N_("Ai được hỗ trợ gì (Điều 37)"),
        regimes.FILE: N_("Chế độ hỗ trợ"),
        services.FILE: N_("Dịch vụ, khoản hỗ trợ"),
        clocks.FILE: N_("Thời hạn"),
        holidays.FILE: N_("Ngày nghỉ và ngày làm bù"),
        counting.FILE: N_("Cách tính thời hạn"),
        instruments.FILE: N_("Văn bản pháp luật"),
        agencies.FILE: N_("Cơ quan và cơ quan kế tiếp"),
        codes.FILE: N_("Danh mục mã"),
    }
)
COLUMN_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "id": N_("Mã"),
        "law": N_("Chế độ theo luật"),
        "situation": N_("Tư cách"),
        "regime": N_("Chế độ"),
        "eligibility": N_("Kết quả"),
        "service": N_("Dịch vụ, khoản hỗ trợ"),
        "regimes": N_("Thuộc chế độ"),
        "once": N_("Chỉ chi một lần"),
        "unit_vi": N_("Đơn vị tính"),
        "unit_en": N_("Đơn vị tính bằng tiếng Anh"),
        "from": N_("Có hiệu lực từ ngày"),
        "until": N_("Đến hết ngày"),
        "label_vi": N_("Tên"),
        "label_en": N_("Tên tiếng Anh"),
        "number": N_("Số hiệu"),
        "instrument": N_("Văn bản"),
        "article": N_("Điều khoản"),
        "unit": N_("Đơn vị của thời hạn"),
        "amount": N_("Thời hạn"),
        "longest_unit": N_("Đơn vị của thời hạn dài nhất"),
        "longest_amount": N_("Thời hạn dài nhất (vụ việc phức tạp)"),
        "longest_confirmed": N_("Thời hạn dài nhất đã đối chiếu"),
        "extendable": N_("Có được gia hạn"),
        "extension_unit": N_("Đơn vị của thời gian gia hạn"),
        "extension_amount": N_("Thời gian gia hạn"),
        "ask_before_days": N_("Số ngày phải đề nghị trước khi hết hạn"),
        "event": N_("Tính từ sự kiện"),
        "pausable": N_("Có được tạm dừng"),
        "confirmed": N_("Đã đối chiếu với văn bản"),
        "mark": N_("Nguồn"),
        "note": N_("Ghi chú"),
        "note_en": N_("Ghi chú bằng tiếng Anh"),
        "source": N_("Nguồn ghi nhận"),
        "date": N_("Ngày"),
        "kind": N_("Loại"),
        "providers": N_("Nơi cung cấp"),
        "providers_confirmed": N_("Nơi cung cấp đã đối chiếu"),
        "limit": N_("Thời hạn của chế độ"),
        "province": N_("Tỉnh, thành phố"),
        "country": N_("Nước"),
        "successor": N_("Cơ quan kế tiếp"),
        "list": N_("Danh mục"),
        "code": N_("Mã"),
        "time_zone": N_("Múi giờ"),
        "first_day": N_("Ngày thứ nhất"),
        "ends": N_("Hết hạn"),
        "day_off": N_("Hạn rơi vào ngày nghỉ"),
        "month_end": N_("Hạn tính bằng tháng"),
        "weekend": N_("Ngày nghỉ hằng tuần"),
    }
)
# Columns whose text is of one language, whichever the page is in.
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("label_vi", "unit_vi", "note"), "vi"),
        **dict.fromkeys(("label_en", "unit_en", "note_en"), "en"),
    }
)
REFERENCES = frozenset({"article"})  # to the law, as the tables write them
YES_NO: Mapping[str, str] = MappingProxyType({"yes": N_("Có"), "no": N_("Không")})
MARKS: Mapping[str, str] = MappingProxyType(
    {
        "F": N_("Thấy trong tài liệu đã công bố"),
        "F / P": N_("Một phần thấy trong tài liệu đã công bố"),
        "P": N_("Chỉ thấy trong dự thảo hoặc bản tóm tắt"),
        "U": N_("Chưa rõ"),
    }
)
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "calendar_days": N_("ngày"),
        "working_days": N_("ngày làm việc"),
        "months": N_("tháng"),
        "hours": N_("giờ"),
        "same_day": N_("ngay trong ngày"),
    }
)
KINDS_OF_DAYS: Mapping[str, str] = MappingProxyType(
    {"off": N_("Ngày nghỉ"), "work": N_("Ngày làm bù")}
)
SITUATIONS: Mapping[str, str] = MappingProxyType(
    {
        "victim": N_("Nạn nhân là công dân Việt Nam hoặc người không quốc tịch thường trú"),
        "minor_with_victim": N_("Người dưới 18 tuổi đi cùng nạn nhân đó"),
        "in_process_abroad": N_("Công dân đang trong quá trình xác định, ở nước ngoài"),
        "in_process_in_viet_nam": N_("Người đang trong quá trình xác định, ở Việt Nam"),
        "foreign_victim": N_("Nạn nhân là người nước ngoài bị mua bán tại Việt Nam"),
        "foreign_in_process": N_("Người nước ngoài đang trong quá trình xác định"),
        "not_victim": N_("Người được xác định không phải là nạn nhân"),
        "unclear": N_("Trường hợp luật chưa nêu rõ"),
    }
)
COUNTING_RULES: Mapping[str, str] = MappingProxyType(
    {
        "counting": N_("Cách tính thời hạn"),
        "day_after": N_("Ngày sau ngày xảy ra sự kiện"),
        "end_of_last_day": N_("Cuối ngày cuối cùng"),
        "does_not_move": N_("Hạn tính theo ngày thường không dời"),
        "same_day_number_or_last": N_("Đến đúng ngày số đó, hoặc ngày cuối tháng"),
        "sat;sun": N_("Thứ bảy, chủ nhật"),
    }
)
EVENTS: Mapping[str, str] = MappingProxyType(
    {
        "presented": N_("Người đó đến trình báo hoặc được đưa đến"),
        "rescued": N_("Được giải cứu"),
        "called": N_("Cuộc gọi đến tổng đài"),
        "department_notified": N_("Sở Y tế nhận thông báo"),
        "verification_received": N_("Cơ quan xác minh nhận yêu cầu"),
        "application_received": N_("Nhận đơn đề nghị"),
        "support_started": N_("Bắt đầu hỗ trợ"),
        "request_received": N_("Nhận yêu cầu"),
        "breach_detected": N_("Phát hiện vi phạm"),
        "processing_started": N_("Bắt đầu xử lý dữ liệu"),
        "report_received": N_("Nhận tố giác, tin báo, kiến nghị"),
    }
)
_BY_COLUMN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "confirmed",
                "longest_confirmed",
                "extendable",
                "pausable",
                "once",
                "providers_confirmed",
            ),
            YES_NO,
        ),
        **dict.fromkeys(("unit", "longest_unit", "extension_unit"), UNITS),
        **dict.fromkeys(("first_day", "ends", "day_off", "month_end", "weekend"), COUNTING_RULES),
        "mark": MARKS,
        "situation": SITUATIONS,
        "event": EVENTS,
    }
)


def cell(book: LawBook, file: str, column: str, text: str) -> str:
    """What stands in a cell, in the words of the screen; an empty cell is empty."""
    if not text:
        return ""
    if column in ("from", "until", "date"):
        return day(text)
    if column == "kind":
        return gettext(KINDS_OF_DAYS[text]) if file == holidays.FILE else _named(book, column, text)
    if column == "list":
        return list_name(book, text)
    if column in _BY_COLUMN:
        return gettext(_BY_COLUMN[column].get(text, text))
    if column == "source":
        return source_in_words(text)
    return cited(text) if column in REFERENCES else _named(book, column, text)


def day(text: str) -> str:
    """An ISO date as the screens write it."""
    return f"{date.fromisoformat(text):%d/%m/%Y}"


def _named(book: LawBook, column: str, text: str) -> str:
    """The names of what a cell points to in another table; any other text as it is."""
    tables: Mapping[str, Mapping[str, object]] = {
        "instrument": book.instruments,
        **dict.fromkeys(("regime", "regimes"), _regimes(book)),
        "service": book.codes["service_kind"],
        "law": book.codes["legal_regime"],
        "eligibility": book.codes["eligibility"],
        "successor": book.agencies,
        "province": book.provinces,
        "country": book.countries,
        "kind": book.agency_kinds,
        "providers": book.agency_kinds,
        "limit": {name: entries[-1] for name, entries in book.clocks.items()},
    }
    known = tables.get(column, {})
    return ", ".join(_label(known.get(part), part) for part in text.split(";")) if known else text


def _regimes(book: LawBook) -> dict[str, object]:
    return {**book.codes["support_regime"], **book.codes["support_regime_2011"]}


def _label(entry: object, text: str) -> str:
    vi, en = getattr(entry, "label_vi", ""), getattr(entry, "label_en", "")
    if vi:
        return bilingual(vi, en)
    return gettext(N_("Cơ quan tiếp nhận")) if text == regimes.RECEIVING_BODY else text
