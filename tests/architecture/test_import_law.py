"""The import law holds, and each of its rules is able to fail."""

from pathlib import Path

import pytest

from tests.architecture.import_law import ACTS_ON, HIDDEN, breaches
from tests.architecture.source import Source, matches, sources


def module(name: str, text: str) -> Source:
    return Source(name, Path(*name.split(".")).with_suffix(".py"), text)


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_no_module_breaks_the_import_law(source: Source) -> None:
    assert breaches(source) == []


def test_every_exception_for_a_service_is_still_needed() -> None:
    for room, kept in ACTS_ON.items():
        theirs = [f.name for s in sources() if matches(s.name, room) for f in s.imports]
        assert all(any(matches(name, each) for name in theirs) for each in kept)


def test_every_listed_hidden_import_is_still_there_and_has_a_reason() -> None:
    there = {(s.name, found.inside) for s in sources() for found in s.imports}
    assert set(HIDDEN) <= there
    assert all(len(why) > 20 for why in HIDDEN.values())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("caseflow.intake.web", "from caseflow.intake.records import Declaration"),
        ("caseflow.intake.web", "from caseflow.intake import records"),
        ("caseflow.intake.web", "from . import records"),
        ("caseflow.intake.web", "import sqlalchemy.orm"),
        ("caseflow.intake.web", "from caseflow.vault import sealing"),
        ("caseflow.rescue.web", "from caseflow.people.service import add_person"),
        ("caseflow.support.web.acts", "from caseflow.sharing import forms"),
        ("caseflow.staff.web.account", "from caseflow.oversight.forms import PeriodForm"),
        ("caseflow.cooperation.web.cases", "from caseflow.people import service"),
        ("caseflow.cooperation.web.cases", "from caseflow.people.section import SECTION"),
        ("caseflow.support.records", "from caseflow.support.section import PLAN"),
        ("caseflow.support.records", "from caseflow.support import closing"),
        ("caseflow.support.records", "from caseflow.duties.tasks import TASK_NAMES"),
        ("caseflow.support.giving", "from flask import request"),
        ("caseflow.support.giving", "from caseflow.case.records import Case"),
        ("caseflow.support.giving", "from caseflow.intake import section"),
        ("caseflow.support.closing", "from flask import request"),
        ("caseflow.support.closing", "from wtforms import Form"),
        ("caseflow.support.closing", "from caseflow.support.forms import closure_form"),
        ("caseflow.support.closing", "from caseflow.support.web.room import room"),
        ("caseflow.support.closing", "from caseflow.duties.records import APPROVAL"),
        ("caseflow.support.closing", "from caseflow.sharing import records"),
        ("caseflow.duties.clocks", "from caseflow.case.records import CASE"),
        ("caseflow.cooperation.consenting", "from flask_babel import gettext"),
        ("caseflow.cooperation.consenting", "from caseflow.duties.records import TASK"),
        ("caseflow.case.facts", "from caseflow.sharing.records import BAR"),
        ("caseflow.support.records", "from caseflow.duties.records import APPROVAL"),
        ("caseflow.oversight.words", "from caseflow.staff.records import OFFICER"),
        ("caseflow.support.forms", "from caseflow.support.section import PLAN"),
        ("caseflow.rescue.forms", "from caseflow.rescue.service import HANDOVER"),
        ("caseflow.support.forms", "from caseflow.support.giving import give"),
        ("caseflow.support.forms", "from caseflow.case.access import enter"),
        ("caseflow.support.forms", "from caseflow.lawroom.wording import MARKS"),
        ("caseflow.support.records", "from flask import g"),
        ("caseflow.support.rules", "import sqlalchemy"),
        ("caseflow.support.rules", "from caseflow.clock import now"),
        ("caseflow.law.clocks", "from caseflow.db import Base"),
        ("caseflow.audit.tree", "from cryptography.hazmat.primitives import hashes"),
        ("caseflow.policy", "from flask_babel import gettext"),
        ("caseflow.staff.passwords", "from cryptography.fernet import Fernet"),
        ("caseflow.case.access", "import argon2"),
        ("caseflow.audit.recording", "from caseflow.vault.opening import open_value"),
        ("caseflow.audit.recording", "from caseflow.vault import opening"),
        ("caseflow.audit.recording", "from caseflow.vault.envelope import decrypt"),
        ("caseflow.people.reading", "from caseflow.vault import envelope"),
        ("caseflow.staff.sessions", "from caseflow.vault.secrets import Secrets"),
        ("caseflow.gate", "from caseflow.app import create_app"),
        ("caseflow.gate", "import importlib\nroom = importlib.import_module('caseflow.app')"),
        ("caseflow.gate", "app = __import__(name)"),
        ("caseflow.clock", "def now():\n    import time\n"),
        ("caseflow.rescue.web", "def page():\n    if 1:\n        from sqlalchemy import text\n"),
    ],
)
def test_a_breach_is_caught(name: str, text: str) -> None:
    assert breaches(module(name, text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("caseflow.rescue.web", "from caseflow.rescue.service import HANDOVER\nimport flask"),
        ("caseflow.intake.web", "from caseflow.identification_codes import x"),
        ("caseflow.staff.web.account", "from caseflow.staff import forms, service"),
        ("caseflow.staff.records", "from caseflow.vault.record import record_kind"),
        ("caseflow.intake.progress", "from caseflow.case.access import enter"),
        ("caseflow.intake.progress", "from . import records"),
        ("caseflow.intake.receiving", "from caseflow.intake.records import INTAKE"),
        ("caseflow.cooperation.consenting", "from caseflow.sharing.records import CONSENT"),
        ("caseflow.case.web.pages", "from flask import url_for"),
        ("caseflow.intake.rules", "from enum import StrEnum\nfrom caseflow.law import clocks"),
        ("caseflow.lawroom.forms", "from caseflow.lawroom.wording import MARKS"),
        ("caseflow.support.forms", "from caseflow.languages import gettext"),
        ("caseflow.audit.disclosure", "from caseflow.vault.opening import open_value"),
        ("caseflow.audit.signing", "from cryptography.hazmat.primitives import hashes"),
        ("caseflow.commands", "from caseflow.app import create_app"),
    ],
)
def test_what_the_law_allows_passes(name: str, text: str) -> None:
    assert breaches(module(name, text)) == []
