"""Every cell of access: role × compartment × participation × tie, against our own table."""

from itertools import product

import pytest

from caseflow.law.compartments import Compartment
from caseflow.policy import CASE_ROLES, Facts, Permit, Purpose, Role, in_scope, permit_case
from caseflow.sharing.participation import LEAD_REACH, STATUTORY_REACH
from tests.policy.cases import EVERY, GRANTED, STATUTORY, TIES, expected, facts

LINES = list(expected("expected_access.csv"))
OTHERS, MINE = "somebody", "me"


def shown_right(permit: Permit | None, compartment: Compartment, me: str = MINE) -> str:
    """What ``permit`` allows in ``compartment``, in the words of the table, by trying: may a
    row of somebody else, and one of one's own, be read and written?"""
    if permit is None:
        return "-"
    read = [permit.may_read(compartment, author, "record") for author in (OTHERS, me)]
    write = [permit.may_write(compartment, author, "record") for author in (OTHERS, me)]
    assert read[1] or not read[0]
    assert write[1] or not write[0]
    assert permit.may_write(compartment, None, "record") == write[1]
    letters = "R" * read[1] + "W" * write[1]
    limited = (read[1] and not read[0]) or (write[1] and not write[0])
    limit = " own" if limited else " reason" if compartment in permit.needs_reason else ""
    return (letters or "-") + limit


@pytest.mark.parametrize("role", Role)
def test_every_cell_of_the_matrix(role: Role) -> None:
    compared = 0
    for line in (each for each in LINES if each["role"] == role):
        known = facts(role, line["standing"], line["tie"])
        permit = permit_case(known, Purpose.SUPPORT)
        where = f"{role} {line['standing']} {line['tie']}"
        assert (in_scope(known) is not None) == (line["scope"] == "in"), where
        assert (permit is not None) == (line["scope"] == "in"), where
        for compartment in Compartment:
            assert shown_right(permit, compartment) == line[compartment], f"{where} {compartment}"
            compared += 1
    assert compared == len(GRANTED) * len(TIES) * len(Compartment) == 320


def test_the_table_has_every_cell_once() -> None:
    keys = [(line["role"], line["standing"], line["tie"]) for line in LINES]
    assert len(keys) == len(set(keys)) == len(Role) * len(GRANTED) * len(TIES)
    assert set(keys) == set(product(map(str, Role), GRANTED, TIES))
    assert len(LINES) * len(Compartment) == 3520


def test_what_a_participation_does_not_name_is_never_reached() -> None:
    for role, missing in product(Role, Compartment):
        standing = "referral" if role is Role.REFERRED_PROVIDER else "lead"
        permit = permit_case(_without(role, standing, missing), Purpose.SUPPORT)
        whole = permit_case(facts(role, standing), Purpose.SUPPORT)
        for compartment in Compartment:
            right = "-" if compartment is missing else shown_right(whole, compartment)
            assert shown_right(permit, compartment) == right, f"{role} {missing} {compartment}"


def _without(role: Role, standing: str, missing: Compartment) -> Facts:
    found = facts(role, standing)
    return facts(role, standing, granted=found.granted - {missing}, named=found.named - {missing})


def test_a_provider_reads_what_its_referral_names_whatever_else_is_granted() -> None:
    named = frozenset({Compartment.CONTACT})
    told = facts(Role.REFERRED_PROVIDER, "referral", granted=EVERY, named=named)
    permit = permit_case(told, Purpose.REFERRED_SERVICE)
    assert permit is not None
    assert {c for c in Compartment if permit.may_read(c, "somebody", "record")} == named


def test_what_agencies_are_given_is_what_the_table_assumes() -> None:
    """A statutory ground never reaches health, counselling or support."""
    assert STATUTORY_REACH == STATUTORY
    assert EVERY - {Compartment.OVERSIGHT} == LEAD_REACH


def test_no_role_of_the_house_reaches_a_case() -> None:
    for role in set(Role) - CASE_ROLES:
        for standing, tie in product(GRANTED, TIES):
            known = facts(role, standing, tie, addressed=frozenset({"handover", "referral"}))
            assert permit_case(known, Purpose.SUPPORT) is None


def test_a_bar_and_a_missing_confirmation_outweigh_everything() -> None:
    addressed = frozenset({"handover", "referral"})
    for role, standing in product(Role, GRANTED):
        assert in_scope(facts(role, standing, "barred", addressed=addressed)) is None
        assert in_scope(facts(role, standing, "unconfirmed", addressed=addressed)) is None


def test_a_referral_that_waits_shows_what_it_names_and_no_more() -> None:
    """Before it is accepted the agency takes no part yet, but may read what told it."""
    known = facts(
        Role.REFERRED_PROVIDER, "none", "none", granted=frozenset({Compartment.SUPPORT}),
        addressed=frozenset({"referral"}), handed=frozenset({"the-referral"}),
    )  # fmt: skip
    permit = permit_case(known, Purpose.REFERRED_SERVICE)
    assert permit is not None
    assert permit.may_read(Compartment.SUPPORT, OTHERS, "the-referral")
    assert not permit.may_read(Compartment.SUPPORT, OTHERS, "another-record")
    for compartment in EVERY - {Compartment.SUPPORT}:
        assert not permit.may_read(compartment, OTHERS, "the-referral")
        assert not permit.may_write(compartment, MINE, "record")


def test_closing_a_compartment_closes_it_alone() -> None:
    permit = permit_case(facts(Role.CASEWORKER), Purpose.SUPPORT)
    assert permit is not None
    closed = permit.without(frozenset({Compartment.HEALTH}))
    assert not closed.may_read(Compartment.HEALTH, MINE, "record")
    assert closed.may_read(Compartment.IDENTITY, OTHERS, "record")
    assert closed.writes == permit.writes
