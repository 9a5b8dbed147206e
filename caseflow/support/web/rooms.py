"""The room for the app to register: the modules give it its routes."""

from caseflow.support.web import acts, reading, referrals
from caseflow.support.web.room import room

ROOM = room
PARTS = (acts, reading, referrals)
