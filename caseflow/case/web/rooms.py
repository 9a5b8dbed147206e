"""The room for the app to register: the modules give it its routes."""

from caseflow.case.web import cases, past, searching
from caseflow.case.web.room import room

ROOM = room
PARTS = (cases, past, searching)
