"""What of a case an officer may write outside an act: correct what stands, add one more."""

from collections.abc import Iterable

from caseflow.case.access import Access
from caseflow.case.reaching import RULE, is_replaced
from caseflow.case.rules import CHANGED_BY_ACTS
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.vault.reading import Row
from caseflow.vault.record import RecordKind


def may_correct(
    access: Access, kind: RecordKind, rows: Iterable[Row], put_up: frozenset[str] | None = None
) -> bool:
    """Whether the officer may write a sealed part of this record outside an act: their role's
    row says so, and they may do the act that makes such records or their agency wrote it (who
    asked, or found the facts, answers for the words). What was ever put up for approval
    (``put_up``, asked here if not given) stays as it was decided."""
    if access.state.closed or kind.name in CHANGED_BY_ACTS:
        return False
    if put_up is None:
        put_up = current(Sections).put_up(access.case)
    permit, makes = access.shown(), current(Sections).makes(access.actor.role, kind)
    own = access.own
    return any(
        row.record not in put_up
        and not is_replaced(access, kind, row.record)
        and (makes or row.agency in own)
        and row.part.compartment is not None
        and row.part.compartment in permit.writes
        and row.part.compartment in permit.reads
        and (permit.writes[row.part.compartment] == "all" or row.author == access.actor.officer)
        for row in rows
    )


def may_add(access: Access, kind: RecordKind) -> bool:
    """Whether the officer may record one more of ``kind`` outside an act. How somebody is
    reached safely changes for as long as they are asked after."""
    goes_on = access.state.followed_up and kind.name == RULE
    writes = access.permit().writes
    return (goes_on or not access.state.closed) and kind.spec.compartments <= writes.keys()
