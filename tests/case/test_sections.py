"""What the rooms register with the case page."""

from caseflow.app import SECTIONS
from caseflow.case.rules import Stage
from caseflow.case.sections import Sections


def test_every_stage_says_where_its_outcome_stands() -> None:
    """The header reads it by the codes of a field of a record that the stage itself shows."""
    sections = Sections(list(SECTIONS))
    for stage in Stage:
        record, field = sections.outcome_of(stage)
        [section] = [each for each in SECTIONS if each.name == stage]
        [kind] = [each for each in section.kinds if each.name == record]
        assert kind.spec.field(field).type == "choice", stage
