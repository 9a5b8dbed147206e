"""Who shares in many cases, as one connection sees their rows: what lines are derived from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from caseflow.sharing.records import ASSIGNMENT, CONSENT, GROUND, PARTICIPATION, REFERRAL
from caseflow.vault.reading import Row, by_case


@dataclass(frozen=True)
class Sharers:
    """The current clear rows of one case that say who reaches it. ``bases``: consents and
    grounds by record."""

    participations: Sequence[Row]
    assignments: Sequence[Row]
    referrals: Sequence[Row]
    bases: Mapping[str, Row]


def sharers(connection: Connection, cases: Sequence[str]) -> dict[str, Sharers]:
    """The sharers of each of ``cases`` (a few hundred at most), in one query a kind."""
    parts, works, referrals, consents, grounds = (
        by_case(connection, kind, kind.parts[0], cases)
        for kind in (PARTICIPATION, ASSIGNMENT, REFERRAL, CONSENT, GROUND)
    )
    return {
        case: Sharers(
            parts.get(case, ()),
            works.get(case, ()),
            referrals.get(case, ()),
            {row.record: row for row in (*consents.get(case, ()), *grounds.get(case, ()))},
        )
        for case in cases
    }
