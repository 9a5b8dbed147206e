"""Since when the person is with an agency: nobody hands over, or asks, somebody not yet met.

A wrong year would start the receiver's clocks long ago, or let a consent begin before the
person came.
"""

from datetime import datetime

from caseflow.case.dates import check_order
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.errors import N_
from caseflow.sharing.handing import last_accepted
from caseflow.vault.reading import clear_rows


def check_met(case: str, given: str | None, field: str) -> None:
    """Refuse a moment before the person came to the first agency of ``case``."""
    check_order(
        _first_met(case), given, field,
        N_("Thời điểm này sớm hơn lúc người đó được tiếp nhận, %(day)s. Hãy kiểm tra lại."),
    )  # fmt: skip


def check_held(case: str, given: str, field: str) -> None:
    """Refuse a moment before the person came to the agency that has them now."""
    taken = last_accepted(case)
    check_order(
        taken.values["handed_at"] if taken else _first_met(case), given, field,
        N_("Thời điểm này sớm hơn lúc người đó đến với cơ quan giao, %(day)s. Hãy kiểm tra lại."),
    )  # fmt: skip


def _first_met(case: str) -> datetime | None:
    told = (each.came for each in current(Sections).sections if each.came)
    came = (row.values[moment] for kind, moment in told for row in clear_rows(kind, case))
    return min((each for each in came if each is not None), default=None)
