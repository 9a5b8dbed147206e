"""What the attested rows of a case say of its lines: who reaches it, by what, until when.

Never narrower than policy for the role that a line serves: what only policy knows (a bar, who
once verified, a consent that begins later) takes a case off the page, not off the lines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from caseflow.case.records import CASE, JOURNEY
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.sections import Owed, Sections, Yearly
from caseflow.db import current
from caseflow.policy import Role, Standing
from caseflow.sharing.consent import unless_expired
from caseflow.sharing.handing import ACCEPTED, WAITING, basis_of, told_by
from caseflow.sharing.participation import Capacity
from caseflow.sharing.sharers import Sharers, sharers
from caseflow.vault.reading import Row, by_case

AGENCY, REFERRED, OFFICER = "agency", "referral", "officer"  # grounds of a line
LEAD, STATUTORY, NAMED, RESPONSIBLE, TAKES_PART, APPROVER = 1, 2, 4, 8, 16, 32  # bits of ``held``
STANDINGS = {Standing.LEAD: LEAD, Standing.STATUTORY: STATUTORY}
CAPACITIES = {
    Capacity.RESPONSIBLE: RESPONSIBLE,
    Capacity.TAKES_PART: TAKES_PART,
    Capacity.APPROVER: APPROVER,
}
RISKS = ("high", "medium", "not_assessed", "low")
STAGE_BITS: Mapping[str, int] = {stage: 1 << place for place, stage in enumerate(Stage)}
FOREVER, NEVER = date(9999, 12, 31), "9"  # sorts behind every moment
NO_MORE = "8"  # a review that nobody is in touch for: behind every day, before NEVER


class Line(NamedTuple):
    """One holder's line of one case. ``held``: bits above; ``until_on``: the last day on which
    it counts; ``due_at``: the next deadline, ``owed_at``: what this holder's people owe first
    (UTC text, ``NEVER`` if nothing), ``owed``: how much; ``stages``: those under way, as bits;
    ``review_on``: when the yearly review of who came back from abroad falls due (``NEVER`` if
    none is owed), ``told``: of how many regimes that person was told, ``given_by``: by which
    clear facts the law gives them any."""

    holder: str
    ground: str
    case_id: str
    held: int
    until_on: date
    code: str
    due_at: str
    risk: int
    stages: int
    owed_at: str
    owed: int
    review_on: str
    told: int
    given_by: str


@dataclass(frozen=True)
class _Told:
    """The current clear rows of one case."""

    case: Row
    journeys: Sequence[Row]
    shared: Sharers
    owed: Sequence[Owed]
    yearly: Yearly | None


def derive(connection: Connection, cases: Sequence[str]) -> dict[str, set[Line]]:
    """The lines of each of ``cases`` (a few hundred at most), as ``connection`` sees its rows."""
    facts, journeys = (by_case(connection, kind, kind.parts[0], cases) for kind in (CASE, JOURNEY))
    shared, sections = sharers(connection, cases), current(Sections)
    owed, yearly = sections.owed(connection, cases), sections.yearly(connection, cases)
    found: dict[str, set[Line]] = {case: set() for case in cases}
    for case, rows in facts.items():
        work = journeys.get(case, ()), shared[case], owed.get(case, ()), yearly.get(case)
        found[case] = set(_lines(_Told(rows[-1], *work)))
    return found


def _lines(told: _Told) -> Iterator[Line]:
    facts = told.case.values
    risk = facts["risk_level"]
    common: dict[str, Any] = {
        "case_id": told.case.case,
        "code": facts["case_code"],
        "due_at": min((o.at for o in told.owed if not o.agency), default=NEVER),
        "risk": RISKS.index(risk) if risk in RISKS else len(RISKS),
        "stages": sum(STAGE_BITS.get(r.values["stage"], 0) for r in told.journeys if _under_way(r)),
        "review_on": _review_on(told.yearly),
        "told": told.yearly.told if told.yearly else 0,
        "given_by": told.yearly.given_by if told.yearly else "",
    }
    for holder, (held, until) in _agencies(told.shared).items():
        owed = [o for o in told.owed if o.agency in ("", holder)]
        yield Line(holder, AGENCY, held=held, until_on=until, **common, **_owing(owed))
    for holder, (held, until) in _recipients(told.shared).items():
        owed = [o for o in told.owed if (o.agency, o.role) == (holder, Role.REFERRED_PROVIDER)]
        yield Line(holder, REFERRED, held=held, until_on=until, **common, **_owing(owed))
    for holder, held in _officers(told.shared).items():
        yield Line(holder, OFFICER, held=held, until_on=FOREVER, **common, **_owing(told.owed))


def _review_on(yearly: Yearly | None) -> str:
    if yearly is None:
        return NEVER
    return yearly.due_on.isoformat() if yearly.due_on else NO_MORE


def _under_way(row: Row) -> bool:
    return bool(row.values["status"] == StageStatus.UNDER_WAY)


def _owing(owed: Sequence[Owed]) -> dict[str, Any]:
    return {"owed_at": min((o.at for o in owed), default=NEVER), "owed": len(owed)}


def _agencies(shared: Sharers) -> dict[str, tuple[int, date]]:
    """Those that lead or take part by an article: what they hold, and until when."""
    found: dict[str, tuple[int, date]] = {}
    for row in shared.participations:
        bit = STANDINGS.get(row.values["standing"])
        if bit and row.values["ended_at"] is None:
            held, until = found.get(row.values["agency"], (0, date.min))
            bits = bit | _named(row.values["compartments"])
            last = row.values["until_on"] or FOREVER
            found[row.values["agency"]] = held | bits, max(until, last)
    return found


def _recipients(shared: Sharers) -> dict[str, tuple[int, date]]:
    """Those that take part by a referral and a consent, or ground, which may be relied on."""
    ends: dict[str, date] = {}
    for row in shared.participations:
        if row.values["standing"] == Standing.REFERRAL and row.values["ended_at"] is None:
            agency, last = row.values["agency"], row.values["until_on"] or FOREVER
            ends[agency] = max(ends.get(agency, date.min), last)
    found: dict[str, tuple[int, date]] = {}
    for row in shared.referrals:
        agency, basis = row.values["receiving_agency"], shared.bases.get(basis_of(row))
        running = agency in ends and row.values["response"] in (WAITING, ACCEPTED)
        if running and basis and unless_expired(basis):
            held, until = found.get(agency, (0, date.min))
            last = min(ends[agency], row.values["expires_on"], basis.values["expires_on"])
            if row.values["response"] == ACCEPTED:
                held |= _named(told_by(row, basis))
            found[agency] = held, max(until, last)
    return found


def _officers(shared: Sharers) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in shared.assignments:
        bit = CAPACITIES.get(row.values["capacity"])
        if bit and row.values["ended_at"] is None:
            found[row.values["assignee"]] = found.get(row.values["assignee"], 0) | bit
    return found


def _named(compartments: Iterable[str] | None) -> int:
    """Whether they reach the compartment in which names lie."""
    sections = current(Sections)
    kind = sections.name_kind
    where = kind.part_of(sections.name_field).compartment if kind else None
    return NAMED if where in set(compartments or ()) else 0
