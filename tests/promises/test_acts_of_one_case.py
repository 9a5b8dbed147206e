"""An act in one case with the id of a record of another: it is as if there were none, on the
page and behind it, and nothing is written in either case."""

from uuid import uuid4

import pytest

from caseflow.case.access import Access, enter, open_case
from caseflow.case.acts import Act, Submission, allowed
from caseflow.case.sections import Sections
from caseflow.errors import Denied, NotThere, Refused
from caseflow.policy import Purpose
from caseflow.sharing.records import BAR
from caseflow.vault.reading import of_case
from tests.house import OFFICERS as CAST
from tests.house import House
from tests.promises.story import Story, answers, tell
from tests.promises.test_one_case import change_in
from tests.promises.test_silent_log import OFFICERS, rows
from tests.promises.visiting import Visitor

WORKING = {
    **{key: purpose for key, purpose in OFFICERS.items() if purpose},
    "intake": "receive", "police_supervisor": "supervise",
}  # fmt: skip


def targeted(house: House) -> list[Act]:
    return [act for act in house.app.extensions["caseflow"][Sections].acts() if act.target]


def address(act: Act, code: str, record: str) -> str:
    return f"/cases/{code}/{act.room or act.stage}/{act.slug.replace('_', '-')}/{record}"


def stories(house: House) -> tuple[Story, Story]:
    """Two cases alike, the second with an officer barred from it besides."""
    one, two = tell(house), tell(house)
    change = change_in(house, two)
    change.add(BAR, {"barred_officer": house.officers["caseworker_2"], "ground": "kin"})
    change.commit()
    return one, two


def who_may(act: Act) -> list[str]:
    return [key for key in WORKING if CAST[key][0] in allowed(act)]


def record_of(act: Act, story: Story) -> str:
    """A record of the kind that ``act`` is about; the newest of those there are."""
    assert act.target is not None
    return of_case([act.target], story.case)[-1].record


def inside(house: House, key: str, story: Story) -> Access:
    return open_case(enter(house.actor(key), story.code), Purpose(WORKING[key]))


def test_a_record_of_another_case_is_not_there(house: House) -> None:
    one, two = stories(house)
    visitors = {}
    for key in WORKING:
        visitors[key] = Visitor(house, key)
        for story in (one, two):
            visitors[key].post(f"/cases/{story.code}/open", purpose=WORKING[key])
    before, own = rows(), set()
    for act in targeted(house):
        record = record_of(act, two)
        for key in who_may(act):
            if visitors[key].get(address(act, two.code, record)).status_code == 200:
                own.add(act.endpoint)
            path = address(act, one.code, record)
            assert visitors[key].get(path).status_code == 404, (key, path)
            assert visitors[key].post(path).status_code == 404, (key, path)
    assert len(own) >= 8, own  # or nothing was tried: there the record has its page
    assert rows() == before


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_nor_is_it_behind_the_page(house: House) -> None:
    """The services by themselves: they are told the record, and look whose it is."""
    one, two = stories(house)
    before, tried = rows(), 0
    for act in targeted(house):
        told = {kind.name: answers(house, one, kind) for kind in act.kinds}
        for key in who_may(act):
            try:
                access = inside(house, key, one)
            except NotThere:  # a role that has no part in this story
                continue
            sent = Submission(told, str(uuid4()), record_of(act, two))
            with pytest.raises((NotThere, Denied, Refused)):
                act.run(access, sent)
            tried += 1
    assert tried > 20
    assert rows() == before
