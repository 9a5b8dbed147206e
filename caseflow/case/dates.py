"""Dates as officers give them, and the one wording of what they may not be: to come, for what
has happened; before birth; before what they follow; past, for what is planned.

An answer may be missing, lack day or month, or say that nobody knows: then only what is known
is compared.
"""

from datetime import date, datetime, time

from caseflow.clock import VIETNAM, now, today
from caseflow.errors import N_, Refused
from caseflow.wording import moment_shown

Given = str | date | datetime
FULL = len("YYYY-MM-DD")
ENDS_LATER = N_("Ngày kết thúc phải từ ngày bắt đầu trở đi.")


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


def given_day(answer: object) -> date | None:
    """A full date as a form answers it (ISO text), or ``None``."""
    return date.fromisoformat(answer) if isinstance(answer, str) else None


def check_happened(given: object, field: str) -> None:
    """Refuse a day or a moment that has not come, for something that has happened."""
    if isinstance(given, str) and len(given) < FULL:
        to_come = given > today().isoformat()[: len(given)]
    elif isinstance(given, Given):
        to_come = day_of(given) > today() or moment_of(given) > now()
    else:
        return
    if to_come:
        raise Refused(N_("Thời điểm này chưa đến. Hãy ghi thời điểm đã diễn ra."), field)


def check_ahead(given: Given | None, field: str) -> None:
    """Refuse a day that has passed, for something that is planned."""
    if given is not None and day_of(given) < today():
        raise Refused(N_("Ngày dự kiến phải từ hôm nay trở đi."), field)


def check_order(earlier: Given | None, later: Given | None, field: str, message: str) -> None:
    """Refuse ``later`` before ``earlier``, by the moment where both have one, else by the day;
    ``message`` says why, with ``%(day)s``: within one day the time is said too."""
    if earlier is None or later is None:
        return
    by_moment = timed(earlier) and timed(later)
    measure = moment_of if by_moment else day_of
    if measure(later) < measure(earlier):
        within = by_moment and day_of(later) == day_of(earlier)
        told = moment_shown(moment_of(earlier)) if within else f"{day_of(earlier):%d/%m/%Y}"
        raise Refused(message, field, day=told)


def timed(given: Given) -> bool:
    """Whether ``given`` is a moment, and no mere day."""
    return isinstance(given, datetime) or (isinstance(given, str) and len(given) > FULL)


def check_born(birth: object, given: object, field: str) -> None:
    """Refuse a date before birth. Both may lack day or month, or be no date at all: then
    only what is known of both is compared."""
    if isinstance(birth, str) and isinstance(given, str):
        known = min(len(birth), len(given), FULL)
        if given[:known] < birth[:known]:
            raise Refused(
                N_("Thời điểm này sớm hơn ngày sinh đã ghi. Hãy kiểm tra lại cả hai."), field
            )
