"""Which law of 2011 and 2024 a day is under, and what outlasts the change (Luật 53/2024 Đ63).

The day of the change is an entry of the instruments table, and stands nowhere else.
"""

from datetime import date, timedelta
from functools import cache

from caseflow.errors import N_
from caseflow.law import instruments
from caseflow.law.tables import Tables, refuse

LAW_2011, LAW_2024 = "law_2011", "law_2024"


@cache
def change_of_law() -> date:
    """The first day of the law of 2024."""
    begins = instruments.load(Tables())[LAW_2024].valid_from
    if begins is None:
        refuse(instruments.FILE, LAW_2024, N_("thiếu ngày bắt đầu có hiệu lực"))
    return begins


def law_on(day: date) -> str:
    """The law in force on ``day``; whoever was identified then keeps its regime."""
    return LAW_2011 if day < change_of_law() else LAW_2024


def day_under(law: str) -> date:
    """A day on which the entries of ``law`` are in force: the last of 2011's, the first of
    2024's."""
    return change_of_law() - timedelta(days=law == LAW_2011)


def counted_by(law: str) -> date | None:
    """The day whose entries count for a clock under ``law``: none where that is the day of
    its own event."""
    return day_under(law) if law == LAW_2011 else None
