"""What one agency keeps to itself, and what was told to one recipient alone.

The answer to a request, or why somebody is told without consent, often speaks of the very
agency that takes part in the case. So a compartment is not enough to read either: an answer
is read by whoever leads and did not ask, a ground by whoever leads or is its recipient. That
an officer is barred, and why, is for the supervisors of their agency: a colleague who learns
that somebody is suspected could warn them.
"""

from collections.abc import Callable, Iterable, Mapping

from caseflow.clock import today
from caseflow.policy import Facts, Role, Standing
from caseflow.sharing.consent import recipients
from caseflow.sharing.records import BAR, CONSENT, GROUND, HANDOVER, REFERRAL, REQUEST_ANSWER
from caseflow.staff.roster import stands_for
from caseflow.vault.reading import Row, clear_rows

Told = Callable[[Facts, Row], bool]  # whether a record, by its clear part, is for the officer


def confided(facts: Facts, rows: Iterable[Row]) -> list[Row]:
    """Those of ``rows`` of one case that are neither kept from the officer nor told another."""
    clear: dict[str, dict[str, Row]] = {}

    def is_told(row: Row) -> bool:
        rule = _rule(facts.actor.role, row.kind.name)
        if rule is None:
            return True
        if row.kind.name not in clear:
            clear[row.kind.name] = {r.record: r for r in clear_rows(row.kind, facts.case)}
        found = clear[row.kind.name].get(row.record)
        return found is not None and rule(facts, found)

    return [row for row in rows if is_told(row)]


def _rule(role: Role, kind: str) -> Told | None:
    provider = role is Role.REFERRED_PROVIDER
    return _KEPT.get(kind) or (_TOLD.get(kind) if provider else None)


def _answer(facts: Facts, clear: Row) -> bool:
    """Not even after a hand-over is it read by whoever asked, or follows them."""
    own = {facts.actor.agency, *stands_for(facts.actor.agency, today())}
    return facts.standing is Standing.LEAD and clear.values["requesting_agency"] not in own


def _ground(facts: Facts, clear: Row) -> bool:
    return facts.standing is Standing.LEAD or _recipient(facts, clear)


def _bar(facts: Facts, clear: Row) -> bool:
    own = {facts.actor.agency, *stands_for(facts.actor.agency, today())}
    return facts.actor.role is Role.SUPERVISOR and clear.agency in own


def _recipient(facts: Facts, clear: Row) -> bool:
    """By the very name: what was told to one goes on with nobody (decision 0008)."""
    return facts.actor.agency in {*_named(clear), clear.agency}


def _nobody(_facts: Facts, _clear: Row) -> bool:
    """What the person said yes or no to, and of whom, is not a provider's: their own referral
    says what it lets them see, and how long."""
    return False


def _named(clear: Row) -> Iterable[str]:
    if clear.kind is GROUND:
        return recipients(clear)
    return [clear.values[_ADDRESS[clear.kind.name]]]


_ADDRESS = {HANDOVER.name: "to_agency", REFERRAL.name: "receiving_agency"}
_KEPT: Mapping[str, Told] = {REQUEST_ANSWER.name: _answer, GROUND.name: _ground, BAR.name: _bar}
_TOLD: Mapping[str, Told] = {CONSENT.name: _nobody, **dict.fromkeys(_ADDRESS, _recipient)}
