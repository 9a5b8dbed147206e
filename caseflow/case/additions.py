"""One more record of a kind that an officer may write outside any act: a relative, a paper."""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.sections import Sections
from caseflow.case.writable import may_add
from caseflow.db import current
from caseflow.errors import N_, NotThere, Refused
from caseflow.vault.record import RecordKind


def addable(access: Access, kind_name: str) -> RecordKind:
    """The kind called ``kind_name`` that this officer may add here; ``NotThere`` if none."""
    for section in current(Sections).sections:
        for kind in section.addable:
            if kind.name == kind_name and may_add(access, kind):
                return kind
    raise NotThere()


def add(access: Access, kind: RecordKind, answers: Mapping[str, Any], key: str) -> Saved:
    """Record one more of ``kind``, which has no clear fields, with these answers."""
    if not answers:
        raise Refused(N_("Hãy nhập ít nhất một nội dung."))
    change = Change(access.permit_correction(), key, f"add.{kind.name}")
    change.add(kind, answers)
    current(Sections).follow(change, access, kind.name, answers)
    return change.commit()
