"""A marker in every sealed field of every kind of record: it stands in no file, no log and
no temporary file, and on a page only for whom the access table lets read it, with its entry.
"""

import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from caseflow.audit.ledger import Told
from caseflow.db import db, make_engine
from caseflow.law.compartments import Compartment
from tests.house import House
from tests.postgres import Postgres
from tests.promises.story import Story, marked_kinds, tell
from tests.promises.traces import check_files, check_nowhere, traces
from tests.promises.visiting import Visitor, pages, who_of

C = Compartment
LEAD = frozenset(C) - {C.OVERSIGHT}
# What each officer may see in this story: the role's row of the access table within what the
# agency's participation names. A decider sees what the proposal rests on.
MAY_SEE: Mapping[str, frozenset[Compartment]] = {
    "intake_2": LEAD - {C.COUNSELLING, C.INVESTIGATION},
    "caseworker": LEAD - {C.COUNSELLING, C.INVESTIGATION},
    "counsellor": frozenset({C.IDENTITY, C.CONTACT, C.ACCOUNT, C.HEALTH, C.COUNSELLING, C.SUPPORT}),
    "police": frozenset({C.IDENTITY, C.CONTACT, C.ACCOUNT, C.INVESTIGATION, C.LEGAL}),
    "decider": frozenset({C.IDENTITY, C.LEGAL}),
    "protection": frozenset({C.IDENTITY, C.CONTACT, C.PROTECTION}),
    "supervisor": frozenset({C.IDENTITY, C.CONTACT, C.SUPPORT, C.LEGAL}),
    "police_supervisor": frozenset({C.IDENTITY, C.CONTACT, C.LEGAL}),
    "commune_supervisor": frozenset({C.IDENTITY, C.CONTACT, C.SUPPORT, C.LEGAL}),
    "provider": frozenset({C.IDENTITY, C.CONTACT, C.SUPPORT}),
    "intake": frozenset(),
    "other_caseworker": frozenset(),
    "caseworker_2": frozenset(),
    "police_2": frozenset(),
    "decider_2": frozenset(),
    "provider_2": frozenset(),
    "auditor": frozenset(),
    "admin": frozenset(),
}
PURPOSE = {
    "intake_2": "receive", "caseworker": "support", "counsellor": "support", "police": "verify",
    "decider": "decide", "protection": "protect", "provider": "referred_service",
}  # fmt: skip
LANGUAGES = {"counsellor": "en", "police": "en", "provider": "en", "intake": "en"}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go during the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def visit(house: House, story: Story, key: str) -> Visitor:
    """Officer ``key`` opens the case with a purpose and unfolds all that can be."""
    visitor = Visitor(house, key, LANGUAGES.get(key, "vi"))
    visitor.post(f"/cases/{story.code}/open", purpose=PURPOSE.get(key, "supervise"))
    for compartment in Compartment:
        visitor.post(f"/cases/{story.code}/unfold/{compartment}", reason=f"cần {story.mark}")
    return visitor


def look(visitor: Visitor, story: Story, path: str) -> set[Compartment]:
    """GET ``path``: what was seen there, which must be permitted and told to the log."""
    newest = visitor.house.entries(limit=1)[0].seq
    page = visitor.get(path)
    seen = story.seen(page.text + str(page.headers))
    assert seen <= MAY_SEE[visitor.key], f"{visitor.key} at {path}"
    if seen:
        assert page.status_code == 200, path
        assert seen <= _told(visitor, newest), f"{visitor.key} at {path}: shown but not told"
    return seen


def _told(visitor: Visitor, newest: int) -> set[Compartment]:
    fresh: list[Told] = [e for e in visitor.house.entries(limit=20) if e.seq > newest]
    return {
        Compartment(name)
        for entry in fresh
        if entry.facts.get("actor", {}).get("officer") == visitor.officer
        for name in entry.facts.get("compartments", ())
    }


def core(story: Story) -> list[str]:
    home = f"/cases/{story.code}"
    return [home, f"{home}/timeline", "/cases", "/", f"/search/{story.result}"]


def test_no_page_shows_a_marker_to_whom_it_is_not_for(house: House) -> None:
    story = tell(house)
    for key, allowed in MAY_SEE.items():
        visitor = visit(house, story, key)
        seen = set().union(*(look(visitor, story, path) for path in core(story)))
        assert seen == allowed, key


@sqlite
def test_no_room_shows_a_marker_to_whom_it_is_not_for(house: House) -> None:
    """Every page there is for the role, with the ids of this case."""
    story, visited = tell(house), 0
    story.records = _one_a_mixture(story)
    for key in (*PURPOSE, "supervisor", "auditor", "admin"):
        visitor = visit(house, story, key)
        for rule, path in pages(house, story):
            if visitor.role in who_of(house, rule).roles:
                look(visitor, story, path)
                visited += 1
    assert visited > 200


def _one_a_mixture(story: Story) -> dict[str, str]:
    """Of kinds that hold the same compartments one is enough, and all that acts are about."""
    chosen: dict[object, str] = {}
    for kind in marked_kinds():
        chosen.setdefault(kind.spec.compartments, kind.name)
    acted = {"identification_proposal", "protection_measure", "verification_request", "person"}
    return {n: r for n, r in story.records.items() if n in acted.union(chosen.values())}


def test_errors_and_refused_forms_leave_no_trace(
    house: House, temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The marker is typed into forms that are refused, searched for, and made to break pages."""
    story = tell(house)
    caplog.set_level(logging.DEBUG)
    visitor = visit(house, story, "caseworker")
    home = f"/cases/{story.code}"
    visitor.post("/search", term=story.mark)
    visitor.post("/search", term=f"{story.marker(C.IDENTITY)} hoa")
    visitor.get(f"{home}/correct/person/{story.records['person']}")
    visitor.post(f"{home}/correct/person/{story.records['person']}", full_name=story.mark)
    visitor.post(f"{home}/add/relative_or_contact", full_name=story.mark, phone=story.mark)
    visitor.post(f"{home}/unfold/identity", reason=story.mark)
    for rule in _breaking(house, story):
        assert visitor.get(rule).status_code == 500
    assert "Traceback" in caplog.text or "failed" in caplog.text
    check_nowhere(house, story, temporary, caplog)


def _breaking(house: House, story: Story) -> list[str]:
    """Routes that fail with a value in their hands and in their error's message."""
    from caseflow.gate import Room, roles
    from caseflow.policy import CASE_ROLES

    room = Room("breaking", __name__)

    def raise_it(how: str) -> str:
        name = story.marker(C.IDENTITY)
        if how == "value":
            int(name)
        if how == "key":
            return {"a": "b"}[name]
        if how == "chained":
            try:
                int(name)
            except ValueError as error:
                raise RuntimeError(f"could not read {name}") from error
        with db.engine.connect() as connection:
            connection.execute(text("SELECT * FROM nothing WHERE name = :n"), {"n": name})
        return "never"

    room.route("/breaking/<how>", who=roles(*CASE_ROLES), endpoint="it")(raise_it)
    house.app._got_first_request = False
    house.app.register_blueprint(room)
    return [f"/breaking/{how}" for how in ("value", "key", "chained", "sql")]


def test_no_file_holds_a_marker(
    house: House, temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    story = tell(house)
    visitor = visit(house, story, "caseworker")
    for path in core(story):
        look(visitor, story, path)
    check_nowhere(house, story, temporary, caplog)


@sqlite
def test_the_search_for_traces_would_find_one(house: House, tmp_path: Path) -> None:
    """The canary's own canary: a value kept in clear anywhere is found."""
    story = tell(house)
    assert traces(story, b"\x00" + story.mark.upper().encode() + b"\x00")
    assert traces(story, story.mark.encode().hex().encode())
    engine = make_engine(house.config.cases_url)
    with engine.begin() as connection:
        statement = text("UPDATE participation SET ground = :mark")
        connection.execute(statement, {"mark": story.mark})
    engine.dispose()
    with pytest.raises(AssertionError, match=r"cases\.db"):
        check_files(story, house.config.home)


def test_the_server_is_ours(postgres: Postgres) -> None:
    """The walk over PostgreSQL's own files reads this process's server, and no other."""
    with psycopg.connect(postgres.url.replace("+psycopg", "")) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    assert "caseflow-pg-" in row[0]
