"""What a session has opened: one case, one purpose, half an hour that slides with use."""

from dataclasses import dataclass
from datetime import timedelta

from caseflow.case.records import Opening
from caseflow.clock import now
from caseflow.db import db
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose

HALF_HOUR = timedelta(minutes=30)
WRITE_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Opened:
    """An opening in force: why, and which folded compartments stand open in it."""

    purpose: Purpose
    unfolded: frozenset[Compartment]


def opening_of(session: str, case: str) -> Opened | None:
    """The opening of ``case`` in ``session``, if it is in force; using it prolongs it."""
    found = db.session.get(Opening, (session, case))
    if found is None or found.until <= now():
        return None
    if found.until < now() + HALF_HOUR - WRITE_AFTER:
        found.until = now() + HALF_HOUR
        db.session.commit()
    return Opened(Purpose(found.purpose), frozenset(Compartment(c) for c in found.unfolded))


def remember(
    session: str, case: str, purpose: Purpose, unfolded: frozenset[Compartment] = frozenset()
) -> Opened:
    """Remember an opening, afresh."""
    db.session.merge(
        Opening(
            session=session,
            case_id=case,
            purpose=purpose,
            until=now() + HALF_HOUR,
            unfolded=sorted(unfolded),
        )
    )
    db.session.commit()
    return Opened(purpose, unfolded)


def close(session: str, case: str) -> None:
    """Forget an opening."""
    db.session.execute(
        db.delete(Opening).where(Opening.session == session, Opening.case_id == case)
    )
    db.session.commit()
