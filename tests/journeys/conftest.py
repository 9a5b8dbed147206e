"""One furnished house for all the stories of a module."""

from collections.abc import Iterator
from typing import Any

import pytest

from caseflow.case.acts import Act
from caseflow.case.effects import stand
from caseflow.case.sections import Sections
from caseflow.case.state import load
from caseflow.db import current
from caseflow.demo.telling import Told
from tests.house import Template
from tests.journeys.troupe import Troupe, playing
from tests.postgres import Postgres

# What the answer itself says: how it ended, or who the person is.
TOLD_BY_THE_ANSWER = frozenset({"identification", "verification.record_result"})


@pytest.fixture(autouse=True)
def every_act_foretells_what_it_sets_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """In all stories: no limit begins and no status moves that the page of the act did not say."""
    plain = Told.do

    def do(told: Told, by: str, act: Act, about: str = "", /, **answers: Any) -> None:
        access = told.at(by)
        before, foretold = stand(access), act.sets_off(access)
        plain(told, by, act, about, **answers)
        after = load(access.case)
        assert after
        running = current(Sections).deadlines([access.case]).get(access.case, ())
        begun = {each.clock for each in running if each.record not in before.running}
        assert begun <= {each.clock for each in foretold}, act.endpoint
        if not TOLD_BY_THE_ANSWER & {act.stage, act.endpoint}:
            stands = {before.legal_status, *(each.legal_status for each in foretold)}
            assert after.legal_status in stands, act.endpoint

    monkeypatch.setattr(Told, "do", do)


@pytest.fixture(scope="module")
def cast(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    templates: dict[str, Template],
) -> Iterator[Troupe]:
    """The cast, on SQLite unless the module asks for another database."""
    kind = str(getattr(request, "param", "sqlite"))
    server: Postgres | None = request.getfixturevalue("postgres") if kind == "postgresql" else None
    with playing(kind, templates, server, tmp_path_factory.mktemp("journeys")) as found:
        yield found
