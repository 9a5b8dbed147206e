"""Names that must not be one: of who is suspected, and of who speaks or interprets for the person.

Names are compared as they are searched, without accents. A name is no proof: two people can
share it. The person is kept safe first, and whoever knows better says so in the record.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.disclosing import opened
from caseflow.case.sections import Sections
from caseflow.clock import today
from caseflow.db import current
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once
from caseflow.errors import N_, Refused
from caseflow.law.ages import AgeClass
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.representing import representatives
from caseflow.people.rules import same_name
from caseflow.permits import Permit
from caseflow.policy import Role
from caseflow.vault.reading import Row, of_case, of_record
from caseflow.vault.record import RecordKind

SUSPECT, INTERPRETER = "suspect", "interpreter_name"


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
    """The representatives who were barred as suspects under the name they have now: of those who
    speak again, somebody who knows better has said that they are not who shares it. Whoever was
    renamed since is compared like anybody new."""
    permit = access.shown()
    versions = of_case([REPRESENTATIVE], access.case, history=True)
    rows = [row.only("bar_ground", "full_name") for row in access.readable(permit, versions)]
    past = open_rows(permit, Event.CASE_VIEWED, rows) if rows else []
    names, named_at, barred_at = dict[str, object](), dict[str, datetime](), dict[str, datetime]()
    for each in sorted(past, key=lambda each: each.row.at):
        record, told = each.row.record, each.values
        if told.get("bar_ground") == SUSPECT:
            barred_at[record] = each.row.at
        if "full_name" in told and not same_name(names.get(record), told["full_name"]):
            names[record], named_at[record] = told["full_name"], each.row.at
    return {record for record, at in barred_at.items() if named_at.get(record, at) <= at}


def bar_suspect(change: Change, access: Access, record: str) -> None:
    """Bar representative ``record`` as a suspect, with all that follows from it; for whoever may
    be a child another is found, which says no more than the bar in their record."""
    told = {"bar_ground": SUSPECT}
    change.revise(of_record(REPRESENTATIVE, record), told)
    current(Sections).follow(change, access, REPRESENTATIVE.name, told)
    if access.state.age_class != AgeClass.ADULT:
        lead = access.state.lead
        give_once(change, Task.FIND_REPRESENTATIVE, Role.CASEWORKER, lead, today())


def interpreted_by(
    permit: Permit, within: Iterable[Row], suspected: Collection[object]
) -> set[str]:
    """The records, of rows ``within`` what ``permit`` reaches, whose interpreter has the name of
    one ``suspected``; one entry, none where nobody interpreted."""
    rows = [row.only(INTERPRETER) for row in within if row.values.get(INTERPRETER) is not None]
    return {
        each.row.record
        for each in (open_rows(permit, Event.CASE_VIEWED, rows) if rows else ())
        if any(same_name(each.values[INTERPRETER], one) for one in suspected)
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
