"""What a provider is told of referrals that have ended: that they have, and what to do.

An ended referral's case answers like one that never was. So the word about it stands on
the provider's own first page, and says the same whatever ended it: that consent was taken
back is the person's own matter. The code stands there only where the provider had the case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caseflow.audit.disclosure import LISTED_AT_ONCE, list_clear
from caseflow.audit.events import Event
from caseflow.case.desks import desk
from caseflow.case.facts import gather
from caseflow.case.state import load_many
from caseflow.clock import VIETNAM, today
from caseflow.policy import Actor, Desk, Role, Standing
from caseflow.sharing.handing import (
    ACCEPTED,
    REVOKED,
    WAITING,
    bases_of,
    basis_of,
    referrals_to,
    rests_on,
    revoked_at,
)
from caseflow.sharing.participation import involved
from caseflow.vault.reading import Row

TOLD_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Ended:
    """A referral that ended lately. ``code`` is empty where the provider never had the case."""

    code: str
    sent_on: date
    ended_on: date


def ended_referrals(actor: Actor) -> list[Ended]:
    """The referrals to the officer's agency that ended in the last thirty days, the latest
    first; nothing of a case from which the officer is barred. One entry names the cases."""
    if actor.role is not Role.REFERRED_PROVIDER:
        return []
    permit = desk(actor, Desk.WORK)
    asked = [row for row in referrals_to(actor.agency) if _maybe_lately(row)]
    bases = bases_of(row.case for row in asked)
    revoked = revoked_at(row.record for row in asked)
    found = [(row, on) for row in asked if (on := _ended_on(row, bases[row.case], revoked))]
    lately = sorted((each for each in found if each[1] > today() - TOLD_FOR), key=_latest_first)
    barred = {case: f.barred for case, f in gather(actor, _cases(lately)).items()}
    shown = [each for each in lately if not barred[each[0].case]][:LISTED_AT_ONCE]
    if not shown:
        return []
    list_clear(permit, Event.TASKS_LISTED, _cases(shown))
    codes = _codes(actor, _cases(shown))
    return [Ended(codes.get(row.case, ""), row.values["sent_on"], on) for row, on in shown]


def _latest_first(each: tuple[Row, date]) -> tuple[int, str]:
    return -each[1].toordinal(), each[0].record


def _cases(found: Sequence[tuple[Row, date]]) -> list[str]:
    return list(dict.fromkeys(row.case for row, _on in found))


def _maybe_lately(row: Row) -> bool:
    """Whether it can have ended lately, by what it says itself."""
    last = _day_of(row.at) if row.values["response"] == REVOKED else row.values["expires_on"]
    return bool(last > today() - TOLD_FOR)


def _day_of(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _ended_on(row: Row, bases: Sequence[Row], revoked: Mapping[str, datetime]) -> date | None:
    """The day on which it ended: taken back, past its last day, or without its consent."""
    response, until = row.values["response"], row.values["expires_on"]
    if response == REVOKED:
        return _day_of(revoked[row.record])
    if response not in (WAITING, ACCEPTED):
        return None
    agreed = next((each for each in bases if each.record == basis_of(row)), None)
    last: date = min(until, agreed.values["expires_on"]) if agreed else until
    if last < today():
        return last
    return None if rests_on(row, [agreed] if agreed else []) else today()


def _codes(actor: Actor, cases: Sequence[str]) -> dict[str, str]:
    """The codes of those cases in which the provider took part."""
    had = {
        case
        for case, found in involved(cases).items()
        for row in found.participations
        if (row.values["agency"], row.values["standing"]) == (actor.agency, Standing.REFERRAL)
    }
    return {case: state.code for case, state in load_many(had).items()}
