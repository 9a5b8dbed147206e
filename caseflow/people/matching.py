"""Names that must not be one: of who is suspected, and of who speaks or interprets for the person.

Names are compared as they are searched, without accents. A name is no proof: two people can
share it. The person is kept safe first, and whoever knows better says so in the record.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Guard
from caseflow.case.access import Access
from caseflow.case.disclosing import opened
from caseflow.case.sections import Sections
from caseflow.db import current, db
from caseflow.errors import N_, Conflict, Refused
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.representing import representatives
from caseflow.people.rules import same_name
from caseflow.vault.reading import of_case, of_record
from caseflow.vault.record import Part, RecordKind

SUSPECT = "suspect"


def spoken_for_by(access: Access, suspected: Iterable[object]) -> set[str]:
    """The ids of the representatives, not barred yet, who have the name of one ``suspected``;
    one entry, none where nobody has a name."""
    names = [each for each in suspected if isinstance(each, str)]
    return {
        each.record
        for each in (representatives(access) if names else ())
        if each.may_speak and any(same_name(each.name, name) for name in names)
    }


def newly_named(
    change: Change, access: Access, kind: RecordKind, field: str, told: Mapping[str, Any]
) -> bool:
    """Whether ``change`` gives its record of ``kind`` a name in ``field`` that it had not: a
    correction is ``told`` all values, and what was said of a name is not asked again."""
    written = {r.record for r in of_case([kind], access.case) if change.revises(r)}
    before = opened(access.shown(), kind, access.case) if written else {}
    return not any(
        same_name(before[r].get(field), told.get(field)) for r in written & before.keys()
    )


def cleared(access: Access) -> set[str]:
    """The representatives who were barred as suspects before: of those who speak again, somebody
    who knows better has said that they are not who shares their name."""
    permit = access.shown()
    versions = of_case([REPRESENTATIVE], access.case, history=True)
    rows = [row.only("bar_ground") for row in access.readable(permit, versions)]
    past = open_rows(permit, Event.CASE_VIEWED, rows) if rows else []
    return {each.row.record for each in past if each.values.get("bar_ground") == SUSPECT}


def bar_suspect(change: Change, access: Access, record: str) -> None:
    """Bar representative ``record`` as a suspect, with all that follows from it."""
    told = {"bar_ground": SUSPECT}
    change.revise(of_record(REPRESENTATIVE, record), told)
    current(Sections).follow(change, access, REPRESENTATIVE.name, told)


def unmoved(kinds: Iterable[RecordKind], case: str) -> Guard:
    """What stands of ``kinds`` in ``case`` now, taken before their names are opened: a change
    that rests on those holds only as long as nobody has recorded or changed one since. Names
    stay shut in its transaction, so all are compared before."""
    parts = [part for kind in kinds for part in kind.parts]
    with db.engine.connect() as connection:
        known = _versions(parts, case, connection)

    def check(connection: Connection) -> None:
        if _versions(parts, case, connection) != known:
            raise Conflict()

    return check


def _versions(parts: Iterable[Part], case: str, connection: Connection) -> set[str]:
    """Every row of ``parts`` in ``case``, whichever part a name lies in: none is ever removed."""
    return {
        row
        for columns in (part.table.c for part in parts)
        for row in connection.scalars(select(columns.row_id).where(columns.case_id == case))
    }


def check_unsuspected(name: object, suspected: Iterable[object], field: str) -> None:
    """Refuse an interpreter who has the name of somebody suspected in the case."""
    if any(same_name(name, each) for each in suspected):
        raise Refused(
            N_("Người phiên dịch trùng tên với một người bị nghi trong hồ sơ này. Hãy mời người "
               "khác; nếu là hai người khác nhau, hãy đính chính tên của người bị nghi cho rõ "
               "(biệt danh, năm sinh)."),
            field,
        )  # fmt: skip
