"""The whole tour of a demonstration, taken once a run: what each role was shown.

Tests judge what was seen here; the browser tests go to the same addresses in a copy.
"""

import fcntl
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from caseflow.app import create_app
from caseflow.audit.sequencer import Log
from caseflow.case.records import CASE
from caseflow.db import current as held
from caseflow.db import db
from caseflow.demo.staffing import OFFICERS, PASSWORD
from caseflow.vault.keystore import KeyStore
from caseflow.vault.reading import current
from tests.pages.demonstration import config_of, copy_of, original
from tests.pages.officer import Officer
from tests.pages.plans import overheard, walked
from tests.pages.refusals import refuse_all
from tests.pages.walk import Visit, Walk, Walker, first_of_each

BEFORE = frozenset({"sign_in.form", "sign_in.factor"})  # gone once signed in


@dataclass(frozen=True)
class Tour:
    """What each role was shown; which tables were walked whole for it, by which statements."""

    walks: list[Walk]
    walked: dict[str, set[str]]


def tour(folder: Path) -> Tour:
    """The walk of one officer of each role; who comes first takes it, the others read it."""
    kept = folder / "tour.pickle"
    with (folder / "tour.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            home = copy_of(original(folder), folder / "toured")
            with app_of(home) as app:
                closed = closed_cases(app)
                with overheard() as asked:
                    walks = list(_walks(app, closed))
                kept.write_bytes(pickle.dumps(Tour(walks, walked(asked))))
    found: Tour = pickle.loads(kept.read_bytes())
    return found


def _walks(app: Flask, closed: list[str]) -> Iterator[Walk]:
    yield strangers_walk(app)
    known = set[str]()
    officers = [
        officers_walk(app, each.sign_in_name, str(each.role), closed, known)
        for each in {officer.role: officer for officer in reversed(OFFICERS)}.values()
    ]
    for walker, new in officers:  # a form that is taken changes what whoever comes later sees
        refuse_all(walker, new)
        lock(walker)
        yield walker.walk


@contextmanager
def app_of(home: Path) -> Iterator[Flask]:
    """The application over ``home``; its stores are let go of afterwards."""
    app = create_app(config_of(home))
    try:
        yield app
    finally:
        with app.app_context():
            held(Log).close()
            held(Log).ledger.engine.dispose()
            held(KeyStore).engine.dispose()
            db.session.remove()
            db.engine.dispose()


def strangers_walk(app: Flask) -> Walk:
    """What somebody who has not signed in can reach."""
    return Walker(Officer(app), "", "stranger").run(["/sign-in", "/enrol"])


def officers_walk(
    app: Flask, name: str, role: str, closed: list[str], known: set[str]
) -> tuple[Walker, list[Visit]]:
    """Everything ``name`` can reach; then, of the kinds of page that are not ``known`` from
    an earlier walk, the English page. Returned with these, whose forms are yet to be sent."""
    officer = Officer(app)
    walker = Walker(officer, name, role, closed)
    name_page, code_page, entered = officer.sign_in(name, PASSWORD)
    walker.note(name_page)
    walker.note(code_page)
    walker.run([entered.location, "/sign-in/role"])
    walker.search("nguyen")
    asked = [v for v in walker.walk.visits if v.how == "visited" and v.kind not in known]
    new = [visit for visit in first_of_each(asked, "kind") if visit.endpoint not in BEFORE]
    known |= {visit.kind for visit in new}
    officer.speak("en")
    for visit in new:
        answer = officer.get(visit.answer.path)
        if answer.status == 200:
            walker.note(answer, "english")
    officer.speak("vi")
    return walker, new


def lock(walker: Walker) -> None:
    """Lock the screen and see what then is there."""
    page = walker.officer.get("/account")
    form = next(f for f in page.markup.forms if f.action.startswith("/sign-in/lock"))
    walker.officer.submit(form)
    walker.note(walker.officer.get("/sign-in/unlock"))


def closed_cases(app: Flask) -> list[str]:
    """The codes of a few closed cases."""
    with app.app_context():
        facts = [row.values for row in current(CASE)]
    return [f["case_code"] for f in facts if str(f["status"]).startswith("Closed")][:2]
