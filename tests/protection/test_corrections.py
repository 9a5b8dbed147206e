"""What a correction may not do in protection: rewrite a decision's ground, or leave a gap."""

from uuid import uuid4

import pytest

from caseflow.case.corrections import correct, open_for_correction
from caseflow.errors import NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.protection import section
from caseflow.protection.records import COVERED_PERSON, PROTECTION_REFUSAL, PROTECTION_REVIEW
from caseflow.vault.reading import of_case
from tests.house import House
from tests.protection.cases import at, do, new_case
from tests.protection.test_refusals import REFUSAL
from tests.protection.test_story import SOON, decide, propose


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_a_decision_rests_on_is_not_rewritten(house: House) -> None:
    """A correction would turn “tiếp tục” into “chấm dứt”, or a refusal into a legitimate one,
    and nobody would have decided."""
    code = new_case(house)
    record = propose(house, code)
    decide(house, code, record)
    review = {"findings": "…", "person_view": "…", "recommendation": "continue"}
    review |= {"next_review_on": SOON.isoformat()}
    do(house, "protection", code, section.REVIEW, record, protection_review=review)
    refusal = REFUSAL | {"reason_accepted": "no"}
    do(house, "protection", code, section.REFUSE, protection_refusal=refusal)
    access = at(house, "protection", code, Compartment.PROTECTION)
    for kind in (PROTECTION_REVIEW, PROTECTION_REFUSAL):
        [row] = (r for r in of_case([kind], access.case) if r.part.compartment)
        with pytest.raises(NotThere):
            open_for_correction(access, kind.name, row.record)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_no_correction_leaves_a_covered_person_nameless(house: House) -> None:
    code = new_case(house)
    told = {"category": "relative", "full_name": "Y Blưm", "safe_contact": "Qua trưởng thôn"}
    do(house, "protection", code, section.COVER, covered_person=told)
    access = at(house, "protection", code, Compartment.PROTECTION)
    [row] = of_case([COVERED_PERSON], access.case)
    seen = open_for_correction(access, COVERED_PERSON.name, row.record)
    with pytest.raises(Refused, match="họ tên"):
        correct(access, seen, seen.versions, told | {"full_name": None}, str(uuid4()))
