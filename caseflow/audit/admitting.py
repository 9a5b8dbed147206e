"""Whether an officer may still write in a case at the moment the change is written.

A permit is made when the request is read. Who is barred, taken off or left without ground
between that moment and the transaction must not write any more: the transaction asks again.
The log knows nothing of who takes part in a case: the app says who judges.
"""

from collections.abc import Callable
from dataclasses import dataclass

from caseflow.db import current
from caseflow.errors import N_, Denied
from caseflow.policy import Permit


@dataclass(frozen=True)
class Admitting:
    """Given by the app. ``still``: whether the facts on which this permit rests stand now."""

    still: Callable[[Permit], bool]


def admit_again(permit: Permit) -> None:
    """Refuse a change whose officer has meanwhile lost the case; called while it is locked."""
    if permit.case is not None and not current(Admitting).still(permit):
        raise Denied(N_("Bạn không còn tham gia hồ sơ này. Nội dung vừa nhập chưa được lưu."))
