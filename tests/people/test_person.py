"""The person's record: what follows from a correction, who is added, what is adopted."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from caseflow.audit.recording import Change
from caseflow.case import additions
from caseflow.case.acts import Submission
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.state import load
from caseflow.case.view import case_view
from caseflow.clock import now
from caseflow.duties.clocks import running
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, open_tasks
from caseflow.errors import Denied, NotThere, Refused
from caseflow.intake import receiving
from caseflow.people.adopting import ADOPT, differences
from caseflow.people.records import ACCOMPANYING_MINOR, RELATIVE_OR_CONTACT, REPRESENTATIVE
from caseflow.people.service import person_rows
from caseflow.policy import Role
from caseflow.vault.record import KINDS
from tests.cooperation.agreements import accepted, days
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.people.around import add


def corrected(house: House, code: str, **changes: object) -> str:
    access = inside(house, "intake", code)
    shown = open_for_correction(access, "person", person_rows(access.case)[0].record)
    correct(access, shown, shown.versions, {**shown.values, **changes}, str(uuid4()))
    state = load(access.case)
    assert state is not None
    return str(state.facts["age_class"])


def test_the_age_class_follows_the_birth_date_in_the_same_change(house: House) -> None:
    code = arrive(house)
    assert corrected(house, code, birth_date=days(-365 * 15)) == "under_16"
    assert corrected(house, code, birth_date=days(-365 * 17)) == "from_16_to_17"
    assert corrected(house, code, age_basis="officer_estimate") == "not_established"
    assert corrected(house, code, age_basis="own_statement") == "from_16_to_17"
    unknown = {"not_answered": "unknown"}
    assert corrected(house, code, birth_date=unknown) == "not_established"
    person, case = person_rows(inside(house, "intake", code).case)[0], load
    state = case(person.case)
    assert state is not None
    assert state.row.change == person.change


def test_a_duty_towards_children_ends_when_the_person_is_grown_up(house: House) -> None:
    code = arrive(house, person={"age_basis": "officer_estimate"})
    access = inside(house, "intake", code)
    assert "child_emergency" in {r.row.values["clock"] for r in running(access.case)}
    assert corrected(house, code, age_basis="birth_certificate") == "adult"
    assert "child_emergency" not in {r.row.values["clock"] for r in running(access.case)}


def test_a_relative_is_added_and_an_empty_page_is_not(house: House) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    with pytest.raises(Refused):
        add(access, RELATIVE_OR_CONTACT)
    add(
        access, RELATIVE_OR_CONTACT, full_name="Lò Văn Pâng", relationship="parent",
        knows_situation="no", contact_permission="not_allowed",
    )  # fmt: skip
    view = case_view(access)
    people = next(each for each in view.sections if each.section.name == "people")
    assert "relative_or_contact" in {r.kind.name for r in people.records}
    assert {kind.name for kind in people.addable} >= {"representative", "identity_document"}


def test_who_may_not_write_there_adds_nothing(house: House) -> None:
    code = accepted(house, arrive(house)).state.code
    supervisor = inside(house, "supervisor", code)
    for kind in ("relative_or_contact", "person", "nothing"):
        with pytest.raises(NotThere):
            additions.addable(supervisor, kind)


def test_nobody_barred_declares_for_the_person(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    told = {
        "kind": "officer_record",
        "declarant": "legal_representative",
        "declared_on": days(0),
        "statement": "…",
        "confirmation": "signature",
    }
    with pytest.raises(Refused):  # nobody is recorded
        do(access, receiving.DECLARED, told)
    add(access, REPRESENTATIVE, full_name="Vàng A Pó", kind="parent", bar_ground="suspect")
    with pytest.raises(Refused) as refusal:
        do(access, receiving.DECLARED, told)
    assert refusal.value.field == "declarant"
    add(access, REPRESENTATIVE, full_name="Lò Thị Si", kind="guardian", bar_ground="none")
    do(access, receiving.DECLARED, told)


def test_what_the_verifier_found_is_adopted_value_by_value(house: House) -> None:
    access = accepted(house, arrive(house))
    assert not ADOPT.open_to(access)
    finding = KINDS["identity_finding"]
    change = Change(access.permit_act("intake", "record", [finding]), str(uuid4()), "test.find")
    found = {"full_name": "Lò Thị May", "birth_date": days(-365 * 17), "source_note": "CSDL"}
    change.add(finding, found)
    give(change, Task.ADOPT_FINDINGS, Role.CASEWORKER, access.actor.agency)
    change.commit()
    seen = {each.field.name: (each.stands, each.found) for each in differences(access)}
    assert seen["full_name"] == ("Lò Thị Mây", "Lò Thị May")
    choice = {"full_name": "keep", "birth_date": "adopt"}
    with pytest.raises(Refused) as refusal:  # how is that birth date known?
        ADOPT.run(access, Submission({"person": choice}, str(uuid4())))
    assert refusal.value.field == "age_basis"
    choice["age_basis"] = "population_database"
    ADOPT.run(access, Submission({"person": choice}, str(uuid4())))
    again = inside(house, "caseworker", access.state.code)
    assert case_view(again).name == "Lò Thị Mây"
    assert again.state.facts["age_class"] == "from_16_to_17"
    assert open_tasks([access.case]).get(access.case, []) == []
    assert not ADOPT.open_to(again)


def test_only_a_correction_carries_clear_facts_with_it(house: House) -> None:
    access = inside(house, "intake", arrive(house))
    change = Change(access.permit(), str(uuid4()), "test.plain")
    with pytest.raises(Denied):
        change.revise(access.state.row, {"age_class": "adult"})


def test_who_came_along_was_under_eighteen_when_they_came(house: House) -> None:
    """On whichever page that is written, and when it is corrected."""
    access = inside(house, "intake", arrive(house))
    child = {"gender": "Feminine", "relationship": "child", "birth_registered": "no"}
    with pytest.raises(Refused, match="đủ 18 tuổi") as refusal:
        add(access, ACCOMPANYING_MINOR, **child, birth_date="1999")
    assert refusal.value.field == "birth_date"
    record = add(access, ACCOMPANYING_MINOR, **child, birth_date=days(-365 * 17))
    shown = open_for_correction(access, ACCOMPANYING_MINOR.name, record)
    with pytest.raises(Refused, match="đủ 18 tuổi"):
        correct(access, shown, shown.versions, child | {"birth_date": "1999"}, str(uuid4()))
    with time_machine.travel(
        now() + timedelta(days=800), tick=True
    ):  # grown up since, and still the child who came along
        shown = open_for_correction(access, ACCOMPANYING_MINOR.name, record)
        named = {**shown.values, "full_name": "Lò Văn Pâng"}
        correct(access, shown, shown.versions, named, str(uuid4()))
