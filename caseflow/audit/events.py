"""What can stand in the log: the closed vocabulary of events.

An entry's event is one of these names and nothing else. A name, once used in a log, is
never given another meaning. One that is no longer written stays here, moved under
``RETIRED`` with the day and the reason, so that old entries can still be read.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What an event means for the persons concerned."""

    DISCLOSURE = "disclosure"  # something confidential was shown
    CHANGE = "change"  # something in a case was, or was to be, changed
    STAFF = "staff"  # an officer's sign-in, rights or means of signing in
    SYSTEM = "system"  # the instance, its keys, its log
    REFUSAL = "refusal"  # something was asked for and not given


class Event(StrEnum):
    """One thing that happened, with its kind and its words in both languages."""

    kind: Kind
    label_vi: str
    label_en: str

    def __new__(cls, name: str, kind: Kind, label_vi: str, label_en: str) -> "Event":
        """``NAME = name, kind, Vietnamese, English``"""
        event = str.__new__(cls, name)
        event._value_ = name
        event.kind = kind
        event.label_vi = label_vi
        event.label_en = label_en
        return event

    # Signing in and staying signed in
    SIGN_IN_PASSWORD_OK = (
        "sign_in_password_ok",
        Kind.STAFF,
        "Mật khẩu đúng, chờ bước xác thực thứ hai",
        "Password accepted, second factor awaited",
    )
    SIGN_IN_DONE = ("sign_in_done", Kind.STAFF, "Đăng nhập xong", "Signed in")
    SIGN_IN_FAILED = (
        "sign_in_failed",
        Kind.REFUSAL,
        "Đăng nhập không thành công",
        "Sign-in failed",
    )
    SIGN_OUT = ("sign_out", Kind.STAFF, "Đăng xuất", "Signed out")
    SESSION_LISTED = (
        "session_listed",
        Kind.STAFF,
        "Xem danh sách phiên làm việc",
        "List of sessions read",
    )
    SESSION_REVOKED = ("session_revoked", Kind.STAFF, "Thu hồi phiên làm việc", "Session revoked")
    SESSION_EXPIRED = ("session_expired", Kind.STAFF, "Phiên làm việc hết hạn", "Session expired")
    SESSION_LOCKED = ("session_locked", Kind.STAFF, "Khóa màn hình", "Screen locked")
    SESSION_UNLOCKED = (
        "session_unlocked",
        Kind.STAFF,
        "Nhập lại mật khẩu, mở khóa màn hình",
        "Screen unlocked with the password",
    )
    ROLE_SWITCHED = (
        "role_switched",
        Kind.STAFF,
        "Chuyển sang vai trò khác",
        "Switched to another role",
    )
    DEMO_CODE_SHOWN = (
        "demo_code_shown",
        Kind.STAFF,
        "Hiện mã xác thực của bản trình diễn",
        "One-time code of the demonstration shown",
    )
    # Officers and their means of signing in
    PASSWORD_CHANGED = ("password_changed", Kind.STAFF, "Đổi mật khẩu", "Password changed")
    FACTOR_ENROLLED = (
        "factor_enrolled",
        Kind.STAFF,
        "Đăng ký bước xác thực thứ hai",
        "Second factor enrolled",
    )
    FACTOR_RESET_ASKED = (
        "factor_reset_asked",
        Kind.STAFF,
        "Quản trị viên thứ nhất đề nghị cấp lại xác thực",
        "First administrator asked for a reset",
    )
    FACTOR_RESET_DONE = (
        "factor_reset_done",
        Kind.STAFF,
        "Quản trị viên thứ hai chấp thuận cấp lại xác thực",
        "Second administrator granted the reset",
    )
    OFFICER_CONFIRMED = (
        "officer_confirmed",
        Kind.STAFF,
        "Lãnh đạo đơn vị xác nhận cán bộ",
        "Officer confirmed by the supervisor",
    )
    RECOVERY_CODE_USED = (
        "recovery_code_used",
        Kind.STAFF,
        "Dùng mã khôi phục",
        "Recovery code used",
    )
    STAFF_LISTED = (
        "staff_listed",
        Kind.STAFF,
        "Xem danh sách cán bộ, cơ quan",
        "List of officers or agencies read",
    )
    # What was not given
    STRANGERS_REFUSED = (
        "strangers_refused",
        Kind.REFUSAL,
        "Từ chối người chưa đăng nhập hoặc tên lạ (đếm theo phút)",
        "Strangers and unknown names refused, counted by the minute",
    )
    ACCESS_REFUSED = ("access_refused", Kind.REFUSAL, "Từ chối truy cập", "Access refused")
    # Reading cases
    CASE_OPENED = (
        "case_opened",
        Kind.DISCLOSURE,
        "Mở hồ sơ với mục đích đã nêu",
        "Case opened for a stated purpose",
    )
    CASE_VIEWED = ("case_viewed", Kind.DISCLOSURE, "Xem trang của hồ sơ", "Page of a case shown")
    CASE_PRINTED = (
        "case_printed",
        Kind.DISCLOSURE,
        "In giấy tờ của hồ sơ",
        "Paper of a case printed",
    )
    COMPARTMENT_UNFOLDED = (
        "compartment_unfolded",
        Kind.DISCLOSURE,
        "Mở riêng một ngăn thông tin",
        "Folded compartment opened",
    )
    CASE_LISTED = ("case_listed", Kind.DISCLOSURE, "Xem danh sách hồ sơ", "List of cases shown")
    NAMES_LISTED = (
        "names_listed",
        Kind.DISCLOSURE,
        "Hiện tên trong danh sách",
        "Names shown in a list",
    )
    ENTITLEMENTS_LISTED = (
        "entitlements_listed",
        Kind.DISCLOSURE,
        "Rà soát chế độ chưa được thông báo, theo danh sách",
        "Regimes not told of yet reviewed in a list",
    )
    REQUEST_READ = (
        "request_read",
        Kind.DISCLOSURE,
        "Đọc yêu cầu của cơ quan khác về một người",
        "Request of another agency about a person read",
    )
    REQUESTS_LISTED = (
        "requests_listed",
        Kind.DISCLOSURE,
        "Xem các yêu cầu mình đã gửi và điều được chia sẻ",
        "Own requests, and what was shared, read",
    )
    TASKS_LISTED = ("tasks_listed", Kind.DISCLOSURE, "Xem việc cần làm", "Tasks listed")
    REMINDER_SENT = (
        "reminder_sent",
        Kind.DISCLOSURE,
        "Gửi thư nhắc việc có mã hồ sơ cho cán bộ",
        "Reminder with case codes handed to the mail server",
    )
    SEARCH_EXACT = ("search_exact", Kind.DISCLOSURE, "Tra cứu chính xác", "Exact search")
    SEARCH_SCAN = (
        "search_scan",
        Kind.DISCLOSURE,
        "Tìm theo tên trong phạm vi của cán bộ",
        "Search by name within the officer's scope",
    )
    SEARCH_HIT = (
        "search_hit",
        Kind.DISCLOSURE,
        "Hồ sơ hiện ra trong kết quả tìm",
        "Case shown among the results of a search",
    )
    # Changing cases
    RECORD_INTENT = ("record_intent", Kind.CHANGE, "Sắp ghi thay đổi", "Change about to be written")
    RECORD_DONE = ("record_done", Kind.CHANGE, "Đã ghi thay đổi", "Change written")
    RECORD_FAILED = ("record_failed", Kind.CHANGE, "Thay đổi không ghi được", "Change not written")
    RECORD_SETTLED = (
        "record_settled",
        Kind.CHANGE,
        "Thay đổi dang dở đã được giải quyết",
        "Interrupted change settled",
    )
    RECORD_REPEATED = (
        "record_repeated",
        Kind.CHANGE,
        "Biểu mẫu đã lưu được gửi lại, không ghi thêm",
        "Saved form sent again, nothing written",
    )
    SETTLEMENT_RUN = (
        "settlement_run",
        Kind.SYSTEM,
        "Đã rà các thay đổi dang dở",
        "Interrupted changes looked for",
    )
    DRAFT_KEPT = ("draft_kept", Kind.CHANGE, "Giữ bản nháp đã niêm phong", "Draft kept, sealed")
    DRAFT_RETURNED = (
        "draft_returned",
        Kind.DISCLOSURE,
        "Trả bản nháp cho người viết",
        "Draft given back to its writer",
    )
    # The law tables
    LAW_AMENDMENT_ASKED = (
        "law_amendment_asked",
        Kind.SYSTEM,
        "Đề nghị sửa bảng luật",
        "Amendment of a law table proposed",
    )
    LAW_AMENDMENT_DECIDED = (
        "law_amendment_decided",
        Kind.SYSTEM,
        "Quyết định đề nghị sửa bảng luật",
        "Amendment of a law table decided",
    )
    # The auditor, and the log itself
    LOG_READ = ("log_read", Kind.SYSTEM, "Kiểm toán viên đọc nhật ký", "Log read by an auditor")
    PSEUDONYM_RESOLVED = (
        "pseudonym_resolved",
        Kind.SYSTEM,
        "Đổi mã hồ sơ thành bí danh",
        "Case code turned into its pseudonym",
    )
    LOG_VERIFIED = ("log_verified", Kind.SYSTEM, "Kiểm tra nhật ký còn nguyên vẹn", "Log verified")
    LOG_EXPORTED = ("log_exported", Kind.SYSTEM, "Xuất nhật ký", "Log exported")
    INSTANCE_STARTED = ("instance_started", Kind.SYSTEM, "Hệ thống khởi động", "Instance started")
    KEYS_CREATED = ("keys_created", Kind.SYSTEM, "Tạo khóa", "Keys created")


RETIRED: dict[str, str] = {}
"""Names once written and written no more: name → since when and why."""
