"""What WTForms and Flask-WTF say by themselves, in Vietnamese.

Vietnamese is the reference, so these stand here and not in a catalogue; in English the
libraries' own sentences are used.
"""

from caseflow.languages import language_code

EXPIRED = "Trang này đã mở quá lâu. Hãy kiểm tra lại rồi gửi lần nữa."

VIETNAMESE = {
    "'%(value)s' is not a valid choice for this field.": "Hãy chọn một mục trong danh sách.",
    "'%(value)s' are not valid choices for this field.": "Hãy chọn các mục trong danh sách.",
    "CSRF failed.": EXPIRED,
    "CSRF token expired.": EXPIRED,
    "CSRF token missing.": EXPIRED,
    "Choices cannot be None.": "Chưa có danh sách để chọn.",
    "Date must be at least %(min)s.": "Ngày phải từ %(min)s trở đi.",
    "Date must be at most %(max)s.": "Ngày không được sau %(max)s.",
    "Date must be between %(min)s and %(max)s.": "Ngày phải từ %(min)s đến %(max)s.",
    "Field cannot be longer than %(max)d character.": "Hãy rút gọn còn tối đa %(max)d ký tự.",
    "Field cannot be longer than %(max)d characters.": "Hãy rút gọn còn tối đa %(max)d ký tự.",
    "Field must be at least %(min)d character long.": "Hãy nhập ít nhất %(min)d ký tự.",
    "Field must be at least %(min)d characters long.": "Hãy nhập ít nhất %(min)d ký tự.",
    "Field must be between %(min)d and %(max)d characters long.": (
        "Hãy nhập từ %(min)d đến %(max)d ký tự."
    ),
    "Field must be equal to %(other_name)s.": "Hai ô phải giống nhau.",
    "Field must be exactly %(max)d character long.": "Hãy nhập đúng %(max)d ký tự.",
    "Field must be exactly %(max)d characters long.": "Hãy nhập đúng %(max)d ký tự.",
    "File does not have an approved extension.": "Loại tệp này không được nhận.",
    "File does not have an approved extension: {extensions}": "Chỉ nhận tệp: {extensions}",
    "File must be between {min_size} and {max_size} bytes.": (
        "Tệp phải từ {min_size} đến {max_size} byte."
    ),
    "Invalid CSRF Token.": EXPIRED,
    "Invalid Choice: could not coerce.": "Hãy chọn một mục trong danh sách.",
    "Invalid IP address.": "Hãy nhập địa chỉ IP đúng dạng.",
    "Invalid Mac address.": "Hãy nhập địa chỉ MAC đúng dạng.",
    "Invalid URL.": "Hãy nhập địa chỉ trang đúng dạng.",
    "Invalid UUID.": "Hãy nhập mã UUID đúng dạng.",
    "Invalid choice(s): one or more data inputs could not be coerced.": (
        "Hãy chọn các mục trong danh sách."
    ),
    "Invalid email address.": "Hãy nhập địa chỉ thư điện tử đúng dạng, ví dụ ten@coquan.vn.",
    "Invalid field name '%s'.": "Không có ô “%s”.",
    "Invalid input.": "Hãy nhập lại cho đúng dạng.",
    "Invalid value, can't be any of: %(values)s.": "Không dùng được các giá trị: %(values)s.",
    "Invalid value, must be one of: %(values)s.": "Phải là một trong: %(values)s.",
    "Not a valid choice.": "Hãy chọn một mục trong danh sách.",
    "Not a valid date value.": "Hãy nhập ngày có thật, ví dụ 5/9/2026.",
    "Not a valid datetime value.": "Hãy nhập ngày và giờ có thật.",
    "Not a valid decimal value.": "Hãy nhập một số, ví dụ 1.234,5.",
    "Not a valid float value.": "Hãy nhập một số, ví dụ 1.234,5.",
    "Not a valid integer value.": "Hãy nhập một số nguyên, ví dụ 1.234.",
    "Not a valid time value.": "Hãy nhập giờ đúng dạng, ví dụ 14:05.",
    "Not a valid week value.": "Hãy nhập tuần đúng dạng.",
    "Number must be at least %(min)s.": "Số phải từ %(min)s trở lên.",
    "Number must be at most %(max)s.": "Số không được quá %(max)s.",
    "Number must be between %(min)s and %(max)s.": "Số phải từ %(min)s đến %(max)s.",
    "The CSRF session token is missing.": EXPIRED,
    "The CSRF token has expired.": EXPIRED,
    "The CSRF token is invalid.": EXPIRED,
    "The CSRF token is missing.": EXPIRED,
    "The CSRF tokens do not match.": EXPIRED,
    "This field cannot be edited.": "Ô này không sửa được.",
    "This field is disabled and cannot have a value.": "Ô này không dùng lúc này.",
    "This field is required.": "Hãy trả lời câu này.",
}


class Messages:
    """WTForms' translations object: Vietnamese for Vietnamese pages, else unchanged."""

    def gettext(self, string: str) -> str:
        return VIETNAMESE.get(string, string) if language_code() == "vi" else string

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)
