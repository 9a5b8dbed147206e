"""Who holds what of a case, since when and by what: what was once told stays known.

Withdrawal ends sight, not knowledge; so the list stays on the case for whoever has to tell
the person the truth about it. It is made of clear facts, kept by their versions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from caseflow.case.access import Access
from caseflow.clock import VIETNAM, today
from caseflow.cooperation.outside import is_outside
from caseflow.cooperation.rules.working import LEAD_ROLES, STATUTORY_ROLES
from caseflow.law.access import access_table
from caseflow.law.compartments import Compartment
from caseflow.policy import Role, Standing
from caseflow.sharing.consent import bases
from caseflow.sharing.handing import ACCEPTED, DECLINED, basis_of, referral_waits, rests_on
from caseflow.sharing.participation import takes_part
from caseflow.sharing.records import PARTICIPATION, REFERRAL, REFERRAL_LETTER
from caseflow.staff import roster
from caseflow.vault.reading import Row, of_case

# Who reads by an agency's part in a case: not a decider (by what is put to them), nor a provider.
READERS = {
    Standing.LEAD: frozenset({*LEAD_ROLES, Role.SUPERVISOR}),
    Standing.STATUTORY: frozenset({*STATUTORY_ROLES, Role.SUPERVISOR}),
}
TOLD = frozenset({Role.CASEWORKER, Role.INTAKE_OFFICER, Role.SUPERVISOR})


@dataclass(frozen=True)
class Holding:
    """``recipient`` has known ``compartments`` since that day, ``by`` its standing, a referral
    or a letter; ``basis``: the consent or ground that was told by; ``sees``: still does."""

    recipient: str
    compartments: tuple[str, ...]
    since: date
    by: str
    basis: str
    sees: bool


def may_know(access: Access) -> bool:
    """Whether this officer may read who holds what: those of the agency that leads."""
    return access.actor.role in TOLD and access.facts.standing is Standing.LEAD


def holdings(access: Access) -> list[Holding]:
    """Everybody who was ever told, the first one first."""
    found = [*_by_standing(access), *_by_referral(access)]
    return sorted(found, key=lambda each: (each.since, each.recipient))


def _by_standing(access: Access) -> Iterable[Holding]:
    for versions in _versions(of_case([PARTICIPATION], access.case, history=True)):
        last = versions[-1]
        standing = last.values["standing"]
        if standing != Standing.REFERRAL:
            yield Holding(
                last.values["agency"], _read(last, versions[0].at), _day(versions[0].at), standing,
                "", takes_part(last),
            )  # fmt: skip


def _read(part: Row, since: datetime) -> tuple[str, ...]:
    """What of a participation some role there reads by it: the rest nobody was shown."""
    by_it = READERS[Standing(part.values["standing"])]
    agency = part.values["agency"]
    held = roster.roles_held({agency, roster.holder(agency, today()).id}, since) & by_it
    rows = [access_table()[role] for role in held]
    named = part.values["compartments"] or ()
    return tuple(name for name in named if any(row[Compartment(name)].read for row in rows))


def _by_referral(access: Access) -> Iterable[Holding]:
    clear = REFERRAL.parts[0]
    rows = [r for r in of_case([REFERRAL], access.case, history=True) if r.part is clear]
    letters = [r for r in of_case([REFERRAL_LETTER], access.case) if r.values.get("referral")]
    alive = bases(access.case)
    for versions in _versions(rows):
        last = versions[-1]
        to, named = last.values["receiving_agency"], tuple(last.values["compartments"] or ())
        sent = [r for r in letters if r.values["referral"] == last.record]
        taken = [r for r in versions if r.values["response"] == ACCEPTED]
        if sent:
            first = min(sent, key=lambda row: row.at)
            yield Holding(to, named, _day(first.at), "letter", basis_of(last), True)
        elif taken:
            ends = last.values["response"] != ACCEPTED or last.values["expires_on"] < today()
            sees = not ends and rests_on(last, alive) is not None
            yield Holding(to, named, _day(taken[0].at), "referral", basis_of(last), sees)
        elif not is_outside(access.case, to):  # told of the person by the referral itself
            by = "declined" if last.values["response"] == DECLINED else "asked"
            own, at = tuple(sorted(REFERRAL.spec.compartments)), _day(versions[0].at)
            sees = referral_waits(last) and rests_on(last, alive) is not None
            yield Holding(to, own, at, by, basis_of(last), sees)


def _versions(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows by record, each record's oldest version first."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.version):
        found.setdefault(row.record, []).append(row)
    return list(found.values())


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()
