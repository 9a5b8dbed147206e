"""The room of cases: everything that belongs to no stage."""

from caseflow.gate import Room, roles
from caseflow.policy import CASE_ROLES

room = Room("cases", __name__)
EVERYONE = roles(*sorted(CASE_ROLES))
