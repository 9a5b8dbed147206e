"""A house with officers and no case: every page that can be reached says so, and is well made."""

from collections.abc import Iterator

import pytest
from flask import Flask

from caseflow.policy import Role
from caseflow.staff import second_factor
from tests.house import OFFICERS, PASSWORD, House, cloned, furnish
from tests.pages.officer import Officer
from tests.pages.walk import Walk, Walker
from tests.postgres import sqlite_stores

ONE_OF_EACH = {role: key for key, (role, _agency) in reversed(OFFICERS.items())}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("empty")
    template = furnish(home, sqlite_stores(home))
    with cloned(template, tmp_path_factory.mktemp("cloned"), None) as found:
        yield found


def walked(app: Flask, house: House, role: Role) -> Walk:
    """One officer of ``role`` walks through the house."""
    key, officer = ONE_OF_EACH[role], Officer(app)
    with app.app_context():
        code = second_factor.next_code(house.officers[key])
    *_, entered = officer.sign_in(key.replace("_", "-"), PASSWORD, code)
    walker = Walker(officer, key, str(role))
    return walker.run([entered.location])


@pytest.mark.parametrize("role", ONE_OF_EACH)
def test_empty_pages_are_well_made(house: House, role: Role) -> None:
    walk = walked(house.app, house, role)
    assert walk.faults == []
    assert walk.visits
    for visit in (visit for visit in walk.visits if visit.how != "file"):
        assert visit.answer.markup.faults("vi") == [], visit.answer.path
        if visit.endpoint in ("cases.index", "work.home"):
            assert 'class="cf-empty"' in visit.answer.html, visit.answer.path


def test_everybody_has_a_first_page(house: House) -> None:
    assert set(ONE_OF_EACH) == set(Role) - {Role.STATISTICIAN}
