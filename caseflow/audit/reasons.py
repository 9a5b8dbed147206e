"""A reason an officer had to give: sealed for the auditor, committed to in the log."""

import os
from hashlib import sha256
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Mapped

from caseflow.db import Base, current, transaction
from caseflow.law.compartments import Compartment
from caseflow.policy import Permit
from caseflow.vault.column import Sealed, clear, sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import KeyStore
from caseflow.vault.record import ID
from caseflow.vault.sealing import seal


class Reason(Base):
    """One reason; ``commitment`` is the salted hash that stands in the entry."""

    __tablename__ = "reason"
    __table_args__ = {"info": {"transient": "the log holds its commitment, which attests it"}}
    id: Mapped[str] = clear(ID, "technical column", primary_key=True)
    case_id: Mapped[str] = clear(ID, "technical column", nullable=False)
    officer: Mapped[str] = clear(ID, "officer", nullable=False)
    commitment: Mapped[str] = clear(ID, "says nothing: salted hash", nullable=False, unique=True)
    text: Mapped[Sealed | None] = sealed(Compartment.OVERSIGHT)


def keep_reason(permit: Permit, reason: str) -> str:
    """Seal ``reason``; its commitment, for the entry about what it was given for."""
    salt, row = os.urandom(16).hex(), uuid4().hex
    commitment = sha256(f"{salt}\n{reason}".encode()).hexdigest()
    place = place_of(row, permit.case or "")
    sealed_words = seal(current(KeyStore), f"{salt}\n{reason}", place)
    with transaction() as connection:
        connection.execute(
            insert(Reason).values(
                id=row,
                case_id=permit.case or "",
                officer=permit.actor.officer,
                commitment=commitment,
                text=sealed_words,
            )
        )
    return commitment


def place_of(row: str, case: str) -> Place:
    """Where the words of reason ``row`` stand; one about no case is its own scope."""
    return Place(Reason.__tablename__, "text", row, case or row, Compartment.OVERSIGHT)
