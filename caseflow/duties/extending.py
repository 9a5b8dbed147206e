"""A limit made longer in four eyes, whichever stage it is of: asked while it runs, granted until
a day no later than the one asked for, and never further than the law lets it be carried."""

from datetime import date

from caseflow.case.dates import day_of
from caseflow.clock import now
from caseflow.duties.clocks import Running
from caseflow.errors import Refused
from caseflow.vault.reading import Row


def check_asked(clock: Running, until: str, field: str) -> None:
    """Refuse what is asked too late, or until (ISO date) a day that the law does not give."""
    clock.extending.check_asked(now(), field)
    clock.extending.check_until(day_of(until), field)


def check_granted(clock: Running, until: date, asked: Row, field: str, beyond: str) -> None:
    """Refuse more than was ``asked``, in the words ``beyond``, or than the law gives."""
    most = asked.values["asked_until"]
    if until > most:
        raise Refused(beyond, field, day=f"{most:%d/%m/%Y}")
    clock.extending.check_until(until, field)
