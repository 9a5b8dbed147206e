"""People around the person, added as the generic page adds them."""

from typing import Any
from uuid import uuid4

from caseflow.case import additions
from caseflow.case.access import Access
from caseflow.vault.reading import current
from caseflow.vault.record import RecordKind


def add(access: Access, kind: RecordKind, /, **answers: Any) -> str:
    """One more record of ``kind``; its id."""
    saved = additions.add(access, additions.addable(access, kind.name), answers, str(uuid4()))
    rows = current(kind, kind.parts[0].table.c.change_id == saved.change)
    return rows[0].record
