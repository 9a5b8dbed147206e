"""Names that must not be one: of who is suspected, and of who speaks or interprets for the person.

Names are compared as they are searched, without accents. A name is no proof: two people can
share it. The person is kept safe first, and whoever knows better says so in the record.
"""

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.errors import N_, Refused
from caseflow.law.names import fold
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.service import UNBARRED, representatives
from caseflow.vault.reading import of_record

SUSPECT = "suspect"


def spoken_for_by(access: Access, suspected: object) -> str:
    """The id of the representative, not barred yet, who has the name of the ``suspected``;
    empty if none has."""
    found = (
        each.record
        for each in (representatives(access) if isinstance(suspected, str) else ())
        if each.bar == UNBARRED and same_name(each.name, suspected)
    )
    return next(found, "")


def bar_suspect(change: Change, access: Access, record: str) -> None:
    """Bar representative ``record`` as a suspect, with all that follows from it."""
    told = {"bar_ground": SUSPECT}
    change.revise(of_record(REPRESENTATIVE, record), told)
    current(Sections).follow(change, access, REPRESENTATIVE.name, told)


def check_interpreter(name: object, suspected: list[object], field: str) -> None:
    """Refuse an interpreter who has the name of somebody suspected in the case."""
    if any(same_name(name, each) for each in suspected):
        raise Refused(
            N_("Người phiên dịch trùng tên với một người bị nghi trong hồ sơ này. Hãy mời người "
               "khác; nếu là hai người khác nhau, hãy đính chính tên của người bị nghi cho rõ "
               "(biệt danh, năm sinh)."),
            field,
        )  # fmt: skip


def same_name(one: object, other: object) -> bool:
    """Whether both are names, and the same without accents."""
    return isinstance(one, str) and isinstance(other, str) and fold(one) == fold(other)
