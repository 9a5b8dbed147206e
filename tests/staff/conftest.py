"""An instance of staff for each test, with the people whom most tests need.

It is made once and copied, because honest password hashes take their time.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from caseflow.policy import Role
from tests.staff.house import House, make_house, open_house


@dataclass(frozen=True)
class Model:
    """The instance that is copied for each test."""

    home: Path
    agency: str
    officers: dict[str, str]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Two administrators, a supervisor, a caseworker; all enrolled and confirmed."""
    home = tmp_path_factory.mktemp("model")
    house = make_house(home)
    house.add("quan.tri.mot", Role.ADMINISTRATOR)
    house.add("quan.tri.hai", Role.ADMINISTRATOR)
    house.add("lanh.dao", Role.SUPERVISOR)
    house.add("can.bo", Role.CASEWORKER)
    house.close()
    return Model(home, house.agency, house.officers)


@pytest.fixture
def house(model: Model, tmp_path: Path) -> Iterator[House]:
    """A copy of the model, opened by an app of its own."""
    home = tmp_path / "home"
    shutil.copytree(model.home, home)
    opened = open_house(home, model.agency, model.officers)
    yield opened
    opened.close()
