"""While the log cannot be written no form of a confidential route is taken: held back with an
explanation where the officer may act at all, and nothing is written whoever sends it."""

import pytest

from caseflow.audit.sequencer import Log
from caseflow.case.sections import Sections
from tests.house import House
from tests.promises.story import tell
from tests.promises.test_malformed import address, rules
from tests.promises.test_silent_log import is_held_back, officers, rows, unwritable
from tests.promises.visiting import who_of

ARGUMENTS = {"kind": "identity_document", "compartment": "health"}
# What an officer is led to or refused by before anything of a case is asked for.
SHOWS_NOTHING = {303, 400, 403, 404}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_no_confidential_form_is_taken(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tell(house)
    visitors = officers(house, story)
    confidential = [rule for rule in rules(house, "POST") if who_of(house, rule).confidential]
    acts = house.app.extensions["caseflow"][Sections].acts()
    about = {act.endpoint: story.records.get(act.target.name) for act in acts if act.target}
    held_back: set[str] = set()
    before = rows()
    monkeypatch.setattr(Log, "append", unwritable)
    for rule in confidential:
        path = address(rule, story, {**ARGUMENTS, "record": about.get(rule.endpoint) or "0" * 32})
        for visitor in visitors.values():
            if visitor.role not in who_of(house, rule).roles:
                continue
            page = visitor.post(path)
            if page.status_code == 503:
                is_held_back(page, story)
                held_back.add(rule.endpoint)
            assert page.status_code in {503, *SHOWS_NOTHING}, rule.endpoint
            assert not story.seen(page.text), rule.endpoint
    assert len(held_back) > 55, sorted({rule.endpoint for rule in confidential} - held_back)
    assert rows() == before
