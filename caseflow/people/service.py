"""The person and those around them: written inside a change, adopted with care."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change
from caseflow.people.records import PERSON
from caseflow.vault.reading import Row, of_case


def person_rows(case: str) -> list[Row]:
    """The person of ``case``, sealed."""
    return of_case([PERSON], case)


def add_person(change: Change, answers: Mapping[str, Any]) -> str:
    """Record the person of a new case; the record's id."""
    return change.add(PERSON, answers)
