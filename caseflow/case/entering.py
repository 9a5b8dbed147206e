"""Coming into a case: opened with a purpose, and what the day has changed in it made true."""

from caseflow.case.access import Access, open_case
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.policy import Purpose


def come_in(access: Access, purpose: Purpose) -> None:
    """Open the case; then whatever follows from the day it is opened on."""
    current(Sections).at_opening(open_case(access, purpose))
