"""Dates as officers give them: what happened is not to come, and not before its cause."""

from datetime import date, datetime, time

from caseflow.clock import VIETNAM, now, today
from caseflow.errors import N_, Refused

Given = str | date | datetime


def moment_of(given: Given) -> datetime:
    """``given`` as an aware moment; a day counts from its start in Việt Nam."""
    if isinstance(given, str):
        found = datetime.fromisoformat(given)
        return found if found.tzinfo else found.replace(tzinfo=VIETNAM)
    return given if isinstance(given, datetime) else datetime.combine(given, time(), VIETNAM)


def day_of(given: Given) -> date:
    """The day of ``given`` in Việt Nam."""
    return moment_of(given).astimezone(VIETNAM).date()


def end_of(day: Given) -> datetime:
    """The last moment of ``day`` in Việt Nam: deadlines run out there."""
    return datetime.combine(day_of(day), time.max, VIETNAM)


def check_happened(given: Given | None, field: str) -> None:
    """Refuse a day or a moment that has not come, for something that has happened."""
    if given is not None and (day_of(given) > today() or moment_of(given) > now()):
        raise Refused(N_("Thời điểm này chưa đến. Hãy nhập thời điểm đã qua."), field)


def check_order(earlier: Given | None, later: Given | None, field: str, message: str) -> None:
    """Refuse ``later`` on a day before ``earlier``; ``message`` says why, with ``%(day)s``."""
    if earlier is not None and later is not None and day_of(later) < day_of(earlier):
        raise Refused(message, field, day=f"{day_of(earlier):%d/%m/%Y}")


def check_born(birth: object, given: object, field: str) -> None:
    """Refuse a date before birth. Both may lack day or month, or be no date at all: then
    only what is known of both is compared."""
    if isinstance(birth, str) and isinstance(given, str):
        known = min(len(birth), len(given), len("YYYY-MM-DD"))
        if given[:known] < birth[:known]:
            raise Refused(N_("Ngày này trước ngày sinh của người được hỗ trợ."), field)
