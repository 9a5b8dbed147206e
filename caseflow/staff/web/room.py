"""The room of those who look after staff: administrators, and supervisors who confirm."""

from caseflow.gate import Room

room = Room("staff", __name__, url_prefix="/staff")
