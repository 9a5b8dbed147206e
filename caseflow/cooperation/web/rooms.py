"""The room for the app to register: the modules give it its routes."""

from caseflow.cooperation.web import cases, consents, requests
from caseflow.cooperation.web.room import room

ROOM = room
PARTS = (cases, consents, requests)
