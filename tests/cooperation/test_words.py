"""Who takes part is shown in words, never in codes."""

from caseflow.case.labels import Shower
from caseflow.policy import Standing
from caseflow.sharing.participation import Capacity
from caseflow.sharing.records import ASSIGNMENT, PARTICIPATION
from tests.house import House


def test_standing_capacity_and_compartments_have_words(house: House) -> None:
    with house.app.test_request_context():
        shower = Shower()
        for kind, name, codes in (
            (PARTICIPATION, "standing", list(Standing)),
            (ASSIGNMENT, "capacity", list(Capacity)),
        ):
            words = {shower.value(kind.spec.field(name), code) for code in codes}
            assert len(words) == len(codes)
            assert not words & set(codes)
        field = PARTICIPATION.spec.field("compartments")
        assert shower.value(field, ["identity", "legal"]) == "Nhân thân; Thủ tục pháp lý"
