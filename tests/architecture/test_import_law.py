"""The import law holds, and each of its rules is able to fail."""

from pathlib import Path

import pytest

from tests.architecture.import_law import HIDDEN, breaches
from tests.architecture.source import Source, sources


def module(name: str, text: str) -> Source:
    return Source(name, Path(*name.split(".")).with_suffix(".py"), text)


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_no_module_breaks_the_import_law(source: Source) -> None:
    assert breaches(source) == []


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
        ("caseflow.intake.web", "from caseflow.case.service import open_case"),
        ("caseflow.support.web", "from caseflow.sharing import forms"),
        ("caseflow.support.service", "from flask import request"),
        ("caseflow.support.service", "from caseflow.case.records import Case"),
        ("caseflow.support.service", "from caseflow.intake import service"),
        ("caseflow.support.forms", "from caseflow.support.service import plan"),
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
        ("caseflow.intake.web", "from caseflow.intake.service import receive\nimport flask"),
        ("caseflow.intake.web", "from caseflow.identification_codes import x"),
        ("caseflow.intake.service", "from caseflow.case.service import open_case"),
        ("caseflow.intake.service", "from . import records"),
        ("caseflow.intake.rules", "from enum import StrEnum\nfrom caseflow.law import clocks"),
        ("caseflow.audit.disclosure", "from caseflow.vault.opening import open_value"),
        ("caseflow.audit.signing", "from cryptography.hazmat.primitives import hashes"),
        ("caseflow.commands", "from caseflow.app import create_app"),
    ],
)
def test_what_the_law_allows_passes(name: str, text: str) -> None:
    assert breaches(module(name, text)) == []
