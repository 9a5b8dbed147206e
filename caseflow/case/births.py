"""Nothing happens to a person before their birth: asked of every date on every form of a case."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.dates import check_born, day_of
from caseflow.case.sections import Sections
from caseflow.clock import today
from caseflow.db import current
from caseflow.law.ages import AgeClass
from caseflow.vault.reading import Row, of_case

BIRTH = "birth_date"  # in the record with the name
# At least so old now, by the clear age class.
_YEARS: Mapping[str, int] = {AgeClass.ADULT: 18, AgeClass.FROM_16_TO_17: 16}


def check_after_birth(access: Access, given: Mapping[str, str]) -> None:
    """Refuse the first of ``given`` (question → ISO date) before the birth that is recorded.
    The birth is opened, with its entry, only where a date lies so far back that it could be,
    and only for an officer who has it open to read."""
    rows = list(_births(access)) if given else []
    early = {name: each for name, each in given.items() if _could_be(access, rows, each)}
    for opened in open_rows(access.shown(), Event.CASE_VIEWED, rows) if early else ():
        for name, each in early.items():
            check_born(opened.values.get(BIRTH), each, name)


def _births(access: Access) -> Iterator[Row]:
    kind = current(Sections).name_kind
    if kind and access.opened:
        for row in access.readable(access.shown(), of_case([kind], access.case)):
            if BIRTH in row.part.fields:
                yield row.only(BIRTH)


def _could_be(access: Access, rows: list[Row], given: str) -> bool:
    """Whether ``given`` lies before the day by which the person had surely been born: so many
    years ago by the age class, else when they were recorded."""
    if not rows:
        return False
    years = _YEARS.get(access.state.age_class)
    surely = today() - timedelta(365 * years) if years else min(day_of(row.at) for row in rows)
    return given < surely.isoformat()
