"""What stands about the reception of a case, in clear: what acts are offered by."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from caseflow.case.access import Access
from caseflow.case.dates import check_happened, check_order, day_of
from caseflow.case.rules import Stage, StageStatus
from caseflow.errors import N_, NotThere
from caseflow.intake.records import INTAKE, INTAKE_RETURN
from caseflow.intake.rules import FOREIGNER, FROM_ABROAD
from caseflow.policy import Standing
from caseflow.staff import roster
from caseflow.vault.reading import Row, by_case, clear_rows, of_case
from caseflow.vault.record import RecordKind


def intake_rows(case: str) -> list[Row]:
    """The parts of the intake record; empty for a case that a rescue opened."""
    return of_case([INTAKE], case)


def begun(access: Access) -> list[Row]:
    """The same where reception has begun, or ``NotThere``."""
    rows = intake_rows(access.case)
    if not rows:
        raise NotThere()
    return rows


def answered(case: str, *names: str) -> bool:
    """Whether the intake record has an answer to any of ``names``; nothing is opened."""
    return any(row.values.get(name) is not None for row in intake_rows(case) for name in names)


def intake_row(case: str) -> Row | None:
    """The clear part of the intake record."""
    return recorded_row(INTAKE, case)


def recorded_row(kind: RecordKind, case: str) -> Row | None:
    """The first part of the first record of ``kind`` in ``case``."""
    return next(iter(clear_rows(kind, case)), None)


def recorded(kind: RecordKind, case: str) -> bool:
    """Whether ``case`` has a record of ``kind``."""
    return recorded_row(kind, case) is not None


def leads(access: Access) -> bool:
    """Whether the officer's agency leads the case: reception is its work alone."""
    return access.facts.standing is Standing.LEAD


def under_way(access: Access) -> bool:
    """Whether reception has not ended yet."""
    return access.state.status_of(Stage.INTAKE) is StageStatus.UNDER_WAY


def going_on(access: Access) -> bool:
    """Whether this officer's agency leads a case whose reception has begun and not ended."""
    return leads(access) and under_way(access) and intake_row(access.case) is not None


def route(access: Access) -> str:
    """The route in; empty for a case that a rescue opened."""
    row = intake_row(access.case)
    return str(row.values["route"]) if row else ""


def came_as_foreigner(case: str) -> bool:
    """Whether the person was received as a foreigner trafficked in Việt Nam (Đ31)."""
    row = recorded_row(INTAKE, case)
    return bool(row and row.values["route"] == FOREIGNER)


def presented_at(access: Access) -> datetime | None:
    """When the person reported or was found."""
    row = intake_row(access.case)
    found: datetime | None = row.values["presented_at"] if row else None
    return found


def returned_on(connection: Connection, cases: Sequence[str]) -> dict[str, date]:
    """Those of ``cases`` (a few hundred at most) whose people came back from abroad, with the
    day they presented: by the route in, or by the record of a return that another route has too
    (a child's). As the transaction of ``connection`` sees them."""
    came, returns = (by_case(connection, k, k.parts[0], cases) for k in (INTAKE, INTAKE_RETURN))
    return {
        case: day_of(row.values["presented_at"])
        for case, rows in came.items()
        for row in rows
        if row.values["route"] in FROM_ABROAD or case in returns
    }


def check_step(access: Access, moment: datetime, field: str) -> None:
    """Refuse a step of reception that has not come, or was before the person came."""
    check_happened(moment, field)
    check_order(
        presented_at(access), moment, field,
        N_("Thời điểm này sớm hơn lúc người đó trình báo hoặc được phát hiện. "
           "Hãy nhập thời điểm sau đó."),
    )  # fmt: skip


def receiver_kind(row: Row) -> str:
    """The kind of the receiving body."""
    return roster.agency(row.values["receiving_agency"]).kind
