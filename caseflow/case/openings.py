"""What a session has opened: one case, one purpose, half an hour that slides with use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from caseflow.case.records import Opening
from caseflow.clock import now
from caseflow.db import transaction
from caseflow.errors import NotThere
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose, Role
from caseflow.vault.snapshot import reading

HALF_HOUR = timedelta(minutes=30)
WRITE_AFTER = timedelta(minutes=1)


class NotOpened(NotThere):
    """The case is in scope but not opened in this session: the purpose comes first."""

    def __init__(self, code: str) -> None:
        super().__init__(noted=True)  # nothing is refused
        self.code = code


def purposes(role: Role) -> Sequence[Purpose]:
    """What an officer of ``role`` may open a case for."""
    return (*_PURPOSES[role], Purpose.PERSON_ASKS)


_PURPOSES: Mapping[Role, tuple[Purpose, ...]] = {
    Role.INTAKE_OFFICER: (Purpose.RECEIVE,),
    Role.CASEWORKER: (Purpose.SUPPORT, Purpose.RECEIVE, Purpose.VERIFY, Purpose.PROTECT),
    Role.COUNSELLOR: (Purpose.SUPPORT,),
    Role.POLICE_OFFICER: (Purpose.VERIFY, Purpose.RESCUE, Purpose.PROTECT, Purpose.RECEIVE),
    Role.DECISION_MAKER: (Purpose.DECIDE,),
    Role.PROTECTION_OFFICER: (Purpose.PROTECT,),
    Role.SUPERVISOR: (Purpose.SUPERVISE, Purpose.DECIDE),
    Role.REFERRED_PROVIDER: (Purpose.REFERRED_SERVICE,),
}


@dataclass(frozen=True)
class Opened:
    """An opening in force: why, and which folded compartments stand open in it."""

    purpose: Purpose
    unfolded: frozenset[Compartment]


def opening_of(session: str, case: str) -> Opened | None:
    """The opening of ``case`` in ``session``, if it is in force; using it prolongs it."""
    with reading() as connection:
        found = connection.execute(select(Opening).where(*_of(session, case))).one_or_none()
    if found is None or found.until <= now():
        return None
    if found.until < now() + HALF_HOUR - WRITE_AFTER:
        with transaction() as connection:
            prolonged = update(Opening).where(*_of(session, case))
            connection.execute(prolonged.values(until=now() + HALF_HOUR))
    return Opened(Purpose(found.purpose), frozenset(Compartment(c) for c in found.unfolded))


def remember(
    session: str, case: str, purpose: Purpose, unfolded: frozenset[Compartment] = frozenset()
) -> Opened:
    """Remember an opening, afresh; those that are over are forgotten, whoever's they were."""
    told = {"purpose": purpose, "until": now() + HALF_HOUR, "unfolded": sorted(unfolded)}
    with transaction() as connection:
        connection.execute(delete(Opening).where(Opening.until < now()))
        dialect = {"sqlite": sqlite, "postgresql": postgresql}[connection.dialect.name]
        first = dialect.insert(Opening).values(session=session, case_id=case, **told)
        keys = (Opening.session, Opening.case_id)
        connection.execute(first.on_conflict_do_update(index_elements=keys, set_=told))
    return Opened(purpose, unfolded)


def close(session: str, case: str) -> None:
    """Forget an opening."""
    with transaction() as connection:
        connection.execute(delete(Opening).where(*_of(session, case)))


def _of(session: str, case: str) -> tuple[ColumnElement[bool], ...]:
    return Opening.session == session, Opening.case_id == case
