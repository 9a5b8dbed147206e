"""What verification knows by itself, as tables."""

from caseflow.law.compartments import Compartment
from caseflow.law.fields import shipped
from caseflow.verification import rules


def test_the_findings_ask_what_the_person_has_and_where_it_is_from() -> None:
    fields = {f.name: f for f in rules.IDENTITY_FINDING.fields}
    for name in ("full_name", "other_names", "birth_date", "nationality"):
        asked = shipped("person").field(name)
        assert (fields[name].type, fields[name].choices) == (asked.type, asked.choices)
    assert rules.IDENTITY_FINDING.compartments == {Compartment.IDENTITY}
    assert {f.record for f in fields.values()} == {"identity_finding"}
    assert [n for n, f in fields.items() if f.required == "yes"] == ["source_note"]


def test_only_a_withdrawal_withdraws() -> None:
    outcomes = {"facts_confirmed", "facts_not_confirmed", "unreachable", "withdrew"}
    assert {o for o in outcomes if o in rules.LEGAL_STATUS_AFTER} == {"withdrew"}
