"""What support a person may have: by status, citizenship, place, age and date.

Luật 53/2024/QH15, Điều 37 and Điều 63; whoever was identified before 01/07/2025, and the
minors with them, keep the regimes of Luật 66/2011/QH12, Điều 32.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseflow.law.ages import AgeClass
from caseflow.law.matrix import Matrix, Situation, ruling_on
from caseflow.law.regimes import Eligibility, Regime


class Status(StrEnum):
    """The person's status; the codes of the list ``legal_status``."""

    RECEIVED = "received"
    SUSPECTED = "suspected"
    IN_PROCESS = "in_process"
    VICTIM = "victim"
    NOT_VICTIM = "not_victim"
    WITHDRAWN = "withdrawn"


class Citizenship(StrEnum):
    """Whose citizen the person is, as far as Điều 37 distinguishes."""

    CITIZEN = "citizen"
    STATELESS_RESIDENT = "stateless_resident"
    FOREIGNER = "foreigner"
    STATELESS_OTHER = "stateless_other"
    UNDETERMINED = "undetermined"


class Place(StrEnum):
    """Where the person is; for a foreigner, where they were trafficked."""

    VIET_NAM = "viet_nam"
    ABROAD = "abroad"


@dataclass(frozen=True)
class Facts:
    """What decides. ``accompanying``: the person is a minor with somebody else, and
    ``status``, ``citizenship``, ``place`` and ``identified_on`` are that other person's.
    """

    status: Status
    citizenship: Citizenship
    place: Place
    age_class: AgeClass
    accompanying: bool = False
    identified_on: date | None = None


@dataclass(frozen=True)
class Entitlement:
    """One regime and the answer, with its article; ``confirmed`` False must be shown."""

    regime: str
    eligibility: Eligibility
    article: str
    instrument: str
    confirmed: bool
    note: str
    note_en: str


_HOME = frozenset({Citizenship.CITIZEN, Citizenship.STATELESS_RESIDENT})


def entitlements(
    facts: Facts, on: date, regimes: Mapping[str, Regime], matrix: Matrix
) -> list[Entitlement]:
    """Every regime of the law that applies to ``facts`` as of ``on``, in its order.

    A victim's law is that of the date of identification (ValueError without one); all
    others' is that of ``on``.
    """
    if facts.status is Status.VICTIM and facts.identified_on is None:
        raise ValueError("a victim has a date of identification")
    decisive = (facts.identified_on if facts.status is Status.VICTIM else None) or on
    applicable = [regime for regime in regimes.values() if regime.in_force(decisive)]
    situation = situation_of(facts)
    return [_entitlement(regime, situation, matrix, decisive) for regime in applicable]


def _entitlement(
    regime: Regime, situation: Situation, matrix: Matrix, decisive: date
) -> Entitlement:
    # A law that has no row for a situation (the 2011 law knows nobody "in process")
    # leaves it open; it does not refuse.
    ruling = ruling_on(matrix, (regime.law, situation, regime.id), decisive) or ruling_on(
        matrix, (regime.law, Situation.UNCLEAR, regime.id), decisive
    )
    if ruling is None:
        raise LookupError(f"no row for {regime.id}")  # load() refuses such tables
    return Entitlement(
        regime=regime.id,
        eligibility=ruling.eligibility,
        article=regime.article,
        instrument=regime.instrument,
        confirmed=ruling.confirmed and regime.confirmed,
        note=ruling.note,
        note_en=ruling.note_en,
    )


def situation_of(facts: Facts) -> Situation:
    """The row of the matrix that these facts fall under."""
    if facts.status is Status.NOT_VICTIM:
        return Situation.NOT_VICTIM
    if facts.accompanying and facts.age_class is AgeClass.ADULT:
        return Situation.UNCLEAR
    match facts.status, facts.citizenship:
        case Status.VICTIM, citizenship if citizenship in _HOME:
            return Situation.MINOR_WITH_VICTIM if facts.accompanying else Situation.VICTIM
        case Status.IN_PROCESS, citizenship if citizenship in _HOME:
            return _in_process(facts)
        case Status.VICTIM, Citizenship.FOREIGNER if _has_row(facts):
            return Situation.FOREIGN_VICTIM
        case Status.IN_PROCESS, Citizenship.FOREIGNER if _has_row(facts):
            return Situation.FOREIGN_IN_PROCESS
    return Situation.UNCLEAR


def _in_process(facts: Facts) -> Situation:
    if facts.place is Place.VIET_NAM:
        return Situation.IN_PROCESS_IN_VIET_NAM
    if facts.citizenship is Citizenship.CITIZEN:
        return Situation.IN_PROCESS_ABROAD
    return Situation.UNCLEAR


def _has_row(foreigner: Facts) -> bool:
    """Only foreigners trafficked in Việt Nam have a row; minors with them have none."""
    return foreigner.place is Place.VIET_NAM and not foreigner.accompanying
