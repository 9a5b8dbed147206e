"""What can go wrong, as sentences that say what to do.

A message is Vietnamese, the reference language; the web translates it when it is
shown. ``N_`` marks such a sentence for the catalogue where Flask is not known.
"""

from http import HTTPStatus


def N_(text: str) -> str:
    """Mark ``text`` for translation without translating it now."""
    return text


class CaseflowError(Exception):
    """A sentence for the officer, with its parameters, and the answer's status."""

    status: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class Refused(CaseflowError):
    """A rule says no; ``field`` names the input it concerns, if one."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, message: str, field: str | None = None, **params: object) -> None:
        super().__init__(message, **params)
        self.field = field


class NotThere(CaseflowError):
    """Unknown, another's, out of scope: all answer alike, so that none tells. ``noted``: the
    log has its entry already; otherwise the gate writes one."""

    status = HTTPStatus.NOT_FOUND

    def __init__(self, *, noted: bool = False) -> None:
        self.noted = noted
        super().__init__(
            N_("Không tìm thấy nội dung này, hoặc nội dung không thuộc phạm vi của bạn.")
        )


class Denied(CaseflowError):
    """The officer is known and the thing is no secret, but the act is not theirs."""

    status = HTTPStatus.FORBIDDEN


class Conflict(CaseflowError):
    """Somebody else changed what this change relies on; read again, then decide."""

    status = HTTPStatus.CONFLICT

    def __init__(
        self,
        message: str = N_(
            "Nội dung này vừa được thay đổi ở nơi khác. Hãy xem lại rồi lưu lần nữa."
        ),
        **params: object,
    ) -> None:
        super().__init__(message, **params)


class LogUnavailable(CaseflowError):
    """The audit log cannot be written, so nothing confidential may be shown."""

    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self) -> None:
        super().__init__(
            N_("Chưa ghi được nhật ký truy cập, nên chưa thể hiển thị hoặc lưu dữ liệu.")
        )


class StoreBusy(CaseflowError):
    """The cases store did not take the change; nothing was written."""

    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self) -> None:
        super().__init__(N_("Kho hồ sơ đang bận hoặc chưa ghi được. Chưa có gì được lưu."))


class StartRefused(CaseflowError):
    """The instance must not run like this; one clear sentence says why."""
