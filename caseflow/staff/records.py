"""The attested records of staff: what decides who may sign in, as whom, and for which agency."""

from caseflow.vault.house import house_record, plain
from caseflow.vault.record import record_kind

_STAFF = "agencies and officers are no victims' data"
_ACCESS = "decides access"
_OTHER = "link to a record of staff"

AGENCY = record_kind(
    house_record(
        "agency",
        "staff",
        plain("law_id", _STAFF, "Mã trong bảng cơ quan", "Id in the table of agencies"),
        plain("agency_kind", _STAFF, "Loại cơ quan", "Kind"),
        plain("name_vi", _STAFF, "Tên cơ quan", "Name"),
        plain("name_en", _STAFF, "Tên tiếng Anh", "English name"),
        plain("province", _STAFF, "Tỉnh, thành phố", "Province"),
        plain("unit", _STAFF, "Xã, phường, đặc khu", "Commune, ward or special zone"),
        plain("valid_from", _STAFF, "Có từ ngày", "Exists from", "date"),
        plain("valid_until", _STAFF, "Đến hết ngày", "Until", "date"),
        plain("status", _ACCESS, "Tình trạng", "Status"),
    ),
    links={"successor": _OTHER, "parent": _OTHER},
)
OFFICER = record_kind(
    house_record(
        "officer",
        "staff",
        plain("sign_in_name", _STAFF, "Tên đăng nhập", "Sign-in name"),
        plain("display_name", _STAFF, "Họ, chữ đệm và tên", "Name"),
        plain("title", _STAFF, "Chức vụ", "Title"),
        plain("language", _STAFF, "Ngôn ngữ", "Language"),
        plain("email", _STAFF, "Địa chỉ nhận thư nhắc việc", "Address for reminders"),
        plain("status", _ACCESS, "Tình trạng", "Status"),
    ),
    links={"agency": _OTHER},
)
ROLE_GRANT = record_kind(
    house_record(
        "role_grant",
        "staff",
        plain("role", _ACCESS, "Vai trò", "Role"),
        plain("granted_at", _ACCESS, "Cấp lúc", "Granted at", "datetime"),
        plain("ended_at", _ACCESS, "Thu hồi lúc", "Ended at", "datetime"),
    ),
    links={"grantee": _OTHER},
)
# The record id of a credential and of a confirmation is the officer's: one each. A supervisor's
# assent to the end of an agency is a confirmation under the id of the request.
CREDENTIAL = record_kind(
    house_record(
        "credential",
        "staff",
        plain("password_hash", "argon2id hash, says nothing", "Mật khẩu", "Password"),
        plain("enrolled_at", _ACCESS, "Đặt lúc", "Set at", "datetime"),
    )
)
CONFIRMATION = record_kind(
    house_record(
        "confirmation",
        "staff",
        plain("state", _ACCESS, "Tình trạng xác nhận", "State"),
        plain("cause", _ACCESS, "Vì sao phải xác nhận", "Why it is needed"),
        plain("order_number", _ACCESS, "Số văn bản", "Number of the order"),
    ),
    links={"confirmed_by": _OTHER},
    indexed=("state",),
)
STAFF_REQUEST = record_kind(
    house_record(
        "staff_request",
        "staff",
        plain("request_kind", _ACCESS, "Việc đề nghị", "What is asked"),
        plain("role", _ACCESS, "Vai trò", "Role"),
        plain("until_on", _ACCESS, "Đến hết ngày", "Until", "date"),
        plain("order_number", _ACCESS, "Số văn bản", "Number of the order"),
        plain("decision", _ACCESS, "Quyết định", "Decision"),
    ),
    links={
        "subject": _OTHER,
        "successor": _OTHER,
        "asked_by": _OTHER,
        "decided_by": _OTHER,
    },
)
