"""The reminders to be sent and sent: by its key each is told once, whoever sends it."""

from datetime import date, datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped

from caseflow.db import Base
from caseflow.vault.column import clear
from caseflow.vault.record import ID, Day, Moment

_TECHNICAL = "technical column"


class Reminder(Base):
    """One matter of which one officer is told, once a day and urgency. ``next_at``: when it may
    be tried, or is free again if whoever took it was killed."""

    __tablename__ = "reminder"
    __table_args__ = {
        "info": {"transient": "repeats what the first page computes; emptied, it is told again"}
    }
    officer: Mapped[str] = clear(ID, _TECHNICAL, primary_key=True)
    matter: Mapped[str] = clear(ID, "id of a clock, task or matter put up", primary_key=True)
    urgency: Mapped[str] = clear(String(16), "clock", primary_key=True)
    day: Mapped[date] = clear(Day(), "procedural date", primary_key=True)
    role: Mapped[str] = clear(ID, "the role in which the officer is told", nullable=False)
    case_id: Mapped[str] = clear(ID, _TECHNICAL, nullable=False)
    code: Mapped[str] = clear(String(9), "case code", nullable=False)
    attempts: Mapped[int] = clear(Integer, "a count", nullable=False)
    next_at: Mapped[datetime] = clear(Moment(), _TECHNICAL, nullable=False)
    sent_at: Mapped[datetime | None] = clear(Moment(), _TECHNICAL)
    failure: Mapped[str | None] = clear(String(16), "a code of why no letter left")
    failed_at: Mapped[datetime | None] = clear(Moment(), _TECHNICAL)
