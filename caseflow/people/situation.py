"""How a person stands to the law that gives support: status, citizenship, place and age, by which
the law tables answer (Luật 53/2024 Điều 37, 63)."""

from collections.abc import Iterable, Mapping

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.case.access import Access
from caseflow.case.disclosing import reached
from caseflow.law.ages import AgeClass
from caseflow.law.entitlements import Citizenship, Facts, Place, Status
from caseflow.law.transition import day_under
from caseflow.people.service import person_rows
from caseflow.policy import Permit
from caseflow.staff.directory import agencies_of

MISSION, HOME = "mission", "VN"
_STATELESS = {
    "stateless_resident": Citizenship.STATELESS_RESIDENT,
    "stateless_other": Citizenship.STATELESS_OTHER,
    "undetermined": Citizenship.UNDETERMINED,
    "declined": Citizenship.UNDETERMINED,
}


def place_of(access: Access) -> Place:
    """Where the person is, or a foreigner was trafficked, as far as the case says: what a
    mission leads is abroad. The page says so; an officer who knows better gives the reason."""
    missions = {row.record for row in agencies_of(MISSION)}
    return Place.ABROAD if access.state.lead in missions else Place.VIET_NAM


def situation(access: Access, permit: Permit) -> Facts:
    """The same with the nationality, opened as ``permit`` reaches it; its own entry."""
    rows = [row.only("nationality") for row in reached(permit, person_rows(access.case))]
    told = [each.values for each in open_rows(permit, Event.CASE_VIEWED, rows)]
    nationality = next((each["nationality"] for each in told if "nationality" in each), None)
    known = nationality if isinstance(nationality, list) else None
    return facts(access.state.facts, known, place_of(access))


def citizenship(nationality: Iterable[str] | None) -> Citizenship:
    """Whose citizen, by the answers to nationality; nothing said is undetermined."""
    found = list(nationality or ())
    if HOME in found:
        return Citizenship.CITIZEN
    for name in found:
        if name in _STATELESS:
            return _STATELESS[name]
    return Citizenship.FOREIGNER if found else Citizenship.UNDETERMINED


def facts(case: Mapping[str, object], nationality: Iterable[str] | None, place: Place) -> Facts:
    """What decides about the person of a case. A victim's law is that of the day of
    identification, which the case keeps as the law applied."""
    status = Status(str(case["legal_status"]))
    victim = status is Status.VICTIM
    return Facts(
        status=status,
        citizenship=citizenship(nationality),
        place=place,
        age_class=AgeClass(str(case["age_class"])),
        identified_on=day_under(str(case["applicable_law"])) if victim else None,
    )
