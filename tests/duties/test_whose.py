"""A clock stands on the list of work of whoever can stop it, and of whoever waits for it."""

from uuid import uuid4

from caseflow.audit.recording import Change
from caseflow.clock import now
from caseflow.db import current
from caseflow.duties.clocks import start
from caseflow.duties.home import home
from caseflow.duties.rules import Group
from caseflow.duties.whose import STOPPED_BY
from caseflow.law.book import LawBook
from caseflow.policy import Role, may_act
from tests.architecture.source import matches, sources
from tests.house import House
from tests.verification import steps
from tests.verification.story import Story

# Clocks of the law that no act of the house starts yet: no list of work can show them. A
# right over a whole instance's data, or a step of the police, is no deadline of a case.
NEVER_STARTED = frozenset(
    {
        *("data_request_reply", "data_request_view", "data_request_restrict"),
        *("data_request_delete", "breach_notice", "impact_assessment"),
        *("health_insurance", "crime_report"),
    }
)


def due(house: House, key: str) -> dict[str, set[str]]:
    """The clocks on the first page of officer ``key``, by group."""
    groups = home(house.actor(key)).groups
    found = {
        name: {item.deadline.label_en for item in items if item.deadline}
        for name, items in groups.items()
    }
    return {name: labels for name, labels in found.items() if labels}


def test_every_clock_names_acts_that_somebody_may_do(house: House) -> None:
    clocks = current(LawBook).clocks.keys()
    assert STOPPED_BY.keys() | NEVER_STARTED == clocks
    assert not STOPPED_BY.keys() & NEVER_STARTED
    for acts in STOPPED_BY.values():
        assert any(may_act(role, *act) for act in acts for role in Role)


def test_no_module_starts_a_clock_that_no_list_shows() -> None:
    told = [each.text for each in sources() if not matches(each.name, "caseflow.demo")]
    assert {name for name in NEVER_STARTED if any(f'"{name}"' in text for text in told)} == set()


def test_police_have_their_clock_and_none_of_support(house: House) -> None:
    story = steps.under_way(Story(house))
    permit = story.at("caseworker").permit_act("support", "plan", ())
    change = Change(permit, str(uuid4()), "support.plan")
    start(change, "essential_needs", now(), house.agencies["health"])
    change.commit()
    assert due(house, "police") == {"later": {"Verification by the police"}}
    for key in ("police", "police_supervisor"):
        [item] = home(house.actor(key)).groups[Group.LATER]  # the task and its clock are one line
        assert (item.kind, item.row.values["kind"]) == ("task", "record_verification")
        assert (item.days_left, home(house.actor(key)).left_out) == (20, 0)
    assert due(house, "decider") == {}
    mine = due(house, "caseworker")
    assert mine.pop("others") == {"Verification by the police"}
    assert set().union(*mine.values()) >= {"Essential needs"}
    assert "Essential needs" in str(due(house, "supervisor"))
    assert "Essential needs" not in str(due(house, "police_supervisor"))
