"""Which cases an officer reaches, as a query over the lines: counted, sorted and paged there.

What comes out are candidates. Nothing is said of one before ``case.lists.within`` has judged
it by the attested rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, union_all

from caseflow.case.deriving import (
    AGENCY,
    APPROVER,
    LEAD,
    NAMED,
    OFFICER,
    REFERRED,
    RESPONSIBLE,
    STAGE_BITS,
    STATUTORY,
    TAKES_PART,
)
from caseflow.case.lines import LINE
from caseflow.case.sections import Within
from caseflow.clock import stamp, today
from caseflow.policy import Actor, Role
from caseflow.sharing.participation import barring
from caseflow.staff.roster import stands_for
from caseflow.vault.snapshot import reading

SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "due": (LINE.c.due_at, LINE.c.code),
    "risk": (LINE.c.risk, LINE.c.code),
    "code": (LINE.c.code,),
}
_OWED, _REVIEWED = (LINE.c.owed_at, LINE.c.code), (LINE.c.review_on, LINE.c.code)
_WORKS, _PARTNERS = RESPONSIBLE | TAKES_PART, LEAD | STATUTORY


@dataclass(frozen=True)
class _Way:
    """By which lines a role reaches cases: their ground, what the line must hold (any of
    these bits), and what the line of the officer's agency beside it must hold."""

    ground: str
    held: int = 0
    agency: int = 0


_WAYS = {
    Role.SUPERVISOR: _Way(AGENCY),
    Role.REFERRED_PROVIDER: _Way(REFERRED),
    Role.INTAKE_OFFICER: _Way(OFFICER, RESPONSIBLE, LEAD),
    Role.CASEWORKER: _Way(OFFICER, _WORKS, LEAD),
    Role.COUNSELLOR: _Way(OFFICER, _WORKS, _PARTNERS),
    Role.POLICE_OFFICER: _Way(OFFICER, _WORKS, _PARTNERS),
    Role.PROTECTION_OFFICER: _Way(OFFICER, _WORKS, _PARTNERS),
    Role.DECISION_MAKER: _Way(OFFICER, APPROVER),
}


def shares_lines(role: Role) -> bool:
    """Whether ``role`` reaches what its whole agency reaches, which may be very much."""
    return _WAYS[role].ground != OFFICER


def page(actor: Actor, sort: str, stage: str, start: int, most: int) -> tuple[list[str], int]:
    """Cases ``start`` … ``start + most`` of the officer's list, and how many there are."""
    bit = STAGE_BITS.get(stage)
    narrowed = [LINE.c.stages.bitwise_and(bit) != 0] if bit else []
    order = SORTS.get(sort, SORTS["due"])
    return _page(actor, narrowed, order, start, most)


def owing(actor: Actor, most: int, counted: int) -> tuple[list[str], int]:
    """The cases of which something is owed, the most pressing first, and how much is owed in
    the officer's cases, of which ``counted`` are counted."""
    lines = _lines(actor, [LINE.c.owed > 0], (LINE.c.case_id, LINE.c.owed, *_OWED))
    ordered = lines.order_by(*(lines.selected_columns[column.name] for column in _OWED))
    some = lines.limit(counted).subquery()
    with reading() as connection:
        owed = connection.scalar(select(func.sum(some.c.owed))) or 0
        return list(connection.scalars(ordered.limit(most))), int(owed)


def cases(actor: Actor, *, named: bool = False) -> list[str]:
    """Every case in reach; ``named``: where the officer's agency, or the proposal put to the
    officer, reaches names too."""
    with reading() as connection:
        lines = _lines(actor, [], (LINE.c.case_id,), NAMED if named else 0)
        return list(connection.scalars(lines))


def overdue_in(agencies: Sequence[str], before: datetime, most: int) -> list[str]:
    """Cases in which one of ``agencies`` takes part and a deadline ran out before that moment,
    the longest overdue first: for counting, by whoever may be told no more than a count."""
    asked = [*_of(AGENCY, agencies), LINE.c.due_at < stamp(before)]
    query = select(LINE.c.case_id).where(*asked).group_by(LINE.c.case_id)
    with reading() as connection:
        return list(connection.scalars(query.order_by(func.min(LINE.c.due_at)).limit(most)))


def named(actor: Actor) -> Within:
    """What a query asks of its own column of case ids, so that it finds only cases in reach of
    which the officer reads the names: asked of what the query has narrowed down, and not first
    of all."""
    shares = _shares(actor, [], (LINE.c.case_id,), NAMED)
    return lambda case: or_(*(share.where(LINE.c.case_id == case).exists() for share in shares))


def reviewed(
    actor: Actor, until: str, untold: ColumnElement[bool] | None, start: int, most: int
) -> tuple[list[str], int]:
    """Cases ``start`` … ``start + most`` of people who came back from abroad, and how many there
    are: those that the officer's agency leads, whose review falls due by ``until`` (ISO text),
    and that meet ``untold``; the earliest due first."""
    return _page(actor, _owed_a_review(actor, until, untold), _REVIEWED, start, most)


def reviews_due(actor: Actor, until: str, most: int) -> int:
    """How many of them there are, counted as far as ``most``."""
    lines = _lines(actor, _owed_a_review(actor, until, None), (LINE.c.case_id,)).limit(most)
    with reading() as connection:
        return connection.scalar(select(func.count()).select_from(lines.subquery())) or 0


def fewer_told(given: Mapping[int, Sequence[str]]) -> ColumnElement[bool]:
    """Whether a line's person was told of fewer regimes than there are: how many, and by which
    facts (as ``Yearly`` has them)."""
    fewer = (
        and_(LINE.c.told < count, LINE.c.given_by.in_(facts)) for count, facts in given.items()
    )
    return or_(false(), *fewer)


def _owed_a_review(
    actor: Actor, until: str, untold: ColumnElement[bool] | None
) -> list[ColumnElement[bool]]:
    asked = [LINE.c.review_on <= until, _led(actor)]
    return asked if untold is None else [*asked, untold]


def _led(actor: Actor) -> ColumnElement[bool]:
    """Whether the officer's agency leads the case: mostly the line itself is the agency's."""
    theirs = _stood_for(actor)
    if _WAYS[actor.role].ground == AGENCY and len(theirs) == 1:
        return LINE.c.held.bitwise_and(LEAD) != 0
    return _beside(theirs, LEAD)


def _page(
    actor: Actor,
    narrowed: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    start: int,
    most: int,
) -> tuple[list[str], int]:
    lines = _lines(actor, narrowed, (LINE.c.case_id, *order))
    with reading() as connection:
        total = connection.scalar(select(func.count()).select_from(lines.subquery())) or 0
        stop = min(start + most, total)
        if start >= stop:
            return [], total
        late = start > total // 2  # an order is walked from its nearer end
        columns = [lines.selected_columns[column.name] for column in order]
        sorted_ = lines.order_by(*(column.desc() if late else column for column in columns))
        wanted = sorted_.limit(stop - start).offset(total - stop if late else start)
        found = list(connection.scalars(wanted))
    return found[::-1] if late else found, total


def _lines(
    actor: Actor,
    narrowed: Sequence[ColumnElement[bool]],
    columns: Sequence[ColumnElement[Any]],
    names: int = 0,
) -> Any:
    """The officer's lines, each case once though an agency stands for several."""
    shares = _shares(actor, narrowed, columns, names)
    return shares[0] if len(shares) == 1 else union_all(*shares)


def _shares(
    actor: Actor,
    narrowed: Sequence[ColumnElement[bool]],
    columns: Sequence[ColumnElement[Any]],
    names: int = 0,
) -> list[Select[Any]]:
    way, theirs = _WAYS[actor.role], _stood_for(actor)
    holders = {AGENCY: theirs, REFERRED: [actor.agency]}.get(way.ground, [actor.officer])
    shares: list[Select[Any]] = []
    for place, holder in enumerate(holders):
        asked = [*_of(way.ground, [holder]), *narrowed, _not_barred(actor)]
        if way.held:
            asked.append(LINE.c.held.bitwise_and(way.held) != 0)
        elif names:
            asked.append(LINE.c.held.bitwise_and(names) != 0)
        if way.agency:
            asked.append(_beside(theirs, way.agency, names))
        if place:
            asked.append(~_beside(holders[:place]))
        shares.append(select(*columns).where(*asked))
    return shares


def _stood_for(actor: Actor) -> list[str]:
    """The agencies whose lines are the officer's; nobody's, where the own one has ended."""
    return sorted(stands_for(actor.agency, today())) or [""]


def _of(ground: str, holders: Sequence[str]) -> list[ColumnElement[bool]]:
    of = LINE.c.holder == holders[0] if len(holders) == 1 else LINE.c.holder.in_(holders)
    return [of, LINE.c.ground == ground, LINE.c.until_on >= today()]


def _beside(holders: Sequence[str], *bits: int) -> ColumnElement[bool]:
    """Whether an agency of ``holders`` has a line of the same case that holds of ``bits``.

    PostgreSQL plans for no agency in particular, and so would walk every line of a department
    for each of one officer's cases. The offset keeps it a question of each case, and a holder
    that no index knows has it answered from that case's few lines."""
    other = LINE.alias()
    asked = [
        other.c.case_id == LINE.c.case_id,
        other.c.holder.concat("").in_(holders),
        other.c.ground == AGENCY,
        other.c.until_on >= today(),
        *(other.c.held.bitwise_and(wanted) != 0 for wanted in bits if wanted),
    ]
    return select(other.c.case_id).where(*asked).offset(0).exists()


def _not_barred(actor: Actor) -> ColumnElement[bool]:
    return LINE.c.case_id.not_in(barring(actor.officer))
