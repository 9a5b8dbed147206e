"""Clear facts follow their record: whoever may read nothing sealed of it does not learn from
its dates that there is one; a referred provider knows its own referral and a name."""

import re
from collections.abc import Mapping
from datetime import timedelta

from caseflow.case.access import Access, enter, open_case, unfold
from caseflow.case.timeline import timeline
from caseflow.case.view import case_view
from caseflow.clock import now
from caseflow.duties.approvals import ALWAYS_SHOWN, RESTS_ON
from caseflow.duties.clocks import start
from caseflow.law.compartments import FOLDED, Compartment
from caseflow.policy import Purpose
from caseflow.vault.record import KINDS
from tests.house import House
from tests.promises.story import Story, tell
from tests.promises.test_canary import MAY_SEE, PURPOSE
from tests.promises.test_one_case import change_in
from tests.promises.visiting import Visitor

WORKING = (*PURPOSE, "supervisor")
# Kinds without anything sealed: what decides about the case itself.
OF_THE_CASE = frozenset(name for name, kind in KINDS.items() if not kind.spec.compartments)
# What a provider is told: who it is about, and its own dealings with the case.
TOLD_TO_PROVIDERS = frozenset({"case", "consent", "referral", "referral_feedback"})
# Words that a header, a list or the first page says of a case to those who work on it.
NOT_IN_A_REFERRAL = ("Tư cách", "Mức độ nguy cơ", "Cán bộ phụ trách", "Giai đoạn",
                     "Thời hạn gần nhất")  # fmt: skip

LATE = "Quá hạn"
# Headings, forms and the cells of a table that stay empty.
NOTHING_SAID = re.compile(r"<(thead|form|nav)\b.*?</\1>|<td[^>]*>–</td>", re.DOTALL)


def inside(house: House, key: str, story: Story) -> Access:
    access = open_case(enter(house.actor(key), story.code), Purpose(PURPOSE.get(key, "supervise")))
    for compartment in sorted(FOLDED & access.permit().reads.keys()):
        access = unfold(access, compartment, "cần")
    return access


def kinds_shown(access: Access) -> Mapping[str, frozenset[str]]:
    """The kinds of record that the page of the case, and its timeline, tell of."""
    shown = {v.kind.name for section in case_view(access).sections for v in section.records}
    return {
        "page": frozenset(shown),
        "timeline": frozenset(each.kind.name for each in timeline(access)),
    }


def reachable(key: str) -> frozenset[str]:
    """The kinds of which this officer may read something sealed, or that have nothing."""
    held = {name: kind.spec.compartments for name, kind in KINDS.items()}
    return OF_THE_CASE | {name for name, where in held.items() if where & MAY_SEE[key]}


def test_a_record_out_of_reach_is_not_told_of(house: House) -> None:
    story = tell(house)
    for key in WORKING:
        for place, shown in kinds_shown(inside(house, key, story)).items():
            assert shown <= reachable(key), (key, place, shown - reachable(key))
            assert shown, (key, place)


def test_a_decider_is_told_what_the_decision_rests_on(house: House) -> None:
    shown = kinds_shown(inside(house, "decider", tell(house)))["page"]
    assert shown <= RESTS_ON["identification"] | ALWAYS_SHOWN
    assert {"person", "identification_proposal"} <= shown


def test_a_provider_is_told_of_its_own_referral(house: House) -> None:
    """The clear facts it is given are those of records that name it, or that it wrote."""
    story = tell(house)
    view = case_view(inside(house, "provider", story))
    for section in view.sections:
        for record in section.records:
            clear = [row for row in record.rows if row.part.compartment is None]
            opened = {name for row in clear for name in row.clear() if name in record.values}
            assert not opened or record.kind.name in TOLD_TO_PROVIDERS, record.kind.name


def test_what_was_not_in_the_referral_stands_nowhere(house: House) -> None:
    """The header, the list and the first page of a provider, beside those of a caseworker."""
    story = tell(house)
    change = change_in(house, story)
    start(change, "initial_facts", now() - timedelta(days=30), house.agencies["legal_aid"])
    change.commit()
    said = {key: labels(house, key, story) for key in ("caseworker", "provider")}
    assert said["caseworker"] == {*NOT_IN_A_REFERRAL, LATE}
    assert said["provider"] == set()
    assert Compartment.IDENTITY in story.seen(Visitor(house, "provider").get("/cases").text)


def labels(house: House, key: str, story: Story) -> set[str]:
    """Which of the labels have a value on the pages of the officer, and whether work is late."""
    visitor, found = Visitor(house, key), set[str]()
    visitor.post(f"/cases/{story.code}/open", purpose=PURPOSE[key])
    for path in (f"/cases/{story.code}", "/cases", "/"):
        answer = visitor.get(path)
        assert answer.status_code == 200
        said = NOTHING_SAID.sub("", answer.text)
        for label in (*NOT_IN_A_REFERRAL, LATE):
            if re.search(rf'(?:[">]\s*){label}\s*(?:["<:]|\d)', said):
                found.add(label)
    return found
