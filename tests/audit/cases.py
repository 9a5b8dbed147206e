"""A case for tests of the log, and the hand of whoever owns the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Connection

from caseflow.audit.recording import Change
from caseflow.case.opening import begin, open_case
from caseflow.case.rules import Stage
from caseflow.clock import now
from caseflow.db import make_engine
from caseflow.people.service import add_person
from tests.house import House


def opening(
    house: House, key: str = "", name: str = "Nguyễn Thị Hoa", officer: str = "intake"
) -> tuple[Change, str]:
    """A change, not yet committed, that opens a case; and the code of that case."""
    change = begin(house.actor(officer), ("intake", "record"), key or str(uuid4()))
    code = open_case(
        change,
        Stage.INTAKE,
        legal_status="received",
        birth_date="2001-05-04",
        occurred_at=now(),
        ground="Đ27",
    )
    add_person(change, {"full_name": name, "gender": "female", "age_basis": "own_statement"})
    return change, code


def new_case(house: House, name: str = "Nguyễn Thị Hoa", officer: str = "intake") -> str:
    """The code of a new case."""
    change, code = opening(house, name=name, officer=officer)
    change.commit()
    return code


@contextmanager
def owner(house: House, store: str = "cases") -> Iterator[Connection]:
    """The store as its owner reaches it, behind the application's back."""
    engine = make_engine(getattr(house.config, f"{store}_owner_url"))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
