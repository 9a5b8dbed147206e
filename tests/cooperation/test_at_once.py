"""Two officers write the same at the same moment: the second looks at the first's, and there is
one."""

import pytest

from caseflow.errors import Conflict
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.representing import representatives
from caseflow.sharing.records import REFERRAL
from caseflow.vault.reading import clear_rows
from tests.cooperation.test_races import agreed, refer
from tests.house import House
from tests.meanwhile import Meanwhile
from tests.people.around import add
from tests.protection.cases import at
from tests.support.steps import victim


def test_a_body_is_asked_once_for_the_same(house: House, meanwhile: Meanwhile) -> None:
    code = victim(house)
    agreed(house, code)
    meanwhile("support.refer", refer(house, code))
    with pytest.raises(Conflict):
        refer(house, code)()
    assert len(clear_rows(REFERRAL, at(house, "caseworker", code).case)) == 1


def test_a_representative_is_recorded_once(house: House, meanwhile: Meanwhile) -> None:
    """Of two records of one person one would be barred and the other speak on."""
    code = victim(house)
    told = {"full_name": "Lò Văn Bảy", "kind": "guardian", "bar_ground": "none"}

    def record() -> None:
        add(at(house, "caseworker", code), REPRESENTATIVE, **told)

    meanwhile("add.representative", record)
    with pytest.raises(Conflict):
        record()
    assert len(representatives(at(house, "caseworker", code))) == 1
