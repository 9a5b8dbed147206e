"""Putting the house together. The only module that knows all others."""

from flask import Flask, request

from caseflow import assets, gate, headers, languages, screens, wire
from caseflow.audit import indexing, pseudonyms, settlement, signing
from caseflow.audit.copies import CheckpointCopies, FileCopy, RowCopy
from caseflow.audit.events import Event
from caseflow.audit.following import Following
from caseflow.audit.ledger import Ledger
from caseflow.audit.noting import note
from caseflow.audit.receipts import forget, receipts
from caseflow.audit.sequencer import Log
from caseflow.case.access import DRAFTS
from caseflow.case.facts import ADMITTING
from caseflow.case.lines import FOLLOWING
from caseflow.case.lists import open_cases
from caseflow.case.openings import NotOpened
from caseflow.case.proposals import Proposals
from caseflow.case.sections import Sections
from caseflow.case.web.pages import to_opening
from caseflow.case.web.rooms import ROOM as CASES
from caseflow.config import Config
from caseflow.cooperation import section as cooperation
from caseflow.cooperation.web.rooms import ROOM as COOPERATION
from caseflow.db import (
    Base,
    current,
    db,
    engine_options,
    let_go,
    make_engine,
    prepare_engine,
    provide,
)
from caseflow.duties import approvals, history, owing
from caseflow.duties.deadlines import deadlines
from caseflow.duties.unassigned import open_cases_of
from caseflow.duties.waiting import waiting
from caseflow.duties.web import home as duties_web
from caseflow.forms import base as forms
from caseflow.identification import section as identification
from caseflow.identification import web as identification_web
from caseflow.intake import facts as intake_facts
from caseflow.intake import section as intake
from caseflow.intake import web as intake_web
from caseflow.lawroom import service as lawroom
from caseflow.lawroom import shelf as law_shelf
from caseflow.lawroom import web as lawroom_web
from caseflow.oversight import web as oversight_web
from caseflow.people import section as people
from caseflow.people import web as people_web
from caseflow.people.ageing import grow_older
from caseflow.people.records import PERSON
from caseflow.protection import section as protection
from caseflow.protection import web as protection_web
from caseflow.reminding import web as reminding_web
from caseflow.rescue import section as rescue
from caseflow.rescue import web as rescue_web
from caseflow.staff.amendments import Amendments
from caseflow.staff.caseload import CaseLoad
from caseflow.staff.web import login
from caseflow.staff.web.rooms import ROOMS as STAFF_ROOMS
from caseflow.stores import check_migrated, open_keys
from caseflow.support import returning
from caseflow.support import section as support
from caseflow.support.web.rooms import ROOM as SUPPORT
from caseflow.vault import lookup, snapshot
from caseflow.vault.column import check_declared
from caseflow.vault.keystore import KEYS, KeyStore
from caseflow.verification import section as verification
from caseflow.verification import web as verification_web

LARGEST_FORM = 1024 * 1024
ROOMS = (
    *STAFF_ROOMS,
    duties_web.room,
    CASES,
    people_web.room,
    COOPERATION,
    oversight_web.room,
    lawroom_web.room,
    reminding_web.room,
    intake_web.room,
    verification_web.room,
    identification_web.room,
    rescue_web.room,
    protection_web.room,
    SUPPORT,
)
# The parts of a case page, in the order of the journey.
SECTIONS = (
    people.SECTION,
    intake.SECTION,
    cooperation.SECTION,
    verification.SECTION,
    identification.SECTION,
    rescue.SECTION,
    protection.SECTION,
    support.SECTION,
)


def create_app(config: Config) -> Flask:
    """The application of an instance that is migrated and has its keys; otherwise
    ``StartRefused`` says in one sentence what is missing."""
    check_declared(Base.metadata)
    check_declared(KEYS)
    keys = open_keys(config)
    sections = _sections()
    app = Flask("caseflow", static_folder=None)
    app.config.update(
        SECRET_KEY=signing.cookie_key(keys),
        SESSION_COOKIE_SECURE=config.secure_cookies,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        SQLALCHEMY_DATABASE_URI=config.cases_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(config.cases_url),
        TESTING=config.testing,
    )
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
        check_migrated("cases", db.engine)
        shelf = law_shelf.Shelf()
        law = shelf.newest()
    provide(app, config, law, keys, pseudonyms.load(keys), _log(config, keys), sections)
    provide(app, shelf, lookup.load(keys))
    provide(app, Proposals(approvals.put_to, sections.forms))
    provide(app, Amendments(lawroom.undecided))
    provide(app, CaseLoad(open_cases, open_cases_of), DRAFTS, FOLLOWING, ADMITTING)
    _furnish(app, config)
    return app


def _log(config: Config, keys: KeyStore) -> Log:
    engine = make_engine(config.audit_url)
    ledger = Ledger(engine)  # before the first connection, whose file it remembers
    check_migrated("audit", engine)
    copies = CheckpointCopies(RowCopy(keys.engine), FileCopy(config.home / "checkpoint"))
    return Log(ledger, signing.load(keys), copies)


def _sections() -> Sections:
    sections = Sections(list(SECTIONS))
    sections.deadlines, sections.put_up = deadlines, approvals.put_up_ever
    sections.asked, sections.returned = history.ASKED_HERE, intake_facts.returned_on
    sections.owed, sections.yearly = owing.owed, returning.yearly
    sections.foreigner = intake_facts.came_as_foreigner
    sections.reviews_due = returning.due_now
    sections.at_opening, sections.waiting = grow_older, waiting
    sections.name_kind, sections.also_searched = PERSON, ("other_names",)
    return sections


def _furnish(app: Flask, config: Config) -> None:
    """Rooms, languages, forms, errors; the gate last, when every route is there."""
    app.before_request(_begin)
    wire.install(app)
    app.teardown_request(lambda _error: let_go())
    app.teardown_request(lambda _error: snapshot.forget())
    languages.install(app)
    assets.install(app)
    forms.install(app)
    login.prepare(app)
    screens.install(app)
    headers.install(app, secure=config.secure_cookies)
    for room in ROOMS:
        app.register_blueprint(room)
    app.register_error_handler(NotOpened, to_opening)
    gate.install(app, gate.Watch(login.current_actor, login.refused, login.missed, receipts))


def _begin() -> None:
    forget()
    if request.method in ("GET", "HEAD"):
        snapshot.begin()
    if request.endpoint != "assets.file":
        law_shelf.take(current(law_shelf.Shelf))


def start(app: Flask) -> int:
    """What happens once before serving: interrupted changes settled, the start noted.
    Returns how many changes were settled."""
    with app.app_context():
        settled = settlement.settle(current(Log).ledger)
        current(Following).catch_up()
        indexing.catch_up()
        note(Event.INSTANCE_STARTED)
    return settled
