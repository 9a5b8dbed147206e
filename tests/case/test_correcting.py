"""Who may correct the record of an act: whoever may do the act, and the agency that wrote it."""

import pytest

from caseflow.case.corrections import open_for_correction
from caseflow.case.sections import Sections
from caseflow.case.view import case_view
from caseflow.db import current
from caseflow.errors import NotThere
from caseflow.policy import CASE_ROLES, Role
from caseflow.verification.records import INITIAL_FACTS_CHECK, VERIFICATION_REQUEST
from tests.house import House
from tests.verification import steps
from tests.verification.story import Story, day

RECEIVERS = {Role.INTAKE_OFFICER, Role.CASEWORKER, Role.POLICE_OFFICER}
# By stages.csv, read by hand: the act that makes the record, and whose it is.
MAKERS = {
    "initial_facts_check": {Role.CASEWORKER},  # record initial facts
    "verification_request": {Role.CASEWORKER},  # request; that police received it makes none
    "evidence_item": {Role.POLICE_OFFICER},  # verification: record
    "rescue_handover": {Role.POLICE_OFFICER},  # rescue: record
    "immediate_needs": RECEIVERS,  # intake: record
    "intake": RECEIVERS,
    "health_assessment": {Role.CASEWORKER, Role.COUNSELLOR},  # support: record
    "risk_assessment": {Role.PROTECTION_OFFICER},  # protection: assess
    "person": CASE_ROLES,  # belongs to no stage: the row of access.csv alone says
    "safe_contact_rule": CASE_ROLES,
}


def test_the_table_of_acts_says_who_answers_for_a_record(house: House) -> None:
    sections = current(Sections)
    for name, makers in MAKERS.items():
        kind = sections.kind(name)
        assert kind, name
        found = {role for role in CASE_ROLES if sections.makes(role, kind)}
        assert found == makers, name


def test_police_and_deciders_correct_neither_the_facts_check_nor_the_request(house: House) -> None:
    """Both write the compartment by access.csv; the words are the caseworker's."""
    story = Story(house)
    steps.facts(story)
    steps.under_way(story)
    steps.ask(story, day(15 + 10))
    found = {
        kind.name: story.rows(kind)[0].record
        for kind in (INITIAL_FACTS_CHECK, VERIFICATION_REQUEST)
    }
    for key in ("police", "decider"):
        for kind, record in found.items():
            with pytest.raises(NotThere):
                open_for_correction(story.at(key), kind, record)
    assert correctable(story, "police") & found.keys() == set()
    for kind, record in found.items():
        assert open_for_correction(story.at("caseworker"), kind, record).fields
    assert correctable(story, "caseworker") >= found.keys()


def correctable(story: Story, key: str) -> set[str]:
    """The kinds beside which the page of the case offers a correction."""
    view = case_view(story.at(key))
    return {each.kind.name for part in view.sections for each in part.records if each.may_correct}
